package vn.gov.haiduong.haidang.journal;

import java.util.Collections;
import java.util.OptionalDouble;
import java.util.SortedMap;

/** How long answers took over a range. Good answers (up and degraded) alone are counted. */
public interface Latency {

  /** Answers counted. */
  long count();

  /**
   * Seconds within which this share of the answers came, to three significant digits; empty where
   * none was counted.
   *
   * @param quantile over 0, up to 1
   */
  OptionalDouble seconds(double quantile);

  /** How many answers took how many microseconds (to the sketch's precision). */
  SortedMap<Long, Long> counts();

  /** Nothing was measured. */
  Latency NONE =
      new Latency() {
        @Override
        public long count() {
          return 0;
        }

        @Override
        public OptionalDouble seconds(double quantile) {
          return OptionalDouble.empty();
        }

        @Override
        public SortedMap<Long, Long> counts() {
          return Collections.emptySortedMap();
        }
      };
}
