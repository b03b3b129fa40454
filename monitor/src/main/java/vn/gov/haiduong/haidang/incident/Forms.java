package vn.gov.haiduong.haidang.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import vn.gov.haiduong.haidang.incident.FormDraft.Choice;
import vn.gov.haiduong.haidang.incident.FormDraft.Choices;
import vn.gov.haiduong.haidang.incident.FormDraft.Known;
import vn.gov.haiduong.haidang.incident.FormDraft.Line;
import vn.gov.haiduong.haidang.incident.FormDraft.Missing;
import vn.gov.haiduong.haidang.incident.FormDraft.Section;
import vn.gov.haiduong.haidang.incident.FormDraft.Value;
import vn.gov.haiduong.haidang.plan.IncidentType;
import vn.gov.haiduong.haidang.plan.PlanStep;
import vn.gov.haiduong.haidang.probe.Cause;
import vn.gov.haiduong.haidang.time.Province;
import vn.gov.haiduong.haidang.wording.CauseWords;
import vn.gov.haiduong.haidang.wording.Spans;

/**
 * Drafts of the papers of an incident (TT 20/2017 Phụ lục I and the later laws), filled from the
 * incident as far as the monitor knows.
 */
public final class Forms {

  private final Incident incident;
  private final World world;
  private final Instant now;
  private final Optional<Subject> subject;

  private Forms(Incident incident, World world, Instant now) {
    this.incident = incident;
    this.world = world;
    this.now = now;
    this.subject = incident.root().flatMap(member -> world.subject(member.target()));
  }

  /** The draft of a form, filled as far as the monitor knows. */
  public static FormDraft of(Form form, Incident incident, World world, Instant now) {
    Forms forms = new Forms(incident, world, now);
    return switch (form) {
      // The least that TT 20/2017 Điều 9.3a asks for.
      case NOTICE ->
          forms.form(
              form,
              List.of(reporter(), forms.system(), forms.description(), asks()),
              "TT 20/2017 Điều 9.3a");
      case INITIAL ->
          forms.form(
              form,
              List.of(
                  reporter(),
                  forms.system(),
                  forms.description(),
                  forms.noticed(),
                  technical(),
                  asks(),
                  forPeople("Thời gian báo cáo", "Ngày, tháng, năm, giờ, phút")),
              "TT 20/2017 Điều 9.2b, Phụ lục I Mẫu 03");
      case CLOSING ->
          forms.form(
              form,
              List.of(reporter(), forms.system(), forms.description(), forms.result()),
              "TT 20/2017 Điều 9.2b, Phụ lục I Mẫu 04");
      case CAUSE ->
          forms.form(
              form,
              List.of(
                  reporter(),
                  forms.system(),
                  forms.description(),
                  forms.scope(),
                  forms.remedy(),
                  asks()),
              "NĐ 331/2026 Điều 31.2.d");
      case STATEMENT -> forms.form(form, List.of(forms.inPublic(), said()), "NĐ 244/2026 Điều 7.3");
      case PERSONAL_DATA ->
          forms.form(
              form,
              List.of(reporter(), forms.description(), breach(), forms.remedy()),
              "Luật 91/2025/QH15 Điều 23.1; NĐ 356/2025 Mẫu 08");
      case SUPPORT ->
          forms.form(
              form,
              List.of(forms.inShort(), forms.remedy(), wanted("Nội dung đề nghị hỗ trợ")),
              "QĐ 05/2017 Điều 11.4; TT 20/2017 Điều 11");
      case DIRECTION ->
          forms.form(
              form,
              List.of(forms.inShort(), forms.remedy(), wanted("Nội dung xin ý kiến chỉ đạo")),
              "QĐ 05/2017 Điều 12.1b, 14; TT 20/2017 Điều 11.1d");
    };
  }

  private FormDraft form(Form form, List<Section> sections, String basis) {
    String whose = subject.map(Subject::name).orElse(incident.cause().shared().words());
    String about =
        form.letter()
            ? form.matter() + " ứng phó sự cố tại " + whose + " (" + incident.id() + ")"
            : "[TBSC] " + typeName() + " – " + whose + " – " + incident.id();
    return new FormDraft(
        form.id(), form.kind(), about, form.addressees(incident, world), sections, basis);
  }

  private static Section reporter() {
    return forPeople(
        "Tổ chức báo cáo",
        "Tên tổ chức",
        "Địa chỉ",
        "Điện thoại",
        "Thư điện tử",
        "Người liên hệ: họ tên, chức vụ, điện thoại, thư điện tử");
  }

