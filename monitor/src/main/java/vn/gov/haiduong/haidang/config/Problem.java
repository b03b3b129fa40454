package vn.gov.haiduong.haidang.config;

import vn.gov.haiduong.haidang.wording.Plain;

/**
 * Something wrong in a file, in Vietnamese for whoever must mend it.
 *
 * @param file as shown, such as "targets/sites.csv"
 * @param line from 1; 0 when the file as a whole is meant
 * @param column from 1, in characters (of a workbook: the cell's column); 0 when the line is meant
 * @param path name of the column or path of keys; empty when none
 * @param expected what was needed
 * @param found what stands there; empty when nothing does
 * @param hint what to do about it, or "did you mean"; empty when nothing helps
 */
public record Problem(
    String file, int line, int column, String path, String expected, String found, String hint) {

  public Problem {
    expected = Plain.shown(expected, 300);
    found = Plain.shown(found, 120);
    hint = Plain.shown(hint, 300);
    path = Plain.shown(path, 120);
  }

  /** One line, such as {@code targets/sites.csv:41:7 cột "host": cần …, gặp "…"}. */
  public String message() {
    StringBuilder said = new StringBuilder(Plain.shown(file, 300));
    if (line > 0) {
      said.append(':').append(line);
    }
    if (line > 0 && column > 0) {
      said.append(':').append(column);
    }
    if (!path.isEmpty()) {
      boolean table = file.endsWith(".csv") || file.contains("[");
      said.append(table ? " cột \"" : " mục \"").append(path).append('"');
    }
    said.append(": cần ").append(expected);
    if (!found.isEmpty()) {
      said.append(", gặp \"").append(found).append('"');
    }
    if (!hint.isEmpty()) {
      said.append("; ").append(hint);
    }
    return said.toString();
  }
}
