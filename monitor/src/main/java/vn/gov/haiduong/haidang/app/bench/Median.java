package vn.gov.haiduong.haidang.app.bench;

import java.util.List;

/** The middle of several rounds. */
final class Median {

  private Median() {}

  static double of(List<Double> values) {
    return quantile(values, 0.5);
  }

  /** The value below which the share {@code q} of {@code values} lies; nearest rank. */
  static double quantile(List<Double> values, double q) {
    if (values.isEmpty()) {
      throw new IllegalArgumentException("values: expected at least one, got none");
    }
    List<Double> sorted = values.stream().sorted().toList();
    if (q == 0.5 && sorted.size() % 2 == 0) {
      int upper = sorted.size() / 2;
      return (sorted.get(upper - 1) + sorted.get(upper)) / 2;
    }
    int rank = (int) Math.ceil(q * sorted.size());
    return sorted.get(Math.clamp(rank - 1, 0, sorted.size() - 1));
  }
}
