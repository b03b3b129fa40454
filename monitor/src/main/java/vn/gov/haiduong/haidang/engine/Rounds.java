package vn.gov.haiduong.haidang.engine;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vn.gov.haiduong.haidang.probe.AddressResult;
import vn.gov.haiduong.haidang.probe.HttpFacts;
import vn.gov.haiduong.haidang.probe.Observation;
import vn.gov.haiduong.haidang.schedule.FireTimes;
import vn.gov.haiduong.haidang.schedule.Pace;

/** When each target is asked next: one timer a target. Confined to the engine's loop. */
final class Rounds {

  private final Vertx vertx;
  private final Supplier<Instant> now;
  private final Due due;
  private boolean stopped;

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
        watch, FireTimes.first(watch.target().id(), watch.target().cadence().interval(), now), now);
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
            intended,
            pace(watch, now),
            now);
    plan(watch, next.intended(), now);
    return next.missed();
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
    watch.intended = intended;
    long delay = Math.max(1, Duration.between(now, intended).toMillis());
    watch.timer = vertx.setTimer(delay, _ -> fire(watch));
  }

  void unplan(Watch watch) {
    if (watch.timer != 0) {
      boolean ignored = vertx.cancelTimer(watch.timer);
      watch.timer = 0;
    }
    watch.intended = null;
  }

  private void fire(Watch watch) {
    long mine = watch.timer;
    Instant at = now.get();
    Instant intended = watch.intended;
    if (stopped || intended == null || watch.timer != mine) {
      return; // In reading the clock a leap was found, and everything was planned anew.
    }
    watch.timer = 0;
    if (at.isBefore(intended)) {
      plan(watch, intended, at); // A timer may come a moment early, never an observation.
      return;
    }
    watch.underWay = intended;
    watch.intended = null;
    due.due(watch, intended, at);
  }

  /** From here on nothing fires. */
  void stop() {
    stopped = true;
  }
}
