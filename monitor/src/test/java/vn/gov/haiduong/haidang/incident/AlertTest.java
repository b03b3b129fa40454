package vn.gov.haiduong.haidang.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.gov.haiduong.haidang.incident.Plans.T0;
import static vn.gov.haiduong.haidang.incident.Plans.id;
import static vn.gov.haiduong.haidang.incident.Plans.outage;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import vn.gov.haiduong.haidang.plan.Severity;
import vn.gov.haiduong.haidang.target.TargetId;

/** What rules outside say, in the same book as what the probes saw. */
class AlertTest {

  private static final String ONE = "00000000000000a1";
  private static final String TWO = "00000000000000b2";

  private final World world = Plans.world();
  private IncidentBook book = IncidentBook.EMPTY;
  private final List<Effect> effects = new ArrayList<>();
  private final List<Turn.Kept> kept = new ArrayList<>();

  private void take(Input input) {
    Turn turn = book.next(input, world);
    book = turn.book();
    effects.addAll(turn.effects());
    kept.addAll(turn.kept());
  }

  private static Instant at(long seconds) {
    return T0.plusSeconds(seconds);
  }

  private static Alert alert(String name, String key, long since) {
    return about(name, key, since, Optional.empty(), Optional.empty());
  }

  private static Alert about(
      String name, String key, long since, Optional<TargetId> target, Optional<IncidentId> of) {
    return new Alert(name, key, name.endsWith("Written"), target, of, at(since), "Sổ kẹt");
  }

  private void seen(long seconds, Alert alert) {
    take(new Input.AlertSeen(at(seconds), alert, at(seconds).plus(Alert.HOLDS)));
  }

  private void gone(long seconds, Alert alert) {
    take(new Input.AlertGone(at(seconds), alert, at(seconds)));
  }

  private Incident only() {
    assertThat(book.all()).hasSize(1);
    return book.all().iterator().next();
  }

  @Test
  void anAlertOpensAnIncidentAndItsEndResolvesIt() {
    seen(10, alert("ScrapeTooLarge", ONE, 0));
    assertThat(only().phase()).isEqualTo(Incident.Phase.OPEN);
    assertThat(only().since()).isEqualTo(T0);
    assertThat(only().severity()).isEqualTo(Severity.S4);
    assertThat(only().detail()).isEqualTo("Sổ kẹt");
    gone(90, alert("ScrapeTooLarge", ONE, 0));
    assertThat(only().phase()).isEqualTo(Incident.Phase.RESOLVED);
    assertThat(only().resolvedEnd()).contains(at(90));
  }

  @Test
  void aCriticalAlertIsGraverAndIsToldOnce() {
    seen(10, alert("LedgerNotWritten", ONE, 0));
    assertThat(only().severity()).isEqualTo(Severity.S3);
    for (int repeat = 0; repeat < 5; repeat++) {
      seen(20 + repeat, alert("LedgerNotWritten", ONE, 0));
    }
    assertThat(effects.stream().filter(Effect.Tell.class::isInstance)).hasSize(1);
  }

  @Test
  void repeatsAreKeptOnceEvenWhenTheSenderSClockDiffers() {
    seen(10, alert("CoverageLow", ONE, 5));
    int before = kept.size();
    seen(20, alert("CoverageLow", ONE, 5));
    seen(30, alert("CoverageLow", ONE, 7));
    assertThat(kept).hasSize(before);
  }

  @Test
  void alertsOfOneNameAreOneIncidentUntilTheLastIsGone() {
    seen(10, alert("CoverageLow", ONE, 0));
    seen(11, alert("CoverageLow", TWO, 0));
    gone(60, alert("CoverageLow", ONE, 0));
    assertThat(only().phase()).isEqualTo(Incident.Phase.OPEN);
    gone(70, alert("CoverageLow", TWO, 0));
    assertThat(only().phase()).isEqualTo(Incident.Phase.RESOLVED);
  }

  @Test
  void whatFiresAgainAfterwardsIsAnotherIncident() {
    seen(10, alert("CoverageLow", ONE, 0));
    gone(60, alert("CoverageLow", ONE, 0));
    seen(2_000, alert("CoverageLow", ONE, 1_990));
    assertThat(book.all()).hasSize(2);
    assertThat(book.open()).anyMatch(incident -> incident.phase() == Incident.Phase.OPEN);
  }

  @Test
  void aTargetThatHasAnIncidentGetsAnEntryAndNoSecondIncident() {
    take(new Input.OutageDue(at(40), id("w1"), outage(T0), List.of()));
    int told = effects.size();
    Alert burning =
        about("AvailabilityBudgetBurnFast", ONE, 50, Optional.of(id("w1")), Optional.empty());
    seen(60, burning);
    assertThat(only().kind()).isEqualTo(Incident.Kind.OUTAGE);
    assertThat(kept.getLast().event()).isInstanceOf(Event.Alerted.class);
    assertThat(effects).hasSize(told);
    gone(90, burning);
    assertThat(only().phase())
        .as("the outage is the probes' to end")
        .isEqualTo(Incident.Phase.OPEN);
  }

