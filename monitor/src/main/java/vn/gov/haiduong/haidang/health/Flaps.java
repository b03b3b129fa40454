package vn.gov.haiduong.haidang.health;

import org.jspecify.annotations.Nullable;
import vn.gov.haiduong.haidang.probe.Cause;

/**
 * The last short runs of a target. Three within an hour, from the first failure of the first to the
 * last failure of the third, are flapping; it is over when an hour passes after the last failure of
 * the last. Runs that begin in maintenance are not counted. Immutable.
 *
 * @param lastButTwo first failure of the last run but two; null where there is none
 * @param lastButOne first failure of the last run but one; null where there is none
 * @param last first failure of the last run
 * @param lastFailure last failure of the last run
 * @param since first failure of the three that were the finding; null while there is none
 */
record Flaps(
    @Nullable First lastButTwo,
    @Nullable First lastButOne,
    First last,
    long lastFailure,
    @Nullable First since) {

  /** The first failure of a run. */
  record First(long at, @Nullable Cause cause) {}

  static final long WINDOW_MILLIS = 3_600_000;

  static Flaps with(@Nullable Flaps past, Run over) {
    First last = new First(over.firstAt, over.cause);
    if (past == null) {
      return new Flaps(null, null, last, over.lastAt, null);
    }
    First first = past.lastButOne;
    boolean three = first != null && over.lastAt - first.at <= WINDOW_MILLIS;
    First since = past.since != null ? past.since : three ? first : null;
    return new Flaps(first, past.last, last, over.lastAt, since);
  }

  boolean found() {
    return since != null;
  }

  long overAt() {
    return lastFailure + WINDOW_MILLIS;
  }
}
