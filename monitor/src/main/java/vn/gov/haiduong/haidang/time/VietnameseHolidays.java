package vn.gov.haiduong.haidang.time;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import net.time4j.calendar.EastAsianMonth;
import net.time4j.calendar.EastAsianYear;
import net.time4j.calendar.VietnameseCalendar;

/**
 * Public holidays of a year as Bộ luật Lao động 2019 Điều 112 and, from 2026, Nghị quyết
 * 28/2026/QH16 Điều 2 give them, lunar ones by the Vietnamese rule (the meridian of Hà Nội, which
 * differs from the Chinese calendar in some years). A proposal: which days around Tết and Quốc
 * khánh are off, and what is worked instead, is announced each year.
 */
public final class VietnameseHolidays {

  private static final int TET_DAYS_AFTER_EVE = 4;

  /** Nghị quyết 28/2026/QH16 is in force from 1 July of it. */
  private static final int FIRST_CULTURE_DAY = 2026;

  private VietnameseHolidays() {}

  /** First day of the lunar year that begins in {@code year}. */
  public static LocalDate tet(int year) {
    return lunar(year, 1, 1);
  }

  /** The proposed days off of {@code year}, 2000 to 2100, and why. */
  public static SortedMap<LocalDate, String> proposed(int year) {
    SortedMap<LocalDate, String> days = new TreeMap<>();
    days.put(LocalDate.of(year, 1, 1), "Tết Dương lịch");
    LocalDate eve = tet(year).minusDays(1);
    days.put(eve, "Tết Nguyên đán (giao thừa)");
    for (int i = 1; i <= TET_DAYS_AFTER_EVE; i++) {
      days.put(eve.plusDays(i), "Tết Nguyên đán (mùng " + i + ")");
    }
    days.put(lunar(year, 3, 10), "Giỗ Tổ Hùng Vương");
    days.put(LocalDate.of(year, 4, 30), "Ngày Chiến thắng");
    days.put(LocalDate.of(year, 5, 1), "Quốc tế Lao động");
    LocalDate national = LocalDate.of(year, 9, 2);
    days.put(national, "Quốc khánh");
    boolean before =
        national.minusDays(1).getDayOfWeek().getValue() <= 5
            && national.plusDays(1).getDayOfWeek() != DayOfWeek.FRIDAY;
    days.put(before ? national.minusDays(1) : national.plusDays(1), "Quốc khánh (ngày liền kề)");
    inLieu(days);
    if (year >= FIRST_CULTURE_DAY) {
      // Not a day of Điều 112, so a weekend gives none in lieu.
      days.put(LocalDate.of(year, 11, 24), "Ngày Văn hóa Việt Nam");
    }
    return days;
  }

  /** A holiday on a weekend gives the next working day off (Điều 111 khoản 3). */
  private static void inLieu(SortedMap<LocalDate, String> days) {
    for (LocalDate day : List.copyOf(days.keySet())) {
      if (weekend(day)) {
        LocalDate free = day.plusDays(1);
        while (weekend(free) || days.containsKey(free)) {
          free = free.plusDays(1);
        }
        days.put(free, "Nghỉ bù: " + days.get(day));
      }
    }
  }

  private static boolean weekend(LocalDate day) {
    return day.getDayOfWeek().getValue() > 5;
  }

  private static LocalDate lunar(int year, int month, int day) {
    return VietnameseCalendar.of(
            EastAsianYear.forGregorian(year), EastAsianMonth.valueOf(month), day)
        .transform(net.time4j.PlainDate.class)
        .toTemporalAccessor();
  }
}
