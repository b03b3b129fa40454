package vn.gov.haiduong.haidang.pagewatch;

import java.time.Duration;

/**
 * How often pages are read.
 *
 * @param home each home page once in this time; a verdict holds for two of them at most
 * @param inner one of a site's inner pages once in this time, each in its turn
 * @param refetch after a first doubt
 * @param watch how long a site that was cleaned up is looked at closely
 * @param close how often in that time, beside the ordinary readings
 */
public record Rhythm(
    Duration home, Duration inner, Duration refetch, Duration watch, Duration close) {

  /** Regulation section 4: every quarter of an hour, again after a minute, thirty days after. */
  public static final Rhythm REAL =
      new Rhythm(
          Duration.ofMinutes(15),
          Duration.ofHours(1),
          Duration.ofSeconds(60),
          Duration.ofDays(30),
          Duration.ofDays(1));

  public Rhythm {
    for (Duration one : new Duration[] {home, inner, refetch, watch, close}) {
      if (one.compareTo(Duration.ofMillis(1)) < 0) {
        throw new IllegalArgumentException("rhythm: expected more than 0, got " + one);
      }
    }
    if (refetch.compareTo(home) > 0) {
      throw new IllegalArgumentException(
          "refetch: expected at most " + home + " (home), got " + refetch);
    }
  }

  /** How long a verdict holds when no reading follows. */
  public Duration hold() {
    return home.multipliedBy(2);
  }
}
