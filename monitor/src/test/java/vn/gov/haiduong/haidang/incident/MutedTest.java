package vn.gov.haiduong.haidang.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import vn.gov.haiduong.haidang.health.CommonCauses;
import vn.gov.haiduong.haidang.incident.Effect.Occasion;
import vn.gov.haiduong.haidang.plan.Severity;
import vn.gov.haiduong.haidang.target.TargetId;

/** A mute holds back what people hear; it does not make that nobody ever hears. */
class MutedTest {

  private static final Instant T0 = Plans.T0;
  private static final Instant DOWN = T0.plusSeconds(60);

  private final List<Effect.Tell> told = new ArrayList<>();
  private World world = Plans.world();
  private IncidentBook book = IncidentBook.EMPTY;

  private void take(Input input) {
    Turn turn = book.next(input, world);
    book = turn.book();
    turn.effects().stream()
        .filter(Effect.Tell.class::isInstance)
        .map(Effect.Tell.class::cast)
        .forEach(told::add);
  }

  private void down(Instant now, String target, String... together) {
    List<TargetId> all = List.of(together).stream().map(Plans::id).sorted().toList();
    take(
        new Input.OutageDue(
            now,
            Plans.id(target),
            Plans.outage(T0),
            all.isEmpty()
                ? List.of()
                : List.of(
                    new CommonCauses.Group(
                        CommonCauses.Shared.ADDRESS, "203.0.113.7", all, all.size()))));
  }

  private void pass(Instant from, Duration length) {
    for (Instant at = from; !at.isAfter(from.plus(length)); at = at.plusSeconds(30)) {
      take(new Input.Passed(at));
    }
  }

  private void mute(String target, Duration length) {
    world =
        world.with(
            world
                .mutes()
                .with(
                    new Mutes.Mute(
                        Mutes.ofTarget(Plans.id(target)), T0, "Lan", T0.plus(length), "đang sửa")));
  }

  @Test
  void whoMustKnowHearsWhenTheMuteEndsAndOfTheRecovery() {
    mute("w0", Duration.ofDays(2));
    down(DOWN, "w0");
    pass(DOWN, Duration.ofHours(47));
    assertThat(told).isEmpty();
    pass(T0.plus(Duration.ofDays(2)), Duration.ofMinutes(5));
    assertThat(told)
        .singleElement()
        .satisfies(tell -> assertThat(tell.occasion()).isEqualTo(Occasion.OPENED))
        .satisfies(tell -> assertThat(tell.bodies()).contains("desk"));
    Instant end = T0.plus(Duration.ofHours(49));
    take(new Input.OutageEnded(end, Plans.id("w0"), end));
    take(new Input.RecoveryDue(end, Plans.id("w0"), end));
    assertThat(told.getLast().occasion()).isEqualTo(Occasion.RECOVERED);
  }

  @Test
  void oneMoreTargetThatIsNotMutedIsTold() {
    mute("w0", Duration.ofDays(2));
    down(DOWN, "w0", "w0", "w1");
    pass(DOWN, Duration.ofMinutes(2));
    assertThat(told).isEmpty();
    down(DOWN.plusSeconds(150), "w1", "w0", "w1");
    pass(DOWN.plusSeconds(151), Duration.ofMinutes(3));
    assertThat(book.all()).hasSize(1);
    assertThat(told)
        .singleElement()
        .satisfies(tell -> assertThat(tell.occasion()).isEqualTo(Occasion.OPENED));
  }

  @Test
  void whoWasToldBeforeTheMuteHearsOfTheEndThoughItIsMuted() {
    down(DOWN, "w0");
    pass(DOWN, Duration.ofMinutes(1));
    assertThat(told).extracting(Effect.Tell::occasion).containsExactly(Occasion.OPENED);
    mute("w0", Duration.ofDays(2));
    Instant end = T0.plus(Duration.ofHours(3));
    pass(DOWN.plusSeconds(90), Duration.ofHours(2));
    take(new Input.OutageEnded(end, Plans.id("w0"), end));
    take(new Input.RecoveryDue(end, Plans.id("w0"), end));
    assertThat(told)
        .extracting(Effect.Tell::occasion)
        .containsExactly(Occasion.OPENED, Occasion.RECOVERED);
  }

  @Test
  void theReplayWakesAtTheEndOfTheMute() {
    mute("w0", Duration.ofHours(7));
    down(DOWN, "w0");
    pass(DOWN, Duration.ofMinutes(1));
    Incident incident = book.all().iterator().next();
    Instant after = T0.plus(Duration.ofHours(7)).minusSeconds(1);
    assertThat(Dues.next(incident, world, after)).contains(T0.plus(Duration.ofHours(7)));
  }

  @Test
  void whatALowerSeverityOrAnAttackChangesIsTold() {
    down(DOWN, "w0");
    pass(DOWN, Duration.ofMinutes(1));
    IncidentId id = book.all().iterator().next().id();
    classify(id, DOWN.plusSeconds(90), "ma-doc", Severity.S1);
    assertThat(told.getLast().occasion()).isEqualTo(Occasion.RAISED);
    assertThat(told.getLast().why()).contains("mã độc", "xem lại");
    classify(id, DOWN.plusSeconds(95), "loi-ha-tang", Severity.S3);
    assertThat(told.getLast().occasion()).isEqualTo(Occasion.CLASSIFIED);
    assertThat(told.getLast().bodies()).contains("doic-leader");
    assertThat(told.getLast().why()).contains("phân loại lại", "không phải tấn công", "S3");
    int before = told.size();
    classify(id, DOWN.plusSeconds(99), "ma-doc", Severity.S3);
    assertThat(told).hasSize(before + 1);
    assertThat(told.getLast().why()).contains("tấn công");
  }

  private void classify(IncidentId id, Instant at, String type, Severity severity) {
    take(
        new Input.Act(
            id,
            new Event.Classified(
                at, Plans.AN, type, "", severity, false, false, false, "xem lại")));
  }

  @Test
  void aTypeHasOnlyItsOwnSubs() {
    down(DOWN, "w0");
    pass(DOWN, Duration.ofMinutes(1));
    Turn turn =
        book.next(
            new Input.Act(
                book.all().iterator().next().id(),
                new Event.Classified(
                    DOWN.plusSeconds(90),
                    Plans.AN,
                    "loi-ha-tang",
                    "khong-co",
                    Severity.S3,
                    false,
                    false,
                    false,
                    "x")),
            world);
    assertThat(turn.refusal()).isEqualTo(Optional.of(Refusal.UNKNOWN_SUB));
  }
}
