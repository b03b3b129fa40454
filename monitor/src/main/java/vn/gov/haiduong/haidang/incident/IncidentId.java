package vn.gov.haiduong.haidang.incident;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;
import vn.gov.haiduong.haidang.time.Province;

/**
 * Short enough to be read over the telephone, such as {@code SC-261003-3F9A1}: the local day of the
 * true start and a hash of cause and start. The same facts give the same id.
 */
public record IncidentId(String value) implements Comparable<IncidentId> {

  private static final Pattern FORM = Pattern.compile("SC-[0-9]{6}-[0-9A-F]{5}");
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyMMdd", Locale.ROOT);

  public IncidentId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "incident id: expected SC-, six digits of a day, - and five hex digits, got \""
              + value
              + "\"");
    }
  }

  /** Whether {@code text} has the form of an id. */
  public static boolean is(String text) {
    return FORM.matcher(text).matches();
  }

  /**
   * @param attempt 0, or more when the id before is taken
   */
  static IncidentId of(Incident.Kind kind, CauseKey cause, Instant start, int attempt) {
    String facts = kind.label() + '|' + cause.text() + '|' + start.toEpochMilli() + '|' + attempt;
    byte[] hash = sha256().digest(facts.getBytes(StandardCharsets.UTF_8));
    String hex = HexFormat.of().withUpperCase().formatHex(hash).substring(0, 5);
    return new IncidentId("SC-" + DAY.format(start.atZone(Province.ZONE)) + "-" + hex);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  @Override
  public int compareTo(IncidentId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
