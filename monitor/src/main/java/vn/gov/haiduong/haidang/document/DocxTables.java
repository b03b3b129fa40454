package vn.gov.haiduong.haidang.document;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTParaRPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTbl;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTblGrid;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTblGridCol;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTblLayoutType;
import vn.gov.haiduong.haidang.report.paper.Block;
import vn.gov.haiduong.haidang.report.paper.Cell;

/** Tables of a document for word processing; pictures become tables with their numbers. */
final class DocxTables {

  /** A table of at most so many rows is kept on one page. */
  private static final int KEPT_WHOLE = 12;

  private static final int SMALL = 10;

  /** Left and right of a cell's words; with the usual ones 100,000 does not fit on a line. */
  private static final int CELL_MARGIN = 45;

  /** Width of the text in twentieths of a point: A4 less its margins, upright and turned. */
  private static final int UPRIGHT = 9241;

  private static final int TURNED = 14910;

  private final XWPFDocument document;
  private int width = UPRIGHT;

  DocxTables(XWPFDocument document) {
    this.document = document;
  }

  /** Whether the pages from here on are turned. */
  void turn(boolean wide) {
    width = wide ? TURNED : UPRIGHT;
  }

  /** A line of a cell. */
  record Line(String text, int points, boolean bold, boolean italic) {}

  /** A table without frame, for the head and the signature. */
  XWPFTable bare(int rows, List<Integer> weights) {
    XWPFTable table = document.createTable(rows, weights.size());
    widths(table, weights);
    table.removeBorders();
    return table;
  }

  void lines(XWPFTableCell cell, Line... lines) {
    boolean first = true;
    for (Line line : lines) {
      XWPFParagraph at = first ? cell.getParagraphArray(0) : cell.addParagraph();
      first = false;
      at.setAlignment(ParagraphAlignment.CENTER);
      at.setSpacingAfter(0);
      XWPFRun run = at.createRun();
      run.setFontSize(line.points());
      run.setBold(line.bold());
      run.setItalic(line.italic());
      run.setText(line.text());
    }
  }

  void table(Block.Table table) {
    caption(table.caption());
    List<List<String>> rows = new ArrayList<>();
    rows.add(table.columns().stream().map(Block.Column::heading).toList());
    table.rows().forEach(row -> rows.add(row.stream().map(Cell::shown).toList()));
    XWPFTable made = filled(rows, 1, table.columns().stream().map(Block.Column::weight).toList());
    for (int i = 0; i < table.rows().size(); i++) {
      for (int j = 0; j < table.columns().size(); j++) {
        if (!(table.rows().get(i).get(j) instanceof Cell.Words)
            && !(table.rows().get(i).get(j) instanceof Cell.Moment)) {
          made.getRow(i + 1).getCell(j).getParagraphArray(0).setAlignment(ParagraphAlignment.RIGHT);
        }
      }
    }
  }

