package vn.gov.haiduong.haidang.wording;

import java.time.Duration;

/** Stretches of time in words. */
public final class Spans {

  private Spans() {}

  /**
   * The two largest units that say something: "2 ngày 4 giờ", "3 giờ 12 phút", "1 phút 5 giây", "40
   * giây"; below a second "dưới 1 giây". Cut, not rounded: nobody is told of time not yet passed.
   */
  public static String words(Duration span) {
    Duration length = span.abs();
    long days = length.toDays();
    if (days > 0) {
      return two(days, "ngày", length.toHoursPart(), "giờ");
    }
    if (length.toHours() > 0) {
      return two(length.toHours(), "giờ", length.toMinutesPart(), "phút");
    }
    if (length.toMinutes() > 0) {
      return two(length.toMinutes(), "phút", length.toSecondsPart(), "giây");
    }
    return length.toSeconds() > 0 ? length.toSeconds() + " giây" : "dưới 1 giây";
  }

  private static String two(long large, String largeUnit, long small, String smallUnit) {
    String first = large + " " + largeUnit;
    return small == 0 ? first : first + " " + small + " " + smallUnit;
  }

  /** A measured time with the precision that it deserves: "0,4 ms", "153 ms", "2,31 giây". */
  public static String measured(long nanos) {
    if (nanos < 10_000_000) {
      return Numbers.decimal(nanos / 1e6, 1) + " ms";
    }
    if (nanos < 1_000_000_000) {
      return Numbers.decimal(nanos / 1e6, 0) + " ms";
    }
    return Numbers.decimal(nanos / 1e9, 2) + " giây";
  }

  /** A time limit as set by a person: "10 giây", "1,5 giây", "500 ms", "2 phút". */
  public static String limit(Duration limit) {
    long millis = limit.toMillis();
    if (millis < 1000) {
      return millis + " ms";
    }
    if (millis % 60_000 == 0) {
      return millis / 60_000 + " phút";
    }
    return millis % 1000 == 0
        ? millis / 1000 + " giây"
        : Numbers.decimal(millis / 1000.0, 1) + " giây";
  }
}
