package vn.gov.haiduong.haidang.probe;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How long a server asks to be left alone (RFC 9110, section 10.2.3): seconds, or a moment. A
 * moment is counted from the answer's own Date, so that a server whose clock goes wrong is
 * understood all the same; without one from our clock.
 */
public final class RetryAfter {

  /** Nothing longer is heard; how much of it is obeyed is for the schedule to say. */
  public static final Duration LONGEST = Duration.ofDays(1);

  private static final int LONGEST_TEXT = 40;

  /** The form of today, and the two that a recipient must still read. */
  private static final List<DateTimeFormatter> FORMS =
      List.of(
          form("EEE, dd MMM uuuu HH:mm:ss 'GMT'"),
          form("EEEE, dd-MMM-uu HH:mm:ss 'GMT'"),
          form("EEE MMM ppd HH:mm:ss uuuu"));

  private RetryAfter() {}

  private static DateTimeFormatter form(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).withZone(ZoneOffset.UTC);
  }

  /**
   * From the values of the two headers, each empty when absent; empty when it says nothing.
   *
   * @param now by our clock
   */
  public static Optional<Duration> of(String value, String date, Instant now) {
    if (value.isEmpty() || value.length() > LONGEST_TEXT) {
      return Optional.empty();
    }
    if (value.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return Optional.of(
          value.length() > 6 ? LONGEST : bounded(Duration.ofSeconds(Integer.parseInt(value))));
    }
    return moment(value).map(until -> bounded(Duration.between(moment(date).orElse(now), until)));
  }

  private static Duration bounded(Duration asked) {
    if (asked.isNegative()) {
      return Duration.ZERO;
    }
    return asked.compareTo(LONGEST) > 0 ? LONGEST : asked;
  }

  private static Optional<Instant> moment(String text) {
    if (text.length() > LONGEST_TEXT) {
      return Optional.empty();
    }
    for (DateTimeFormatter form : FORMS) {
      try {
        return Optional.of(Instant.from(form.parse(text)));
      } catch (DateTimeException notThisForm) {
        // The next one, or none.
      }
    }
    return Optional.empty();
  }
}
