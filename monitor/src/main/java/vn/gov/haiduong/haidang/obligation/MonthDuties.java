package vn.gov.haiduong.haidang.obligation;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import vn.gov.haiduong.haidang.linkage.Direction;
import vn.gov.haiduong.haidang.linkage.Linking;
import vn.gov.haiduong.haidang.target.Goal;
import vn.gov.haiduong.haidang.target.ProcessingRate;
import vn.gov.haiduong.haidang.target.UnitCode;

/**
 * The month's facts about linkage, services, goals and scorecard for the report. A figure of a
 * month is that of its last day that was kept; {@link #asOf} says which.
 *
 * @param days on which something was kept
 * @param goals each with its figure at the first and the last kept day
 * @param links at the last kept day, by direction and result
 * @param wrongLinks missing, wrong and broken links at the last kept day
 * @param services at the last kept day; a proxy for the goal of 80 %: a path of pages that works
 * @param processing supplied by file for this month: the true share of dossiers online
 * @param units obliged units with their scores, the best first, those without a score last
 * @param checks of certificates, names and addresses of obliged units at the last kept day
 */
public record MonthDuties(
    YearMonth month,
    int days,
    Optional<LocalDate> asOf,
    List<OfGoal> goals,
    Map<Direction, Map<Linking, Integer>> links,
    List<DutyDay.OfLink> wrongLinks,
    Map<Result, Integer> services,
    List<ProcessingRate> processing,
    List<DutyDay.OfUnit> units,
    List<DutyDay.OfCheck> checks,
    String formula) {

  public MonthDuties {
    goals = List.copyOf(goals);
    links = Map.copyOf(links);
    wrongLinks = List.copyOf(wrongLinks);
    services = Map.copyOf(services);
    processing = List.copyOf(processing);
    units = List.copyOf(units);
    checks = List.copyOf(checks);
  }

  /**
   * A goal in the month.
   *
   * @param first figure of the first kept day; empty where the goal was not counted then
   * @param last figure of the last kept day; empty where nothing was kept
   * @param percent that must be reached
   * @param missing those that did not meet it at the last kept day
   */
  public record OfGoal(
      Goal goal,
      OptionalDouble first,
      Optional<DutyDay.OfGoal> last,
      double percent,
      List<DutyDay.OfRow> missing) {
    public OfGoal {
      missing = List.copyOf(missing);
    }
  }

  /**
   * Puts the month together.
   *
   * @param kept days of any months, in any order
   * @param registry goals, scorecard and processing rates as registered now
   */
  public static MonthDuties of(YearMonth month, List<DutyDay> kept, Registry registry) {
    List<DutyDay> days =
        kept.stream()
            .filter(day -> YearMonth.from(day.day()).equals(month))
            .sorted(Comparator.comparing(DutyDay::day))
            .toList();
    Optional<DutyDay> last = days.isEmpty() ? Optional.empty() : Optional.of(days.getLast());
    Optional<DutyDay.Lists> lists = last.flatMap(DutyDay::lists);
    List<OfGoal> goals = new ArrayList<>();
    for (Goal goal : registry.goals()) {
      goal.demand()
          .ifPresent(
              demand ->
                  goals.add(
                      new OfGoal(
                          goal,
                          days.isEmpty()
                              ? OptionalDouble.empty()
                              : figure(days.getFirst(), goal)
                                  .map(DutyDay.OfGoal::ratio)
                                  .orElse(OptionalDouble.empty()),
                          last.flatMap(day -> figure(day, goal)),
                          demand.percent(),
                          lists.map(DutyDay.Lists::rows).orElse(List.of()).stream()
                              .filter(row -> row.goal().equals(goal.id()))
                              .toList())));
    }
    return new MonthDuties(
        month,
        days.size(),
        last.map(DutyDay::day),
        goals,
        last.map(DutyDay::links).orElse(Map.of()),
        lists.map(DutyDay.Lists::links).orElse(List.of()),
        last.map(DutyDay::services).orElse(Map.of()),
        registry.duties().processing().stream().filter(rate -> rate.month().equals(month)).toList(),
        lists.map(DutyDay.Lists::units).orElse(List.of()).stream()
            .filter(DutyDay.OfUnit::obliged)
            .sorted(
                Comparator.comparingDouble((DutyDay.OfUnit unit) -> -unit.score().orElse(-1))
                    .thenComparing(DutyDay.OfUnit::unit))
            .toList(),
        lists.map(DutyDay.Lists::checks).orElse(List.of()),
        registry.duties().scorecard().formula());
  }

  private static Optional<DutyDay.OfGoal> figure(DutyDay day, Goal goal) {
    return day.goals().stream().filter(of -> of.id().equals(goal.id())).findFirst();
  }

  /** Links by result over both directions. */
  public Map<Linking, Integer> allLinks() {
    Map<Linking, Integer> all = new EnumMap<>(Linking.class);
    links.values().forEach(of -> of.forEach((result, n) -> all.merge(result, n, Integer::sum)));
    return all;
  }

  /** Units of the list, found by code. */
  public Optional<DutyDay.OfUnit> unit(UnitCode code) {
    return units.stream().filter(unit -> unit.unit().equals(code)).findFirst();
  }
}
