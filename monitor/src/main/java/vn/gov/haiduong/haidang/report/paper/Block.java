package vn.gov.haiduong.haidang.report.paper;

import java.util.List;
import java.util.Optional;

/** One thing on a paper. */
public sealed interface Block {

  /** A heading; level 1 is {@code I.} in capitals, level 2 is {@code 1.} in bold. */
  record Heading(int level, String text) implements Block {
    public Heading {
      if (level < 1 || level > 3) {
        throw new IllegalArgumentException("heading: level: expected 1 to 3, got " + level);
      }
    }
  }

  /**
   * A paragraph.
   *
   * @param figures the figures that it rests on, as paths into the JSON; empty for fixed words
   */
  record Text(String words, List<String> figures) implements Block {
    public Text {
      figures = List.copyOf(figures);
    }

    public static Text of(String words) {
      return new Text(words, List.of());
    }
  }

  /** A dashed item of a list. */
  record Item(String words, List<String> figures) implements Block {
    public Item {
      figures = List.copyOf(figures);
    }

    public static Item of(String words) {
      return new Item(words, List.of());
    }
  }

  /** Small print under a table or picture. */
  record Note(String words) implements Block {}

  /** What the machine proposes and a person writes: marked, and editable in DOCX. */
  record Proposal(String words, List<String> figures) implements Block {
    public Proposal {
      figures = List.copyOf(figures);
    }
  }

  /** A table with a caption; every row has as many cells as there are columns. */
  record Table(String caption, List<Column> columns, List<List<Cell>> rows) implements Block {
    public Table {
      columns = List.copyOf(columns);
      rows = rows.stream().map(List::copyOf).toList();
      for (List<Cell> row : rows) {
        if (row.size() != columns.size()) {
          throw new IllegalArgumentException(
              "table \"%s\": row: expected %d cells, got %d"
                  .formatted(caption, columns.size(), row.size()));
        }
      }
    }
  }

  /**
   * A column.
   *
   * @param weight its share of the width beside the others'
   */
  record Column(String heading, int weight) {}

  /** One bar a row, divided among the five states; the numbers stand beside it. */
  record Bars(String caption, List<Bar> bars) implements Block {
    public Bars {
      bars = List.copyOf(bars);
    }
  }

  /**
   * A bar.
   *
   * @param permille of up, degraded, down, maintenance, unknown, to draw: what is there at all is
   *     at least 1; they sum to 1000, or to 0
   * @param percent the same five exactly, in text
   * @param shown the numbers in text
   */
  record Bar(String label, List<Integer> permille, List<String> percent, String shown) {
    public Bar {
      permille = List.copyOf(permille);
      percent = List.copyOf(percent);
      if (permille.size() != 5 || percent.size() != 5) {
        throw new IllegalArgumentException("bar: expected 5 parts, got " + permille.size());
      }
    }
  }

  /** A strip of days a row; each cell has a letter, so that it reads without colour. */
  record Strip(String caption, List<String> heads, List<Days> rows, String legend)
      implements Block {
    public Strip {
      heads = List.copyOf(heads);
      rows = List.copyOf(rows);
    }
  }

  /** A row of a strip. */
  record Days(String label, List<Shade> shades) {
    public Days {
      shades = List.copyOf(shades);
    }
  }

  /** How good a time was, and the letter that says it without colour. */
  enum Shade {
    GOOD("", "tốt"),
    FAIR("·", "có gián đoạn ngắn"),
    POOR("▲", "gián đoạn dài"),
    MAINTENANCE("B", "bảo trì"),
    UNKNOWN("?", "không đủ dữ liệu"),
    OUTSIDE("", "ngoài thời gian theo dõi");

    private final String letter;
    private final String words;

    Shade(String letter, String words) {
      this.letter = letter;
      this.words = words;
    }

    public String letter() {
      return letter;
    }

    public String words() {
      return words;
    }
  }

  /** Upright bars over time, each with its number. */
  record Trend(String caption, List<Point> points) implements Block {
    public Trend {
      points = List.copyOf(points);
    }
  }

  /**
   * A point of a trend.
   *
   * @param height 0 to 100 of the picture; empty where there is no figure
   */
  record Point(String label, Optional<Integer> height, String shown) {}

  /** A grid of tiles that lies roughly as the districts do. */
  record Tiles(String caption, int across, List<Tile> tiles) implements Block {
    public Tiles {
      tiles = List.copyOf(tiles);
    }
  }

  /** A tile; one without a label is a gap of the grid. */
  record Tile(String label, String shown, String below, Shade shade) {}
}
