package vn.gov.haiduong.haidang.health;

import java.time.Instant;
import java.util.Optional;
import vn.gov.haiduong.haidang.probe.Cause;

/**
 * A confirmed run of failures that has down time.
 *
 * @param start intended time of its first failure
 * @param end intended time of the first later answer; empty while there is none
 * @param confirmedAt intended time of the failure that confirmed it
 * @param cause that of its first failure
 * @param incidentAt when people may be told of it: the first moment from {@code confirmedAt} on
 *     that is not maintenance; empty when it was over before such a moment
 */
public record Outage(
    Instant start,
    Optional<Instant> end,
    Instant confirmedAt,
    Optional<Cause> cause,
    Optional<Instant> incidentAt) {

  public Outage {
    if (confirmedAt.isBefore(start)) {
      throw new IllegalArgumentException(
          "confirmedAt: expected not before " + start + ", got " + confirmedAt);
    }
    if (end.isPresent() && end.get().isBefore(confirmedAt)) {
      throw new IllegalArgumentException(
          "end: expected not before " + confirmedAt + ", got " + end.get());
    }
  }
}
