package vn.gov.haiduong.haidang.config;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.openxml4j.util.ZipSecureFile;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** A workbook that an officer saved → tables. What is wrong is told with sheet, row and column. */
final class WorkbookIn {

  private static final long MOST_BYTES = 10L << 20;
  private static final long MOST_UNZIPPED = 100L << 20;
  private static final int MOST_ROWS = 20_000;
  private static final int MOST_COLUMNS = 200;

  private final String name;
  private final Problems problems;
  private final DataFormatter formatter = new DataFormatter(Locale.ROOT);

  private WorkbookIn(String name, Problems problems) {
    this.name = name;
    this.problems = problems;
  }

  static Map<Layout, Table> read(Path path, Problems problems) {
    Path last = path.getFileName();
    return new WorkbookIn(last == null ? path.toString() : last.toString(), problems).tables(path);
  }

  private Map<Layout, Table> tables(Path path) {
    Map<Layout, Table> tables = new EnumMap<>(Layout.class);
    File file = path.toFile();
    if (!file.isFile() || file.length() > MOST_BYTES) {
      problems.file(
          name,
          "một tệp .xlsx không quá 10 MiB",
          file.isFile() ? "tệp lớn hơn" : "không có tệp",
          "");
      return tables;
    }
    ZipSecureFile.setMaxEntrySize(MOST_UNZIPPED);
    try (OPCPackage zip = OPCPackage.open(file, PackageAccess.READ);
        XSSFWorkbook book = new XSSFWorkbook(zip)) {
      for (Layout layout : Layout.all()) {
        Sheet sheet = book.getSheet(layout.sheet());
        if (sheet != null) {
          String shown = name + "[" + layout.sheet() + "]";
          tables.put(
              layout, TableReader.read(layout, shown, lines(layout, sheet, shown), problems));
        }
      }
      if (tables.isEmpty()) {
        problems.file(
            name, "trang tính \"" + Layout.UNITS.sheet() + "\" và các trang tính kia", "", "");
      }
    } catch (IOException | InvalidFormatException | RuntimeException broken) {
      // POI throws whatever it stumbles over; to the officer all of it is one thing.
      problems.file(name, "một sổ tính .xlsx đọc được", "tệp hỏng hoặc thuộc dạng khác", "");
    }
    return tables;
  }

  private List<List<Table.Cell>> lines(Layout layout, Sheet sheet, String shown) {
    List<List<Table.Cell>> lines = new ArrayList<>();
    if (sheet.getLastRowNum() > MOST_ROWS) {
      problems.file(shown, "không quá " + MOST_ROWS + " dòng", "nhiều hơn", "");
      return lines;
    }
    int width = 0;
    for (Row row : sheet) {
      width = width == 0 ? Math.min(Math.max(row.getLastCellNum(), 0), MOST_COLUMNS) : width;
      List<Table.Cell> cells = new ArrayList<>();
      for (int i = 0; i < Math.max(width, Math.min(row.getLastCellNum(), MOST_COLUMNS)); i++) {
        Cell cell = row.getCell(i);
        String text = cell == null ? "" : text(cell, layout, shown);
        cells.add(new Table.Cell(Blanks.folded(text), row.getRowNum() + 1, i + 1));
      }
      lines.add(cells);
    }
    return lines;
  }

  private String text(Cell cell, Layout layout, String shown) {
    if (cell.getCellType() == CellType.FORMULA) {
      return "=" + cell.getCellFormula();
    }
    if (cell.getCellType() != CellType.NUMERIC) {
      return formatter.formatCellValue(cell);
    }
    if (DateUtil.isCellDateFormatted(cell)) {
      LocalDate date = cell.getLocalDateTimeCellValue().toLocalDate();
      return date.toString();
    }
    String text = formatter.formatCellValue(cell);
    if (losesZeros(cell, layout)) {
      problems.add(
          new Problem(
              shown,
              cell.getRowIndex() + 1,
              cell.getColumnIndex() + 1,
              "",
              "ô dạng văn bản",
              text,
              "ô đang là dạng số nên số 0 ở đầu có thể đã mất: đổi định dạng ô sang Văn bản rồi"
                  + " nhập lại"));
    }
    return text;
  }

  /** Codes and telephone numbers may begin with a zero, which a number does not keep. */
  private static boolean losesZeros(Cell cell, Layout layout) {
    Row first = cell.getSheet().getRow(cell.getSheet().getFirstRowNum());
    Cell heading = first == null ? null : first.getCell(cell.getColumnIndex());
    return heading != null
        && heading.getCellType() == CellType.STRING
        && layout
            .column(heading.getStringCellValue())
            .filter(
                column ->
                    column.content() == Layout.Content.CODE || column.name().endsWith("_phone"))
            .isPresent();
  }
}
