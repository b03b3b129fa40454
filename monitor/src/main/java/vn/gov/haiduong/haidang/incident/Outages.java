package vn.gov.haiduong.haidang.incident;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.gov.haiduong.haidang.health.CommonCauses;
import vn.gov.haiduong.haidang.health.Outage;
import vn.gov.haiduong.haidang.incident.Incident.Kind;
import vn.gov.haiduong.haidang.plan.Signal;
import vn.gov.haiduong.haidang.target.TargetId;

/** Which incident an outage, or a flapping target, belongs to: one for each cause. */
final class Outages {

  /** Known to Error Prone by its name. */
  private @interface CanIgnoreReturnValue {}

  private final Draft draft;
  private final World world;
  private final Instant now;

  Outages(Draft draft, World world, Instant now) {
    this.draft = draft;
    this.world = world;
    this.now = now;
  }

  void outage(Input.OutageDue due) {
    TargetId target = due.target();
    Outage outage = due.outage();
    Member member = Member.down(target, outage.start(), outage.confirmedAt(), outage.cause());
    Optional<Incident> own = draft.book().of(target, Kind.OUTAGE);
    if (own.isPresent()) {
      draft.next(own.get(), new Event.Joined(now, member));
    } else if (!joinParent(member)
        && !adoptChildren(Kind.OUTAGE, member)
        && !joinGroup(member, due.groups())
        && !joinShaken(member)) {
      openOutage(member, due.groups());
    }
    if (draft.book().of(target, Kind.FLAPPING).isPresent()) {
      draft
          .book()
          .of(target, Kind.OUTAGE)
          .ifPresent(into -> draft.next(into, new Event.FlappingSeen(now, target)));
    }
  }

  /**
   * Carried by a target that was down when the member began to be: the incident is the parent's,
   * also where the parent answers again, or has recovered, before the member's outage was decided.
   */
  private boolean joinParent(Member member) {
    for (TargetId ancestor : world.carriers(member.target())) {
      Optional<Incident> incident =
          draft
              .book()
              .of(ancestor, Kind.OUTAGE)
              .filter(found -> carries(found, ancestor, member))
              .or(
                  () ->
                      recovered(ancestor, member)
                          .filter(
                              found ->
                                  found
                                      .resolvedAt()
                                      .filter(at -> now.isBefore(at.plus(Causes.STILL_FRESH)))
                                      .isPresent()));
      if (incident.isPresent()) {
        join(incident.get(), ancestor, member);
        return true;
      }
    }
    return false;
  }

  private static boolean carries(Incident incident, TargetId ancestor, Member member) {
    return incident.member(ancestor).filter(parent -> Causes.within(member, parent)).isPresent();
  }

  /** The incident of the ancestor's outage in which the member's began, when that has recovered. */
  private Optional<Incident> recovered(TargetId ancestor, Member member) {
    return draft.book().open().stream()
        .filter(found -> found.kind() == Kind.OUTAGE && !found.phase().active())
        .filter(found -> carries(found, ancestor, member))
        .findFirst();
  }

  private void join(Incident incident, TargetId ancestor, Member member) {
    Incident found =
        incident.cause().shared() == CauseKey.Shared.TARGET
            ? draft.next(incident, new Event.CauseFound(now, CauseKey.parent(ancestor)))
            : incident;
    draft.next(found, new Event.Joined(now, member));
  }

  /** What this target carries was confirmed before it: those incidents become its own. */
  private boolean adoptChildren(Kind kind, Member parent) {
    List<Incident> children =
        draft.book().active(kind).stream()
            .filter(
                incident ->
                    incident.cause().shared() != CauseKey.Shared.PARENT
                        || !incident
                            .root()
                            .map(Member::target)
                            .map(incident.cause()::names)
                            .orElse(false))
            .filter(incident -> Causes.near(incident, parent.start()))
            .filter(
                incident -> incident.end().filter(end -> !end.isAfter(parent.start())).isEmpty())
            .filter(
                incident ->
                    incident.members().stream()
                        .filter(member -> member.leftAt().isEmpty())
                        .allMatch(
                            member -> world.carriers(member.target()).contains(parent.target())))
            .toList();
    if (children.isEmpty()) {
      return false;
    }
    Incident kept = children.getFirst();
    kept = draft.next(kept, new Event.CauseFound(now, CauseKey.parent(parent.target())));
    kept = draft.next(kept, new Event.Joined(now, parent));
    for (Incident other : children.subList(1, children.size())) {
      if (standsAlone(other)) {
        continue;
      }
      for (Member member : other.members()) {
        if (kept.member(member.target()).isEmpty()) {
          kept = draft.next(kept, new Event.Joined(now, member));
        }
      }
      kept = merged(other, kept);
    }
    return true;
  }

