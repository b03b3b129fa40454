package vn.gov.haiduong.haidang.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.DataValidationConstraint;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.AreaReference;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.gov.haiduong.haidang.config.TargetsWorkbook.Import;

/** The shipped inventory through a workbook and back, untouched, edited and broken. */
class TargetsWorkbookTest {

  private static final LocalDate DAY = LocalDate.of(2026, 11, 20);

  @TempDir Path home;
  private Path dir;
  private Path workbook;

  @BeforeEach
  void exportTheShippedInventory() throws IOException {
    dir = Files.createDirectory(home.resolve("targets"));
    Path shipped = Path.of("../targets");
    try (Stream<Path> files = Files.list(shipped)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path _ = Files.copy(file, dir.resolve(file.getFileName().toString()));
      }
    }
    workbook = home.resolve("danh-muc.xlsx");
    assertThat(TargetsWorkbook.export(dir, workbook)).isEmpty();
  }

  @Test
  void whatWasNotEditedIsNoDifference() {
    assertThat(TargetsWorkbook.read(dir, workbook, DAY))
        .isEqualTo(new Import.Ready(List.of(), Map.of()));
  }

  @Test
  void anEditIsShownAndThenWritten() throws IOException {
    edit(sheet -> cell(sheet, "Tên trang", 1).setCellValue("Cổng mới, “tỉnh”"));

    Import.Ready ready = (Import.Ready) TargetsWorkbook.read(dir, workbook, DAY);
    assertThat(ready.differences())
        .containsExactly(
            "sửa [Trang và dịch vụ] cong-tinh – Tên trang: “Cổng thông tin điện tử tỉnh” → “Cổng"
                + " mới, “tỉnh””");
    TargetsWorkbook.write(dir, ready);

    assertThat(TargetsWorkbook.read(dir, workbook, DAY))
        .isInstanceOfSatisfying(Import.Ready.class, r -> assertThat(r.differences()).isEmpty());
    assertThat(Files.readString(dir.resolve("sites.csv"))).contains("\"Cổng mới, “tỉnh”\"");
  }

  @Test
  void whatIsWrongIsToldWithItsPlaceAndNothingIsReady() throws IOException {
    edit(
        sheet -> {
          cell(sheet, "Mã đơn vị", 1).setCellValue(30);
          cell(sheet, "Tên trang", 2).setCellFormula("1+1");
          cell(sheet, "Loại", 3).setCellValue("websait");
        });

    assertThat(TargetsWorkbook.read(dir, workbook, DAY))
        .isInstanceOfSatisfying(
            Import.Refused.class,
            refused ->
                assertThat(refused.problems())
                    .extracting(Problem::message)
                    .anyMatch(said -> said.contains(":2:2") && said.contains("ô dạng văn bản"))
                    .anyMatch(said -> said.contains(":3:3") && said.contains("công thức"))
                    .anyMatch(said -> said.contains(":4:4") && said.contains("website")));
  }

  @Test
  void everyColumnOfAClosedSetOffersAllOfIt() throws IOException {
    try (XSSFWorkbook book = new XSSFWorkbook(new FileInputStream(workbook.toFile()))) {
      for (Layout layout : Layout.all()) {
        Sheet sheet = book.getSheet(layout.sheet());
        for (int i = 0; sheet != null && i < layout.columns().size(); i++) {
          List<String> choices = layout.columns().get(i).choices();
          if (!choices.isEmpty()) {
            assertThat(offered(book, sheet, i))
                .as("%s: %s", layout, layout.columns().get(i).name())
                .isEqualTo(choices);
          }
        }
      }
    }
  }

  @Test
  void codesOfOtherRowsAreOfferedAndALongListStandsOnASheetThatNobodySees() throws IOException {
    try (XSSFWorkbook book = new XSSFWorkbook(new FileInputStream(workbook.toFile()))) {
      Sheet sites = book.getSheet("Trang và dịch vụ");
      assertThat(offered(book, sites, column(sites, "Mã đơn vị")))
          .startsWith(book.getSheet("Đơn vị").getRow(1).getCell(0).getStringCellValue())
          .hasSize(book.getSheet("Đơn vị").getLastRowNum());
      assertThat(offered(book, sites, column(sites, "Chạy trên")))
          .contains("cong-tinh")
          .contains(book.getSheet("Điểm mạng").getRow(1).getCell(0).getStringCellValue());
      Sheet points = book.getSheet("Điểm mạng");
      assertThat(offered(book, points, column(points, "Hồ sơ đo"))).doesNotHaveDuplicates();
      assertThat(book.isSheetHidden(book.getSheetIndex(WorkbookLists.SHEET))).isTrue();
    }
  }

  private static int column(Sheet sheet, String heading) {
    return cell(sheet, heading, 1).getColumnIndex();
  }

  /** What the drop-down of a column offers in the second row, as a spreadsheet would show it. */
  private static List<String> offered(XSSFWorkbook book, Sheet sheet, int column) {
    DataValidationConstraint rule =
        sheet.getDataValidations().stream()
            .filter(v -> v.getRegions().getCellRangeAddress(0).isInRange(1, column))
            .map(DataValidation::getValidationConstraint)
            .findFirst()
            .orElseThrow(() -> new AssertionError("no drop-down"));
    if (rule.getExplicitListValues() != null) {
      return List.of(rule.getExplicitListValues());
    }
    AreaReference range = new AreaReference(rule.getFormula1(), SpreadsheetVersion.EXCEL2007);
    Sheet there = book.getSheet(range.getFirstCell().getSheetName());
    return Stream.of(range.getAllReferencedCells())
        .map(at -> there.getRow(at.getRow()))
        .filter(row -> row != null)
        .map(row -> row.getCell(range.getFirstCell().getCol()).getStringCellValue())
        .toList();
  }

  @Test
  void whatIsNoWorkbookIsRefused() throws IOException {
    Path _ = Files.writeString(workbook, "không phải sổ tính");
    assertThat(TargetsWorkbook.read(dir, workbook, DAY)).isInstanceOf(Import.Refused.class);
    assertThat(TargetsWorkbook.read(dir, home.resolve("không-có.xlsx"), DAY))
        .isInstanceOf(Import.Refused.class);
  }

  private void edit(Consumer<Sheet> change) throws IOException {
    try (XSSFWorkbook book = new XSSFWorkbook(new FileInputStream(workbook.toFile()))) {
      change.accept(book.getSheet("Trang và dịch vụ"));
      try (OutputStream out = Files.newOutputStream(workbook)) {
        book.write(out);
      }
    }
  }

  private static Cell cell(Sheet sheet, String heading, int row) {
    Row first = sheet.getRow(0);
    for (Cell cell : first) {
      if (cell.getStringCellValue().equals(heading)) {
        return sheet
            .getRow(row)
            .getCell(cell.getColumnIndex(), Row.MissingCellPolicy.CREATE_NULL_AS_BLANK);
      }
    }
    throw new AssertionError("no column " + heading);
  }
}
