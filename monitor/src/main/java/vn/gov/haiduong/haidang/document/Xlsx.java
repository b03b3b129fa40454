package vn.gov.haiduong.haidang.document;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.util.List;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import vn.gov.haiduong.haidang.report.paper.Block;
import vn.gov.haiduong.haidang.report.paper.Cell;
import vn.gov.haiduong.haidang.report.paper.Paper;
import vn.gov.haiduong.haidang.time.Province;

/**
 * A paper's tables as a workbook: a sheet for the body and one an annex, numbers as numbers, frozen
 * heads, filters. No cell is a formula, whatever its text begins with.
 */
public final class Xlsx {

  private static final int WIDEST = 60 * 256;

  private static final float LINE_POINTS = 16.5f;

  /** A sheet's row is at most 409 points high. */
  private static final int MOST_LINES = 24;

  private final XSSFWorkbook book = new XSSFWorkbook();
  private final CellStyle title = style(true, false, "General");
  private final CellStyle head = head();
  private final CellStyle words = style(false, true, "@");
  private final CellStyle whole = style(false, true, "#,##0");
  private final CellStyle percent = style(false, true, "0.000");
  private final CellStyle minutes = style(false, true, "#,##0.0");
  private final CellStyle moment = style(false, true, "dd/mm/yyyy hh:mm:ss");

  private Xlsx() {}

