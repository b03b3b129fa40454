package vn.gov.haiduong.haidang.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.gov.haiduong.haidang.schedule.FireTimes.Grain.COARSE;
import static vn.gov.haiduong.haidang.schedule.FireTimes.Grain.FINE;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.gov.haiduong.haidang.schedule.FireTimes.Next;
import vn.gov.haiduong.haidang.target.TargetId;

/** When a target is asked next. */
class FireTimesTest {

  private static final TargetId ID = new TargetId("stttt");
  private static final Duration MINUTE = Duration.ofSeconds(60);
  private static final Instant GRID =
      FireTimes.first(ID, MINUTE, FINE, Instant.parse("2026-11-24T08:00:00Z"));

  @Test
  void aRestartFindsTheSameGrid() {
    for (int seconds = 0; seconds < 60; seconds++) {
      Instant first = FireTimes.first(ID, MINUTE, FINE, GRID.plusSeconds(seconds).plusMillis(1));
      assertThat(first).isEqualTo(GRID.plus(MINUTE));
    }
    assertThat(FireTimes.first(ID, MINUTE, FINE, GRID)).isEqualTo(GRID);
  }

  @Test
  void coarseTimesStandTogetherAndAreStillSpread() {
    Duration ten = Duration.ofSeconds(10);
    int[] perTenth = new int[100];
    for (int i = 0; i < 1000; i++) {
      TargetId id = new TargetId("wan-" + i);
      Instant first = FireTimes.first(id, ten, COARSE, Instant.EPOCH);
      assertThat(first.toEpochMilli() % 100).isZero();
      Instant next = FireTimes.next(id, ten, COARSE, first, Pace.REGULAR, first).intended();
      assertThat(next).isEqualTo(first.plus(ten));
      perTenth[(int) (first.toEpochMilli() / 100)]++;
    }
    assertThat(Arrays.stream(perTenth).max().orElseThrow()).isLessThan(30);
  }

  @Test
  void targetsSpreadOverTheInterval() {
    int[] perSecond = new int[60];
    for (int i = 0; i < 6000; i++) {
      Instant first = FireTimes.first(new TargetId("xa-" + i), MINUTE, FINE, Instant.EPOCH);
      perSecond[(int) first.getEpochSecond()]++;
    }
    assertThat(Arrays.stream(perSecond).max().orElseThrow()).isLessThan(150);
    assertThat(Arrays.stream(perSecond).min().orElseThrow()).isGreaterThan(60);
  }

  @ParameterizedTest(name = "asked {0} ms after the last: the next after {1} s, {2} missed")
  @CsvSource({
    "0, 60, 0",
    "59999, 60, 0",
    "61000, 60, 0",
    "61001, 120, 1",
    "121000, 120, 1",
    "121001, 180, 2",
    "3661000, 3660, 60"
  })
  void whatIsMissedIsCountedAndNotMadeUpFor(long afterMillis, long seconds, long missed) {
    assertThat(FireTimes.next(ID, MINUTE, FINE, GRID, Pace.REGULAR, GRID.plusMillis(afterMillis)))
        .isEqualTo(new Next(GRID.plusSeconds(seconds), missed));
  }

  @Test
  void afterAReCheckTheGridGoesOn() {
    assertThat(
            FireTimes.next(ID, MINUTE, FINE, GRID.plusSeconds(20), Pace.REGULAR, GRID).intended())
        .isEqualTo(GRID.plusSeconds(60));
    assertThat(
            FireTimes.next(ID, MINUTE, FINE, GRID.plusSeconds(40), Pace.REGULAR, GRID).intended())
        .isEqualTo(GRID.plusSeconds(120));
  }

  @ParameterizedTest(name = "interval {0} s: asked again after {1} s")
  @CsvSource({"300, 20", "60, 20", "45, 15", "30, 10", "20, 10", "10, 10", "5, 5"})
  void afterAFailureItIsAskedSooner(long interval, long gap) {
    Duration every = Duration.ofSeconds(interval);
    assertThat(FireTimes.next(ID, every, FINE, GRID, Pace.RECHECK, GRID.plusMillis(100)))
        .isEqualTo(new Next(GRID.plusSeconds(gap), 0));
  }

  @Test
  void anIntervalThatChangesIsAskedOnItsNewGrid() {
    Duration five = Duration.ofMinutes(5);
    Instant next = FireTimes.next(ID, five, FINE, GRID, Pace.REGULAR, GRID).intended();
    assertThat(next).isEqualTo(FireTimes.first(ID, five, FINE, next));
    assertThat(Duration.between(GRID, next))
        .isBetween(five.dividedBy(2), five.multipliedBy(3).dividedBy(2));
  }

  @ParameterizedTest(name = "Retry-After {0}: after {1} s")
  @CsvSource({"'', 120", "5, 120", "121, 180", "600, 600", "86400, 3600", "-5, 120"})
  void refusedItIsAskedSlower(String retryAfter, long seconds) {
    Optional<Duration> asked =
        retryAfter.isEmpty()
            ? Optional.empty()
            : Optional.of(Duration.ofSeconds(Long.parseLong(retryAfter)));
    assertThat(FireTimes.next(ID, MINUTE, FINE, GRID, new Pace.Refused(asked), GRID).intended())
        .isEqualTo(GRID.plusSeconds(seconds));
  }

  /** Whole intervals on the grid where nothing more was asked; else at the second asked for. */
  @ParameterizedTest(name = "503 with Retry-After {0}, run undecided {1}: after {2} s")
  @CsvSource({
    "5, true, 20",
    "45, true, 45",
    "86400, true, 120",
    "5, false, 60",
    "90, false, 90",
    "86400, false, 120"
  })
  void aFailingServerIsNotAskedSoonerThanItAsks(long asked, boolean undecided, long seconds) {
    Pace pace = new Pace.Asked(Duration.ofSeconds(asked), undecided);
    Instant next = FireTimes.next(ID, MINUTE, FINE, GRID, pace, GRID).intended();
    assertThat(next).isEqualTo(GRID.plusSeconds(seconds));
    assertThat(
            Duration.between(
                GRID, FireTimes.next(ID, MINUTE, FINE, next, Pace.REGULAR, next).intended()))
        .as("back on its grid")
        .matches(gap -> gap.toSeconds() % 60 == 0);
  }

  @Test
  void latenessIsOfTheLastMinute() {
    Lateness lateness = new Lateness();
    long second = 1_000_000_000L;
    lateness.record(9 * second, 0);
    for (int i = 1; i <= 100; i++) {
      lateness.record(i * 1_000_000L, 30 * second);
    }
    lateness.record(-5, 30 * second);

    Lateness.Reading all = lateness.read(59 * second);
    Lateness.Reading later = lateness.read(60 * second);

    assertThat(all.count()).isEqualTo(102);
    assertThat(all.maxNanos()).isEqualTo(9 * second);
    assertThat(later.count()).isEqualTo(101);
    assertThat(later.maxNanos()).isEqualTo(100_000_000L);
    assertThat(later.p50Nanos()).isBetween(50_000_000L, 57_000_000L);
    assertThat(later.p99Nanos()).isBetween(99_000_000L, 100_000_000L);
    assertThat(lateness.read(90 * second)).isEqualTo(new Lateness.Reading(0, 0, 0, 0));
  }
}
