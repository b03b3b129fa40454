package vn.gov.haiduong.haidang.schedule;

import java.time.Duration;
import java.time.Instant;
import vn.gov.haiduong.haidang.target.TargetId;

/**
 * The intended times of a target's probes. Its grid lies at {@code phase + k × interval} from the
 * epoch, where the phase is a stable hash of its id: a restart finds the same grid, so it neither
 * bursts nor drifts, and targets spread evenly. Pure functions of their arguments.
 */
public final class FireTimes {

  /** The next re-check after a failure while the run is not decided, at the latest. */
  public static final Duration RECHECK = Duration.ofSeconds(20);

  /** The next re-check at the soonest, unless the interval itself is shorter. */
  public static final Duration SOONEST_RECHECK = Duration.ofSeconds(10);

  /** No Retry-After keeps us away for longer. */
  public static final Duration LONGEST_BACK_OFF = Duration.ofHours(1);

  /** A fire time that is not longer ago than this is still made, late; an older one is missed. */
  public static final Duration STILL_IN_TIME = Duration.ofSeconds(1);

  /** How fine the times of different targets are told apart. */
  public enum Grain {
    /** To the millisecond: work on one probe at the same moment would lengthen another's phases. */
    FINE(1),

    /**
     * A few at once, for what costs less than waking up: a hundred probes a second then wake the
     * machine ten times.
     */
    COARSE(100);

    private final long millis;

    Grain(long millis) {
      this.millis = millis;
    }
  }

  /**
   * The next intended time.
   *
   * @param missed fire times before it that could not be made; counted, never made up for
   */
  public record Next(Instant intended, long missed) {}

  private FireTimes() {}

  /** The first time of the target's fine grid that is not before {@code from}. */
  public static Instant first(TargetId id, Duration interval, Instant from) {
    return first(id, interval, Grain.FINE, from);
  }

  /** The first time of the target's grid that is not before {@code from}. */
  public static Instant first(TargetId id, Duration interval, Grain grain, Instant from) {
    return Instant.ofEpochMilli(onGrid(id, interval.toMillis(), grain, from.toEpochMilli()));
  }

  /**
   * The time that follows {@code intended}.
   *
   * @param intended of the last probe
   * @param grain with which the grid was laid
   * @param interval in force now; after a change the new grid counts from here on
   * @param now when this is asked; a grid time that has passed meanwhile is missed
   */
  public static Next next(
      TargetId id, Duration interval, Grain grain, Instant intended, Pace pace, Instant now) {
    long every = interval.toMillis();
    long last = intended.toEpochMilli();
    return switch (pace) {
      case Pace.Regular _ -> settle(onGrid(id, every, grain, last + (every + 1) / 2), every, now);
      case Pace.Recheck _ -> {
        long gap = recheckGap(interval).toMillis();
        yield settle(last + gap, gap, now);
      }
      case Pace.Refused refused -> {
        long gap = backOffGap(interval, refused).toMillis();
        // On the grid, but never before what was asked for.
        long soonest = gap > 2 * every ? last + gap : last + gap - every / 2;
        yield settle(onGrid(id, every, grain, soonest), every, now);
      }
      case Pace.Asked asked -> {
        long gap = askedGap(interval, asked).toMillis();
        yield asked.undecidedRun() || gap > every
            ? settle(last + gap, gap, now)
            : settle(onGrid(id, every, grain, last + (every + 1) / 2), every, now);
      }
    };
  }

  /** 20 s, or a third of the interval if that is shorter, never under 10 s or the interval. */
  public static Duration recheckGap(Duration interval) {
    Duration third = interval.dividedBy(3);
    Duration gap = third.compareTo(RECHECK) < 0 ? third : RECHECK;
    Duration soon = gap.compareTo(SOONEST_RECHECK) < 0 ? SOONEST_RECHECK : gap;
    return soon.compareTo(interval) < 0 ? soon : interval;
  }

  /**
   * Two intervals, because an observation holds for two: asking slower costs no coverage. A
   * Retry-After that asks for more is obeyed, up to {@link #LONGEST_BACK_OFF}.
   */
  static Duration backOffGap(Duration interval, Pace.Refused refused) {
    Duration two = interval.multipliedBy(2);
    Duration asked = refused.retryAfter().orElse(two);
    Duration bounded = asked.compareTo(LONGEST_BACK_OFF) > 0 ? LONGEST_BACK_OFF : asked;
    return bounded.compareTo(two) > 0 ? bounded : two;
  }

  /**
   * What a failing server asks for is obeyed up to two intervals, for which an observation holds: a
   * server that is down cannot make its outage invisible by asking for an hour.
   */
  static Duration askedGap(Duration interval, Pace.Asked asked) {
    Duration two = interval.multipliedBy(2);
    Duration bounded = asked.retryAfter().compareTo(two) > 0 ? two : asked.retryAfter();
    Duration usual = asked.undecidedRun() ? recheckGap(interval) : interval;
    return bounded.compareTo(usual) > 0 ? bounded : usual;
  }

  private static Next settle(long due, long every, Instant now) {
    long behind = now.toEpochMilli() - due;
    if (behind <= STILL_IN_TIME.toMillis()) {
      return new Next(Instant.ofEpochMilli(due), 0);
    }
    long missed = Math.ceilDiv(behind - STILL_IN_TIME.toMillis(), every);
    return new Next(Instant.ofEpochMilli(due + missed * every), missed);
  }

  private static long onGrid(TargetId id, long every, Grain grain, long from) {
    long phase = Math.floorMod(hash(id.value()), every);
    phase -= phase % grain.millis;
    return Math.ceilDiv(from - phase, every) * every + phase;
  }

  /** FNV-1a, then a finisher so that ids that differ in the last letter spread too. */
  private static long hash(String id) {
    long h = 0xcbf29ce484222325L;
    for (int i = 0; i < id.length(); i++) {
      h = (h ^ id.charAt(i)) * 0x100000001b3L;
    }
    h = (h ^ (h >>> 33)) * 0xff51afd7ed558ccdL;
    h = (h ^ (h >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return h ^ (h >>> 33);
  }
}
