package vn.gov.haiduong.haidang.incident;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static vn.gov.haiduong.haidang.incident.Plans.AN;
import static vn.gov.haiduong.haidang.incident.Plans.T0;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import vn.gov.haiduong.haidang.incident.Effect.Occasion;
import vn.gov.haiduong.haidang.plan.Channel;
import vn.gov.haiduong.haidang.plan.Profile;
import vn.gov.haiduong.haidang.plan.Severity;
import vn.gov.haiduong.haidang.plan.Signal;
import vn.gov.haiduong.haidang.plan.Stage;

/** What happens to one incident under the shipped plan. */
class RulesTest {

  private final World world = Plans.world();
  private final Incident open = Plans.open(world, "w0");

  private static Instant at(long seconds) {
    return T0.plusSeconds(seconds);
  }

  private Step next(Incident incident, Event event) {
    return Rules.next(incident, event, world);
  }

  private static List<Effect.Tell> told(Step step) {
    return step.effects().stream()
        .filter(Effect.Tell.class::isInstance)
        .map(Effect.Tell.class::cast)
        .toList();
  }

  @Test
  void aConfirmedOutageIsAtLeastS3AtOnceAndDatedBack() {
    assertEquals(Severity.S3, open.severity());
    assertEquals(T0, open.since());
    assertEquals(T0.plusSeconds(40), open.confirmedAt());
    assertTrue(open.told().containsAll(List.of("desk", "agency-specialist")));
  }

  @Test
  void timeAloneRaisesIt() {
    Step step = next(open, new Event.Ticked(T0.plus(Duration.ofHours(9))));
    assertEquals(Severity.S2, step.incident().severity());
    assertTrue(told(step).stream().anyMatch(tell -> tell.occasion() == Occasion.RAISED));
  }

  @Test
  void whoDoesNotAnswerIsFollowedByTheNextAndNobodyHearsTwice() {
    Step first = next(open, new Event.Ticked(at(41 + 3600)));
    assertEquals(
        List.of("csirt", "desk-backup"),
        told(first).stream()
            .filter(tell -> tell.occasion() == Occasion.ESCALATED)
            .findFirst()
            .orElseThrow()
            .bodies());
    assertEquals(List.of(), next(first.incident(), new Event.Ticked(at(41 + 3601))).effects());
  }

  private Incident raised(Severity severity) {
    return next(open, new Event.Raised(at(60), severity, "cap-do-4", "cấp độ 4")).incident();
  }

  @ParameterizedTest(name = "{0} after {1} minutes")
  @CsvSource({"S1, 5, s1-goi", "S2, 15, s2-goi"})
  void whoReadTheMessageAndDoesNotAnswerIsRung(Severity severity, int minutes, String rule) {
    Step step = next(raised(severity), new Event.Ticked(at(60 + minutes * 60L)));
    Effect.Tell call =
        told(step).stream().filter(tell -> tell.rule().equals(rule)).findFirst().orElseThrow();
    assertEquals(List.of("desk", "csirt"), call.bodies());
    assertEquals(Channel.VOICE, call.channels().getFirst());
    // Others of that moment come by the usual way.
    assertTrue(
        told(step).stream()
            .filter(tell -> !tell.rule().equals(rule))
            .noneMatch(tell -> tell.channels().contains(Channel.VOICE)));
    Incident taken =
        next(raised(severity), new Event.Acknowledged(at(100), AN, "", Optional.empty()))
            .incident();
    assertTrue(
        told(next(taken, new Event.Ticked(at(60 + minutes * 60L)))).stream()
            .noneMatch(tell -> tell.rule().equals(rule)));
  }

  /** Nobody answers and it never recovers: how long is it still spoken of? */
  @Test
  void theGraverIsNotSilentBeforeTheLighter() {
    Duration before = Duration.ofDays(10_000);
    for (Severity severity : Severity.values()) {
      Instant last = world.plan().response(severity).reminders(T0, world.calendar()).getLast();
      Duration lasts = Duration.between(T0, last);
      assertTrue(lasts.compareTo(before) <= 0, severity + " " + lasts + " after " + before);
      assertTrue(lasts.compareTo(Duration.ofDays(80)) > 0, severity + " " + lasts);
      before = lasts;
    }
  }

  @Test
  void anS1ThatLastsForAWeekIsStillReminded() {
    Incident week = next(raised(Severity.S1), new Event.Ticked(at(6 * 86_400))).incident();
    Step later = next(week, new Event.Ticked(at(7 * 86_400 + 3600)));
    assertTrue(told(later).stream().anyMatch(tell -> tell.occasion() == Occasion.REMINDED));
  }

