package vn.gov.haiduong.haidang.metrics;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import vn.gov.haiduong.haidang.linkage.Linking;
import vn.gov.haiduong.haidang.obligation.Result;
import vn.gov.haiduong.haidang.obligation.Standing;
import vn.gov.haiduong.haidang.target.Goal;

/** Linkage by agency, services by agency and level, goals, units by state of their duty. */
final class DutyFamilies {

  private DutyFamilies() {}

  static void write(Samples samples, Standing standing) {
    links(samples, standing);
    services(samples, standing);
    objectives(samples, standing);
    samples.family(Names.GOAL_RATIO);
    for (Standing.OfGoal goal : standing.goals()) {
      goal.ratio()
          .ifPresent(ratio -> samples.sample(Samples.label("goal", goal.goal().id())).real(ratio));
    }
    samples.family(Names.GOAL_UNITS);
    for (Standing.OfGoal goal : standing.goals()) {
      for (Result result : Result.values()) {
        samples
            .sample(Samples.labels("goal", goal.goal().id(), "result", result.label()))
            .whole(goal.count(result));
      }
    }
    Map<String, Map<Result, Integer>> byKind = new TreeMap<>();
    for (Standing.OfUnit unit : standing.units()) {
      if (unit.unit().obliged()) {
        byKind
            .computeIfAbsent(unit.unit().kind().label(), _ -> new EnumMap<>(Result.class))
            .merge(unit.linked(), 1, Integer::sum);
      }
    }
    samples.family(Names.UNITS_LINKED);
    byKind.forEach(
        (kind, counts) -> {
          for (Result result : Result.values()) {
            samples
                .sample(Samples.labels("unit_kind", kind, "result", result.label()))
                .whole(counts.getOrDefault(result, 0));
          }
        });
    samples.family(Names.MEETING_POINTS);
    samples
        .sample(Samples.label("result", "ready"))
        .whole(standing.meetings().stream().mapToInt(Standing.OfMeeting::ready).sum());
    samples
        .sample(Samples.label("result", "not_ready"))
        .whole(standing.meetings().stream().mapToInt(m -> m.notReady().size()).sum());
  }

  /** Where several goals are of one group the strictest is what alerts go by. */
  private static void objectives(Samples samples, Standing standing) {
    Map<String, Double> strictest = new TreeMap<>();
    for (Goal goal : standing.objectives()) {
      if (goal.tier().isPresent() && goal.availabilityPercent().isPresent()) {
        strictest.merge(goal.tier().get(), goal.availabilityPercent().get(), Math::max);
      }
    }
    samples.family(Names.SLO_OBJECTIVE);
    strictest.forEach(
        (tier, percent) -> samples.sample(Samples.label("tier", tier)).real(percent / 100));
  }

  private static void links(Samples samples, Standing standing) {
    Map<String, Map<Linking, Integer>> byAgency = new TreeMap<>();
    for (Standing.OfLink link : standing.links()) {
      if (link.id().isEmpty()) {
        continue; // Not expected, or not measured yet: told by the units.
      }
      byAgency
          .computeIfAbsent(link.unit().value(), _ -> new EnumMap<>(Linking.class))
          .merge(link.result(), 1, Integer::sum);
    }
    samples.family(Names.LINKS_EXPECTED);
    byAgency.forEach(
        (agency, counts) ->
            samples
                .sample(Samples.label("agency", agency))
                .whole(counts.values().stream().mapToInt(Integer::intValue).sum()));
    samples.family(Names.LINKS);
    byAgency.forEach(
        (agency, counts) -> {
          for (Linking linking : Linking.values()) {
            // Two links a unit: a series for each that is none would be four of five series.
            int count = counts.getOrDefault(linking, 0);
            if (count > 0 || linking == Linking.OK) {
              samples
                  .sample(Samples.labels("agency", agency, "result", linking.label()))
                  .whole(count);
            }
          }
        });
    samples.family(Names.LINKS_UNREGISTERED);
    samples.sample().whole(standing.strangers().size());
  }

  private static void services(Samples samples, Standing standing) {
    record Key(String agency, int level) {}
    Map<Key, Map<Result, Integer>> counted =
        new TreeMap<>(Comparator.comparing(Key::agency).thenComparingInt(Key::level));
    for (Standing.OfService service : standing.services()) {
      counted
          .computeIfAbsent(
              new Key(service.unit().value(), service.level()), _ -> new EnumMap<>(Result.class))
          .merge(service.result(), 1, Integer::sum);
    }
    samples.family(Names.SERVICES_CATALOGUED);
    counted.forEach(
        (key, counts) ->
            samples
                .sample(Samples.labels("agency", key.agency(), "level", "" + key.level()))
                .whole(counts.values().stream().mapToInt(Integer::intValue).sum()));
    samples.family(Names.SERVICES);
    counted.forEach(
        (key, counts) -> {
          Map.of("ok", Result.MET, "broken", Result.NOT_MET, "unconfirmed", Result.UNCONFIRMED)
              .forEach(
                  (word, result) ->
                      samples
                          .sample(
                              Samples.labels(
                                  "agency",
                                  key.agency(),
                                  "level",
                                  "" + key.level(),
                                  "result",
                                  word))
                          .whole(counts.getOrDefault(result, 0)));
        });
  }
}
