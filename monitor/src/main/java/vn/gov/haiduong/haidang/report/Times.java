package vn.gov.haiduong.haidang.report;

import java.util.List;
import java.util.Optional;
import vn.gov.haiduong.haidang.health.Span;
import vn.gov.haiduong.haidang.probe.Cause;

/**
 * How long in each of the five states, in milliseconds; of one target or summed over many. The five
 * add up to the time asked about.
 *
 * @param unconfirmed the part of {@code degraded} that was a failure too short to be sure
 */
public record Times(
    long up, long degraded, long down, long maintenance, long unknown, long unconfirmed) {

  public static final Times NONE = new Times(0, 0, 0, 0, 0, 0);

  public Times {
    if (up < 0 || degraded < 0 || down < 0 || maintenance < 0 || unknown < 0) {
      throw new IllegalArgumentException("times: expected none below 0, got a negative one");
    }
    if (unconfirmed < 0 || unconfirmed > degraded) {
      throw new IllegalArgumentException(
          "unconfirmed: expected 0 to " + degraded + ", got " + unconfirmed);
    }
  }

  /** The lengths of spans that tile a time. */
  public static Times of(List<Span> tiles) {
    long[] sums = new long[6];
    for (Span span : tiles) {
      long millis = span.to().toEpochMilli() - span.from().toEpochMilli();
      switch (span.state()) {
        case UP -> sums[0] += millis;
        case DEGRADED -> {
          sums[1] += millis;
          if (span.cause().equals(Optional.of(Cause.UNCONFIRMED))) {
            sums[5] += millis;
          }
        }
        case DOWN -> sums[2] += millis;
        case MAINTENANCE -> sums[3] += millis;
        case UNKNOWN -> sums[4] += millis;
      }
    }
    return new Times(sums[0], sums[1], sums[2], sums[3], sums[4], sums[5]);
  }

  public Times plus(Times more) {
    return new Times(
        up + more.up,
        degraded + more.degraded,
        down + more.down,
        maintenance + more.maintenance,
        unknown + more.unknown,
        unconfirmed + more.unconfirmed);
  }

  public static Times sum(List<Times> parts) {
    return parts.stream().reduce(NONE, Times::plus);
  }

  public long total() {
    return up + degraded + down + maintenance + unknown;
  }

  /** Time about which something is known. */
  public long known() {
    return total() - unknown;
  }

  /** Tỷ lệ sẵn sàng: of the time that was to be available. */
  public Share availability() {
    return new Share(up + degraded, up + degraded + down);
  }

  /** Tỷ lệ sẵn sàng kể cả bảo trì: maintenance counts as time without service. */
  public Share availabilityWithMaintenance() {
    return new Share(up + degraded, up + degraded + down + maintenance);
  }

  /** Độ phủ giám sát. */
  public Share coverage() {
    return new Share(known(), total());
  }

  /** Whether coverage is below 90 %, exactly, before any rounding: then no availability is told. */
  public boolean tooLittleKnown() {
    return known() * 10 < total() * 9;
  }
}
