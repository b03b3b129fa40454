package vn.gov.haiduong.haidang.incident;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import vn.gov.haiduong.haidang.plan.Escalation;

/** Steps up that are due, or will be. */
public final class Escalations {

  /** The body that hears of everything that nobody else is named for. */
  public static final String DESK = "desk";

  /**
   * A step up.
   *
   * @param key stable; in {@link Incident#fired} once done
   */
  public record Due(Escalation step, String key, Instant at) {}

  private Escalations() {}

  /** What has come due and was not done; of a step's repeats only the latest. */
  static List<Due> due(Incident incident, World world, Instant now) {
    List<Due> due = new ArrayList<>();
    for (Escalation step : world.plan().response(incident.severity()).escalations()) {
      Due latest = null;
      for (Due each : all(incident, step)) {
        if (!each.at().isAfter(now)) {
          latest = each;
        }
      }
      if (latest != null && !incident.fired().contains(latest.key())) {
        due.add(latest);
      }
    }
    return due;
  }

  /** What comes next if nothing happens. */
  public static Optional<Due> next(Incident incident, World world) {
    return upcoming(incident, world).stream().findFirst();
  }

  /** All that comes if nothing happens, in order. */
  public static List<Due> upcoming(Incident incident, World world) {
    return world.plan().response(incident.severity()).escalations().stream()
        .flatMap(step -> all(incident, step).stream())
        .filter(due -> !incident.fired().contains(due.key()))
        .sorted(Comparator.comparing(Due::at).thenComparing(Due::key))
        .toList();
  }

  private static List<Due> all(Incident incident, Escalation step) {
    boolean holds =
        switch (step.when()) {
          case UNACKNOWLEDGED -> incident.acknowledged().isEmpty();
          case UNCLASSIFIED -> incident.classification().isEmpty();
          case OPEN -> true;
        };
    if (!holds || !incident.phase().active()) {
      return List.of();
    }
    Instant from =
        step.when() == Escalation.While.OPEN ? incident.openedAt() : incident.severitySince();
    List<Due> all = new ArrayList<>();
    for (int i = 0; i <= step.repeatTimes(); i++) {
      Instant at = from.plus(step.after()).plus(step.repeatEvery().multipliedBy(i));
      all.add(new Due(step, "esc:" + step.id() + ":" + i, at));
    }
    return all;
  }
}
