package vn.gov.haiduong.haidang.time;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * When offices work, in the province's time.
 *
 * @param weekend days of the week off
 * @param holidays days off and why
 * @param instead days that are worked although they fall on a weekend (làm bù)
 * @param opens start of the working day
 * @param closes end of the working day
 */
public record WorkingCalendar(
    Set<DayOfWeek> weekend,
    Map<LocalDate, String> holidays,
    Set<LocalDate> instead,
    LocalTime opens,
    LocalTime closes) {

  /** Weekends only, 07:30 to 17:00. */
  public static final WorkingCalendar PLAIN =
      new WorkingCalendar(
          EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY),
          Map.of(),
          Set.of(),
          LocalTime.of(7, 30),
          LocalTime.of(17, 0));

  /** No holiday of the world is longer; a calendar that is off for a year is an error. */
  private static final int LONGEST_SEARCH_DAYS = 3660;

  public WorkingCalendar {
    weekend = Set.copyOf(weekend);
    holidays = Map.copyOf(holidays);
    instead = Set.copyOf(instead);
    if (!opens.isBefore(closes)) {
      throw new IllegalArgumentException("working hours: expected opens < closes");
    }
    if (weekend.size() > 6) {
      throw new IllegalArgumentException("weekend: expected at least one working day a week");
    }
  }

  public boolean worksOn(LocalDate day) {
    return instead.contains(day)
        || (!weekend.contains(day.getDayOfWeek()) && !holidays.containsKey(day));
  }

  public boolean openAt(Instant at) {
    LocalDateTime local = local(at);
    return worksOn(local.toLocalDate())
        && !local.toLocalTime().isBefore(opens)
        && local.toLocalTime().isBefore(closes);
  }

  /** When offices open next, later than {@code from}. */
  public Instant nextOpening(Instant from) {
    LocalDateTime at = local(from);
    LocalDate day = at.toLocalDate();
    for (int i = 0; i < LONGEST_SEARCH_DAYS; i++) {
      if (worksOn(day) && day.atTime(opens).isAfter(at)) {
        break;
      }
      day = day.plusDays(1);
    }
    return day.atTime(opens).atZone(Province.ZONE).toInstant();
  }

  /**
   * Closing time of the {@code days}-th working day after the day of {@code from}: a period in days
   * begins with the day after the event (Bộ luật Dân sự 2015 Điều 147).
   */
  public Instant plusWorkingDays(Instant from, int days) {
    LocalDate day = local(from).toLocalDate();
    int left = days;
    for (int i = 0; left > 0 && i < LONGEST_SEARCH_DAYS; i++) {
      day = day.plusDays(1);
      if (worksOn(day)) {
        left--;
      }
    }
    return day.atTime(closes).atZone(Province.ZONE).toInstant();
  }

  /** When {@code length} of open time has passed since {@code from}. */
  public Instant plusWorkingTime(Instant from, Duration length) {
    LocalDateTime at = local(from);
    Duration left = length;
    for (int i = 0; i < LONGEST_SEARCH_DAYS; i++) {
      LocalDate day = at.toLocalDate();
      if (worksOn(day) && at.toLocalTime().isBefore(closes)) {
        LocalTime begin = at.toLocalTime().isBefore(opens) ? opens : at.toLocalTime();
        Duration rest = Duration.between(begin, closes);
        if (left.compareTo(rest) <= 0) {
          return day.atTime(begin).plus(left).atZone(Province.ZONE).toInstant();
        }
        left = left.minus(rest);
      }
      at = day.plusDays(1).atStartOfDay();
    }
    return at.atZone(Province.ZONE).toInstant();
  }

  /** Working days that lie wholly between the days of the two moments, the last one included. */
  public int workingDaysBetween(LocalDate from, LocalDate to) {
    int count = 0;
    LocalDate day = from;
    for (int i = 0; day.isBefore(to) && i < LONGEST_SEARCH_DAYS; i++) {
      day = day.plusDays(1);
      if (worksOn(day)) {
        count++;
      }
    }
    return count;
  }

  private static LocalDateTime local(Instant at) {
    return LocalDateTime.ofInstant(at, Province.ZONE);
  }
}
