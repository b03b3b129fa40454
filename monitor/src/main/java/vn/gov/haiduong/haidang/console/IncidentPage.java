package vn.gov.haiduong.haidang.console;

import java.util.List;
import java.util.function.UnaryOperator;
import vn.gov.haiduong.haidang.access.Role;
import vn.gov.haiduong.haidang.incident.Clocks;
import vn.gov.haiduong.haidang.incident.Deadline;
import vn.gov.haiduong.haidang.incident.Event;
import vn.gov.haiduong.haidang.incident.Evidence;
import vn.gov.haiduong.haidang.incident.Incident;
import vn.gov.haiduong.haidang.incident.Member;
import vn.gov.haiduong.haidang.incident.World;
import vn.gov.haiduong.haidang.plan.IncidentType;
import vn.gov.haiduong.haidang.plan.PlanStep;
import vn.gov.haiduong.haidang.plan.Severity;
import vn.gov.haiduong.haidang.wording.CauseWords;
import vn.gov.haiduong.haidang.wording.Numbers;
import vn.gov.haiduong.haidang.wording.Spans;

/** One incident: how it stands, its clocks, what can be done, its story, who was told. */
final class IncidentPage {

  private static final int MOST_MEMBERS = 200;

  private final Sheet sheet;
  private final Html html;
  private final Incident incident;
  private final World world;
  private final StoryWords words;
  private final Visitor visitor;
  private final UnaryOperator<String> names;

  IncidentPage(
      Sheet sheet, Incident incident, World world, Visitor visitor, UnaryOperator<String> names) {
    this.names = names;
    this.sheet = sheet;
    this.html = sheet.html();
    this.incident = incident;
    this.world = world;
    this.words = new StoryWords(world);
    this.visitor = visitor;
  }

  void write(List<Event> story, List<PeoplePorts.Told> told) {
    html.open("p", "class", "crumbs");
    html.leaf("a", "Sự cố", "href", "/incidents");
    html.text(" › " + incident.id().value());
    html.close();
    html.leaf("h1", IncidentsPage.title(incident, words));
    standing();
    clocks();
    if (visitor.may(Role.OPERATOR) && !visitor.session().isEmpty()) {
      new IncidentForms(html, incident, world, visitor.formWord()).write();
    }
    evidence();
    timeline(story);
    folder(story);
    members();
    drafts();
    deliveries(told);
  }

  private void standing() {
    html.open("div", "class", "standing");
    html.open("p");
    IncidentsPage.severity(html, incident, world);
    html.text(" " + incident.phase().words() + " · giai đoạn " + incident.stage().words());
    if (incident.exercise()) {
      html.leaf("span", "DIỄN TẬP", "class", "tag");
    }
    html.close();
    html.open("dl");
    row("Bắt đầu");
    sheet.time(incident.since());
    html.text(" (kéo dài " + Spans.words(incident.lasted(sheet.now())) + ")");
    html.close();
    row("Phát hiện");
    sheet.time(incident.confirmedAt());
    html.close();
    incident
        .end()
        .ifPresent(
            end -> {
              row("Kết thúc");
              sheet.time(end);
              html.close();
            });
    row("Loại");
    html.text(
        words.type(incident.type())
            + incident
                .classification()
                .map(c -> ", do " + c.by().name() + " phân loại")
                .orElse(" (bộ giám sát đề xuất, chưa có người xác nhận)"));
    html.close();
    row("Người nhận");
    html.text(
        incident
            .acknowledged()
            .map(ack -> ack.by().name() + " qua " + ack.by().means().words())
            .orElse("chưa ai xác nhận"));
    incident.assignee().ifPresent(to -> html.text("; đang giao cho " + to));
    html.close();
    incident
        .mutedUntil()
        .filter(until -> incident.mutedAt(sheet.now()))
        .ifPresent(
            until -> {
              row("Ngừng nhắc đến");
              sheet.time(until);
              html.close();
            });
    html.close(2);
  }

  private void row(String name) {
    html.leaf("dt", name);
    html.open("dd");
  }

  private void clocks() {
    List<Deadline> clocks = Clocks.of(incident, world, sheet.now());
    if (clocks.isEmpty()) {
      return;
    }
    html.open("section");
    html.leaf("h2", "Thời hạn");
    html.open("ul", "class", "plain clocks");
    for (Deadline clock : clocks) {
      html.open("li");
      IncidentsPage.clock(html, clock, sheet.now());
      html.close();
    }
    html.close(2);
  }

