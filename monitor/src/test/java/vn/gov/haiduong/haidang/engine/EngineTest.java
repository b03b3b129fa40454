package vn.gov.haiduong.haidang.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.gov.haiduong.haidang.health.Event;
import vn.gov.haiduong.haidang.health.OwnSide;
import vn.gov.haiduong.haidang.health.State;
import vn.gov.haiduong.haidang.health.Step;
import vn.gov.haiduong.haidang.health.TargetHealth;
import vn.gov.haiduong.haidang.probe.Addressing;
import vn.gov.haiduong.haidang.probe.Assignment;
import vn.gov.haiduong.haidang.probe.Budget;
import vn.gov.haiduong.haidang.probe.Cause;
import vn.gov.haiduong.haidang.probe.Endpoint;
import vn.gov.haiduong.haidang.probe.Observation;
import vn.gov.haiduong.haidang.probe.Outcome;
import vn.gov.haiduong.haidang.probe.Phases;
import vn.gov.haiduong.haidang.probe.ProbeKind;
import vn.gov.haiduong.haidang.probe.ProbeSpec;
import vn.gov.haiduong.haidang.probe.Verdict;
import vn.gov.haiduong.haidang.status.CanaryStatus;
import vn.gov.haiduong.haidang.status.ConfigStatus;
import vn.gov.haiduong.haidang.status.CoverageStatus;
import vn.gov.haiduong.haidang.status.Snapshot;
import vn.gov.haiduong.haidang.status.TargetStatus;
import vn.gov.haiduong.haidang.target.Side;
import vn.gov.haiduong.haidang.target.Target;
import vn.gov.haiduong.haidang.target.TargetId;
import vn.gov.haiduong.haidang.target.TargetKind;
import vn.gov.haiduong.haidang.target.UnitCode;
import vn.gov.haiduong.haidang.target.Vantage;
import vn.gov.haiduong.haidang.time.Clock;

/** The loop on a real event loop and a real clock, with a network that answers as told. */
class EngineTest {

  private static final Outcome UP = new Outcome.Up();
  private static final Outcome REFUSED = new Outcome.Down(Cause.CONNECT_REFUSED, "từ chối");
  private static final Outcome SILENT = new Outcome.Down(Cause.CONNECT_TIMEOUT, "im lặng");
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Clock clock = Clock.system();
  private final Map<Integer, Outcome> network = new ConcurrentHashMap<>();
  private final Map<Integer, Boolean> stalled = new ConcurrentHashMap<>();
  private final Map<Integer, Supplier<Future<Measurer.Measured>>> broken =
      new ConcurrentHashMap<>();
  private final Heard heard = new Heard();
  private Vertx vertx;

  @BeforeEach
  void startLoop() {
    vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
  }

  @AfterEach
  void stopLoop() throws Exception {
    vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
  }

  @Test
  void aTargetThatAnswersIsUp() throws Exception {
    Engine engine = start(List.of(target(1, null)), List.of(), List.of());

    await().atMost(PATIENCE).until(() -> status(engine, 1).state() == State.UP);
    assertThat(status(engine, 1).counts().up()).isPositive();
  }

  @Test
  void anOutageIsDatedBackToItsFirstFailure() throws Exception {
    network.put(1, REFUSED);
    Engine engine = start(List.of(target(1, null)), List.of(), List.of());

    await().atMost(PATIENCE).until(() -> status(engine, 1).state() == State.DOWN);

    TargetStatus down = status(engine, 1);
    assertThat(down.cause()).contains(Cause.CONNECT_REFUSED);
    assertThat(down.since()).isEqualTo(down.strip().entries().getFirst().at());
    assertThat(down.strip().entries().size()).isGreaterThanOrEqualTo(3);
  }

