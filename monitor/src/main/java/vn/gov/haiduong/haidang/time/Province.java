package vn.gov.haiduong.haidang.time;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The province's local time, Asia/Ho_Chi_Minh, and how its instants are written. */
public final class Province {

  public static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

  private static final DateTimeFormatter RFC_3339 =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSxxx", Locale.ROOT);
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.ROOT);
  private static final DateTimeFormatter HOUR_AND_DAY =
      DateTimeFormatter.ofPattern("HH:mm dd/MM", Locale.ROOT);
  private static final DateTimeFormatter DATE_TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss dd/MM/yyyy", Locale.ROOT);

  private Province() {}

  /**
   * RFC 3339 with three fractional digits and the province's offset, as the JSON doors print it.
   */
  public static String rfc3339(Instant at) {
    return RFC_3339.format(at.atZone(ZONE));
  }

  /** {@code dd/MM/yyyy} in local time. */
  public static String date(Instant at) {
    return DATE.format(at.atZone(ZONE));
  }

  /** {@code HH:mm dd/MM} in local time, where there is little room. */
  public static String hourAndDay(Instant at) {
    return HOUR_AND_DAY.format(at.atZone(ZONE));
  }

  /** {@code HH:mm:ss dd/MM/yyyy} in local time. */
  public static String dateTime(Instant at) {
    return DATE_TIME.format(at.atZone(ZONE));
  }

  /** The first instant of a local day. */
  public static Instant startOf(LocalDate day) {
    return day.atStartOfDay(ZONE).toInstant();
  }

  public static OffsetDateTime local(Instant at) {
    return at.atZone(ZONE).toOffsetDateTime();
  }
}
