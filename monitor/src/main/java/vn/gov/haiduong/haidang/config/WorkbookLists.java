package vn.gov.haiduong.haidang.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * What the drop-downs of a workbook offer. A short closed set stands in the rule itself, a long one
 * on a hidden sheet that nobody reads back, and codes of rows are taken from the sheet where they
 * stand, so that a row just added is offered too.
 */
final class WorkbookLists {

  /** The hidden sheet. */
  static final String SHEET = "Danh sách chọn";

  /** Excel takes 255 characters in the rule itself; the error box as many. */
  private static final int MOST_WRITTEN = 250;

  /** What a column offers. */
  sealed interface Choice {}

  record Written(List<String> choices) implements Choice {}

  /**
   * @param range cells as a formula names them
   * @param closed whether anything else is refused; else asked about only
   */
  record Elsewhere(String range, boolean closed) implements Choice {}

  private final Map<Layout, Table> tables;
  private final List<List<String>> hidden = new ArrayList<>();

  WorkbookLists(Map<Layout, Table> tables) {
    this.tables = Map.copyOf(tables);
  }

  Optional<Choice> of(Layout layout, Layout.Column column) {
    List<String> choices = column.choices();
    if (!choices.isEmpty()) {
      return Optional.of(
          String.join(",", choices).length() <= MOST_WRITTEN
              ? new Written(choices)
              : hidden(choices, true));
    }
    return switch (column.name()) {
      case "unit", "parent" -> codes(Layout.UNITS);
      case "replaced_by" -> codes(layout);
      case "from", "to" -> codes(Layout.ENDPOINTS);
      case "hosted_on", "reached_through" ->
          offered(Stream.concat(values(Layout.ENDPOINTS, "id"), values(Layout.SITES, "id")));
      case "profile", "tier" ->
          offered(Layout.all().stream().flatMap(each -> values(each, column.name())).sorted());
      default -> Optional.empty();
    };
  }

  /** Writes the hidden sheet, after all others were asked for. */
  void write(XSSFWorkbook book) {
    if (hidden.isEmpty()) {
      return;
    }
    Sheet sheet = book.createSheet(SHEET);
    for (int column = 0; column < hidden.size(); column++) {
      List<String> values = hidden.get(column);
      for (int i = 0; i < values.size(); i++) {
        Row row = sheet.getRow(i) == null ? sheet.createRow(i) : sheet.getRow(i);
        row.createCell(column).setCellValue(values.get(i));
      }
    }
    book.setSheetVisibility(book.getSheetIndex(sheet), SheetVisibility.HIDDEN);
  }

  private Optional<Choice> codes(Layout layout) {
    Table table = tables.get(layout);
    return table == null
        ? Optional.empty()
        : Optional.of(
            new Elsewhere(
                range(layout.sheet(), 0, 2, table.rows().size() + WorkbookOut.SPARE), false));
  }

  private Optional<Choice> offered(Stream<String> values) {
    List<String> all = values.filter(value -> !value.isEmpty()).distinct().toList();
    return all.isEmpty() ? Optional.empty() : Optional.of(hidden(all, false));
  }

  private Stream<String> values(Layout layout, String column) {
    Table table = tables.get(layout);
    return table == null || layout.columns().stream().noneMatch(c -> c.name().equals(column))
        ? Stream.empty()
        : table.rows().stream().map(row -> row.text(column));
  }

  private Elsewhere hidden(List<String> values, boolean closed) {
    int column = hidden.indexOf(values);
    if (column < 0) {
      column = hidden.size();
      hidden.add(List.copyOf(values));
    }
    return new Elsewhere(range(SHEET, column, 1, values.size()), closed);
  }

  private static String range(String sheet, int column, int first, int last) {
    String letters = CellReference.convertNumToColString(column);
    return "'" + sheet + "'!$" + letters + "$" + first + ":$" + letters + "$" + last;
  }
}
