package vn.gov.haiduong.haidang.engine;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.gov.haiduong.haidang.engine.Measurer.Measured;
import vn.gov.haiduong.haidang.health.Event;
import vn.gov.haiduong.haidang.health.Zones;
import vn.gov.haiduong.haidang.probe.Assignment;
import vn.gov.haiduong.haidang.probe.Cause;
import vn.gov.haiduong.haidang.probe.Observation;
import vn.gov.haiduong.haidang.probe.Outcome;
import vn.gov.haiduong.haidang.status.Snapshot;
import vn.gov.haiduong.haidang.status.TargetStatus;
import vn.gov.haiduong.haidang.target.Side;
import vn.gov.haiduong.haidang.target.Target;
import vn.gov.haiduong.haidang.target.TargetId;
import vn.gov.haiduong.haidang.time.Clock;
import vn.gov.haiduong.haidang.time.SteadyClock;

/**
 * The loop that owns all mutable state. Everything private runs on it; the public methods may be
 * called from any thread.
 *
 * <pre>
 *   Rounds ─▶ ask ─▶ Measurer (probing loops) ─▶ onMeasured
 *                                                1  our own trouble?   ownTrouble
 *                                                2  health.next        Effects.tell
 *                                                3  what follows       Effects.follow, Listener
 *                                                4  when to ask again  Rounds.planNext
 * </pre>
 */
public final class Engine {

  private static final Logger LOG = LoggerFactory.getLogger(Engine.class);

  /** How often decided time is moved on. */
  private static final long SETTLE_MILLIS = 5_000;

  /** How often the snapshot is made anew. */
  private static final long SNAPSHOT_MILLIS = 500;

  /** The page and {@code check} tell all of them. */
  private static final int MOST_PROBLEMS_LOGGED = 5;

  private final Vertx vertx;
  private final Context loop;
  private final Verdicts verdicts = new Verdicts();
  private final Clock clock;
  private final SteadyClock time;
  private final Wiring wiring;
  private final Measurer measurer;
  private final Map<TargetId, Watch> watches = new TreeMap<>();
  private final Effects effects;
  private final Rounds rounds;
  private final OwnSideWatch ownSides;
  private final Beliefs beliefs;
  private final CanaryWatch canaries;
  private final Together together;
  private final LoopFigures figures = new LoopFigures();
  private final Instant startedAt;

  private Monitoring monitoring;
  private long lastLeapNanos;
  private boolean leaptOnce;
  private boolean paused;
  private boolean stopped;
  private volatile Snapshot snapshot;
  private volatile long publishedNanos;

  /**
   * What the engine works with.
   *
   * @param waiting how many probes wait for their turn at an address
   * @param memory with what health a target enters
   * @param listener who hears of everything
   */
  public record Wiring(
      Clock clock,
      Measurer measurer,
      Canaries canaries,
      IntSupplier waiting,
      Memory memory,
      Listener listener) {}

  /** The canaries and what measures them, with a trust store of their own. */
  public record Canaries(Measurer measurer, List<Canary> canaries) {}

  private Engine(Vertx vertx, Wiring wiring, Monitoring monitoring) {
    this.vertx = vertx;
    this.loop = vertx.getOrCreateContext();
    this.clock = wiring.clock();
    this.time = new SteadyClock(clock, wiring.memory().lastSign().orElse(Instant.MIN));
    this.wiring = wiring;
    this.effects = new Effects(watches, wiring.listener());
    this.rounds = new Rounds(vertx, this::now, verdicts, this::ask);
    this.canaries =
        new CanaryWatch(
            loop,
            new DefectGuard(wiring.canaries().measurer(), clock),
            wiring.canaries().canaries());
    this.measurer = new DefectGuard(wiring.measurer(), clock);
    this.ownSides = new OwnSideWatch(loop, measurer, this::leaptSince, wiring.memory().blindness());
    this.beliefs = new Beliefs(ownSides, clock, this::now);
    this.together = new Together(vertx);
    this.monitoring = monitoring;
    this.startedAt = time.now();
    this.publishedNanos = clock.nanos();
    this.snapshot = Snapshots.make(startedAt, startedAt, List.of(), monitoring, parts());
  }

