package vn.gov.haiduong.haidang.app.recording;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import vn.gov.haiduong.haidang.health.Outage;
import vn.gov.haiduong.haidang.journal.Entry;
import vn.gov.haiduong.haidang.journal.History;
import vn.gov.haiduong.haidang.journal.MaintenanceOrder;
import vn.gov.haiduong.haidang.journal.TargetFacts;
import vn.gov.haiduong.haidang.probe.Cause;
import vn.gov.haiduong.haidang.probe.Verdict;
import vn.gov.haiduong.haidang.target.Side;
import vn.gov.haiduong.haidang.target.TargetId;
import vn.gov.haiduong.haidang.time.Province;

/**
 * Measurements and events of a range as a recording that {@code replay} turns into the same
 * intervals. For that it begins a day before the range (earlier where a run of failures or a hold
 * reaches in), says at its first line what runs already, holds the targets through which the asked
 * ones are reached, and goes on behind the range until the last run in it is decided.
 */
final class ObservationExport {

  private static final Duration LEAD = Duration.ofDays(1);
  private static final Duration RUN_EXPIRES = Duration.ofHours(24);
  private static final int MOST_CONFIRM = 20;

  private final History history;
  private final Set<TargetId> ids;
  private final Map<TargetId, TargetFacts> facts;
  private final Sheet sheet;
  private final Set<Optional<Side>> blind = new HashSet<>();

  /** The moment of the last line. */
  private Instant reached = Instant.EPOCH;

  ObservationExport(History history, Set<TargetId> asked, Instant from, Instant to, Sheet sheet) {
    this.history = history;
    this.sheet = sheet;
    this.facts =
        history.targets(from.minus(LEAD), to).stream()
            .collect(Collectors.toMap(TargetFacts::id, target -> target));
    this.ids = new TreeSet<>(asked);
    asked.forEach(this::ancestors);
  }

  private void ancestors(TargetId id) {
    TargetFacts target = facts.get(id);
    while (target != null
        && target.reachedThrough().isPresent()
        && facts.containsKey(target.reachedThrough().get())
        && ids.add(target.reachedThrough().get())) {
      target = facts.get(target.reachedThrough().get());
    }
  }

  void write(Instant from, Instant to) {
    History.Recorded recorded = history.recorded().orElse(null);
    if (recorded == null) {
      return;
    }
    Instant begin = from;
    Instant end = to;
    for (TargetId id : ids) {
      Instant lead = leadIn(id, from);
      begin = lead.isBefore(begin) ? lead : begin;
      Instant out = leadOut(id, to);
      end = out.isAfter(end) ? out : end;
    }
    begin = begin.isBefore(recorded.from()) ? recorded.from() : begin;
    Instant last = recorded.to().isBefore(end) ? recorded.to() : end;
    List<Entry> events = events(begin, end);
    for (TargetId id : ids) {
      name(id, begin, end);
    }
    int next = 0;
    for (Instant day = begin; !day.isAfter(last); day = day.plus(LEAD)) {
      Instant dayEnd = day.plus(LEAD).isBefore(end) ? day.plus(LEAD) : end;
      List<Entry.Observed> seen = new ArrayList<>();
      for (TargetId id : ids) {
        history.observations(id, day, dayEnd, seen::add);
      }
      seen.sort(Comparator.comparing(Entry.Observed::at)); // Stable: of one target, in their order.
      for (Entry.Observed one : seen) {
        while (next < events.size() && !events.get(next).at().isAfter(one.at())) {
          event(events.get(next++));
        }
        observation(one);
      }
    }
    while (next < events.size()) {
      event(events.get(next++));
    }
    if (!last.isBefore(reached)) {
      nothing(last);
    }
  }

  /** Whoever no measurement names is named by the end of maintenance that does not run. */
  private void name(TargetId id, Instant begin, Instant end) {
    boolean[] named = new boolean[1];
    history.observations(id, begin, end, _ -> named[0] = true);
    if (!named[0]) {
      sheet.row(line(begin).put("event", "maintenance_end").put("target", id.value()));
    }
  }

