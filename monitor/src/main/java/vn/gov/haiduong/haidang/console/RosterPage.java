package vn.gov.haiduong.haidang.console;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import vn.gov.haiduong.haidang.duty.Contact;
import vn.gov.haiduong.haidang.duty.Directory;
import vn.gov.haiduong.haidang.duty.Roster;
import vn.gov.haiduong.haidang.time.Interval;
import vn.gov.haiduong.haidang.time.Province;

/** Who is on call this week. */
final class RosterPage {

  private final Sheet sheet;
  private final Html html;
  private final Directory directory;

  RosterPage(Sheet sheet, Directory directory) {
    this.sheet = sheet;
    this.html = sheet.html();
    this.directory = directory;
  }

  void write() {
    html.leaf("h1", "Lịch trực trong tuần");
    Instant from = sheet.now().atZone(Province.ZONE).truncatedTo(ChronoUnit.DAYS).toInstant();
    Interval week = new Interval(from, from.plus(7, ChronoUnit.DAYS));
    List<Roster> rosters = directory.inOrder();
    if (rosters.isEmpty()) {
      html.leaf("p", "Chưa có lịch trực nào. Khai báo trong thư mục alerts/.", "class", "note");
    }
    for (Roster roster : rosters) {
      html.open("section");
      html.leaf("h2", roster.name() + (roster.active() ? "" : " (chưa sử dụng)"));
      if (roster.active()) {
        turns(roster, week);
      }
      html.close();
    }
  }

  private void turns(Roster roster, Interval week) {
    html.open("table", "class", "list");
    html.open("thead");
    html.open("tr");
    for (String head : List.of("Vị trí", "Từ", "Đến", "Người trực")) {
      html.leaf("th", head, "scope", "col");
    }
    html.close(2);
    html.open("tbody");
    for (Roster.Turn turn : roster.turns(week)) {
      html.open("tr");
      html.leaf("td", slot(turn.slot()));
      html.open("td", "class", "when", "data-label", "Từ");
      sheet.time(turn.during().from());
      html.close();
      html.open("td", "class", "when", "data-label", "Đến");
      sheet.time(turn.during().to());
      html.close();
      html.open("td", "data-label", "Người trực");
      if (turn.person().isEmpty()) {
        html.leaf("strong", "chưa có người", "class", "clock overdue");
      } else {
        html.text(
            turn.person()
                .flatMap(directory::contact)
                .map(Contact::name)
                .filter(name -> !name.isBlank())
                .orElseGet(() -> turn.person().map(Object::toString).orElse("")));
        if (turn.during().contains(sheet.now())) {
          html.leaf("span", "đang trực", "class", "tag");
        }
      }
      html.close(2);
    }
    html.close(2);
  }

  /** The usual slots by their names; others as they are called in the file. */
  private static String slot(String id) {
    return switch (id) {
      case "chinh" -> "Trực chính";
      case "du-phong" -> "Dự phòng";
      default -> id;
    };
  }
}
