package vn.gov.haiduong.haidang.engine;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.gov.haiduong.haidang.engine.Measurer.Measured;
import vn.gov.haiduong.haidang.health.Event;
import vn.gov.haiduong.haidang.health.Shown;
import vn.gov.haiduong.haidang.health.State;
import vn.gov.haiduong.haidang.health.Step;
import vn.gov.haiduong.haidang.health.TargetHealth;
import vn.gov.haiduong.haidang.probe.Assignment;
import vn.gov.haiduong.haidang.probe.Cause;
import vn.gov.haiduong.haidang.probe.Observation;
import vn.gov.haiduong.haidang.probe.Outcome;
import vn.gov.haiduong.haidang.status.Strip;
import vn.gov.haiduong.haidang.status.TargetStatus;
import vn.gov.haiduong.haidang.target.Target;

/**
 * All that changes about one target: its health, its schedule, its last results. The only mutable
 * thing about a target, confined to the engine's loop.
 */
final class Watch {

  private Assignment assignment;
  private TargetHealth health;
  private final Tally tally = new Tally();
  private Strip strip = Strip.EMPTY;
  private @Nullable Observation last;
  private @Nullable Instant lastAtVerdict;
  private double latenessSeconds;
  private @Nullable TargetStatus status;

  /** Through whom it is reached, nearest first; those of them that are watched. */
  List<Watch> above = List.of();

  /** The next probe; empty while none is planned. {@link Rounds} writes it. */
  Rounds.@Nullable Plan plan;

  /** Intended time of the probe under way; empty while there is none. */
  @Nullable Instant underWay;

  /** Beats of a passive target. */
  @Nullable Beats beats;

  Watch(Assignment assignment, TargetHealth health) {
    this.assignment = assignment;
    this.health = health;
    adopt(assignment);
  }

  /** Takes the new row and profile; health and counters go on. */
  void adopt(Assignment changed) {
    assignment = changed;
    status = null;
    beats =
        switch (changed.method()) {
          case Assignment.Active _ -> null;
          case Assignment.Passive(String tokenSha256) -> new Beats(tokenSha256);
        };
  }

  Assignment assignment() {
    return assignment;
  }

  Target target() {
    return assignment.target();
  }

  TargetHealth health() {
    return health;
  }

  Optional<Observation> last() {
    return Optional.ofNullable(last);
  }

  /** The one place where health is swapped. */
  Step tell(Event event, Instant now) {
    Step step = health.next(event, now);
    health = step.health();
    status = null;
    return step;
  }

  /** Keeps what a measurement showed; {@code outcome} is the observation's or our own trouble. */
  void keep(Measured measured, Observation observation, long latenessNanos, Instant now) {
    Outcome outcome = observation.outcome();
    last = observation;
    lastAtVerdict = now;
    latenessSeconds = Math.max(0, latenessNanos) / 1e9;
    tally.add(outcome);
    strip =
        strip.with(
            new Strip.Entry(
                observation.startedAt(),
                outcome.verdict(),
                outcome.cause(),
                measured.endedNanos() - measured.startedNanos()));
    status = null;
  }

  /** Whether the site lives but does not let us in. */
  boolean refused() {
    Observation seen = last;
    return seen != null && seen.outcome().cause().equals(Optional.of(Cause.HTTP_REFUSED));
  }

  /** Whether what is known has run out, so that what is shown changes by time alone. */
  private boolean changesByTime(Instant now) {
    TargetStatus made = status;
    return made != null
        && last != null
        && made.state() != State.UNKNOWN
        && last.startedAt().plus(target().cadence().hold()).isBefore(now);
  }

  /** How the target stands; made anew only when something changed. */
  TargetStatus status(Instant now, Optional<TargetStatus> brokenAncestor) {
    TargetStatus made = status;
    if (made != null && !changesByTime(now) && brokenAncestor.isEmpty()) {
      return made;
    }
    Shown shown = health.shown(now);
    State state = shown.state();
    Optional<Cause> cause = shown.cause();
    String said = last == null ? "Chưa đo" : last.outcome().said();
    if (brokenAncestor.isPresent() && (state == State.DOWN || shown.undecidedRun())) {
      state = State.UNKNOWN;
      cause = Optional.of(Cause.PARENT_UNREACHABLE);
      said = "Không đo được: " + brokenAncestor.get().target().name() + " đang gián đoạn";
    }
    made =
        new TargetStatus(
            target(),
            state,
            shown.since(),
            cause,
            said,
            shown.flapping(),
            Optional.ofNullable(last),
            Optional.ofNullable(lastAtVerdict),
            Optional.ofNullable(plan).map(Rounds.Plan::intended),
            latenessSeconds,
            new TargetStatus.Decided(
                seconds(State.UP),
                seconds(State.DEGRADED),
                seconds(State.DOWN),
                seconds(State.MAINTENANCE),
                seconds(State.UNKNOWN),
                health.decidedUpTo()),
            tally.counts(),
            strip);
    status = brokenAncestor.isEmpty() ? made : null;
    return made;
  }

  private double seconds(State state) {
    return health.decidedMillis(state) / 1000.0;
  }
}