  /** A day before, or as early as what reaches into that day began. */
  private Instant leadIn(TargetId id, Instant from) {
    TargetFacts target = facts.get(id);
    Duration hold = target == null ? LEAD : target.cadence().hold();
    Instant start = from.minus(hold.compareTo(LEAD) > 0 ? hold : LEAD);
    for (Outage outage : history.outages(id, start, start.plusMillis(1))) {
      start = outage.start().isBefore(start) ? outage.start() : start;
    }
    while (true) {
      List<Entry.Observed> before = new ArrayList<>();
      history.observations(id, start.minus(RUN_EXPIRES), start, before::add);
      Instant earlier = start;
      for (int i = before.size() - 1; i >= 0 && !before.get(i).verdict().good(); i--) {
        if (before.get(i).verdict() == Verdict.DOWN) {
          earlier = before.get(i).at();
        }
      }
      if (earlier.equals(start)) {
        return start;
      }
      start = earlier;
    }
  }

  /** Up to where the run is decided that is under way when the range ends. */
  private Instant leadOut(TargetId id, Instant to) {
    List<Entry.Observed> before = new ArrayList<>();
    history.observations(id, to.minus(RUN_EXPIRES), to, before::add);
    boolean failing = false;
    for (Entry.Observed seen : before) {
      failing = seen.verdict() == Verdict.DOWN || (failing && !seen.verdict().good());
    }
    if (!failing) {
      return to;
    }
    Instant end = to;
    int failures = 0;
    while (failures < MOST_CONFIRM) {
      List<Entry.Observed> after = new ArrayList<>();
      history.observations(id, end, end.plus(RUN_EXPIRES), after::add);
      Instant reached = end;
      for (Entry.Observed seen : after) {
        reached = seen.at().plusMillis(1);
        if (seen.verdict().good() || ++failures >= MOST_CONFIRM) {
          return reached;
        }
      }
      if (reached.equals(end)) {
        return end.plus(RUN_EXPIRES).plusMillis(1);
      }
      end = reached;
    }
    return end;
  }

  /** What changed in the range, and before it what ran already, in order. */
  private List<Entry> events(Instant begin, Instant end) {
    List<Entry> events = new ArrayList<>();
    for (History.Gap gap : history.gaps(begin, begin.plusMillis(1))) {
      if (gap.start().isBefore(begin)) {
        events.add(
            gap.stopped()
                ? new Entry.MonitorStopped(begin)
                : new Entry.OwnSideDown(begin, gap.scope(), begin, ""));
      }
    }
    for (History.Maintained one : history.maintenance(begin, begin.plusMillis(1))) {
      if (one.start().isBefore(begin) && ids.contains(one.order().target())) {
        events.add(new Entry.MaintenanceStarted(begin, one.order()));
      }
    }
    List<History.Gap> gaps = history.gaps(begin, end);
    List<History.Maintained> maintenance = history.maintenance(begin, end);
    List<Entry> within = new ArrayList<>();
    history.entries(
        begin,
        end,
        entry -> {
          switch (entry) {
            case Entry.OwnSideDown down -> {
              if (gaps.stream().anyMatch(gap -> begins(down, gap))) {
                within.add(down);
              }
            }
            case Entry.OwnSideUp _, Entry.MonitorStopped _, Entry.MonitorStarted _ ->
                within.add(entry);
            case Entry.MaintenanceStarted started -> {
              if (ids.contains(started.order().target())
                  && (started.order().document().isBlank() // Changes nothing.
                      || maintenance.stream().anyMatch(one -> begins(started, one)))) {
                within.add(started);
              }
            }
            case Entry.MaintenanceEnded ended -> {
              if (ids.contains(ended.target())) {
                within.add(ended);
              }
            }
            default -> {}
          }
        });
    within.removeIf(entry -> entry.at().isBefore(begin)); // What ran already is said above.
    within.sort(Comparator.comparing(Entry::at));
    events.addAll(within);
    gaps.forEach(gap -> startBehind(gap, end).ifPresent(events::add));
    return events;
  }

