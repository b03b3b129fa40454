package vn.gov.haiduong.haidang.report;

import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.gov.haiduong.haidang.target.TargetId;
import vn.gov.haiduong.haidang.time.Interval;

/**
 * The twelve months before, the oldest first: what the month is compared with and added to.
 *
 * @param months only those of which anything is known
 */
public record Past(List<Month> months) {

  public static final Past NOTHING = new Past(List.of());

  public Past {
    months = List.copyOf(months);
  }

  /** An earlier month in short. */
  public record Month(
      YearMonth month,
      GroupFigures all,
      List<GroupFigures> byKind,
      Map<TargetId, Times> times,
      Deeds deeds) {

    public Month {
      byKind = List.copyOf(byKind);
      times = Map.copyOf(times);
    }

    public static Month of(MonthFigures figures) {
      Map<TargetId, Times> times = new HashMap<>();
      figures.targets().forEach(target -> times.put(target.member().id(), target.times()));
      return new Month(figures.month(), figures.all(), figures.byKind(), times, figures.deeds());
    }

    /** The group of the kind, as it was. */
    public Optional<GroupFigures> kind(String key) {
      return byKind.stream().filter(group -> group.key().equals(key)).findFirst();
    }
  }

  public Optional<Month> of(YearMonth month) {
    return months.stream().filter(earlier -> earlier.month().equals(month)).findFirst();
  }

  /** The earlier months of the same year and, where {@code quarter}, of the same quarter. */
  private List<Month> sameYear(YearMonth month, boolean quarter) {
    return months.stream()
        .filter(earlier -> earlier.month().getYear() == month.getYear())
        .filter(
            earlier ->
                !quarter
                    || (earlier.month().getMonthValue() - 1) / 3 == (month.getMonthValue() - 1) / 3)
        .toList();
  }

  /** A kind's time of the quarter or the year up to and with the month. */
  public Times toDate(MonthFigures now, String kind, boolean quarter) {
    Times sum =
        now.byKind().stream()
            .filter(group -> group.key().equals(kind))
            .findFirst()
            .map(GroupFigures::times)
            .orElse(Times.NONE);
    for (Month earlier : sameYear(now.month(), quarter)) {
      sum = sum.plus(earlier.kind(kind).map(GroupFigures::times).orElse(Times.NONE));
    }
    return sum;
  }

  /** A target's time of the year up to and with the month. */
  public Times yearToDate(MonthFigures now, TargetFigures target) {
    Times sum = target.times();
    for (Month earlier : sameYear(now.month(), false)) {
      sum = sum.plus(earlier.times().getOrDefault(target.member().id(), Times.NONE));
    }
    return sum;
  }

  /**
   * How long a year's interruptions may be, maintenance included: 1 % of the year (Thông tư
   * 12/2025/TT-BKHCN; for ordinary sites a reference, not a duty).
   */
  public static Duration yearlyBudget(int year) {
    Interval whole = Period.between(LocalDate.of(year, 1, 1), LocalDate.of(year + 1, 1, 1));
    return whole.length().dividedBy(100);
  }
}