  public static byte[] bytes(Paper paper) {
    Xlsx made = new Xlsx();
    try (XSSFWorkbook book = made.book) {
      made.sheet("Báo cáo", paper.title(), paper.body());
      for (Paper.Annex annex : paper.annexes()) {
        made.sheet(
            annex.sheet(), "Phụ lục " + annex.number() + ". " + annex.title(), annex.blocks());
      }
      OfficeFile.describe(book.getProperties(), paper);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      book.write(out);
      return OfficeFile.pinned(out.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void sheet(String name, String heading, List<Block> blocks) {
    XSSFSheet sheet = book.createSheet(name);
    sheet.setFitToPage(true);
    sheet.getPrintSetup().setPaperSize(PrintSetup.A4_PAPERSIZE);
    sheet.getPrintSetup().setLandscape(true);
    sheet.getPrintSetup().setFitWidth((short) 1);
    sheet.getPrintSetup().setFitHeight((short) 0);
    int row = 0;
    text(sheet.createRow(row++), heading, title);
    List<Block.Table> tables =
        blocks.stream().filter(Block.Table.class::isInstance).map(Block.Table.class::cast).toList();
    for (Block.Table table : tables) {
      row++;
      text(sheet.createRow(row++), table.caption(), title);
      row = table(sheet, row, table, tables.size() == 1);
    }
    if (tables.isEmpty()) {
      for (Block block : blocks) {
        switch (block) {
          case Block.Text text -> text(sheet.createRow(row++), text.words(), title(false));
          case Block.Item item -> text(sheet.createRow(row++), item.words(), title(false));
          case Block.Proposal it -> text(sheet.createRow(row++), it.words(), title(false));
          case Block.Heading it -> text(sheet.createRow(row++), it.text(), title);
          case Block.Note it -> text(sheet.createRow(row++), it.words(), title(false));
          case Block.Table _, Block.Bars _, Block.Strip _, Block.Trend _, Block.Tiles _ -> {}
        }
      }
    }
  }

  private int table(XSSFSheet sheet, int first, Block.Table table, boolean alone) {
    int at = first;
    XSSFRow heads = sheet.createRow(at++);
    for (int i = 0; i < table.columns().size(); i++) {
      XSSFCell cell = heads.createCell(i);
      cell.setCellValue(table.columns().get(i).heading());
      cell.setCellStyle(head);
      int width = letters(table, i) * 256;
      sheet.setColumnWidth(i, Math.min(WIDEST, Math.max(width, sheet.getColumnWidth(i))));
    }
    fit(sheet, heads);
    for (List<Cell> row : table.rows()) {
      XSSFRow line = sheet.createRow(at++);
      for (int i = 0; i < row.size(); i++) {
        fill(line.createCell(i), row.get(i));
      }
      fit(sheet, line);
    }
    if (alone) {
      sheet.setRepeatingRows(new CellRangeAddress(first, first, -1, -1));
      sheet.createFreezePane(0, first + 1);
      if (!table.rows().isEmpty()) {
        sheet.setAutoFilter(new CellRangeAddress(first, at - 1, 0, table.columns().size() - 1));
      }
    }
    return at;
  }

  /** Width of a column: its weight or the longest of its words, up to a limit; longer ones wrap. */
  private static int letters(Block.Table table, int column) {
    int longest =
        table.rows().stream()
            .map(row -> row.get(column))
            .mapToInt(cell -> cell.shown().length())
            .max()
            .orElse(0);
    return Math.clamp(Math.max(longest + 4L, table.columns().get(column).weight() + 6L), 9, 40);
  }

  /** Not every reader makes room by itself for words that wrap. */
  private static void fit(XSSFSheet sheet, XSSFRow row) {
    int lines = 1;
    for (org.apache.poi.ss.usermodel.Cell cell : row) {
      if (cell.getCellType() == CellType.STRING) {
        int room = Math.max(1, sheet.getColumnWidth(cell.getColumnIndex()) / 256 - 2);
        lines = Math.max(lines, (cell.getStringCellValue().length() + room - 1) / room);
      }
    }
    row.setHeightInPoints(LINE_POINTS * Math.min(lines, MOST_LINES));
  }

  private void fill(XSSFCell cell, Cell value) {
    switch (value) {
      case Cell.Words it -> {
        cell.setCellValue(it.shown());
        cell.setCellStyle(words);
      }
      case Cell.Count it -> {
        cell.setCellValue((double) it.number());
        cell.setCellStyle(whole);
      }
      case Cell.Known it -> {
        if (it.number().isPresent()) {
          cell.setCellValue((double) it.number().getAsLong());
          cell.setCellStyle(whole);
        } else {
          cell.setCellValue(it.shown());
          cell.setCellStyle(words);
        }
      }
      case Cell.Percent it -> {
        if (it.figure().value().isPresent()) {
          cell.setCellValue(it.figure().value().get().doubleValue());
          cell.setCellStyle(percent);
        } else {
          cell.setCellValue(it.shown());
          cell.setCellStyle(words);
        }
      }
      case Cell.Minutes it -> {
        cell.setCellValue(it.minutes().doubleValue());
        cell.setCellStyle(minutes);
      }
      case Cell.Moment it -> {
        if (it.at().isPresent()) {
          LocalDateTime local = Province.local(it.at().get()).toLocalDateTime();
          cell.setCellValue(local);
          cell.setCellStyle(moment);
        } else {
          cell.setCellValue(it.shown());
          cell.setCellStyle(words);
        }
      }
    }
  }

  private static void text(XSSFRow row, String text, CellStyle style) {
    XSSFCell cell = row.createCell(0);
    cell.setCellValue(text);
    cell.setCellStyle(style);
  }

  private CellStyle title(boolean bold) {
    return bold ? title : plain;
  }

  private final CellStyle plain = style(false, false, "General");

  private CellStyle head() {
    CellStyle made = style(true, true, "General");
    made.setAlignment(HorizontalAlignment.CENTER);
    made.setFillForegroundColor(IndexedColors.GREY_25_PERCENT.getIndex());
    made.setFillPattern(FillPatternType.SOLID_FOREGROUND);
    return made;
  }

  private CellStyle style(boolean bold, boolean framed, String format) {
    XSSFFont font = book.createFont();
    font.setFontName("Times New Roman");
    font.setFontHeightInPoints((short) 12);
    font.setBold(bold);
    CellStyle made = book.createCellStyle();
    made.setFont(font);
    made.setVerticalAlignment(VerticalAlignment.CENTER);
    made.setDataFormat(book.createDataFormat().getFormat(format));
    if (framed) {
      made.setWrapText(true);
      made.setBorderTop(BorderStyle.THIN);
      made.setBorderBottom(BorderStyle.THIN);
      made.setBorderLeft(BorderStyle.THIN);
      made.setBorderRight(BorderStyle.THIN);
    }
    return made;
  }
}
