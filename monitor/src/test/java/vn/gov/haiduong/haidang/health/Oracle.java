package vn.gov.haiduong.haidang.health;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import vn.gov.haiduong.haidang.probe.Cause;
import vn.gov.haiduong.haidang.probe.Verdict;
import vn.gov.haiduong.haidang.target.Side;

/**
 * The rules of "How time is counted" read one by one and asked of each moment by itself, from the
 * whole recording: no state, no walk, slow. Independent of the product's code but for its records.
 */
final class Oracle {

  private static final long OPEN = Long.MAX_VALUE;
  private static final long DAY = 86_400_000;

  private record Period(long from, long to) {
    boolean has(long t) {
      return from <= t && t < to;
    }
  }

  private record Seen(int place, long at, Verdict verdict, @Nullable Cause cause) {}

  private record Failures(List<Seen> members, long end, boolean confirmed, int confirm) {
    long start() {
      return members.getFirst().at();
    }

    long confirmedAt() {
      return members.get(confirm - 1).at();
    }
  }

  private final List<Line> lines;
  private final String target;
  private final long end;
  private final long hold;
  private final List<Period> blind = new ArrayList<>();
  private final List<Period> stops = new ArrayList<>();
  private final List<Period> silentStops = new ArrayList<>();
  private final List<Period> maintenance = new ArrayList<>();
  private final List<Long> resets = new ArrayList<>();
  private final List<Seen> seen = new ArrayList<>();
  private final List<Failures> runs = new ArrayList<>();

  Oracle(List<Line> lines, String target, long end) {
    this.lines = lines;
    this.target = target;
    this.end = end;
    Timeline.Facts facts = Objects.requireNonNull(Line.FACTS.get(target));
    this.hold = facts.cadence().hold().toMillis();
    toggles("side-down", "side-up", Optional.empty());
    toggles("side-down", "side-up", Optional.of(facts.side()));
    maintenancePeriods();
    monitorPeriods();
    List<Oracle> ancestors = new ArrayList<>();
    for (var up = facts.ancestor(); up.isPresent(); ) {
      String name = up.get().value();
      ancestors.add(new Oracle(lines, name, end));
      up = Objects.requireNonNull(Line.FACTS.get(name)).ancestor();
    }
    for (Line line : lines) {
      if (line.observation() && line.target().equals(target)) {
        seen.add(judged(line, ancestors));
      }
    }
    findRuns(facts.cadence().confirm());
  }

  private void toggles(String start, String stop, Optional<Side> scope) {
    long since = OPEN;
    for (Line line : lines) {
      if (!line.scope().equals(scope)) {
        continue;
      }
      if (line.word().equals(start) && since == OPEN) {
        since = line.at();
      } else if (line.word().equals(stop) && since != OPEN) {
        blind.add(new Period(since, line.at()));
        resets.add(line.at());
        since = OPEN;
      }
    }
    if (since != OPEN) {
      blind.add(new Period(since, OPEN));
    }
  }

  private void maintenancePeriods() {
    long since = OPEN;
    for (Line line : lines) {
      if (!line.target().equals(target)) {
        continue;
      }
      if (line.word().equals("maint") && since == OPEN && !line.argument().isBlank()) {
        since = line.at();
      } else if (line.word().equals("maint-over") && since != OPEN) {
        maintenance.add(new Period(since, line.at()));
        since = OPEN;
      }
    }
    if (since != OPEN) {
      maintenance.add(new Period(since, OPEN));
    }
  }

  private void monitorPeriods() {
    long since = OPEN;
    for (int i = 0; i < lines.size(); i++) {
      Line line = lines.get(i);
      if (line.word().equals("stop") && since == OPEN) {
        since = line.at();
      } else if (line.word().equals("start") && i > 0) {
        if (since == OPEN) {
          silentStops.add(new Period(lines.get(i - 1).at(), line.at()));
        } else {
          stops.add(new Period(since, line.at()));
        }
        resets.add(line.at());
        since = OPEN;
      }
    }
    if (since != OPEN) {
      stops.add(new Period(since, OPEN));
    }
  }

  private Seen judged(Line line, List<Oracle> ancestors) {
    long t = line.at();
    if (stops.stream().anyMatch(p -> p.has(t)) || blind.stream().anyMatch(p -> p.has(t))) {
      return new Seen(seen.size(), t, Verdict.UNKNOWN, null);
    }
    Verdict verdict = line.verdict().orElseThrow();
    if (verdict == Verdict.DOWN && ancestors.stream().anyMatch(up -> up.brokenAt(t))) {
      return new Seen(seen.size(), t, Verdict.UNKNOWN, Cause.PARENT_UNREACHABLE);
    }
    return new Seen(seen.size(), t, verdict, line.cause().orElse(null));
  }

  private void findRuns(int confirm) {
    List<Seen> members = new ArrayList<>();
    for (Seen one : seen) {
      boolean lapsed =
          !members.isEmpty()
              && members.size() < confirm
              && one.verdict() != Verdict.UNKNOWN
              && one.at() >= members.getLast().at() + DAY;
      if (lapsed) {
        runs.add(new Failures(List.copyOf(members), OPEN, false, confirm));
        members.clear();
      }
      if (one.verdict() == Verdict.DOWN) {
        members.add(one);
      } else if (one.verdict().good() && !members.isEmpty()) {
        runs.add(new Failures(List.copyOf(members), one.at(), members.size() >= confirm, confirm));
        members.clear();
      }
    }
    if (!members.isEmpty()) {
      runs.add(new Failures(List.copyOf(members), OPEN, members.size() >= confirm, confirm));
    }
  }

