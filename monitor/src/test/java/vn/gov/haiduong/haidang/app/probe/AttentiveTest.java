package vn.gov.haiduong.haidang.app.probe;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Future;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.gov.haiduong.haidang.net.ProbeEnvironment;
import vn.gov.haiduong.haidang.net.ProbeLoops;
import vn.gov.haiduong.haidang.net.Probes;
import vn.gov.haiduong.haidang.probe.Addressing;
import vn.gov.haiduong.haidang.probe.Budget;
import vn.gov.haiduong.haidang.probe.Cause;
import vn.gov.haiduong.haidang.probe.Endpoint;
import vn.gov.haiduong.haidang.probe.Observation;
import vn.gov.haiduong.haidang.probe.ProbeSpec;
import vn.gov.haiduong.haidang.probe.WebRules;
import vn.gov.haiduong.haidang.time.Clock;

/** A server that never answers, measured by somebody awake, asleep, or without a clock. */
class AttentiveTest {

  private final LeapingClock clock = new LeapingClock();
  private ProbeLoops loops;
  private Probes probes;
  private ServerSocket silent;

  @BeforeEach
  void start() throws Exception {
    loops = ProbeLoops.start(1, clock);
    probes = new Probes(ProbeEnvironment.byHand(clock));
    silent = new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"));
  }

  @AfterEach
  void stop() throws Exception {
    silent.close();
    probes.close();
    Object _ = loops.close().toCompletionStage().toCompletableFuture().get(10, SECONDS);
  }

  @Test
  void silenceIsTheServersOwn() throws Exception {
    assertThat(cause(measure())).isEqualTo(Cause.HTTP_TIMEOUT);
  }

  @Test
  void whoSleptDoesNotKnow() throws Exception {
    CountDownLatch held = new CountDownLatch(1);
    Future<Observation> seen = measure();
    loops.of(0).loop().netty().execute(() -> hold(held));
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> loops.of(0).watch().lateNanos() > Duration.ofMillis(1_200).toNanos());
    held.countDown();
    assertThat(cause(seen)).isEqualTo(Cause.OWN_OVERLOAD);
  }

  @Test
  void whoseClockWasSetDoesNotKnow() throws Exception {
    Future<Observation> seen = measure();
    clock.ahead = Duration.ofMinutes(-5);
    assertThat(cause(seen)).isEqualTo(Cause.OWN_CLOCK);
  }

  private Future<Observation> measure() {
    return new Attentive(probes, loops, clock)
        .measure(
            new ProbeSpec.Http(
                new Endpoint("127.0.0.1", silent.getLocalPort()),
                new Budget(Duration.ofMillis(700), Duration.ofSeconds(5)),
                Addressing.ALL,
                ProbeSpec.Scheme.HTTP,
                "/",
                WebRules.plain()),
            clock.now(),
            0);
  }

  private static Cause cause(Future<Observation> seen) throws Exception {
    return seen.toCompletionStage()
        .toCompletableFuture()
        .get(20, SECONDS)
        .outcome()
        .cause()
        .orElseThrow();
  }

  private static void hold(CountDownLatch held) {
    try {
      boolean _ = held.await(20, SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The machine's clock, whose wall reading somebody may set. */
  private static final class LeapingClock implements Clock {
    private final Clock machine = Clock.system();
    volatile Duration ahead = Duration.ZERO;

    @Override
    public Instant now() {
      return machine.now().plus(ahead);
    }

    @Override
    public long nanos() {
      return machine.nanos();
    }
  }
}