  void bars(Block.Bars bars) {
    caption(bars.caption());
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of(
            "Nhóm",
            "Hoạt động (%)",
            "Suy giảm (%)",
            "Gián đoạn (%)",
            "Bảo trì (%)",
            "Không xác định (%)",
            "Số liệu"));
    for (Block.Bar bar : bars.bars()) {
      List<String> row = new ArrayList<>();
      row.add(bar.label());
      row.addAll(bar.percent());
      row.add(bar.shown());
      rows.add(row);
    }
    XWPFTable made = filled(rows, 1, List.of(20, 10, 10, 10, 10, 10, 30));
    for (XWPFTableRow row : made.getRows().subList(1, made.getRows().size())) {
      for (int i = 1; i <= 5; i++) {
        row.getCell(i).getParagraphArray(0).setAlignment(ParagraphAlignment.RIGHT);
      }
    }
  }

  void strip(Block.Strip strip) {
    caption(strip.caption());
    List<List<String>> rows = new ArrayList<>();
    List<String> heads = new ArrayList<>(List.of("Nhóm"));
    heads.addAll(strip.heads());
    rows.add(heads);
    for (Block.Days days : strip.rows()) {
      List<String> row = new ArrayList<>(List.of(days.label()));
      days.shades().forEach(shade -> row.add(shade.letter()));
      rows.add(row);
    }
    List<Integer> weights = new ArrayList<>(List.of(24));
    strip.heads().forEach(_ -> weights.add(3));
    XWPFTable made = filled(rows, 1, weights);
    small(made, 7, 1);
    XWPFParagraph note = document.createParagraph();
    note.setStyle("Note");
    note.createRun().setText(strip.legend());
  }

  void trend(Block.Trend trend) {
    caption(trend.caption());
    XWPFTable made =
        filled(
            List.of(
                trend.points().stream().map(Block.Point::label).toList(),
                trend.points().stream().map(Block.Point::shown).toList()),
            1,
            trend.points().stream().map(_ -> 1).toList());
    small(made, 8, 0);
  }

  /** Small print without margins, centred from that column on. */
  private static void small(XWPFTable table, int points, int centred) {
    table.setCellMargins(0, 10, 0, 10);
    for (XWPFTableRow row : table.getRows()) {
      for (int i = 0; i < row.getTableCells().size(); i++) {
        XWPFParagraph at = row.getCell(i).getParagraphArray(0);
        if (i >= centred) {
          at.setAlignment(ParagraphAlignment.CENTER);
        }
        at.getRuns().forEach(run -> run.setFontSize(points));
        mark(at, points);
      }
    }
  }

  /** The size of a paragraph's own mark, without which an empty cell is as high as body text. */
  private static void mark(XWPFParagraph at, int points) {
    CTPPr of = at.getCTP().isSetPPr() ? at.getCTP().getPPr() : at.getCTP().addNewPPr();
    CTParaRPr mark = of.isSetRPr() ? of.getRPr() : of.addNewRPr();
    if (mark.sizeOfSzArray() == 0) {
      mark.addNewSz().setVal(BigInteger.valueOf(points * 2L));
    } else {
      mark.getSzArray(0).setVal(BigInteger.valueOf(points * 2L));
    }
  }

  void tiles(Block.Tiles tiles) {
    caption(tiles.caption());
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < tiles.tiles().size(); i += tiles.across()) {
      rows.add(
          tiles.tiles().subList(i, Math.min(i + tiles.across(), tiles.tiles().size())).stream()
              .map(Block.Tile::label)
              .toList());
    }
    XWPFTable made = filled(rows, 0, Collections.nCopies(Math.max(1, tiles.across()), 1));
    for (int i = 0; i < tiles.tiles().size(); i++) {
      Block.Tile tile = tiles.tiles().get(i);
      XWPFTableCell cell = made.getRow(i / tiles.across()).getCell(i % tiles.across());
      XWPFParagraph at = cell.getParagraphArray(0);
      at.setAlignment(ParagraphAlignment.CENTER);
      if (!tile.label().isEmpty()) {
        below(at, tile.shown(), true);
        below(at, tile.below(), false);
      }
    }
  }

  /** A further line of a cell. */
  private static void below(XWPFParagraph at, String text, boolean bold) {
    if (!text.isEmpty()) {
      XWPFRun run = at.createRun();
      run.addBreak();
      run.setFontSize(SMALL);
      run.setBold(bold);
      run.setText(text);
    }
  }

  /** Fixed widths, in the grid and in each cell: readers differ in which of them they obey. */
  private void widths(XWPFTable table, List<Integer> weights) {
    int whole = weights.stream().mapToInt(Integer::intValue).sum();
    CTTbl raw = table.getCTTbl();
    CTTblGrid grid = raw.getTblGrid() == null ? raw.addNewTblGrid() : raw.getTblGrid();
    grid.setGridColArray(new CTTblGridCol[0]);
    raw.getTblPr().addNewTblLayout().setType(STTblLayoutType.FIXED);
    table.setWidth(Integer.toString(width));
    for (int i = 0; i < weights.size(); i++) {
      int own = width * weights.get(i) / whole;
      grid.addNewGridCol().setW(BigInteger.valueOf(own));
      for (XWPFTableRow row : table.getRows()) {
        row.getCell(i).setWidth(Integer.toString(own));
      }
    }
  }

  private void caption(String text) {
    XWPFParagraph caption = document.createParagraph();
    caption.setStyle("Caption");
    caption.setKeepNext(true);
    caption.createRun().setText(text);
  }

  /** Rows of text; the first {@code heads} are repeated on each page. */
  private XWPFTable filled(List<List<String>> rows, int heads, List<Integer> weights) {
    XWPFTable table = document.createTable(Math.max(1, rows.size()), weights.size());
    widths(table, weights);
    table.setCellMargins(0, CELL_MARGIN, 0, CELL_MARGIN);
    for (int i = 0; i < rows.size(); i++) {
      XWPFTableRow row = table.getRow(i);
      row.setCantSplitRow(true);
      row.setRepeatHeader(i < heads);
      for (int j = 0; j < rows.get(i).size(); j++) {
        XWPFParagraph at = row.getCell(j).getParagraphArray(0);
        at.setAlignment(i < heads ? ParagraphAlignment.CENTER : ParagraphAlignment.LEFT);
        at.setSpacingAfter(0);
        at.setKeepNext(rows.size() <= KEPT_WHOLE && i + 1 < rows.size());
        XWPFRun run = at.createRun();
        run.setFontSize(SMALL);
        run.setBold(i < heads);
        run.setText(rows.get(i).get(j));
        mark(at, SMALL);
      }
    }
    XWPFParagraph after = document.createParagraph();
    after.setSpacingAfter(60);
    return table;
  }
}
