package vn.gov.haiduong.haidang.report.monthly;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.gov.haiduong.haidang.report.Figure;
import vn.gov.haiduong.haidang.report.Times;
import vn.gov.haiduong.haidang.report.paper.Cell;
import vn.gov.haiduong.haidang.wording.Numbers;
import vn.gov.haiduong.haidang.wording.Spans;

/** Numbers with their units as they stand in sentences; a number and its unit never part. */
final class Phrases {

  private static final char NBSP = '\u00a0';

  /** Of a month in which nothing was known of anything: no words about what was not found. */
  static final String NOTHING_MEASURED = "Trong tháng không đo được lúc nào";

  private Phrases() {}

  static String month(YearMonth month) {
    return "tháng"
        + NBSP
        + (month.getMonthValue() < 3 ? "0" : "")
        + month.getMonthValue()
        + "/"
        + month.getYear();
  }

  static String count(long number, String unit) {
    return Numbers.whole(number) + NBSP + unit;
  }

  /** A name with its number behind it. */
  static String after(String name, long number) {
    return name + NBSP + Numbers.whole(number);
  }

  /** Words as they stand inside a sentence; what begins with capitals, such as TLS, stays. */
  static String inside(String words) {
    return words.length() > 1
            && Character.isUpperCase(words.charAt(0))
            && !Character.isUpperCase(words.charAt(1))
        ? Character.toLowerCase(words.charAt(0)) + words.substring(1)
        : words;
  }

  /** {@code 99,950 %}, or the words that stand for it. */
  static String percent(Figure figure) {
    return figure.value().isPresent() ? figure.shown() + NBSP + "%" : figure.shown();
  }

  static String minutes(long millis) {
    return new Cell.Minutes(millis).shown() + NBSP + "phút";
  }

  static String length(Duration length) {
    return Spans.words(length).replace(' ', NBSP);
  }

  static String length(Optional<Duration> length) {
    return length.map(Phrases::length).orElse(Figure.NOTHING);
  }

  /** Mean times as a sentence; what never happened is told as that. */
  static String means(
      Optional<Duration> detect, Optional<Duration> acknowledge, Optional<Duration> restore) {
    List<String> known = new ArrayList<>();
    detect.ifPresent(it -> known.add("phát hiện " + length(it)));
    acknowledge.ifPresent(it -> known.add("xác nhận đã nhận tin " + length(it)));
    restore.ifPresent(it -> known.add("khôi phục " + length(it)));
    return (known.isEmpty() ? "" : "Thời gian trung bình: " + String.join(", ", known))
        + (acknowledge.isPresent()
            ? "."
            : (known.isEmpty() ? "Chưa" : "; chưa") + " có sự cố nào được xác nhận đã nhận tin.");
  }

  /** Rise or fall in points of percent; empty where one of the two is not told. */
  static Optional<String> change(Figure now, Figure before) {
    if (now.value().isEmpty() || before.value().isEmpty()) {
      return Optional.empty();
    }
    BigDecimal by = now.value().get().subtract(before.value().get());
    return Optional.of(
        by.signum() == 0
            ? "không đổi"
            : (by.signum() > 0 ? "tăng" : "giảm")
                + NBSP
                + Figure.text(by.abs())
                + NBSP
                + "điểm"
                + NBSP
                + "phần"
                + NBSP
                + "trăm");
  }

  /** The five states of a bar in thousandths that sum to 1000; to 0 where there is no time. */
  static List<Integer> permille(Times times) {
    long[] parts = {
      times.up(), times.degraded(), times.down(), times.maintenance(), times.unknown()
    };
    Integer[] shares = {0, 0, 0, 0, 0};
    if (times.total() > 0) {
      int rest = 1000;
      int largest = 0;
      for (int i = 0; i < parts.length; i++) {
        int share = (int) (parts[i] * 1000 / times.total());
        // What is there at all stays visible.
        shares[i] = parts[i] > 0 ? Math.max(1, share) : 0;
        rest -= shares[i];
        largest = parts[i] > parts[largest] ? i : largest;
      }
      shares[largest] += rest;
    }
    return List.of(shares);
  }
}
