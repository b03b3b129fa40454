package vn.gov.haiduong.haidang.report;

import java.util.List;

/**
 * Everything that the summary of a term is made from.
 *
 * @param figures of the whole term, cut where it still runs
 * @param months those of its months of which anything is known, the first first
 */
public record TermReport(
    Term term, MonthFigures figures, List<Past.Month> months, Happenings happenings) {

  public TermReport {
    months = List.copyOf(months);
  }
}
