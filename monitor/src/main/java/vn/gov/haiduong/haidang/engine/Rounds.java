package vn.gov.haiduong.haidang.engine;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.Supplier;
import vn.gov.haiduong.haidang.probe.AddressResult;
import vn.gov.haiduong.haidang.probe.Assignment;
import vn.gov.haiduong.haidang.probe.Cause;
import vn.gov.haiduong.haidang.probe.HttpFacts;
import vn.gov.haiduong.haidang.probe.Observation;
import vn.gov.haiduong.haidang.probe.ProbeSpec;
import vn.gov.haiduong.haidang.schedule.FireTimes;
import vn.gov.haiduong.haidang.schedule.Pace;

/**
 * When each target is asked next: all of them in one queue behind one timer. The timer strikes on a
 * grid of {@link #TURN_MILLIS}, so that what is due within one turn is asked in one turn of the
 * loop, and what came back meanwhile is taken in the same turn: waking a loop costs more than most
 * of what it then does. Confined to the engine's loop.
 */
final class Rounds {

  /** A probe is late by so much at most, and its verdict waits so long, for want of a turn. */
  static final long TURN_MILLIS = 10;

  private final Vertx vertx;
  private final Supplier<Instant> now;
  private final Answers answers;
  private final Due due;
  private final PriorityQueue<Plan> plans = new PriorityQueue<>();
  private long timer;
  private long timerMillis = Long.MAX_VALUE;
  private boolean stopped;

  /** A target's next time; void as soon as the target has another. */
  record Plan(Watch watch, Instant intended) implements Comparable<Plan> {

    @Override
    public int compareTo(Plan other) {
      return intended.compareTo(other.intended);
    }
  }

  /** Takes a target whose time has come. */
  @FunctionalInterface
  interface Due {
    void due(Watch watch, Instant intended, Instant now);
  }

  /** What was measured and waits to be taken. */
  interface Answers {
    /** Whether some are waiting, or may still come: then the next turn is not left out. */
    boolean expected();

    /** Takes all that are there. */
    void take();
  }

  Rounds(Vertx vertx, Supplier<Instant> now, Answers answers, Due due) {
    this.vertx = vertx;
    this.now = now;
    this.answers = answers;
    this.due = due;
  }

  /** Spread over the interval by the target's id, so that a restart neither bursts nor drifts. */
  void planFirst(Watch watch, Instant now) {
    unplan(watch);
    plan(
        watch,
        FireTimes.first(
            watch.target().id(), watch.target().cadence().interval(), grain(watch), now),
        now);
  }

  /**
   * Plans the next probe after one that was intended at {@code intended}.
   *
   * @return how many fire times passed meanwhile
   */
  long planNext(Watch watch, Instant intended, Instant now) {
    FireTimes.Next next =
        FireTimes.next(
            watch.target().id(),
            watch.target().cadence().interval(),
            grain(watch),
            intended,
            pace(watch, now),
            now);
    plan(watch, next.intended(), now);
    return next.missed();
  }

  private static FireTimes.Grain grain(Watch watch) {
    return watch.assignment().method() instanceof Assignment.Active(ProbeSpec.Icmp _, var _)
        ? FireTimes.Grain.COARSE
        : FireTimes.Grain.FINE;
  }

  /** Sooner while a run of failures is undecided, slower where we are refused. */
  private static Pace pace(Watch watch, Instant now) {
    if (watch.refused()) {
      return new Pace.Refused(watch.last().flatMap(Rounds::retryAfter));
    }
    boolean undecided = watch.health().shown(now).undecidedRun();
    return failed(watch)
        .flatMap(Rounds::retryAfter)
        .<Pace>map(asked -> new Pace.Asked(asked, undecided))
        .orElse(undecided ? Pace.RECHECK : Pace.REGULAR);
  }

  private static Optional<Observation> failed(Watch watch) {
    return watch
        .last()
        .filter(seen -> seen.outcome().cause().equals(Optional.of(Cause.HTTP_STATUS)));
  }

  /** What the server that refuses us asks for; the longest where several addresses do. */
  private static Optional<Duration> retryAfter(Observation seen) {
    return seen.addresses().stream()
        .map(AddressResult::http)
        .flatMap(Optional::stream)
        .map(HttpFacts::retryAfter)
        .flatMap(Optional::stream)
        .max(Duration::compareTo);
  }

  private void plan(Watch watch, Instant intended, Instant now) {
    if (stopped) {
      return;
    }
    Plan plan = new Plan(watch, intended);
    watch.plan = plan;
    plans.add(plan);
    wake(now);
  }

  /** Its plan stays in the queue and is passed over when its time comes. */
  void unplan(Watch watch) {
    watch.plan = null;
  }

  /** Sets the timer for the turn of the earliest plan, unless it is set for then or sooner. */
  private void wake(Instant now) {
    Plan next = plans.peek();
    long millis = now.toEpochMilli();
    long turn = answers.expected() ? turn(millis + 1) : Long.MAX_VALUE;
    if (next != null) {
      // Upwards: a moment too early would be one more turn of the loop.
      turn = Math.min(turn, turn(Math.max(millis, next.intended().toEpochMilli()) + 1));
    }
    if (turn >= timerMillis) {
      return;
    }
    if (timer != 0) {
      boolean _ = vertx.cancelTimer(timer);
    }
    timerMillis = turn;
    timer = vertx.setTimer(turn - millis, _ -> fire());
  }

  private static long turn(long millis) {
    return Math.ceilDiv(millis, TURN_MILLIS) * TURN_MILLIS;
  }

  private void fire() {
    timer = 0;
    timerMillis = Long.MAX_VALUE;
    try {
      answers.take();
      ask(now.get()); // May find a leap of the clock, and then everything is planned anew.
    } finally {
      if (!stopped) {
        wake(now.get());
      }
    }
  }

  @SuppressWarnings("ReferenceEquality") // A plan is void once its target has another, be it equal.
  private void ask(Instant at) {
    for (Plan plan = plans.peek();
        plan != null && !plan.intended().isAfter(at) && !stopped;
        plan = plans.peek()) {
      Plan _ = plans.poll();
      Watch watch = plan.watch();
      if (watch.plan == plan) {
        watch.plan = null;
        watch.underWay = plan.intended();
        due.due(watch, plan.intended(), at);
      }
    }
  }

  /** From here on nothing fires. */
  void stop() {
    stopped = true;
  }
}
