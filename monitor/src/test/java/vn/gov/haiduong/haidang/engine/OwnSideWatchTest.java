package vn.gov.haiduong.haidang.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.gov.haiduong.haidang.engine.Measurer.Measured;
import vn.gov.haiduong.haidang.engine.OwnSideWatch.Look;
import vn.gov.haiduong.haidang.health.Event;
import vn.gov.haiduong.haidang.health.OwnSide;
import vn.gov.haiduong.haidang.health.TargetHealth;
import vn.gov.haiduong.haidang.probe.Addressing;
import vn.gov.haiduong.haidang.probe.Budget;
import vn.gov.haiduong.haidang.probe.Cause;
import vn.gov.haiduong.haidang.probe.Endpoint;
import vn.gov.haiduong.haidang.probe.Observation;
import vn.gov.haiduong.haidang.probe.Outcome;
import vn.gov.haiduong.haidang.probe.Phases;
import vn.gov.haiduong.haidang.probe.ProbeKind;
import vn.gov.haiduong.haidang.probe.ProbeSpec;
import vn.gov.haiduong.haidang.target.Side;
import vn.gov.haiduong.haidang.time.ManualClock;

/** What anchors say while we ourselves are short of time or means, by a clock that we hold. */
class OwnSideWatchTest {

  /** What hinders us while anchors are asked, so that they seem silent. */
  enum Ours {
    STARVED {
      @Override
      Measured of(Measured silent) {
        return flagged(silent, true, false);
      }
    },
    TOO_LATE {
      @Override
      Measured of(Measured silent) {
        return flagged(silent.as(OVERLOADED), false, true);
      }
    },
    /** No file or port left to ask with. */
    EXHAUSTED {
      @Override
      Measured of(Measured silent) {
        return silent.as(OVERLOADED);
      }
    };

    private static final Outcome.Unknown OVERLOADED =
        new Outcome.Unknown(Cause.OWN_OVERLOAD, "hết tệp");

    abstract Measured of(Measured silent);

    private static Measured flagged(Measured silent, boolean stalled, boolean tooLate) {
      return new Measured(
          silent.observation(), silent.startedNanos(), silent.endedNanos(), stalled, tooLate);
    }
  }

  private static final Outcome SILENT = new Outcome.Down(Cause.CONNECT_TIMEOUT, "im lặng");
  private static final Outcome UNHEARD = new Outcome.Down(Cause.DNS_TIMEOUT, "im lặng");

  private final ManualClock clock = new ManualClock(Instant.parse("2026-10-03T01:00:00Z"));
  private final List<String> told = new ArrayList<>();
  private Function<Measured, Measured> hindered = Function.identity();
  private Outcome network = SILENT;
  private long leaptNanos = -1;
  private Vertx vertx;
  private Context loop;
  private OwnSideWatch watch;

  @BeforeEach
  void begin() throws Exception {
    vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    loop = vertx.getOrCreateContext();
    watch = new OwnSideWatch(loop, this::measure, started -> leaptNanos >= started, List.of());
    var _ =
        onLoop(
            () ->
                watch.adopt(
                    List.of(
                        anchor(Side.INTERNET, OwnSide.Role.GATEWAY),
                        anchor(Side.INTERNET, OwnSide.Role.RESOLVER),
                        anchor(Side.IPV6, OwnSide.Role.GATEWAY)),
                    Set.of(),
                    clock.now()));
  }

  @AfterEach
  void end() throws Exception {
    vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
  }

  @ParameterizedTest
  @EnumSource(Ours.class)
  void aStartThatIsShortOfTimeOrMeansLosesNoSide(Ours ours) throws Exception {
    hindered = ours::of;
    rounds(3);
    assertThat(told).isEmpty();
    hindered = Function.identity();
    network = new Outcome.Up();
    rounds(1);
    assertThat(told).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Ours.class)
  void oneRoundThatSaysNothingNeitherCountsNorHelpsASideThatIsReallyLost(Ours ours)
      throws Exception {
    rounds(1);
    hindered = ours::of;
    rounds(1);
    assertThat(told).isEmpty();
    hindered = Function.identity();
    rounds(1);
    assertThat(told).containsExactlyInAnyOrder("lost internet", "lost ipv6");
  }

  @Test
  void aLeapOfTheClockDuringTheRoundsLosesNoSide() throws Exception {
    hindered =
        measured -> {
          leaptNanos = clock.nanos();
          return measured;
        };
    rounds(3);
    assertThat(told).isEmpty();
  }

