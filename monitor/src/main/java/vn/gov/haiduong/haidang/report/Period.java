package vn.gov.haiduong.haidang.report;

import java.time.LocalDate;
import java.time.YearMonth;
import vn.gov.haiduong.haidang.time.Interval;
import vn.gov.haiduong.haidang.time.Province;

/** Local months, quarters and years as instants, Asia/Ho_Chi_Minh. */
public final class Period {

  private Period() {}

  /** From the first instant of the month to the first of the next. */
  public static Interval month(YearMonth month) {
    return between(month.atDay(1), month.plusMonths(1).atDay(1));
  }

  /** The quarter of the month, up to the end of that month. */
  public static Interval quarterToDate(YearMonth month) {
    int first = (month.getMonthValue() - 1) / 3 * 3 + 1;
    return between(LocalDate.of(month.getYear(), first, 1), month.plusMonths(1).atDay(1));
  }

  public static Interval yearToDate(YearMonth month) {
    return between(LocalDate.of(month.getYear(), 1, 1), month.plusMonths(1).atDay(1));
  }

  public static Interval year(int year) {
    return between(LocalDate.of(year, 1, 1), LocalDate.of(year + 1, 1, 1));
  }

  public static Interval day(LocalDate day) {
    return between(day, day.plusDays(1));
  }

  /** From the first instant of one day to the first of another. */
  public static Interval between(LocalDate from, LocalDate to) {
    return new Interval(
        from.atStartOfDay(Province.ZONE).toInstant(), to.atStartOfDay(Province.ZONE).toInstant());
  }

  /** What lies in both; of no length where nothing does. */
  public static Interval common(Interval one, Interval other) {
    var from = one.from().isAfter(other.from()) ? one.from() : other.from();
    var to = one.to().isBefore(other.to()) ? one.to() : other.to();
    return new Interval(from, to.isBefore(from) ? from : to);
  }
}
