package vn.gov.haiduong.haidang.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.gov.haiduong.haidang.probe.Cause;
import vn.gov.haiduong.haidang.target.TargetId;

/** The thirteen rules, one recording each; seconds, target w (60 s, confirm 3) unless named. */
class HowTimeIsCountedTest {

  private static final String DAY_LATER = "86420";

  private static Timeline.Course course(String script, String target, String until) {
    Optional<Instant> end =
        until.equals("-")
            ? Optional.empty()
            : Optional.of(Instant.ofEpochMilli(Long.parseLong(until) * 1000));
    Timeline.Course course = Line.count(Line.parse(script), end).get(new TargetId(target));
    return course == null ? new Timeline.Course(List.of(), List.of(), List.of()) : course;
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '"',
      textBlock =
          """
      1 holds until the next; 0 up|60 degraded|120 up; -; 0-60 up | 60-120 degraded slow
      1 holds no longer than two intervals; 0 up|300 up; -; 0-120 up | 120-300 unknown
      1 an unknown ends what held and has its own cause; 0 up|60 unknown|300 up; -; 0-60 up | 60-180 unknown own_overload | 180-300 unknown
      1 unknown before the first; 0 side-down:ipv6|60 up|90 up; -; 0-60 unknown | 60-90 up
      2 three make an outage from the first; 0 up|60 down|80 down:dns_timeout|100 down|160 up|200 up; -; 0-60 up | 60-80 down connect_refused | 80-100 down dns_timeout | 100-160 down connect_refused | 160-200 up
      2 a shorter run is unconfirmed; 0 up|60 down|80 down|100 up|160 up; -; 0-60 up | 60-100 degraded unconfirmed | 100-160 up
      2 degraded ends a run; 0 down|20 down|40 degraded|60 down|80 up|90 up; -; 0-40 degraded unconfirmed | 40-60 degraded slow | 60-80 degraded unconfirmed | 80-90 up
      2 at 24 h a new run begins; 0 down|20 down|86420 down|86440 down|86500 up; -; 0-140 degraded unconfirmed | 140-86420 unknown | 86420-86500 degraded unconfirmed
      2 just before 24 h the run goes on; 0 down|20 down|86419.999 down|86440 up; -; 0-140 down connect_refused | 140-86419.999 unknown | 86419.999-86440 down connect_refused
      3 unknown neither confirms nor ends; 0 down|20 down|40 unknown|60 down|80 up|90 up; -; 0-40 down connect_refused | 40-60 unknown own_overload | 60-80 down connect_refused | 80-90 up
      5 blind is unknown and nothing holds over; 0 up|30 side-down|60 up|90 side-up|120 up|130 up; -; 0-30 up | 30-90 unknown own_network | 90-120 unknown | 120-130 up
      5 only through the lost side; 0 up|30 side-down:wan|60 up|90 side-up:wan|120 up; -; 0-120 up
      5 failures inside count for nothing; 0 up|50 side-down|60 down|80 down|100 down|110 side-up|110 down|130 up|140 up; -; 0-50 up | 50-110 unknown own_network | 110-130 degraded unconfirmed | 130-140 up
      5 a run survives blindness; 0 down|20 down|30 side-down|40 down|60 side-up|70 down|90 up|95 up; -; 0-30 down connect_refused | 30-60 unknown own_network | 60-70 unknown | 70-90 down connect_refused | 90-95 up
      5 a period of no length contains nothing but forgets; 0 up|30 side-down|30 side-up|60 up|70 up; -; 0-30 up | 30-60 unknown | 60-70 up
      5 an end of what does not run changes nothing; 0 up|30 side-up|60 up; -; 0-60 up
      5 an observation at the very end is a next one; 0 up|30 side-down|60 up|60 side-up|90 up; -; 0-30 up | 30-60 unknown own_network | 60-90 up
      6 stopped is unknown; 0 up|30 stop|90 start|100 up|110 up; -; 0-30 up | 30-90 unknown own_stopped | 90-100 unknown | 100-110 up
      6 at the stop is inside; 0 down|20 down|40 down|40 stop|60 start|70 up|80 up; -; 0-40 degraded unconfirmed | 40-60 unknown own_stopped | 60-70 unknown | 70-80 up
      6 without a stop the line above is the last sign and counts; 0 down|20 down|40 down|60 start|70 up|80 up; -; 0-40 down connect_refused | 40-60 unknown own_stopped | 60-70 unknown | 70-80 up
      6 as a first line it says nothing; 0 start|10 up|20 up; -; 0-10 unknown | 10-20 up
      6 without length it forgets; 0 up|30 x:up|30 start|40 up|50 up; -; 0-30 up | 30-40 unknown | 40-50 up
      6 at that very moment is a next one; 0 up|30 up|30 start|40 up|50 up; -; 0-50 up
      6 stopped hides blindness; 0 up|10 side-down|20 stop|30 start|40 side-up|50 up|60 up; -; 0-10 up | 10-20 unknown own_network | 20-30 unknown own_stopped | 30-40 unknown own_network | 40-50 unknown | 50-60 up
      8 maintenance wins; 0 up|30 maint:12/TB|40 side-down|50 stop|60 start|70 side-up|90 maint-over|100 up|110 up; -; 0-30 up | 30-90 maintenance | 90-100 unknown | 100-110 up
      8 without a document it is none; 0 up|30 maint|90 up; -; 0-90 up
      8 a second start changes nothing; 0 up|30 maint:a|40 maint:b|50 maint-over|60 up; -; 0-30 up | 30-50 maintenance | 50-60 up
      10 of one moment the last has the time; 0 up|60 down|60 up|90 up; -; 0-90 up
      11 until cuts; 0 up|60 up; 90; 0-90 up
      11 the end leaves a short run unconfirmed; 0 up|60 down|80 down; 90; 0-60 up | 60-90 degraded unconfirmed
      """)
  void timeIs(String rule, String script, String until, String expected) {
    assertThat(Line.text(course(script, "w", until).spans())).as(rule).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
      2 from the first failure to the first answer; 0 up|60 down:dns_timeout|80 down|100 down|160 up; -; 60-160 @100 !100 dns_timeout
      2 short is none; 0 down|20 down|40 up; -; ''
      3 across unknown time; 0 down|20 down|40 unknown|300 down|320 up; -; 0-320 @300 !300 connect_refused
      5 6 one outage over blindness and stop; 0 down|20 down|40 down|50 side-down|60 side-up|70 stop|80 start|90 down|100 up; -; 0-100 @40 !40 connect_refused
      8 confirmed in maintenance it is told after; 0 down|20 down|30 maint:a|40 down|90 maint-over|100 up; -; 0-100 @40 !90 connect_refused
      8 confirmed as maintenance starts is in it; 0 down|20 down|40 maint:a|40 down|90 maint-over|100 up; -; 0-100 @40 !90 connect_refused
      8 over in maintenance it is never told; 0 down|20 down|30 maint:a|40 down|80 up|90 maint-over|100 up; -; 0-80 @40 connect_refused
      8 an answer as maintenance ends has ended it; 0 down|20 down|30 maint:a|40 down|90 maint-over|90 up|100 up; -; 0-90 @40 connect_refused
      8 told after the second of two that touch; 0 down|20 down|30 maint:a|40 down|50 maint-over|50 maint:b|90 maint-over|95 up; -; 0-95 @40 !90 connect_refused
      8 at the end of the recording no incident opens; 0 down|20 down|30 maint:a|40 down; 90; 0- @40 connect_refused
      8 maintenance without length hides nothing; 0 down|20 down|40 maint:a|40 maint-over|40 down|60 up; -; 0-60 @40 !40 connect_refused
      10 confirmed and answered at one moment; 0 down|20 down|40 down|40 up|60 up; -; 0-40 @40 !40 connect_refused
      11 open without an answer; 0 down|20 down|40 down; -; 0- @40 !40 connect_refused
      12 no down time is no outage; 0 maint:a|10 down|20 down|40 down|60 up|70 maint-over|80 up; -; ''
      12 down time after maintenance makes it one; 0 maint:a|10 down|20 down|40 down|70 maint-over|80 up; -; 10-80 @40 !70 connect_refused
      """)
  void outagesAre(String rule, String script, String until, String expected) {
    assertThat(Line.outages(course(script, "w", until).outages())).as(rule).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
      7 a failure behind a broken parent is unknown; 0 p:down|0 c:up|20 p:down|30 c:down|50 c:down|60 p:down|70 c:down|80 p:up|90 c:up|95 c:up; c; 0-30 up | 30-90 unknown parent_unreachable | 90-95 up
      7 also before the parent is confirmed; 0 p:up|0 c:up|60 p:down|61 c:down|62 c:down|63 c:down|80 p:down|100 p:up|110 c:up|120 c:up; c; 0-61 up | 61-110 unknown parent_unreachable | 110-120 up
      7 a parent's short run hides nothing; 0 p:up|0 c:up|60 p:down|61 c:down|62 c:down|63 c:down|80 p:up|110 c:up; c; 0-61 up | 61-110 down connect_refused
      7 an answer is an answer; 0 p:down|20 p:down|30 c:up|60 p:down|90 c:degraded|100 c:up; c; 0-30 unknown | 30-90 up | 90-100 degraded slow
      7 at its end the parent is whole; 0 p:down|20 p:down|40 p:up|40 c:down|50 c:down|60 c:down|70 c:up; c; 0-40 unknown | 40-70 down connect_refused
      7 at its start it is broken; 0 p:down|0 c:down|20 p:down|30 c:up|40 p:up|50 c:up; c; 0-30 unknown parent_unreachable | 30-50 up
      7 maintenance of the parent is not the child's; 0 c:up|10 p:maint:a|60 c:up|90 p:maint-over|100 c:up; c; 0-100 up
      7 over two steps; 0 p:down|20 p:down|30 g:down|40 p:up|50 g:up|60 g:up; g; 0-30 unknown | 30-50 unknown parent_unreachable | 50-60 up
      """)
  void behindAParentTimeIs(String rule, String script, String target, String expected) {
    assertThat(Line.text(course(script, target, "-").spans())).as(rule).isEqualTo(expected);
  }

