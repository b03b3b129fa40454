package vn.gov.haiduong.haidang.incident;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import vn.gov.haiduong.haidang.duty.PersonId;
import vn.gov.haiduong.haidang.plan.Body;
import vn.gov.haiduong.haidang.target.UnitCode;

/** Finds the people of bodies at a moment: each person once, with every reason. */
public final class Audience {

  /**
   * A person to be told.
   *
   * @param bodies through which they are meant, in order
   * @param targets of the incident for which an agency's person answers; empty for all
   */
  public record Recipient(PersonId person, List<String> bodies, List<String> targets) {
    public Recipient {
      bodies = List.copyOf(bodies);
      targets = List.copyOf(targets);
    }
  }

  /**
   * Who was found, and which bodies have nobody.
   *
   * @param empty ids of bodies without a person; the desk must know
   */
  public record Found(List<Recipient> recipients, List<String> empty) {
    public Found {
      recipients = List.copyOf(recipients);
      empty = List.copyOf(empty);
    }
  }

  /** Whom the machine tries, one after the other, when somebody cannot be told at all. */
  public static final List<String> INSTEAD =
      List.of(Escalations.DESK, "desk-backup", "csirt", "csirt-backup", "doic-leader");

  private Audience() {}

  /**
   * The people who hear of it through these bodies, each once: who has no contact does not. In the
   * place of nobody, or of nobody at the desk, the next that there is.
   */
  public static List<PersonId> heard(
      Incident incident, List<String> bodies, World world, Instant at) {
    Set<PersonId> people = known(incident, bodies, world, at);
    boolean noDesk =
        bodies.contains(Escalations.DESK)
            && known(incident, List.of(Escalations.DESK), world, at).isEmpty();
    if (people.isEmpty() || noDesk) {
      INSTEAD.stream()
          .filter(body -> !bodies.contains(body))
          .map(body -> known(incident, List.of(body), world, at))
          .filter(found -> !found.isEmpty())
          .findFirst()
          .ifPresent(people::addAll);
    }
    return List.copyOf(people);
  }

  private static Set<PersonId> known(
      Incident incident, List<String> bodies, World world, Instant at) {
    Set<PersonId> people = new LinkedHashSet<>();
    of(incident, bodies, world, at).recipients().stream()
        .map(Recipient::person)
        .filter(person -> world.directory().contact(person).isPresent())
        .forEach(people::add);
    return people;
  }

  /** The people of {@code bodies} for this incident at {@code at}. Bodies outside have none. */
  public static Found of(Incident incident, List<String> bodies, World world, Instant at) {
    Map<PersonId, Set<String>> through = new LinkedHashMap<>();
    Map<PersonId, Set<String>> targets = new LinkedHashMap<>();
    List<String> empty = new ArrayList<>();
    for (String id : bodies) {
      Optional<Body> body = world.plan().body(id);
      if (body.isEmpty() || body.get().outside()) {
        continue;
      }
      Map<PersonId, Set<String>> people = people(body.get(), incident, world, at);
      if (people.isEmpty()) {
        empty.add(id);
      }
      people.forEach(
          (person, theirs) -> {
            through.computeIfAbsent(person, _ -> new LinkedHashSet<>()).add(id);
            targets.computeIfAbsent(person, _ -> new LinkedHashSet<>()).addAll(theirs);
          });
    }
    List<Recipient> recipients = new ArrayList<>();
    through.forEach(
        (person, theirs) ->
            recipients.add(
                new Recipient(
                    person,
                    List.copyOf(theirs),
                    List.copyOf(targets.getOrDefault(person, Set.of())))));
    return new Found(recipients, empty);
  }

  /** Those of the Department who are meant by bodies when it is about no incident. */
  public static List<PersonId> onDuty(List<String> bodies, World world, Instant at) {
    Set<PersonId> people = new LinkedHashSet<>();
    for (String id : bodies) {
      world.plan().body(id).flatMap(body -> standing(body, world, at)).ifPresent(people::add);
    }
    return List.copyOf(people);
  }

  private static Optional<PersonId> standing(Body body, World world, Instant at) {
    return switch (body.reach()) {
      case Body.Reach.OnCall(String roster, String slot) ->
          world.directory().roster(roster).flatMap(found -> found.onCall(slot, at));
      case Body.Reach.Contact(String person) ->
          Optional.of(new PersonId(person))
              .filter(known -> world.directory().contact(known).isPresent());
      case Body.Reach.AgencyLeader _, Body.Reach.AgencySpecialist _, Body.Reach.Outside _ ->
          Optional.empty();
    };
  }

  /** The people whom an agency named and the bodies mean, each once. */
  public static List<PersonId> ofAgency(List<String> bodies, UnitCode unit, World world) {
    Set<PersonId> people = new LinkedHashSet<>();
    List<Subject> own =
        world.subjects().values().stream()
            .filter(subject -> subject.unit().equals(unit) && !subject.observeOnly())
            .toList();
    for (String id : bodies) {
      world
          .plan()
          .body(id)
          .ifPresent(body -> own.forEach(subject -> named(body, subject).ifPresent(people::add)));
    }
    return people.stream().sorted().toList();
  }

  private static Optional<PersonId> named(Body body, Subject subject) {
    return switch (body.reach()) {
      case Body.Reach.AgencyLeader _ -> subject.leader();
      case Body.Reach.AgencySpecialist _ -> subject.specialist();
      case Body.Reach.OnCall _, Body.Reach.Contact _, Body.Reach.Outside _ -> Optional.empty();
    };
  }

  private static Map<PersonId, Set<String>> people(
      Body body, Incident incident, World world, Instant at) {
    return switch (body.reach()) {
      case Body.Reach.OnCall _, Body.Reach.Contact _ ->
          standing(body, world, at)
              .map(person -> Map.<PersonId, Set<String>>of(person, Set.of()))
              .orElse(Map.of());
      case Body.Reach.AgencyLeader _ -> agency(incident, world, Subject::leader);
      case Body.Reach.AgencySpecialist _ -> agency(incident, world, Subject::specialist);
      case Body.Reach.Outside _ -> Map.of();
    };
  }

  private static Map<PersonId, Set<String>> agency(
      Incident incident, World world, Function<Subject, Optional<PersonId>> whom) {
    Map<PersonId, Set<String>> people = new LinkedHashMap<>();
    for (Member member : incident.members()) {
      Optional<Subject> subject = world.subject(member.target());
      if (subject.isPresent() && !subject.get().observeOnly()) {
        whom.apply(subject.get())
            .ifPresent(
                person ->
                    people
                        .computeIfAbsent(person, _ -> new LinkedHashSet<>())
                        .add(member.target().value()));
      }
    }
    return people;
  }
}
