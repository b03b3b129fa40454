package vn.gov.haiduong.haidang.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.gov.haiduong.haidang.incident.Plans.AN;
import static vn.gov.haiduong.haidang.incident.Plans.T0;
import static vn.gov.haiduong.haidang.incident.Played.minute;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.gov.haiduong.haidang.incident.Effect.Occasion;
import vn.gov.haiduong.haidang.plan.Profile;
import vn.gov.haiduong.haidang.plan.Severity;
import vn.gov.haiduong.haidang.plan.Signal;

/** What comes later moves no clock that runs, and rewrites none that was stopped. */
class SteadyClocksTest {

  private static final Instant CONFIRMED = T0.plusSeconds(40);

  private final Played played = new Played(Profile.MERGED);

  @Test
  void theDetectionStaysWhenAnEarlierMemberJoinsLater() {
    played.down("w0", T0, CONFIRMED, "w0", "w1");
    played.pass(1, 9);
    played.classified(minute(10), "ma-doc", Severity.S2, false);
    played.pass(11, 16);
    assertThat(played.told(Occasion.CLOCK_OVERDUE, "thong-bao-ngay")).containsExactly(16L);

    played.down("w1", T0.minusSeconds(10), minute(17), "w0", "w1");
    played.pass(18, 40);
    Deadline clock = played.clock("thong-bao-ngay", minute(40));
    assertThat(clock.from()).isEqualTo(CONFIRMED);
    assertThat(clock.state()).isEqualTo(Deadline.State.OVERDUE);
    assertThat(played.told(Occasion.CLOCK_OVERDUE, "thong-bao-ngay")).containsExactly(16L);
  }

  @Test
  void theDetectionStaysWhenTheParentIsFound() {
    played.down("s0", T0, CONFIRMED);
    played.pass(1, 2);
    played.classified(minute(3), "ma-doc", Severity.S2, false);
    played.down("host", minute(4), minute(5));
    assertThat(played.incident().cause().shared()).isEqualTo(CauseKey.Shared.PARENT);
    assertThat(played.clock("thong-bao-ngay", minute(6)).from()).isEqualTo(CONFIRMED);
  }

  @Test
  void aSecondJudgementDoesNotBeginTheTimeAnew() {
    played.down("w0", T0, CONFIRMED);
    played.classified(minute(10), "ma-doc", Severity.S2, false);
    assertThat(played.act(new Event.Judged(minute(20), AN, "quá sức"))).isEmpty();
    played.pass(21, 179);
    assertThat(played.act(new Event.Judged(minute(180), AN, "vẫn quá sức"))).isEmpty();
    played.pass(181, 200);
    Deadline clock = played.clock("bao-cao-ban-dau", minute(200));
    assertThat(clock.from()).isEqualTo(minute(20));
    assertThat(clock.state()).isEqualTo(Deadline.State.OVERDUE);
    assertThat(played.told(Occasion.CLOCK_OVERDUE, "bao-cao-ban-dau")).hasSize(1);
  }

  @Test
  void whoClassifiedLateStaysLateThoughTheSeverityRises() {
    played.down("w0", T0, CONFIRMED);
    played.classified(minute(300), "ma-doc", Severity.S2, false); // S3 allows four hours.
    Deadline clock = played.clock(Clocks.CLASSIFY, minute(301));
    assertThat(clock.state()).isEqualTo(Deadline.State.DONE_LATE);
    assertThat(clock.doneAt()).contains(minute(300));
  }

  @Test
  void whoClassifiedInTimeStaysInTimeThoughItIsDoneAgain() {
    played.down("w0", T0, CONFIRMED);
    played.classified(minute(6), "ma-doc", Severity.S2, false);
    played.classified(minute(180), "ma-doc", Severity.S2, false);
    played.classified(minute(190), "loi-ha-tang", Severity.S3, false);
    Deadline clock = played.clock(Clocks.CLASSIFY, minute(191));
    assertThat(clock.state()).isEqualTo(Deadline.State.DONE);
    assertThat(clock.doneAt()).contains(minute(6));
  }

