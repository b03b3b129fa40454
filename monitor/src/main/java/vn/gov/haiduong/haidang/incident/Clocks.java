package vn.gov.haiduong.haidang.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import vn.gov.haiduong.haidang.plan.Allowance;
import vn.gov.haiduong.haidang.plan.ClockRule;
import vn.gov.haiduong.haidang.plan.PlanStep;
import vn.gov.haiduong.haidang.plan.Response;
import vn.gov.haiduong.haidang.plan.Stage;

/**
 * The clocks of an incident: internal ones for everyone, statutory ones from the moment at which a
 * named person has classified it. They count from their proper start: the detection is the
 * confirmation, whenever the classification came. Closing ends the internal ones; those of the law
 * go on until the act that they ask for is recorded.
 */
public final class Clocks {

  /** Ids of the clocks that every incident has. */
  public static final String ACKNOWLEDGE = "ack";

  public static final String CLASSIFY = "classify";
  public static final String STEP = "step:";

  private static final List<Duration> FEW_MINUTES = List.of(Duration.ofMinutes(5));

  private Clocks() {}

  /** All clocks of the incident, the earliest deadline first. */
  public static List<Deadline> of(Incident incident, World world, Instant now) {
    List<Deadline> clocks = new ArrayList<>();
    internal(incident, world, now, clocks);
    for (ClockRule rule : world.plan().clocksInForce()) {
      byRule(incident, rule, world, now).ifPresent(clocks::add);
    }
    clocks.sort(Comparator.comparing(Deadline::due).thenComparing(Deadline::id));
    return List.copyOf(clocks);
  }

  /** The next deadline that can still be met, whatever was missed before it. */
  public static Optional<Deadline> next(List<Deadline> clocks) {
    return clocks.stream()
        .filter(clock -> clock.state() == Deadline.State.RUNNING)
        .min(Comparator.comparing(Deadline::due));
  }

  /** What was missed and is still to be done: what the law asks for first, then the earliest. */
  public static Optional<Deadline> missed(List<Deadline> clocks) {
    return clocks.stream()
        .filter(clock -> clock.state() == Deadline.State.OVERDUE)
        .min(
            Comparator.comparing((Deadline clock) -> !clock.statutory())
                .thenComparing(Deadline::due));
  }

  /** The law's clocks that still run; of a closed incident too, since closing sends nothing. */
  public static List<Deadline> owed(Incident incident, World world, Instant now) {
    List<Deadline> owed = new ArrayList<>();
    for (ClockRule rule : world.plan().clocksInForce()) {
      if (rule.statutory()) {
        byRule(incident, rule, world, now).filter(Deadline::running).ifPresent(owed::add);
      }
    }
    owed.sort(Comparator.comparing(Deadline::due).thenComparing(Deadline::id));
    return List.copyOf(owed);
  }

  private static void internal(Incident incident, World world, Instant now, List<Deadline> clocks) {
    if (incident.phase() == Incident.Phase.GATHERING) {
      return;
    }
    boolean over = incident.resolvedAt().isPresent() || !incident.open();
    // What was done is measured by what held then: a later raise makes nobody late or punctual.
    Optional<Instant> acknowledged = incident.taken().map(Incident.First::at);
    if (acknowledged.isPresent() || !over) {
      Instant from = incident.taken().map(Incident.First::since).orElse(incident.standingSince());
      Response response = response(incident, incident.taken(), world);
      clocks.add(
          plain(
              ACKNOWLEDGE,
              "Có người nhận xử lý",
              from,
              response.acknowledgeWithin().due(from, world.calendar()),
              acknowledged,
              now,
              response.legalBasis()));
    }
    Optional<Instant> classified = incident.named().map(Incident.First::at);
    Response asks = response(incident, incident.named(), world);
    if (asks.classifyWithin().isPresent() && (classified.isPresent() || incident.unclassified())) {
      Instant from = incident.named().map(Incident.First::since).orElse(incident.standingSince());
      clocks.add(
          plain(
              CLASSIFY,
              "Phân loại sự cố",
              from,
              from.plus(asks.classifyWithin().get()),
              classified,
              now,
              asks.legalBasis()));
    }
    if (incident.kind() == Incident.Kind.OUTAGE) {
      steps(incident, world, now, over, clocks);
    }
  }

  private static Response response(Incident incident, Optional<Incident.First> done, World world) {
    return world.plan().response(done.map(Incident.First::severity).orElse(incident.severity()));
  }

