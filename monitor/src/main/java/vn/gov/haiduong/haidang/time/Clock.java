package vn.gov.haiduong.haidang.time;

import java.time.Instant;

/**
 * Two readings of time. The wall reading goes into records that people see; the monotonic reading
 * measures durations and never leaps. Made once in {@code app} and passed down; nothing else reads
 * the machine's clock (kept by a test).
 */
public interface Clock {

  /** Wall time, to the millisecond. May leap when the machine's clock is set. */
  Instant now();

  /** Monotonic nanoseconds from an arbitrary origin; only differences mean something. */
  long nanos();

  /** The machine's own clock. */
  static Clock system() {
    return SystemClock.INSTANCE;
  }
}
