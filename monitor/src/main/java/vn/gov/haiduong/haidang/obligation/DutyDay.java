package vn.gov.haiduong.haidang.obligation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import vn.gov.haiduong.haidang.linkage.Direction;
import vn.gov.haiduong.haidang.linkage.Linking;
import vn.gov.haiduong.haidang.target.UnitCode;

/**
 * How duties stood at the end of a day, as it is kept: figures for every day, the lists behind them
 * for the last day of a month that was seen.
 *
 * @param services public services by how their path of pages stands
 */
public record DutyDay(
    LocalDate day,
    List<OfGoal> goals,
    Map<Direction, Map<Linking, Integer>> links,
    Map<Result, Integer> services,
    Optional<Lists> lists) {

  public DutyDay {
    goals = List.copyOf(goals);
    links = Map.copyOf(links);
    services = Map.copyOf(services);
  }

  /** A goal's figure of that day. */
  public record OfGoal(String id, Map<Result, Integer> counts) {
    public OfGoal {
      counts = Map.copyOf(counts);
    }

    public int count(Result result) {
      return counts.getOrDefault(result, 0);
    }

    /** Everything that was counted. */
    public int all() {
      return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Share that is met, 0 to 1; empty where nothing was counted. */
    public OptionalDouble ratio() {
      return all() == 0
          ? OptionalDouble.empty()
          : OptionalDouble.of((double) count(Result.MET) / all());
    }
  }

  /** The lists behind the figures. */
  public record Lists(
      List<OfUnit> units, List<OfLink> links, List<OfRow> rows, List<OfCheck> checks) {
    public Lists {
      units = List.copyOf(units);
      links = List.copyOf(links);
      rows = List.copyOf(rows);
      checks = List.copyOf(checks);
    }
  }

  /** One unit: whether its site answers and is joined with the portal, and its score. */
  public record OfUnit(
      UnitCode unit,
      String name,
      boolean obliged,
      Result linked,
      OptionalDouble score,
      String band,
      double measuredShare) {}

  /** A link that was not right. */
  public record OfLink(UnitCode unit, Direction direction, Linking result, String said) {}

  /** A technical check of an obliged unit's site: certificate, domain, IPv6 and their like. */
  public record OfCheck(UnitCode unit, CheckCode code, Result result, String said) {}

  /** One of those that a goal counts and that did not meet it. */
  public record OfRow(String goal, String name, Result result, String said) {}

  /** The day as it stands now. */
  public static DutyDay of(Standing standing, LocalDate day) {
    List<OfGoal> goals = new ArrayList<>();
    List<OfRow> rows = new ArrayList<>();
    for (Standing.OfGoal goal : standing.goals()) {
      Map<Result, Integer> counts = new EnumMap<>(Result.class);
      for (Standing.Row row : goal.rows()) {
        counts.merge(row.result(), 1, Integer::sum);
        if (row.result() != Result.MET) {
          rows.add(new OfRow(goal.goal().id(), row.name(), row.result(), row.said()));
        }
      }
      goals.add(new OfGoal(goal.goal().id(), counts));
    }
    Map<Direction, Map<Linking, Integer>> links = new EnumMap<>(Direction.class);
    List<OfLink> wrong = new ArrayList<>();
    for (Standing.OfLink link : standing.links()) {
      links
          .computeIfAbsent(link.direction(), _ -> new EnumMap<>(Linking.class))
          .merge(link.result(), 1, Integer::sum);
      switch (link.result()) {
        case MISSING, WRONG, BROKEN ->
            wrong.add(new OfLink(link.unit(), link.direction(), link.result(), link.said()));
        case OK, UNKNOWN, NOT_EXPECTED -> {
          // Told by the figures.
        }
      }
    }
    Map<Result, Integer> services = new EnumMap<>(Result.class);
    standing.services().forEach(service -> services.merge(service.result(), 1, Integer::sum));
    List<OfUnit> units =
        standing.units().stream()
            .map(
                of ->
                    new OfUnit(
                        of.unit().code(),
                        of.unit().name(),
                        of.unit().obliged(),
                        of.linked(),
                        of.score().value(),
                        of.score().band(),
                        of.score().measuredShare()))
            .toList();
    return new DutyDay(
        day, goals, links, services, Optional.of(new Lists(units, wrong, rows, checks(standing))));
  }

  private static List<OfCheck> checks(Standing standing) {
    return standing.units().stream()
        .filter(of -> of.unit().obliged())
        .flatMap(
            of ->
                of.checks().stream()
                    .filter(check -> CheckCode.TECHNICAL.contains(check.check().code()))
                    .map(
                        check ->
                            new OfCheck(
                                of.unit().code(),
                                check.check().code(),
                                check.result(),
                                check.said())))
        .toList();
  }

  /** The figures alone. */
  public DutyDay slim() {
    return new DutyDay(day, goals, links, services, Optional.empty());
  }
}
