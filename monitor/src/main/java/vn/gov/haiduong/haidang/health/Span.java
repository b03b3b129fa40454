package vn.gov.haiduong.haidang.health;

import java.time.Instant;
import java.util.Optional;
import vn.gov.haiduong.haidang.probe.Cause;

/**
 * A stretch of a target's time in one state for one reason, {@code from <= t < to}, never empty.
 *
 * @param cause that of the observation that holds; {@code unconfirmed} for a short run; empty for
 *     up, maintenance and time without observation
 */
public record Span(Instant from, Instant to, State state, Optional<Cause> cause) {

  public Span {
    if (!from.isBefore(to)) {
      throw new IllegalArgumentException("span: expected from < to, got " + from + " and " + to);
    }
  }

  /** Whether {@code next} goes on where this ends, in the same state for the same reason. */
  public boolean continuedBy(Span next) {
    return to.equals(next.from) && state == next.state && cause.equals(next.cause);
  }
}
