package vn.gov.haiduong.haidang.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import vn.gov.haiduong.haidang.health.Effect;
import vn.gov.haiduong.haidang.health.Outage;
import vn.gov.haiduong.haidang.health.Told;
import vn.gov.haiduong.haidang.probe.Cause;
import vn.gov.haiduong.haidang.target.TargetId;

/** What a kill kept from the incidents. */
class UnheardTest {

  private static final Instant T0 = Instant.parse("2026-10-01T01:00:00Z");
  private static final TargetId A = new TargetId("a");
  private static final TargetId B = new TargetId("b");

  private static final Outage FIRST = outage(0, 100);
  private static final Outage SECOND = outage(300, 400);

  private static Instant at(long seconds) {
    return T0.plusSeconds(seconds);
  }

  private static Outage outage(long start, long end) {
    return new Outage(
        at(start),
        Optional.of(at(end)),
        at(start + 40),
        Optional.of(Cause.CONNECT_TIMEOUT),
        Optional.of(at(start + 40)));
  }

  private static Event joined(TargetId target, Outage outage) {
    return new Event.Joined(
        outage.confirmedAt(),
        Member.down(target, outage.start(), outage.confirmedAt(), outage.cause()));
  }

  private static Effect due(Outage outage) {
    return new Effect.IncidentDue(outage);
  }

  private static Effect ended(Outage outage) {
    return new Effect.OutageEnded(outage);
  }

  private static List<Told> of(TargetId target, Effect... effects) {
    return Arrays.stream(effects).map(effect -> new Told(target, effect)).toList();
  }

  @Test
  void whatLeftNoTraceIsHeardAfterTheStart() {
    assertThat(Unheard.of(of(A, due(FIRST), ended(FIRST)), List.of()))
        .containsExactly(Map.entry(A, List.of(due(FIRST), ended(FIRST))));
  }

  @Test
  void whatIncidentsHeardIsNotSaidAgainAndWhatFollowsIs() {
    Effect back = new Effect.RecoveryDue(at(220), at(100));
    List<Told> decided = of(A, due(FIRST), ended(FIRST), back, due(SECOND), ended(SECOND));
    List<Event> kept = List.of(joined(A, FIRST), new Event.Ended(at(105), A, at(100)));
    assertThat(Unheard.of(decided, kept).get(A)).containsExactly(back, due(SECOND), ended(SECOND));
  }

  /** The end of an outage may be kept though its beginning was forgotten with an old incident. */
  @Test
  void aLaterTraceSpeaksForEverythingBeforeIt() {
    assertThat(Unheard.of(of(A, due(FIRST), ended(FIRST), due(SECOND)), List.of(joined(A, SECOND))))
        .isEmpty();
  }

  @Test
  void targetsDoNotSpeakForEachOther() {
    assertThat(Unheard.of(of(B, due(FIRST)), List.of(joined(A, FIRST)))).containsOnlyKeys(B);
  }

  @Test
  void flappingThatWasFoundUnheardIsHeard() {
    Effect found = new Effect.FlappingFound(at(0), at(900), Optional.empty());
    assertThat(Unheard.of(of(A, found), List.of()).get(A)).containsExactly(found);
  }
}
