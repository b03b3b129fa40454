package vn.gov.haiduong.haidang.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;
import vn.gov.haiduong.haidang.health.Effect;
import vn.gov.haiduong.haidang.health.TargetHealth;
import vn.gov.haiduong.haidang.health.Timeline;
import vn.gov.haiduong.haidang.journal.Entry;
import vn.gov.haiduong.haidang.journal.TargetFacts;
import vn.gov.haiduong.haidang.target.Side;
import vn.gov.haiduong.haidang.target.Target.Cadence;
import vn.gov.haiduong.haidang.target.TargetId;

/**
 * Counts time from entries in order of time, by the code that counts it live, and packs
 * measurements by target and day. Used by replay, by the live ledger every hour and at each start,
 * and by readers for what is not folded yet. For one thread.
 */
final class Fold {

  /** Of an id that no configuration knows. */
  static final Timeline.Facts STRANGER =
      new Timeline.Facts(Side.INTERNET, new Cadence(Duration.ofSeconds(60), 3), Optional.empty());

  private static final long DAY_MILLIS = 86_400_000;
  private static final long PROVINCE_AHEAD_MILLIS = 7 * 3_600_000;

  private static final class Day {
    final int number;
    final List<Entry.Observed> seen = new ArrayList<>();
    @Nullable Histogram answered;

    Day(int number) {
      this.number = number;
    }
  }

  private final Folded out;
  private final Timeline timeline;
  private final Map<TargetId, TargetFacts> known = new TreeMap<>();
  private final Map<TargetId, Day> days = new TreeMap<>();
  private final Set<TargetId> gone = new HashSet<>();
  private Instant last;

  private Fold(Optional<Timeline.Standing> standing, List<TargetFacts> facts, Folded out) {
    this.out = out;
    facts.forEach(target -> known.put(target.id(), target));
    this.last = standing.map(Timeline.Standing::last).orElse(Instant.MIN);
    this.timeline =
        standing
            .map(where -> Timeline.resume(where, this::facts, this::follow))
            .orElseGet(() -> new Timeline(this::facts, this::follow));
  }

  /** From the very beginning. */
  static Fold begin(List<TargetFacts> facts, Folded out) {
    return new Fold(Optional.empty(), facts, out);
  }

  /** From where folding was left. */
  static Fold resume(Timeline.Standing standing, List<TargetFacts> facts, Folded out) {
    return new Fold(Optional.of(standing), facts, out);
  }

  private Timeline.Facts facts(TargetId id) {
    TargetFacts target = known.get(id);
    return target == null
        ? STRANGER
        : new Timeline.Facts(
            target.side(), target.cadence(), target.reachedThrough().filter(known::containsKey));
  }

  static int day(Instant at) {
    return (int) Math.floorDiv(at.toEpochMilli() + PROVINCE_AHEAD_MILLIS, DAY_MILLIS);
  }

  /** A target that may never be met has its time all the same. */
  void declare(TargetId id, Instant at) {
    timeline.declare(id, at);
    last = later(at);
  }

  /** The target leaves the inventory; what comes of it afterwards is not recorded. */
  void removed(Instant at, TargetId id) {
    if (gone.add(id)) {
      timeline.removed(later(at), id);
      last = later(at);
      known.remove(id);
    }
  }

