package vn.gov.haiduong.haidang.app.recording;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Instants as the doors take them: RFC 3339 with an offset and at most three fractional digits. */
final class Instants {

  private static final Pattern FORM =
      Pattern.compile(
          "\\d{4}-\\d{2}-\\d{2}[Tt]\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,3})?([Zz]|[+-]\\d{2}:\\d{2})");

  static final String EXPECTED = "thời điểm kiểu 2026-10-03T08:15:00.000+07:00 (có múi giờ)";

  private Instants() {}

  /** The instant; empty when the text is none. */
  static Optional<Instant> parse(String text) {
    if (!FORM.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      String upper = text.toUpperCase(Locale.ROOT);
      String offset =
          upper.endsWith("-00:00") ? upper.substring(0, upper.length() - 6) + "Z" : upper;
      return Optional.of(OffsetDateTime.parse(offset).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty(); // Shaped like one, but no such day or hour.
    }
  }
}
