package vn.gov.haiduong.haidang.health;

import org.jspecify.annotations.Nullable;
import vn.gov.haiduong.haidang.probe.Cause;

/**
 * An event as it waits to be settled, packed: hundreds of thousands may wait.
 *
 * @param at epoch milliseconds
 * @param number {@code confirm} of an observation, bit of the scope of a side
 * @param holdMillis of an observation
 */
record Entry(long at, Kind kind, @Nullable Cause cause, int number, int holdMillis) {

  enum Kind {
    UP,
    DEGRADED,
    DOWN,
    UNKNOWN,
    SIDE_DOWN,
    SIDE_UP,
    STOPPED,
    /** A stop that nobody announced: observations of its moment still count. */
    LAST_SIGN,
    STARTED,
    MAINTENANCE,
    MAINTENANCE_OVER,
    PARENT_BROKEN,
    PARENT_MENDED;

    boolean observation() {
      return this.compareTo(UNKNOWN) <= 0;
    }
  }

  static Entry of(long at, Kind kind) {
    return new Entry(at, kind, null, 0, 0);
  }
}
