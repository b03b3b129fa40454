package vn.gov.haiduong.haidang.config;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits delimited text (RFC 4180, with comma, semicolon or tab) into cells that know their place.
 * An own reader, because a problem must name the line and character where it began.
 */
final class CsvText {

  private static final int MOST_CELL = 4_000;
  private static final int MOST_LINES = 100_000;

  private final String text;
  private final String file;
  private final Problems problems;
  private final char delimiter;
  private int at;
  private int line = 1;
  private int lineStart;

  private CsvText(String text, String file, Problems problems) {
    this.text = text;
    this.file = file;
    this.problems = problems;
    this.delimiter = delimiter(text);
  }

  static List<List<Table.Cell>> split(String text, String file, Problems problems) {
    return new CsvText(text, file, problems).lines();
  }

  /** The one that the first line has most of. */
  static char delimiter(String text) {
    int end = text.indexOf('\n');
    String first = end < 0 ? text : text.substring(0, end);
    char best = ',';
    long most = 0;
    for (char candidate : new char[] {',', ';', '\t'}) {
      long count = first.chars().filter(c -> c == candidate).count();
      if (count > most) {
        most = count;
        best = candidate;
      }
    }
    return best;
  }

  private List<List<Table.Cell>> lines() {
    List<List<Table.Cell>> lines = new ArrayList<>();
    while (at < text.length()) {
      List<Table.Cell> cells = new ArrayList<>();
      boolean more = true;
      while (more) {
        cells.add(cell());
        more = at < text.length() && text.charAt(at) == delimiter;
        if (more) {
          at++;
        }
      }
      endOfLine();
      lines.add(cells);
      if (lines.size() > MOST_LINES) {
        problems.file(file, "không quá 100000 dòng", "nhiều hơn", "");
        return List.of();
      }
    }
    return lines;
  }

  private Table.Cell cell() {
    int startLine = line;
    int startColumn = at - lineStart + 1;
    String raw =
        at < text.length() && text.charAt(at) == '"' ? quoted(startLine, startColumn) : bare();
    if (raw.length() > MOST_CELL) {
      wrong(
          startLine,
          startColumn,
          "ô không quá 4000 ký tự",
          raw.length() + " ký tự",
          raw.indexOf('\n') >= 0 ? "dấu ngoặc kép mở ở đây có thể chưa đóng" : "");
      return new Table.Cell("", startLine, startColumn);
    }
    return new Table.Cell(Blanks.folded(raw), startLine, startColumn);
  }

  private String bare() {
    int from = at;
    while (at < text.length() && text.charAt(at) != delimiter && !lineBreak(text.charAt(at))) {
      at++;
    }
    return text.substring(from, at);
  }

  private String quoted(int startLine, int startColumn) {
    StringBuilder inside = new StringBuilder();
    at++;
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c == '"') {
        if (at < text.length() && text.charAt(at) == '"') {
          inside.append('"');
          at++;
          continue;
        }
        String rest = bare();
        if (!rest.isBlank()) {
          wrong(
              startLine,
              startColumn,
              "dấu phân cách sau dấu ngoặc kép đóng",
              rest,
              inside.indexOf("\n") >= 0
                  ? "dấu ngoặc kép mở ở đây có thể chưa đóng"
                  : "dấu ngoặc kép bên trong ô phải viết hai lần");
        }
        return inside.toString();
      }
      if (c == '\n') {
        line++;
        lineStart = at;
      }
      inside.append(c);
    }
    wrong(startLine, startColumn, "dấu ngoặc kép đóng", "hết tệp", "ô bắt đầu ở đây chưa đóng");
    return "";
  }

  private void endOfLine() {
    if (at < text.length() && text.charAt(at) == '\r') {
      at++;
    }
    if (at < text.length() && text.charAt(at) == '\n') {
      at++;
    }
    line++;
    lineStart = at;
  }

  private static boolean lineBreak(char c) {
    return c == '\n' || c == '\r';
  }

  private void wrong(int atLine, int column, String expected, String found, String hint) {
    problems.add(new Problem(file, atLine, column, "", expected, found, hint));
  }
}