  @Test
  void noWayOutAtAllIsASideThatIsLost() throws Exception {
    network = new Outcome.Unknown(Cause.OWN_NETWORK, "không có đường ra");
    rounds(2);
    assertThat(told).containsExactlyInAnyOrder("lost internet", "lost ipv6");
  }

  @ParameterizedTest
  @EnumSource(Ours.class)
  void aLookThatWeWereTooBusyForSaysSo(Ours ours) throws Exception {
    assertThat(resolvers()).isEqualTo(Look.DARK);
    clock.pass(Duration.ofSeconds(1));
    hindered = ours::of;
    assertThat(resolvers()).isEqualTo(Look.OVERLOADED);
    assertThat(ipv6()).isEqualTo(Look.OVERLOADED);
    hindered = Function.identity();
    network = new Outcome.Up();
    assertThat(resolvers()).isEqualTo(Look.SEES);
    assertThat(ipv6()).isEqualTo(Look.SEES);
  }

  @ParameterizedTest
  @EnumSource(Ours.class)
  void aNameThatFailsWhileWeAreTooBusyToLookIsOurOverloadAndNotOurNetwork(Ours ours)
      throws Exception {
    Measured name = new Measured(seen(UNHEARD), clock.nanos(), clock.nanos(), false, false);
    assertThat(believed(name)).contains(Cause.OWN_NETWORK);
    clock.pass(Duration.ofSeconds(1));
    hindered = ours::of;
    Measured later = new Measured(seen(UNHEARD), clock.nanos(), clock.nanos(), false, false);
    assertThat(believed(later)).contains(Cause.OWN_OVERLOAD);
  }

  private Optional<Cause> believed(Measured measured) throws Exception {
    Beliefs beliefs = new Beliefs(watch, clock, clock::now);
    Watch target =
        new Watch(
            Measuring.target("t", Duration.ofSeconds(60), spec("www.haiduong.gov.vn")),
            TargetHealth.from(clock.now(), true));
    return await(onLoop(() -> beliefs.believed(target, measured))).observation().outcome().cause();
  }

  private Look resolvers() throws Exception {
    return look(() -> watch.resolversAnswer(clock.nanos(), clock.now(), clock.nanos()));
  }

  private Look ipv6() throws Exception {
    return look(() -> watch.sees(Side.IPV6, clock.nanos(), clock.now(), clock.nanos()));
  }

  private Look look(Callable<Future<Look>> asking) throws Exception {
    return await(onLoop(asking));
  }

  private void rounds(int count) throws Exception {
    for (int i = 0; i < count; i++) {
      clock.pass(OwnSideWatch.ROUND);
      var _ =
          onLoop(
              () -> {
                watch.round(clock.now(), clock.nanos(), new Heard());
                return true;
              });
      var _ = onLoop(() -> true); // What the round said is judged on the loop's next turn.
    }
  }

  private final class Heard implements OwnSideWatch.Told {
    @Override
    public void lost(Event.OwnSideDown lost, String sign) {
      told.add("lost " + lost.scope().orElseThrow().label());
    }

    @Override
    public void found(Event.OwnSideUp found) {
      told.add("found " + found.scope().orElseThrow().label());
    }
  }

  private <T> T onLoop(Callable<T> work) throws Exception {
    Promise<T> done = Promise.promise();
    loop.runOnContext(
        _ -> {
          try {
            done.complete(work.call());
          } catch (Exception e) {
            done.fail(e);
          }
        });
    return await(done.future());
  }

  private static <T> T await(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
  }

  private Future<Measured> measure(Measurer.Order order) {
    Measured measured = new Measured(seen(network), clock.nanos(), clock.nanos(), false, false);
    return Future.succeededFuture(hindered.apply(measured));
  }

  private Observation seen(Outcome outcome) {
    return new Observation(
        ProbeKind.TCP, clock.now(), 1_000, outcome, Phases.ABSENT, List.of(), Optional.empty());
  }

  private static AnchorProbe anchor(Side side, OwnSide.Role role) {
    String name = side.label() + " " + role;
    return new AnchorProbe(side, new OwnSide.Anchor(name, role, name), spec("127.0.0.1"));
  }

  private static ProbeSpec spec(String host) {
    return new ProbeSpec.Tcp(
        new Endpoint(host, 53),
        Budget.DEFAULT,
        Addressing.ALL,
        ProbeSpec.Dialogue.CONNECT_ONLY,
        false);
  }
}
