package vn.gov.haiduong.haidang.time;

import java.time.Duration;
import java.time.Instant;

/** A clock that stands still until told; the wall may be set apart from the monotonic reading. */
public final class ManualClock implements Clock {

  private Instant wall;
  private long nanos;

  public ManualClock(Instant start) {
    this.wall = start;
  }

  @Override
  public Instant now() {
    return wall;
  }

  @Override
  public long nanos() {
    return nanos;
  }

  /** Time passes. */
  public void pass(Duration time) {
    wall = wall.plus(time);
    nanos += time.toNanos();
  }

  /** Somebody sets the wall clock; no time passes. */
  public void leap(Duration by) {
    wall = wall.plus(by);
  }
}
