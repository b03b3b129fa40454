package vn.gov.haiduong.haidang.plan;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The plan in force. Immutable; references between its parts were checked when it was read.
 *
 * @param decision number and date of the approving document; empty while there is none
 * @param gather how long a new incident waits for others that fail for the same reason
 * @param settle how long no member must join before one update is sent
 * @param keepYears how long evidence is kept
 * @param consultation how agencies are asked about a month's report
 */
public record Plan(
    String id,
    String title,
    String decision,
    Profile profile,
    Duration gather,
    Duration settle,
    int keepYears,
    Map<String, Body> bodies,
    Map<Severity, Level> levels,
    List<SeverityRule> severityRules,
    Map<String, IncidentType> types,
    String defaultType,
    List<TypeRule> typeRules,
    Map<Severity, Response> responses,
    List<PlanStep> steps,
    List<ClockRule> clocks,
    Map<String, Template> templates,
    Consultation consultation,
    String legalBasis) {

  public Plan {
    bodies = Map.copyOf(bodies);
    levels = Map.copyOf(levels);
    severityRules = List.copyOf(severityRules);
    types = Map.copyOf(types);
    typeRules = List.copyOf(typeRules);
    responses = Map.copyOf(responses);
    steps = List.copyOf(steps);
    clocks = List.copyOf(clocks);
    templates = Map.copyOf(templates);
    for (Severity severity : Severity.values()) {
      if (!responses.containsKey(severity) || !levels.containsKey(severity)) {
        throw new IllegalArgumentException("plan: expected a level and a response for " + severity);
      }
    }
    if (!types.containsKey(defaultType)) {
      throw new IllegalArgumentException("plan: default type: got " + defaultType);
    }
  }

  public Response response(Severity severity) {
    return of(responses.get(severity));
  }

  public Level level(Severity severity) {
    return of(levels.get(severity));
  }

  public Optional<Body> body(String bodyId) {
    return Optional.ofNullable(bodies.get(bodyId));
  }

  /** What the plan calls a body; the id itself where the plan knows none. */
  public String nameOf(String bodyId) {
    return body(bodyId).map(Body::name).orElse(bodyId);
  }

  public Optional<IncidentType> type(String typeId) {
    return Optional.ofNullable(types.get(typeId));
  }

  public Optional<Template> template(String templateId) {
    return Optional.ofNullable(templates.get(templateId));
  }

  /** Rules whose condition holds, gravest severity first. */
  public List<SeverityRule> severitiesFor(Facts facts) {
    return severityRules.stream()
        .filter(rule -> rule.when().holds(facts))
        .sorted((a, b) -> a.severity().compareTo(b.severity()))
        .toList();
  }

  /** The first rule whose condition holds; without one the default type is proposed. */
  public Optional<TypeRule> typeFor(Facts facts) {
    return typeRules.stream().filter(rule -> rule.when().holds(facts)).findFirst();
  }

  /** Clocks of the profile in force. */
  public List<ClockRule> clocksInForce() {
    return clocks.stream()
        .filter(clock -> clock.profiles().stream().anyMatch(profile::runs))
        .toList();
  }

  private static <T> T of(@Nullable T value) {
    if (value == null) {
      throw new IllegalStateException("checked in the constructor");
    }
    return value;
  }
}
