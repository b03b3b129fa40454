package vn.gov.haiduong.haidang.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.gov.haiduong.haidang.incident.Plans.AN;
import static vn.gov.haiduong.haidang.incident.Plans.T0;
import static vn.gov.haiduong.haidang.incident.Plans.id;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import vn.gov.haiduong.haidang.plan.Profile;
import vn.gov.haiduong.haidang.plan.Severity;
import vn.gov.haiduong.haidang.plan.Signal;

/** Closing sends no report: the law's clocks go on until their documents are recorded. */
class ClosedClocksTest {

  private final World world = Plans.world(Profile.MERGED);
  private IncidentBook book = IncidentBook.EMPTY;
  private final List<String> told = new ArrayList<>();
  private final Figures figures = new Figures();

  private static Instant at(Duration after) {
    return T0.plus(after);
  }

  private void take(Input input) {
    Turn turn = book.next(input, world);
    assertThat(turn.refusal()).isEmpty();
    book = turn.book();
    figures.take(turn);
    for (Effect effect : turn.effects()) {
      if (effect instanceof Effect.Tell tell) {
        told.add(tell.occasion().label() + " " + tell.rule());
      }
    }
  }

  private void act(Event.Done done) {
    take(new Input.Act(only().id(), done));
  }

  private Incident only() {
    assertThat(book.all()).hasSize(1);
    return book.all().iterator().next();
  }

  private void hours(long from, long to) {
    for (long hour = from; hour <= to; hour++) {
      take(new Input.Passed(at(Duration.ofHours(hour))));
    }
  }

  private static Event.Classified attack(Instant now, boolean serious) {
    return new Event.Classified(
        now,
        AN,
        "ma-doc",
        "",
        serious ? Severity.S1 : Severity.S2,
        true,
        serious,
        false,
        "đã xem nhật ký");
  }

  private static Event.DocumentSent sent(Instant now, String clock) {
    return new Event.DocumentSent(now, AN, clock, "12/BC-STTTT", "VNCERT/CC");
  }

  /** Down for 25 minutes, said to be an attack, recovered, closed after an hour. */
  private void closedAttack(boolean serious) {
    take(new Input.OutageDue(at(Duration.ofSeconds(41)), id("w0"), Plans.outage(T0), List.of()));
    act(attack(at(Duration.ofMinutes(10)), serious));
    Instant end = at(Duration.ofMinutes(25));
    take(new Input.OutageEnded(end, id("w0"), end));
    take(new Input.RecoveryDue(end.plusSeconds(120), id("w0"), end));
    act(new Event.Closed(at(Duration.ofHours(1)), AN, "đã gỡ mã độc", "", false));
    assertThat(only().open()).isFalse();
    told.clear();
  }

  private List<String> running(Instant now) {
    return Clocks.of(only(), world, now).stream()
        .filter(Deadline::running)
        .map(Deadline::id)
        .toList();
  }

  @Test
  void theDeskIsWarnedAndToldOfWhatIsOverdueAfterClosing() {
    closedAttack(true);
    hours(2, 130);
    assertThat(told)
        .contains(
            "clock_overdue thong-bao-ngay",
            "clock_warning bca-72g",
            "clock_overdue bca-72g",
            "clock_warning thong-bao-5-ngay",
            "clock_overdue thong-bao-5-ngay",
            "clock_warning bao-cao-ket-thuc",
            "clock_overdue bao-cao-ket-thuc")
        .noneMatch(one -> one.contains("step:") || one.contains(" ack") || one.contains("remind"));
    assertThat(told.stream().filter(one -> one.startsWith("clock_overdue")))
        .doesNotHaveDuplicates();
    assertThat(figures.missed()).containsEntry("bao-cao-ket-thuc", 1L).containsEntry("bca-72g", 1L);
    // A month later it still stands there, overdue, and is told once.
    int before = told.size();
    hours(24 * 40, 24 * 40 + 3);
    assertThat(told).hasSize(before);
    assertThat(running(at(Duration.ofDays(40)))).contains("bao-cao-ket-thuc", "bca-72g");
  }

  @Test
  void theRecordedDocumentStopsItsClockAndThenNothingIsLeft() {
    closedAttack(false);
    assertThat(running(at(Duration.ofHours(2))))
        .containsExactly("thong-bao-ngay", "thong-bao-5-ngay", "bao-cao-ket-thuc");
    act(sent(at(Duration.ofHours(2)), "thong-bao-ngay"));
    act(sent(at(Duration.ofHours(3)), "thong-bao-5-ngay"));
    // The closed incident is known beyond the seven days of others, because one is still owed.
    hours(24 * 9, 24 * 9);
    act(sent(at(Duration.ofDays(9).plusHours(1)), "bao-cao-ket-thuc"));
    assertThat(running(at(Duration.ofDays(9).plusHours(2)))).isEmpty();
    hours(24 * 9 + 2, 24 * 9 + 2);
    assertThat(book.all()).isEmpty();
    assertThat(told)
        .noneMatch(one -> one.equals("clock_overdue thong-bao-5-ngay"))
        .contains("clock_overdue bao-cao-ket-thuc");
  }

  @Test
  void whatIsNoAttackAndAFalseAlarmOweNothing() {
    take(new Input.OutageDue(at(Duration.ofSeconds(41)), id("w0"), Plans.outage(T0), List.of()));
    Instant end = at(Duration.ofMinutes(25));
    take(new Input.OutageEnded(end, id("w0"), end));
    take(new Input.RecoveryDue(end.plusSeconds(120), id("w0"), end));
    act(new Event.Closed(at(Duration.ofHours(1)), AN, "mất điện", "", false));
    assertThat(Clocks.owed(only(), world, at(Duration.ofHours(2)))).isEmpty();
    act(new Event.Reopened(at(Duration.ofHours(2)), AN, "xem lại"));
    take(new Input.RecoveryDue(at(Duration.ofHours(3)), id("w0"), end));
    act(attack(at(Duration.ofHours(3)), false));
    act(new Event.Closed(at(Duration.ofHours(4)), AN, "đo nhầm", "", true));
    assertThat(Clocks.owed(only(), world, at(Duration.ofHours(5)))).isEmpty();
  }

  @Test
  void theResponseToWhatIsClosedWhileItLastsEndsWithTheClosing() {
    take(new Input.Found(T0, id("w0"), Signal.CONTENT_SUSPECT, T0, "chèn liên kết cá cược"));
    act(
        new Event.Classified(
            at(Duration.ofMinutes(10)),
            AN,
            "thay-doi-giao-dien",
            "",
            Severity.S2,
            true,
            false,
            false,
            "đã xem trang"));
    act(new Event.Closed(at(Duration.ofHours(6)), AN, "đã gỡ trang", "", false));
    Optional<Deadline> closing =
        Clocks.owed(only(), world, at(Duration.ofHours(7))).stream()
            .filter(clock -> clock.id().equals("bao-cao-ket-thuc"))
            .findFirst();
    assertThat(closing.map(Deadline::due)).contains(at(Duration.ofHours(6).plusDays(5)));
  }

  @Test
  void timeIsPlannedForTheNextThingThatAClosedIncidentWaitsFor() {
    closedAttack(false);
    act(sent(at(Duration.ofHours(2)), "thong-bao-ngay"));
    take(new Input.Passed(at(Duration.ofHours(2))));
    Instant due = T0.plusSeconds(40).plus(Duration.ofDays(5));
    assertThat(Dues.next(only(), world, at(Duration.ofHours(3))))
        .contains(due.minus(Duration.ofHours(24)));
  }
}
