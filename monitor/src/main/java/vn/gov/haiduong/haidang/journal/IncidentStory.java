package vn.gov.haiduong.haidang.journal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;
import vn.gov.haiduong.haidang.probe.Cause;
import vn.gov.haiduong.haidang.target.TargetId;

/**
 * An incident as its steps tell it.
 *
 * @param kind {@code outage}, {@code flapping}, {@code own_side} or a word of the incident room
 * @param targets everybody who was ever a member, in the order of ids
 * @param start true start, dated back
 * @param end true end; empty while open
 * @param confirmedAt when it was certain
 * @param severity as last judged
 * @param type as last classified
 */
public record IncidentStory(
    String id,
    String kind,
    List<TargetId> targets,
    Instant start,
    Optional<Instant> end,
    Instant confirmedAt,
    Optional<Cause> cause,
    Optional<String> severity,
    Optional<String> type,
    List<Entry.IncidentStep> steps) {

  private static final String MERGED = "merged";

  public IncidentStory {
    targets = List.copyOf(targets);
    steps = List.copyOf(steps);
  }

  /**
   * The stories that these steps tell, in the order of their first steps. What became part of
   * another incident is told there.
   */
  public static List<IncidentStory> of(List<Entry.IncidentStep> steps) {
    Map<String, List<Entry.IncidentStep>> byIncident = new LinkedHashMap<>();
    steps.forEach(
        step -> byIncident.computeIfAbsent(step.incident(), _ -> new ArrayList<>()).add(step));
    return byIncident.values().stream()
        .filter(told -> told.stream().noneMatch(step -> step.what().equals(MERGED)))
        .map(IncidentStory::story)
        .toList();
  }

  private static IncidentStory story(List<Entry.IncidentStep> steps) {
    Entry.IncidentStep first = steps.getFirst();
    TreeSet<TargetId> targets = new TreeSet<>();
    Optional<Instant> end = Optional.empty();
    for (Entry.IncidentStep step : steps) {
      targets.addAll(step.targets());
      if (step.what().equals(Entry.IncidentStep.REOPENED)) {
        end = Optional.empty();
      }
      Optional<Instant> said = step.body().text("end").map(Instant::parse);
      // A step that tells how the incident stands tells also that it has no end any more.
      boolean tellsAll = step.body().text("start").isPresent();
      end = tellsAll ? said : said.or(() -> ended(step)).or(keep(end));
    }
    return new IncidentStory(
        first.incident(),
        last(steps, "kind").orElse("outage"),
        List.copyOf(targets),
        last(steps, "start").map(Instant::parse).orElse(first.at()),
        end,
        last(steps, "confirmedAt").map(Instant::parse).orElse(first.at()),
        last(steps, "cause").flatMap(Cause::of),
        last(steps, "severity"),
        last(steps, "type"),
        steps);
  }

  private static Supplier<Optional<? extends Instant>> keep(Optional<Instant> end) {
    return () -> end;
  }

  private static Optional<Instant> ended(Entry.IncidentStep step) {
    return step.what().equals(Entry.IncidentStep.RECOVERED)
        ? Optional.of(step.at())
        : Optional.empty();
  }

  private static Optional<String> last(List<Entry.IncidentStep> steps, String name) {
    Optional<String> found = Optional.empty();
    for (Entry.IncidentStep step : steps) {
      Optional<String> here = step.body().text(name);
      found = here.isPresent() ? here : found;
    }
    return found;
  }
}
