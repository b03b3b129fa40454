package vn.gov.haiduong.haidang.app.service;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import vn.gov.haiduong.haidang.engine.Mailbox;
import vn.gov.haiduong.haidang.engine.Measurer;
import vn.gov.haiduong.haidang.net.ProbeLoop;
import vn.gov.haiduong.haidang.net.ProbeLoops;
import vn.gov.haiduong.haidang.net.Probes;
import vn.gov.haiduong.haidang.net.Turns;
import vn.gov.haiduong.haidang.probe.Cause;
import vn.gov.haiduong.haidang.probe.Observation;
import vn.gov.haiduong.haidang.probe.ProbeSpec;
import vn.gov.haiduong.haidang.time.Clock;

/**
 * Measures on the probing loops for the engine. A probe that could not start within a second of its
 * intended time is not made: its lateness says something about us, nothing about the target.
 */
final class LoopMeasurer implements Measurer {

  private static final long TOO_LATE_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final ProbeLoops loops;
  private final Probes probes;
  private final PoliteTurns politeness;
  private final Clock clock;
  private final Map<ProbeLoop, Mailbox> mailboxes = new ConcurrentHashMap<>();

  LoopMeasurer(ProbeLoops loops, Probes probes, PoliteTurns politeness, Clock clock) {
    this.loops = loops;
    this.probes = probes;
    this.politeness = politeness;
    this.clock = clock;
  }

  @Override
  public Future<Measured> measure(Order order) {
    Promise<Measured> done = Promise.promise();
    ProbeLoops.Watched watched = loops.of(key(order));
    mailboxes
        .computeIfAbsent(watched.loop(), loop -> new Mailbox(loop.netty()))
        .put(() -> begin(order, watched, done));
    return done.future();
  }

  /** All echo runs on one loop: a second raw socket would be given every reply of the first. */
  private static int key(Order order) {
    return order.spec() instanceof ProbeSpec.Icmp ? 0 : order.id().hashCode();
  }

  private void begin(Order order, ProbeLoops.Watched watched, Promise<Measured> done) {
    long started = clock.nanos();
    if (started - order.intendedNanos() > TOO_LATE_NANOS) {
      Observation notMade =
          Observation.unknown(
              order.spec().kind(),
              order.intendedAt(),
              Cause.OWN_OVERLOAD,
              "Phép đo không bắt đầu kịp giờ: máy đo đang quá tải");
      done.complete(new Measured(notMade, started, started, false, true));
      return;
    }
    Turns turns = politeness.of(order.id(), order.interval(), order.spec().budget().timeout());
    probes
        .measure(order.spec(), order.intendedAt(), watched.loop(), turns)
        .onSuccess(
            seen -> {
              long ended = clock.nanos();
              done.complete(
                  new Measured(
                      seen, started, ended, watched.watch().stalledWithin(started, ended), false));
            });
  }
}