  /**
   * Starts the loop on {@code vertx}, which must have one event loop that nobody else uses, and
   * begins to measure.
   */
  public static Future<Engine> start(Vertx vertx, Wiring wiring, Monitoring monitoring) {
    Promise<Engine> started = Promise.promise();
    vertx.runOnContext(
        _ -> {
          try {
            Engine engine = new Engine(vertx, wiring, monitoring);
            Changes first = engine.adopt(monitoring);
            LOG.atInfo().addKeyValue("targets", first.added().size()).log("measuring begins");
            engine.begin();
            started.complete(engine);
          } catch (RuntimeException trouble) {
            started.fail(trouble);
          }
        });
    return started.future();
  }

  // ---- from any thread -------------------------------------------------------------------------

  /** What is known now; at most half a second old. */
  public Snapshot snapshot() {
    return snapshot;
  }

  /** Whether the loop went round lately, whatever the wall clock says meanwhile. */
  public boolean alive() {
    return clock.nanos() - publishedNanos <= SteadyClock.STILL.toNanos();
  }

  /** Changes what is measured: what did not change keeps schedule, state and counters. */
  public Future<Changes> apply(Monitoring changed) {
    return onLoop(() -> adopt(changed));
  }

  /** Tells that the last change of configuration was refused; the good one stays in force. */
  public Future<Void> refused(List<String> problems) {
    return onLoop(
            () -> {
              LOG.atError()
                  .addKeyValue("problems", problems.size())
                  .addKeyValue("first", problems.stream().limit(MOST_PROBLEMS_LOGGED).toList())
                  .log("configuration refused, the last good one stays");
              monitoring = monitoring.refused(now(), problems);
              publish();
              return true;
            })
        .mapEmpty();
  }

  /**
   * Tells one target what no measurement tells: that its maintenance begins or ends.
   *
   * @return false when there is no such target
   */
  public Future<Boolean> tell(TargetId id, Event event) {
    return onLoop(
        () -> {
          Watch watch = watches.get(id);
          if (watch != null) {
            effects.tell(watch, event, now());
          }
          return watch != null;
        });
  }

