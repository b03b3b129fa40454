package vn.gov.haiduong.haidang.report;

import java.time.YearMonth;
import java.util.Optional;

/** Everything that the papers of a month are made from. */
public record MonthReport(
    MonthFigures figures,
    Past past,
    Roll roll,
    Happenings happenings,
    Edition edition,
    Digest digest,
    Aside aside) {

  /** The same with marks of what the ledger says. */
  public MonthReport marked(Digest marks) {
    return new MonthReport(figures, past, roll, happenings, edition, marks, aside);
  }

  /** The same with what stands beside the ledger; voices are of the ledger and stay. */
  public MonthReport beside(Aside more) {
    return new MonthReport(
        figures, past, roll, happenings, edition, digest, more.hearing(aside.voices()));
  }

  public YearMonth month() {
    return figures.month();
  }

  public Optional<Past.Month> monthBefore() {
    return past.of(month().minusMonths(1));
  }

  public Optional<Past.Month> sameMonthLastYear() {
    return past.of(month().minusYears(1));
  }
}
