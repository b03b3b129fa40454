package vn.gov.haiduong.haidang.console;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import vn.gov.haiduong.haidang.access.Role;
import vn.gov.haiduong.haidang.incident.Subject;
import vn.gov.haiduong.haidang.incident.World;
import vn.gov.haiduong.haidang.maintenance.Register;
import vn.gov.haiduong.haidang.maintenance.Work;
import vn.gov.haiduong.haidang.target.TargetId;
import vn.gov.haiduong.haidang.time.Province;
import vn.gov.haiduong.haidang.wording.Numbers;
import vn.gov.haiduong.haidang.wording.Plain;

/** Maintenance: what runs and comes, what waits for approval, what was; and planning more. */
final class MaintenancePage {

  private static final int MOST_PAST = 50;
  private static final int MOST_FOUND = 100;
  private static final int MOST_NAMED = 8;

  private final Sheet sheet;
  private final Html html;
  private final World world;
  private final Visitor visitor;
  private final Instant now;

  MaintenancePage(Sheet sheet, World world, Visitor visitor) {
    this.sheet = sheet;
    this.html = sheet.html();
    this.world = world;
    this.visitor = visitor;
    this.now = sheet.now();
  }

  void write(Register register, String asked) {
    html.leaf("h1", "Bảo trì có kế hoạch");
    html.leaf(
        "p",
        "Thời gian bảo trì đã duyệt tính riêng, không tính là gián đoạn, và không mở sự cố. Phải có"
            + " số văn bản, người duyệt và được nhập trước giờ bắt đầu; người dùng cần được báo"
            + " trước "
            + Work.NOTICE_DAYS
            + " ngày làm việc ("
            + Work.NOTICE_BASIS
            + ").",
        "class",
        "note");
    List<Work> works = register.works();
    section("Đang bảo trì", works, Work.State.RUNNING);
    section("Chờ duyệt", works, Work.State.WAITING);
    section("Đã duyệt, sắp tới", works, Work.State.APPROVED);
    if (mayPlan()) {
      plan(asked);
    }
    past(works);
  }

  private boolean mayPlan() {
    return visitor.acts();
  }

  private void section(String title, List<Work> works, Work.State state) {
    List<Work> these = works.stream().filter(work -> work.state(now) == state).toList();
    html.open("section");
    html.leaf("h2", title);
    if (these.isEmpty()) {
      html.leaf("p", "Không có.", "class", "note");
    }
    these.forEach(this::work);
    html.close();
  }

  private void past(List<Work> works) {
    List<Work> over =
        works.stream()
            .filter(
                work ->
                    switch (work.state(now)) {
                      case OVER, WITHDRAWN, LAPSED -> true;
                      case RUNNING, WAITING, APPROVED -> false;
                    })
            .limit(MOST_PAST)
            .toList();
    if (over.isEmpty()) {
      return;
    }
    html.open("section");
    html.leaf("h2", "Đã qua");
    over.forEach(this::work);
    html.close();
  }

  private void work(Work work) {
    html.open("div", "class", "standing");
    html.open("p");
    html.leaf("strong", work.what());
    html.leaf("span", work.state(now).words(), "class", "tag");
    html.close();
    html.open("dl");
    row("Thời gian");
    sheet.time(work.start());
    html.text(" đến ");
    sheet.time(work.end());
    work.ended()
        .ifPresent(
            by -> {
              html.text(", kết thúc sớm ");
              sheet.time(by.at());
              html.text(" bởi " + by.who());
            });
    html.close();
    row("Đối tượng (" + Numbers.whole(work.targets().size()) + ")");
    html.text(
        String.join(", ", work.targets().stream().limit(MOST_NAMED).map(this::name).toList())
            + (work.targets().size() > MOST_NAMED ? ", …" : ""));
    html.close();
    row("Văn bản");
    html.text(work.document().isBlank() ? "chưa có số" : "số " + work.document());
    html.close();
    row("Người nhập");
    html.text(work.planned().who() + ", ");
    sheet.time(work.planned().at());
    html.close();
    row("Người duyệt");
    work.approved()
        .ifPresentOrElse(
            by -> {
              html.text(by.who() + ", ");
              sheet.time(by.at());
            },
            () -> html.text("chưa duyệt"));
    html.close();
    row("Thông báo");
    notice(work);
    html.close(2);
    acts(work);
    html.close();
  }

  private void notice(Work work) {
    int days = work.noticeDays(world.calendar());
    boolean enough = days >= Work.NOTICE_DAYS;
    html.leaf(
        "span",
        "báo trước " + days + "/" + Work.NOTICE_DAYS + " ngày làm việc",
        "class",
        enough ? "clock" : "clock overdue");
    html.text(
        (enough ? "" : " – chưa đủ")
            + (work.told().isBlank() ? "; chưa ghi đã báo cho ai" : "; đã báo: " + work.told()));
  }