  /** The same address, certificate or platform fails together. */
  private boolean joinGroup(Member member, List<CommonCauses.Group> groups) {
    for (CommonCauses.Group group : groups) {
      if (!group.members().contains(member.target())) {
        continue;
      }
      CauseKey key = Causes.key(group);
      for (Incident incident : draft.book().active(Kind.OUTAGE)) {
        boolean same = incident.cause().equals(key);
        boolean becomes =
            incident.cause().shared() == CauseKey.Shared.TARGET
                && Causes.near(incident, member.start())
                && incident.members().stream()
                    .anyMatch(each -> group.members().contains(each.target()));
        if (same || becomes) {
          Incident found = same ? incident : draft.next(incident, new Event.CauseFound(now, key));
          draft.next(found, new Event.Joined(now, member));
          return true;
        }
      }
    }
    return false;
  }

  /**
   * Carried by a target that flaps: its own failures were too short to be an outage, the member's
   * was not. All such members are one incident that names the carrier, which is no member of it.
   */
  private boolean joinShaken(Member member) {
    Optional<TargetId> shaken =
        world.carriers(member.target()).stream()
            .filter(ancestor -> draft.book().of(ancestor, Kind.FLAPPING).isPresent())
            .findFirst();
    if (shaken.isEmpty()) {
      return false;
    }
    CauseKey key = CauseKey.parent(shaken.get());
    Optional<Incident> known =
        draft.book().active(Kind.OUTAGE).stream()
            .filter(incident -> incident.cause().equals(key))
            .filter(incident -> Causes.near(incident, member.start()))
            .findFirst();
    if (known.isPresent()) {
      draft.next(known.get(), new Event.Joined(now, member));
      return true;
    }
    String name = world.subject(shaken.get()).map(Subject::name).orElse(shaken.get().value());
    draft.open(
        Kind.OUTAGE,
        Signal.DOWN,
        key,
        List.of(member),
        member.start(),
        name + " đang chập chờn",
        true,
        Optional.empty());
    return true;
  }

  private void openOutage(Member member, List<CommonCauses.Group> groups) {
    boolean together =
        groups.stream().anyMatch(group -> group.members().contains(member.target()))
            || world.carriers(member.target()).stream()
                .anyMatch(host -> draft.book().of(host, Kind.OUTAGE).isPresent());
    Optional<IncidentId> after =
        world.carriers(member.target()).stream()
            .flatMap(ancestor -> recovered(ancestor, member).stream())
            .map(Incident::id)
            .findFirst();
    CauseKey cause = CauseKey.target(member.target());
    draft.open(
        Kind.OUTAGE, Signal.DOWN, cause, List.of(member), member.start(), "", together, after);
  }

  void flapping(Input.FlappingFound found) {
    draft
        .book()
        .of(found.target(), Kind.OUTAGE)
        .ifPresent(outage -> draft.next(outage, new Event.FlappingSeen(now, found.target())));
    Member member = Member.down(found.target(), found.since(), now, found.cause());
    Optional<Incident> known = draft.book().of(found.target(), Kind.FLAPPING);
    if (known.isPresent()) {
      if (known.get().member(found.target()).filter(Member::isDown).isEmpty()) {
        draft.next(known.get(), new Event.Joined(now, member));
      }
    } else if (!joinFlapping(member) && !adoptChildren(Kind.FLAPPING, member)) {
      // What carries it may be found to flap in the next seconds.
      boolean carried = !world.carriers(found.target()).isEmpty();
      openFlapping(member, CauseKey.target(found.target()), carried);
    }
  }

  /** Carried by a target that flaps, or that was down meanwhile: one incident for all of those. */
  private boolean joinFlapping(Member member) {
    for (TargetId ancestor : world.carriers(member.target())) {
      CauseKey key = CauseKey.parent(ancestor);
      Optional<Incident> known =
          draft.book().active(Kind.FLAPPING).stream()
              .filter(incident -> incident.cause().equals(key))
              .findFirst()
              .or(() -> draft.book().of(ancestor, Kind.FLAPPING));
      if (known.isPresent()) {
        join(known.get(), ancestor, member);
        return true;
      }
      if (Causes.wasDown(draft.book(), ancestor, member.start())) {
        openFlapping(member, key, true);
        return true;
      }
    }
    return false;
  }

