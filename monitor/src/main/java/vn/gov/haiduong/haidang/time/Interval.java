package vn.gov.haiduong.haidang.time;

import java.time.Duration;
import java.time.Instant;

/** A half-open stretch of time: {@code from <= t < to}. One of no length contains nothing. */
public record Interval(Instant from, Instant to) {

  public Interval {
    if (to.isBefore(from)) {
      throw new IllegalArgumentException(
          "interval: expected to >= from, got from " + from + " to " + to);
    }
  }

  /** Whether {@code t} lies inside. */
  public boolean contains(Instant t) {
    return !t.isBefore(from) && t.isBefore(to);
  }

  public Duration length() {
    return Duration.between(from, to);
  }
}
