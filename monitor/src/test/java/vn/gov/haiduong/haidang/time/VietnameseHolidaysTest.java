package vn.gov.haiduong.haidang.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Days off by the Vietnamese lunar rule, and working time around them. */
class VietnameseHolidaysTest {

  /** 2007 and 2030 are years in which the Vietnamese and the Chinese new year differ. */
  @ParameterizedTest
  @CsvSource({
    "2007,2007-02-17",
    "2024,2024-02-10",
    "2025,2025-01-29",
    "2026,2026-02-17",
    "2027,2027-02-06",
    "2030,2030-02-02"
  })
  void newYear(int year, LocalDate day) {
    assertEquals(day, VietnameseHolidays.tet(year));
  }

  @Test
  void aHolidayOnAWeekendGivesTheNextDayOff() {
    assertTrue(VietnameseHolidays.proposed(2026).containsKey(LocalDate.of(2026, 4, 26)));
    assertTrue(VietnameseHolidays.proposed(2026).containsKey(LocalDate.of(2026, 4, 27)));
  }

  @Test
  void workingDaysBeginWithTheNextOneAndSkipHolidays() {
    WorkingCalendar calendar =
        new WorkingCalendar(
            WorkingCalendar.PLAIN.weekend(),
            VietnameseHolidays.proposed(2026),
            Set.of(),
            WorkingCalendar.PLAIN.opens(),
            WorkingCalendar.PLAIN.closes());
    Instant friday = Instant.parse("2026-02-13T02:00:00Z");
    assertEquals(Instant.parse("2026-02-23T10:00:00Z"), calendar.plusWorkingDays(friday, 1));
    assertEquals(
        Instant.parse("2026-02-23T01:29:59Z"),
        calendar.plusWorkingTime(friday.plusSeconds(8 * 3600 - 1), Duration.ofHours(1)));
  }
}
