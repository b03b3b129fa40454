package vn.gov.haiduong.haidang.report;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import vn.gov.haiduong.haidang.time.Interval;

/**
 * A year or a half of one, of which a summary is made.
 *
 * @param half 1 or 2; empty for the whole year
 * @param basis the rule that asks for the summary and says which time it tells of
 */
public record Term(int year, Optional<Integer> half, Basis basis) {

  /** Who asks for a summary. */
  public enum Basis {
    /** The calendar year or a half of it, after form 05. */
    TT20("tt20", "Thông tư 20/2017/TT-BTTTT Điều 6 khoản 1c"),
    /** From 15/12 of the year before to the end of 14/12. */
    ND331("nd331", "Nghị định 331/2026/NĐ-CP Điều 35 khoản 4");

    private final String label;
    private final String law;

    Basis(String label, String law) {
      this.label = label;
      this.law = law;
    }

    public String label() {
      return label;
    }

    public String law() {
      return law;
    }

    public static Optional<Basis> of(String label) {
      return Stream.of(values()).filter(it -> it.label.equals(label)).findFirst();
    }
  }

  /** After form 05. */
  public Term(int year, Optional<Integer> half) {
    this(year, half, Basis.TT20);
  }

  public Term {
    if (year < 1900 || year > 9998 || half.filter(it -> it != 1 && it != 2).isPresent()) {
      throw new IllegalArgumentException("term: expected a year and half 1 or 2");
    }
    if (basis == Basis.ND331 && half.isPresent()) {
      throw new IllegalArgumentException("term: expected a whole year under " + basis.label());
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
    if (basis == Basis.ND331) {
      return YearMonth.of(year - 1, 12);
    }
    return YearMonth.of(year, half.filter(it -> it == 2).isPresent() ? 7 : 1);
  }

  private YearMonth last() {
    return YearMonth.of(year, half.filter(it -> it == 1).isPresent() ? 6 : 12);
  }

  public List<YearMonth> months() {
    return Stream.iterate(first(), it -> !it.isAfter(last()), it -> it.plusMonths(1)).toList();
  }

  /** The part of the month that lies in the term. */
  public Interval part(YearMonth month) {
    return Period.common(Period.month(month), whole());
  }

  public Interval whole() {
    if (basis == Basis.ND331) {
      return Period.between(LocalDate.of(year - 1, 12, 15), LocalDate.of(year, 12, 15));
    }
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
    if (basis == Basis.ND331) {
      return year + "-" + basis.label();
    }
    return year + half.map(it -> "-nua-" + it).orElse("");
  }
}
