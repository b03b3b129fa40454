package vn.gov.haiduong.haidang.time;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A wall clock that never goes back and tells when the machine's clock leapt. It follows the
 * monotonic reading; the machine's wall clock only corrects it:
 *
 * <ul>
 *   <li>a leap forward of more than {@link #LEAP} is taken over at once and reported, so that the
 *       time in between can be counted as not measured;
 *   <li>a leap back is worked off by running a tenth slower until the wall has caught up, so that
 *       no two records ever stand in the wrong order. Only so much slower: probes, confirmations
 *       and escalations wait for this time, and an outage is measured by it.
 * </ul>
 *
 * <p>Who reads it several times a second and then not for {@link #STILL} stood still: the process
 * was paused. That is reported like a leap, for it is time in which nothing was measured.
 *
 * <p>Confined to one thread: the engine's loop.
 */
public final class SteadyClock {

  /** A difference of wall and monotonic time beyond this is a leap, not drift. */
  public static final Duration LEAP = Duration.ofSeconds(1);

  /** Longer than this between two readings nobody was at work; a sign of life is never older. */
  public static final Duration STILL = Duration.ofSeconds(10);

  /** Of ten seconds that pass, so many are counted while a leap back is worked off. */
  static final int SLOW_TENTHS = 9;

  private final Clock clock;
  private long lastNanos;
  private Instant steady;

  /**
   * The machine's clock leapt while we ran, or we did not run.
   *
   * @param by how far the clock leapt; zero when it went on rightly and only we stood still
   */
  public record Leap(Instant from, Instant to, Duration by) {}

  /** A reading; {@code leap} is null when nothing leapt since the last one. */
  public record Reading(Instant now, @Nullable Leap leap) {}

  private Duration debt;

  public SteadyClock(Clock clock) {
    this(clock, Instant.MIN);
  }

  /**
   * Goes on from an earlier life of the process.
   *
   * @param notBefore the last moment that was recorded then; where the wall was set back since, the
   *     difference is worked off as after a leap back
   */
  public SteadyClock(Clock clock, Instant notBefore) {
    this.clock = clock;
    this.lastNanos = clock.nanos();
    Instant wall = clock.now();
    boolean back = notBefore.isAfter(wall);
    this.steady = back ? notBefore : wall;
    this.debt = back ? Duration.between(wall, notBefore) : Duration.ZERO;
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
      Instant before = steady;
      Instant next = workOffDebt(elapsed, wall);
      Duration ahead = Duration.between(before.plus(elapsed), next);
      if (ahead.compareTo(LEAP) > 0) {
        return new Reading(next, new Leap(before, next, ahead)); // Set right again meanwhile.
      }
      boolean still = elapsed.compareTo(STILL) > 0;
      return new Reading(next, still ? new Leap(before, next, Duration.ZERO) : null);
    }
    if (off.compareTo(LEAP) > 0) {
      Instant before = steady;
      steady = wall;
      return new Reading(wall, new Leap(before, wall, off));
    }
    if (off.compareTo(LEAP.negated()) < 0) {
      Instant before = steady;
      debt = off.negated();
      steady = before.plus(slow(elapsed));
      return new Reading(steady, new Leap(before, steady, off));
    }
    // Drift below a leap: the wall is right, but time still never falls.
    Instant before = steady;
    steady = wall.isBefore(steady) ? steady : wall;
    boolean still = elapsed.compareTo(STILL) > 0;
    return new Reading(steady, still ? new Leap(before, steady, Duration.ZERO) : null);
  }

  private static Duration slow(Duration elapsed) {
    return elapsed.multipliedBy(SLOW_TENTHS).dividedBy(10);
  }

  private Instant workOffDebt(Duration elapsed, Instant wall) {
    Instant next = steady.plus(slow(elapsed));
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
