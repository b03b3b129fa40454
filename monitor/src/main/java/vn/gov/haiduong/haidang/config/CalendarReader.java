package vn.gov.haiduong.haidang.config;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.gov.haiduong.haidang.time.VietnameseHolidays;
import vn.gov.haiduong.haidang.time.WorkingCalendar;

/**
 * {@code calendar.yml}: each year as announced; a year that is not there as the law proposes it.
 */
final class CalendarReader {

  private CalendarReader() {}

  static WorkingCalendar read(YamlNode node, LocalDate today, List<String> notices) {
    Fields f = Fields.of(node, "weekend", "opens", "closes", "legal_basis", "years");
    String ignored = f.need("legal_basis", "căn cứ pháp lý");
    Set<DayOfWeek> weekend =
        f.several(
            "weekend",
            label ->
                Arrays.stream(DayOfWeek.values())
                    .filter(day -> day.name().toLowerCase(Locale.ROOT).equals(label))
                    .findFirst(),
            Arrays.stream(DayOfWeek.values()).map(day -> day.name().toLowerCase(Locale.ROOT)));
    if (weekend.size() > 6) {
      f.place("weekend").wrong("ít nhất một ngày làm việc mỗi tuần", "" + weekend.size(), "");
      weekend = Set.of();
    }
    Map<LocalDate, String> holidays = new LinkedHashMap<>();
    Set<LocalDate> instead = new HashSet<>();
    Set<Integer> years = new HashSet<>();
    for (YamlNode item : f.list("years")) {
      year(item, holidays, instead, years);
    }
    for (int year = today.getYear(); year <= today.getYear() + 1; year++) {
      if (!years.contains(year)) {
        VietnameseHolidays.proposed(year).forEach(holidays::putIfAbsent);
        notices.add("calendar.yml chưa có năm " + year + ": đang dùng ngày nghỉ đề xuất");
      }
    }
    LocalTime opens = f.time("opens", WorkingCalendar.PLAIN.opens());
    LocalTime closes = f.time("closes", WorkingCalendar.PLAIN.closes());
    if (!opens.isBefore(closes)) {
      f.place("closes").wrong("giờ tan sau giờ làm", closes.toString(), "");
      return WorkingCalendar.PLAIN;
    }
    return new WorkingCalendar(weekend, holidays, instead, opens, closes);
  }

  private static void year(
      YamlNode item, Map<LocalDate, String> holidays, Set<LocalDate> instead, Set<Integer> years) {
    Fields y = Fields.of(item, "year", "source", "holidays", "works_instead");
    int year = y.number("year", 2000, 2100, 0);
    String ignored = y.need("source", "văn bản công bố");
    if (!years.add(year)) {
      y.place("year").wrong("mỗi năm một lần", "" + year, "");
    }
    for (YamlNode holiday : y.list("holidays")) {
      Fields h = Fields.of(holiday, "day", "name");
      in(year, h, "day").ifPresent(day -> holidays.put(day, h.need("name", "tên ngày nghỉ")));
    }
    for (YamlNode work : y.list("works_instead")) {
      Fields h = Fields.of(work, "day", "name");
      in(year, h, "day").ifPresent(instead::add);
    }
  }

  private static Optional<LocalDate> in(int year, Fields f, String key) {
    LocalDate day = f.day(key);
    if (day.getYear() != year && !day.equals(LocalDate.EPOCH)) {
      f.place(key).wrong("một ngày của năm " + year, day.toString(), "");
      return Optional.empty();
    }
    return Optional.of(day);
  }
}
