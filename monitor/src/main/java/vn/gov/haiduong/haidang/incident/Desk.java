package vn.gov.haiduong.haidang.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import vn.gov.haiduong.haidang.health.CommonCauses;
import vn.gov.haiduong.haidang.health.Outage;
import vn.gov.haiduong.haidang.incident.Incident.Kind;
import vn.gov.haiduong.haidang.plan.Signal;
import vn.gov.haiduong.haidang.target.TargetId;

/** Finds the incident that an input belongs to. Working value of one {@link IncidentBook#next}. */
final class Desk {

  /** Known to Error Prone by its name. */
  private @interface CanIgnoreReturnValue {}

  private IncidentBook book;
  private final World world;
  private final Instant now;
  private final List<Turn.Kept> kept = new ArrayList<>();
  private final List<Effect> effects = new ArrayList<>();
  private Optional<Refusal> refusal = Optional.empty();

  Desk(IncidentBook book, World world, Instant now) {
    this.book = book;
    this.world = world;
    this.now = now;
  }

  Turn take(Input input) {
    switch (input) {
      case Input.OutageDue due -> outage(due);
      case Input.OutageEnded(Instant _, TargetId target, Instant end) ->
          book.of(target, Kind.OUTAGE)
              .ifPresent(found -> next(found, new Event.Ended(now, target, end)));
      case Input.RecoveryDue(Instant _, TargetId target, Instant end) ->
          book.allOf(target, Kind.OUTAGE)
              .forEach(found -> next(found, new Event.Recovered(now, target, end)));
      case Input.FlappingFound found -> flapping(found);
      case Input.FlappingOver(Instant _, TargetId target) ->
          book.of(target, Kind.FLAPPING)
              .ifPresent(found -> next(found, new Event.Recovered(now, target, now)));
      case Input.OwnSideLost lost -> ownSide(lost);
      case Input.OwnSideFound(Instant _, String side, Instant end) ->
          book.active(Kind.OWN_SIDE).stream()
              .filter(incident -> incident.cause().key().equals(side))
              .forEach(incident -> next(incident, new Event.Resolved(now, end)));
      case Input.Found found -> finding(found);
      case Input.FindingGone(Instant _, TargetId target, Signal signal) ->
          findingGone(target, signal);
      case Input.FindingWitnessed(
              Instant _,
              TargetId target,
              Signal signal,
              String what,
              String text) ->
          finding(target, signal)
              .ifPresent(found -> next(found, Evidence.event(found.id(), now, target, what, text)));
      case Input.AlertSeen seen -> alertSeen(seen.alert(), seen.until());
      case Input.AlertGone gone -> alertGone(gone);
      case Input.Witnessed(Instant _, TargetId target, String what, String text) ->
          book.witnessing(target)
              .ifPresent(found -> next(found, Evidence.event(found.id(), now, target, what, text)));
      case Input.Removed(Instant _, TargetId target) -> removed(target);
      case Input.TwinFound(Instant _, Twins.Twin twin) -> twin(twin);
      case Input.Reached(Instant _, IncidentId id, var people) ->
          book.standing(id).ifPresent(found -> next(found, new Event.Reached(now, people)));
      case Input.Act(IncidentId id, Event.Done done) -> {
        // Links and codes name the incident that people were told of.
        Optional<Incident> incident = book.standing(id);
        if (incident.isPresent()) {
          next(incident.get(), done);
        } else {
          refusal = Optional.of(Refusal.UNKNOWN_INCIDENT);
        }
      }
      case Input.Due(Instant _, IncidentId id) -> book.incident(id).ifPresent(this::passed);
      case Input.Passed _ -> passed();
    }
    return new Turn(book, kept, effects, refusal);
  }

  // ---- outages -----------------------------------------------------------------------------