  private void evidence() {
    if (incident.evidence().isEmpty() && incident.detail().isEmpty()) {
      return;
    }
    html.open("section");
    html.leaf("h2", "Căn cứ");
    html.open("ul");
    if (!incident.detail().isEmpty()) {
      html.leaf("li", incident.detail());
    }
    incident
        .evidence()
        .forEach((rule, said) -> html.leaf("li", said.isEmpty() ? rule : said + " (" + rule + ")"));
    html.close(2);
  }

  private void timeline(List<Event> story) {
    html.open("section");
    html.leaf("h2", "Diễn biến");
    html.open("ol", "class", "timeline");
    for (Event event : story) {
      StoryWords.Line line = words.of(event);
      html.open("li");
      sheet.time(event.at());
      html.leaf("b", " " + line.title());
      if (!line.detail().isBlank()) {
        html.leaf("p", line.detail());
      }
      if (!line.who().isEmpty()) {
        html.leaf("small", line.who());
      }
      html.close();
    }
    html.close(2);
  }

  /** What was measured, as text and nothing but text: it quotes the outside world. */
  private void folder(List<Event> story) {
    List<Event.Witnessed> pieces = Evidence.of(story);
    if (pieces.isEmpty()) {
      return;
    }
    html.open("section");
    html.leaf("h2", "Hồ sơ bằng chứng (" + Numbers.whole(pieces.size()) + ")");
    html.leaf(
        "p",
        "Niêm phong SHA-256 của cả hồ sơ: "
            + Evidence.seal(pieces)
            + "; lưu "
            + world.plan().keepYears()
            + " năm.");
    for (Event.Witnessed piece : pieces) {
      html.open("details");
      html.leaf(
          "summary",
          Evidence.words(piece.what())
              + " – "
              + words.name(piece.target())
              + (Evidence.intact(incident.id(), piece) ? "" : " – ĐÃ BỊ SỬA"));
      html.leaf("pre", piece.text());
      html.leaf("small", "SHA-256 " + piece.sha256());
      html.close();
    }
    html.close();
  }

  /** Drafts of the papers that the law asks for; a person fills in the rest and sends them. */
  private void drafts() {
    html.open("section");
    html.leaf("h2", "Dự thảo văn bản");
    html.open("ul");
    String[][] papers = {
      {"thong-bao-su-co", "Thông báo sự cố"},
      {"mau-03", "Báo cáo ban đầu (Mẫu 03)"},
      {"mau-04", "Báo cáo kết thúc ứng phó (Mẫu 04)"}
    };
    for (String[] paper : papers) {
      html.open("li");
      html.text(paper[1] + ": ");
      for (String format : List.of("docx", "pdf")) {
        html.leaf(
            "a",
            format.toUpperCase(java.util.Locale.ROOT),
            "href",
            "/incidents/" + incident.id().value() + "/" + paper[0] + "." + format);
        html.text(" ");
      }
      html.close();
    }
    html.close(2);
  }

  private void members() {
    if (incident.members().isEmpty()) {
      return;
    }
    html.open("section");
    html.leaf("h2", "Đối tượng (" + Numbers.whole(incident.members().size()) + ")");
    html.open("table", "class", "list");
    html.open("thead");
    html.open("tr");
    for (String head : List.of("Đối tượng", "Nguyên nhân", "Từ", "Đến")) {
      html.leaf("th", head, "scope", "col");
    }
    html.close(2);
    html.open("tbody");
    for (Member member : incident.members().stream().limit(MOST_MEMBERS).toList()) {
      html.open("tr");
      html.open("td");
      html.leaf("a", words.name(member.target()), "href", Sheet.href(member.target()));
      html.close();
      html.leaf("td", member.cause().map(c -> CauseWords.of(c).name()).orElse(""));
      html.open("td", "class", "when");
      sheet.time(member.start());
      html.close();
      html.open("td", "class", "when");
      member.end().ifPresentOrElse(sheet::time, () -> html.text("đang hỏng"));
      html.close(2);
    }
    html.close(3);
  }

  private void deliveries(List<PeoplePorts.Told> told) {
    html.open("section");
    html.leaf("h2", "Đã báo cho ai");
    new DeliveriesTable(sheet, names).write(told);
    html.close();
  }

  /** Forms of one incident; each is one act. */
  private static final class IncidentForms {

    private final Html html;
    private final Incident incident;
    private final World world;
    private final String word;

    IncidentForms(Html html, Incident incident, World world, String word) {
      this.html = html;
      this.incident = incident;
      this.world = world;
      this.word = word;
    }