  private Section system() {
    int level = subject.map(Subject::level).orElse(0);
    List<Choice> levels = new ArrayList<>();
    for (int i = 1; i <= 5; i++) {
      levels.add(new Choice("Cấp độ " + i, i == level));
    }
    return new Section(
        "Hệ thống thông tin",
        List.of(
            line("Tên hệ thống", known(subject.map(Subject::name), true)),
            line("Tên miền, địa chỉ", known(subject.map(Subject::address), false)),
            line("Địa chỉ IP công khai", missing(false)),
            line("Mục đích sử dụng", missing(false)),
            line("Cơ quan chủ quản", known(subject.map(Subject::unitName), true)),
            line("Đơn vị vận hành", known(subject.map(Subject::operator), true)),
            line("Cấp độ (đã phê duyệt)", new Choices(levels)),
            line("Tổ chức cung cấp dịch vụ an toàn thông tin", missing(false)),
            line("Nhà cung cấp kết nối", missing(false)),
            line("Các đối tượng khác cùng sự cố", others())));
  }

  private Value others() {
    List<String> names =
        incident.members().stream()
            .filter(member -> !Optional.of(member).equals(incident.root()))
            .map(
                member ->
                    world
                        .subject(member.target())
                        .map(Subject::name)
                        .orElse(member.target().value()))
            .sorted()
            .toList();
    return new Known(names.isEmpty() ? "không" : String.join("; ", names));
  }

  /** Whether it broke a service: else there is no interruption of which a paper could speak. */
  private boolean interrupted() {
    return incident.kind() == Incident.Kind.OUTAGE;
  }

  /** When it ended: seen by the monitor, or said by who closed it while it lasted. */
  private Optional<Instant> end() {
    return incident
        .end()
        .or(
            () ->
                incident
                    .closing()
                    .filter(closing -> !closing.falseAlarm())
                    .map(Incident.Closing::at));
  }

  private Line lasted() {
    Duration length = Duration.between(incident.since(), end().orElse(now));
    return line(
        interrupted() ? "Thời gian gián đoạn" : "Thời gian có dấu hiệu",
        new Known(Spans.words(length.isNegative() ? Duration.ZERO : length)));
  }

  private Section description() {
    boolean over = incident.resolvedAt().isPresent() || (!incident.open() && end().isPresent());
    return new Section(
        "Sự cố",
        List.of(
            line("Mô tả sơ bộ", new Known(sketch())),
            line("Bắt đầu (đo được)", new Known(Province.dateTime(incident.since()))),
            line("Phát hiện (xác nhận)", new Known(Province.dateTime(incident.detectedAt()))),
            line("Kết thúc", new Known(end().map(Province::dateTime).orElse("chưa kết thúc"))),
            lasted(),
            line("Loại sự cố", new Known(typeName() + (classified() ? "" : " (máy đề xuất)"))),
            line(
                "Hiện trạng",
                new Choices(
                    List.of(
                        new Choice("Đã được xử lý", over),
                        new Choice("Chưa được xử lý", !over))))));
  }

  private String sketch() {
    boolean alone = incident.cause().shared() == CauseKey.Shared.TARGET;
    String cause = incident.firstCause().map(Forms::words).orElse(incident.signal().words());
    return incident.kind().words()
        + ": "
        + cause
        + (incident.detail().isEmpty() ? "" : "; " + incident.detail())
        + "; "
        + incident.members().size()
        + " đối tượng"
        + (alone ? "" : ", " + incident.cause().shared().words());
  }

  private static String words(Cause cause) {
    return CauseWords.of(cause).name();
  }

  private Section noticed() {
    return new Section(
        "Phát hiện và thông báo",
        List.of(
            line(
                "Cách thức phát hiện",
                new Choices(
                    List.of(
                        new Choice("Qua hệ thống phát hiện xâm nhập", false),
                        new Choice("Kiểm tra dữ liệu lưu lại (Log File)", false),
                        new Choice("Nhận được thông báo", false),
                        new Choice("Khác: hệ thống giám sát từ bên ngoài", true)))),
            line("Đã gửi thông báo cho", sent())));
  }

  private Value sent() {
    List<String> documents =
        incident.sent().entrySet().stream()
            .filter(each -> !each.getValue().to().isBlank())
            .sorted(Comparator.comparing(each -> each.getValue().at()))
            .map(
                each ->
                    each.getValue().to()
                        + " (số "
                        + each.getValue().document()
                        + ", "
                        + Province.dateTime(each.getValue().at())
                        + ")")
            .toList();
    // A number alone says nothing of who got it.
    return documents.isEmpty() ? missing(true) : new Known(String.join("; ", documents));
  }

  private static Section technical() {
    return new Section(
        "Thông tin kỹ thuật",
        List.of(
            line("Hệ điều hành, phiên bản", missing(false)),
            line("Dịch vụ đang chạy", missing(false)),
            line("Biện pháp bảo vệ đã dùng", missing(false)),
            line("Gửi kèm (nhật ký, mẫu, khác)", missing(false)),
            line("Giữ bí mật thông tin", missing(false))));
  }

  /** How far it reaches; whose data or money is touched only people know. */
  private Section scope() {
    return new Section(
        "Nguyên nhân, phạm vi",
        List.of(
            line("Nguyên nhân (đo được từ bên ngoài)", new Known(sketch())),
            line("Nguyên nhân gốc", missing(true)),
            line("Số đối tượng bị ảnh hưởng (đo được)", new Known(members())),
            line("Người dùng, dữ liệu, dịch vụ bị ảnh hưởng", missing(true))));
  }

