package vn.gov.haiduong.haidang.schedule;

import java.time.Duration;
import java.util.Optional;

/** How the next probe of a target is asked for, decided by what the last one said. */
public sealed interface Pace {

  Pace REGULAR = new Regular();
  Pace RECHECK = new Recheck();

  /** At the target's own grid of fire times. */
  record Regular() implements Pace {}

  /** A run of failures is not decided: ask sooner. */
  record Recheck() implements Pace {}

  /**
   * The site lives but does not let us in: ask slower.
   *
   * @param retryAfter what it asked for; bounded by {@link FireTimes#LONGEST_BACK_OFF}
   */
  record Refused(Optional<Duration> retryAfter) implements Pace {}

  /**
   * It fails and asks to be left alone (503 with Retry-After): ask no sooner, within bounds.
   *
   * @param undecidedRun whether a run of failures is not decided yet
   */
  record Asked(Duration retryAfter, boolean undecidedRun) implements Pace {}
}
