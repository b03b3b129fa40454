package vn.gov.haiduong.haidang.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryAfterTest {

  private static final Instant NOW = Instant.parse("2026-11-26T08:00:00Z");

  @ParameterizedTest(name = "Retry-After: {0} and Date: {1} is {2} s")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          120                             |                                 | 120
          0                               |                                 | 0
          99999999                        |                                 | 86400
          Thu, 26 Nov 2026 08:02:00 GMT   |                                 | 120
          Thu, 26 Nov 2026 08:02:00 GMT   | Thu, 26 Nov 2026 08:01:30 GMT   | 30
          Thu, 26 Nov 2026 08:02:00 GMT   | yesterday                       | 120
          Thu, 26 Nov 2026 07:59:00 GMT   |                                 | 0
          Fri, 26 Nov 2027 08:00:00 GMT   |                                 | 86400
          Thursday, 26-Nov-26 08:02:00 GMT|                                 | 120
          Thu Nov 26 08:02:00 2026        |                                 | 120
          ''                              |                                 | -1
          -5                              |                                 | -1
          soon                            |                                 | -1
          Thu, 26 Nov 2026                |                                 | -1
          """)
  void anAnswerSaysHowLongToStayAway(String value, String date, long seconds) {
    Optional<Duration> asked = RetryAfter.of(value, date == null ? "" : date, NOW);
    assertThat(asked)
        .isEqualTo(seconds < 0 ? Optional.empty() : Optional.of(Duration.ofSeconds(seconds)));
  }
}
