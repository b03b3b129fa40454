package vn.gov.haiduong.haidang.time;

import java.time.Duration;
import java.time.Instant;

/**
 * A wall clock that never goes back and tells when the machine's clock leapt. It follows the
 * monotonic reading; the machine's wall clock only corrects it:
 *
 * <ul>
 *   <li>a leap forward of more than {@link #LEAP} is taken over at once and reported, so that the
 *       time in between can be counted as not measured;
 *   <li>a leap back is worked off by running at half speed until the wall has caught up, so that no
 *       two records ever stand in the wrong order.
 * </ul>
 *
 * <p>Confined to one thread: the engine's loop.
 */
public final class SteadyClock {

  /** A difference of wall and monotonic time beyond this is a leap, not drift. */
  public static final Duration LEAP = Duration.ofSeconds(1);

  private final Clock clock;
  private long lastNanos;
  private Instant steady;

  /** The machine's clock leapt while we ran. */
  public record Leap(Instant from, Instant to, Duration by) {}

  /** A reading; {@code leap} is null when nothing leapt since the last one. */
  public record Reading(Instant now, @org.jspecify.annotations.Nullable Leap leap) {}

  private Duration debt = Duration.ZERO;

  public SteadyClock(Clock clock) {
    this.clock = clock;
    this.lastNanos = clock.nanos();
    this.steady = clock.now();
  }

  /** The steady time now, without looking for leaps. */
  public Instant now() {
    return read().now();
  }

  /** Advances the steady time and compares it with the wall. */
  public Reading read() {
    long nanos = clock.nanos();
    Duration elapsed = Duration.ofNanos(nanos - lastNanos);
    Instant expected = steady.plus(elapsed);
    Instant wall = clock.now();
    Duration off = Duration.between(expected, wall);
    lastNanos = nanos;
    if (debt.isPositive()) {
      return new Reading(workOffDebt(elapsed, wall), null);
    }
    if (off.compareTo(LEAP) > 0) {
      Instant before = steady;
      steady = wall;
      return new Reading(wall, new Leap(before, wall, off));
    }
    if (off.compareTo(LEAP.negated()) < 0) {
      Instant before = steady;
      debt = off.negated();
      steady = before.plus(elapsed.dividedBy(2));
      return new Reading(steady, new Leap(before, steady, off));
    }
    // Drift below a leap: the wall is right, but time still never falls.
    steady = wall.isBefore(steady) ? steady : wall;
    return new Reading(steady, null);
  }

  private Instant workOffDebt(Duration elapsed, Instant wall) {
    Instant next = steady.plus(elapsed.dividedBy(2));
    if (next.isBefore(wall)) {
      debt = Duration.ZERO;
      next = wall;
    } else {
      debt = Duration.between(wall, next);
    }
    steady = next;
    return steady;
  }
}
