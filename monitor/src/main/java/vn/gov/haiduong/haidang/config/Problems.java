package vn.gov.haiduong.haidang.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what is wrong, all of it, up to a bound that a hostile file cannot pass. */
final class Problems {

  private static final int MOST = 500;

  private final List<Problem> found = new ArrayList<>();
  private int beyond;

  void add(Problem problem) {
    if (found.size() < MOST) {
      found.add(problem);
    } else {
      beyond++;
    }
  }

  void file(String file, String expected, String got, String hint) {
    add(new Problem(file, 0, 0, "", expected, got, hint));
  }

  boolean none() {
    return found.isEmpty();
  }

  /** In the order of files and lines. */
  List<Problem> all() {
    List<Problem> all = new ArrayList<>(found);
    all.sort(
        Comparator.comparing(Problem::file)
            .thenComparingInt(Problem::line)
            .thenComparingInt(Problem::column));
    if (beyond > 0) {
      all.add(
          new Problem(
              "targets", 0, 0, "", "sửa các lỗi trên trước", beyond + " lỗi nữa chưa kể", ""));
    }
    return all;
  }
}
