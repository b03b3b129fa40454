package vn.gov.haiduong.haidang.document;

import java.util.List;
import java.util.Locale;
import org.w3c.dom.Element;
import vn.gov.haiduong.haidang.report.paper.Block;
import vn.gov.haiduong.haidang.report.paper.Cell;

/** Tables, and pictures drawn as tables whose cells carry bars; each has its numbers in text. */
final class PictureHtml {

  /** Known to Error Prone by its name. */
  private @interface CanIgnoreReturnValue {}

  private static final List<String> STATES =
      List.of("up", "degraded", "down", "maintenance", "unknown");
  private static final List<String> LETTERS = List.of("", "s", "G", "B", "?");

  /** A segment narrower than this, in thousandths, has no room for its letter. */
  private static final int ROOM_FOR_A_LETTER = 30;

  private final Markup markup;

  PictureHtml(Markup markup) {
    this.markup = markup;
  }

  void table(Element into, Block.Table table) {
    markup.in(into, "p", "caption", table.caption());
    Element at = markup.in(into, "table", table.rows().size() < 6 ? "plain" : "");
    int whole = table.columns().stream().mapToInt(Block.Column::weight).sum();
    Element heads = markup.in(markup.in(at, "thead", ""), "tr", "");
    for (Block.Column column : table.columns()) {
      Element head = head(heads, "col", column.heading());
      head.setAttribute(
          "style", String.format(Locale.ROOT, "width: %.2f%%", 100.0 * column.weight() / whole));
    }
    Element body = markup.in(at, "tbody", "");
    for (List<Cell> row : table.rows()) {
      Element line = markup.in(body, "tr", "");
      row.forEach(cell -> markup.in(line, "td", style(cell), cell.shown()));
    }
    if (table.rows().isEmpty()) {
      Element only = markup.in(markup.in(body, "tr", ""), "td", "empty", "Không có.");
      only.setAttribute("colspan", Integer.toString(table.columns().size()));
    }
  }

  private static String style(Cell cell) {
    return switch (cell) {
      case Cell.Words _ -> "";
      case Cell.Moment _ -> "when";
      case Cell.Count _, Cell.Known _, Cell.Percent _, Cell.Minutes _ -> "number";
    };
  }

  @CanIgnoreReturnValue
  private Element head(Element row, String scope, String text) {
    Element head = markup.in(row, "th", "", text);
    head.setAttribute("scope", scope);
    return head;
  }

  void bars(Element into, Block.Bars bars) {
    markup.in(into, "p", "caption", bars.caption());
    Element at = markup.in(into, "table", "plain");
    Element heads = markup.in(markup.in(at, "thead", ""), "tr", "");
    head(heads, "col", "Nhóm").setAttribute("style", "width: 24%");
    head(heads, "col", "Phần thời gian").setAttribute("style", "width: 42%");
    head(heads, "col", "Số liệu").setAttribute("style", "width: 34%");
    Element body = markup.in(at, "tbody", "");
    for (Block.Bar bar : bars.bars()) {
      Element line = markup.in(body, "tr", "");
      head(line, "row", bar.label());
      Element drawn = markup.in(markup.in(line, "td", ""), "div", "bar");
      for (int i = 0; i < STATES.size(); i++) {
        int permille = bar.permille().get(i);
        if (permille > 0) {
          Element part =
              markup.in(
                  drawn,
                  "div",
                  "s-" + STATES.get(i),
                  permille < ROOM_FOR_A_LETTER ? "" : LETTERS.get(i));
          // A hair less than a thousand in all: rounding may not push the last part down a line.
          part.setAttribute(
              "style", String.format(Locale.ROOT, "width: %.2f%%", permille * 0.0995));
        }
      }
      markup.in(line, "td", "", bar.shown());
    }
    markup.in(
        into,
        "p",
        "note",
        "Trắng: hoạt động; xám nhạt, s: suy giảm; đen, G: gián đoạn; xám đậm, B: bảo trì; ?: không"
            + " xác định.");
  }

  void strip(Element into, Block.Strip strip) {
    // What the letters mean stays on the page of the letters.
    Element kept = markup.in(into, "div", "kept");
    markup.in(kept, "p", "caption", strip.caption());
    Element at = markup.in(kept, "table", "plain strip");
    Element heads = markup.in(markup.in(at, "thead", ""), "tr", "");
    Element first = head(heads, "col", "Nhóm");
    first.setAttribute("style", "width: 19%");
    strip.heads().forEach(day -> head(heads, "col", day));
    Element body = markup.in(at, "tbody", "");
    for (Block.Days days : strip.rows()) {
      Element line = markup.in(body, "tr", "");
      head(line, "row", days.label()).setAttribute("class", "label");
      days.shades().forEach(shade -> markup.in(line, "td", style(shade), shade.letter()));
    }
    markup.in(kept, "p", "note", strip.legend());
  }

  private static String style(Block.Shade shade) {
    return "d-" + shade.name().toLowerCase(Locale.ROOT);
  }

  void trend(Element into, Block.Trend trend) {
    markup.in(into, "p", "caption", trend.caption());
    Element at = markup.in(into, "table", "plain trend");
    Element body = markup.in(at, "tbody", "");
    Element drawn = markup.in(body, "tr", "");
    for (Block.Point point : trend.points()) {
      Element cell = markup.in(drawn, "td", "", point.shown());
      int height = point.height().orElse(0);
      if (height > 0) {
        markup
            .in(cell, "div", "column")
            .setAttribute("style", String.format(Locale.ROOT, "height: %.1fpt", height * 0.5));
      }
    }
    Element labels = markup.in(body, "tr", "labels");
    trend.points().forEach(point -> markup.in(labels, "td", "", point.label()));
  }

  void tiles(Element into, Block.Tiles tiles) {
    markup.in(into, "p", "caption", tiles.caption());
    Element at = markup.in(into, "table", "plain tiles");
    Element body = markup.in(at, "tbody", "");
    for (int i = 0; i < tiles.tiles().size(); i += tiles.across()) {
      Element line = markup.in(body, "tr", "");
      for (int j = i; j < Math.min(i + tiles.across(), tiles.tiles().size()); j++) {
        Block.Tile tile = tiles.tiles().get(j);
        if (tile.label().isEmpty()) {
          markup.in(line, "td", "gap");
        } else {
          Element cell = markup.in(line, "td", style(tile.shade()));
          markup.in(cell, "div", "", tile.label());
          markup.in(cell, "div", "strong", (tile.shown() + " " + tile.shade().letter()).strip());
          markup.in(cell, "div", "", tile.below());
        }
      }
    }
  }
}
