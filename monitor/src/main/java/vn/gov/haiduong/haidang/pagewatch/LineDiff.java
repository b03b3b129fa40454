package vn.gov.haiduong.haidang.pagewatch;

import java.util.ArrayList;
import java.util.List;

/** What two texts have in common, line by line, with the longest common part kept. */
public final class LineDiff {

  private static final int MOST = 1_500;

  private LineDiff() {}

  /**
   * One line beside the other; an empty text where a side has none.
   *
   * @param same both are equal
   */
  public record Row(String left, String right, boolean same) {}

  /** All rows, in order; of longer texts the first lines. */
  public static List<Row> of(List<String> left, List<String> right) {
    List<String> a = left.subList(0, Math.min(MOST, left.size()));
    List<String> b = right.subList(0, Math.min(MOST, right.size()));
    int[][] common = new int[a.size() + 1][b.size() + 1];
    for (int i = a.size() - 1; i >= 0; i--) {
      for (int j = b.size() - 1; j >= 0; j--) {
        common[i][j] =
            a.get(i).equals(b.get(j))
                ? common[i + 1][j + 1] + 1
                : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    List<Row> rows = new ArrayList<>();
    List<String> gone = new ArrayList<>();
    List<String> came = new ArrayList<>();
    int i = 0;
    int j = 0;
    while (i < a.size() || j < b.size()) {
      boolean both = i < a.size() && j < b.size();
      if (both && a.get(i).equals(b.get(j))) {
        flush(rows, gone, came);
        rows.add(new Row(a.get(i++), b.get(j++), true));
      } else if (j >= b.size() || (i < a.size() && common[i + 1][j] >= common[i][j + 1])) {
        gone.add(a.get(i++));
      } else {
        came.add(b.get(j++));
      }
    }
    flush(rows, gone, came);
    return List.copyOf(rows);
  }

  private static void flush(List<Row> rows, List<String> gone, List<String> came) {
    for (int i = 0; i < Math.max(gone.size(), came.size()); i++) {
      rows.add(
          new Row(i < gone.size() ? gone.get(i) : "", i < came.size() ? came.get(i) : "", false));
    }
    gone.clear();
    came.clear();
  }
}