  @Test
  void anAcknowledgementStopsTheEscalation() {
    Incident taken =
        next(open, new Event.Acknowledged(at(100), AN, "", Optional.empty())).incident();
    Step later = next(taken, new Event.Ticked(at(41 + 3600)));
    assertTrue(told(later).stream().noneMatch(tell -> tell.rule().equals("s3-1g")));
  }

  @Test
  void recoveryIsToldWithTheTrueEndAfterThreeAnswers() {
    Incident ended = next(open, new Event.Ended(at(600), Plans.id("w0"), at(600))).incident();
    assertEquals(Incident.Phase.RECOVERING, ended.phase());
    Step step = next(ended, new Event.Recovered(at(720), Plans.id("w0"), at(600)));
    assertEquals(Incident.Phase.RESOLVED, step.incident().phase());
    assertEquals(Optional.of(at(600)), step.incident().end());
    assertEquals(Occasion.RECOVERED, told(step).getFirst().occasion());
  }

  @Test
  void aFailureBeforeThatContinuesTheIncident() {
    Incident ended = next(open, new Event.Ended(at(600), Plans.id("w0"), at(600))).incident();
    Member again = Member.down(Plans.id("w0"), at(640), at(680), Optional.empty());
    Incident on = next(ended, new Event.Joined(at(680), again)).incident();
    assertEquals(Incident.Phase.OPEN, on.phase());
    assertEquals(Optional.empty(), on.end());
    assertEquals(T0, on.since());
  }

  @Test
  void statutoryClocksAreOnlyPossibleUntilAPersonSaysThatItIsAnAttack() {
    assertEquals(Deadline.State.POSSIBLE, clock(open, "thong-bao-5-ngay", at(100)).state());
    Incident fault = classified(open, "loi-ha-tang", false);
    assertTrue(Clocks.of(fault, world, at(200)).stream().noneMatch(Deadline::statutory));
    Incident attack = classified(open, "thay-doi-giao-dien", false);
    Deadline five = clock(attack, "thong-bao-5-ngay", at(200));
    assertEquals(Deadline.State.RUNNING, five.state());
    assertEquals(T0.plusSeconds(40).plus(Duration.ofDays(5)), five.due());
  }

  @Test
  void theRecordedSendingStopsAClockAndALateOneIsSaid() {
    Incident attack = classified(open, "ma-doc", false);
    Incident sent =
        next(attack, new Event.DocumentSent(at(3600), AN, "thong-bao-ngay", "1/TB", "VNCERT"))
            .incident();
    assertEquals(Deadline.State.DONE_LATE, clock(sent, "thong-bao-ngay", at(4000)).state());
  }

  @Test
  void mergedRunsAllClocksAndTheEarliestComesFirst() {
    World merged = Plans.world(Profile.MERGED);
    Incident serious = classified(open, "chiem-quyen", true);
    List<Deadline> clocks = Clocks.of(serious, merged, at(200));
    List<String> ids = clocks.stream().map(Deadline::id).toList();
    assertTrue(ids.containsAll(List.of("thong-bao-ngay", "bca-24g", "bca-72g")));
    assertEquals(
        clocks.stream().map(Deadline::due).sorted().toList(),
        clocks.stream().map(Deadline::due).toList());
  }

  @Test
  void bodiesOutsideAreNeverToldTheyGetADraftBeforeTheDesk() {
    Incident serious = classified(open, "chiem-quyen", true);
    Step step = next(serious, new Event.Ticked(at(100 + 1800)));
    assertTrue(
        told(step).stream()
            .flatMap(tell -> tell.bodies().stream())
            .noneMatch(body -> world.plan().body(body).orElseThrow().outside()));
    assertTrue(step.effects().stream().anyMatch(Effect.Draft.class::isInstance));
  }

  @Test
  void aMutedIncidentGoesOnButNobodyIsTold() {
    Incident muted =
        next(open, new Event.Muted(at(60), AN, at(60 + 6 * 3600), "đã biết")).incident();
    Step step = next(muted, new Event.Ticked(at(41 + 3600)));
    assertTrue(told(step).stream().allMatch(tell -> tell.occasion() == Occasion.CLOCK_OVERDUE));
    assertTrue(step.incident().fired().contains("esc:s3-1g:0"));
  }

  private Incident classified(Incident incident, String type, boolean serious) {
    return next(
            incident,
            new Event.Classified(
                at(100),
                AN,
                type,
                "",
                serious ? Severity.S1 : Severity.S3,
                false,
                serious,
                false,
                "đã xem"))
        .incident();
  }