  private void row(String name) {
    html.leaf("dt", name);
    html.open("dd");
  }

  private String name(TargetId id) {
    return world.subject(id).map(Subject::name).orElse(id.value());
  }

  private void acts(Work work) {
    if (!mayPlan()) {
      return;
    }
    Work.State state = work.state(now);
    if (state == Work.State.WAITING && visitor.may(Role.LEADER)) {
      form(work, "duyet", "Duyệt");
      input("document", "Số văn bản duyệt", "text", work.document(), true);
      end("Duyệt");
    }
    if (state == Work.State.RUNNING) {
      form(work, "ket-thuc", "Kết thúc ngay");
      end("Bảo trì đã xong");
    }
    if (state == Work.State.WAITING || state == Work.State.APPROVED) {
      form(work, "ket-thuc", "Hủy đợt này");
      end("Hủy");
    }
  }

  private void form(Work work, String act, String title) {
    html.open("div", "class", "acts");
    html.open("details");
    html.leaf("summary", title);
    html.open("form", "method", "post", "action", "/bao-tri/" + work.id() + "/" + act);
    html.open("input", "type", "hidden", "name", "word", "value", visitor.formWord());
  }

  private void end(String button) {
    html.leaf("button", button, "type", "submit");
    html.close(3);
  }

  private void input(String name, String words, String type, String value, boolean required) {
    html.open("label");
    html.leaf("span", words);
    html.open(
        "input",
        "type",
        type,
        "name",
        name,
        "value",
        value,
        "maxlength",
        "1000",
        required ? "required" : "",
        "required");
    html.close();
  }

  // ---- planning ----------------------------------------------------------------------------

  private void plan(String asked) {
    html.open("section", "id", "lap");
    html.leaf("h2", "Lập đợt bảo trì");
    html.open("form", "class", "search", "method", "get", "action", "/bao-tri", "role", "search");
    html.open("label", "class", "grow");
    html.leaf("span", "Tìm đối tượng theo mã, tên, đơn vị, địa chỉ");
    html.open("input", "type", "search", "name", "q", "value", asked, "maxlength", "100");
    html.close();
    html.leaf("button", "Tìm", "type", "submit");
    html.close();
    List<Subject> found = found(asked);
    if (found.isEmpty()) {
      html.leaf(
          "p",
          asked.isBlank() ? "Tìm đối tượng trước, rồi chọn." : "Không thấy đối tượng nào.",
          "class",
          "note");
      html.close();
      return;
    }
    html.open("div", "class", "acts");
    html.open("form", "method", "post", "action", "/bao-tri");
    html.open("input", "type", "hidden", "name", "word", "value", visitor.formWord());
    html.open("fieldset");
    html.leaf("legend", "Đối tượng");
    for (Subject subject : found) {
      html.open("label", "class", "check");
      html.open(
          "input",
          "type",
          "checkbox",
          "name",
          "target",
          "value",
          subject.id().value(),
          found.size() == 1 ? "checked" : "",
          "checked");
      html.text(" " + subject.name() + " – " + subject.unitName());
      html.close();
    }
    html.close();
    input("what", "Nội dung bảo trì", "text", "", true);
    input("start", "Bắt đầu (giờ Việt Nam)", "datetime-local", "", true);
    input("end", "Kết thúc theo kế hoạch", "datetime-local", "", true);
    input("document", "Số văn bản (nếu đã có)", "text", "", false);
    input("announced", "Ngày thông báo cho người dùng", "date", "", false);
    input("told", "Đã thông báo cho ai, bằng cách nào", "text", "", false);
    html.leaf("button", "Trình duyệt", "type", "submit");
    html.close(3);
  }

  private List<Subject> found(String asked) {
    String plain = Plain.unaccented(asked.strip());
    if (plain.isEmpty()) {
      return List.of();
    }
    // A whole id is meant alone: so does the target's own page link here.
    Optional<Subject> whole =
        world.subjects().values().stream()
            .filter(subject -> subject.id().value().equals(asked.strip()))
            .findFirst();
    return whole
        .map(List::of)
        .orElseGet(
            () ->
                world.subjects().values().stream()
                    .filter(subject -> searched(subject).contains(plain))
                    .sorted(Comparator.comparing(Subject::name).thenComparing(Subject::id))
                    .limit(MOST_FOUND)
                    .toList());
  }

  private static String searched(Subject subject) {
    return Plain.unaccented(
        String.join(
            " ",
            subject.id().value(),
            subject.name(),
            subject.unit().value(),
            subject.unitName(),
            subject.address()));
  }

  /** How a moment stands in a field of a form. */
  static String field(Instant at) {
    return Province.local(at).toLocalDateTime().toString().substring(0, 16);
  }
}
