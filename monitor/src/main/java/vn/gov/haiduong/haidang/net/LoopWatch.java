package vn.gov.haiduong.haidang.net;

import io.netty.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import vn.gov.haiduong.haidang.time.Clock;

/**
 * Notices when a probing loop stood still: a tick that comes more than a second late means that
 * whatever was in flight was judged by a sleeping judge. Written on the loop, read from anywhere.
 */
public final class LoopWatch {

  /** A tick later than this is a stall (interfaces, "Own side"). */
  public static final long STALL_NANOS = TimeUnit.SECONDS.toNanos(1);

  private static final long SPAN_NANOS = TimeUnit.SECONDS.toNanos(30);
  private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

  private final Clock clock;
  private volatile long lastTick;
  private volatile long stallFrom;
  private volatile long stallTo;
  private volatile boolean stalledOnce;
  private volatile long latestNow;
  private volatile long latestBefore;
  private long spanEnds;
  private ScheduledFuture<?> ticking;

  private LoopWatch(ProbeLoop loop, Clock clock) {
    this.clock = clock;
    this.lastTick = clock.nanos();
    this.spanEnds = lastTick + SPAN_NANOS;
    this.ticking =
        loop.netty().scheduleAtFixedRate(this::tick, TICK_NANOS, TICK_NANOS, TimeUnit.NANOSECONDS);
  }

  static LoopWatch start(ProbeLoop loop, Clock clock) {
    return new LoopWatch(loop, clock);
  }

  private void tick() {
    long now = clock.nanos();
    long late = now - lastTick - TICK_NANOS;
    if (late > STALL_NANOS) {
      stallFrom = lastTick;
      stallTo = now;
      stalledOnce = true;
    }
    if (now - spanEnds >= 0) {
      latestBefore = latestNow;
      latestNow = 0;
      spanEnds = now + SPAN_NANOS;
    }
    if (late > latestNow) {
      latestNow = late;
    }
    lastTick = now;
  }

  /** Whether the loop stalled at some moment of the span, in monotonic nanoseconds. */
  public boolean stalledWithin(long fromNanos, long toNanos) {
    if (toNanos - lastTick > STALL_NANOS + TICK_NANOS) {
      return true;
    }
    return stalledOnce && stallFrom - toNanos < 0 && stallTo - fromNanos > 0;
  }

  /**
   * How late the latest tick of the last half minute to minute came, in nanoseconds; a tick that is
   * still to come counts as late as it is already.
   */
  public long lateNanos() {
    long waiting = clock.nanos() - lastTick - TICK_NANOS;
    return Math.max(0, Math.max(waiting, Math.max(latestNow, latestBefore)));
  }

  void stop() {
    ticking.cancel(false);
  }
}
