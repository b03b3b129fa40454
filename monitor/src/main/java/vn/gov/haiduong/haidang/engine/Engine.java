package vn.gov.haiduong.haidang.engine;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.gov.haiduong.haidang.engine.Measurer.Measured;
import vn.gov.haiduong.haidang.health.Effect;
import vn.gov.haiduong.haidang.health.Event;
import vn.gov.haiduong.haidang.health.Outage;
import vn.gov.haiduong.haidang.health.Step;
import vn.gov.haiduong.haidang.probe.Assignment;
import vn.gov.haiduong.haidang.probe.Cause;
import vn.gov.haiduong.haidang.probe.Observation;
import vn.gov.haiduong.haidang.probe.Outcome;
import vn.gov.haiduong.haidang.probe.Phases;
import vn.gov.haiduong.haidang.schedule.FireTimes;
import vn.gov.haiduong.haidang.schedule.Pace;
import vn.gov.haiduong.haidang.status.Snapshot;
import vn.gov.haiduong.haidang.target.Target;
import vn.gov.haiduong.haidang.target.TargetId;
import vn.gov.haiduong.haidang.time.Clock;
import vn.gov.haiduong.haidang.time.SteadyClock;

/**
 * The loop that owns all mutable state. Everything private runs on it; the public methods may be
 * called from any thread.
 *
 * <pre>
 *   timer ─▶ fire ─▶ Measurer (probing loops) ─▶ onMeasured
 *                                                  1  our own trouble?      ownTrouble
 *                                                  2  health.next           tell
 *                                                  3  effects               follow
 *                                                  4  when to ask again     plan
 * </pre>
 */
public final class Engine {

  private static final Logger LOG = LoggerFactory.getLogger(Engine.class);

  /** How often decided time is moved on and the snapshot is made anew. */
  private static final long SETTLE_MILLIS = 5_000;

  private static final long SNAPSHOT_MILLIS = 500;

  private final Vertx vertx;
  private final Context loop;
  private final Clock clock;
  private final SteadyClock time;
  private final Measurer measurer;
  private final Listener listener;
  private final CanaryWatch canaries;
  private final OwnSideWatch ownSides;
  private final Map<TargetId, Watch> watches = new TreeMap<>();
  private final Gate gate;
  private final Instant startedAt;

  private Lineage lineage = Lineage.EMPTY;
  private Monitoring monitoring;
  private final LoopFigures figures = new LoopFigures();
  private long lastLeapNanos;
  private boolean leaptOnce;
  private boolean stopped;
  private volatile Snapshot snapshot;

  /** Who hears of each measurement besides the snapshot: histograms, later the ledger. */
  public interface Listener {

    /** Called on the engine's loop; must return at once. */
    void measured(Assignment assignment, Observation observation, long latenessNanos);
  }

  /**
   * How the politeness gate stands; read only.
   *
   * @see Engine#start
   */
  @FunctionalInterface
  public interface Gate {
    /** Probes that wait for their turn at an address. */
    int waiting();
  }

  private Engine(
      Vertx vertx,
      Clock clock,
      Measurer measurer,
      Canaries canaries,
      Gate gate,
      Listener listener,
      Monitoring monitoring) {
    this.vertx = vertx;
    this.loop = vertx.getOrCreateContext();
    this.clock = clock;
    this.time = new SteadyClock(clock);
    this.measurer = measurer;
    this.gate = gate;
    this.listener = listener;
    this.canaries = new CanaryWatch(loop, canaries.measurer(), canaries.canaries());
    this.ownSides = new OwnSideWatch(loop, measurer);
    this.monitoring = monitoring;
    this.startedAt = time.now();
    this.snapshot = Snapshots.make(startedAt, startedAt, List.of(), monitoring, this::parts);
  }

  /** The canaries and what measures them, with a trust store of their own. */
  public record Canaries(Measurer measurer, List<Canary> canaries) {}

  /**
   * Starts the loop on {@code vertx}, which must have one event loop that nobody else uses, and
   * begins to measure.
   */
  public static Future<Engine> start(
      Vertx vertx,
      Clock clock,
      Measurer measurer,
      Canaries canaries,
      Gate gate,
      Listener listener,
      Monitoring monitoring) {
    Promise<Engine> started = Promise.promise();
    vertx.runOnContext(
        _ -> {
          Engine engine = new Engine(vertx, clock, measurer, canaries, gate, listener, monitoring);
          Changes first = engine.adopt(monitoring);
          LOG.atInfo().addKeyValue("targets", first.added().size()).log("measuring begins");
          engine.begin();
          started.complete(engine);
        });
    return started.future();
  }