  private static void steps(
      Incident incident, World world, Instant now, boolean over, List<Deadline> clocks) {
    for (PlanStep step : world.plan().steps()) {
      if (!step.concerns(incident.type())) {
        continue;
      }
      boolean afterwards = step.stage().compareTo(Stage.RESTORE) >= 0;
      Optional<Instant> done =
          Optional.ofNullable(incident.stepsDone().get(step.id()))
              .filter(act -> !afterwards || incident.stands(act))
              .map(Incident.Act::at);
      // What is left to do counts anew after a reopening; what was done before it stays done.
      Instant begun =
          done.isPresent()
              ? incident.openedAt()
              : incident.reopenedAt().orElse(incident.openedAt());
      Optional<Instant> from = afterwards ? incident.resolvedAt() : Optional.of(begun);
      if (from.isEmpty() || (done.isEmpty() && over && !afterwards) || !incident.open()) {
        continue;
      }
      clocks.add(
          plain(
              STEP + step.id(),
              step.name(),
              from.get(),
              step.within().due(from.get(), world.calendar()),
              done,
              now,
              step.legalBasis()));
    }
  }

  private static Deadline plain(
      String id,
      String name,
      Instant from,
      Instant due,
      Optional<Instant> done,
      Instant now,
      String legalBasis) {
    return new Deadline(
        id,
        name,
        false,
        from,
        due,
        state(due, done, true, now),
        done,
        FEW_MINUTES,
        "",
        List.of(),
        "",
        legalBasis);
  }

  private static Optional<Deadline> byRule(
      Incident incident, ClockRule rule, World world, Instant now) {
    if (incident.exercise()
        || incident.kind() == Incident.Kind.OWN_SIDE
        || incident.closing().map(Incident.Closing::falseAlarm).orElse(false)
        || incident.mergedInto().isPresent()
        || (!rule.severities().isEmpty() && !rule.severities().contains(incident.severity()))) {
      return Optional.empty();
    }
    Optional<Instant> from =
        switch (rule.start()) {
          case DETECTION -> Optional.of(incident.detectedAt());
          case JUDGEMENT -> incident.judgedAt();
          // What a person closes while it lasts is over for those who respond.
          case END -> incident.resolvedEnd().or(() -> incident.closing().map(Incident.Closing::at));
        };
    Applied applied = applied(incident, rule);
    if (from.isEmpty() || applied == Applied.NOT) {
      return Optional.empty();
    }
    Optional<Instant> done =
        Optional.ofNullable(incident.sent().get(rule.id()))
            .filter(act -> rule.start() != ClockRule.Start.END || incident.stands(act))
            .map(Incident.Act::at);
    if (!incident.open() && !rule.statutory() && done.isEmpty()) {
      return Optional.empty();
    }
    Instant due = due(rule.due(), from.get(), world);
    return Optional.of(
        new Deadline(
            rule.id(),
            rule.name(),
            rule.statutory(),
            from.get(),
            due,
            state(due, done, applied == Applied.YES, now),
            done,
            rule.warnings(),
            rule.by(),
            rule.to(),
            rule.document(),
            rule.legalBasis()));
  }

  private static Instant due(Allowance allowance, Instant from, World world) {
    return allowance.due(from, world.calendar());
  }

  private enum Applied {
    YES,
    MAYBE,
    NOT
  }

  /** Non-attack types run internal clocks only; who has not classified yet may still do so. */
  private static Applied applied(Incident incident, ClockRule rule) {
    Optional<Incident.Classified> said = incident.classification();
    boolean open = incident.open();
    return switch (rule.applies()) {
      case ALL -> Applied.YES;
      case SECURITY -> asked(said.map(Incident.Classified::attack), open);
      case SERIOUS -> asked(said.map(Incident.Classified::serious), open);
      case PERSONAL_DATA ->
          said.map(Incident.Classified::personalData).orElse(false) ? Applied.YES : Applied.NOT;
    };
  }

  private static Applied asked(Optional<Boolean> said, boolean open) {
    if (said.isEmpty()) {
      return open ? Applied.MAYBE : Applied.NOT;
    }
    return said.get() ? Applied.YES : Applied.NOT;
  }

  private static Deadline.State state(
      Instant due, Optional<Instant> done, boolean runs, Instant now) {
    if (done.isPresent()) {
      return done.get().isAfter(due) ? Deadline.State.DONE_LATE : Deadline.State.DONE;
    }
    if (!runs) {
      return Deadline.State.POSSIBLE;
    }
    return now.isBefore(due) ? Deadline.State.RUNNING : Deadline.State.OVERDUE;
  }
}
