package vn.gov.haiduong.haidang.console;

import java.util.Optional;
import vn.gov.haiduong.haidang.incident.Incident;
import vn.gov.haiduong.haidang.incident.World;
import vn.gov.haiduong.haidang.time.Province;
import vn.gov.haiduong.haidang.wording.Spans;

/** The phone page behind the link of a message: one incident, one form, nothing to log in to. */
final class AckPage {

  private final Sheet sheet;
  private final Html html;
  private final Fields fields;

  AckPage(Sheet sheet) {
    this.sheet = sheet;
    this.html = sheet.html();
    this.fields = new Fields(html);
  }

  /** What it is about, and the question. Looking acknowledges nothing: link scanners look too. */
  void ask(Incident incident, World world, String token, String name, Optional<String> problem) {
    StoryWords words = new StoryWords(world);
    html.open("div", "class", "phone");
    if (incident.exercise()) {
      html.leaf("p", "DIỄN TẬP – không phải sự cố thật", "class", "banner");
    }
    html.leaf("h1", IncidentsPage.title(incident, words));
    html.open("p");
    IncidentsPage.severity(html, incident, world);
    html.text(" " + incident.phase().words() + " · " + incident.id().value());
    html.close();
    html.open("p");
    html.text("Từ ");
    sheet.time(incident.since());
    html.text(", đã " + Spans.words(incident.lasted(sheet.now())) + ".");
    html.close();
    problem.ifPresent(
        sentence -> {
          html.open("div", "class", "banner", "role", "alert");
          html.text(sentence);
          html.close();
        });
    incident
        .acknowledged()
        .ifPresent(
            ack ->
                html.leaf(
                    "p",
                    "Đã có người nhận: "
                        + ack.by().name()
                        + " lúc "
                        + Province.dateTime(ack.at())
                        + "."));
    if (incident.open()) {
      form(token, name);
    } else {
      html.leaf("p", "Sự cố đã đóng, không cần xác nhận nữa.");
    }
    html.close();
  }

  private void form(String token, String name) {
    html.open("form", "method", "post", "action", "/ack/" + token, "class", "acts");
    fields.person("Tên anh/chị", name);
    fields.label("Dự kiến xong sau");
    html.open("select", "name", "minutes");
    String[][] choices = {
      {"", "chưa biết"},
      {"15", "15 phút"},
      {"30", "30 phút"},
      {"60", "1 giờ"},
      {"120", "2 giờ"},
      {"240", "4 giờ"},
      {"1440", "1 ngày"}
    };
    for (String[] choice : choices) {
      html.leaf("option", choice[1], "value", choice[0]);
    }
    html.close(2);
    fields.label("Ghi chú");
    html.leaf("textarea", "", "name", "note", "rows", "3", "maxlength", "1000");
    html.close();
    html.leaf("button", "Tôi đã nhận và đang xử lý", "type", "submit");
    html.close();
  }

  void said(String title, String sentence) {
    html.open("div", "class", "phone");
    html.leaf("h1", title);
    html.leaf("p", sentence);
    html.close();
  }
}