  /** What is known now; at most half a second old. From any thread. */
  public Snapshot snapshot() {
    return snapshot;
  }

  /** Changes what is measured: what did not change keeps schedule, state and counters. */
  public Future<Changes> apply(Monitoring changed) {
    return onLoop(() -> adopt(changed));
  }

  /** Tells that the last change of configuration was refused; the good one stays in force. */
  public Future<Void> refused(List<String> problems) {
    return onLoop(
            () -> {
              monitoring = monitoring.refused(time.now(), problems);
              publish();
              return true;
            })
        .mapEmpty();
  }

  /** Takes a heartbeat; false when there is no such passive target or the token is not its own. */
  public Future<Boolean> beat(TargetId id, String token) {
    return onLoop(
        () -> {
          Watch watch = watches.get(id);
          Beats beats = watch == null ? null : watch.beats;
          return beats != null && beats.take(token, time.now());
        });
  }

  /** One extra measurement now, outside schedule and health; empty when it is not ours to make. */
  public Future<Optional<Observation>> probeNow(TargetId id) {
    return onLoop(() -> Optional.ofNullable(watches.get(id)))
        .compose(
            found ->
                found.map(Watch::assignment).map(Assignment::method).orElse(null)
                        instanceof Assignment.Active active
                    ? measurer
                        .measure(
                            new Measurer.Order(
                                id,
                                Target.Cadence.SHORTEST,
                                active.spec(),
                                clock.now(),
                                clock.nanos()))
                        .map(measured -> Optional.of(measured.observation()))
                    : Future.succeededFuture(Optional.empty()));
  }

  /** Stops measuring; what is in flight is abandoned. */
  public Future<Void> stop() {
    return onLoop(
            () -> {
              stopped = true;
              watches.values().forEach(this::unplan);
              return true;
            })
        .mapEmpty();
  }

  private <T> Future<T> onLoop(java.util.concurrent.Callable<T> work) {
    Promise<T> done = Promise.promise();
    loop.runOnContext(
        _ -> {
          try {
            done.complete(work.call());
          } catch (Exception e) {
            done.fail(e);
          }
        });
    return done.future();
  }

  private void begin() {
    vertx.setPeriodic(SNAPSHOT_MILLIS, _ -> publish());
    vertx.setPeriodic(SETTLE_MILLIS, _ -> settle());
    vertx.setPeriodic(
        1_000, CanaryWatch.EVERY.toMillis(), _ -> canaries.round(time.now(), clock.nanos()));
    vertx.setPeriodic(1, OwnSideWatch.ROUND.toMillis(), _ -> anchorRound());
    publish();
  }

  // ---- configuration -------------------------------------------------------------------------

  private Changes adopt(Monitoring changed) {
    Instant now = now();
    Changes changes = Changes.between(assignments(), changed.assignments());
    changes.removed().forEach(id -> remove(id, now));
    for (Assignment added : changes.added()) {
      Watch watch = new Watch(added, now);
      watches.put(added.target().id(), watch);
      planFirst(watch, now);
    }
    for (Assignment altered : changes.altered()) {
      Watch watch = watches.get(altered.target().id());
      if (watch != null) {
        boolean sameCadence = watch.target().cadence().equals(altered.target().cadence());
        watch.adopt(altered);
        if (!sameCadence) {
          unplan(watch);
          planFirst(watch, now);
        }
      }
    }
    lineage = Lineage.of(watches);
    ownSides.adopt(changed.anchors(), now);
    monitoring = changed;
    publish();
    return changes;
  }

  private List<Assignment> assignments() {
    return watches.values().stream().map(Watch::assignment).toList();
  }

  private void remove(TargetId id, Instant now) {
    Watch watch = watches.remove(id);
    if (watch != null) {
      unplan(watch);
      follow(watch, watch.tell(new Event.Removed(now), now));
    }
  }

  // ---- schedule ------------------------------------------------------------------------------

  private void planFirst(Watch watch, Instant now) {
    plan(
        watch, FireTimes.first(watch.target().id(), watch.target().cadence().interval(), now), now);
  }

