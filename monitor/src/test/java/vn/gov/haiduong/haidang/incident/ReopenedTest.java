package vn.gov.haiduong.haidang.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.gov.haiduong.haidang.incident.Plans.AN;
import static vn.gov.haiduong.haidang.incident.Plans.T0;
import static vn.gov.haiduong.haidang.incident.Played.minute;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.gov.haiduong.haidang.incident.Effect.Occasion;
import vn.gov.haiduong.haidang.plan.Profile;
import vn.gov.haiduong.haidang.plan.Severity;
import vn.gov.haiduong.haidang.plan.Signal;

/** A person opens again what was closed: what is asked for begins anew, in its own time. */
class ReopenedTest {

  private static final long AGAIN = Duration.ofDays(4).toMinutes();

  private final Played played = new Played(Profile.QD05_2017);

  /** Found to be an attack, closed after six hours with all papers sent, opened again. */
  @BeforeEach
  void reopened() {
    played.found("w0", Signal.CONTENT_SUSPECT, T0);
    played.pass(1, 5);
    played.classified(minute(10), "thay-doi-giao-dien", Severity.S2, false);
    played.acknowledged(minute(10));
    assertThat(played.sent(minute(12), "thong-bao-ngay")).isEmpty();
    assertThat(played.sent(minute(13), "thong-bao-5-ngay")).isEmpty();
    assertThat(played.act(new Event.Closed(minute(360), AN, "đã gỡ", "", false))).isEmpty();
    assertThat(played.sent(minute(400), "bao-cao-ket-thuc")).isEmpty();
    played.told.clear();
    assertThat(played.act(new Event.Reopened(minute(AGAIN), AN, "chưa gỡ hết"))).isEmpty();
  }

  @Test
  void theClosingReportIsOwedAgainAfterTheSecondEnd() {
    long gone = AGAIN + 100;
    assertThat(
            played.take(
                new Input.FindingGone(minute(gone), Plans.id("w0"), Signal.CONTENT_SUSPECT)))
        .isEmpty();
    Deadline clock = played.clock("bao-cao-ket-thuc", minute(gone + 1));
    assertThat(clock.state()).isEqualTo(Deadline.State.RUNNING);
    assertThat(clock.due()).isEqualTo(minute(gone).plus(Duration.ofDays(5)));
    long over = gone + Duration.ofDays(5).toMinutes() + 1;
    played.pass(gone + 1, over);
    assertThat(played.told(Occasion.CLOCK_OVERDUE, "bao-cao-ket-thuc")).hasSize(1);
    assertThat(played.sent(minute(over + 1), "bao-cao-ket-thuc")).isEmpty();
    assertThat(played.clock("bao-cao-ket-thuc", minute(over + 2)).state())
        .isEqualTo(Deadline.State.DONE_LATE);
    assertThat(played.sent(minute(over + 3), "bao-cao-ket-thuc")).contains(Refusal.ALREADY_SENT);
  }

  @Test
  void whatWasSentOfTheDetectionStaysSent() {
    assertThat(played.clock("thong-bao-ngay", minute(AGAIN + 1)).state())
        .isEqualTo(Deadline.State.DONE);
  }

  @Test
  void peopleHearOfTheReopeningAloneAndThenByThePlan() {
    played.pass(AGAIN, AGAIN + 1);
    assertThat(played.told).extracting(Effect.Tell::occasion).containsExactly(Occasion.REOPENED);
    played.pass(AGAIN + 2, AGAIN + Duration.ofHours(5).toMinutes());
    List<Long> stepsUp = played.told(Occasion.ESCALATED, "s2-2g");
    assertThat(stepsUp).isNotEmpty().allMatch(at -> at == AGAIN + 120);
    assertThat(played.told).anyMatch(tell -> tell.occasion() == Occasion.REMINDED);
  }

  @Test
  void whatNobodyHasTakenIsAskedForFromTheReopeningOn() {
    Played other = new Played(Profile.QD05_2017);
    other.found("w1", Signal.CERT_EXPIRING, T0);
    other.pass(1, 5);
    assertThat(other.act(new Event.Closed(minute(60), AN, "đã gia hạn", "", false))).isEmpty();
    long late = Duration.ofDays(120).toMinutes();
    assertThat(other.act(new Event.Reopened(minute(late), AN, "chưa gia hạn"))).isEmpty();
    other.told.clear();
    other.pass(late, late + 1);
    assertThat(other.told).isEmpty();
    assertThat(other.clock(Clocks.ACKNOWLEDGE, minute(late + 1)).state())
        .isEqualTo(Deadline.State.RUNNING);
    Optional<Instant> next = Dues.next(other.incident(), other.world, minute(late + 1));
    assertThat(next).isPresent();
    other.pass(late + 2, late + Duration.ofDays(35).toMinutes());
    assertThat(other.told).anyMatch(tell -> tell.occasion() == Occasion.REMINDED);
  }
}