  @Test
  void threeShortRunsWithinAnHourAreFlapping() {
    Timeline.Course course =
        course(
            "0 down:connect_timeout|20 up|1800 down|1820 up|3600 down|3620 up|9000 up", "w", "-");

    assertThat(course.findings())
        .containsExactly(
            new Effect.FlappingFound(
                Instant.EPOCH, Instant.ofEpochSecond(3620), Cause.of("connect_timeout")),
            new Effect.FlappingOver(Instant.ofEpochSecond(7200)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0 down|20 up|1800 down|1820 up|3600.001 down|3620 up|9000 up",
        "0 down|20 up|1800 down|1820 up|9000 up",
        "0 down|20 up|1800 down|1820 up|3600 down",
        "0 maint:a|1 down|20 up|30 down|40 up|50 down|60 up|70 down|80 up|9000 up"
      })
  void fewerOrFartherOrInMaintenanceAreNot(String script) {
    assertThat(course(script, "w", "-").findings()).isEmpty();
  }

  @Test
  void peopleAreToldOfRecoveryAfterThreeAnswersInARowWithTheTrueEnd() {
    Timeline.Course course =
        course(
            "0 down|20 down|40 down|60 up|80 up|100 down|120 up|130 up|135 unknown|140 up",
            "w",
            "-");

    assertThat(course.findings())
        .containsExactly(
            new Effect.RecoveryDue(Instant.ofEpochSecond(140), Instant.ofEpochSecond(60)));
  }

  @Test
  void leavingTheInventoryEndsTheRecording() {
    Timeline.Course course = course("0 up|60 down|80 down|90 gone|100 down", "w", "-");

    assertThat(Line.text(course.spans())).isEqualTo("0-60 up | 60-90 degraded unconfirmed");
  }

  @Test
  void aRunStillShortAfterADayIsShownDecided() {
    assertThat(Line.text(course("0 down|20 down|" + DAY_LATER + " unknown", "w", "-").spans()))
        .isEqualTo("0-140 degraded unconfirmed | 140-" + DAY_LATER + " unknown");
  }
}
