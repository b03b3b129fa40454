package vn.gov.haiduong.haidang.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import vn.gov.haiduong.haidang.health.Effect.Ignored.Why;
import vn.gov.haiduong.haidang.probe.Cause;
import vn.gov.haiduong.haidang.probe.Verdict;
import vn.gov.haiduong.haidang.target.Side;
import vn.gov.haiduong.haidang.target.Target.Cadence;

/**
 * One target as the live service sees it: what is shown at once, what is decided, what is ignored.
 */
class TargetHealthTest {

  private static final Cadence EVERY_MINUTE = new Cadence(Duration.ofSeconds(60), 3);

  private final List<Effect> effects = new ArrayList<>();
  private TargetHealth health = TargetHealth.from(at(0), false);

  private static Instant at(long seconds) {
    return Instant.ofEpochSecond(seconds);
  }

  private static Event observed(long seconds, Verdict verdict) {
    Optional<Cause> cause =
        switch (verdict) {
          case UP -> Optional.empty();
          case DEGRADED -> Optional.of(Cause.SLOW);
          case DOWN -> Optional.of(Cause.CONNECT_REFUSED);
          case UNKNOWN -> Optional.of(Cause.OWN_OVERLOAD);
        };
    return new Event.Observed(at(seconds), verdict, cause, EVERY_MINUTE);
  }

  private void tell(Event event) {
    Step step = health.next(event, event.at());
    health = step.health();
    effects.addAll(step.effects());
  }

  private void down(long... seconds) {
    for (long second : seconds) {
      tell(observed(second, Verdict.DOWN));
    }
  }

  private void up(long... seconds) {
    for (long second : seconds) {
      tell(observed(second, Verdict.UP));
    }
  }

  private void settled(long seconds) {
    tell(new Event.Settled(at(seconds)));
  }

  private String shown(long seconds) {
    Shown shown = health.shown(at(seconds));
    return shown.state().label()
        + shown.cause().map(cause -> " " + cause.label()).orElse("")
        + " since "
        + shown.since().getEpochSecond();
  }

  @Test
  void isUnknownUntilItsFirstObservation() {
    assertThat(shown(30)).isEqualTo("unknown since 0");
    assertThat(health.decidedUpTo()).isEqualTo(at(0));
  }

  @Test
  void showsAShortRunAsUnconfirmedAndAConfirmedOneFromItsFirstFailure() {
    up(0, 60);
    down(120, 140);
    assertThat(shown(150)).isEqualTo("degraded unconfirmed since 120");
    assertThat(health.shown(at(150)).undecidedRun()).isTrue();

    down(160);

    assertThat(shown(160)).isEqualTo("down connect_refused since 120");
    assertThat(health.shown(at(160)).undecidedRun()).isFalse();
    assertThat(health.shown(at(160)).outageStart()).contains(at(120));
    assertThat(shown(279)).isEqualTo("down connect_refused since 120");
    assertThat(shown(280)).isEqualTo("unknown since 280");
  }

  @Test
  void aSlowSiteThatFailsOnceIsDegradedSinceItIsSlow() {
    tell(observed(0, Verdict.DEGRADED));
    down(60);
    assertThat(shown(61)).isEqualTo("degraded unconfirmed since 0");
    tell(observed(80, Verdict.DEGRADED));
    assertThat(shown(81)).isEqualTo("degraded slow since 0");
  }

  @Test
  void decidedTimeWaitsForARunAndNeverFalls() {
    up(0);
    down(60, 80);
    settled(90);
    assertThat(health.decidedUpTo()).isEqualTo(at(60));
    assertThat(health.decidedMillis(State.UP)).isEqualTo(60_000);
    assertThat(health.decidedMillis(State.DOWN)).isZero();

    down(100);
    settled(101);

    assertThat(health.decidedUpTo()).isEqualTo(at(101));
    assertThat(health.decidedMillis(State.DOWN)).isEqualTo(41_000);
    assertThat(health.waiting()).isZero();
  }

  @Test
  void aRunIsOverADayAfterItsLastFailureThoughNothingElseComes() {
    down(0, 20);
    settled(20 + 86_399);
    assertThat(health.decidedUpTo()).isEqualTo(at(0));

    settled(20 + 86_400);

    assertThat(health.decidedUpTo()).isEqualTo(at(86_420));
    assertThat(health.decidedMillis(State.DEGRADED)).isEqualTo(140_000);
  }

  @Test
  void blindnessFoundOutLateTakesBackWhatWasShown() {
    up(0, 60);
    down(120, 140, 160);
    assertThat(shown(161)).isEqualTo("down connect_refused since 120");

    tell(new Event.OwnSideDown(at(110), Optional.of(Side.INTERNET)));

    assertThat(shown(161)).isEqualTo("unknown own_network since 110");
    settled(200);
    assertThat(effects).noneMatch(effect -> effect instanceof Effect.OutageOpened);
  }

  @Test
  void decidedTimeIsNotTakenBack() {
    up(0, 60);
    settled(100);
    tell(new Event.OwnSideDown(at(30), Optional.empty()));
    settled(110);

    assertThat(health.decidedMillis(State.UP)).isEqualTo(100_000);
    assertThat(health.decidedMillis(State.UNKNOWN)).isEqualTo(10_000);
  }

