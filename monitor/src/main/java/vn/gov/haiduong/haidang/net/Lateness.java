package vn.gov.haiduong.haidang.net;

import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.ScheduledFuture;
import io.vertx.core.Vertx;
import io.vertx.core.internal.VertxInternal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import vn.gov.haiduong.haidang.time.Clock;

/**
 * How late some loops come to what they were asked for, added up: on a busy machine each wake waits
 * a little, and an exchange that takes ten of them has waited ten times without any one being a
 * stall. Read from anywhere.
 */
public final class Lateness {

  private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  private final List<Ticking> loops;

  private Lateness(List<Ticking> loops) {
    this.loops = List.copyOf(loops);
  }

  /** Of every loop of these; watched until each is closed. */
  public static Lateness of(List<Vertx> each, Clock clock) {
    List<Ticking> loops = new ArrayList<>();
    for (Vertx vertx : each) {
      for (EventExecutor loop : ((VertxInternal) vertx).nettyEventLoopGroup()) {
        loops.add(new Ticking(loop, clock));
      }
    }
    return new Lateness(loops);
  }

  /** A moment from which lateness is to be counted. */
  public final class Mark {

    private final long[] totals = new long[loops.size()];

    private Mark() {
      for (int i = 0; i < totals.length; i++) {
        totals[i] = loops.get(i).total();
      }
    }

    /** How late the latest of the loops came since then, all its wakes added, in nanoseconds. */
    public long nanos() {
      long most = 0;
      for (int i = 0; i < totals.length; i++) {
        most = Math.max(most, loops.get(i).total() - totals[i]);
      }
      return most;
    }
  }

  public Mark mark() {
    return new Mark();
  }

  /** One loop; each tick is asked for when the one before has run. */
  private static final class Ticking {

    private final Clock clock;
    private long sum;
    private volatile long late;
    private volatile long due;

    Ticking(EventExecutor loop, Clock clock) {
      this.clock = clock;
      this.due = clock.nanos() + TICK_NANOS;
      ScheduledFuture<?> _ =
          loop.scheduleWithFixedDelay(this::tick, TICK_NANOS, TICK_NANOS, TimeUnit.NANOSECONDS);
    }

    private void tick() {
      long now = clock.nanos();
      sum += Math.max(0, now - due);
      // A reader between the two sees the last wait twice or not at all.
      late = sum;
      due = now + TICK_NANOS;
    }

    /** With what the tick that is still to come is late already. */
    long total() {
      return late + Math.max(0, clock.nanos() - due);
    }
  }
}
