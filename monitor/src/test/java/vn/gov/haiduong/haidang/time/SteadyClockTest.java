package vn.gov.haiduong.haidang.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SteadyClockTest {

  private static final Instant START = Instant.parse("2026-11-24T01:00:00Z");

  private final ManualClock machine = new ManualClock(START);
  private final SteadyClock steady = new SteadyClock(machine);

  @Test
  void followsTheWallWhileNothingLeaps() {
    machine.pass(Duration.ofSeconds(9));

    SteadyClock.Reading reading = steady.read();

    assertThat(reading.now()).isEqualTo(START.plusSeconds(9));
    assertThat(reading.leap()).isNull();
  }

  @Test
  void tellsThatNobodyReadItForTooLong() {
    machine.pass(Duration.ofMinutes(2));

    SteadyClock.Reading reading = steady.read();

    assertThat(reading.leap())
        .isEqualTo(new SteadyClock.Leap(START, START.plusSeconds(120), Duration.ZERO));
    machine.pass(Duration.ofSeconds(1));
    assertThat(steady.read().leap()).isNull();
  }

  @Test
  void takesOverALeapForwardAndTellsWhatWasSkipped() {
    machine.pass(Duration.ofSeconds(5));
    machine.leap(Duration.ofHours(1));

    SteadyClock.Reading reading = steady.read();

    assertThat(reading.now()).isEqualTo(START.plusSeconds(3605));
    assertThat(reading.leap())
        .isEqualTo(new SteadyClock.Leap(START, START.plusSeconds(3605), Duration.ofHours(1)));
  }

  @Test
  void neverFallsWhenTheWallIsSetBack() {
    machine.leap(Duration.ofSeconds(-10));
    assertThat(steady.read().leap()).isNotNull();

    Instant before = steady.now();
    for (int second = 1; second <= 30; second++) {
      machine.pass(Duration.ofSeconds(1));
      SteadyClock.Reading reading = steady.read();
      assertThat(reading.now()).isAfterOrEqualTo(before);
      assertThat(reading.leap()).isNull();
      before = reading.now();
    }
  }

  @Test
  void worksOffALeapBackATenthSlowerUntilTheWallHasCaughtUp() {
    machine.leap(Duration.ofSeconds(-10));
    Duration debt = Duration.between(START.minusSeconds(10), steady.now());

    machine.pass(debt);
    assertThat(steady.now()).isEqualTo(START.plus(debt.multipliedBy(9).dividedBy(10)));
    machine.pass(debt.multipliedBy(9));
    assertThat(steady.now()).isEqualTo(machine.now());
    machine.pass(Duration.ofSeconds(5));
    assertThat(steady.now()).isEqualTo(machine.now());
  }

  @Test
  void goesOnFromAnEarlierLifeThoughTheWallWasSetBackBetween() {
    SteadyClock next = new SteadyClock(machine, START.plusSeconds(10));

    assertThat(next.read()).isEqualTo(new SteadyClock.Reading(START.plusSeconds(10), null));
    machine.pass(Duration.ofSeconds(4));
    assertThat(next.now()).isEqualTo(START.plusMillis(13_600));
    machine.pass(Duration.ofSeconds(100));
    assertThat(next.now()).isEqualTo(machine.now());
  }

  @Test
  void whoWaitsAQuarterOfAnHourWaitsTwoMinutesMoreAfterAnHourBackAndNeverIsForgotten() {
    machine.leap(Duration.ofHours(-1));
    Instant from = steady.now();
    Instant wallFrom = machine.now();

    int minutes = 0;
    while (steady.now().isBefore(from.plus(Duration.ofMinutes(15)))) {
      machine.pass(Duration.ofMinutes(1));
      minutes++;
    }
    assertThat(minutes).isEqualTo(17);

    machine.pass(Duration.ofHours(10));
    assertThat(steady.now()).isEqualTo(machine.now());
    assertThat(machine.now()).isEqualTo(wallFrom.plus(Duration.ofMinutes(617)));
  }

  @Test
  void driftBelowALeapIsNoLeap() {
    machine.pass(Duration.ofSeconds(6));
    machine.leap(Duration.ofMillis(-300));

    SteadyClock.Reading reading = steady.read();

    assertThat(reading.leap()).isNull();
    assertThat(reading.now()).isEqualTo(machine.now());
  }
}
