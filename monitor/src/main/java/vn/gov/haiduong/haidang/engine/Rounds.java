package vn.gov.haiduong.haidang.engine;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vn.gov.haiduong.haidang.probe.AddressResult;
import vn.gov.haiduong.haidang.probe.Assignment;
import vn.gov.haiduong.haidang.probe.HttpFacts;
import vn.gov.haiduong.haidang.probe.Observation;
import vn.gov.haiduong.haidang.probe.ProbeSpec;
import vn.gov.haiduong.haidang.schedule.FireTimes;
import vn.gov.haiduong.haidang.schedule.Pace;

/**
 * When each target is asked next: all of them in one queue behind one timer, so that those of the
 * same moment are asked in one turn of the loop. Confined to the engine's loop.
 */
final class Rounds {

  private final Vertx vertx;
  private final Supplier<Instant> now;
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

  Rounds(Vertx vertx, Supplier<Instant> now, Due due) {
    this.vertx = vertx;
    this.now = now;
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
      return new Pace.Refused(retryAfter(watch.last().orElse(null)));
    }
    return watch.health().shown(now).undecidedRun() ? Pace.RECHECK : Pace.REGULAR;
  }

  /** What the server that refuses us asks for; the longest where several addresses do. */
  private static Optional<Duration> retryAfter(@Nullable Observation seen) {
    return seen == null
        ? Optional.empty()
        : seen.addresses().stream()
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

  /** Sets the timer for the earliest plan, unless it is set for then or sooner. */
  private void wake(Instant now) {
    Plan next = plans.peek();
    if (next == null || next.intended().toEpochMilli() >= timerMillis) {
      return;
    }
    if (timer != 0) {
      boolean _ = vertx.cancelTimer(timer);
    }
    timerMillis = next.intended().toEpochMilli();
    // Upwards: a moment too early would be one more turn of the loop.
    long delay = Math.ceilDiv(Duration.between(now, next.intended()).toNanos(), 1_000_000L);
    timer = vertx.setTimer(Math.max(1, delay), _ -> fire());
  }

  @SuppressWarnings("ReferenceEquality") // A plan is void once its target has another, be it equal.
  private void fire() {
    timer = 0;
    timerMillis = Long.MAX_VALUE;
    Instant at = now.get(); // May find a leap of the clock, and then everything is planned anew.
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
    if (!stopped) {
      wake(at);
    }
  }

  /** From here on nothing fires. */
  void stop() {
    stopped = true;
  }
}
