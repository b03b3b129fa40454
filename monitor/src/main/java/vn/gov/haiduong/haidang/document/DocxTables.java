package vn.gov.haiduong.haidang.document;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
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
            "Hoạt động (‰)",
            "Suy giảm (‰)",
            "Gián đoạn (‰)",
            "Bảo trì (‰)",
            "Không xác định (‰)",
            "Số liệu"));
    for (Block.Bar bar : bars.bars()) {
      List<String> row = new ArrayList<>();
      row.add(bar.label());
      bar.permille().forEach(part -> row.add(part.toString()));
      row.add(bar.shown());
      rows.add(row);
    }
    XWPFTable _ = filled(rows, 1, List.of(22, 10, 10, 10, 10, 12, 26));
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
    made.setCellMargins(0, 10, 0, 10);
    made.getRows()
        .forEach(
            row ->
                row.getTableCells()
                    .forEach(
                        cell ->
                            cell.getParagraphArray(0)
                                .getRuns()
                                .forEach(run -> run.setFontSize(6))));
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
    made.setCellMargins(0, 10, 0, 10);
    made.getRows()
        .forEach(
            row ->
                row.getTableCells()
                    .forEach(
                        cell ->
                            cell.getParagraphArray(0)
                                .getRuns()
                                .forEach(run -> run.setFontSize(7))));
  }

  void tiles(Block.Tiles tiles) {
    caption(tiles.caption());
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < tiles.tiles().size(); i += tiles.across()) {
      rows.add(
          tiles.tiles().subList(i, Math.min(i + tiles.across(), tiles.tiles().size())).stream()
              .map(tile -> (tile.label() + " " + tile.shown() + " " + tile.below()).strip())
              .toList());
    }
    XWPFTable _ = filled(rows, 0, java.util.Collections.nCopies(Math.max(1, tiles.across()), 1));
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
      }
    }
    XWPFParagraph after = document.createParagraph();
    after.setSpacingAfter(60);
    return table;
  }
}