  private void plan(Watch watch, Instant intended, Instant now) {
    watch.intended = intended;
    long delay = Math.max(1, Duration.between(now, intended).toMillis());
    watch.timer = vertx.setTimer(delay, _ -> fire(watch));
  }

  private void unplan(Watch watch) {
    if (watch.timer != 0) {
      boolean ignored = vertx.cancelTimer(watch.timer);
      watch.timer = 0;
    }
    watch.intended = null;
  }

  private void fire(Watch watch) {
    Instant intended = watch.intended;
    watch.timer = 0;
    if (stopped || intended == null || watches.get(watch.target().id()) != watch) {
      return;
    }
    Instant now = now();
    if (now.isBefore(intended)) {
      plan(watch, intended, now); // A timer may come a moment early, never an observation.
      return;
    }
    watch.underWay = intended;
    watch.intended = null;
    long nanos = clock.nanos();
    long intendedNanos = nanos - Duration.between(intended, now).toNanos();
    switch (watch.assignment().method()) {
      case Assignment.Active(var spec, String _) -> {
        figures.started();
        measurer
            .measure(
                new Measurer.Order(
                    watch.target().id(),
                    watch.target().cadence().interval(),
                    spec,
                    intended,
                    intendedNanos))
            .onSuccess(
                measured ->
                    loop.runOnContext(_ -> onMeasured(watch, intended, intendedNanos, measured)));
      }
      case Assignment.Passive _ -> {
        Beats beats = watch.beats;
        if (beats != null) {
          Observation seen =
              beats.observe(intended.minus(watch.target().cadence().interval()), intended);
          figures.started();
          onMeasured(watch, intended, nanos, new Measured(seen, nanos, nanos, false, false));
        }
      }
    }
  }

  // ---- the four steps ------------------------------------------------------------------------

  private void onMeasured(Watch watch, Instant intended, long intendedNanos, Measured measured) {
    long lateness = measured.startedNanos() - intendedNanos;
    figures.ended(lateness, measured.tooLate(), clock.nanos());
    watch.underWay = null;
    if (stopped || watches.get(watch.target().id()) != watch) {
      return;
    }
    Instant now = now();
    Observation seen = ownTrouble(measured, intended);
    watch.keep(measured, seen, lateness, now);
    listener.measured(watch.assignment(), seen, lateness);
    Step step =
        watch.tell(
            new Event.Observed(
                intended,
                seen.outcome().verdict(),
                seen.outcome().cause(),
                watch.target().cadence()),
            now);
    follow(watch, step);
    FireTimes.Next next =
        FireTimes.next(
            watch.target().id(),
            watch.target().cadence().interval(),
            intended,
            pace(watch, now),
            now);
    figures.missed(next.missed());
    plan(watch, next.intended(), now);
  }

  private static Pace pace(Watch watch, Instant now) {
    if (watch.refused()) {
      return new Pace.Refused(Optional.empty());
    }
    return watch.health().shown(now).undecidedRun() ? Pace.RECHECK : Pace.REGULAR;
  }

  /** Our own stall or leap makes whatever was measured meanwhile worthless. */
  private Observation ownTrouble(Measured measured, Instant intended) {
    Observation seen = measured.observation();
    Outcome.Unknown trouble = null;
    if (leaptOnce && lastLeapNanos - measured.startedNanos() >= 0) {
      trouble = new Outcome.Unknown(Cause.OWN_CLOCK, "Đồng hồ của máy đo bị chỉnh trong lúc đo");
    } else if (measured.stalled()) {
      trouble = new Outcome.Unknown(Cause.OWN_OVERLOAD, "Máy đo bị đứng trong lúc đo");
    }
    if (trouble == null) {
      return seen;
    }
    return new Observation(
        seen.kind(),
        intended,
        seen.durationNanos(),
        trouble,
        Phases.ABSENT,
        List.of(),
        Optional.empty());
  }

