package vn.gov.haiduong.haidang.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import vn.gov.haiduong.haidang.incident.Incident.Kind;
import vn.gov.haiduong.haidang.plan.Signal;
import vn.gov.haiduong.haidang.target.TargetId;

/** Which incident belongs to what was found on a target that answers, or to an alert of others. */
final class Findings {

  private final Draft draft;
  private final Instant now;

  Findings(Draft draft, Instant now) {
    this.draft = draft;
    this.now = now;
  }

  void finding(Input.Found found) {
    boolean judged =
        draft.book().judgedOf(found.target()).stream()
            .anyMatch(incident -> incident.signal() == found.signal() && same(incident, found));
    if (!judged && finding(found.target(), found.signal()).isEmpty()) {
      draft.open(
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

  void findingGone(TargetId target, Signal signal) {
    finding(target, signal)
        .ifPresent(incident -> draft.next(incident, new Event.Recovered(now, target, now)));
    for (Incident judged : draft.book().judgedOf(target)) {
      if (judged.signal() == signal) {
        draft.next(judged, new Event.Fired(now, Rules.GONE));
      }
    }
  }

  Optional<Incident> finding(TargetId target, Signal signal) {
    return draft.book().activeOf(target).stream()
        .filter(incident -> incident.kind() == Kind.FINDING && incident.signal() == signal)
        .min(Comparator.comparing(Incident::since).thenComparing(Incident::id));
  }

  void alertSeen(Alert alert, Instant until) {
    Optional<Incident> known = alert.known(draft.book());
    if (known.isPresent()) {
      heardAgain(known.get(), alert, until);
      return;
    }
    Optional<Incident> home = alert.home(draft.book());
    if (home.isEmpty()) {
      if (Alert.tooMany(draft.book())) {
        return;
      }
      draft.open(
          Kind.FINDING,
          alert.critical() ? Signal.ALERT_CRITICAL : Signal.ALERT,
          alert.cause(),
          List.of(),
          alert.since(),
          alert.detail(),
          false,
          Optional.empty());
      home = alert.home(draft.book());
    }
    home.ifPresent(incident -> draft.next(incident, alert.holds(now, until)));
  }

  /** It holds longer; kept now and then, not at each repetition. */
  private void heardAgain(Incident incident, Alert alert, Instant until) {
    Instant soon = now.plus(Duration.between(now, until).multipliedBy(3).dividedBy(4));
    if (alert.remembered(incident).filter(heard -> heard.until().isBefore(soon)).isPresent()) {
      draft.next(incident, alert.holds(now, until));
    }
  }

  /** Whose end was never told, though nobody says it any more. */
  void silentAlerts(Incident incident) {
    for (Alert.Heard heard : Alert.Heard.in(incident)) {
      if (!now.isBefore(heard.until())) {
        alertGone(new Input.AlertGone(now, heard.silent(), heard.until()));
      }
    }
  }

  void alertGone(Input.AlertGone gone) {
    gone.alert()
        .holder(draft.book())
        .ifPresent(
            incident -> {
              Incident after = draft.next(incident, gone.alert().gone(now));
              if (after.phase().active() && Alert.over(after)) {
                draft.next(after, new Event.Resolved(now, gone.end()));
              }
            });
  }
}
