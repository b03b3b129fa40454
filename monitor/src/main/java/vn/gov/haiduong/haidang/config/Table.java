package vn.gov.haiduong.haidang.config;

import java.util.List;
import java.util.Map;

/**
 * A table as read, before it means anything; from a CSV file or a sheet of a workbook.
 *
 * @param file as shown in problems
 */
record Table(Layout layout, String file, List<Row> rows) {

  Table {
    rows = List.copyOf(rows);
  }

  /**
   * One line.
   *
   * @param cells by column name; a column that the file lacks has no cell
   */
  record Row(int line, Map<String, Cell> cells) {
    Row {
      cells = Map.copyOf(cells);
    }

    String text(String column) {
      Cell cell = cells.get(column);
      return cell == null ? "" : cell.text();
    }
  }

  /** Text with blanks folded, and where it stands. */
  record Cell(String text, int line, int column) {}
}