    void write() {
      html.open("section", "class", "acts");
      html.leaf("h2", "Việc cần làm");
      if (incident.open()) {
        form("acknowledge", "Xác nhận đã nhận", incident.acknowledged().isEmpty());
        area("note", "Ghi chú");
        input("minutes", "Dự kiến xong sau (phút)", "number");
        end("Xác nhận");
        form("code", "Nhập mã xác nhận của người trực", false);
        input("person", "Mã người (trong danh bạ)", "text");
        input("code", "Mã sáu chữ số", "text");
        end("Xác nhận hộ");
        classify();
        steps();
        form("sent", "Ghi văn bản đã gửi", false);
        input("clock", "Thời hạn (mã)", "text");
        input("number", "Số văn bản", "text");
        input("to", "Nơi nhận", "text");
        end("Ghi");
        form("assign", "Giao việc, bàn giao", false);
        input("to", "Người nhận việc", "text");
        area("note", "Ghi chú");
        end("Giao");
        form("escalate", "Chuyển cấp ngay", false);
        area("reason", "Lý do");
        end("Chuyển cấp");
        form("mute", "Ngừng nhắc", false);
        input("hours", "Số giờ (tối đa 168)", "number");
        area("reason", "Lý do");
        end("Ngừng nhắc");
      }
      form("note", "Ghi chú", false);
      area("text", "Nội dung");
      end("Ghi");
      if (incident.open()) {
        form("close", "Đóng sự cố", incident.phase() == Incident.Phase.RESOLVED);
        area("reason", "Lý do, nguyên nhân");
        area("lessons", "Bài học");
        check("falseAlarm", "Báo động không đúng");
        end("Đóng");
      } else {
        form("reopen", "Mở lại", false);
        area("reason", "Lý do");
        end("Mở lại");
      }
      html.close();
    }

    private void classify() {
      form("classify", "Phân loại", false);
      label("Loại");
      html.open("select", "name", "type");
      for (IncidentType type :
          world.plan().types().values().stream()
              .sorted(java.util.Comparator.comparingInt(IncidentType::number))
              .toList()) {
        html.leaf(
            "option",
            type.number() + ". " + type.name(),
            "value",
            type.id(),
            type.id().equals(incident.type()) ? "selected" : "",
            "selected");
      }
      html.close(2);
      label("Mức");
      html.open("select", "name", "severity");
      for (Severity severity : Severity.values()) {
        html.leaf(
            "option",
            severity.label() + " " + world.plan().level(severity).name(),
            "value",
            severity.label(),
            severity == incident.severity() ? "selected" : "",
            "selected");
      }
      html.close(2);
      check("serious", "Nghiêm trọng (lãnh đạo xác nhận)");
      check("personalData", "Liên quan dữ liệu cá nhân");
      area("reason", "Lý do (bắt buộc khi hạ mức)");
      end("Phân loại");
    }

    private void steps() {
      List<PlanStep> open =
          world.plan().steps().stream()
              .filter(step -> step.concerns(incident.type()))
              .filter(step -> !incident.stepsDone().containsKey(step.id()))
              .toList();
      if (open.isEmpty()) {
        return;
      }
      form("step", "Ghi bước đã làm", false);
      label("Bước của kế hoạch");
      html.open("select", "name", "step");
      open.forEach(
          step ->
              html.leaf("option", step.stage().words() + " – " + step.name(), "value", step.id()));
      html.close(2);
      input("document", "Số văn bản (nếu có)", "text");
      end("Ghi là xong");
    }

    private void form(String act, String title, boolean opened) {
      html.open("details", opened ? "open" : "", "open");
      html.leaf("summary", title);
      html.open(
          "form", "method", "post", "action", "/incidents/" + incident.id().value() + "/" + act);
      html.open("input", "type", "hidden", "name", "word", "value", word);
    }

    private void label(String words) {
      html.open("label");
      html.leaf("span", words);
    }

    private void input(String name, String words, String type) {
      label(words);
      html.open("input", "type", type, "name", name, "maxlength", "200");
      html.close();
    }

    private void area(String name, String words) {
      label(words);
      html.leaf("textarea", "", "name", name, "rows", "2", "maxlength", "2000");
      html.close();
    }

    private void check(String name, String words) {
      html.open("label", "class", "check");
      html.open("input", "type", "checkbox", "name", name);
      html.text(" " + words);
      html.close();
    }

    private void end(String button) {
      html.leaf("button", button, "type", "submit");
      html.close(2);
    }
  }
}
