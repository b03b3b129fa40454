package vn.gov.haiduong.haidang.health;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.gov.haiduong.haidang.health.Effect.Ignored.Why;
import vn.gov.haiduong.haidang.probe.Cause;
import vn.gov.haiduong.haidang.target.Side;

/**
 * The health of one target: what is decided for good, what still waits, and what is shown.
 * Immutable; {@link #next} gives the health after an event.
 *
 * <p>Events wait in the order of their times until {@link Event.Settled} says that nothing earlier
 * will come; then they are painted for good. So a blindness that is found out late and dated back,
 * or a parent whose outage is confirmed later than its children's failures, still finds the
 * observations that it makes unknown. What is shown is painted from all that was told, at once.
 *
 * <pre>
 *   told ──▶ waiting (sorted by time) ──Settled──▶ settled sweep ──▶ effects, decided for good
 *                       └──────────────at once──▶ ahead sweep ────▶ shown
 * </pre>
 */
public final class TargetHealth {

  /**
   * How many events may wait for an ancestor to be decided. Beyond it the ancestor is taken as not
   * broken, so that memory stays bounded whatever happens.
   */
  static final int MOST_WAITING = 4096;

  private static final Entry[] NONE = {};

  final Sweep settled;
  final Sweep ahead;
  final Entry[] waiting;
  final long ancestorsSettledUpTo;
  final boolean removed;
  final Shown lastShown;

  TargetHealth(
      Sweep settled,
      Sweep ahead,
      Entry[] waiting,
      long ancestorsSettledUpTo,
      boolean removed,
      Shown lastShown) {
    this.settled = settled;
    this.ahead = ahead;
    this.waiting = waiting;
    this.ancestorsSettledUpTo = ancestorsSettledUpTo;
    this.removed = removed;
    this.lastShown = lastShown;
  }

  /**
   * A target that enters the recording at {@code at}, unknown until its first observation.
   *
   * @param hasAncestors whether it is reached through another target; then its failures are decided
   *     only as far as {@link Event.ParentSettled} says
   */
  public static TargetHealth from(Instant at, boolean hasAncestors) {
    Sweep sweep = new Sweep(at.toEpochMilli());
    return new TargetHealth(
        sweep, sweep, NONE, hasAncestors ? Long.MIN_VALUE : Long.MAX_VALUE, false, sweep.shown());
  }

  /**
   * The health after {@code event}.
   *
   * @param now the moment for which a change of what is shown is told; never before an earlier one
   */
  public Step next(Event event, Instant now) {
    List<Effect> effects = new ArrayList<>(2);
    TargetHealth after = removed ? refuse(event, Why.REMOVED, effects) : take(event, effects);
    Shown shown = after.shown(now);
    if (shown.state() != lastShown.state() || !shown.cause().equals(lastShown.cause())) {
      effects.add(new Effect.ShownChanged(lastShown, shown));
      after =
          new TargetHealth(
              after.settled,
              after.ahead,
              after.waiting,
              after.ancestorsSettledUpTo,
              after.removed,
              shown);
    }
    return new Step(after, effects);
  }

  /** What people see at {@code now}. */
  public Shown shown(Instant now) {
    long t = now.toEpochMilli();
    if (removed || t <= ahead.at) {
      return ahead.shown();
    }
    Sweep reach = ahead.copy();
    reach.paintTo(t, null);
    return reach.shown();
  }

  /** Decided milliseconds in {@code state}: they only grow. */
  public long decidedMillis(State state) {
    return settled.millis(state);
  }

  /** Up to where time is decided; never falls. */
  public Instant decidedUpTo() {
    return Instant.ofEpochMilli(settled.decidedUpTo());
  }

  /**
   * Up to where each moment is known to lie in an outage or not: what the targets reached through
   * this one wait for.
   */
  public Instant outagesSettledUpTo() {
    return Instant.ofEpochMilli(removed ? Long.MAX_VALUE / 2 : settled.outagesKnownUpTo());
  }

