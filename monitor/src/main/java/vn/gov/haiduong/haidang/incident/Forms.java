package vn.gov.haiduong.haidang.incident;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.gov.haiduong.haidang.incident.FormDraft.Choice;
import vn.gov.haiduong.haidang.incident.FormDraft.Choices;
import vn.gov.haiduong.haidang.incident.FormDraft.Known;
import vn.gov.haiduong.haidang.incident.FormDraft.Line;
import vn.gov.haiduong.haidang.incident.FormDraft.Missing;
import vn.gov.haiduong.haidang.incident.FormDraft.Section;
import vn.gov.haiduong.haidang.incident.FormDraft.Value;
import vn.gov.haiduong.haidang.plan.Body;
import vn.gov.haiduong.haidang.plan.ClockRule;
import vn.gov.haiduong.haidang.plan.IncidentType;
import vn.gov.haiduong.haidang.probe.Cause;
import vn.gov.haiduong.haidang.time.Province;
import vn.gov.haiduong.haidang.wording.CauseWords;
import vn.gov.haiduong.haidang.wording.Spans;

/**
 * Drafts of the notice and of Mẫu 03 and 04 (TT 20/2017 Phụ lục I), filled from the incident as far
 * as the monitor knows.
 */
public final class Forms {

  private static final String NOTICE = "thong-bao-su-co";
  private static final String INITIAL = "mau-03";
  private static final String CLOSING = "mau-04";

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

  /** Thông báo sự cố: the least that TT 20/2017 Điều 9.3a asks for. */
  public static FormDraft notice(Incident incident, World world, Instant now) {
    Forms forms = new Forms(incident, world, now);
    return forms.form(
        NOTICE,
        "THÔNG BÁO",
        List.of(forms.reporter(), forms.system(), forms.description(), asks()),
        "TT 20/2017 Điều 9.3a");
  }

  /** Báo cáo ban đầu sự cố (Mẫu 03). */
  public static FormDraft initialReport(Incident incident, World world, Instant now) {
    Forms forms = new Forms(incident, world, now);
    return forms.form(
        INITIAL,
        "BÁO CÁO",
        List.of(
            forms.reporter(),
            forms.system(),
            forms.description(),
            forms.noticed(),
            technical(),
            asks()),
        "TT 20/2017 Điều 9.2b, Phụ lục I Mẫu 03");
  }

  /** Báo cáo kết thúc ứng phó sự cố (Mẫu 04). */
  public static FormDraft closingReport(Incident incident, World world, Instant now) {
    Forms forms = new Forms(incident, world, now);
    return forms.form(
        CLOSING,
        "BÁO CÁO",
        List.of(forms.reporter(), forms.system(), forms.description(), forms.result()),
        "TT 20/2017 Điều 9.2b, Phụ lục I Mẫu 04");
  }

  private FormDraft form(String id, String kind, List<Section> sections, String basis) {
    List<String> to =
        world.plan().clocksInForce().stream()
            .filter(clock -> clock.document().equals(id))
            .map(ClockRule::to)
            .flatMap(List::stream)
            .distinct()
            .map(body -> world.plan().body(body).map(Body::name).orElse(body))
            .toList();
    String about =
        "[TBSC] "
            + typeName()
            + " – "
            + subject.map(Subject::name).orElse(incident.cause().shared().words())
            + " – "
            + incident.id();
    return new FormDraft(id, kind, about, to, sections, basis);
  }

  private Section reporter() {
    return new Section(
        "Tổ chức báo cáo",
        List.of(
            line("Tên tổ chức", missing(true)),
            line("Địa chỉ", missing(true)),
            line("Điện thoại", missing(true)),
            line("Thư điện tử", missing(true)),
            line("Người liên hệ: họ tên, chức vụ, điện thoại, thư điện tử", missing(true))));
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
            line("Cơ quan", known(subject.map(Subject::unitName), true)),
            line("Đơn vị vận hành", known(subject.map(Subject::operator), true)),
            line("Cấp độ (đã phê duyệt)", new Choices(levels)),
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

  private Section description() {
    boolean over = incident.resolvedAt().isPresent();
    return new Section(
        "Sự cố",
        List.of(
            line("Mô tả sơ bộ", new Known(sketch())),
            line("Bắt đầu (đo được)", new Known(Province.dateTime(incident.since()))),
            line("Phát hiện (xác nhận)", new Known(Province.dateTime(incident.confirmedAt()))),
            line(
                "Kết thúc",
                new Known(incident.end().map(Province::dateTime).orElse("chưa kết thúc"))),
            line("Thời gian gián đoạn", new Known(Spans.words(incident.lasted(now)))),
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
            .map(
                each -> each.getValue().document() + ", " + Province.dateTime(each.getValue().at()))
            .sorted()
            .toList();
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

  private static Section asks() {
    return new Section("Kiến nghị", List.of(line("Đề xuất, kiến nghị", missing(false))));
  }

  private Section result() {
    Value before =
        Optional.ofNullable(incident.sent().get("bao-cao-ban-dau"))
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