  private void follow(Watch watch, Step step) {
    TargetId id = watch.target().id();
    for (Effect effect : step.effects()) {
      switch (effect) {
        case Effect.OutageOpened(Outage outage) -> {
          log("outage opened", id, outage);
          tellDescendants(id, new Event.ParentBroken(outage.start()));
        }
        case Effect.OutageEnded(Outage outage) -> {
          log("outage ended", id, outage);
          outage.end().ifPresent(end -> tellDescendants(id, new Event.ParentMended(end)));
        }
        case Effect.ShownChanged(var from, var to) ->
            LOG.atInfo()
                .addKeyValue("target", id)
                .addKeyValue("from", from.state().label())
                .addKeyValue("to", to.state().label())
                .addKeyValue("cause", to.cause().map(Cause::label).orElse(""))
                .log("state changed");
        case Effect.FlappingFound(Instant since, Instant _) ->
            LOG.atInfo().addKeyValue("target", id).addKeyValue("since", since).log("flapping");
        case Effect.FlappingOver _ -> LOG.atInfo().addKeyValue("target", id).log("flapping over");
        case Effect.Ignored(Instant at, var why) ->
            LOG.atDebug()
                .addKeyValue("target", id)
                .addKeyValue("at", at)
                .addKeyValue("why", why)
                .log("event ignored");
        case Effect.Decided _, Effect.IncidentDue _, Effect.RecoveryDue _ -> {
          // Counters are read from the health itself; incidents and recovery notices have no
          // reader yet.
        }
      }
    }
  }

  private static void log(String what, TargetId id, Outage outage) {
    LOG.atInfo()
        .addKeyValue("target", id)
        .addKeyValue("start", outage.start())
        .addKeyValue("end", outage.end().map(Instant::toString).orElse(""))
        .addKeyValue("cause", outage.cause().map(Cause::label).orElse(""))
        .log(what);
  }

  private void tellDescendants(TargetId parent, Event event) {
    Instant now = time.now();
    for (TargetId child : lineage.descendants(parent)) {
      Watch watch = watches.get(child);
      if (watch != null) {
        follow(watch, watch.tell(event, now));
      }
    }
  }

  // ---- time and our own side -----------------------------------------------------------------

  /** The steady time; a leap of the machine's clock is taken as a gap in our recording. */
  private Instant now() {
    SteadyClock.Reading reading = time.read();
    SteadyClock.Leap leap = reading.leap();
    if (leap != null) {
      LOG.atWarn()
          .addKeyValue("from", leap.from())
          .addKeyValue("to", leap.to())
          .addKeyValue("bySeconds", leap.by().toSeconds())
          .log("clock leapt");
      lastLeapNanos = clock.nanos();
      leaptOnce = true;
      for (Watch watch : watches.values()) {
        follow(watch, watch.tell(new Event.MonitorStopped(leap.from()), reading.now()));
        follow(watch, watch.tell(new Event.MonitorStarted(leap.to(), leap.from()), reading.now()));
        if (watch.timer != 0) {
          unplan(watch);
          planFirst(watch, reading.now());
        }
      }
    }
    return reading.now();
  }

  private void anchorRound() {
    if (stopped) {
      return;
    }
    ownSides.round(
        now(),
        clock.nanos(),
        event -> {
          Instant now = time.now();
          for (Watch watch : watches.values()) {
            if (OwnSideWatch.concerns(event, watch.target().side())) {
              follow(watch, watch.tell(event, now));
            }
          }
        });
  }

  /** Moves decided time on, parents before children. */
  private void settle() {
    if (stopped) {
      return;
    }
    Instant now = now();
    for (TargetId id : lineage.parentsFirst()) {
      Watch watch = watches.get(id);
      if (watch == null) {
        continue;
      }
      Instant limit =
          earlier(
              ownSides.settledUpTo(watch.target().side(), now),
              watch.underWay == null ? now : watch.underWay);
      Instant parents = now;
      for (TargetId parent : lineage.ancestors(id)) {
        Watch above = watches.get(parent);
        if (above != null) {
          parents = earlier(parents, above.health().outagesSettledUpTo());
        }
      }
      follow(watch, watch.tell(new Event.ParentSettled(parents), now));
      follow(watch, watch.tell(new Event.Settled(limit), now));
    }
  }

  private static Instant earlier(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }

  // ---- what others see -----------------------------------------------------------------------

  private void publish() {
    Instant now = now();
    snapshot =
        Snapshots.make(
            now, startedAt, Snapshots.statuses(watches, lineage, now), monitoring, this::parts);
  }

  private Snapshots.Parts parts() {
    return new Snapshots.Parts(
        ownSides.statuses(time.now()),
        figures.status(gate.waiting(), clock.nanos()),
        canaries.statuses());
  }
}
