package vn.gov.haiduong.haidang.console;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalDouble;
import vn.gov.haiduong.haidang.obligation.Result;
import vn.gov.haiduong.haidang.obligation.Standing;
import vn.gov.haiduong.haidang.target.UnitCode;
import vn.gov.haiduong.haidang.wording.Numbers;

/**
 * What the pages of duties share: tables whose cells keep their heading on a phone, and figures.
 */
final class DutySheet {

  private final Sheet sheet;
  private final Html html;
  private final Standing standing;
  private List<String> columns = List.of();
  private int column;

  DutySheet(Sheet sheet, Standing standing) {
    this.sheet = sheet;
    this.html = sheet.html();
    this.standing = standing;
  }

  Html html() {
    return html;
  }

  Standing standing() {
    return standing;
  }

  void title(String words) {
    html.leaf("h1", words);
  }

  void heading(String words) {
    html.leaf("h2", words);
  }

  void note(String words) {
    html.leaf("p", words, "class", "note");
  }

  void link(String words, String href) {
    html.open("p");
    html.leaf("a", words, "href", href);
    html.close();
  }

  void table(String... heads) {
    columns = List.of(heads);
    html.open("table", "class", "list duty");
    html.open("thead");
    html.open("tr");
    columns.forEach(head -> html.leaf("th", head, "scope", "col"));
    html.close(2);
    html.open("tbody");
  }

  void row() {
    column = 0;
    html.open("tr");
  }

  void endRow() {
    html.close();
  }

  void endTable() {
    html.close(2);
  }

  /** Opens a cell; the caller closes it. */
  void open(String... attributes) {
    String label = column < columns.size() ? columns.get(column) : "";
    column++;
    String[] all = new String[attributes.length + 2];
    all[0] = "data-label";
    all[1] = label;
    System.arraycopy(attributes, 0, all, 2, attributes.length);
    html.open("td", all);
  }

  void cell(String words) {
    open();
    html.text(words);
    html.close();
  }

  void figure(long number) {
    figure(Numbers.whole(number));
  }

  void figure(String words) {
    open("class", "figure");
    html.text(words);
    html.close();
  }

  /** A verdict in words and colour. */
  void result(Result result) {
    open();
    html.leaf("span", result.words(), "class", "verdict " + result.label());
    html.close();
  }

  void unit(UnitCode code) {
    open();
    html.leaf("a", sheet.unit(code), "href", "/don-vi/" + code);
    html.close();
  }

  String unitName(UnitCode code) {
    return sheet.unit(code);
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** One decimal and a comma; a dash where there is none. */
  static String percent(OptionalDouble ratio) {
    return ratio.isPresent()
        ? (Math.floor(ratio.getAsDouble() * 1000) / 10.0 + " %").replace('.', ',')
        : "–";
  }

  static String score(Standing.Score score) {
    return score.value().isPresent()
        ? String.valueOf(Math.round(score.value().getAsDouble() * 10) / 10.0).replace('.', ',')
        : "chưa đủ dữ liệu";
  }

  static String day(LocalDate day) {
    return day.getDayOfMonth() + "/" + day.getMonthValue() + "/" + day.getYear();
  }

  /** What can be said of a goal. */
  static String conclusion(Standing.OfGoal goal) {
    return goal.rows().isEmpty()
        ? "Chưa có số liệu"
        : goal.reached()
            ? "Đạt"
            : goal.count(Result.UNCONFIRMED) > 0 ? "Chưa đủ căn cứ" : "Chưa đạt";
  }
}
