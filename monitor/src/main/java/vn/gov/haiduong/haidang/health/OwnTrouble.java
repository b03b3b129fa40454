package vn.gov.haiduong.haidang.health;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import vn.gov.haiduong.haidang.probe.Cause;

/**
 * A stretch in which the monitor itself was not fit to measure: what a probe that touches it says
 * about its target is unknown. Times are monotonic nanoseconds, both ends included.
 */
public record OwnTrouble(Cause cause, long fromNanos, long toNanos) {

  /** A loop later than this stood still. */
  public static final Duration LATE = Duration.ofSeconds(1);

  /** Wall and monotonic time that part by more than this between two readings: the clock leapt. */
  public static final Duration LEAP = Duration.ofSeconds(1);

  public OwnTrouble {
    if (cause != Cause.OWN_OVERLOAD && cause != Cause.OWN_CLOCK) {
      throw new IllegalArgumentException(
          "own trouble: expected own_overload or own_clock, got " + cause.label());
    }
    if (toNanos - fromNanos < 0) {
      throw new IllegalArgumentException("own trouble: expected to >= from");
    }
  }

  /** A task of the loop ran later than a second after it was due. */
  public static Optional<OwnTrouble> ofLoop(long dueNanos, long ranNanos) {
    return ranNanos - dueNanos > LATE.toNanos()
        ? Optional.of(new OwnTrouble(Cause.OWN_OVERLOAD, dueNanos, ranNanos))
        : Optional.empty();
  }

  /** Two readings of both clocks, one after the other. */
  public static Optional<OwnTrouble> ofClocks(
      Instant wallBefore, long nanosBefore, Instant wall, long nanos) {
    Duration drift =
        Duration.between(wallBefore, wall).minus(Duration.ofNanos(nanos - nanosBefore)).abs();
    return drift.compareTo(LEAP) > 0
        ? Optional.of(new OwnTrouble(Cause.OWN_CLOCK, nanosBefore, nanos))
        : Optional.empty();
  }

  /** Open files or local ports ran out at this moment. */
  public static OwnTrouble exhausted(long atNanos) {
    return new OwnTrouble(Cause.OWN_OVERLOAD, atNanos, atNanos);
  }

  /** Why a probe over this span says nothing; a leap of the clock before an overload. */
  public static Optional<Cause> touching(
      Iterable<OwnTrouble> troubles, long startedNanos, long endedNanos) {
    Optional<Cause> found = Optional.empty();
    for (OwnTrouble trouble : troubles) {
      if (trouble.fromNanos - endedNanos <= 0 && startedNanos - trouble.toNanos <= 0) {
        if (trouble.cause == Cause.OWN_CLOCK) {
          return Optional.of(Cause.OWN_CLOCK);
        }
        found = Optional.of(trouble.cause);
      }
    }
    return found;
  }
}
