package vn.gov.haiduong.haidang.incident;

import java.util.Optional;
import vn.gov.haiduong.haidang.incident.Incident.Phase;
import vn.gov.haiduong.haidang.plan.Severity;

/** Which moves are legal. Time may always pass; the monitor may always tell what it sees. */
final class Legality {

  private Legality() {}

  static Optional<Refusal> refusal(Incident incident, Event event, World world) {
    return switch (event) {
      case Event.Ticked _ -> Optional.empty();
      case Event.Opened _ -> Optional.of(Refusal.NOT_CLOSED);
      case Event.Seen seen -> seen(incident, seen);
      case Event.Done done -> done(incident, done, world);
    };
  }

  private static Optional<Refusal> seen(Incident incident, Event.Seen event) {
    if (!incident.open()) {
      boolean lasting =
          event instanceof Event.Alerted
              || event instanceof Event.Reached
              || (event instanceof Event.Fired fired && fired.key().equals(Rules.GONE));
      return lasting ? Optional.empty() : Optional.of(Refusal.CLOSED);
    }
    boolean stranger =
        switch (event) {
          case Event.Ended(var _, var target, var _) -> incident.member(target).isEmpty();
          case Event.Recovered(var _, var target, var _) -> incident.member(target).isEmpty();
          case Event.Left(var _, var target, var _) -> incident.member(target).isEmpty();
          case Event.FlappingSeen(var _, var target) -> incident.member(target).isEmpty();
          case Event.Witnessed seen -> incident.member(seen.target()).isEmpty();
          case Event.Joined _,
              Event.Opened _,
              Event.CauseFound _,
              Event.Merged _,
              Event.Gathered _,
              Event.Raised _,
              Event.TypeProposed _,
              Event.Fired _,
              Event.Reached _,
              Event.Alerted _,
              Event.Resolved _ ->
              false;
        };
    return stranger ? Optional.of(Refusal.NOT_A_MEMBER) : Optional.empty();
  }

  private static Optional<Refusal> done(Incident incident, Event.Done event, World world) {
    if (event instanceof Event.Reopened(var _, var _, String reason)) {
      if (incident.open()) {
        return Optional.of(Refusal.NOT_CLOSED);
      }
      if (incident.mergedInto().isPresent()) {
        return Optional.of(Refusal.CLOSED);
      }
      return words(reason);
    }
    boolean afterwards = event instanceof Event.Noted || event instanceof Event.DocumentSent;
    if (!incident.open() && (!afterwards || incident.mergedInto().isPresent())) {
      return Optional.of(Refusal.CLOSED);
    }
    return switch (event) {
      case Event.Reopened _ -> Optional.empty();
      case Event.Acknowledged(var _, Actor by, String note, var _) ->
          incident.acknowledged().filter(before -> before.by().equals(by)).isPresent()
              ? Optional.of(Refusal.ALREADY_ACKNOWLEDGED)
              : length(note);
      case Event.Assigned(var _, var _, String to, String note) -> words(to).or(() -> length(note));
      case Event.Escalated(var at, var _, String reason) ->
          words(reason)
              .or(
                  () ->
                      Escalations.called(incident, world, at).isEmpty()
                          ? Optional.of(Refusal.NOBODY_ABOVE)
                          : Optional.empty());
      case Event.Classified said -> classified(incident, said, world);
      case Event.Judged(var _, var _, String reason) -> words(reason);
      case Event.StepDone(var _, var _, String step, String document) -> {
        if (world.plan().steps().stream().noneMatch(known -> known.id().equals(step))) {
          yield Optional.of(Refusal.UNKNOWN_STEP);
        }
        yield incident.stands(incident.stepsDone(), step)
            ? Optional.of(Refusal.STEP_ALREADY_DONE)
            : length(document);
      }
      case Event.StageEntered(var _, var _, var stage) ->
          stage.compareTo(incident.stage()) < 0
              ? Optional.of(Refusal.STAGE_BACKWARDS)
              : Optional.empty();
      case Event.DocumentSent(var _, var _, String clock, String number, String to) -> {
        boolean letter = Form.of(clock).filter(Form::letter).isPresent();
        if (!letter
            && world.plan().clocks().stream().noneMatch(known -> known.id().equals(clock))) {
          yield Optional.of(Refusal.UNKNOWN_CLOCK);
        }
        if (number.isBlank()) {
          yield Optional.of(Refusal.NUMBER_NEEDED);
        }
        yield !letter && incident.stands(incident.sent(), clock)
            ? Optional.of(Refusal.ALREADY_SENT)
            : length(number).or(() -> length(to));
      }
      case Event.Noted(var _, var _, String text) -> words(text);
      case Event.Muted(var at, var _, var until, String reason) -> {
        if (!until.isAfter(at)) {
          yield Optional.of(Refusal.MUTE_IN_PAST);
        }
        yield until.isAfter(at.plus(Rules.LONGEST_MUTE))
            ? Optional.of(Refusal.MUTE_TOO_LONG)
            : words(reason);
      }
      case Event.Unmuted(var at, var _) ->
          incident.mutedAt(at) ? Optional.empty() : Optional.of(Refusal.NOT_MUTED);
      case Event.Closed closed -> closed(incident, closed);
    };
  }

  private static Optional<Refusal> classified(
      Incident incident, Event.Classified said, World world) {
    if (world.plan().type(said.type()).isEmpty()) {
      return Optional.of(Refusal.UNKNOWN_TYPE);
    }
    boolean known =
        world.plan().type(said.type()).stream()
            .anyMatch(type -> said.sub().isEmpty() || type.subs().containsKey(said.sub()));
    if (!known) {
      return Optional.of(Refusal.UNKNOWN_SUB);
    }
    if (said.serious() && said.severity() != Severity.S1) {
      return Optional.of(Refusal.SERIOUS_NEEDS_S1);
    }
    boolean lowered = incident.severity().graverThan(said.severity());
    boolean needsReason = lowered || said.serious();
    return needsReason && said.reason().isBlank()
        ? Optional.of(Refusal.REASON_NEEDED)
        : length(said.reason());
  }

  private static Optional<Refusal> closed(Incident incident, Event.Closed closed) {
    if (closed.reason().isBlank()) {
      return Optional.of(Refusal.REASON_NEEDED);
    }
    if (incident.kind() == Incident.Kind.FINDING) {
      // It may last for months: a person's word ends it, and it stays closed while it lasts.
      return length(closed.reason()).or(() -> length(closed.lessons()));
    }
    if (incident.phase() != Phase.RESOLVED && !closed.falseAlarm()) {
      return Optional.of(Refusal.NOT_RECOVERED);
    }
    if (closed.falseAlarm() && incident.down() > 0) {
      return Optional.of(Refusal.NOT_RECOVERED);
    }
    if (!closed.falseAlarm()
        && incident.kind() == Incident.Kind.OUTAGE
        && incident.classification().isEmpty()
        && incident.severity().compareTo(Severity.S2) <= 0) {
      return Optional.of(Refusal.NOT_CLASSIFIED);
    }
    return length(closed.reason()).or(() -> length(closed.lessons()));
  }

  private static Optional<Refusal> words(String text) {
    return text.isBlank() ? Optional.of(Refusal.REASON_NEEDED) : length(text);
  }

  private static Optional<Refusal> length(String text) {
    return text.length() > Rules.LONGEST_TEXT
        ? Optional.of(Refusal.TEXT_TOO_LONG)
        : Optional.empty();
  }
}
