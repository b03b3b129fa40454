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

  private static final String CALLED = "called:";
  private static final String STEP = "esc:";

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

  /**
   * Whom a person reaches who asks for the next step up: the first level that waits for time and
   * was not used, else the highest again. Somebody beside the desk always hears. Empty where the
   * plan knows nobody above.
   */
  static Optional<Due> called(Incident incident, World world, Instant now) {
    List<Escalation> levels =
        world.plan().response(incident.severity()).escalations().stream()
            .filter(step -> !world.inside(step.to()).isEmpty())
            .sorted(Comparator.comparing(Escalation::after))
            .toList();
    List<Escalation> above =
        levels.stream().filter(step -> !List.of(DESK).equals(world.inside(step.to()))).toList();
    Optional<Escalation> highest =
        above.stream()
            .filter(step -> step.when() != Escalation.While.UNCLASSIFIED)
            .reduce((_, later) -> later)
            .or(() -> above.stream().reduce((_, later) -> later));
    if (highest.isEmpty()) {
      return Optional.empty();
    }
    for (Escalation step : levels) {
      // A call to classify is no level; what waits for recovery may be asked for afterwards too.
      boolean waits =
          step.when() == Escalation.While.OPEN
              || (step.when() == Escalation.While.UNACKNOWLEDGED
                  && incident.acknowledged().isEmpty());
      if (waits && !used(incident, step)) {
        Escalation told = above.contains(step) ? step : step.alsoTo(highest.get().to());
        return Optional.of(new Due(told, key(incident, step, 0), now));
      }
    }
    return Optional.of(new Due(highest.get().again(), CALLED + now.toEpochMilli(), now));
  }

  /** Whether the step has come, or a person asked for it. */
  static boolean used(Incident incident, Escalation step) {
    return incident.fired().stream()
        .anyMatch(key -> stepOf(key).filter(step.id()::equals).isPresent());
  }

  /** The id of the step that a key of {@link Incident#fired} says was used; empty for others. */
  static Optional<String> stepOf(String key) {
    return key.startsWith(STEP)
        ? Optional.of(key.substring(STEP.length(), key.lastIndexOf(':')))
        : Optional.empty();
  }

  /** Whether a key of {@link Incident#fired} is that of a step up. */
  static boolean isOne(String key) {
    return key.startsWith(STEP) || key.startsWith(CALLED);
  }

  /** After a reopening the steps come anew. */
  private static String key(Incident incident, Escalation step, int time) {
    String round = incident.reopenedAt().map(at -> "@" + at.toEpochMilli()).orElse("");
    return STEP + step.id() + ":" + time + round;
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
          case UNACKNOWLEDGED -> incident.acknowledged().isEmpty() && incident.phase().active();
          case UNCLASSIFIED -> incident.unclassified();
          case OPEN -> incident.phase().active();
        };
    if (!holds) {
      return List.of();
    }
    Instant from =
        step.when() == Escalation.While.OPEN
            ? incident.reopenedAt().orElse(incident.openedAt())
            : incident.standingSince();
    List<Due> all = new ArrayList<>();
    for (int i = 0; i <= step.repeatTimes(); i++) {
      Instant at = from.plus(step.after()).plus(step.repeatEvery().multipliedBy(i));
      all.add(new Due(step, key(incident, step, i), at));
    }
    return all;
  }
}
