package vn.gov.haiduong.haidang.pagewatch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import vn.gov.haiduong.haidang.target.TargetId;

class CourseTest {

  private static final Instant START = Instant.parse("2026-11-02T01:00:00Z");
  private static final TargetId SITE = new TargetId("so-noi-vu");
  private static final Rhythm REAL = Rhythm.REAL;

  private static Course fresh() {
    return Course.from(SITE, "/", REAL, START);
  }

  /** Readings one after the other, each at its own due time. */
  private static List<String> told(List<Judged> readings) {
    Course course = fresh();
    List<String> told = new ArrayList<>();
    for (Judged judged : readings) {
      Ask ask = course.ask();
      Step step = course.next(new Event.Read(ask.due(), ask.page(), judged));
      course = step.course();
      step.effects().forEach(effect -> told.add(effect.getClass().getSimpleName()));
    }
    return told;
  }

  static Stream<Arguments> stories() {
    return Stream.of(
        Arguments.of("a sound page tells nothing", List.of(Judged.SOUND, Judged.SOUND), List.of()),
        Arguments.of("a page to look at tells nobody", List.of(Judged.LOOK), List.of()),
        Arguments.of(
            "one suspicious reading only asks for another",
            List.of(Judged.SUSPECT),
            List.of("Doubted")),
        Arguments.of(
            "what the second reading does not see is gone",
            List.of(Judged.SUSPECT, Judged.SOUND),
            List.of("Doubted", "Dispelled")),
        Arguments.of(
            "two suspicious readings open an incident",
            List.of(Judged.SUSPECT, Judged.SUSPECT),
            List.of("Doubted", "Confirmed", "Suspected")),
        Arguments.of(
            "it is told once, however long it lasts",
            List.of(Judged.SUSPECT, Judged.SUSPECT, Judged.SUSPECT, Judged.SUSPECT),
            List.of("Doubted", "Confirmed", "Suspected")),
        Arguments.of(
            "one sound reading ends it",
            List.of(Judged.SUSPECT, Judged.SUSPECT, Judged.SOUND),
            List.of("Doubted", "Confirmed", "Suspected", "Over", "Cleared")),
        Arguments.of(
            "a redesign opens no incident",
            List.of(Judged.CHANGED, Judged.CHANGED, Judged.CHANGED),
            List.of("Doubted", "Confirmed")),
        Arguments.of(
            "of two readings that differ the milder counts",
            List.of(Judged.SUSPECT, Judged.CHANGED),
            List.of("Doubted", "Confirmed")),
        Arguments.of(
            "what becomes graver is doubted anew",
            List.of(Judged.CHANGED, Judged.CHANGED, Judged.SUSPECT, Judged.SUSPECT),
            List.of("Doubted", "Confirmed", "Doubted", "Confirmed", "Suspected")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("stories")
  void whatReadingsComeTo(String name, List<Judged> readings, List<String> expected) {
    assertEquals(expected, told(readings), name);
  }

  @Test
  void theSecondReadingIsAskedForAfterAMinuteAndAnew() {
    Ask first = fresh().ask();
    Course doubted = fresh().next(new Event.Read(first.due(), "/", Judged.SUSPECT)).course();
    assertEquals(
        new Ask("/", first.due().plusSeconds(60), true, false), doubted.ask(), "the second");
    Course early =
        doubted.next(new Event.Read(first.due().plusSeconds(30), "/", Judged.SUSPECT)).course();
    assertFalse(early.suspect(), "half a minute is too soon to be a second reading");
  }

  @Test
  void homePagesAreReadOnAGridOfTheirOwnThatARestartFindsAgain() {
    Course course = fresh();
    Instant first = course.ask().due();
    assertTrue(Duration.between(START, first).compareTo(REAL.home()) <= 0, "within an interval");
    for (int i = 1; i <= 8; i++) {
      Ask ask = course.ask();
      course = course.next(new Event.Read(ask.due().plusMillis(700), "/", Judged.SOUND)).course();
      assertEquals(first.plus(REAL.home().multipliedBy(i)), course.ask().due(), "no drift");
    }
    Instant later = course.ask().due().minusSeconds(1);
    assertEquals(course.ask().due(), Course.from(SITE, "/", REAL, later).ask().due(), "restarted");
  }

  @Test
  void aThousandSitesAreSpreadOverTheQuarterOfAnHour() {
    int[] minutes = new int[15];
    for (int i = 0; i < 1_000; i++) {
      Instant due = Course.from(new TargetId("site-" + i), "/", REAL, START).ask().due();
      minutes[(int) Math.min(14, Duration.between(START, due).toMinutes())]++;
    }
    for (int minute : minutes) {
      assertTrue(minute > 35 && minute < 110, "readings in one minute: " + minute);
    }
  }

  private static Course confirmed() {
    Ask first = fresh().ask();
    Course doubted = fresh().next(new Event.Read(first.due(), "/", Judged.SUSPECT)).course();
    return doubted.next(new Event.Read(first.due().plusSeconds(60), "/", Judged.SUSPECT)).course();
  }

  @Test
  void aVerdictHoldsForTwoPageIntervalsWhenNothingCanBeRead() {
    Course course = confirmed();
    Instant read = fresh().ask().due().plusSeconds(60);
    Overlay over = course.overlay(read).orElseThrow();
    assertEquals(Judged.SUSPECT, over.judged());
    assertEquals(fresh().ask().due(), over.since(), "dated back to the first reading");
    Course unread = course.next(new Event.Unread(read.plusSeconds(900), "/")).course();
    assertTrue(unread.overlay(read.plusSeconds(1_799)).isPresent(), "until two intervals");
    assertEquals(Optional.empty(), unread.overlay(read.plusSeconds(1_800)), "not longer");
    assertTrue(unread.suspect(), "not being readable is no clean-up");
  }

  @Test
  void theNextReadingEndsTheVerdict() {
    Course course = confirmed();
    Ask ask = course.ask();
    Course after = course.next(new Event.Read(ask.due(), "/", Judged.SOUND)).course();
    assertEquals(Optional.empty(), after.overlay(ask.due()));
  }

  @Test
  void whatIsTheSameBytesKeepsItsVerdict() {
    Course course = confirmed();
    Ask ask = course.ask();
    Course after = course.next(new Event.Same(ask.due(), "/")).course();
    assertTrue(after.overlay(ask.due().plus(REAL.home())).isPresent());
  }

  @Test
  void aSiteThatWasCleanedUpIsLookedAtCloselyEachDayForThirtyDays() {
    Course course = confirmed();
    Instant cleared = course.ask().due();
    course = course.next(new Event.Read(cleared, "/", Judged.SOUND)).course();
    List<Instant> close = new ArrayList<>();
    while (course.ask().due().isBefore(cleared.plus(Duration.ofDays(40)))) {
      Ask ask = course.ask();
      if (ask.close()) {
        close.add(ask.due());
      }
      course = course.next(new Event.Read(ask.due(), ask.page(), Judged.SOUND)).course();
    }
    assertTrue(close.size() >= 29 && close.size() <= 30, "close looks: " + close.size());
  }

  @Test
  void innerPagesAreReadInTurnEachInItsHour() {
    List<String> pages = List.of("/gioi-thieu", "/tin-tuc", "/van-ban");
    Course course = fresh().next(new Event.Mapped(START, pages)).course();
    List<String> read = new ArrayList<>();
    Instant end = START.plus(Duration.ofHours(6));
    while (course.ask().due().isBefore(end)) {
      Ask ask = course.ask();
      if (!ask.page().equals("/")) {
        read.add(ask.page());
      }
      course = course.next(new Event.Read(ask.due(), ask.page(), Judged.SOUND)).course();
    }
    assertTrue(read.size() >= 5 && read.size() <= 6, "one an hour: " + read);
    assertEquals(Set.copyOf(pages), new HashSet<>(read.subList(0, 3)), "each in its turn");
  }

  @Test
  void anInnerPageOpensTheSameIncidentAndIsReadUntilItIsClean() {
    Course course = fresh().next(new Event.Mapped(START, List.of("/a"))).course();
    Instant at = course.ask().due();
    course = course.next(new Event.Read(at, "/a", Judged.SUSPECT)).course();
    Step step = course.next(new Event.Read(at.plusSeconds(60), "/a", Judged.SUSPECT));
    assertTrue(step.effects().stream().anyMatch(Effect.Suspected.class::isInstance));
    Step home = step.course().next(new Event.Read(at.plusSeconds(90), "/", Judged.SOUND));
    assertTrue(home.course().suspect(), "a sound home page says nothing about the inner one");
    Course after = home.course();
    List<String> asked = new ArrayList<>();
    while (after.ask().due().isBefore(at.plusSeconds(1_000))) {
      Ask ask = after.ask();
      asked.add(ask.page());
      after = after.next(new Event.Read(ask.due(), ask.page(), Judged.SUSPECT)).course();
    }
    assertTrue(asked.contains("/a"), "read again with the home page: " + asked);
  }

  @Test
  void aDoubtThatCannotBeReadAgainIsGivenUpAfterSomeTries() {
    Ask first = fresh().ask();
    Course course = fresh().next(new Event.Read(first.due(), "/", Judged.SUSPECT)).course();
    for (int i = 1; i <= 5; i++) {
      course = course.next(new Event.Unread(first.due().plusSeconds(60L * i), "/")).course();
    }
    assertEquals(Map.of(), course.doubts());
    assertFalse(course.suspect());
  }

  @Test
  void anAlarmBringsTheNextReadingForward() {
    Course course = fresh();
    Instant now = course.ask().due().minusSeconds(30);
    Course alarmed = course.next(new Event.Alarmed(now)).course();
    assertEquals(now, alarmed.ask().due());
    Course read = alarmed.next(new Event.Read(now, "/", Judged.SOUND)).course();
    assertEquals(course.ask().due(), read.ask().due(), "back on its grid");
  }

  @Test
  void whatWasConfirmedBeforeARestartIsReadAgainAtOnceAndNotToldTwice() {
    Instant now = START.plus(Duration.ofHours(1));
    Course course =
        fresh()
            .restored(
                Map.of(
                    "/",
                    new Course.Standing(
                        Judged.SUSPECT, START, now.minusSeconds(300), now.minusSeconds(300))),
                Instant.EPOCH,
                now);
    assertTrue(course.overlay(now).isPresent(), "it still holds");
    assertEquals(now, Objects.requireNonNull(course.standing().get("/")).due());
    Step step = course.next(new Event.Read(now, "/", Judged.SUSPECT));
    assertEquals(List.of(), step.effects());
    Step clean = course.next(new Event.Read(now, "/", Judged.SOUND));
    assertTrue(clean.effects().stream().anyMatch(Effect.Cleared.class::isInstance));
  }

  @Test
  void approvingARedesignEndsItsVerdict() {
    Ask first = fresh().ask();
    Course course = fresh().next(new Event.Read(first.due(), "/", Judged.CHANGED)).course();
    course = course.next(new Event.Read(first.due().plusSeconds(60), "/", Judged.CHANGED)).course();
    Instant now = first.due().plusSeconds(100);
    assertEquals(Judged.CHANGED, course.overlay(now).orElseThrow().judged());
    assertEquals(Optional.empty(), course.next(new Event.Approved(now, "/")).course().overlay(now));
  }

  @Test
  void kinShareASystemOrAnAddress() {
    Kin kin = new Kin();
    TargetId one = new TargetId("a");
    TargetId two = new TargetId("b");
    TargetId three = new TargetId("c");
    kin.know(one, "platform", Set.of("nukeviet"));
    kin.know(two, "platform", Set.of("nukeviet"));
    kin.know(three, "address", Set.of("10.0.0.1"));
    assertEquals(Set.of(two), kin.of(one));
    kin.know(one, "address", Set.of("10.0.0.1"));
    assertEquals(Set.of(two, three), kin.of(one));
    kin.know(one, "address", Set.of("10.0.0.2"));
    kin.forget(two);
    assertEquals(Set.of(), kin.of(one));
  }
}
