package vn.gov.haiduong.haidang.config;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.gov.haiduong.haidang.wording.Plain;

/** The inventory as a workbook, and back: the difference first, then the files. Blocks. */
public final class TargetsWorkbook {

  private TargetsWorkbook() {}

  /** What came of reading a workbook. */
  public sealed interface Import {

    /** Nothing may be written; every problem is listed. */
    record Refused(List<Problem> problems) implements Import {
      public Refused {
        problems = List.copyOf(problems);
      }
    }

    /**
     * May be written.
     *
     * @param differences one line each; empty when the workbook says what the files say
     * @param files the text of each table that differs, by its file's name
     */
    record Ready(List<String> differences, Map<String, String> files) implements Import {
      public Ready {
        differences = List.copyOf(differences);
        files = Map.copyOf(files);
      }
    }
  }

  /**
   * Writes the tables of {@code dir} as a workbook.
   *
   * @return what is wrong in the tables; then nothing was written
   */
  public static List<Problem> export(Path dir, Path workbook) throws IOException {
    Problems problems = new Problems();
    Map<Layout, Table> tables = TargetsLoader.tables(dir, problems);
    if (problems.none()) {
      Path unfinished = beside(workbook);
      try (OutputStream out = Files.newOutputStream(unfinished)) {
        WorkbookOut.write(tables, out);
      }
      Path _ = Files.move(unfinished, workbook, StandardCopyOption.REPLACE_EXISTING);
    }
    return problems.all();
  }

  /** Reads a workbook and judges the inventory that it would make; writes nothing. */
  public static Import read(Path dir, Path workbook, LocalDate day) {
    Problems problems = new Problems();
    Map<Layout, Table> now = TargetsLoader.tables(dir, new Problems());
    Map<Layout, Table> wanted = WorkbookIn.read(workbook, problems);
    if (!problems.none()) {
      return new Import.Refused(problems.all());
    }
    if (TargetsLoader.load(dir, day, wanted) instanceof LoadResult.Refused(List<Problem> found)) {
      return new Import.Refused(found);
    }
    List<String> differences = new ArrayList<>();
    Map<String, String> files = new LinkedHashMap<>();
    wanted.forEach(
        (layout, table) -> {
          List<String> said = differences(layout, now.get(layout), table);
          if (!said.isEmpty()) {
            differences.addAll(said);
            files.put(layout.file(), csv(layout, table));
          }
        });
    return new Import.Ready(differences, files);
  }

  /** Puts the files of a {@link Import.Ready} in place, each whole or not at all. */
  public static void write(Path dir, Import.Ready ready) throws IOException {
    for (Map.Entry<String, String> file : ready.files().entrySet()) {
      Path place = dir.resolve(file.getKey());
      Path unfinished = beside(place);
      Path _ = Files.writeString(unfinished, file.getValue(), StandardCharsets.UTF_8);
      Path _ = Files.move(unfinished, place, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static Path beside(Path file) {
    return file.resolveSibling(file.getFileName() + ".đang-ghi");
  }

  private static List<String> differences(Layout layout, @Nullable Table now, Table wanted) {
    Map<String, Table.Row> before = byKey(layout, now);
    Map<String, Table.Row> after = byKey(layout, wanted);
    List<String> said = new ArrayList<>();
    after.forEach(
        (key, row) -> {
          Table.Row old = before.get(key);
          if (old == null) {
            said.add(line("thêm", layout, key, row.text(layout.columns().get(1).name())));
          } else {
            changed(layout, key, old, row, said);
          }
        });
    before.forEach(
        (key, row) -> {
          if (!after.containsKey(key)) {
            said.add(line("bớt", layout, key, row.text(layout.columns().get(1).name())));
          }
        });
    if (said.isEmpty() && !List.copyOf(before.keySet()).equals(List.copyOf(after.keySet()))) {
      said.add("đổi thứ tự dòng: " + layout.sheet());
    }
    return said;
  }

  private static void changed(
      Layout layout, String key, Table.Row old, Table.Row row, List<String> said) {
    for (Layout.Column column : layout.columns()) {
      String from = old.text(column.name());
      String to = row.text(column.name());
      if (!from.equals(to)) {
        said.add(
            line("sửa", layout, key, column.heading() + ": " + quoted(from) + " → " + quoted(to)));
      }
    }
  }

  private static String line(String what, Layout layout, String key, String rest) {
    return Plain.shown(what + " [" + layout.sheet() + "] " + key + " – " + rest, 600);
  }

  private static String quoted(String text) {
    return text.isEmpty() ? "(trống)" : "“" + text + "”";
  }

  /** Rows by what tells them apart: their first column, of suggestions the first two. */
  private static Map<String, Table.Row> byKey(Layout layout, @Nullable Table table) {
    Map<String, Table.Row> rows = new LinkedHashMap<>();
    if (table == null) {
      return rows;
    }
    int columns = layout == Layout.SUGGESTIONS ? 2 : 1;
    for (Table.Row row : table.rows()) {
      List<String> key = new ArrayList<>();
      for (Layout.Column column : layout.columns().subList(0, columns)) {
        key.add(row.text(column.name()));
      }
      rows.put(String.join(" ", key), row);
    }
    return rows;
  }

  private static String csv(Layout layout, Table table) {
    StringBuilder out = new StringBuilder();
    List<String> names = layout.columns().stream().map(Layout.Column::name).toList();
    out.append(String.join(",", names)).append('\n');
    for (Table.Row row : table.rows()) {
      for (int i = 0; i < names.size(); i++) {
        out.append(i == 0 ? "" : ",").append(cell(row.text(names.get(i))));
      }
      out.append('\n');
    }
    return out.toString();
  }

  private static String cell(String text) {
    boolean plain = text.chars().noneMatch(c -> c == ',' || c == ';' || c == '"' || c == '\t');
    return plain ? text : "\"" + text.replace("\"", "\"\"") + "\"";
  }
}