  private void openFlapping(Member member, CauseKey cause, boolean gathering) {
    draft.open(
        Kind.FLAPPING,
        Signal.FLAPPING,
        cause,
        List.of(member),
        member.start(),
        "Ba lần hỏng ngắn trong 60 phút",
        gathering,
        Optional.empty());
  }

  void twin(Twins.Twin twin) {
    Optional<Incident> older =
        draft.book().incident(twin.older()).filter(one -> one.phase().active());
    Optional<Incident> newer =
        draft.book().incident(twin.newer()).filter(one -> one.phase().active());
    if (older.isEmpty() || newer.isEmpty() || standsAlone(newer.get())) {
      return;
    }
    Incident kept = older.get();
    for (Member member : newer.get().members()) {
      if (kept.member(member.target()).isEmpty()) {
        kept = draft.next(kept, new Event.Joined(now, member));
      }
    }
    merged(newer.get(), kept);
  }

  /** A person said that it is an attack: what the law asks for would be lost in another. */
  private static boolean standsAlone(Incident incident) {
    return incident.judgedAt().isPresent()
        || incident.classification().filter(Incident.Classified::attack).isPresent();
  }

  /**
   * One becomes part of another: who was told of it hears so and of the other's end, who has taken
   * it over has it, what a person said that it is holds, and so does what was done and sent.
   */
  @CanIgnoreReturnValue
  private Incident merged(Incident part, Incident whole) {
    Incident kept = whole;
    if (!part.told().isEmpty() || !part.reached().isEmpty()) {
      kept =
          draft.next(
              kept,
              new Event.Fired(
                  now,
                  Rules.MERGED + part.id(),
                  part.told().stream().sorted().toList(),
                  part.reached().stream().sorted().toList()));
    }
    Optional<Incident.Acknowledged> taken = part.acknowledged();
    if (taken.isPresent() && kept.acknowledged().isEmpty()) {
      Incident.Acknowledged by = taken.get();
      kept = draft.next(kept, new Event.Acknowledged(by.at(), by.by(), by.note(), by.estimate()));
    }
    Optional<Incident.Classified> said = part.classification();
    if (said.isPresent() && kept.classification().isEmpty()) {
      Incident.Classified c = said.get();
      kept =
          draft.next(
              kept,
              new Event.Classified(
                  c.at(),
                  c.by(),
                  c.type(),
                  part.sub(),
                  kept.severity().graverThan(c.severity()) ? kept.severity() : c.severity(),
                  c.attack(),
                  c.serious(),
                  c.personalData(),
                  c.reason()));
    }
    for (Map.Entry<String, Incident.Act> done : inOrder(part.stepsDone())) {
      if (!kept.stepsDone().containsKey(done.getKey())) {
        Incident.Act act = done.getValue();
        kept =
            draft.next(kept, new Event.StepDone(act.at(), act.by(), done.getKey(), act.document()));
      }
    }
    for (Map.Entry<String, Incident.Act> sent : inOrder(part.sent())) {
      if (!kept.sent().containsKey(sent.getKey())) {
        Incident.Act act = sent.getValue();
        kept =
            draft.next(
                kept,
                new Event.DocumentSent(
                    act.at(), act.by(), sent.getKey(), act.document(), act.to()));
      }
    }
    draft.next(part, new Event.Merged(now, kept.id()));
    return kept;
  }

  /** As they were done: the same on every machine, and stages go forwards only. */
  private static List<Map.Entry<String, Incident.Act>> inOrder(Map<String, Incident.Act> acts) {
    return acts.entrySet().stream()
        .sorted(
            Comparator.comparing((Map.Entry<String, Incident.Act> each) -> each.getValue().at())
                .thenComparing(Map.Entry::getKey))
        .toList();
  }

  /** The cause has gone and some are still down: theirs is another one. */
  void split(Incident incident) {
    Optional<Instant> gone = Causes.gone(incident);
    if (gone.isEmpty() || now.isBefore(gone.get().plus(Causes.SPLIT_AFTER))) {
      return;
    }
    Incident rest = incident;
    for (Member member : incident.members()) {
      if (member.isDown() && !incident.cause().names(member.target())) {
        IncidentId id =
            draft.book().free(Kind.OUTAGE, CauseKey.target(member.target()), member.start());
        rest = draft.next(rest, new Event.Left(now, member.target(), Optional.of(id)));
        draft.open(
            Kind.OUTAGE,
            Signal.DOWN,
            CauseKey.target(member.target()),
            List.of(member),
            member.start(),
            "",
            false,
            Optional.of(incident.id()));
      }
    }
  }
}
