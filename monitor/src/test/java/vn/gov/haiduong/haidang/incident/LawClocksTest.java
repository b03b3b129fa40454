package vn.gov.haiduong.haidang.incident;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static vn.gov.haiduong.haidang.incident.Plans.AN;
import static vn.gov.haiduong.haidang.incident.Plans.T0;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.gov.haiduong.haidang.plan.Allowance;
import vn.gov.haiduong.haidang.plan.Profile;
import vn.gov.haiduong.haidang.plan.Severity;
import vn.gov.haiduong.haidang.time.Province;

/** Clocks as the laws say them, over Tết too. */
class LawClocksTest {

  private static Instant local(String text) {
    return LocalDateTime.parse(text).atZone(Province.ZONE).toInstant();
  }

  /** Tết 2027 is off from Friday 5 to Thursday 11 February; offices close at 17:00. */
  @ParameterizedTest(name = "{0} + {1} working days = {2}")
  @CsvSource({
    "2027-02-04T16:00, 1, 2027-02-12T17:00",
    "2027-02-04T16:00, 2, 2027-02-15T17:00",
    "2027-02-06T09:00, 1, 2027-02-12T17:00",
    "2026-11-25T10:00, 1, 2026-11-26T17:00",
    "2026-11-27T10:00, 1, 2026-11-30T17:00",
  })
  void workingDaysPassOverTet(String from, int days, String due) {
    World world = Plans.world();
    assertEquals(local(due), new Allowance.WorkingDays(days).due(local(from), world.calendar()));
  }

  @ParameterizedTest(name = "after {0} offices open {1}")
  @CsvSource({
    "2026-11-27T18:00, 2026-11-30T07:30",
    "2026-11-27T02:00, 2026-11-27T07:30",
    "2026-11-27T07:30, 2026-11-30T07:30",
    "2026-11-25T10:00, 2026-11-26T07:30",
    "2027-02-04T16:00, 2027-02-12T07:30",
  })
  void officesOpenAgain(String from, String opens) {
    assertEquals(local(opens), Plans.world().calendar().nextOpening(local(from)));
  }

  @Test
  void calendarDaysDoNot() {
    // TT 20/2017 Điều 9.2a: 05 ngày, not "ngày làm việc".
    Allowance five = new Allowance.Calendar(Duration.ofDays(5));
    assertEquals(
        local("2027-02-09T10:00"), five.due(local("2027-02-04T10:00"), Plans.world().calendar()));
  }

  private static Incident classified(World world, boolean serious) {
    Incident incident = Plans.open(world, "w0");
    Event.Classified said =
        new Event.Classified(
            T0.plusSeconds(3600),
            AN,
            "ma-doc",
            "",
            serious ? Severity.S1 : Severity.S2,
            true,
            serious,
            false,
            "đã xem");
    return Rules.next(incident, said, world).incident();
  }

  private static List<String> running(Incident incident, World world) {
    return Clocks.of(incident, world, T0.plusSeconds(3700)).stream()
        .filter(Deadline::statutory)
        .filter(Deadline::running)
        .map(Deadline::id)
        .sorted()
        .toList();
  }

  @Test
  void aClassifiedAttackCountsFromItsDetectionNotFromTheClassification() {
    World world = Plans.world(Profile.QD05_2017);
    assertEquals(List.of(), running(Plans.open(world, "w0"), world));
    Incident attack = classified(world, false);
    assertEquals(List.of("thong-bao-5-ngay", "thong-bao-ngay"), running(attack, world));
    Deadline five =
        Clocks.of(attack, world, T0).stream()
            .filter(clock -> clock.id().equals("thong-bao-5-ngay"))
            .findFirst()
            .orElseThrow();
    assertEquals(T0.plusSeconds(40).plus(Duration.ofDays(5)), five.due());
  }

  @Test
  void underTheDecreeOf2026OnlyTheSeriousOnesCount() {
    World world = Plans.world(Profile.ND331_2026);
    assertEquals(List.of(), running(classified(world, false), world));
    assertEquals(
        List.of("bca-24g", "bca-72g", "bca-ngay", "nguoi-phat-ngon"),
        running(classified(world, true), world));
  }

  @Test
  void theInitialReportCountsFromTheJudgementAndTheClosingReportFromTheEnd() {
    World world = Plans.world(Profile.QD05_2017);
    Incident judged =
        Rules.next(
                classified(world, false),
                new Event.Judged(T0.plusSeconds(4000), AN, "quá sức"),
                world)
            .incident();
    assertTrue(running(judged, world).contains("bao-cao-ban-dau"));
    Incident over =
        Rules.next(
                Rules.next(
                        judged,
                        new Event.Ended(T0.plusSeconds(5000), Plans.id("w0"), T0.plusSeconds(5000)),
                        world)
                    .incident(),
                new Event.Recovered(T0.plusSeconds(5120), Plans.id("w0"), T0.plusSeconds(5000)),
                world)
            .incident();
    Optional<Deadline> closing =
        Clocks.of(over, world, T0.plusSeconds(6000)).stream()
            .filter(clock -> clock.id().equals("bao-cao-ket-thuc"))
            .findFirst();
    assertEquals(
        Optional.of(T0.plusSeconds(5000).plus(Duration.ofDays(5))), closing.map(Deadline::due));
  }

  @Test
  void aMuteSilencesInternalClocksButNotThoseOfTheLaw() {
    World world = Plans.world(Profile.QD05_2017);
    Incident muted =
        Rules.next(
                classified(world, false),
                new Event.Muted(T0.plusSeconds(3601), AN, T0.plus(Duration.ofDays(6)), "đang sửa"),
                world)
            .incident();
    List<String> told = new ArrayList<>();
    for (long hour = 2; hour < 130; hour++) {
      Step step = Rules.next(muted, new Event.Ticked(T0.plus(Duration.ofHours(hour))), world);
      muted = step.incident();
      for (Effect effect : step.effects()) {
        if (effect instanceof Effect.Tell tell) {
          told.add(tell.occasion() + " " + tell.rule());
        }
      }
    }
    assertEquals(
        List.of(
            "CLOCK_OVERDUE thong-bao-ngay",
            "CLOCK_WARNING thong-bao-5-ngay",
            "CLOCK_WARNING thong-bao-5-ngay",
            "CLOCK_WARNING thong-bao-5-ngay",
            "CLOCK_OVERDUE thong-bao-5-ngay"),
        told);
  }
}
