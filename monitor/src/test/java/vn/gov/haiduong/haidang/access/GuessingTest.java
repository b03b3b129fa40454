package vn.gov.haiduong.haidang.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import vn.gov.haiduong.haidang.time.ManualClock;

class GuessingTest {

  private final ManualClock clock = new ManualClock(Instant.parse("2026-11-25T08:00:00Z"));
  private final OneTimeCodes codes = new OneTimeCodes(new Secret(new byte[32]));
  private final Attempts attempts = new Attempts(clock, 5, 50, Duration.ofMinutes(15));

  @Test
  void aCodeIsGoodOnceAndForOnePersonAndIncident() {
    String code = codes.code("SC-1", "truc-01");
    assertThat(code).matches("\\d{6}");
    assertThat(codes.take("SC-2", "truc-01", code)).isFalse();
    assertThat(codes.take("SC-1", "truc-02", code)).isFalse();
    assertThat(codes.take("SC-1", "truc-01", code)).isTrue();
    assertThat(codes.take("SC-1", "truc-01", code)).as("replayed").isFalse();
    assertThat(codes.code("SC-1", "truc-01")).isNotEqualTo(code);
  }

  @Test
  void aRestartForgetsNoCodeAndUsesNoneTwice() {
    String code = codes.code("SC-1", "truc-01");
    OneTimeCodes after = new OneTimeCodes(new Secret(new byte[32]));
    assertThat(after.code("SC-1", "truc-01")).isEqualTo(code);
    after.used("SC-1", "truc-01");
    assertThat(after.take("SC-1", "truc-01", code)).isFalse();
  }

  @Test
  void whoGuessesAllCodesIsHeardFiveTimes() {
    long heard =
        IntStream.range(0, 1_000_000)
            .filter(
                i -> {
                  boolean may = attempts.heard("SC-1", "10.0.0.9");
                  if (may) {
                    attempts.missed("SC-1", "10.0.0.9");
                  }
                  return may;
                })
            .count();
    assertThat(heard).isEqualTo(5);
  }

  @Test
  void fromManyAddressesTheSubjectHasOneBudget() {
    long heard =
        IntStream.range(0, 10_000)
            .mapToObj(i -> "10.0." + i / 256 + "." + i % 256)
            .filter(
                address -> {
                  boolean may = attempts.heard("lan", address);
                  if (may) {
                    attempts.missed("lan", address);
                  }
                  return may;
                })
            .count();
    assertThat(heard).isEqualTo(50);
  }

  @Test
  void nobodyCanLockTheOwnerOut() {
    attempts.entered("lan", "10.1.1.1");
    for (int i = 0; i < 10_000; i++) {
      attempts.missed("lan", "10.0." + i / 256 + "." + i % 256);
    }
    assertThat(attempts.heard("lan", "10.9.9.9")).isFalse();
    assertThat(attempts.heard("lan", "10.1.1.1")).isTrue();
  }

  @Test
  void aWindowLaterItIsHeardAgain() {
    for (int i = 0; i < 5; i++) {
      attempts.missed("lan", "10.0.0.9");
    }
    assertThat(attempts.heard("lan", "10.0.0.9")).isFalse();
    clock.pass(Duration.ofMinutes(15));
    assertThat(attempts.heard("lan", "10.0.0.9")).isTrue();
  }
}
