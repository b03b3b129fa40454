package vn.gov.haiduong.haidang.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.gov.haiduong.haidang.plan.Severity;

/** Letters that a step of the plan lays before the desk, until a person has sent them. */
class LettersTest {

  private static final Instant T0 = Plans.T0;

  private final World world = Plans.world();
  private Incident incident = Plans.open(world, "w0");

  private Step next(Event event) {
    Step step = Rules.next(incident, event, world);
    incident = step.incident();
    return step;
  }

  private void raised(Severity severity, Duration after) {
    Step _ = next(new Event.Raised(T0.plus(after), severity, "thu", ""));
  }

  private void pass(Duration after) {
    Step _ = next(new Event.Ticked(T0.plus(after)));
  }

  private Step send(String paper, String number, Duration after) {
    return next(
        new Event.DocumentSent(T0.plus(after), Plans.AN, paper, number, "Nhà cung cấp mạng"));
  }

  @Test
  void itWaitsFromItsStepUntilItIsRecordedAsSent() {
    raised(Severity.S2, Duration.ofMinutes(1));
    assertThat(Form.SUPPORT.concerns(incident, List.of(), world)).isTrue();
    assertThat(Form.SUPPORT.waits(incident, world)).isFalse();
    pass(Duration.ofHours(2).plusMinutes(2));
    assertThat(Form.SUPPORT.waits(incident, world)).isTrue();
    assertThat(Form.DIRECTION.waits(incident, world)).isFalse();

    assertThat(send("de-nghi-ho-tro", "12/STTTT", Duration.ofHours(3)).refusal()).isEmpty();
    assertThat(Form.SUPPORT.waits(incident, world)).isFalse();
    assertThat(Form.SUPPORT.sent(incident, world))
        .singleElement()
        .satisfies(act -> assertThat(act.document()).isEqualTo("12/STTTT"))
        .satisfies(act -> assertThat(act.by()).isEqualTo(Plans.AN));
  }

  @Test
  void oneLetterMayGoToSeveralAndTheNextStepAsksForItAgain() {
    raised(Severity.S1, Duration.ofMinutes(1));
    pass(Duration.ofMinutes(17));
    assertThat(Form.DIRECTION.waits(incident, world)).isTrue();
    assertThat(send("xin-chi-dao", "1/BC", Duration.ofMinutes(18)).refusal()).isEmpty();
    assertThat(Form.DIRECTION.waits(incident, world)).isFalse();
    assertThat(send("xin-chi-dao", "2/BC", Duration.ofMinutes(19)).refusal()).isEmpty();
    pass(Duration.ofMinutes(32));
    assertThat(Form.DIRECTION.waits(incident, world)).isTrue();
  }

  @Test
  void whatOneSeverityPreparedIsNotLostWithTheNext() {
    raised(Severity.S2, Duration.ofMinutes(1));
    pass(Duration.ofHours(2).plusMinutes(2));
    raised(Severity.S1, Duration.ofHours(2).plusMinutes(3));
    assertThat(Form.SUPPORT.concerns(incident, List.of(), world)).isTrue();
    assertThat(Form.SUPPORT.waits(incident, world)).isTrue();
    assertThat(Form.SUPPORT.addressees(incident, world)).isNotEmpty();
  }

  @Test
  void aPaperOfNoClockAndNoStepIsRefused() {
    assertThat(send("mau-03", "3/BC", Duration.ofMinutes(2)).refusal())
        .contains(Refusal.UNKNOWN_CLOCK);
    assertThat(send("de-nghi-ho-tro", " ", Duration.ofMinutes(2)).refusal())
        .contains(Refusal.NUMBER_NEEDED);
  }
}
