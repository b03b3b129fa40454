package vn.gov.haiduong.haidang.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
          book.of(target, Kind.OUTAGE)
              .ifPresent(found -> next(found, Evidence.event(found.id(), now, target, what, text)));
      case Input.Removed(Instant _, TargetId target) -> removed(target);
      case Input.TwinFound(Instant _, Twins.Twin twin) -> twin(twin);
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
    } else if (!joinParent(member) && !adoptChildren(member) && !joinGroup(member, due.groups())) {
      openOutage(member, due.groups());
    }
    if (book.of(target, Kind.FLAPPING).isPresent()) {
      book.of(target, Kind.OUTAGE)
          .ifPresent(into -> next(into, new Event.FlappingSeen(now, target)));
    }
  }

  /**
   * {@code hosted_on} a target that was down when the member began to be: the incident is the
   * parent's, also where the parent answers again before the member's outage was decided.
   */
  private boolean joinParent(Member member) {
    for (TargetId ancestor : hosts(member.target())) {
      Optional<Incident> incident =
          book.of(ancestor, Kind.OUTAGE)
              .filter(
                  found ->
                      found
                          .member(ancestor)
                          .filter(
                              parent ->
                                  parent.isDown()
                                      || (parent.leftAt().isEmpty()
                                          && parent
                                              .end()
                                              .filter(member.start()::isBefore)
                                              .isPresent()
                                          && !member.start().isBefore(parent.start())))
                          .isPresent());
      if (incident.isPresent()) {
        Incident found = incident.get();
        if (found.cause().shared() == CauseKey.Shared.TARGET) {
          found = next(found, new Event.CauseFound(now, CauseKey.parent(ancestor)));
        }
        next(found, new Event.Joined(now, member));
        return true;
      }
    }
    return false;
  }

  /** What runs on this target was confirmed before it: those incidents become its own. */
  private boolean adoptChildren(Member parent) {
    List<Incident> children =
        book.active(Kind.OUTAGE).stream()
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
                        .allMatch(member -> hosts(member.target()).contains(parent.target())))
            .toList();
    if (children.isEmpty()) {
      return false;
    }
    Incident kept = children.getFirst();
    kept = next(kept, new Event.CauseFound(now, CauseKey.parent(parent.target())));
    kept = next(kept, new Event.Joined(now, parent));
    for (Incident other : children.subList(1, children.size())) {
      for (Member member : other.members()) {
        if (kept.member(member.target()).isEmpty()) {
          kept = next(kept, new Event.Joined(now, member));
        }
      }
      next(other, new Event.Merged(now, kept.id()));
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

  private void openOutage(Member member, List<CommonCauses.Group> groups) {
    boolean together =
        groups.stream().anyMatch(group -> group.members().contains(member.target()))
            || hosts(member.target()).stream()
                .anyMatch(host -> book.of(host, Kind.OUTAGE).isPresent());
    CauseKey cause = CauseKey.target(member.target());
    open(
        Kind.OUTAGE,
        Signal.DOWN,
        cause,
        List.of(member),
        member.start(),
        "",
        together,
        Optional.empty());
  }

  /** What the target runs on, nearest first. */
  private List<TargetId> hosts(TargetId target) {
    List<TargetId> hosts = new ArrayList<>();
    Set<TargetId> seen = new HashSet<>();
    seen.add(target);
    Optional<TargetId> host = world.subject(target).flatMap(Subject::hostedOn);
    while (host.isPresent() && seen.add(host.get())) {
      hosts.add(host.get());
      host = world.subject(host.get()).flatMap(Subject::hostedOn);
    }
    return hosts;
  }

  // ---- others ------------------------------------------------------------------------------

  private void flapping(Input.FlappingFound found) {
    book.of(found.target(), Kind.OUTAGE)
        .ifPresent(outage -> next(outage, new Event.FlappingSeen(now, found.target())));
    if (book.of(found.target(), Kind.FLAPPING).isEmpty()) {
      Member member = Member.down(found.target(), found.since(), now, found.cause());
      open(
          Kind.FLAPPING,
          Signal.FLAPPING,
          CauseKey.target(found.target()),
          List.of(member),
          found.since(),
          "Ba lần hỏng ngắn trong 60 phút",
          false,
          Optional.empty());
    }
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
        next(judged, new Event.Fired(now, Rules.GONE, List.of()));
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
      next(judged, new Event.Fired(now, Rules.GONE, List.of()));
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
    // Who was told of the newer hears of the older's recovery; who has taken it over has it.
    List<String> told = newer.get().told().stream().sorted().toList();
    kept = next(kept, new Event.Fired(now, "twin:" + newer.get().id(), told));
    Optional<Incident.Acknowledged> taken = newer.get().acknowledged();
    if (taken.isPresent() && kept.acknowledged().isEmpty()) {
      Incident.Acknowledged by = taken.get();
      next(kept, new Event.Acknowledged(by.at(), by.by(), by.note(), by.estimate()));
    }
    next(newer.get(), new Event.Merged(now, kept.id()));
  }

  // ---- time --------------------------------------------------------------------------------

  private void passed() {
    List.copyOf(book.all()).forEach(this::passed);
    book = book.swept(now);
  }

  private void passed(Incident incident) {
    if (incident.open()) {
      split(next(incident, new Event.Ticked(now)));
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
