package vn.gov.haiduong.haidang.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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

  /** Nghị quyết 28/2026/QH16: from 1 July 2026; 24 November 2029 is a Saturday. */
  @Test
  void theDayOfCultureIsOffFrom2026AndGivesNoDayInLieu() {
    assertFalse(VietnameseHolidays.proposed(2025).containsKey(LocalDate.of(2025, 11, 24)));
    assertTrue(VietnameseHolidays.proposed(2026).containsKey(LocalDate.of(2026, 11, 24)));
    assertTrue(VietnameseHolidays.proposed(2029).containsKey(LocalDate.of(2029, 11, 24)));
    assertEquals(
        LocalDate.of(2029, 11, 24), VietnameseHolidays.proposed(2029).lastKey(), "none in lieu");
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
