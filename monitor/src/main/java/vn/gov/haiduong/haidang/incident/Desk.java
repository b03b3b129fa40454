package vn.gov.haiduong.haidang.incident;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import vn.gov.haiduong.haidang.incident.Incident.Kind;
import vn.gov.haiduong.haidang.plan.Signal;
import vn.gov.haiduong.haidang.target.TargetId;

/** Finds the incident that an input belongs to. Working value of one {@link IncidentBook#next}. */
final class Desk {

  private final Draft draft;
  private final Instant now;
  private final Outages outages;
  private final Findings findings;

  Desk(IncidentBook book, World world, Instant now) {
    this.draft = new Draft(book, world, now);
    this.now = now;
    this.outages = new Outages(draft, world, now);
    this.findings = new Findings(draft, now);
  }

  Turn take(Input input) {
    switch (input) {
      case Input.OutageDue due -> outages.outage(due);
      case Input.OutageEnded(Instant _, TargetId target, Instant end) ->
          draft
              .book()
              .of(target, Kind.OUTAGE)
              .ifPresent(found -> draft.next(found, new Event.Ended(now, target, end)));
      case Input.RecoveryDue(Instant _, TargetId target, Instant end) ->
          draft
              .book()
              .allOf(target, Kind.OUTAGE)
              .forEach(found -> draft.next(found, new Event.Recovered(now, target, end)));
      case Input.FlappingFound found -> outages.flapping(found);
      case Input.FlappingOver(Instant _, TargetId target) ->
          draft
              .book()
              .of(target, Kind.FLAPPING)
              .ifPresent(found -> draft.next(found, new Event.Recovered(now, target, now)));
      case Input.OwnSideLost lost -> ownSide(lost);
      case Input.OwnSideFound(Instant _, String side, Instant end) ->
          draft.book().active(Kind.OWN_SIDE).stream()
              .filter(incident -> incident.cause().key().equals(side))
              .forEach(incident -> draft.next(incident, new Event.Resolved(now, end)));
      case Input.Found found -> findings.finding(found);
      case Input.FindingGone(Instant _, TargetId target, Signal signal) ->
          findings.findingGone(target, signal);
      case Input.FindingWitnessed(
              Instant _,
              TargetId target,
              Signal signal,
              String what,
              String text) ->
          findings
              .finding(target, signal)
              .ifPresent(
                  found -> draft.next(found, Evidence.event(found.id(), now, target, what, text)));
      case Input.AlertSeen seen -> findings.alertSeen(seen.alert(), seen.until());
      case Input.AlertGone gone -> findings.alertGone(gone);
      case Input.Witnessed(Instant _, TargetId target, String what, String text) ->
          draft
              .book()
              .witnessing(target)
              .ifPresent(
                  found -> draft.next(found, Evidence.event(found.id(), now, target, what, text)));
      case Input.Removed(Instant _, TargetId target) -> removed(target);
      case Input.TwinFound(Instant _, Twins.Twin twin) -> outages.twin(twin);
      case Input.Reached(Instant _, IncidentId id, var people) ->
          draft
              .book()
              .standing(id)
              .ifPresent(found -> draft.next(found, new Event.Reached(now, people)));
      case Input.Act(IncidentId id, Event.Done done) -> {
        // Links and codes name the incident that people were told of.
        Optional<Incident> incident = draft.book().standing(id);
        if (incident.isPresent()) {
          draft.next(incident.get(), done);
        } else {
          draft.refuse(Refusal.UNKNOWN_INCIDENT);
        }
      }
      case Input.Due(Instant _, IncidentId id) -> draft.book().incident(id).ifPresent(this::passed);
      case Input.Passed _ -> passed();
    }
    return draft.turn();
  }

  private void ownSide(Input.OwnSideLost lost) {
    boolean known =
        draft.book().active(Kind.OWN_SIDE).stream()
            .anyMatch(incident -> incident.cause().key().equals(lost.side()));
    if (!known) {
      draft.open(
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

  private void removed(TargetId target) {
    for (Incident judged : draft.book().judgedOf(target)) {
      draft.next(judged, new Event.Fired(now, Rules.GONE));
    }
    for (Incident incident : draft.book().activeOf(target)) {
      if (incident.member(target).filter(member -> !member.done()).isPresent()) {
        draft.next(incident, new Event.Left(now, target, Optional.empty()));
      }
    }
  }

  private void passed() {
    List.copyOf(draft.book().all()).forEach(this::passed);
    draft.sweep();
  }

  private void passed(Incident incident) {
    Incident after = draft.next(incident, new Event.Ticked(now));
    if (after.open()) {
      outages.split(after);
    }
    findings.silentAlerts(incident);
  }
}
