package vn.gov.haiduong.haidang.incident;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import vn.gov.haiduong.haidang.duty.PersonId;
import vn.gov.haiduong.haidang.incident.Incident.Phase;
import vn.gov.haiduong.haidang.plan.Severity;
import vn.gov.haiduong.haidang.plan.Signal;
import vn.gov.haiduong.haidang.plan.Stage;
import vn.gov.haiduong.haidang.target.TargetId;

/**
 * Makes an incident of its kept events. Decides nothing and asks no plan: what was kept holds, even
 * when the plan has changed since.
 */
public final class Fold {

  private IncidentId id;
  private Incident.Kind kind;
  private Signal signal;
  private CauseKey cause;
  private List<Member> members;
  private Instant since;
  private Instant openedAt;
  private String detail;
  private Phase phase;
  private Stage stage;
  private Severity severity;
  private Instant severitySince;
  private Map<String, String> evidence;
  private String type;
  private String sub;
  private Optional<Incident.Classified> classification;
  private Optional<Incident.Acknowledged> acknowledged;
  private Optional<Incident.First> taken;
  private Optional<Incident.First> named;
  private Optional<String> assignee;
  private Optional<Instant> judgedAt;
  private Map<String, Incident.Act> stepsDone;
  private Map<String, Incident.Act> sent;
  private Set<String> told;
  private Set<PersonId> reached;
  private Set<String> fired;
  private int growth;
  private Optional<Instant> lastGrowth;
  private Optional<Instant> resolvedAt;
  private Optional<Instant> resolvedEnd;
  private Optional<Instant> mutedUntil;
  private Optional<Incident.Closing> closing;
  private Optional<Instant> reopenedAt;
  private Optional<IncidentId> mergedInto;
  private final Optional<IncidentId> splitFrom;
  private boolean flapping;
  private final boolean exercise;

  private Fold(Incident o) {
    id = o.id();
    kind = o.kind();
    signal = o.signal();
    cause = o.cause();
    members = new ArrayList<>(o.members());
    since = o.since();
    openedAt = o.openedAt();
    detail = o.detail();
    phase = o.phase();
    stage = o.stage();
    severity = o.severity();
    severitySince = o.severitySince();
    evidence = new HashMap<>(o.evidence());
    type = o.type();
    sub = o.sub();
    classification = o.classification();
    acknowledged = o.acknowledged();
    taken = o.taken();
    named = o.named();
    assignee = o.assignee();
    judgedAt = o.judgedAt();
    stepsDone = new HashMap<>(o.stepsDone());
    sent = new HashMap<>(o.sent());
    told = new HashSet<>(o.told());
    reached = new HashSet<>(o.reached());
    fired = new HashSet<>(o.fired());
    growth = o.growth();
    lastGrowth = o.lastGrowth();
    resolvedAt = o.resolvedAt();
    resolvedEnd = o.resolvedEnd();
    mutedUntil = o.mutedUntil();
    closing = o.closing();
    reopenedAt = o.reopenedAt();
    mergedInto = o.mergedInto();
    splitFrom = o.splitFrom();
    flapping = o.flapping();
    exercise = o.exercise();
  }

  /** The least severity of a kind: a confirmed outage is never under S3. */
  public static Severity least(Incident.Kind kind) {
    return switch (kind) {
      case OUTAGE, OWN_SIDE -> Severity.S3;
      case FLAPPING, FINDING -> Severity.S4;
    };
  }

  /** The incident that an opening makes. */
  public static Incident opened(Event.Opened opened) {
    Instant since =
        opened.members().stream()
            .map(Member::start)
            .min(Comparator.naturalOrder())
            .orElse(opened.since());
    return new Incident(
        opened.id(),
        opened.kind(),
        opened.signal(),
        opened.cause(),
        opened.members(),
        since,
        opened.at().isBefore(since) ? since : opened.at(),
        opened.detail(),
        opened.gathering() ? Phase.GATHERING : Phase.OPEN,
        Stage.RECEIVE,
        least(opened.kind()),
        opened.at(),
        Map.of(),
        "",
        "",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Map.of(),
        Map.of(),
        Set.of(),
        Set.of(),
        Set.of(),
        0,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        opened.splitFrom(),
        false,
        opened.exercise());
  }

