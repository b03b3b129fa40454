package vn.gov.haiduong.haidang.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Lines of cells → a table: which column is which, and what no cell may hold. */
final class TableReader {

  /** Inside or before a word; behind one it may be a question. */
  private static final Pattern LOST_LETTER = Pattern.compile("\\?+\\p{L}|\\p{L}\\?{2,}\\p{P}*$");

  private static final Pattern BLANK = Pattern.compile("[\\s\u00a0|]+");

  /** Addresses may carry a question mark. */
  private static final Pattern ADDRESS = Pattern.compile("^\\(?(https?://|/|www\\.)|[?&][\\w.-]+=");

  private static final String HOW_TO_SAVE =
      "chữ có dấu đã mất khi lưu: hãy mở lại bản gốc và lưu dạng \"CSV UTF-8\"";

  private final Layout layout;
  private final String file;
  private final Problems problems;

  private TableReader(Layout layout, String file, Problems problems) {
    this.layout = layout;
    this.file = file;
    this.problems = problems;
  }

  static Table csv(Layout layout, String file, String text, Problems problems) {
    return read(layout, file, CsvText.split(text, file, problems), problems);
  }

  static Table read(Layout layout, String file, List<List<Table.Cell>> lines, Problems problems) {
    return new TableReader(layout, file, problems).table(lines);
  }

  private Table table(List<List<Table.Cell>> lines) {
    int first = 0;
    while (first < lines.size() && blank(lines.get(first))) {
      first++;
    }
    if (first == lines.size()) {
      problems.file(file, "một dòng tên cột", "tệp trống", "");
      return new Table(layout, file, List.of());
    }
    List<Optional<Layout.Column>> header = header(lines.get(first));
    List<Table.Row> rows = new ArrayList<>();
    for (List<Table.Cell> line : lines.subList(first + 1, lines.size())) {
      if (!blank(line)) {
        rows.add(row(line, header));
      }
    }
    return new Table(layout, file, rows);
  }

  private static boolean blank(List<Table.Cell> line) {
    return line.stream().allMatch(cell -> cell.text().isEmpty());
  }

  private List<Optional<Layout.Column>> header(List<Table.Cell> line) {
    List<Optional<Layout.Column>> header = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    List<String> names = layout.columns().stream().map(Layout.Column::name).toList();
    for (Table.Cell cell : line) {
      Optional<Layout.Column> column = layout.column(cell.text());
      header.add(column);
      if (column.isEmpty() && !cell.text().isEmpty()) {
        wrong(cell, "", "tên cột đã biết", cell.text(), Likely.hint(cell.text(), names));
      } else if (column.isPresent() && !seen.add(column.get().name())) {
        wrong(cell, column.get().name(), "mỗi cột một lần", "cột lặp lại", "");
      }
    }
    for (Layout.Column column : layout.columns()) {
      if (column.needed() && !seen.contains(column.name())) {
        problems.add(
            new Problem(file, line.getFirst().line(), 0, column.name(), "cột này có mặt", "", ""));
      }
    }
    return header;
  }

  private Table.Row row(List<Table.Cell> line, List<Optional<Layout.Column>> header) {
    int number = line.getFirst().line();
    Map<String, Table.Cell> cells = new HashMap<>();
    int filled = line.size();
    while (filled > header.size() && line.get(filled - 1).text().isEmpty()) {
      filled--;
    }
    if (filled != header.size() && line.size() != header.size()) {
      problems.add(
          new Problem(
              file,
              number,
              0,
              "",
              header.size() + " ô như dòng tên cột",
              line.size() + " ô",
              "dấu phân cách thừa hoặc thiếu; ô có dấu phẩy phải đặt trong ngoặc kép"));
    }
    for (int i = 0; i < Math.min(line.size(), header.size()); i++) {
      Table.Cell cell = line.get(i);
      header
          .get(i)
          .ifPresent(
              column -> {
                check(column, cell);
                cells.putIfAbsent(column.name(), cell);
              });
    }
    return new Table.Row(number, cells);
  }

  private void check(Layout.Column column, Table.Cell cell) {
    String text = cell.text();
    if (text.isEmpty()) {
      if (column.needed()) {
        wrong(cell, column.name(), "một giá trị", "ô trống", "");
      }
      return;
    }
    char first = text.charAt(0);
    if (first == '=' || first == '+' || first == '-' || first == '@') {
      wrong(
          cell,
          column.name(),
          "chữ, không phải công thức",
          text,
          "bảng tính sẽ chạy ô bắt đầu bằng " + first + "; hãy bỏ ký tự này");
    }
    if (text.indexOf('\ufffd') >= 0 || lostLetters(column, text)) {
      wrong(cell, column.name(), "chữ tiếng Việt đủ dấu", text, HOW_TO_SAVE);
    } else if (column.content() == Layout.Content.NAME || column.content() == Layout.Content.TEXT) {
      OldVietnamese.name(text, column.content() == Layout.Content.NAME ? 0 : 1)
          .ifPresent(
              old ->
                  wrong(
                      cell,
                      column.name(),
                      "chữ Unicode",
                      "chữ gõ bằng bảng mã " + old + ": " + text,
                      OldVietnamese.HOW_TO_SAVE));
    }
    if (column.content() == Layout.Content.PICK && !column.choices().contains(text)) {
      wrong(
          cell,
          column.name(),
          "một trong " + String.join(", ", column.choices()),
          text,
          Likely.hint(text, column.choices()));
    }
  }

  private static boolean lostLetters(Layout.Column column, String text) {
    if (text.indexOf('?') < 0) {
      return false;
    }
    if (column.content() == Layout.Content.NAME) {
      return true;
    }
    return column.content() == Layout.Content.TEXT
        && BLANK
            .splitAsStream(text)
            .anyMatch(word -> !ADDRESS.matcher(word).find() && LOST_LETTER.matcher(word).find());
  }

  private void wrong(Table.Cell cell, String column, String expected, String found, String hint) {
    problems.add(new Problem(file, cell.line(), cell.column(), column, expected, found, hint));
  }
}
