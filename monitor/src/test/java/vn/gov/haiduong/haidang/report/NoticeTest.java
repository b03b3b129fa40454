package vn.gov.haiduong.haidang.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.gov.haiduong.haidang.journal.History;
import vn.gov.haiduong.haidang.journal.MaintenanceOrder;
import vn.gov.haiduong.haidang.target.TargetId;
import vn.gov.haiduong.haidang.time.WorkingCalendar;

/** Seven working days between the announcement of maintenance and its beginning. */
class NoticeTest {

  private static final Set<DayOfWeek> WEEKEND = EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

  private static History.Maintained maintained(Optional<LocalDate> announced, Instant start) {
    return new History.Maintained(
        new MaintenanceOrder(
            new TargetId("a"), "1/TB", "An", start, start, Optional.empty(), "", announced),
        start,
        Optional.empty());
  }

  private static WorkingCalendar calendar(Map<LocalDate, String> holidays, Set<LocalDate> instead) {
    return new WorkingCalendar(
        WEEKEND, holidays, instead, LocalTime.of(7, 30), LocalTime.of(17, 0));
  }

  @ParameterizedTest(name = "told {0}, begins {1}: {2}")
  @CsvSource({
    // Monday 19/10/2026 and the working days after it; the day of the telling does not count.
    "2026-10-19, 2026-10-27T22:00:00+07:00, 6, LATE",
    "2026-10-19, 2026-10-28T00:00:00+07:00, 7, DUE",
    "2026-10-19, 2026-10-27T23:59:59.999+07:00, 6, LATE",
    // 28/04/2026: the holidays of 30/04 and 01/05 and two weekends lie between.
    "2026-04-28, 2026-05-08T22:00:00+07:00, 6, LATE",
    "2026-04-28, 2026-05-11T00:00:00+07:00, 7, DUE",
    "2026-10-19, 2026-10-19T22:00:00+07:00, 0, LATE",
    "2026-10-20, 2026-10-19T22:00:00+07:00, 0, LATE",
  })
  void daysAreCountedInThePlacesOwnTimeAndCalendar(
      LocalDate told, String begins, int days, Notice notice) {
    WorkingCalendar calendar =
        calendar(
            Map.of(
                LocalDate.of(2026, 4, 30), "Ngày Chiến thắng",
                LocalDate.of(2026, 5, 1), "Quốc tế Lao động"),
            Set.of());
    History.Maintained one =
        maintained(Optional.of(told), OffsetDateTime.parse(begins).toInstant());
    assertThat(Notice.days(one, calendar)).isEqualTo(days);
    assertThat(Notice.of(one, calendar)).isEqualTo(notice);
  }

  @Test
  void whereNoAnnouncementIsRecordedNothingIsClaimed() {
    History.Maintained one =
        maintained(Optional.empty(), Instant.parse("2026-10-05T22:00:00+07:00"));
    assertThat(Notice.of(one, WorkingCalendar.PLAIN)).isEqualTo(Notice.NONE);
    assertThat(Notice.days(one, WorkingCalendar.PLAIN)).isZero();
  }

  /** Against a year written out day by day as a row of letters: w works, anything else does not. */
  @Test
  void hundredsOfRandomYearsSayTheSameAsCountingOnAWallCalendar() {
    Random random = new Random(12);
    for (int round = 0; round < 400; round++) {
      LocalDate first = LocalDate.of(2024 + random.nextInt(6), 1, 1);
      Map<LocalDate, String> holidays = new HashMap<>();
      Set<LocalDate> instead = new HashSet<>();
      StringBuilder wall = new StringBuilder();
      for (LocalDate day = first; day.isBefore(first.plusYears(1)); day = day.plusDays(1)) {
        boolean weekend = day.getDayOfWeek().getValue() >= 6;
        boolean off = random.nextInt(12) == 0;
        boolean made = weekend && random.nextInt(15) == 0;
        if (off) {
          holidays.put(day, "nghỉ");
        }
        if (made) {
          instead.add(day);
        }
        wall.append(made || (!weekend && !off) ? 'w' : '.');
      }
      int told = random.nextInt(300);
      int begins = told + random.nextInt(25);
      long expected = wall.substring(told + 1, begins + 1).chars().filter(c -> c == 'w').count();
      Instant start =
          first
              .plusDays(begins)
              .atTime(random.nextInt(24), random.nextInt(60))
              .atZone(ZoneId.of("Asia/Ho_Chi_Minh"))
              .toInstant();
      History.Maintained one = maintained(Optional.of(first.plusDays(told)), start);
      WorkingCalendar calendar = calendar(holidays, instead);
      assertThat(Notice.days(one, calendar)).as("round %d", round).isEqualTo((int) expected);
      assertThat(Notice.of(one, calendar))
          .as("round %d", round)
          .isEqualTo(expected >= 7 ? Notice.DUE : Notice.LATE);
    }
  }
}
