package vn.gov.haiduong.haidang.app.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.gov.haiduong.haidang.engine.Canary;
import vn.gov.haiduong.haidang.engine.Measurer;
import vn.gov.haiduong.haidang.net.Lateness;
import vn.gov.haiduong.haidang.net.ProbeEnvironment;
import vn.gov.haiduong.haidang.net.ProbeLoops;
import vn.gov.haiduong.haidang.net.Probes;
import vn.gov.haiduong.haidang.probe.Addressing;
import vn.gov.haiduong.haidang.probe.Budget;
import vn.gov.haiduong.haidang.probe.Cause;
import vn.gov.haiduong.haidang.probe.Endpoint;
import vn.gov.haiduong.haidang.probe.Observation;
import vn.gov.haiduong.haidang.probe.Outcome;
import vn.gov.haiduong.haidang.probe.Phases;
import vn.gov.haiduong.haidang.probe.ProbeKind;
import vn.gov.haiduong.haidang.probe.ProbeSpec;
import vn.gov.haiduong.haidang.sandbox.Canaries;
import vn.gov.haiduong.haidang.schedule.Politeness;
import vn.gov.haiduong.haidang.target.TargetId;
import vn.gov.haiduong.haidang.time.Clock;

/** What this process serves itself is not blamed for the time that the machine took from it. */
class ServedHereTest {

  private static final Clock CLOCK = Clock.system();
  private static final long HOLD_MILLIS = 2_500;

  /** Longer than any test machine stalls by itself. */
  private static final long NEVER = TimeUnit.MINUTES.toNanos(10);

  private final Vertx serving = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));

  @AfterEach
  void stop() throws Exception {
    get(serving.close());
  }

  @Test
  void anAnswerThatWaitedForOurOwnLoopIsOurs() throws Exception {
    assertThat(asked(new Outcome.Degraded(Cause.SLOW, "chậm"), ServedHere.OF_CANARIES)).isTrue();
    assertThat(asked(new Outcome.Down(Cause.HTTP_TIMEOUT, "im"), ServedHere.OF_PROVINCE)).isTrue();
    assertThat(asked(new Outcome.Unknown(Cause.OWN_NETWORK, "im"), ServedHere.OF_PROVINCE))
        .isTrue();
  }

  @Test
  void whatNoWaitingMakesIsBelieved() throws Exception {
    assertThat(asked(new Outcome.Down(Cause.HTTP_STATUS, "500"), ServedHere.OF_CANARIES)).isFalse();
    assertThat(asked(new Outcome.Down(Cause.CONNECT_TIMEOUT, "im"), ServedHere.OF_CANARIES))
        .isFalse();
    assertThat(asked(new Outcome.Up(), ServedHere.OF_CANARIES)).isFalse();
  }

  @Test
  void aSlowAnswerOfALoopThatCameInTimeIsBelieved() throws Exception {
    assertThat(asked(new Outcome.Degraded(Cause.SLOW, "chậm"), NEVER)).isFalse();
  }

  /** Ten seconds in vain are not explained by half a second of late wakes. */
  @Test
  void whatWasLateForASmallShareOfItsTimeIsBelieved() throws Exception {
    Outcome silent = new Outcome.Down(Cause.HTTP_TIMEOUT, "im");
    assertThat(asked(silent, 0, Duration.ofMillis(HOLD_MILLIS * 2))).isTrue();
    assertThat(asked(silent, 0, Duration.ofMinutes(5))).isFalse();
  }

  /** The real canary, the real prober, and a server whose loop really stands still. */
  @Test
  void aCanaryThatIsSlowBecauseItsServerStoodStillSaysNothing() throws Exception {
    Canaries servers = get(Canaries.start(serving, CLOCK));
    ProbeLoops loops = ProbeLoops.start(1, CLOCK);
    Probes probes =
        new Probes(
            new ProbeEnvironment(
                List.of(),
                List.of(servers.authority()),
                CLOCK,
                new ProbeEnvironment.InLoop(Duration.ofSeconds(60))));
    try {
      Measurer measurer =
          new ServedHere(
              new LoopMeasurer(
                  loops, probes, new PoliteTurns(Politeness.Limits.DEFAULT, CLOCK), CLOCK),
              loops.latenessWith(serving, CLOCK),
              ServedHere.OF_CANARIES);
      Canary good =
          CanarySpecs.of(servers).stream()
              .filter(canary -> canary.name().equals("good"))
              .findFirst()
              .orElseThrow();
      hold();
      Measurer.Measured measured = get(measurer.measure(order(good.spec())));
      assertThat(measured.observation().outcome().cause()).contains(Cause.SLOW);
      assertThat(measured.stalled()).isTrue();
    } finally {
      probes.close();
      get(loops.close());
      get(servers.close());
    }
  }

  private static Measurer.Order order(ProbeSpec spec) {
    return new Measurer.Order(
        new TargetId("a"), Duration.ofSeconds(60), spec, CLOCK.now(), CLOCK.nanos());
  }

  /** Whether {@code outcome}, told after the serving loop stood still, is told as our own. */
  private boolean asked(Outcome outcome, long tolerated) throws Exception {
    return asked(outcome, tolerated, Duration.ZERO);
  }

  private boolean asked(Outcome outcome, long tolerated, Duration took) throws Exception {
    Lateness lateness = Lateness.of(List.of(serving), CLOCK);
    Measurer late =
        order -> {
          Promise<Measurer.Measured> answered = Promise.promise();
          hold();
          // After what holds the loop.
          serving.runOnContext(_ -> answered.complete(measured(order, outcome, took)));
          return answered.future();
        };
    Measurer.Order order =
        order(
            new ProbeSpec.Tcp(
                new Endpoint("127.0.0.1", 1),
                Budget.DEFAULT,
                Addressing.ALL,
                ProbeSpec.Dialogue.CONNECT_ONLY,
                false));
    return get(new ServedHere(late, lateness, tolerated).measure(order)).stalled();
  }

  private static Measurer.Measured measured(Measurer.Order order, Outcome outcome, Duration took) {
    Observation seen =
        new Observation(
            ProbeKind.TCP,
            order.intendedAt(),
            1_000,
            outcome,
            Phases.ABSENT,
            List.of(),
            Optional.empty());
    long ended = CLOCK.nanos();
    return new Measurer.Measured(seen, ended - took.toNanos(), ended, false, false);
  }

  /** The serving loop stands still from now on, for a while. */
  private void hold() {
    CountDownLatch held = new CountDownLatch(1);
    serving.runOnContext(
        _ -> {
          held.countDown();
          try {
            Thread.sleep(HOLD_MILLIS); // the fault itself: a loop that stands still
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    try {
      assertThat(held.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static <T> T get(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
  }
}