  @Test
  void aMeasurementThatBreaksCostsItselfAndNotItsSchedule() throws Exception {
    broken.put(1, () -> Future.failedFuture(new IllegalStateException("a defect")));
    broken.put(
        2,
        () -> {
          throw new IllegalStateException("a defect");
        });
    Engine engine =
        start(List.of(target(1, null), target(2, null), target(3, null)), List.of(), List.of());

    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              assertThat(status(engine, 1).counts().unknown()).isGreaterThanOrEqualTo(3);
              assertThat(status(engine, 2).counts().unknown()).isGreaterThanOrEqualTo(3);
            });
    assertThat(status(engine, 1).cause()).contains(Cause.OWN_OVERLOAD);
    assertThat(status(engine, 3).state()).isEqualTo(State.UP);
    broken.clear();
    await().atMost(PATIENCE).until(() -> status(engine, 1).state() == State.UP);
    await().atMost(PATIENCE).until(() -> status(engine, 2).state() == State.UP);
  }

  @Test
  void whatAStalledLoopSaysIsOurOwnOverload() throws Exception {
    network.put(1, REFUSED);
    stalled.put(1, true);
    Engine engine = start(List.of(target(1, null)), List.of(), List.of());

    await().atMost(PATIENCE).until(() -> status(engine, 1).counts().unknown() >= 4);

    assertThat(status(engine, 1).state()).isEqualTo(State.UNKNOWN);
    assertThat(status(engine, 1).cause()).contains(Cause.OWN_OVERLOAD);
    assertThat(status(engine, 1).counts().down()).isZero();
  }

  @Test
  void behindABrokenParentAFailingChildIsUnknownAndAnAnsweringOneIsNot() throws Exception {
    network.put(1, SILENT);
    network.put(2, SILENT);
    Engine engine =
        start(List.of(target(1, null), target(2, 1), target(3, 1)), List.of(), List.of());

    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              assertThat(status(engine, 1).state()).isEqualTo(State.DOWN);
              assertThat(status(engine, 2).state()).isEqualTo(State.UNKNOWN);
              assertThat(status(engine, 2).cause()).contains(Cause.PARENT_UNREACHABLE);
              assertThat(status(engine, 3).state()).isEqualTo(State.UP);
            });
  }

  @Test
  void aNewConfigurationKeepsWhatDidNotChange() throws Exception {
    Engine engine = start(List.of(target(1, null), target(2, null)), List.of(), List.of());
    await().atMost(PATIENCE).until(() -> status(engine, 1).counts().up() >= 2);
    long before = status(engine, 1).counts().up();

    Changes changes =
        engine
            .apply(monitoring(List.of(target(1, null), target(4, null)), List.of()))
            .toCompletionStage()
            .toCompletableFuture()
            .get(10, TimeUnit.SECONDS);

    assertThat(changes.unchanged()).isEqualTo(1);
    assertThat(changes.added()).hasSize(1);
    assertThat(changes.removed()).containsExactly(id(2));
    assertThat(status(engine, 1).counts().up()).isGreaterThanOrEqualTo(before);
    await().atMost(PATIENCE).until(() -> status(engine, 4).state() == State.UP);
    assertThat(find(engine.snapshot(), 2)).isEmpty();
  }

  @Test
  void whileAllAnchorsAreSilentTargetsAreUnknown() throws Exception {
    network.put(1, SILENT);
    for (int anchor = 0; anchor < 3; anchor++) {
      network.put(1000 + anchor, SILENT);
    }
    Engine engine = start(List.of(target(1, null)), anchors(), List.of());

    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              assertThat(engine.snapshot().ownSides())
                  .anyMatch(side -> side.side() == Side.INTERNET && !side.seeing());
              assertThat(status(engine, 1).state()).isEqualTo(State.UNKNOWN);
              assertThat(status(engine, 1).cause()).contains(Cause.OWN_NETWORK);
            });
  }

  @Test
  void aSideThatWasBlindWhenWeEndedIsFoundByTheFirstAnchorsThatAnswer() throws Exception {
    Memory blind =
        blind(
            TargetHealth.from(clock.now().minusSeconds(60), true)
                .next(
                    new Event.OwnSideDown(clock.now().minusSeconds(50), Optional.of(Side.INTERNET)),
                    clock.now())
                .health());

    Engine engine = start(List.of(target(1, null)), anchors(), List.of(), blind);

    await().atMost(PATIENCE).until(() -> status(engine, 1).state() == State.UP);
    assertThat(heard.lines).contains("found internet").doesNotContain("lost internet");
  }

  @Test
  void aSideThatIsStillBlindAfterARestartIsToldAgainOnceAndItsTargetsStayUnknown()
      throws Exception {
    for (int anchor = 0; anchor < 3; anchor++) {
      network.put(1000 + anchor, SILENT);
    }
    Engine engine =
        start(
            List.of(target(1, null)),
            anchors(),
            List.of(),
            blind(TargetHealth.from(clock.now().minusSeconds(60), true)));

    await().atMost(PATIENCE).until(() -> heard.lines.contains("lost internet"));
    await().atMost(PATIENCE).until(() -> status(engine, 1).counts().up() >= 3);
    assertThat(status(engine, 1).state()).isEqualTo(State.UNKNOWN);
    assertThat(status(engine, 1).cause()).contains(Cause.OWN_NETWORK);
    assertThat(heard.lines.stream().filter("lost internet"::equals)).hasSize(1);

    network.clear();
    await().atMost(PATIENCE).until(() -> status(engine, 1).state() == State.UP);
    assertThat(heard.lines).contains("found internet");
  }

  @Test
  void aBlindSideWhoseAnchorsWereTakenAwayCountsAsSeeing() throws Exception {
    Engine engine =
        start(
            List.of(target(1, null)),
            List.of(),
            List.of(),
            blind(TargetHealth.from(clock.now().minusSeconds(60), true)));

    await().atMost(PATIENCE).until(() -> status(engine, 1).state() == State.UP);
    assertThat(heard.lines).contains("found internet");
  }

  private static Memory blind(TargetHealth health) {
    return new Memory() {
      @Override
      public TargetHealth recall(Assignment assignment, Instant now) {
        return health;
      }

      @Override
      public List<Blindness> blindness() {
        return List.of(
            new Blindness(Side.INTERNET, Instant.parse("2026-10-03T01:00:00Z"), "mất mạng"));
      }
    };
  }

  @Test
  void aPassiveTargetLivesByItsBeats() throws Exception {
    // SHA-256 of "bí mật"
    String hash =
        HexFormat.of()
            .formatHex(
                MessageDigest.getInstance("SHA-256")
                    .digest("bí mật".getBytes(StandardCharsets.UTF_8)));
    Target heart = target(7, null).target();
    Engine engine =
        start(List.of(new Assignment(heart, new Assignment.Passive(hash))), List.of(), List.of());

    assertThat(beat(engine, "sai")).isFalse();
    await().atMost(PATIENCE).until(() -> status(engine, 7).state() == State.DOWN);
    assertThat(status(engine, 7).cause()).contains(Cause.BEAT_MISSED);

    await()
        .atMost(PATIENCE)
        .until(() -> beat(engine, "bí mật") && status(engine, 7).state() == State.UP);
  }

  @Test
  void aCanaryThatIsNotCaughtIsCounted() throws Exception {
    network.put(2000, UP);
    Canary canary =
        new Canary("expired", spec(2000), Verdict.DEGRADED, Optional.of(Cause.TLS_EXPIRED));
    Engine engine = start(List.of(), List.of(), List.of(canary));

    await()
        .atMost(PATIENCE)
        .until(() -> engine.snapshot().canaries().getFirst().missedTotal() == 1);
    assertThat(engine.snapshot().canaries().getFirst())
        .isEqualTo(
            new CanaryStatus(
                "expired",
                new CanaryStatus.Said(Verdict.DEGRADED, Optional.of(Cause.TLS_EXPIRED)),
                Optional.of(new CanaryStatus.Said(Verdict.UP, Optional.empty())),
                false,
                1));
  }

  @Test
  void aCanaryThatWasAskedWhileWeStoodStillIsNeitherCaughtNorMissed() throws Exception {
    network.put(2000, new Outcome.Degraded(Cause.SLOW, "chậm"));
    stalled.put(2000, true);
    Canary canary = new Canary("good", spec(2000), Verdict.UP, Optional.empty());
    Engine engine = start(List.of(), List.of(), List.of(canary));

    await().atMost(PATIENCE).until(() -> engine.snapshot().canaries().getFirst().got().isPresent());
    assertThat(engine.snapshot().canaries().getFirst())
        .isEqualTo(
            new CanaryStatus(
                "good",
                new CanaryStatus.Said(Verdict.UP, Optional.empty()),
                Optional.of(
                    new CanaryStatus.Said(Verdict.UNKNOWN, Optional.of(Cause.OWN_OVERLOAD))),
                true,
                0));
  }

  @Test
  void aCanaryThatSaidWhatItMustIsCaughtThoughWeStoodStill() throws Exception {
    network.put(2000, new Outcome.Degraded(Cause.SLOW, "chậm"));
    stalled.put(2000, true);
    CanaryStatus.Said slow = new CanaryStatus.Said(Verdict.DEGRADED, Optional.of(Cause.SLOW));
    Engine engine =
        start(
            List.of(),
            List.of(),
            List.of(new Canary("slow", spec(2000), slow.verdict(), slow.cause())));

    await().atMost(PATIENCE).until(() -> engine.snapshot().canaries().getFirst().got().isPresent());
    assertThat(engine.snapshot().canaries().getFirst())
        .isEqualTo(new CanaryStatus("slow", slow, Optional.of(slow), true, 0));
  }

  @Test
  void theListenerHearsOfEverythingInOrder() throws Exception {
    network.put(1, REFUSED);
    Engine engine = start(List.of(target(1, null)), List.of(), List.of());
    await().atMost(PATIENCE).until(() -> status(engine, 1).state() == State.DOWN);

    assertThat(engine.tell(id(9), new Event.MaintenanceEnded(clock.now())).toCompletionStage())
        .succeedsWithin(PATIENCE)
        .isEqualTo(false);
    assertThat(
            engine
                .tell(id(1), new Event.MaintenanceStarted(clock.now(), "12/TB-STTTT"))
                .toCompletionStage())
        .succeedsWithin(PATIENCE)
        .isEqualTo(true);
    await().atMost(PATIENCE).until(() -> status(engine, 1).state() == State.MAINTENANCE);
    await().atMost(PATIENCE).until(() -> heard.lines.contains("settled"));
    assertThat(engine.stop().toCompletionStage()).succeedsWithin(PATIENCE);

    assertThat(heard.lines)
        .startsWith("adopted 1", "measured t1 connect_refused", "Observed")
        .containsSubsequence("Observed", "MaintenanceStarted", "settled", "stopped")
        .endsWith("stopped");
  }

  @Test
  void aListenerThatFailsCostsNothing() throws Exception {
    heard.fails = true;
    Engine engine = start(List.of(target(1, null)), List.of(), List.of());

    await().atMost(PATIENCE).until(() -> status(engine, 1).counts().up() >= 2);
    assertThat(status(engine, 1).state()).isEqualTo(State.UP);
  }

  /** Writes down what it hears; fails where told. */
  private static final class Heard implements Listener {
    final List<String> lines = new CopyOnWriteArrayList<>();
    volatile boolean fails;

    private void hear(String line) {
      if (fails) {
        throw new IllegalStateException("as told");
      }
      lines.add(line);
    }

    @Override
    public void adopted(Monitoring monitoring, Changes changes, Instant now) {
      hear("adopted " + changes.added().size());
    }

    @Override
    public void measured(
        Assignment assignment, Observation observation, Instant intended, long latenessNanos) {
      hear(
          "measured "
              + assignment.target().id()
              + " "
              + observation.outcome().cause().map(Cause::label).orElse("up"));
    }

    @Override
    public void stepped(Assignment assignment, Event event, Step step, Instant now) {
      hear(event.getClass().getSimpleName());
    }

    @Override
    public void ownSideLost(Event.OwnSideDown lost, String sign, Instant now) {
      hear("lost " + lost.scope().orElseThrow().label());
    }

    @Override
    public void ownSideFound(Event.OwnSideUp found, Instant now) {
      hear("found " + found.scope().orElseThrow().label());
    }

    @Override
    public void settled(Instant now) {
      hear("settled");
    }

    @Override
    public void stopped(Instant now) {
      hear("stopped");
    }
  }

  // ---- the network that answers as told --------------------------------------------------------

  private Future<Measurer.Measured> measure(Measurer.Order order) {
    int port = order.spec().endpoint().port();
    Supplier<Future<Measurer.Measured>> defect = broken.get(port);
    if (defect != null) {
      return defect.get();
    }
    long started = clock.nanos();
    Observation seen =
        new Observation(
            ProbeKind.TCP,
            order.intendedAt(),
            1_000,
            network.getOrDefault(port, UP),
            Phases.ABSENT,
            List.of(),
            Optional.empty());
    return Future.succeededFuture(
        new Measurer.Measured(
            seen, started, clock.nanos(), stalled.getOrDefault(port, false), false));
  }

  private Engine start(
      List<Assignment> assignments, List<AnchorProbe> anchors, List<Canary> canaries)
      throws Exception {
    return start(assignments, anchors, canaries, Memory.NONE);
  }

  private Engine start(
      List<Assignment> assignments, List<AnchorProbe> anchors, List<Canary> canaries, Memory memory)
      throws Exception {
    return Engine.start(
            vertx,
            new Engine.Wiring(
                clock,
                this::measure,
                new Engine.Canaries(this::measure, canaries),
                () -> 0,
                memory,
                Listener.all(List.of(heard))),
            monitoring(assignments, anchors))
        .toCompletionStage()
        .toCompletableFuture()
        .get(10, TimeUnit.SECONDS);
  }

  private static Monitoring monitoring(List<Assignment> assignments, List<AnchorProbe> anchors) {
    return new Monitoring(
        List.of(),
        assignments,
        anchors,
        new CoverageStatus(List.of(), List.of()),
        new ConfigStatus(true, Instant.EPOCH, Instant.EPOCH, "test", List.of()));
  }

  private static List<AnchorProbe> anchors() {
    return List.of(anchor(0), anchor(1), anchor(2));
  }

  private static AnchorProbe anchor(int number) {
    return new AnchorProbe(
        Side.INTERNET,
        new OwnSide.Anchor("mốc " + number, OwnSide.Role.OUTSIDE, "mạng " + number),
        spec(1000 + number));
  }

  private static Assignment target(int number, @Nullable Integer parent) {
    return new Assignment(
        new Target(
            id(number),
            "Đối tượng " + number,
            TargetKind.WAN,
            new UnitCode("stttt"),
            Optional.empty(),
            "tcp://127.0.0.1:" + number,
            new Target.Cadence(Duration.ofSeconds(1), 3),
            Vantage.ANY,
            Side.INTERNET,
            "1",
            1,
            Optional.empty(),
            Optional.ofNullable(parent).map(EngineTest::id),
            Optional.empty()),
        new Assignment.Active(spec(number), "tcp"));
  }

  private static ProbeSpec spec(int port) {
    return new ProbeSpec.Tcp(
        new Endpoint("127.0.0.1", port),
        Budget.DEFAULT,
        Addressing.ALL,
        ProbeSpec.Dialogue.CONNECT_ONLY,
        false);
  }

  private static TargetId id(int number) {
    return new TargetId("t" + number);
  }

  private static Optional<TargetStatus> find(Snapshot snapshot, int number) {
    return snapshot.targets().stream()
        .filter(status -> status.target().id().equals(id(number)))
        .findFirst();
  }

  private static TargetStatus status(Engine engine, int number) {
    return await()
        .atMost(PATIENCE)
        .until(() -> find(engine.snapshot(), number), Optional::isPresent)
        .orElseThrow();
  }

  private static boolean beat(Engine engine, String token) throws Exception {
    return engine
        .beat(id(7), token)
        .toCompletionStage()
        .toCompletableFuture()
        .get(10, TimeUnit.SECONDS);
  }
}
