package vn.gov.haiduong.haidang.health;

import org.jspecify.annotations.Nullable;

/**
 * The last short runs of a target. Three within an hour, from the first failure of the first to the
 * last failure of the third, are flapping; it is over when an hour passes after the last failure of
 * the last. Runs that begin in maintenance are not counted. Immutable.
 *
 * @param first first failure of the last run but two, or {@link Long#MIN_VALUE}
 * @param second first failure of the last run but one, or {@link Long#MIN_VALUE}
 * @param third first failure of the last run
 * @param last last failure of the last run
 * @param since first failure of the three that were the finding, or {@link Long#MIN_VALUE}
 */
record Flaps(long first, long second, long third, long last, long since) {

  static final long WINDOW_MILLIS = 3_600_000;

  static Flaps with(@Nullable Flaps before, long firstAt, long lastAt) {
    if (before == null) {
      return new Flaps(Long.MIN_VALUE, Long.MIN_VALUE, firstAt, lastAt, Long.MIN_VALUE);
    }
    long first = before.second;
    boolean three = first != Long.MIN_VALUE && lastAt - first <= WINDOW_MILLIS;
    long since = before.found() ? before.since : three ? first : Long.MIN_VALUE;
    return new Flaps(first, before.third, firstAt, lastAt, since);
  }

  boolean found() {
    return since != Long.MIN_VALUE;
  }

  long overAt() {
    return last + WINDOW_MILLIS;
  }
}