  /** The outage inside which decided time ends. */
  public Optional<Outage> openOutage() {
    return removed ? Optional.empty() : settled.openOutage();
  }

  /** Whether maintenance runs, by all that was told. */
  public boolean inMaintenance() {
    return !removed && ahead.maintenance;
  }

  /** The health as bytes, complete: {@link #restored} gives one that goes on exactly like it. */
  public byte[] saved() {
    return SavedHealth.write(this);
  }

  /**
   * The health that was {@link #saved}.
   *
   * @throws IllegalArgumentException when the bytes are not of this form
   */
  public static TargetHealth restored(byte[] saved) {
    return SavedHealth.read(saved);
  }

  /** The same with a waiting list walked anew; what is shown follows from it. */
  static TargetHealth of(
      Sweep settled, Entry[] waiting, long ancestorsSettledUpTo, boolean removed) {
    Sweep ahead = settled;
    if (waiting.length > 0) {
      ahead = settled.copy();
      walk(ahead, waiting, waiting.length, null);
    }
    return new TargetHealth(settled, ahead, waiting, ancestorsSettledUpTo, removed, ahead.shown());
  }

  /** Events that wait to be settled. */
  public int waiting() {
    return waiting.length;
  }

  private TargetHealth take(Event event, List<Effect> effects) {
    long t = event.at().toEpochMilli();
    return switch (event) {
      case Event.Observed seen ->
          t < settled.at ? refuse(event, Why.TOO_LATE, effects) : with(entry(seen, t), effects);
      case Event.OwnSideDown(Instant _, Optional<Side> scope) ->
          with(new Entry(clamp(t), Entry.Kind.SIDE_DOWN, null, bit(scope), 0), effects);
      case Event.OwnSideUp(Instant _, Optional<Side> scope) ->
          with(new Entry(clamp(t), Entry.Kind.SIDE_UP, null, bit(scope), 0), effects);
      case Event.MonitorStopped _ -> with(Entry.of(clamp(t), Entry.Kind.STOPPED), effects);
      case Event.MonitorStarted(Instant _, Instant lastSign) ->
          with(Entry.of(clamp(lastSign.toEpochMilli()), Entry.Kind.LAST_SIGN), effects)
              .with(Entry.of(clamp(t), Entry.Kind.STARTED), effects);
      case Event.MaintenanceStarted(Instant _, String document) ->
          document.isBlank()
              ? refuse(event, Why.NOT_APPROVED, effects)
              : with(Entry.of(clamp(t), Entry.Kind.MAINTENANCE), effects);
      case Event.MaintenanceEnded _ ->
          with(Entry.of(clamp(t), Entry.Kind.MAINTENANCE_OVER), effects);
      case Event.ParentBroken _ -> with(Entry.of(clamp(t), Entry.Kind.PARENT_BROKEN), effects);
      case Event.ParentMended _ -> with(Entry.of(clamp(t), Entry.Kind.PARENT_MENDED), effects);
      case Event.ParentSettled _ ->
          new TargetHealth(
              settled, ahead, waiting, Math.max(ancestorsSettledUpTo, t), false, lastShown);
      case Event.Settled _ -> settle(t, effects);
      case Event.Removed _ -> end(t, effects);
    };
  }

  private TargetHealth refuse(Event event, Why why, List<Effect> effects) {
    effects.add(new Effect.Ignored(event.at(), why));
    return this;
  }

  /** Decided time never changes: what is dated before it begins where it ends. */
  private long clamp(long t) {
    return Math.max(t, settled.at);
  }

  private static int bit(Optional<Side> scope) {
    if (scope.isEmpty()) {
      return 1;
    }
    return switch (scope.get()) {
      case INTERNET -> 2;
      case WAN -> 4;
      case IPV6 -> 8;
      case NONE -> 0;
    };
  }

