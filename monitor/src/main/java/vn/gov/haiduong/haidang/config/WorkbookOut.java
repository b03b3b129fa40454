package vn.gov.haiduong.haidang.config;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.ClientAnchor;
import org.apache.poi.ss.usermodel.Comment;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.DataValidationHelper;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * The tables of the inventory as a workbook: Vietnamese headings with notes, drop-downs where a
 * value is one of few, every cell text so that no leading zero is lost.
 */
final class WorkbookOut {

  /** Sheets that are read by nobody. */
  static final String GUIDE = "Hướng dẫn";

  /** Rows below the last one that have drop-downs too. */
  static final int SPARE = 500;

  private static final List<String> GUIDANCE =
      List.of(
          "Danh mục giám sát của Hải Đăng",
          "Mỗi trang tính là một tệp CSV trong thư mục targets/. Sửa ô, thêm dòng, bớt dòng; không"
              + " đổi mã đã có và không đổi dòng tiêu đề.",
          "Đưa chuột lên ô tiêu đề để xem cách điền. Ô có danh sách thì chọn trong danh sách.",
          "Mọi ô đều là dạng văn bản: giữ nguyên số 0 ở đầu mã và số điện thoại. Ngày ghi"
              + " năm-tháng-ngày, ví dụ 2026-11-20.",
          "Xong thì chạy: ./haidang targets import TỆP.xlsx. Lệnh cho xem khác biệt trước khi ghi,"
              + " và không ghi gì nếu còn lỗi.");

  private final XSSFWorkbook book = new XSSFWorkbook();
  private final CellStyle text = book.createCellStyle();
  private final CellStyle heading = book.createCellStyle();
  private final CellStyle needed = book.createCellStyle();
  private final WorkbookLists lists;

  private WorkbookOut(Map<Layout, Table> tables) {
    lists = new WorkbookLists(tables);
    short asText = book.createDataFormat().getFormat("@");
    text.setDataFormat(asText);
    Font bold = book.createFont();
    bold.setBold(true);
    for (CellStyle style : List.of(heading, needed)) {
      style.setFont(bold);
      style.setDataFormat(asText);
      style.setWrapText(true);
      style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
    }
    heading.setFillForegroundColor(IndexedColors.GREY_25_PERCENT.getIndex());
    needed.setFillForegroundColor(IndexedColors.LIGHT_YELLOW.getIndex());
  }

  static void write(Map<Layout, Table> tables, OutputStream out) throws IOException {
    WorkbookOut workbook = new WorkbookOut(tables);
    try (XSSFWorkbook book = workbook.book) {
      workbook.guide();
      for (Layout layout : Layout.all()) {
        Table table = tables.get(layout);
        if (table != null) {
          workbook.sheet(layout, table);
        }
      }
      workbook.lists.write(book);
      book.setActiveSheet(1);
      book.write(out);
    }
  }

  private void guide() {
    Sheet sheet = book.createSheet(GUIDE);
    sheet.setColumnWidth(0, 120 * 256);
    for (int i = 0; i < GUIDANCE.size(); i++) {
      sheet.createRow(i).createCell(0).setCellValue(GUIDANCE.get(i));
    }
  }

  private void sheet(Layout layout, Table table) {
    Sheet sheet = book.createSheet(layout.sheet());
    List<Layout.Column> columns = layout.columns();
    Row first = sheet.createRow(0);
    for (int i = 0; i < columns.size(); i++) {
      Layout.Column column = columns.get(i);
      Cell cell = first.createCell(i);
      cell.setCellValue(column.heading());
      cell.setCellStyle(column.needed() ? needed : heading);
      sheet.setDefaultColumnStyle(i, text);
      sheet.setColumnWidth(i, width(column) * 256);
      note(sheet, cell, column);
    }
    int at = 1;
    for (Table.Row row : table.rows()) {
      Row line = sheet.createRow(at++);
      for (int i = 0; i < columns.size(); i++) {
        String value = row.text(columns.get(i).name());
        if (!value.isEmpty()) {
          Cell cell = line.createCell(i);
          cell.setCellStyle(text);
          cell.setCellValue(value);
        }
      }
    }
    for (int i = 0; i < columns.size(); i++) {
      dropDown(sheet, i, lists.of(layout, columns.get(i)), at + SPARE);
    }
    sheet.createFreezePane(Math.min(3, columns.size()), 1);
  }

  private static int width(Layout.Column column) {
    return switch (column.content()) {
      case NAME -> 36;
      case CODE, PICK, DATE -> 16;
      case TEXT -> 22;
    };
  }

  private void note(Sheet sheet, Cell cell, Layout.Column column) {
    String said = column.note() + (column.needed() ? " (bắt buộc)" : "");
    if (said.isBlank()) {
      return;
    }
    ClientAnchor anchor = book.getCreationHelper().createClientAnchor();
    anchor.setCol1(cell.getColumnIndex());
    anchor.setCol2(cell.getColumnIndex() + 3);
    anchor.setRow1(1);
    anchor.setRow2(5);
    Comment comment = sheet.createDrawingPatriarch().createCellComment(anchor);
    comment.setString(book.getCreationHelper().createRichTextString(said.strip()));
    cell.setCellComment(comment);
  }

  private static void dropDown(
      Sheet sheet, int column, Optional<WorkbookLists.Choice> choice, int last) {
    if (choice.isEmpty()) {
      return;
    }
    DataValidationHelper helper = sheet.getDataValidationHelper();
    CellRangeAddressList cells = new CellRangeAddressList(1, last, column, column);
    DataValidation validation =
        switch (choice.get()) {
          case WorkbookLists.Written(List<String> choices) -> {
            DataValidation written =
                helper.createValidation(
                    helper.createExplicitListConstraint(choices.toArray(String[]::new)), cells);
            written.createErrorBox("Chọn trong danh sách", String.join(", ", choices));
            yield written;
          }
          case WorkbookLists.Elsewhere(String range, boolean closed) -> {
            DataValidation elsewhere =
                helper.createValidation(helper.createFormulaListConstraint(range), cells);
            elsewhere.setErrorStyle(
                closed ? DataValidation.ErrorStyle.STOP : DataValidation.ErrorStyle.WARNING);
            elsewhere.createErrorBox(
                "Chọn trong danh sách",
                closed ? "Chỉ nhận giá trị trong danh sách." : "Chưa có trong danh sách.");
            yield elsewhere;
          }
        };
    validation.setShowErrorBox(true);
    sheet.addValidationData(validation);
  }
}
