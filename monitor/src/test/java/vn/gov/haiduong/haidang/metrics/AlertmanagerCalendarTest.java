package vn.gov.haiduong.haidang.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import vn.gov.haiduong.haidang.Golden;
import vn.gov.haiduong.haidang.config.Alerts;
import vn.gov.haiduong.haidang.config.AlertsLoader;
import vn.gov.haiduong.haidang.time.WorkingCalendar;

/**
 * Alertmanager's time intervals are those of the working calendar. After a change of {@code
 * calendar.yml} run with {@code GOLDEN=write} in the environment, and read the difference.
 */
class AlertmanagerCalendarTest {

  private static final Path FILE = Path.of("..", "alerts", "alertmanager", "alertmanager.yml");
  private static final String BEGIN = "# >>> từ alerts/calendar.yml\n";
  private static final String END = "# <<< từ alerts/calendar.yml\n";

  @Test
  void intervalsAreThoseOfTheCalendar() throws IOException {
    WorkingCalendar calendar =
        switch (AlertsLoader.load(Path.of("..", "alerts"), LocalDate.of(2026, 11, 25))) {
          case Alerts.Result.Loaded(Alerts read) -> read.calendar();
          case Alerts.Result.Refused(var problems) -> throw new AssertionError(problems);
        };
    String text = Files.readString(FILE);
    int from = text.indexOf(BEGIN) + BEGIN.length();
    int to = text.indexOf(END);
    assertThat(to).isGreaterThanOrEqualTo(from);
    String expected = text.substring(0, from) + intervals(calendar) + text.substring(to);
    assertThat(Golden.read(FILE, expected)).isEqualTo(expected);
    assertThat(text).contains("active_time_intervals: [gio-hanh-chinh]");
    assertThat(text).contains("mute_time_intervals: [ngay-nghi]");
  }

  private static String intervals(WorkingCalendar calendar) {
    String hours =
        "        times: [{start_time: \"%s\", end_time: \"%s\"}]\n        location: Asia/Ho_Chi_Minh\n"
            .formatted(calendar.opens(), calendar.closes());
    String week =
        Arrays.stream(DayOfWeek.values())
            .filter(day -> !calendar.weekend().contains(day))
            .map(day -> day.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(", "));
    StringBuilder text = new StringBuilder("time_intervals:\n  - name: gio-hanh-chinh\n");
    text.append("    time_intervals:\n      - weekdays: [" + week + "]\n" + hours);
    for (List<LocalDate> run : runs(calendar.instead().stream().sorted().toList())) {
      text.append("      - " + days(run) + "\n" + hours);
    }
    text.append("  - name: ngay-nghi\n    time_intervals:\n");
    for (List<LocalDate> run : runs(calendar.holidays().keySet().stream().sorted().toList())) {
      text.append("      - " + days(run) + "\n        location: Asia/Ho_Chi_Minh\n");
    }
    return text.toString();
  }

  private static String days(List<LocalDate> run) {
    LocalDate first = run.getFirst();
    return "years: [\"%d\"]\n        months: [\"%d\"]\n        days_of_month: [\"%d:%d\"]"
        .formatted(
            first.getYear(),
            first.getMonthValue(),
            first.getDayOfMonth(),
            run.getLast().getDayOfMonth());
  }

  /** Days in a row of one month. */
  private static List<List<LocalDate>> runs(List<LocalDate> days) {
    List<List<LocalDate>> runs = new ArrayList<>();
    for (LocalDate day : days) {
      boolean goesOn =
          !runs.isEmpty()
              && runs.getLast().getLast().plusDays(1).equals(day)
              && runs.getLast().getLast().getMonth() == day.getMonth();
      if (goesOn) {
        runs.getLast().add(day);
      } else {
        runs.add(new ArrayList<>(List.of(day)));
      }
    }
    return runs;
  }
}
