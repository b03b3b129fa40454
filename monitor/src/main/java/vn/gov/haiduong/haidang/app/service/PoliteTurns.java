package vn.gov.haiduong.haidang.app.service;

import io.netty.util.concurrent.EventExecutor;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import vn.gov.haiduong.haidang.net.ProbeLoop;
import vn.gov.haiduong.haidang.net.Turns;
import vn.gov.haiduong.haidang.schedule.Politeness;
import vn.gov.haiduong.haidang.target.TargetId;
import vn.gov.haiduong.haidang.time.Clock;

/**
 * One politeness for all probing loops: the pure rule under one lock, which is held for
 * microseconds some hundred times a second.
 */
final class PoliteTurns {

  private static final long PRUNE_NANOS = TimeUnit.MINUTES.toNanos(5);

  private final Politeness<Ticket> politeness;
  private final Clock clock;
  private long prunedAt;

  /** One request that waits for its turn. */
  private record Ticket(Promise<Turns.Turn> promise, ProbeLoop loop) {
    @Override
    public boolean equals(Object other) {
      return this == other;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(this);
    }
  }

  PoliteTurns(Politeness.Limits limits, Clock clock) {
    this.politeness = new Politeness<>(limits);
    this.clock = clock;
    this.prunedAt = clock.nanos();
  }

  /** The turns of one target, whose interval and time-out say how large its address's round is. */
  Turns of(TargetId target, Duration interval, Duration timeout) {
    return (address, loop) -> ask(target, interval, timeout, address, loop);
  }

  /** Probes that wait. */
  int waiting() {
    synchronized (politeness) {
      return politeness.waiting();
    }
  }

  private Future<Turns.Turn> ask(
      TargetId target, Duration interval, Duration timeout, InetAddress address, ProbeLoop loop) {
    String key = address.getHostAddress();
    Ticket ticket = new Ticket(Promise.promise(), loop);
    Politeness.Turn<Ticket> turn;
    synchronized (politeness) {
      long now = clock.nanos();
      if (now - prunedAt > PRUNE_NANOS) {
        politeness.prune(now);
        prunedAt = now;
      }
      turn = politeness.ask(key, target, interval, timeout, ticket, now);
    }
    follow(key, turn, loop.netty());
    return ticket.promise().future();
  }

  private void follow(String key, Politeness.Turn<Ticket> turn, EventExecutor timer) {
    start(key, turn.start());
    OptionalLong wake = turn.wakeAtNanos();
    if (wake.isPresent()) {
      long delay = Math.max(1, wake.getAsLong() - clock.nanos());
      var _ = timer.schedule(() -> wake(key, timer), delay, TimeUnit.NANOSECONDS);
    }
  }

  private void wake(String key, EventExecutor timer) {
    Politeness.Turn<Ticket> turn;
    synchronized (politeness) {
      turn = politeness.wake(key, clock.nanos());
    }
    follow(key, turn, timer);
  }

  private void start(String key, List<Ticket> tickets) {
    for (Ticket ticket : tickets) {
      AtomicBoolean released = new AtomicBoolean();
      Turns.Turn place =
          () -> {
            if (released.compareAndSet(false, true)) {
              release(key, ticket);
            }
          };
      if (ticket.loop().netty().inEventLoop()) {
        ticket.promise().complete(place);
      } else {
        ticket.loop().netty().execute(() -> ticket.promise().complete(place));
      }
    }
  }

  private void release(String key, Ticket ticket) {
    Politeness.Turn<Ticket> turn;
    synchronized (politeness) {
      turn = politeness.released(key, ticket, clock.nanos());
    }
    follow(key, turn, ticket.loop().netty());
  }
}