  /**
   * Runs {@code work} on the engine's loop, between two events, so that a listener's state needs no
   * lock. It must return at once.
   */
  public <T> Future<T> onLoop(Callable<T> work) {
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

  /** Takes a heartbeat; false when there is no such passive target or the token is not its own. */
  public Future<Boolean> beat(TargetId id, String token) {
    return onLoop(
        () -> {
          Watch watch = watches.get(id);
          Beats beats = watch == null ? null : watch.beats;
          return beats != null && beats.take(token, now());
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
              if (!stopped) {
                stopped = true;
                rounds.stop();
                watches.values().forEach(rounds::unplan);
                wiring.listener().stopped(now());
              }
              return true;
            })
        .mapEmpty();
  }

  // ---- on the loop -----------------------------------------------------------------------------

  private void begin() {
    vertx.setPeriodic(SNAPSHOT_MILLIS, _ -> publish());
    vertx.setPeriodic(
        SETTLE_MILLIS,
        _ -> {
          if (!stopped) {
            Instant now = now();
            effects.settle(ownSides, wiring.memory().sureUpTo(now), now);
          }
        });
    vertx.setPeriodic(
        1_000, CanaryWatch.EVERY.toMillis(), _ -> canaries.round(now(), clock.nanos()));
    vertx.setPeriodic(1, OwnSideWatch.ROUND.toMillis(), _ -> anchorRound());
    publish();
  }

  private Changes adopt(Monitoring changed) {
    Instant now = now();
    Changes changes = Changes.between(assignments(), changed.assignments());
    changes.removed().forEach(id -> remove(id, now));
    List<Watch> toPlan = new ArrayList<>();
    for (Assignment added : changes.added()) {
      Watch watch = new Watch(added, wiring.memory().recall(added, now));
      watches.put(added.target().id(), watch);
      toPlan.add(watch);
    }
    for (Assignment altered : changes.altered()) {
      Watch watch = watches.get(altered.target().id());
      if (watch != null) {
        boolean sameCadence = watch.target().cadence().equals(altered.target().cadence());
        watch.adopt(altered);
        if (!sameCadence && watch.underWay == null) {
          toPlan.add(watch);
        }
      }
    }
    effects.relate();
    List<Event.OwnSideUp> given = ownSides.adopt(changed.anchors(), zones(changed), now);
    monitoring = changed;
    wiring.listener().adopted(changed, changes, now);
    LOG.atInfo()
        .addKeyValue("added", changes.added().size())
        .addKeyValue("altered", changes.altered().size())
        .addKeyValue("removed", changes.removed().size())
        .addKeyValue("unchanged", changes.unchanged())
        .log("configuration in force");
    changes.added().forEach(added -> tellWhatRuns(added.target(), now));
    given.forEach(side -> new OwnSideHeard().found(side));
    publish();
    // Timers count from the moment at which they are set; thousands of targets took a while.
    Instant planned = now();
    toPlan.forEach(watch -> rounds.planFirst(watch, planned));
    return changes;
  }

  private static Set<String> zones(Monitoring monitoring) {
    Set<String> zones = new HashSet<>();
    for (Assignment one : monitoring.assignments()) {
      Zones.of(one.target().address()).ifPresent(zones::add);
    }
    return zones;
  }

  private List<Assignment> assignments() {
    return watches.values().stream().map(Watch::assignment).toList();
  }

  private void remove(TargetId id, Instant now) {
    Watch watch = watches.remove(id);
    if (watch != null) {
      rounds.unplan(watch);
      effects.tell(watch, new Event.Removed(now), now);
    }
  }

  /** A target that enters while its side is blind hears of it; it was not there at the time. */
  private void tellWhatRuns(Target added, Instant now) {
    Watch watch = watches.get(added.id());
    if (watch != null && ownSides.blind(added.side())) {
      effects.tell(watch, new Event.OwnSideDown(now, Optional.of(added.side())), now);
    }
  }

  // ---- one probe -------------------------------------------------------------------------------

  private void ask(Watch watch, Instant intended, Instant now) {
    long nanos = clock.nanos();
    long intendedNanos = nanos - Duration.between(intended, now).toNanos();
    figures.started();
    switch (watch.assignment().method()) {
      case Assignment.Active(var spec, String _) -> {
        verdicts.expect();
        Future<Measured> _ =
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
                        verdicts.put(
                            () ->
                                beliefs
                                    .believed(watch, measured)
                                    .otherwise(measured) // A defect must not end its schedule.
                                    .onSuccess(
                                        said -> onMeasured(watch, intended, intendedNanos, said))));
      }
      case Assignment.Passive _ -> {
        Beats beats = watch.beats;
        if (beats != null) {
          Observation seen =
              beats.observe(intended.minus(watch.target().cadence().interval()), intended);
          onMeasured(watch, intended, nanos, new Measured(seen, nanos, nanos, false, false));
        }
      }
    }
  }

  private void onMeasured(Watch watch, Instant intended, long intendedNanos, Measured measured) {
    long lateness = measured.startedNanos() - intendedNanos;
    figures.ended(lateness, measured.tooLate(), clock.nanos());
    watch.underWay = null;
    if (stopped || watches.get(watch.target().id()) != watch) {
      return;
    }
    Instant now = now();
    try {
      Observation seen = ownTrouble(measured);
      watch.keep(measured, seen, lateness, now);
      wiring.listener().measured(watch.assignment(), seen, intended, lateness);
      effects.tell(
          watch,
          new Event.Observed(
              intended, seen.outcome().verdict(), seen.outcome().cause(), watch.target().cadence()),
          now);
    } finally {
      figures.missed(rounds.planNext(watch, intended, now)); // A defect costs one observation.
    }
  }