  boolean brokenAt(long t) {
    return runs.stream().anyMatch(run -> isOutage(run) && run.start() <= t && t < run.end());
  }

  private boolean isOutage(Failures run) {
    return run.confirmed() && cuts().stream().anyMatch(t -> isDownBy(t, run));
  }

  private boolean isDownBy(long t, Failures run) {
    Seen holding = holdingAt(t);
    return t < end
        && stateAt(t) == State.DOWN
        && holding != null
        && run.members().contains(holding);
  }

  /** The observation that holds at t if nothing lies over it. */
  private @Nullable Seen holdingAt(long t) {
    Seen last = null;
    for (Seen one : seen) {
      if (one.at() <= t) {
        last = one;
      }
    }
    if (last == null || t >= last.at() + hold) {
      return null;
    }
    long at = last.at();
    return resets.stream().anyMatch(r -> at < r && r <= t) ? null : last;
  }

  private State stateAt(long t) {
    if (maintenance.stream().anyMatch(p -> p.has(t))) {
      return State.MAINTENANCE;
    }
    if (stops.stream().anyMatch(p -> p.has(t))
        || silentStops.stream().anyMatch(p -> p.has(t))
        || blind.stream().anyMatch(p -> p.has(t))) {
      return State.UNKNOWN;
    }
    Seen holding = holdingAt(t);
    if (holding == null) {
      return State.UNKNOWN;
    }
    return switch (holding.verdict()) {
      case UP -> State.UP;
      case DEGRADED -> State.DEGRADED;
      case UNKNOWN -> State.UNKNOWN;
      case DOWN -> confirmed(holding) ? State.DOWN : State.DEGRADED;
    };
  }

  private boolean confirmed(Seen failure) {
    return runs.stream().anyMatch(run -> run.confirmed() && run.members().contains(failure));
  }

  private @Nullable Cause causeAt(long t) {
    if (maintenance.stream().anyMatch(p -> p.has(t))) {
      return null;
    }
    if (stops.stream().anyMatch(p -> p.has(t)) || silentStops.stream().anyMatch(p -> p.has(t))) {
      return Cause.OWN_STOPPED;
    }
    if (blind.stream().anyMatch(p -> p.has(t))) {
      return Cause.OWN_NETWORK;
    }
    Seen holding = holdingAt(t);
    if (holding == null) {
      return null;
    }
    return holding.verdict() == Verdict.DOWN && !confirmed(holding)
        ? Cause.UNCONFIRMED
        : holding.cause();
  }

  private SortedSet<Long> cuts() {
    SortedSet<Long> cuts = new TreeSet<>();
    for (Line line : lines) {
      cuts.add(line.at());
      cuts.add(line.at() + hold);
    }
    cuts.removeIf(t -> t >= end);
    return cuts;
  }

  List<Span> spans() {
    List<Long> cuts = new ArrayList<>(cuts());
    cuts.add(end);
    List<Span> spans = new ArrayList<>();
    for (int i = 0; i + 1 < cuts.size(); i++) {
      long t = cuts.get(i);
      spans.add(
          new Span(
              Instant.ofEpochMilli(t),
              Instant.ofEpochMilli(cuts.get(i + 1)),
              stateAt(t),
              Optional.ofNullable(causeAt(t))));
    }
    return Tiling.joined(spans);
  }

  List<Outage> outages() {
    List<Outage> outages = new ArrayList<>();
    for (Failures run : runs) {
      if (isOutage(run)) {
        outages.add(
            new Outage(
                Instant.ofEpochMilli(run.start()),
                run.end() == OPEN ? Optional.empty() : Optional.of(Instant.ofEpochMilli(run.end())),
                Instant.ofEpochMilli(run.confirmedAt()),
                Optional.ofNullable(run.members().getFirst().cause()),
                incidentAt(run)));
      }
    }
    return outages;
  }

  private Optional<Instant> incidentAt(Failures run) {
    long t = run.confirmedAt();
    for (Period period : maintenance) {
      if (period.has(t)) {
        t = period.to();
      }
    }
    boolean waited = t != run.confirmedAt();
    return t == OPEN || (waited && run.end() <= t)
        ? Optional.empty()
        : Optional.of(Instant.ofEpochMilli(t));
  }

  /** When three answers in a row have been seen after an outage; empty while they have not. */
  Optional<Instant> recovered(Outage outage) {
    Failures run =
        runs.stream()
            .filter(one -> one.start() == outage.start().toEpochMilli() && one.confirmed())
            .filter(one -> outage.end().isEmpty() || one.end() == outage.end().get().toEpochMilli())
            .findFirst()
            .orElseThrow();
    int inARow = 0;
    for (Seen one : seen.subList(run.members().getLast().place() + 1, seen.size())) {
      if (one.verdict() == Verdict.DOWN) {
        inARow = 0;
      } else if (one.verdict().good() && ++inARow == 3) {
        return Optional.of(Instant.ofEpochMilli(one.at()));
      }
    }
    return Optional.empty();
  }
}