  private void outage(Input.OutageDue due) {
    TargetId target = due.target();
    Outage outage = due.outage();
    Member member = Member.down(target, outage.start(), outage.confirmedAt(), outage.cause());
    Optional<Incident> own = book.of(target, Kind.OUTAGE);
    if (own.isPresent()) {
      next(own.get(), new Event.Joined(now, member));
    } else if (!joinParent(member)
        && !adoptChildren(Kind.OUTAGE, member)
        && !joinGroup(member, due.groups())
        && !joinShaken(member)) {
      openOutage(member, due.groups());
    }
    if (book.of(target, Kind.FLAPPING).isPresent()) {
      book.of(target, Kind.OUTAGE)
          .ifPresent(into -> next(into, new Event.FlappingSeen(now, target)));
    }
  }

  /**
   * Carried by a target that was down when the member began to be: the incident is the parent's,
   * also where the parent answers again, or has recovered, before the member's outage was decided.
   */
  private boolean joinParent(Member member) {
    for (TargetId ancestor : world.carriers(member.target())) {
      Optional<Incident> incident =
          book.of(ancestor, Kind.OUTAGE)
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
    return book.open().stream()
        .filter(found -> found.kind() == Kind.OUTAGE && !found.phase().active())
        .filter(found -> carries(found, ancestor, member))
        .findFirst();
  }

  private void join(Incident incident, TargetId ancestor, Member member) {
    Incident found =
        incident.cause().shared() == CauseKey.Shared.TARGET
            ? next(incident, new Event.CauseFound(now, CauseKey.parent(ancestor)))
            : incident;
    next(found, new Event.Joined(now, member));
  }

  /** What this target carries was confirmed before it: those incidents become its own. */
  private boolean adoptChildren(Kind kind, Member parent) {
    List<Incident> children =
        book.active(kind).stream()
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
    kept = next(kept, new Event.CauseFound(now, CauseKey.parent(parent.target())));
    kept = next(kept, new Event.Joined(now, parent));
    for (Incident other : children.subList(1, children.size())) {
      if (!Clocks.owed(other, world, now).isEmpty()) {
        // A person said that it is an attack: what the law asks for would be lost in another.
        continue;
      }
      for (Member member : other.members()) {
        if (kept.member(member.target()).isEmpty()) {
          kept = next(kept, new Event.Joined(now, member));
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
      for (Incident incident : book.active(Kind.OUTAGE)) {
        boolean same = incident.cause().equals(key);
        boolean becomes =
            incident.cause().shared() == CauseKey.Shared.TARGET
                && Causes.near(incident, member.start())
                && incident.members().stream()
                    .anyMatch(each -> group.members().contains(each.target()));
        if (same || becomes) {
          Incident found = same ? incident : next(incident, new Event.CauseFound(now, key));
          next(found, new Event.Joined(now, member));
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
            .filter(ancestor -> book.of(ancestor, Kind.FLAPPING).isPresent())
            .findFirst();
    if (shaken.isEmpty()) {
      return false;
    }
    CauseKey key = CauseKey.parent(shaken.get());
    Optional<Incident> known =
        book.active(Kind.OUTAGE).stream()
            .filter(incident -> incident.cause().equals(key))
            .filter(incident -> Causes.near(incident, member.start()))
            .findFirst();
    if (known.isPresent()) {
      next(known.get(), new Event.Joined(now, member));
      return true;
    }
    String name = world.subject(shaken.get()).map(Subject::name).orElse(shaken.get().value());
    open(
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
                .anyMatch(host -> book.of(host, Kind.OUTAGE).isPresent());
    Optional<IncidentId> after =
        world.carriers(member.target()).stream()
            .flatMap(ancestor -> recovered(ancestor, member).stream())
            .map(Incident::id)
            .findFirst();
    CauseKey cause = CauseKey.target(member.target());
    open(Kind.OUTAGE, Signal.DOWN, cause, List.of(member), member.start(), "", together, after);
  }

  // ---- others ------------------------------------------------------------------------------

  private void flapping(Input.FlappingFound found) {
    book.of(found.target(), Kind.OUTAGE)
        .ifPresent(outage -> next(outage, new Event.FlappingSeen(now, found.target())));
    Member member = Member.down(found.target(), found.since(), now, found.cause());
    Optional<Incident> known = book.of(found.target(), Kind.FLAPPING);
    if (known.isPresent()) {
      if (known.get().member(found.target()).filter(Member::isDown).isEmpty()) {
        next(known.get(), new Event.Joined(now, member));
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
          book.active(Kind.FLAPPING).stream()
              .filter(incident -> incident.cause().equals(key))
              .findFirst()
              .or(() -> book.of(ancestor, Kind.FLAPPING));
      if (known.isPresent()) {
        join(known.get(), ancestor, member);
        return true;
      }
      if (Causes.wasDown(book, ancestor, member.start())) {
        openFlapping(member, key, true);
        return true;
      }
    }
    return false;
  }

  private void openFlapping(Member member, CauseKey cause, boolean gathering) {
    open(
        Kind.FLAPPING,
        Signal.FLAPPING,
        cause,
        List.of(member),
        member.start(),
        "Ba lần hỏng ngắn trong 60 phút",
        gathering,
        Optional.empty());
  }

  private void ownSide(Input.OwnSideLost lost) {
    boolean known =
        book.active(Kind.OWN_SIDE).stream()
            .anyMatch(incident -> incident.cause().key().equals(lost.side()));
    if (!known) {
      open(
          Kind.OWN_SIDE,
          Signal.OWN_SIDE,
          new CauseKey(CauseKey.Shared.OWN_SIDE, lost.side()),
          List.of(),
          lost.since(),
          lost.sign(),
          false,
          Optional.empty());
    }
  }

  private void finding(Input.Found found) {
    boolean judged =
        book.judgedOf(found.target()).stream()
            .anyMatch(incident -> incident.signal() == found.signal() && same(incident, found));
    if (!judged && finding(found.target(), found.signal()).isEmpty()) {
      open(
          Kind.FINDING,
          found.signal(),
          CauseKey.target(found.target()),
          List.of(Member.down(found.target(), found.since(), now, Optional.empty())),
          found.since(),
          found.detail(),
          false,
          Optional.empty());
    }
  }

  /** Other signs on a page are another finding; a certificate's days that pass are not. */
  private static boolean same(Incident incident, Input.Found found) {
    return found.signal() != Signal.CONTENT_SUSPECT || incident.detail().equals(found.detail());
  }

  private void findingGone(TargetId target, Signal signal) {
    finding(target, signal)
        .ifPresent(incident -> next(incident, new Event.Recovered(now, target, now)));
    for (Incident judged : book.judgedOf(target)) {
      if (judged.signal() == signal) {
        next(judged, new Event.Fired(now, Rules.GONE));
      }
    }
  }

  private Optional<Incident> finding(TargetId target, Signal signal) {
    return book.activeOf(target).stream()
        .filter(incident -> incident.kind() == Kind.FINDING && incident.signal() == signal)
        .min(Comparator.comparing(Incident::since).thenComparing(Incident::id));
  }

  private void alertSeen(Alert alert, Instant until) {
    Optional<Incident> known = alert.known(book);
    if (known.isPresent()) {
      heardAgain(known.get(), alert, until);
      return;
    }
    Optional<Incident> home = alert.home(book);
    if (home.isEmpty()) {
      if (Alert.tooMany(book)) {
        return;
      }
      open(
          Kind.FINDING,
          alert.critical() ? Signal.ALERT_CRITICAL : Signal.ALERT,
          alert.cause(),
          List.of(),
          alert.since(),
          alert.detail(),
          false,
          Optional.empty());
      home = alert.home(book);
    }
    home.ifPresent(incident -> next(incident, alert.holds(now, until)));
  }

  /** It holds longer; kept now and then, not at each repetition. */
  private void heardAgain(Incident incident, Alert alert, Instant until) {
    Instant soon = now.plus(Duration.between(now, until).multipliedBy(3).dividedBy(4));
    if (alert.remembered(incident).filter(heard -> heard.until().isBefore(soon)).isPresent()) {
      next(incident, alert.holds(now, until));
    }
  }

  /** Whose end was never told, though nobody says it any more. */
  private void silentAlerts(Incident incident) {
    for (Alert.Heard heard : Alert.Heard.in(incident)) {
      if (!now.isBefore(heard.until())) {
        alertGone(new Input.AlertGone(now, heard.silent(), heard.until()));
      }
    }
  }

  private void alertGone(Input.AlertGone gone) {
    gone.alert()
        .holder(book)
        .ifPresent(
            incident -> {
              Incident after = next(incident, gone.alert().gone(now));
              if (after.phase().active() && Alert.over(after)) {
                next(after, new Event.Resolved(now, gone.end()));
              }
            });
  }

  private void removed(TargetId target) {
    for (Incident judged : book.judgedOf(target)) {
      next(judged, new Event.Fired(now, Rules.GONE));
    }
    for (Incident incident : book.activeOf(target)) {
      if (incident.member(target).filter(member -> !member.done()).isPresent()) {
        next(incident, new Event.Left(now, target, Optional.empty()));
      }
    }
  }

  private void twin(Twins.Twin twin) {
    Optional<Incident> older = book.incident(twin.older()).filter(one -> one.phase().active());
    Optional<Incident> newer = book.incident(twin.newer()).filter(one -> one.phase().active());
    if (older.isEmpty() || newer.isEmpty()) {
      return;
    }
    Incident kept = older.get();
    for (Member member : newer.get().members()) {
      if (kept.member(member.target()).isEmpty()) {
        kept = next(kept, new Event.Joined(now, member));
      }
    }
    merged(newer.get(), kept);
  }

  /**
   * One becomes part of another: who was told of it hears so and of the other's end, who has taken
   * it over has it, and what a person said that it is holds.
   */
  @CanIgnoreReturnValue
  private Incident merged(Incident part, Incident whole) {
    Incident kept = whole;
    if (!part.told().isEmpty() || !part.reached().isEmpty()) {
      kept =
          next(
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
      kept = next(kept, new Event.Acknowledged(by.at(), by.by(), by.note(), by.estimate()));
    }
    Optional<Incident.Classified> said = part.classification();
    if (said.isPresent() && kept.classification().isEmpty()) {
      Incident.Classified c = said.get();
      kept =
          next(
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
    next(part, new Event.Merged(now, kept.id()));
    return kept;
  }

  // ---- time --------------------------------------------------------------------------------

  private void passed() {
    List.copyOf(book.all()).forEach(this::passed);
    book = book.swept(now, world);
  }

  private void passed(Incident incident) {
    Incident after = next(incident, new Event.Ticked(now));
    if (after.open()) {
      split(after);
    }
    silentAlerts(incident);
  }

  /** The cause has gone and some are still down: theirs is another one. */
  private void split(Incident incident) {
    Optional<Instant> gone = Causes.gone(incident);
    if (gone.isEmpty() || now.isBefore(gone.get().plus(Causes.SPLIT_AFTER))) {
      return;
    }
    Incident rest = incident;
    for (Member member : incident.members()) {
      if (member.isDown() && !incident.cause().names(member.target())) {
        IncidentId id = book.free(Kind.OUTAGE, CauseKey.target(member.target()), member.start());
        rest = next(rest, new Event.Left(now, member.target(), Optional.of(id)));
        open(
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

  // ---- steps -------------------------------------------------------------------------------

  private void open(
      Kind kind,
      Signal signal,
      CauseKey cause,
      List<Member> members,
      Instant since,
      String detail,
      boolean gathering,
      Optional<IncidentId> splitFrom) {
    Event.Opened opened =
        new Event.Opened(
            now,
            book.free(kind, cause, since),
            kind,
            signal,
            cause,
            members,
            since,
            detail,
            gathering,
            splitFrom,
            false);
    take(Rules.open(opened, world));
  }

  @CanIgnoreReturnValue
  private Incident next(Incident incident, Event event) {
    Step step = Rules.next(incident, event, world);
    if (step.refusal().isPresent()) {
      refusal = step.refusal();
      return incident;
    }
    return take(step);
  }

  @CanIgnoreReturnValue
  private Incident take(Step step) {
    step.kept()
        .forEach(event -> kept.add(new Turn.Kept(step.incident().id(), event, step.incident())));
    effects.addAll(step.effects());
    if (!step.kept().isEmpty()) {
      book = book.with(step.incident());
    }
    return step.incident();
  }
}