  /** A stop that nobody wrote down is known by the start after it, also behind the range. */
  private Optional<Entry> startBehind(History.Gap gap, Instant end) {
    List<Entry> starts = new ArrayList<>();
    gap.end()
        .filter(again -> gap.stopped() && !again.isBefore(end))
        .ifPresent(
            again ->
                history.entries(
                    again,
                    again.plusMillis(1),
                    entry -> {
                      if (entry instanceof Entry.MonitorStarted) {
                        starts.add(entry);
                      }
                    }));
    return starts.stream().findFirst();
  }

  /** A loss of which the ledger no longer knows the end is in no gap. */
  private static boolean begins(Entry.OwnSideDown down, History.Gap gap) {
    return !gap.stopped()
        && gap.scope().equals(down.scope())
        && !gap.start().isAfter(down.at())
        && gap.end().filter(end -> end.isBefore(down.at())).isEmpty();
  }

  private static boolean begins(Entry.MaintenanceStarted started, History.Maintained one) {
    return one.order().target().equals(started.order().target())
        && !one.start().isAfter(started.at())
        && one.end().filter(end -> end.isBefore(started.at())).isEmpty();
  }

  private void event(Entry entry) {
    switch (entry) {
      case Entry.OwnSideDown(Instant at, Optional<Side> scope, Instant _, String _) -> {
        boolean _ = blind.add(scope);
        side(at, "own_side_down", scope);
      }
      case Entry.OwnSideUp(Instant at, Optional<Side> scope, Instant _) -> {
        boolean _ = blind.remove(scope);
        side(at, "own_side_up", scope);
      }
      case Entry.MonitorStopped(Instant at) -> sheet.row(line(at).put("event", "monitor_stopped"));
      case Entry.MonitorStarted(Instant at, Optional<Instant> lastSign) -> {
        // The line above is the last sign of life; one before the recording is told by its stop.
        lastSign.filter(sign -> !sign.isBefore(reached)).ifPresent(this::nothing);
        sheet.row(line(at).put("event", "monitor_started"));
      }
      case Entry.MaintenanceStarted(Instant at, MaintenanceOrder order) -> {
        ObjectNode line =
            line(at)
                .put("event", "maintenance_start")
                .put("target", order.target().value())
                .put("document", order.document());
        order.announced().ifPresent(day -> line.put("announced", day.toString()));
        sheet.row(line);
      }
      case Entry.MaintenanceEnded(Instant at, TargetId target, String _) ->
          sheet.row(line(at).put("event", "maintenance_end").put("target", target.value()));
      default -> {}
    }
  }

  private void side(Instant at, String event, Optional<Side> scope) {
    ObjectNode line = line(at).put("event", event);
    scope.ifPresent(side -> line.put("scope", side.label()));
    sheet.row(line);
  }

  /** A line that changes nothing but says that the recording reaches so far. */
  private void nothing(Instant at) {
    boolean all = blind.contains(Optional.<Side>empty());
    sheet.row(line(at).put("event", all ? "own_side_down" : "own_side_up"));
  }

  private void observation(Entry.Observed seen) {
    ObjectNode line =
        line(seen.at()).put("target", seen.target().value()).put("outcome", seen.verdict().label());
    seen.cause().map(Cause::label).ifPresent(cause -> line.put("cause", cause));
    seen.durationMicros().ifPresent(micros -> line.put("durationSeconds", micros / 1e6));
    // In force at this observation; replay counts by it, whatever the inventory says by then.
    line.put("intervalSeconds", seen.cadence().interval().toMillis() / 1e3);
    sheet.row(line.put("confirm", seen.cadence().confirm()));
  }

  private ObjectNode line(Instant at) {
    reached = at;
    return JsonNodeFactory.instance.objectNode().put("at", Province.rfc3339(at));
  }
}
