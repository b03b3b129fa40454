package vn.gov.haiduong.haidang.probe;

import java.time.Duration;

/**
 * The time that one address may take.
 *
 * @param timeout covers the whole probe of one address, redirects included
 * @param slowAfter a good answer later than this is {@link Cause#SLOW}
 */
public record Budget(Duration timeout, Duration slowAfter) {

  public static final Budget DEFAULT = new Budget(Duration.ofSeconds(10), Duration.ofSeconds(5));

  public Budget {
    if (timeout.compareTo(Duration.ofMillis(1)) < 0
        || timeout.compareTo(Duration.ofMinutes(5)) > 0) {
      throw new IllegalArgumentException("timeout: expected 1 ms to 5 min, got " + timeout);
    }
    if (slowAfter.isNegative() || slowAfter.isZero()) {
      throw new IllegalArgumentException("slow-after: expected more than 0, got " + slowAfter);
    }
  }
}
