package vn.gov.haiduong.haidang.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.gov.haiduong.haidang.incident.Plans.AN;
import static vn.gov.haiduong.haidang.incident.Plans.T0;
import static vn.gov.haiduong.haidang.incident.Plans.id;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.gov.haiduong.haidang.plan.Severity;

/** A grave break that is over by itself: somebody is still asked what it was. */
class UnclassifiedTest {

  private final World world = Plans.world();
  private final List<String> told = new ArrayList<>();
  private final List<Instant> dues = new ArrayList<>();

  private static Instant at(Duration after) {
    return T0.plus(after);
  }

  private Incident next(Incident incident, Event event) {
    Step step = Rules.next(incident, event, world);
    assertThat(step.refusal()).isEmpty();
    for (Effect effect : step.effects()) {
      if (effect instanceof Effect.Tell tell) {
        told.add(tell.occasion().label() + " " + tell.rule() + " " + tell.bodies());
      }
    }
    return step.incident();
  }

  /** Raised at once, over after {@code minutes}. */
  private Incident recovered(Severity severity, Duration minutes) {
    Incident open = Plans.open(world, "w0");
    Incident raised =
        next(open, new Event.Raised(at(Duration.ofMinutes(1)), severity, "cap-do-4", "cấp độ 4"));
    Instant end = at(minutes);
    Incident over = next(next(raised, new Event.Ended(end, id("w0"), end)), recovery(end));
    told.clear();
    return over;
  }

  private static Event recovery(Instant end) {
    return new Event.Recovered(end.plusSeconds(120), id("w0"), end);
  }

  /** As the service lets it pass: whenever something may be due. */
  private Incident pass(Incident from, Duration until) {
    Incident incident = from;
    Instant now = from.resolvedAt().orElse(from.openedAt());
    while (true) {
      var due = Dues.next(incident, world, now);
      if (due.isEmpty() || due.get().isAfter(at(until))) {
        return incident;
      }
      now = due.get();
      dues.add(now);
      incident = next(incident, new Event.Ticked(now));
    }
  }

  @Test
  void anS1ThatRecoversAfterTwentyFiveMinutesIsAskedToBeClassified() {
    Incident over = recovered(Severity.S1, Duration.ofMinutes(25));
    assertThat(over.phase()).isEqualTo(Incident.Phase.RESOLVED);
    Instant due = at(Duration.ofMinutes(31));
    assertThat(
            Clocks.of(over, world, at(Duration.ofMinutes(28))).stream()
                .filter(clock -> clock.id().equals(Clocks.CLASSIFY))
                .map(clock -> clock.state() + " " + clock.due()))
        .containsExactly("RUNNING " + due);

    Incident later = pass(over, Duration.ofHours(6));
    assertThat(dues).contains(due);
    assertThat(told)
        .contains("escalated s1-phan-loai [csirt, doic-leader]", "clock_overdue classify [desk]")
        .filteredOn(one -> one.startsWith("escalated"))
        .hasSize(4)
        .allMatch(one -> one.contains("s1-phan-loai"));
    assertThat(told).noneMatch(one -> one.startsWith("reminded"));

    // It is still asked for, and the answer ends it.
    told.clear();
    Incident said =
        next(
            later,
            new Event.Classified(
                at(Duration.ofHours(7)),
                AN,
                "loi-ha-tang",
                "",
                Severity.S1,
                false,
                false,
                false,
                "mất điện"));
    var _ = pass(said, Duration.ofHours(30));
    assertThat(told).noneMatch(one -> one.contains("classify") || one.contains("phan-loai"));
  }

  @Test
  void theClassificationEndsTheAskingBeforeItBegins() {
    Incident over = recovered(Severity.S2, Duration.ofMinutes(25));
    Incident said =
        next(
            over,
            new Event.Classified(
                at(Duration.ofMinutes(30)),
                AN,
                "loi-ha-tang",
                "",
                Severity.S2,
                false,
                false,
                false,
                "mất điện"));
    told.clear();
    var _ = pass(said, Duration.ofHours(12));
    assertThat(told).noneMatch(one -> one.contains("phan-loai"));
  }

  @Test
  void whatThePlanLetsBeClosedUnclassifiedIsLeftInPeace() {
    Incident open = Plans.open(world, "w0");
    Instant end = at(Duration.ofMinutes(25));
    Incident over = next(next(open, new Event.Ended(end, id("w0"), end)), recovery(end));
    told.clear();
    var _ = pass(over, Duration.ofHours(24));
    assertThat(told).noneMatch(one -> one.contains("classify") || one.contains("phan-loai"));
  }
}
