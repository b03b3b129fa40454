package vn.gov.haiduong.haidang.console;

import java.util.List;
import java.util.function.UnaryOperator;
import vn.gov.haiduong.haidang.wording.Numbers;

/** Who was told by which channel and what came back. */
final class DeliveriesTable {

  /** Of one incident: more than a thousand people and channels, and still a page. */
  private static final int MOST = 3_000;

  private static final int MOST_RECENT = 500;

  private final Sheet sheet;
  private final Html html;

  private final UnaryOperator<String> names;

  /**
   * @param names of people by their keys
   */
  DeliveriesTable(Sheet sheet, UnaryOperator<String> names) {
    this.sheet = sheet;
    this.names = names;
    this.html = sheet.html();
  }

  /** What was told lately, of whatever. */
  void page(List<PeoplePorts.Told> told) {
    html.leaf("h1", "Tin đã báo");
    if (told.isEmpty()) {
      html.leaf("p", "Chưa báo cho ai.", "class", "note");
    } else {
      table(told, MOST_RECENT);
    }
  }

  /** Everything that was told of one incident. */
  void write(PeoplePorts.AllTold all) {
    if (!all.whole()) {
      html.leaf(
          "p",
          "Chưa đọc được hết sổ: ở đây chỉ có những lần báo gần nhất.",
          "class",
          "note",
          "role",
          "status");
    }
    if (!all.told().isEmpty()) {
      table(all.told(), MOST);
    } else if (all.whole()) {
      html.leaf("p", "Chưa báo cho ai.", "class", "note");
    }
  }

  private void table(List<PeoplePorts.Told> told, int most) {
    html.open("table", "class", "list");
    html.open("thead");
    html.open("tr");
    for (String head : List.of("Lúc", "Người", "Kênh", "Việc", "Kết quả")) {
      html.leaf("th", head, "scope", "col");
    }
    html.close(2);
    html.open("tbody");
    for (PeoplePorts.Told one : told.stream().limit(most).toList()) {
      html.open("tr");
      html.open("td", "class", "when");
      sheet.time(one.at());
      html.close();
      html.leaf("td", names.apply(one.person()), "data-label", "Người");
      html.leaf("td", one.channel(), "data-label", "Kênh");
      html.open("td", "data-label", "Việc");
      html.text(one.what() + " ");
      html.leaf("a", one.incident(), "href", "/incidents/" + one.incident());
      html.close();
      html.leaf("td", one.state().words() + one.result(), "data-label", "Kết quả");
      html.close();
    }
    html.close(2);
    if (told.size() > most) {
      html.leaf("p", "và " + Numbers.whole(told.size() - most) + " lần trước đó", "class", "note");
    }
  }
}
