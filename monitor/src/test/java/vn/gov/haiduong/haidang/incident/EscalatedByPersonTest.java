package vn.gov.haiduong.haidang.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.gov.haiduong.haidang.incident.Plans.AN;
import static vn.gov.haiduong.haidang.incident.Plans.T0;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.gov.haiduong.haidang.duty.Directory;
import vn.gov.haiduong.haidang.plan.BarePlan;
import vn.gov.haiduong.haidang.plan.Severity;
import vn.gov.haiduong.haidang.plan.Signal;
import vn.gov.haiduong.haidang.time.WorkingCalendar;

/** "Chuyển cấp ngay" is heard by somebody beyond the desk, or it is refused. */
class EscalatedByPersonTest {

  private final World world = Plans.world();

  private static Instant at(Duration after) {
    return T0.plus(after);
  }

  private Step next(Incident incident, Event event) {
    return Rules.next(incident, event, world);
  }

  private static Event.Escalated asks(Instant now) {
    return new Event.Escalated(now, AN, "cần chỉ đạo");
  }

  private static List<String> heard(Step step) {
    assertThat(step.refusal()).isEmpty();
    return step.effects().stream()
        .filter(Effect.Tell.class::isInstance)
        .map(Effect.Tell.class::cast)
        .filter(tell -> tell.occasion() == Effect.Occasion.ESCALATED)
        .flatMap(tell -> tell.bodies().stream())
        .toList();
  }

  private Incident takenOver(Severity severity) {
    Incident open = Plans.open(world, "w0");
    Incident taken =
        next(open, new Event.Acknowledged(at(Duration.ofMinutes(2)), AN, "", Optional.empty()))
            .incident();
    return next(
            taken,
            new Event.Classified(
                at(Duration.ofMinutes(3)),
                AN,
                "loi-ha-tang",
                "",
                severity,
                false,
                false,
                false,
                "đã xem"))
        .incident();
  }

  /** Every step of the plan has come due long ago, and still whoever asks is heard. */
  @ParameterizedTest
  @EnumSource(names = {"S1", "S2", "S3"})
  void whenAllStepsAreUsedTheHighestLevelHearsAgain(Severity severity) {
    Incident old = next(takenOver(severity), new Event.Ticked(at(Duration.ofHours(30)))).incident();
    Step first = next(old, asks(at(Duration.ofHours(31))));
    assertThat(heard(first)).contains("doic-leader");
    Step again = next(first.incident(), asks(at(Duration.ofHours(32))));
    assertThat(heard(again)).contains("doic-leader");
  }

  @Test
  void eachAskReachesTheNextLevelAndNeverTheDeskAlone() {
    Incident taken = takenOver(Severity.S2);
    Step first = next(taken, asks(at(Duration.ofMinutes(20))));
    assertThat(heard(first)).contains("doic-leader");
    // The plan's next step lays a text before the desk: whoever asked sits there already.
    Step second = next(first.incident(), asks(at(Duration.ofMinutes(25))));
    assertThat(heard(second)).contains("desk", "doic-leader");
    assertThat(second.effects()).anyMatch(Effect.Draft.class::isInstance);
  }

  @Test
  void whoeverHasNotAnsweredDoesNotStandInTheWayOfTheNextLevel() {
    Incident open = Plans.open(world, "w0");
    Step first = next(open, asks(at(Duration.ofMinutes(2))));
    assertThat(heard(first)).containsExactly("csirt", "desk-backup");
    Step second = next(first.incident(), asks(at(Duration.ofMinutes(3))));
    assertThat(heard(second)).containsExactly("agency-leader");
    Step third = next(second.incident(), asks(at(Duration.ofMinutes(4))));
    assertThat(heard(third)).containsExactly("doic-leader");
  }

  @Test
  void anIncidentThatRecoveredAndIsNotClosedCanBeTakenHigher() {
    Incident taken = takenOver(Severity.S3);
    Instant end = at(Duration.ofMinutes(10));
    Incident over =
        next(taken, new Event.Recovered(end.plusSeconds(120), Plans.id("w0"), end)).incident();
    assertThat(over.phase()).isEqualTo(Incident.Phase.RESOLVED);
    assertThat(heard(next(over, asks(at(Duration.ofMinutes(20))))))
        .containsExactly("agency-leader");
  }

  @Test
  void aMuteDoesNotHoldBackWhatAPersonAsksFor() {
    Incident muted =
        next(
                takenOver(Severity.S3),
                new Event.Muted(
                    at(Duration.ofMinutes(5)), AN, at(Duration.ofHours(6)), "đang thay máy"))
            .incident();
    assertThat(heard(next(muted, asks(at(Duration.ofMinutes(6))))))
        .containsExactly("agency-leader");
  }

  @Test
  void whatIsGatheredForTheMorningIsNotGatheredWhenAPersonAsks() {
    Event.Opened opened =
        new Event.Opened(
            T0,
            new IncidentId("SC-261125-00001"),
            Incident.Kind.FINDING,
            Signal.CERT_EXPIRING,
            CauseKey.target(Plans.id("w0")),
            List.of(Member.down(Plans.id("w0"), T0, T0, Optional.empty())),
            T0,
            "còn 7 ngày",
            false,
            Optional.empty(),
            false);
    Step first = Rules.open(opened, world);
    assertThat(first.effects())
        .allSatisfy(effect -> assertThat(((Effect.Tell) effect).digest()).isTrue())
        .isNotEmpty();
    Step asked = next(first.incident(), asks(at(Duration.ofMinutes(5))));
    assertThat(heard(asked)).containsExactly("agency-leader");
    assertThat(asked.effects())
        .allSatisfy(effect -> assertThat(((Effect.Tell) effect).digest()).isFalse());
    // An outage is never gathered.
    assertThat(next(Plans.open(world, "w0"), asks(at(Duration.ofMinutes(5)))).effects())
        .allSatisfy(effect -> assertThat(((Effect.Tell) effect).digest()).isFalse());
  }

  @Test
  void underAPlanThatKnowsNobodyAboveItIsRefusedWithTheReason() {
    World bare = new World(BarePlan.plan(), WorkingCalendar.PLAIN, Directory.EMPTY, Map.of());
    Step step = Rules.next(Plans.open(bare, "w0"), asks(at(Duration.ofMinutes(5))), bare);
    assertThat(step.refusal()).contains(Refusal.NOBODY_ABOVE);
    assertThat(step.kept()).isEmpty();
  }
}
