package vn.gov.haiduong.haidang.console;

import java.util.List;
import java.util.function.UnaryOperator;
import vn.gov.haiduong.haidang.wording.Numbers;

/** Who was told by which channel and what came back. */
final class DeliveriesTable {

  private static final int MOST = 500;

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

  void page(List<PeoplePorts.Told> told) {
    html.leaf("h1", "Tin đã báo");
    write(told);
  }

  void write(List<PeoplePorts.Told> told) {
    if (told.isEmpty()) {
      html.leaf("p", "Chưa báo cho ai.", "class", "note");
      return;
    }
    html.open("table", "class", "list");
    html.open("thead");
    html.open("tr");
    for (String head : List.of("Lúc", "Người", "Kênh", "Việc", "Kết quả")) {
      html.leaf("th", head, "scope", "col");
    }
    html.close(2);
    html.open("tbody");
    for (PeoplePorts.Told one : told.stream().limit(MOST).toList()) {
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
      html.leaf(
          "td",
          (one.accepted() ? "✔ đã nhận: " : "✖ chưa nhận: ") + one.result(),
          "data-label",
          "Kết quả");
      html.close();
    }
    html.close(2);
    if (told.size() > MOST) {
      html.leaf("p", "và " + Numbers.whole(told.size() - MOST) + " lần trước đó", "class", "note");
    }
  }
}
