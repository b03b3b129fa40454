package vn.gov.haiduong.haidang.app.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import vn.gov.haiduong.haidang.time.Clock;

/** The machine's clock as if somebody had set it; monotonic readings go on as they are. */
final class LeapingClock implements Clock {

  private final AtomicReference<Duration> off = new AtomicReference<>(Duration.ZERO);

  /** Sets the wall so much further; back when negative. */
  void leap(Duration by) {
    var _ = off.updateAndGet(by::plus);
  }

  @Override
  public Instant now() {
    return Clock.system().now().plus(off.get());
  }

  @Override
  public long nanos() {
    return Clock.system().nanos();
  }
}
