package vn.gov.haiduong.haidang.report;

import java.time.Duration;
import java.util.Optional;
import vn.gov.haiduong.haidang.health.Outage;

/**
 * An outage in a month.
 *
 * @param begunHere it belongs to the month of its start; an older one only has down time here
 * @param downMillis its down time inside the month
 */
public record OutageFigure(Outage outage, boolean begunHere, long downMillis) {

  /** End minus start, unknown and maintenance time inside included; empty while it is open. */
  public Optional<Duration> length() {
    return outage.end().map(end -> Duration.between(outage.start(), end));
  }

  /** From the first failure to the one that made it sure. */
  public Duration detection() {
    return Duration.between(outage.start(), outage.confirmedAt());
  }
}