  /** The incident after a kept event. {@link Event.Ticked} and a second opening change nothing. */
  public static Incident after(Incident before, Event event) {
    Fold fold = new Fold(before);
    fold.apply(event);
    return fold.made();
  }

  private void apply(Event event) {
    switch (event) {
      case Event.Ticked _, Event.Opened _, Event.Noted _, Event.Escalated _ -> {
        // Nothing of the state; notes are read from the ledger.
      }
      case Event.Joined joined -> join(joined);
      case Event.Ended(Instant _, TargetId target, Instant end) -> {
        change(target, member -> member.ended(end));
        settlePhase();
      }
      case Event.Recovered(Instant _, TargetId target, Instant end) -> {
        change(target, member -> member.recoveredWith(end));
        settlePhase();
      }
      case Event.Left(Instant at, TargetId target, var _) -> {
        change(target, member -> member.left(at));
        settlePhase();
      }
      case Event.CauseFound(Instant _, CauseKey found) -> {
        cause = found;
        datedBack();
      }
      case Event.Merged(Instant _, IncidentId into) -> {
        mergedInto = Optional.of(into);
        phase = Phase.CLOSED;
      }
      case Event.Gathered _ -> {
        if (phase == Phase.GATHERING) {
          phase = Phase.OPEN;
          settlePhase();
        }
      }
      case Event.Raised(Instant at, Severity to, String rule, String why) -> {
        evidence.put(rule, why);
        if (to.graverThan(severity)) {
          severity = to;
          severitySince = at;
        }
      }
      case Event.TypeProposed(Instant _, String proposed, String proposedSub, String _) -> {
        if (classification.isEmpty()) {
          type = proposed;
          sub = proposedSub;
        }
      }
      case Event.Fired(Instant at, String key, List<String> bodies, List<PersonId> people) -> {
        fired.add(key);
        told.addAll(bodies);
        reached.addAll(people);
        if (key.startsWith(Rules.UNMUTED)) {
          fired.remove(Rules.HELD);
          growth = 0;
        }
        if (key.startsWith(Rules.GREW)) {
          growth = 0;
          fired.removeIf(one -> one.startsWith(Rules.MERGED));
        } else if (key.startsWith(Rules.MERGED)) {
          lastGrowth = Optional.of(at);
        }
      }
      case Event.Reached(Instant _, List<PersonId> people) -> reached.addAll(people);
      case Event.Resolved(Instant at, Instant end) -> {
        phase = Phase.RESOLVED;
        resolvedAt = Optional.of(at);
        resolvedEnd = Optional.of(end);
        if (stage.compareTo(Stage.RESTORE) < 0) {
          stage = Stage.RESTORE;
        }
      }
      case Event.FlappingSeen _ -> flapping = true;
      case Event.Witnessed seen -> fired.add(Evidence.key(seen));
      case Event.Alerted alerted -> {
        fired.removeIf(key -> key.startsWith(Alert.mark(alerted.key())));
        if (!alerted.gone()) {
          fired.add(Alert.mark(alerted));
        }
      }
      case Event.Done done -> done(done);
    }
  }