  private Deadline clock(Incident incident, String id, Instant now) {
    return Clocks.of(incident, world, now).stream()
        .filter(clock -> clock.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  static Stream<Arguments> illegalMoves() {
    Instant t = at(100);
    return Stream.of(
        Arguments.of(
            "closing while it is down",
            Refusal.NOT_RECOVERED,
            new Event.Closed(t, AN, "xong", "", false)),
        Arguments.of(
            "closing without a reason",
            Refusal.REASON_NEEDED,
            new Event.Closed(t, AN, "", "", false)),
        Arguments.of(
            "reopening what is open", Refusal.NOT_CLOSED, new Event.Reopened(t, AN, "lại hỏng")),
        Arguments.of(
            "a type that the plan has not",
            Refusal.UNKNOWN_TYPE,
            new Event.Classified(t, AN, "khong-co", "", Severity.S3, false, false, false, "")),
        Arguments.of(
            "lowering without a reason",
            Refusal.REASON_NEEDED,
            new Event.Classified(t, AN, "loi-ha-tang", "", Severity.S4, false, false, false, "")),
        Arguments.of(
            "serious below S1",
            Refusal.SERIOUS_NEEDS_S1,
            new Event.Classified(t, AN, "ma-doc", "", Severity.S2, false, true, false, "x")),
        Arguments.of(
            "muting for more than a week",
            Refusal.MUTE_TOO_LONG,
            new Event.Muted(t, AN, t.plus(Duration.ofDays(8)), "x")),
        Arguments.of("muting into the past", Refusal.MUTE_IN_PAST, new Event.Muted(t, AN, t, "x")),
        Arguments.of(
            "a step that the plan has not",
            Refusal.UNKNOWN_STEP,
            new Event.StepDone(t, AN, "khong-co", "")),
        Arguments.of(
            "a clock that the plan has not",
            Refusal.UNKNOWN_CLOCK,
            new Event.DocumentSent(t, AN, "khong-co", "1/TB", "")),
        Arguments.of(
            "a document without number",
            Refusal.NUMBER_NEEDED,
            new Event.DocumentSent(t, AN, "thong-bao-ngay", "", "")),
        Arguments.of("ending a mute that is not", Refusal.NOT_MUTED, new Event.Unmuted(t, AN)),
        Arguments.of("an empty note", Refusal.REASON_NEEDED, new Event.Noted(t, AN, " ")),
        Arguments.of(
            "a note without end", Refusal.TEXT_TOO_LONG, new Event.Noted(t, AN, "x".repeat(4001))),
        Arguments.of(
            "the recovery of a stranger",
            Refusal.NOT_A_MEMBER,
            new Event.Recovered(t, Plans.id("w7"), t)),
        Arguments.of(
            "opening twice",
            Refusal.NOT_CLOSED,
            new Event.Opened(
                t,
                new IncidentId("SC-261125-00000"),
                Incident.Kind.OUTAGE,
                Signal.DOWN,
                CauseKey.target(Plans.id("w0")),
                List.of(),
                t,
                "",
                false,
                Optional.empty(),
                false)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("illegalMoves")
  void illegal(String what, Refusal why, Event event) {
    Step step = next(open, event);
    assertEquals(Optional.of(why), step.refusal(), what);
    assertEquals(open, step.incident());
    assertEquals(List.of(), step.effects());
  }

  @Test
  void illegalAfterwards() {
    Incident done = next(open, new Event.StageEntered(at(90), AN, Stage.HANDLE)).incident();
    assertEquals(
        Optional.of(Refusal.STAGE_BACKWARDS),
        next(done, new Event.StageEntered(at(91), AN, Stage.RECEIVE)).refusal());
    Incident recovered =
        next(done, new Event.Recovered(at(720), Plans.id("w0"), at(600))).incident();
    Incident closed =
        next(recovered, new Event.Closed(at(800), AN, "đã khôi phục", "", false)).incident();
    assertEquals(Incident.Phase.CLOSED, closed.phase());
    assertEquals(
        Optional.of(Refusal.CLOSED),
        next(closed, new Event.Acknowledged(at(900), AN, "", Optional.empty())).refusal());
    assertEquals(
        Optional.of(Refusal.CLOSED),
        next(closed, new Event.Ended(at(900), Plans.id("w0"), at(900))).refusal());
    Incident reopened = next(closed, new Event.Reopened(at(950), AN, "xem lại")).incident();
    assertEquals(Incident.Phase.RECOVERING, reopened.phase());
    Step later = next(reopened, new Event.Ticked(at(951)));
    assertEquals(Incident.Phase.RESOLVED, later.incident().phase());
    assertEquals(List.of(), later.effects(), "its recovery was told before");
    assertEquals(
        Incident.Phase.CLOSED,
        next(later.incident(), new Event.Closed(at(960), AN, "đã rõ", "", false))
            .incident()
            .phase());
  }
}