  /** Our own stall or leap makes whatever was measured meanwhile worthless. */
  private Observation ownTrouble(Measured measured) {
    Observation seen = measured.observation();
    Outcome.Unknown trouble = null;
    if (leaptAfter(measured.startedNanos())) {
      trouble =
          paused
              ? new Outcome.Unknown(Cause.OWN_OVERLOAD, "Máy đo bị dừng trong lúc đo")
              : new Outcome.Unknown(Cause.OWN_CLOCK, "Đồng hồ của máy đo bị chỉnh trong lúc đo");
    } else if (measured.stalled()) {
      trouble = new Outcome.Unknown(Cause.OWN_OVERLOAD, "Máy đo bị đứng trong lúc đo");
    }
    return trouble == null ? seen : seen.as(trouble);
  }

  private boolean leaptAfter(long startedNanos) {
    return leaptOnce && lastLeapNanos - startedNanos >= 0;
  }

  private boolean leaptSince(long startedNanos) {
    Instant _ = now(); // Looks for a leap.
    return leaptAfter(startedNanos);
  }

  // ---- time and our own side -------------------------------------------------------------------

  /** The steady time; a leap of the clock, or a pause of ours, is a gap in our recording. */
  private Instant now() {
    SteadyClock.Reading reading = time.read();
    SteadyClock.Leap leap = reading.leap();
    if (leap != null) {
      paused = leap.by().isZero();
      LOG.atWarn()
          .addKeyValue("from", leap.from())
          .addKeyValue("to", leap.to())
          .addKeyValue("bySeconds", leap.by().toSeconds())
          .log(paused ? "stood still" : "clock leapt");
      lastLeapNanos = clock.nanos();
      leaptOnce = true;
      wiring.listener().leapt(leap.from(), leap.to());
      for (Watch watch : watches.values()) {
        effects.tell(watch, new Event.MonitorStopped(leap.from()), reading.now());
        effects.tell(watch, new Event.MonitorStarted(leap.to(), leap.from()), reading.now());
        if (watch.plan != null) {
          rounds.planFirst(watch, reading.now());
        }
      }
    }
    return reading.now();
  }

  private void anchorRound() {
    if (!stopped) {
      ownSides.round(now(), clock.nanos(), new OwnSideHeard());
    }
  }

  /** Tells the listener, and every target that is measured through the side. */
  private final class OwnSideHeard implements OwnSideWatch.Told {

    @Override
    public void lost(Event.OwnSideDown lost, String sign) {
      wiring.listener().ownSideLost(lost, sign, now());
      tellSide(lost.scope(), lost);
    }

    @Override
    public void found(Event.OwnSideUp found) {
      wiring.listener().ownSideFound(found, now());
      tellSide(found.scope(), found);
    }

    private void tellSide(Optional<Side> side, Event event) {
      Instant now = now();
      for (Watch watch : watches.values()) {
        if (side.isEmpty() || side.get() == watch.target().side()) {
          effects.tell(watch, event, now);
        }
      }
    }
  }

  // ---- what others see -------------------------------------------------------------------------

  private void publish() {
    Instant now = now();
    List<TargetStatus> statuses = Snapshots.statuses(watches, now);
    together.follow(statuses, clock.nanos());
    snapshot = Snapshots.make(now, startedAt, statuses, monitoring, parts());
    publishedNanos = clock.nanos();
  }

  private Snapshots.Parts parts() {
    return new Snapshots.Parts(
        ownSides.statuses(now()),
        figures.status(wiring.waiting().getAsInt(), clock.nanos()),
        canaries.statuses(),
        together.causes());
  }
}