  private String members() {
    return Integer.toString(incident.members().size());
  }

  private Section remedy() {
    return new Section(
        "Đã thực hiện",
        List.of(
            line("Các bước đã ghi", steps()),
            line(
                "Người đang xử lý",
                known(incident.acknowledged().map(ack -> ack.by().name()), true)),
            line("Biện pháp khắc phục, phòng ngừa", missing(true)),
            line("Khả năng tự xử lý", missing(true))));
  }

  /** Steps of the plan that people recorded, in their order. */
  private Value steps() {
    List<String> done =
        incident.stepsDone().entrySet().stream()
            .sorted(Comparator.comparing(each -> each.getValue().at()))
            .map(each -> name(each.getKey()) + ", " + Province.dateTime(each.getValue().at()))
            .toList();
    return new Known(done.isEmpty() ? "chưa ghi bước nào" : String.join("; ", done));
  }

  private String name(String step) {
    return world.plan().steps().stream()
        .filter(known -> known.id().equals(step))
        .map(PlanStep::name)
        .findFirst()
        .orElse(step);
  }

  /** What a letter says first. */
  private Section inShort() {
    return about(
        "Sự cố",
        line("Mô tả sơ bộ", new Known(sketch())),
        line("Bắt đầu (đo được)", new Known(Province.dateTime(incident.since()))),
        line("Kéo dài", new Known(Spans.words(incident.lasted(now)))),
        line("Số đối tượng bị ảnh hưởng", new Known(members())),
        line("Mức", new Known(world.plan().level(incident.severity()).name())));
  }

  private static Section wanted(String label) {
    return forPeople("Kiến nghị", label, "Đầu mối: họ tên, chức vụ, điện thoại");
  }

  /** What the paper asks for and only people can say. */
  private static Section forPeople(String title, String... labels) {
    return new Section(title, Stream.of(labels).map(label -> line(label, missing(true))).toList());
  }

  /** What and whose it is, and what else there is to say of it. */
  private Section about(String title, Line... more) {
    List<Line> lines = new ArrayList<>();
    lines.add(line("Hệ thống", known(subject.map(Subject::name), true)));
    lines.add(line("Cơ quan", known(subject.map(Subject::unitName), true)));
    lines.addAll(List.of(more));
    return new Section(title, lines);
  }

  /** What may be said in public: facts that anybody could see, no guess at who or why. */
  private Section inPublic() {
    return about(
        "Sự việc",
        line(
            interrupted() ? "Bắt đầu gián đoạn" : "Bắt đầu có dấu hiệu",
            new Known(Province.dateTime(incident.since()))),
        line(
            interrupted() ? "Hoạt động trở lại" : "Hết dấu hiệu",
            new Known(end().map(Province::dateTime).orElse("chưa"))),
        lasted());
  }

  private static Section said() {
    return forPeople(
        "Nội dung phát ngôn",
        "Nguyên nhân theo kết luận của cơ quan",
        "Ảnh hưởng tới người dân, doanh nghiệp",
        "Việc đã làm, cách thay thế cho người dân",
        "Người phát ngôn, nơi liên hệ");
  }

  private static Section breach() {
    return forPeople(
        "Vi phạm dữ liệu cá nhân",
        "Tính chất vi phạm",
        "Loại, số lượng dữ liệu cá nhân; số chủ thể dữ liệu",
        "Hậu quả, thiệt hại có thể xảy ra",
        "Người phụ trách bảo vệ dữ liệu cá nhân, liên hệ");
  }

  private static Section asks() {
    return new Section("Kiến nghị", List.of(line("Đề xuất, kiến nghị", missing(false))));
  }

  private Section result() {
    Value before =
        Form.INITIAL.sent(incident, world).stream()
            .findFirst()
            .<Value>map(act -> new Known(act.document() + ", ngày " + Province.date(act.at())))
            .orElseGet(() -> missing(false));
    return new Section(
        "Kết quả ứng phó",
        List.of(
            line("Số, ngày báo cáo ban đầu", before),
            line(
                "Nguyên nhân và kết quả xử lý",
                known(incident.closing().map(Incident.Closing::reason), true)),
            line(
                "Bài học kinh nghiệm",
                known(incident.closing().map(Incident.Closing::lessons), false)),
            line("Tài liệu đính kèm", missing(false))));
  }

  private boolean classified() {
    return incident.classification().isPresent();
  }

  private String typeName() {
    return world
        .plan()
        .type(incident.type())
        .map(IncidentType::name)
        .orElse(incident.kind().words());
  }

  private static Line line(String label, Value value) {
    return new Line(label, value);
  }

  private static Value missing(boolean mandatory) {
    return new Missing(mandatory);
  }

  private static Value known(Optional<String> text, boolean mandatory) {
    return text.filter(words -> !words.isBlank())
        .<Value>map(Known::new)
        .orElseGet(() -> missing(mandatory));
  }
}
