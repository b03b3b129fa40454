package vn.gov.haiduong.haidang.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.gov.haiduong.haidang.schedule.Politeness.Limits;
import vn.gov.haiduong.haidang.schedule.Politeness.Turn;
import vn.gov.haiduong.haidang.target.TargetId;

/** How one address is spared, and when the round is more important. */
class PolitenessTest {

  private static final long MILLI = 1_000_000;
  private static final Duration MINUTE = Duration.ofSeconds(60);
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private final Politeness<String> door = new Politeness<>(Limits.DEFAULT);

  private Turn<String> ask(String ticket, long millis) {
    return door.ask("ip", new TargetId(ticket), MINUTE, TIMEOUT, ticket, millis * MILLI);
  }

  @Test
  void fourAtOnceATenthOfASecondApart() {
    assertThat(ask("a", 0).start()).containsExactly("a");
    Turn<String> second = ask("b", 10);
    assertThat(second.start()).isEmpty();
    assertThat(second.wakeAtNanos()).hasValue(100 * MILLI);
    assertThat(ask("c", 20).start()).isEmpty();
    assertThat(door.wake("ip", 99 * MILLI).start()).isEmpty();
    assertThat(door.wake("ip", 100 * MILLI).start()).containsExactly("b");
    assertThat(door.wake("ip", 200 * MILLI).start()).containsExactly("c");
    assertThat(ask("d", 300).start()).containsExactly("d");
    assertThat(ask("e", 400).start()).isEmpty();
    assertThat(door.waiting()).isEqualTo(1);
    assertThat(door.released("ip", "b", 450 * MILLI).start()).containsExactly("e");
    assertThat(door.waiting()).isZero();
  }

  @Test
  void anotherAddressIsAnotherDoor() {
    assertThat(ask("a", 0).start()).containsExactly("a");
    assertThat(door.ask("other", new TargetId("b"), MINUTE, TIMEOUT, "b", 0).start())
        .containsExactly("b");
  }

  @Test
  void whoGivesUpWaitingLeavesTheQueue() {
    assertThat(ask("a", 0).start()).containsExactly("a");
    assertThat(ask("b", 0).start()).isEmpty();
    assertThat(door.released("ip", "b", MILLI).start()).isEmpty();
    assertThat(door.waiting()).isZero();
    assertThat(door.wake("ip", 500 * MILLI).start()).isEmpty();
    assertThat(door.released("ip", "nobody", MILLI).start()).isEmpty();
    assertThat(door.released("nowhere", "nobody", MILLI).start()).isEmpty();
  }

  @Test
  void aPlaceThatNobodyReleasesIsTakenBack() {
    for (int i = 0; i < 4; i++) {
      assertThat(ask("t" + i, i * 100L).start()).hasSize(1);
    }
    Turn<String> fifth = ask("e", 400);
    assertThat(fifth.start()).isEmpty();
    assertThat(fifth.wakeAtNanos()).hasValue(20_000 * MILLI);
    assertThat(door.wake("ip", 20_000 * MILLI).start()).containsExactly("e");
  }

  @Test
  void whoIsNotSeenForThreeIntervalsIsForgotten() {
    assertThat(ask("a", 0).start()).containsExactly("a");
    assertThat(door.released("ip", "a", MILLI).start()).isEmpty();
    door.prune(181_000 * MILLI);
    assertThat(ask("b", 181_000).start()).containsExactly("b");
  }

  @ParameterizedTest(name = "{0} targets, interval {1} s, time-out {2} s")
  @CsvSource({
    "10, 60, 10",
    "20, 60, 10",
    "600, 60, 10",
    "600, 12, 10",
    "50, 10, 10",
    "300, 300, 10"
  })
  void aFullRoundFitsItsIntervalThoughEveryProbeTimesOut(int targets, int interval, int timeout) {
    long every = interval * 1000L;
    long wait = timeout * 1000L;
    record Moment(long at, String released) {}
    PriorityQueue<Moment> moments = new PriorityQueue<>((x, y) -> Long.compare(x.at(), y.at()));
    List<Long> starts = new ArrayList<>();
    for (int round = 0; round < 2; round++) {
      starts.clear();
      long begin = round * every * 2;
      for (int i = 0; i < targets; i++) {
        String id = "t" + i;
        Turn<String> turn =
            door.ask(
                "ip",
                new TargetId(id),
                Duration.ofSeconds(interval),
                Duration.ofSeconds(timeout),
                id,
                begin * MILLI);
        turn.start().forEach(t -> moments.add(new Moment(begin + wait, t)));
        turn.start().forEach(_ -> starts.add(begin));
        turn.wakeAtNanos().ifPresent(at -> moments.add(new Moment(-Math.floorDiv(-at, MILLI), "")));
      }
      while (!moments.isEmpty()) {
        Moment moment = moments.remove();
        Turn<String> turn =
            moment.released().isEmpty()
                ? door.wake("ip", moment.at() * MILLI)
                : door.released("ip", moment.released(), moment.at() * MILLI);
        turn.start().forEach(t -> moments.add(new Moment(moment.at() + wait, t)));
        turn.start().forEach(_ -> starts.add(moment.at()));
        if (door.waiting() > 0 && moments.stream().noneMatch(m -> m.released().isEmpty())) {
          turn.wakeAtNanos()
              .ifPresent(at -> moments.add(new Moment(-Math.floorDiv(-at, MILLI), "")));
        }
      }
      assertThat(starts).hasSize(targets);
      assertThat(starts.getLast() + wait).isLessThanOrEqualTo(begin + every);
    }
  }
}