  /** The next entry; one that is dated before the last counts at its moment. */
  void accept(Entry entry) {
    Instant at = later(entry.at());
    switch (entry) {
      case Entry.Observed seen -> {
        if (!gone.contains(seen.target())) {
          timeline.observed(at, seen.target(), seen.verdict(), seen.cause(), seen.cadence());
          keep(seen);
        } else {
          timeline.beat(at); // It counts for nobody, yet the recording reaches to it.
        }
      }
      case Entry.OwnSideDown down -> timeline.ownSideDown(at, down.scope());
      case Entry.OwnSideUp up -> timeline.ownSideUp(at, up.scope());
      case Entry.MonitorStopped _ -> timeline.monitorStopped(at);
      case Entry.MonitorStarted(Instant _, Optional<Instant> lastSign) -> {
        if (lastSign.isPresent()) {
          timeline.monitorStarted(at, lastSign.get());
        } else {
          timeline.monitorStarted(at);
        }
      }
      case Entry.Heartbeat _ -> timeline.beat(at);
      case Entry.Configured configured -> configured(at, configured.targets());
      case Entry.MaintenanceStarted started -> {
        TargetId target = started.order().target();
        if (!gone.contains(target)) {
          timeline.maintenanceStarted(at, target, started.order().document());
        } else {
          timeline.beat(at);
        }
      }
      case Entry.MaintenanceEnded ended -> {
        if (!gone.contains(ended.target())) {
          timeline.maintenanceEnded(at, ended.target());
        } else {
          timeline.beat(at);
        }
      }
      case Entry.MaintenancePlanned _,
          Entry.IncidentStep _,
          Entry.Notification _,
          Entry.Act _,
          Entry.Finding _,
          Entry.Drill _,
          Entry.MonthClosed _ -> {
        return; // Says nothing about time.
      }
    }
    last = at;
  }

  private Instant later(Instant at) {
    return at.isBefore(last) ? last : at;
  }

  private void configured(Instant at, List<TargetFacts> targets) {
    Map<TargetId, TargetFacts> now =
        targets.stream().collect(Collectors.toMap(TargetFacts::id, target -> target));
    List<TargetId> leaving = known.keySet().stream().filter(id -> !now.containsKey(id)).toList();
    timeline.beat(at);
    leaving.forEach(id -> removed(at, id));
    known.putAll(now);
    gone.removeAll(now.keySet());
    now.values().stream()
        .sorted(
            Comparator.comparingInt((TargetFacts target) -> depth(target))
                .thenComparing(TargetFacts::id))
        .forEach(target -> timeline.enters(at, target.id(), facts(target.id())));
  }

  private int depth(TargetFacts target) {
    int depth = 0;
    TargetFacts up = target;
    while (up != null && depth < 100) {
      up = up.reachedThrough().map(known::get).orElse(null);
      depth++;
    }
    return depth;
  }

  private void follow(TargetId id, Effect effect) {
    switch (effect) {
      case Effect.Decided(var span) -> out.span(id, span);
      case Effect.OutageOpened(var outage) -> out.outage(id, outage);
      case Effect.OutageEnded(var outage) -> {
        out.outage(id, outage);
        out.told(id, effect);
      }
      case Effect.IncidentDue(var outage) -> {
        out.outage(id, outage);
        out.told(id, effect);
      }
      case Effect.RecoveryDue _, Effect.FlappingFound _, Effect.FlappingOver _ ->
          out.told(id, effect);
      case Effect.ShownChanged _, Effect.Ignored _ -> {}
    }
  }

  private void keep(Entry.Observed seen) {
    int number = day(seen.at());
    Day day = days.get(seen.target());
    if (day == null || day.number != number) {
      if (day != null) {
        out.day(seen.target(), day.number, day.seen, day.answered);
      }
      day = new Day(number);
      days.put(seen.target(), day);
    }
    day.seen.add(seen);
    if (seen.verdict().good() && seen.durationMicros().isPresent()) {
      Histogram answered = day.answered;
      if (answered == null) {
        answered = new Histogram(2);
        day.answered = answered;
      }
      answered.recordValue(Math.max(0, seen.durationMicros().getAsLong()));
    }
  }

  /** Hands out the days that are not complete. */
  void flush() {
    days.forEach((id, day) -> out.day(id, day.number, day.seen, day.answered));
    days.clear();
  }

  /** Where it stands, with everything before the last entry decided. */
  Timeline.Standing standing() {
    return timeline.standing();
  }

  Map<TargetId, TargetHealth> healths() {
    timeline.settle();
    return timeline.healths();
  }

  /** Sides that are lost where it stands; empty for all. */
  Set<Optional<Side>> blind() {
    return timeline.blind();
  }

  List<TargetFacts> known() {
    return List.copyOf(known.values());
  }

  /** The recording is over: at {@code until}, or at its last entry. */
  void finish(Optional<Instant> until) {
    var _ = timeline.finish(until);
    flush();
  }
}