  @Test
  void anAlertAboutAnIncidentIsAnEntryThere() {
    take(new Input.OutageDue(at(40), id("w1"), outage(T0), List.of()));
    IncidentId outage = only().id();
    seen(60, about("IncidentDeadlineMissed", ONE, 50, Optional.empty(), Optional.of(outage)));
    assertThat(only().id()).isEqualTo(outage);
  }

  @Test
  void theEndOfWhatWasNeverSeenChangesNothing() {
    gone(10, alert("CoverageLow", ONE, 0));
    assertThat(book.all()).isEmpty();
    assertThat(kept).isEmpty();
  }

  @Test
  void whatAPersonClosedStaysClosedWhileTheSameAlertIsRepeated() {
    seen(10, alert("CoverageLow", ONE, 0));
    take(new Input.Act(only().id(), new Event.Closed(at(20), Plans.AN, "báo nhầm", "", true)));
    seen(4_000, alert("CoverageLow", ONE, 0));
    assertThat(only().phase()).isEqualTo(Incident.Phase.CLOSED);
  }

  @Test
  void afterARestartRepeatsAreKnownAndTheEndIsFound() {
    seen(10, alert("CoverageLow", ONE, 0));
    IncidentBook again = IncidentBook.EMPTY;
    for (Turn.Kept one : kept) {
      again = again.restored(one.incident(), KeptForm.event(KeptForm.of(one.event())));
    }
    book = again;
    int before = kept.size();
    seen(20, alert("CoverageLow", ONE, 0));
    assertThat(kept).hasSize(before);
    gone(30, alert("CoverageLow", ONE, 0));
    assertThat(only().phase()).isEqualTo(Incident.Phase.RESOLVED);
  }

  @Test
  void aFloodOfNamesOpensOnlySoMany() {
    for (int i = 0; i < 3 * Alert.MOST; i++) {
      seen(i, alert("Made" + i, "%016x".formatted(i), 0));
    }
    assertThat(book.open()).hasSize(Alert.MOST);
  }

  @Test
  void nonsenseIsNoAlert() {
    assertThatThrownBy(() -> alert("rm -rf /", ONE, 0)).hasMessageContaining("expected a name");
    assertThatThrownBy(() -> alert("Good", "xyz", 0)).hasMessageContaining("hex");
  }

  @Test
  void anAlertWhoseEndIsNeverToldIsOverWhenNobodySaysItAnyMore() {
    seen(0, alert("DiskFull", ONE, 0));
    long holds = Alert.HOLDS.toSeconds();
    take(new Input.Passed(at(holds - 1)));
    assertThat(only().phase().active()).isTrue();
    take(new Input.Passed(at(holds)));
    assertThat(only().phase()).isEqualTo(Incident.Phase.RESOLVED);
    assertThat(only().resolvedEnd()).contains(at(holds));
  }

  @Test
  void whoSaysItAgainKeepsItOpenAndFewOfTheRepetitionsAreKept() {
    for (int hour = 0; hour <= 96; hour += 4) {
      seen(hour * 3_600L, alert("DiskFull", ONE, 0));
      take(new Input.Passed(at(hour * 3_600L)));
    }
    assertThat(only().phase().active()).isTrue();
    assertThat(kept.stream().filter(one -> one.event() instanceof Event.Alerted))
        .hasSizeBetween(8, 14);
  }

  @Test
  void anEndThatASenderForetellsIsBelieved() {
    take(new Input.AlertSeen(at(0), alert("DiskFull", ONE, 0), at(300)));
    take(new Input.Passed(at(300)));
    assertThat(only().phase()).isEqualTo(Incident.Phase.RESOLVED);
  }

  @Test
  void whatAPersonClosedStaysClosedWhileItIsRepeatedForWeeks() {
    seen(0, alert("DiskFull", ONE, 0));
    take(new Input.Act(only().id(), new Event.Closed(at(60), Plans.AN, "biết rồi", "", true)));
    for (int hour = 4; hour <= 24 * 20; hour += 4) {
      seen(hour * 3_600L, alert("DiskFull", ONE, 0));
      take(new Input.Passed(at(hour * 3_600L)));
    }
    assertThat(only().open()).isFalse();
    gone(24 * 20 * 3_600L + 60, alert("DiskFull", ONE, 0));
    seen(24 * 20 * 3_600L + 9_000, alert("DiskFull", ONE, 24 * 20 * 3_600L + 8_000));
    assertThat(book.all().stream().filter(Incident::open)).hasSize(1);
  }
}
