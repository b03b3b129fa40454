package vn.gov.haiduong.haidang.console;

import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import vn.gov.haiduong.haidang.incident.Clocks;
import vn.gov.haiduong.haidang.incident.Deadline;
import vn.gov.haiduong.haidang.incident.Event;
import vn.gov.haiduong.haidang.incident.Evidence;
import vn.gov.haiduong.haidang.incident.Form;
import vn.gov.haiduong.haidang.incident.Incident;
import vn.gov.haiduong.haidang.incident.Member;
import vn.gov.haiduong.haidang.incident.World;
import vn.gov.haiduong.haidang.time.Province;
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

  void write(List<Event> story, PeoplePorts.AllTold told) {
    html.open("p", "class", "crumbs");
    html.leaf("a", "Sự cố", "href", "/incidents");
    html.text(" › " + incident.id().value());
    html.close();
    html.leaf("h1", IncidentsPage.title(incident, words));
    standing();
    clocks();
    if (visitor.acts()) {
      sheet.reloadByHand("/incidents/" + incident.id(), "Tải lại trang để xem thời hạn mới nhất");
      new IncidentForms(sheet, incident, world, visitor.formWord(), names).write(told.told());
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
    if (incident.mergedInto().isPresent()) {
      String into = incident.mergedInto().get().value();
      html.text(" Đã gộp vào ");
      html.leaf("a", into, "href", "/incidents/" + into);
    } else {
      html.text(" " + incident.phase().words() + " · giai đoạn " + incident.stage().words());
    }
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
    sheet.time(incident.detectedAt());
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
    if (Runbooks.has(Runbooks.ofType(incident.type()))) {
      html.text(" · ");
      String sheetOfType = Runbooks.PATH + "/" + Runbooks.ofType(incident.type());
      html.leaf("a", "sổ tay xử lý loại này", "href", sheetOfType);
    }
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
    if (!incident.open() && !Clocks.owed(incident, world, sheet.now()).isEmpty()) {
      html.leaf(
          "p",
          "Sự cố đã đóng nhưng thời hạn theo luật chưa dừng: ghi số văn bản đã gửi.",
          "class",
          "owed",
          "role",
          "status");
    }
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
    List<Deadline> clocks = Clocks.of(incident, world, sheet.now());
    for (Form form : Form.values()) {
      if (!form.concerns(incident, clocks, world)) {
        continue;
      }
      html.open("li");
      html.text(form.words() + ": ");
      for (String format : List.of("docx", "pdf")) {
        html.leaf(
            "a",
            format.toUpperCase(Locale.ROOT),
            "href",
            "/incidents/" + incident.id().value() + "/" + form.id() + "." + format);
        html.text(" ");
      }
      if (form.waits(incident, world)) {
        html.leaf("strong", "đã đến lúc gửi: người trực gửi, rồi ghi văn bản đã gửi");
      }
      for (Incident.Act sent : form.sent(incident, world)) {
        html.text(
            " đã gửi số "
                + sent.document()
                + ", "
                + Province.dateTime(sent.at())
                + ", "
                + sent.by().name()
                + ".");
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
      html.leaf(
          "td",
          member.cause().map(c -> CauseWords.of(c).name()).orElseGet(incident::matter),
          "data-label",
          "Nguyên nhân");
      html.open("td", "class", "when", "data-label", "Từ");
      sheet.time(member.start());
      html.close();
      html.open("td", "class", "when", "data-label", "Đến");
      member.end().ifPresentOrElse(sheet::time, () -> html.text("đang hỏng"));
      html.close(2);
    }
    html.close(3);
  }

  private void deliveries(PeoplePorts.AllTold told) {
    html.open("section");
    html.leaf("h2", "Đã báo cho ai");
    new DeliveriesTable(sheet, names).write(told);
    html.close();
  }
}
