package vn.gov.haiduong.haidang.engine;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import vn.gov.haiduong.haidang.net.ProbeEnvironment;
import vn.gov.haiduong.haidang.net.ProbeLoops;
import vn.gov.haiduong.haidang.net.Probes;
import vn.gov.haiduong.haidang.net.Turns;
import vn.gov.haiduong.haidang.probe.Assignment;
import vn.gov.haiduong.haidang.probe.ProbeSpec;
import vn.gov.haiduong.haidang.status.ConfigStatus;
import vn.gov.haiduong.haidang.status.CoverageStatus;
import vn.gov.haiduong.haidang.status.TargetStatus;
import vn.gov.haiduong.haidang.target.Side;
import vn.gov.haiduong.haidang.target.Target;
import vn.gov.haiduong.haidang.target.TargetId;
import vn.gov.haiduong.haidang.target.TargetKind;
import vn.gov.haiduong.haidang.target.UnitCode;
import vn.gov.haiduong.haidang.target.Vantage;
import vn.gov.haiduong.haidang.time.Clock;

/** An engine that measures for real, with the probers and the clock of the service. */
final class Measuring implements AutoCloseable {

  private final Clock clock = Clock.system();
  private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
  private final ProbeLoops loops = ProbeLoops.start(1, clock);
  private final Probes probes;
  private final Engine engine;

  Measuring(List<InetSocketAddress> resolvers, List<AnchorProbe> anchors, Assignment... targets)
      throws Exception {
    probes =
        new Probes(
            new ProbeEnvironment(
                resolvers, List.of(), clock, new ProbeEnvironment.InLoop(Duration.ofSeconds(60))));
    engine =
        Engine.start(
                vertx,
                new Engine.Wiring(
                    clock,
                    this::measure,
                    new Engine.Canaries(this::measure, List.of()),
                    () -> 0,
                    Memory.NONE,
                    new Listener() {}),
                new Monitoring(
                    List.of(),
                    List.of(targets),
                    anchors,
                    new CoverageStatus(List.of(), List.of()),
                    new ConfigStatus(true, Instant.EPOCH, Instant.EPOCH, "test", List.of())))
            .toCompletionStage()
            .toCompletableFuture()
            .get(10, TimeUnit.SECONDS);
  }

  private Future<Measurer.Measured> measure(Measurer.Order order) {
    long started = clock.nanos();
    return probes
        .measure(order.spec(), order.intendedAt(), loops.of(0).loop(), Turns.AT_ONCE)
        .map(seen -> new Measurer.Measured(seen, started, clock.nanos(), false, false));
  }

  Engine engine() {
    return engine;
  }

  TargetStatus status(String id) {
    return engine.snapshot().targets().stream()
        .filter(status -> status.target().id().equals(new TargetId(id)))
        .findFirst()
        .orElseThrow();
  }

  static Assignment target(String id, Duration interval, ProbeSpec spec) {
    return new Assignment(
        new Target(
            new TargetId(id),
            id,
            TargetKind.WEBSITE,
            new UnitCode("stttt"),
            Optional.empty(),
            "https://" + spec.endpoint().host(),
            new Target.Cadence(interval, 3),
            Vantage.ANY,
            Side.INTERNET,
            "1",
            1,
            Optional.empty(),
            Optional.empty(),
            Optional.empty()),
        new Assignment.Active(spec, "test"));
  }

  @Override
  public void close() {
    var _ =
        Future.join(vertx.close(), loops.close())
            .toCompletionStage()
            .toCompletableFuture()
            .orTimeout(10, TimeUnit.SECONDS)
            .join();
    probes.close();
  }
}