  @Test
  void whoAcknowledgedLateStaysLateThoughTheSeverityRises() {
    played.down("w0", T0, CONFIRMED);
    played.acknowledged(minute(50)); // S3 allows half an hour.
    played.classified(minute(60), "loi-ha-tang", Severity.S2, false);
    Deadline clock = played.clock(Clocks.ACKNOWLEDGE, minute(61));
    assertThat(clock.state()).isEqualTo(Deadline.State.DONE_LATE);
    assertThat(clock.from()).isBefore(minute(50));
  }

  @Test
  void aWarningDoesNotWaitForTheMorningAfterTheDeadline() {
    played.found("w0", Signal.CERT_EXPIRING, T0);
    // Until the end of the next working day, less five minutes.
    long warning = Duration.ofHours(31).minusMinutes(5).toMinutes();
    played.pass(1, warning + 10);
    assertThat(played.told)
        .filteredOn(tell -> tell.occasion() == Occasion.CLOCK_WARNING)
        .isNotEmpty()
        .noneMatch(Effect.Tell::digest);
    assertThat(played.told)
        .filteredOn(tell -> tell.occasion() == Occasion.OPENED)
        .isNotEmpty()
        .allMatch(Effect.Tell::digest);
  }

  @Test
  void theNextDeadlineIsOneThatCanStillBeMet() {
    played.down("w0", T0, CONFIRMED);
    played.classified(minute(10), "ma-doc", Severity.S2, false);
    Instant later = T0.plus(Duration.ofDays(2));
    List<Deadline> clocks = Clocks.of(played.incident(), played.world, later);
    assertThat(Clocks.next(clocks).map(Deadline::id)).contains("thong-bao-5-ngay");
    assertThat(Clocks.missed(clocks).map(Deadline::id)).contains("thong-bao-ngay");
  }

  @Test
  void ofTwoThatBecomeOneTheActsOfBothAreKept() {
    played.down("s0", T0, CONFIRMED);
    played.down("s1", T0, T0.plusSeconds(45));
    played.pass(1, 2);
    Incident second = played.book.all().stream().skip(1).findFirst().orElseThrow();
    long minute = 2;
    for (String step : List.of("bao-tin", "ung-cuu-ban-dau", "xac-minh")) {
      Event.Done done = new Event.StepDone(minute(minute++), AN, step, "7/TB");
      assertThat(played.take(new Input.Act(second.id(), done))).isEmpty();
    }
    assertThat(
            played.take(
                new Input.Act(
                    second.id(),
                    new Event.DocumentSent(minute(4), AN, "thong-bao-ngay", "8/TB", "VNCERT"))))
        .isEmpty();
    List<Event> steps = played.kept;
    steps.clear();
    played.down("host", T0.minusSeconds(5), minute(5));
    assertThat(played.book.open()).hasSize(1);
    Incident whole = played.book.open().getFirst();
    assertThat(whole.stepsDone()).containsKeys("xac-minh", "bao-tin", "ung-cuu-ban-dau");
    assertThat(
            steps.stream()
                .filter(Event.StepDone.class::isInstance)
                .map(event -> ((Event.StepDone) event).step()))
        .containsExactly("bao-tin", "ung-cuu-ban-dau", "xac-minh");
    assertThat(whole.sent())
        .hasEntrySatisfying("thong-bao-ngay", act -> assertThat(act.to()).isEqualTo("VNCERT"));
  }

  @Test
  void anAttackOnWhichAPersonHasSpokenIsNotLostInAnother() {
    played.down("s0", T0, CONFIRMED);
    played.down("s1", T0, T0.plusSeconds(45));
    played.pass(1, 2);
    Incident second = played.book.all().stream().skip(1).findFirst().orElseThrow();
    assertThat(
            played.take(
                new Input.Act(
                    second.id(),
                    new Event.Classified(
                        minute(3), AN, "ma-doc", "", Severity.S2, false, false, false, "đã xem"))))
        .isEmpty();
    for (String clock : List.of("thong-bao-ngay", "thong-bao-5-ngay")) {
      assertThat(
              played.take(
                  new Input.Act(
                      second.id(), new Event.DocumentSent(minute(4), AN, clock, "8/TB", "VNCERT"))))
          .isEmpty();
    }
    played.down("host", T0.minusSeconds(5), minute(5));
    assertThat(played.book.incident(second.id()).orElseThrow().mergedInto()).isEmpty();
  }
}
