package vn.gov.haiduong.haidang.report;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import vn.gov.haiduong.haidang.time.Interval;

/**
 * All figures of a time, usually a month.
 *
 * @param asked the time, for a running month cut at the moment at which the draft was made
 * @param cut that moment; empty where the whole month is reported
 * @param targets of which some part lies in the time, in the order of their ids
 */
public record MonthFigures(
    YearMonth month,
    Interval asked,
    Optional<Instant> cut,
    List<TargetFigures> targets,
    GroupFigures all,
    List<GroupFigures> byKind,
    List<GroupFigures> byUnitKind,
    List<GroupFigures> byUnit,
    List<GroupFigures> byDistrict,
    Deeds deeds) {

  public MonthFigures {
    targets = List.copyOf(targets);
    byKind = List.copyOf(byKind);
    byUnitKind = List.copyOf(byUnitKind);
    byUnit = List.copyOf(byUnit);
    byDistrict = List.copyOf(byDistrict);
  }

  /**
   * Counts a month.
   *
   * @param now cuts a running month; empty where the recording has no running month
   */
  public static MonthFigures month(
      Recorded recorded, Roll roll, YearMonth month, Optional<Instant> now) {
    return count(recorded, roll, month, Period.month(month), now);
  }

  /** Counts any time that ends with {@code month}, such as the year to date. */
  public static MonthFigures count(
      Recorded recorded, Roll roll, YearMonth month, Interval whole, Optional<Instant> now) {
    Optional<Instant> cut = now.filter(whole.to()::isAfter);
    Instant to =
        cut.filter(whole.from()::isBefore).orElse(cut.isPresent() ? whole.from() : whole.to());
    Interval asked = new Interval(whole.from(), to);
    List<TargetFigures> targets =
        roll.members().stream()
            .map(member -> TargetFigures.count(recorded, member, asked))
            .filter(target -> !target.part().length().isZero())
            .toList();
    Groups groups = new Groups(roll, targets, asked);
    return new MonthFigures(
        month,
        asked,
        cut,
        targets,
        groups.all(),
        groups.byKind(),
        groups.byUnitKind(),
        groups.byUnit(),
        groups.byDistrict(),
        Deeds.of(targets));
  }
}
