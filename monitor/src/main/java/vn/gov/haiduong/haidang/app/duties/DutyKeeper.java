package vn.gov.haiduong.haidang.app.duties;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.gov.haiduong.haidang.incident.Input;
import vn.gov.haiduong.haidang.obligation.Alarms;
import vn.gov.haiduong.haidang.obligation.Standing;
import vn.gov.haiduong.haidang.plan.Signal;
import vn.gov.haiduong.haidang.status.Snapshot;
import vn.gov.haiduong.haidang.target.TargetId;
import vn.gov.haiduong.haidang.time.Clock;

/**
 * What the duties do by themselves: alarms go to the book of incidents, which tells people by the
 * plan; the day's figures go to the book of duties. On one context of its Vert.x.
 */
public final class DutyKeeper {

  private static final Logger LOG = LoggerFactory.getLogger(DutyKeeper.class);
  private static final long LOOK_MILLIS = 15_000;
  private static final Duration KEEP_EVERY = Duration.ofMinutes(15);

  private final Vertx vertx;
  private final Clock clock;
  private final DutyDesk desk;
  private final Supplier<Snapshot> snapshot;
  private final Function<Input, Future<?>> tell;
  private final Set<Alarms.Key> told = new HashSet<>();
  private final Set<Alarms.Key> known = new HashSet<>();
  private boolean first = true;
  private long keepAt;

  private DutyKeeper(
      Vertx vertx,
      Clock clock,
      DutyDesk desk,
      Supplier<Snapshot> snapshot,
      Function<Input, Future<?>> tell) {
    this.vertx = vertx;
    this.clock = clock;
    this.desk = desk;
    this.snapshot = snapshot;
    this.tell = tell;
    // A figure of the first minutes would say that nothing is known.
    this.keepAt = clock.nanos() + desk.settling().toNanos();
  }

  /**
   * Begins; ends with its Vert.x.
   *
   * @param tell the book of incidents
   */
  public static void start(
      Vertx vertx,
      Clock clock,
      DutyDesk desk,
      Supplier<Snapshot> snapshot,
      Function<Input, Future<?>> tell) {
    DutyKeeper keeper = new DutyKeeper(vertx, clock, desk, snapshot, tell);
    long timer = vertx.setPeriodic(2_000, LOOK_MILLIS, _ -> keeper.look());
    LOG.atDebug().addKeyValue("timer", timer).log("duties are looked after");
  }

  private void look() {
    Snapshot now = snapshot.get();
    vertx
        .executeBlocking(() -> desk.standing(now), false)
        .onSuccess(
            standing -> {
              alarms(standing, now);
              keep(standing);
            })
        .onFailure(e -> LOG.atWarn().setCause(e).log("duties could not be judged"));
  }

  private void alarms(Standing standing, Snapshot now) {
    Map<Alarms.Key, Alarms.Alarm> alarms =
        new LinkedHashMap<>(Alarms.of(standing, now, desk.domains()));
    Set<Alarms.Key> fresh = new HashSet<>();
    desk.ages().forEach((site, age) -> finding(site, Signal.STALE, age, alarms, fresh));
    desk.brokenLinks()
        .forEach((site, found) -> finding(site, Signal.INNER_LINKS, found, alarms, fresh));
    List<Input> inputs = new ArrayList<>();
    for (Alarms.Alarm alarm : alarms.values()) {
      if (told.add(alarm.key())) {
        inputs.add(
            new Input.Found(
                clock.now(),
                alarm.key().target(),
                alarm.key().signal(),
                alarm.since(),
                alarm.detail()));
      }
    }
    Set<Alarms.Key> gone = new HashSet<>(first ? everything(standing) : told);
    gone.addAll(fresh);
    gone.removeAll(alarms.keySet());
    told.removeAll(gone);
    gone.forEach(key -> inputs.add(new Input.FindingGone(clock.now(), key.target(), key.signal())));
    first = false;
    inputs.forEach(
        input ->
            tell.apply(input)
                .onFailure(e -> LOG.atError().setCause(e).log("a duty's alarm was not told")));
  }

  /** What one look at a site found, or that it is over. */
  private void finding(
      TargetId site,
      Signal signal,
      DutyDesk.Finding found,
      Map<Alarms.Key, Alarms.Alarm> alarms,
      Set<Alarms.Key> fresh) {
    Alarms.Key key = new Alarms.Key(site, signal);
    if (found.there()) {
      alarms.put(key, new Alarms.Alarm(key, found.at(), found.said() + "; cần kiểm tra"));
    } else if (known.add(key)) {
      fresh.add(key); // Of a service that was restarted the book may say otherwise.
    }
  }

  /** After a restart the book may hold what was told before: whatever is over is ended. */
  private static Set<Alarms.Key> everything(Standing standing) {
    Set<Alarms.Key> all = new HashSet<>();
    standing
        .calendar()
        .forEach(
            meeting -> {
              for (TargetId point : meeting.points()) {
                all.add(new Alarms.Key(point, Signal.MEETING_NOT_READY));
              }
            });
    return all;
  }

  private void keep(Standing standing) {
    if (clock.nanos() < keepAt) {
      return;
    }
    keepAt = clock.nanos() + KEEP_EVERY.toNanos();
    vertx
        .executeBlocking(
            () -> {
              desk.keep(standing);
              return true;
            },
            true)
        .onFailure(e -> LOG.atError().setCause(e).log("history of duties could not be written"));
  }
}
