package vn.gov.haiduong.haidang.report;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import vn.gov.haiduong.haidang.time.Interval;

/**
 * A year or a half of one, of which a summary is made.
 *
 * @param half 1 or 2; empty for the whole year
 */
public record Term(int year, Optional<Integer> half) {

  public Term {
    if (year < 1900 || year > 9998 || half.filter(it -> it != 1 && it != 2).isPresent()) {
      throw new IllegalArgumentException("term: expected a year and half 1 or 2");
    }
  }

  /** {@code 2026} or {@code 2026-1}; empty for anything else. */
  public static Optional<Term> parse(String text) {
    if (!text.matches("(19|[2-8][0-9])[0-9]{2}(-[12])?")) {
      return Optional.empty();
    }
    return Optional.of(
        new Term(
            Integer.parseInt(text.substring(0, 4)),
            text.length() == 4 ? Optional.empty() : Optional.of(text.charAt(5) - '0')));
  }

  private YearMonth first() {
    return YearMonth.of(year, half.filter(it -> it == 2).isPresent() ? 7 : 1);
  }

  private YearMonth last() {
    return YearMonth.of(year, half.filter(it -> it == 1).isPresent() ? 6 : 12);
  }

  public List<YearMonth> months() {
    return Stream.iterate(first(), it -> !it.isAfter(last()), it -> it.plusMonths(1)).toList();
  }

  public Interval whole() {
    return Period.between(first().atDay(1), last().plusMonths(1).atDay(1));
  }

  /** As papers call it. */
  public String words() {
    return half.map(it -> it == 1 ? "6 tháng đầu năm\u00a0" : "6 tháng cuối năm\u00a0")
            .orElse("năm\u00a0")
        + year;
  }

  /** For file names and ids. */
  public String name() {
    return year + half.map(it -> "-nua-" + it).orElse("");
  }
}