  private void done(Event.Done event) {
    switch (event) {
      case Event.Noted _, Event.Escalated _ -> {
        // See above.
      }
      case Event.Acknowledged(Instant at, Actor by, String note, var estimate) -> {
        if (acknowledged.isEmpty()) {
          acknowledged = Optional.of(new Incident.Acknowledged(at, by, note, estimate));
          assignee = Optional.of(by.name());
          taken = Optional.of(first(at));
        } else {
          acknowledged =
              Optional.of(new Incident.Acknowledged(acknowledged.get().at(), by, note, estimate));
        }
      }
      case Event.Assigned(Instant _, Actor _, String to, String _) -> assignee = Optional.of(to);
      case Event.Classified c -> {
        type = c.type();
        sub = c.sub();
        named = named.or(() -> Optional.of(first(c.at())));
        if (c.severity() != severity) {
          severity = c.severity();
          severitySince = c.at();
        }
        classification =
            Optional.of(
                new Incident.Classified(
                    c.at(),
                    c.by(),
                    c.type(),
                    c.severity(),
                    c.attack(),
                    c.serious(),
                    c.personalData(),
                    c.reason()));
      }
      case Event.Judged(Instant at, Actor _, String _) ->
          judgedAt = judgedAt.or(() -> Optional.of(at));
      case Event.StepDone(Instant at, Actor by, String step, String document) ->
          stepsDone.put(step, new Incident.Act(at, by, document, ""));
      case Event.StageEntered(Instant _, Actor _, Stage entered) -> stage = entered;
      case Event.DocumentSent(Instant at, Actor by, String clock, String number, String to) -> {
        sent.put(clock, new Incident.Act(at, by, number, to));
        fired.addAll(Form.answered(clock, fired));
      }
      case Event.Muted(Instant _, Actor _, Instant until, String _) ->
          mutedUntil = Optional.of(until);
      case Event.Unmuted _ -> mutedUntil = Optional.empty();
      case Event.Closed(Instant at, Actor by, String reason, String lessons, boolean none) -> {
        phase = Phase.CLOSED;
        stage = Stage.REVIEW;
        closing = Optional.of(new Incident.Closing(at, by, reason, lessons, none));
      }
      case Event.Reopened(Instant at, Actor _, String _) -> {
        reopenedAt = Optional.of(at);
        fired.remove(Rules.GONE);
        closing = Optional.empty();
        resolvedAt = Optional.empty();
        resolvedEnd = Optional.empty();
        stage = Stage.HANDLE;
        phase = Phase.OPEN;
        settlePhase();
      }
    }
  }

  /** What the first act is measured by: what severity it is now, and since when. */
  private Incident.First first(Instant at) {
    return new Incident.First(at, severity, made().standingSince());
  }

  private void join(Event.Joined joined) {
    Member member = joined.member();
    for (int i = 0; i < members.size(); i++) {
      if (members.get(i).target().equals(member.target())) {
        members.set(i, members.get(i).again());
        settlePhase();
        return;
      }
    }
    if (phase == Phase.RESOLVED) {
      // It began inside an outage that recovered before this one was decided.
      phase = Phase.RECOVERING;
      resolvedAt = Optional.empty();
      resolvedEnd = Optional.empty();
    }
    members.add(member);
    datedBack();
    if (phase != Phase.GATHERING) {
      growth++;
      lastGrowth = Optional.of(joined.at());
    }
    settlePhase();
  }

  /**
   * The true start: that of the broken parent, whose incident it is, unless people knew of others
   * before it broke; else that of the earliest member.
   */
  private void datedBack() {
    Optional<Instant> parent =
        cause.shared() != CauseKey.Shared.PARENT
            ? Optional.empty()
            : members.stream()
                .filter(member -> cause.names(member.target()))
                .map(Member::start)
                .filter(start -> !start.isAfter(openedAt))
                .findFirst();
    since =
        parent
            .or(() -> members.stream().map(Member::start).min(Comparator.naturalOrder()))
            .orElse(since);
  }

  private void change(TargetId target, UnaryOperator<Member> how) {
    members.replaceAll(member -> member.target().equals(target) ? how.apply(member) : member);
  }

  /** Open while a member is down, recovering when none is. */
  private void settlePhase() {
    if (phase == Phase.OPEN || phase == Phase.RECOVERING) {
      boolean down = members.isEmpty() || members.stream().anyMatch(Member::isDown);
      phase = down ? Phase.OPEN : Phase.RECOVERING;
    }
  }

  private Incident made() {
    return new Incident(
        id,
        kind,
        signal,
        cause,
        members,
        since,
        openedAt,
        detail,
        phase,
        stage,
        severity,
        severitySince,
        evidence,
        type,
        sub,
        classification,
        acknowledged,
        taken,
        named,
        assignee,
        judgedAt,
        stepsDone,
        sent,
        told,
        reached,
        fired,
        growth,
        lastGrowth,
        resolvedAt,
        resolvedEnd,
        mutedUntil,
        closing,
        reopenedAt,
        mergedInto,
        splitFrom,
        flapping,
        exercise);
  }
}