  @Test
  void aFailureBehindAnAncestorWaitsUntilTheAncestorIsKnown() {
    health = TargetHealth.from(at(0), true);
    tell(new Event.ParentSettled(at(50)));
    up(0);
    down(60, 80, 100);
    settled(120);
    assertThat(health.decidedUpTo()).isEqualTo(at(60));
    assertThat(shown(121)).isEqualTo("down connect_refused since 60");

    tell(new Event.ParentBroken(at(55)));
    tell(new Event.ParentSettled(at(130)));
    settled(130);

    assertThat(shown(131)).isEqualTo("unknown parent_unreachable since 60");
    assertThat(health.decidedMillis(State.DOWN)).isZero();
  }

  @Test
  void whatWaitsForAnAncestorIsBounded() {
    health = TargetHealth.from(at(0), true);
    for (int i = 0; i < 3 * TargetHealth.MOST_WAITING; i++) {
      down(i * 20L);
    }
    assertThat(health.waiting()).isLessThanOrEqualTo(TargetHealth.MOST_WAITING);
  }

  @Test
  void aChangeOfWhatIsShownIsToldOnce() {
    up(0, 60);
    settled(90);
    settled(200);
    assertThat(effects.stream().filter(e -> e instanceof Effect.ShownChanged).count())
        .isEqualTo(2); // up at 0, unknown at 180
  }

  @Test
  void theOutageIsToldInOrder() {
    down(0, 20, 40);
    settled(50);
    up(60);
    settled(61);

    assertThat(effects.stream().filter(e -> !(e instanceof Effect.ShownChanged)).toList())
        .extracting(effect -> effect.getClass().getSimpleName())
        .containsExactly(
            "Decided",
            "OutageOpened",
            "IncidentDue",
            "Decided",
            "Decided",
            "OutageEnded",
            "Decided");
  }

  static Stream<Arguments> ignored() {
    Event blind = new Event.OwnSideDown(at(10), Optional.empty());
    Event blindAgain = new Event.OwnSideDown(at(20), Optional.empty());
    Event sees = new Event.OwnSideUp(at(30), Optional.empty());
    Event stops = new Event.MonitorStopped(at(10));
    Event stopsAgain = new Event.MonitorStopped(at(20));
    Event works = new Event.MaintenanceStarted(at(10), "12/TB");
    Event worksAgain = new Event.MaintenanceStarted(at(20), "13/TB");
    Event done = new Event.MaintenanceEnded(at(30));
    Event mended = new Event.ParentMended(at(30));
    Event gone = new Event.Removed(at(5));
    return Stream.of(
        Arguments.of("blind already", List.of(blind, blindAgain), Why.ALREADY),
        Arguments.of("sees already", List.of(sees), Why.NOT_RUNNING),
        Arguments.of(
            "another side was lost",
            List.of(blind, new Event.OwnSideUp(at(30), Optional.of(Side.WAN))),
            Why.NOT_RUNNING),
        Arguments.of("stopped already", List.of(stops, stopsAgain), Why.ALREADY),
        Arguments.of("in maintenance already", List.of(works, worksAgain), Why.ALREADY),
        Arguments.of("not in maintenance", List.of(done), Why.NOT_RUNNING),
        Arguments.of(
            "no document", List.of(new Event.MaintenanceStarted(at(10), " ")), Why.NOT_APPROVED),
        Arguments.of("no ancestor broken", List.of(mended), Why.NOT_RUNNING),
        Arguments.of(
            "settled before it",
            List.of(new Event.Settled(at(20)), observed(19, Verdict.DOWN)),
            Why.TOO_LATE),
        Arguments.of("gone: observation", List.of(gone, observed(10, Verdict.UP)), Why.REMOVED),
        Arguments.of("gone: blind", List.of(gone, blind), Why.REMOVED),
        Arguments.of("gone: sees", List.of(gone, sees), Why.REMOVED),
        Arguments.of("gone: stops", List.of(gone, stops), Why.REMOVED),
        Arguments.of(
            "gone: starts", List.of(gone, new Event.MonitorStarted(at(9), at(8))), Why.REMOVED),
        Arguments.of("gone: maintenance", List.of(gone, works), Why.REMOVED),
        Arguments.of("gone: maintenance over", List.of(gone, done), Why.REMOVED),
        Arguments.of("gone: parent", List.of(gone, new Event.ParentBroken(at(9))), Why.REMOVED),
        Arguments.of("gone: parent mended", List.of(gone, mended), Why.REMOVED),
        Arguments.of("gone: settled", List.of(gone, new Event.Settled(at(9))), Why.REMOVED),
        Arguments.of("gone: again", List.of(gone, new Event.Removed(at(9))), Why.REMOVED));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("ignored")
  void changesNothing(String name, List<Event> events, Why why) {
    events.forEach(this::tell);
    settled(100);

    assertThat(effects.stream().filter(e -> e instanceof Effect.Ignored).findFirst())
        .as(name)
        .hasValueSatisfying(e -> assertThat(((Effect.Ignored) e).why()).isEqualTo(why));
  }
}
