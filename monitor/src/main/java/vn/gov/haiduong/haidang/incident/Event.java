package vn.gov.haiduong.haidang.incident;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import vn.gov.haiduong.haidang.duty.PersonId;
import vn.gov.haiduong.haidang.plan.Severity;
import vn.gov.haiduong.haidang.plan.Signal;
import vn.gov.haiduong.haidang.plan.Stage;
import vn.gov.haiduong.haidang.target.TargetId;

/**
 * What happens to one incident. All but {@link Ticked} are kept in the ledger, and {@link Fold}
 * makes the incident of them again. Instants are those of the happening; {@code at} is when the
 * service took note.
 */
public sealed interface Event {

  Instant at();

  /** What the machine sees or decides by the plan. */
  sealed interface Seen extends Event {}

  /** What a named person does. */
  sealed interface Done extends Event {
    Actor by();
  }

  /** Time has passed: escalations, reminders, clocks, rules of duration. Never kept. */
  record Ticked(Instant at) implements Event {}

  /**
   * The beginning; the incident's start is that of its earliest member.
   *
   * @param detail what was found, in Vietnamese, for findings and our own side; else empty
   * @param since true start; with members it is theirs
   * @param gathering waits for others before anybody is told
   * @param splitFrom the incident that the member was taken out of
   * @param exercise a drill: marked on every message and left out of figures
   */
  record Opened(
      Instant at,
      IncidentId id,
      Incident.Kind kind,
      Signal signal,
      CauseKey cause,
      List<Member> members,
      Instant since,
      String detail,
      boolean gathering,
      Optional<IncidentId> splitFrom,
      boolean exercise)
      implements Seen {
    public Opened {
      members = List.copyOf(members);
    }
  }

  /** Another target fails for the same reason, or a member fails again before its recovery. */
  record Joined(Instant at, Member member) implements Seen {}

  /** A member answers: "đang phục hồi" until it has answered three times. */
  record Ended(Instant at, TargetId target, Instant end) implements Seen {}

  /** A member has answered three times in a row. */
  record Recovered(Instant at, TargetId target, Instant end) implements Seen {}

  /** A member turned out to have another cause, or left the inventory. */
  record Left(Instant at, TargetId target, Optional<IncidentId> into) implements Seen {}

  /** The members turned out to have a cause in common that was not known at first. */
  record CauseFound(Instant at, CauseKey cause) implements Seen {}

  /** All of it belongs to another incident, which goes on. */
  record Merged(Instant at, IncidentId into) implements Seen {}

  /** The time of gathering is over; people are told. */
  record Gathered(Instant at) implements Seen {}

  /** A rule of the plan proposes a graver severity. */
  record Raised(Instant at, Severity severity, String rule, String evidence) implements Seen {}

  /** A rule of the plan proposes a type; never an attack. */
  record TypeProposed(Instant at, String type, String sub, String rule) implements Seen {}

  /**
   * Something of the plan was due and is not to be done again.
   *
   * @param told bodies
   * @param people who heard of it through them; empty in ledgers of before
   */
  record Fired(Instant at, String key, List<String> told, List<PersonId> people) implements Seen {
    public Fired {
      told = List.copyOf(told);
      people = List.copyOf(people);
    }

    /** Nobody hears of it. */
    Fired(Instant at, String key) {
      this(at, key, List.of(), List.of());
    }
  }

  /** These were told too, in the place of somebody who could not be reached. */
  record Reached(Instant at, List<PersonId> people) implements Seen {
    public Reached {
      people = List.copyOf(people);
    }
  }

  /** Every member has recovered, the finding is gone or our own side is back. */
  record Resolved(Instant at, Instant end) implements Seen {}

  /**
   * A measurement is put into the folder of evidence.
   *
   * @param what it is of the member: {@code first}, {@code last} failure or first {@code answer}
   * @param text as it was seen, bounded
   * @param sha256 seals it: {@link Evidence#seal}
   */
  record Witnessed(Instant at, TargetId target, String what, String text, String sha256)
      implements Seen {}

  /** A member was found to be flapping: it stays in this incident. */
  record FlappingSeen(Instant at, TargetId target) implements Seen {}

  /**
   * A rule outside says something of this incident.
   *
   * @param key of what is wrong, the same as long as it lasts
   * @param detail one Vietnamese sentence
   * @param gone whether it holds no longer, else it holds
   * @param until when it is over if nobody says it again
   */
  record Alerted(
      Instant at,
      String name,
      String key,
      Instant since,
      String detail,
      boolean gone,
      Optional<Instant> until)
      implements Seen {}

  /**
   * Somebody takes it over.
   *
   * @param estimate when they expect it to work again
   */
  record Acknowledged(Instant at, Actor by, String note, Optional<Instant> estimate)
      implements Done {}

  record Assigned(Instant at, Actor by, String to, String note) implements Done {}

  /** A person asks for the next step up at once. */
  record Escalated(Instant at, Actor by, String reason) implements Done {}

  /**
   * A named person says what it is.
   *
   * @param attack whether the type is an attack; set from the plan, whatever was given
   * @param serious "nghiêm trọng" in the sense of the law
   * @param personalData whether personal data is touched
   * @param reason needed to lower a severity
   */
  record Classified(
      Instant at,
      Actor by,
      String type,
      String sub,
      Severity severity,
      boolean attack,
      boolean serious,
      boolean personalData,
      String reason)
      implements Done {

    Classified withAttack(boolean is) {
      return new Classified(at, by, type, sub, severity, is, serious, personalData, reason);
    }
  }

  /** A named person judges that it may be beyond the own capacity (Mẫu 03 becomes due). */
  record Judged(Instant at, Actor by, String reason) implements Done {}

  /**
   * A step of the plan was done.
   *
   * @param document number of the document that it left; may be empty
   */
  record StepDone(Instant at, Actor by, String step, String document) implements Done {}

  record StageEntered(Instant at, Actor by, Stage stage) implements Done {}

  /**
   * A document left the house by a person's hand.
   *
   * @param clock id of the clock that it stops, or of a letter ({@link Form#letter}) that a step of
   *     the plan prepared; a letter may go to several, one after the other
   */
  record DocumentSent(Instant at, Actor by, String clock, String number, String to)
      implements Done {}

  record Noted(Instant at, Actor by, String text) implements Done {}

  /** People are not told until then; time is counted as ever. */
  record Muted(Instant at, Actor by, Instant until, String reason) implements Done {}

  record Unmuted(Instant at, Actor by) implements Done {}

  /**
   * A person closes it.
   *
   * @param falseAlarm it was none; those told are told so
   */
  record Closed(Instant at, Actor by, String reason, String lessons, boolean falseAlarm)
      implements Done {}

  record Reopened(Instant at, Actor by, String reason) implements Done {}
}