  private static Entry entry(Event.Observed seen, long t) {
    Entry.Kind kind =
        switch (seen.verdict()) {
          case UP -> Entry.Kind.UP;
          case DEGRADED -> Entry.Kind.DEGRADED;
          case DOWN -> Entry.Kind.DOWN;
          case UNKNOWN -> Entry.Kind.UNKNOWN;
        };
    Cause cause = seen.cause().orElse(null);
    return new Entry(
        t, kind, cause, seen.cadence().confirm(), (int) seen.cadence().hold().toMillis());
  }

  /** With one more event, behind all that are not later. */
  private TargetHealth with(Entry entry, List<Effect> effects) {
    int place = waiting.length;
    while (place > 0 && waiting[place - 1].at() > entry.at()) {
      place--;
    }
    Entry[] more = new Entry[waiting.length + 1];
    System.arraycopy(waiting, 0, more, 0, place);
    more[place] = entry;
    System.arraycopy(waiting, place, more, place + 1, waiting.length - place);
    Sweep further;
    if (entry.at() > ahead.at) {
      further = ahead.copy();
      further.moment(more, more.length - 1, more.length, null);
    } else {
      further = settled.copy();
      walk(further, more, more.length, null);
    }
    TargetHealth after =
        new TargetHealth(settled, further, more, ancestorsSettledUpTo, removed, lastShown);
    return more.length > MOST_WAITING ? after.force(effects) : after;
  }

  /** Settles the older half though an ancestor is not decided. */
  private TargetHealth force(List<Effect> effects) {
    long t = waiting[waiting.length / 2].at();
    return new TargetHealth(
            settled, ahead, waiting, Math.max(ancestorsSettledUpTo, t), removed, lastShown)
        .settle(t, effects);
  }

  private TargetHealth settle(long asked, List<Effect> effects) {
    long limit = asked;
    for (Entry entry : waiting) {
      if (entry.at() >= limit) {
        break;
      }
      if (entry.kind() == Entry.Kind.DOWN && entry.at() >= ancestorsSettledUpTo) {
        limit = entry.at();
        break;
      }
    }
    if (limit <= settled.at) {
      return this;
    }
    int count = 0;
    while (count < waiting.length && waiting[count].at() < limit) {
      count++;
    }
    Sweep further = settled.copy();
    walk(further, waiting, count, effects);
    further.paintTo(limit, effects);
    Entry[] rest =
        count == waiting.length ? NONE : Arrays.copyOfRange(waiting, count, waiting.length);
    return new TargetHealth(
        further,
        rest.length == 0 ? further : ahead,
        rest,
        ancestorsSettledUpTo,
        removed,
        lastShown);
  }

  private static void walk(Sweep sweep, Entry[] entries, int count, @Nullable List<Effect> out) {
    int from = 0;
    while (from < count) {
      int to = from + 1;
      while (to < count && entries[to].at() == entries[from].at()) {
        to++;
      }
      sweep.moment(entries, from, to, out);
      from = to;
    }
  }

  /** The recording of this target ends before {@code t}, whatever still waits. */
  private TargetHealth end(long t, List<Effect> effects) {
    return close(t, t, effects);
  }

  /**
   * The recording ends at {@code end}; what is dated at that very moment still counts, though it
   * has no time.
   */
  Step finish(Instant end) {
    List<Effect> effects = new ArrayList<>();
    long t = end.toEpochMilli();
    return new Step(removed ? this : close(t, t + 1, effects), effects);
  }

  /** Time that is not decided, as it would be if the recording ended at {@code end}. */
  public List<Span> undecided(Instant end) {
    return finish(end).effects().stream()
        .filter(Effect.Decided.class::isInstance)
        .map(effect -> ((Effect.Decided) effect).span())
        .toList();
  }

  private TargetHealth close(long end, long before, List<Effect> effects) {
    int count = 0;
    while (count < waiting.length && waiting[count].at() < before) {
      count++;
    }
    Sweep last = settled.copy();
    walk(last, waiting, count, effects);
    last.end(Math.max(end, last.at), effects);
    return new TargetHealth(last, last, NONE, Long.MAX_VALUE, true, lastShown);
  }
}
