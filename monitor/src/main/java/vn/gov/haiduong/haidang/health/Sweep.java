package vn.gov.haiduong.haidang.health;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.gov.haiduong.haidang.health.Effect.Ignored.Why;
import vn.gov.haiduong.haidang.probe.Cause;

/**
 * Walks along one target's time and paints it, moment by moment in order, by the rules of "How time
 * is counted". Everything before {@link #at} is painted. Working value of {@link TargetHealth},
 * which copies it before each change; never shared while it changes.
 *
 * <p>Layers, the upper hiding the lower: maintenance, monitor stopped, own side blind, the
 * observation that holds, nothing.
 */
final class Sweep {

  /** A run still short is over when this passes after its last failure without an answer. */
  static final long RUN_EXPIRES_MILLIS = 24L * 3_600_000;

  static final int ANSWERS_FOR_RECOVERY = 3;

  /** The five states, and the failure that waits for its confirmation. */
  enum Colour {
    UP,
    DEGRADED,
    DOWN,
    MAINTENANCE,
    UNKNOWN,
    FAILING;

    State state() {
      return switch (this) {
        case UP -> State.UP;
        case DEGRADED, FAILING -> State.DEGRADED;
        case DOWN -> State.DOWN;
        case MAINTENANCE -> State.MAINTENANCE;
        case UNKNOWN -> State.UNKNOWN;
      };
    }
  }

  long at;

  @Nullable Colour held;
  @Nullable Cause heldCause;
  long heldUntil;

  int blindBits;
  boolean stopped;
  boolean maintenance;
  int brokenParents;
  @Nullable Run run;

  /** The last colour painted and since when without a break; for the read {@link #shown}. */
  Colour tail = Colour.UNKNOWN;

  long tailSince;
  long degradedSince;

  /** Decided time by {@link State#gauge}. */
  final long[] millis;

  @Nullable Flaps flaps;

  int answers;
  long recoveredAt = Run.NEVER;

  Sweep(long at) {
    this.at = at;
    this.tailSince = at;
    this.degradedSince = at;
    this.millis = new long[State.values().length];
  }

  private Sweep(Sweep o) {
    at = o.at;
    held = o.held;
    heldCause = o.heldCause;
    heldUntil = o.heldUntil;
    blindBits = o.blindBits;
    stopped = o.stopped;
    maintenance = o.maintenance;
    brokenParents = o.brokenParents;
    run = o.run == null ? null : o.run.copy();
    tail = o.tail;
    tailSince = o.tailSince;
    degradedSince = o.degradedSince;
    millis = o.millis.clone();
    flaps = o.flaps;
    answers = o.answers;
    recoveredAt = o.recoveredAt;
  }

  /** The outage that has not ended. */
  Optional<Outage> openOutage() {
    return run != null && run.isOutage()
        ? Optional.of(run.outage(Optional.empty()))
        : Optional.empty();
  }

  Sweep copy() {
    return new Sweep(this);
  }

  /** Up to where time is decided: a run still short holds back all from its first failure on. */
  long decidedUpTo() {
    return run != null && run.isShort() ? run.firstAt : at;
  }

  /** Up to where every outage is known: a confirmed run without down time may become one. */
  long outagesKnownUpTo() {
    return run != null && !run.isOutage() ? run.firstAt : at;
  }

  long millis(State state) {
    return millis[state.gauge()];
  }

  /**
   * All of one moment: first the periods in their order, then the observations in theirs, because
   * whether an observation lies inside a period is decided by time alone.
   */
  void moment(Entry[] entries, int from, int to, @Nullable List<Effect> out) {
    long t = entries[from].at();
    paintTo(t, out);
    boolean lastSign = false;
    boolean forget = false;
    for (int i = from; i < to; i++) {
      Entry entry = entries[i];
      switch (entry.kind()) {
        case UP, DEGRADED, DOWN, UNKNOWN -> {}
        case SIDE_DOWN -> {
          ignoreIf((blindBits & entry.number()) != 0, t, Why.ALREADY, out);
          blindBits |= entry.number();
        }
        case SIDE_UP -> {
          boolean runs = (blindBits & entry.number()) != 0;
          ignoreIf(!runs, t, Why.NOT_RUNNING, out);
          forget |= runs;
          blindBits &= ~entry.number();
        }
        case STOPPED -> {
          ignoreIf(stopped, t, Why.ALREADY, out);
          stopped = true;
        }
        case LAST_SIGN -> lastSign = !stopped;
        case STARTED -> {
          stopped = false;
          lastSign = false;
          forget = true;
        }
        case MAINTENANCE -> {
          ignoreIf(maintenance, t, Why.ALREADY, out);
          maintenance = true;
        }
        case MAINTENANCE_OVER -> {
          ignoreIf(!maintenance, t, Why.NOT_RUNNING, out);
          maintenance = false;
        }
        case PARENT_BROKEN -> brokenParents++;
        case PARENT_MENDED -> {
          ignoreIf(brokenParents == 0, t, Why.NOT_RUNNING, out);
          brokenParents = Math.max(0, brokenParents - 1);
        }
      }
    }
    if (forget) {
      held = null;
    }
    for (int i = from; i < to; i++) {
      if (entries[i].kind().observation()) {
        observe(entries[i], out);
      }
    }
    stopped |= lastSign;
    if (run != null && !run.isShort()) {
      allowIncident(run, t);
      tell(run, out);
    }
  }

  private static void ignoreIf(boolean ignored, long t, Why why, @Nullable List<Effect> out) {
    if (ignored && out != null) {
      out.add(new Effect.Ignored(Instant.ofEpochMilli(t), why));
    }
  }

  private void observe(Entry seen, @Nullable List<Effect> out) {
    heldUntil = seen.at() + seen.holdMillis();
    if (stopped) {
      hold(Colour.UNKNOWN, Cause.OWN_STOPPED);
    } else if (blindBits != 0) {
      hold(Colour.UNKNOWN, Cause.OWN_NETWORK);
    } else {
      switch (seen.kind()) {
        case UP -> answer(seen, Colour.UP, out);
        case DEGRADED -> answer(seen, Colour.DEGRADED, out);
        case DOWN -> {
          if (brokenParents > 0) {
            hold(Colour.UNKNOWN, Cause.PARENT_UNREACHABLE);
          } else {
            fail(seen, out);
          }
        }
        case UNKNOWN -> hold(Colour.UNKNOWN, seen.cause());
        case SIDE_DOWN,
            SIDE_UP,
            STOPPED,
            LAST_SIGN,
            STARTED,
            MAINTENANCE,
            MAINTENANCE_OVER,
            PARENT_BROKEN,
            PARENT_MENDED ->
            throw new IllegalStateException("observe: expected an observation, got " + seen);
      }
    }
  }

  private void hold(Colour colour, @Nullable Cause cause) {
    held = colour;
    heldCause = cause;
  }

  private void answer(Entry seen, Colour colour, @Nullable List<Effect> out) {
    long t = seen.at();
    if (run != null && run.isShort()) {
      endShort(out);
    } else if (run != null) {
      if (run.isOutage()) {
        if (out != null) {
          out.add(new Effect.OutageEnded(run.outage(Optional.of(Instant.ofEpochMilli(t)))));
        }
        if (run.told) {
          recoveredAt = t;
          answers = 0;
        }
      }
      run = null;
    }
    hold(colour, colour == Colour.UP ? null : seen.cause());
    if (recoveredAt != Run.NEVER && ++answers == ANSWERS_FOR_RECOVERY) {
      if (out != null) {
        out.add(new Effect.RecoveryDue(Instant.ofEpochMilli(t), Instant.ofEpochMilli(recoveredAt)));
      }
      recoveredAt = Run.NEVER;
      answers = 0;
    }
  }

  private void fail(Entry seen, @Nullable List<Effect> out) {
    answers = 0;
    Run current = run;
    if (current == null) {
      current = new Run(seen.at(), seen.cause(), seen.number(), maintenance);
      run = current;
    }
    current.count++;
    current.lastAt = seen.at();
    if (current.isShort() && current.count >= current.confirm) {
      current.confirmedAt = seen.at();
      release(current, Colour.DOWN, out);
      if (tail == Colour.FAILING) {
        tail = Colour.DOWN;
      }
      allowIncident(current, seen.at());
      tell(current, out);
    }
    hold(current.isShort() ? Colour.FAILING : Colour.DOWN, seen.cause());
  }

  /** Paints the time that waited, what was failing in the colour that it turned out to have. */
  private void release(Run decided, Colour failing, @Nullable List<Effect> out) {
    List<Run.Piece> waiting = decided.waiting;
    decided.waiting = List.of();
    for (Run.Piece piece : waiting) {
      if (piece.colour() != Colour.FAILING) {
        decide(piece.from(), piece.to(), piece.colour(), piece.cause(), out);
      } else if (failing == Colour.DOWN) {
        decided.downMillis += piece.to() - piece.from();
        decide(piece.from(), piece.to(), Colour.DOWN, piece.cause(), out);
      } else {
        decide(piece.from(), piece.to(), Colour.DEGRADED, Cause.UNCONFIRMED, out);
      }
    }
    if (decided.isOutage() && out != null) {
      out.add(new Effect.OutageOpened(decided.outage(Optional.empty())));
    }
  }

  private void endShort(@Nullable List<Effect> out) {
    Run over = run;
    if (over == null) {
      return;
    }
    unconfirmed(over, out);
    if (!over.beganInMaintenance) {
      boolean already = flaps != null && flaps.found();
      Flaps now = Flaps.with(flaps, over);
      flaps = now;
      Flaps.First since = now.since();
      if (since != null && !already && out != null) {
        out.add(
            new Effect.FlappingFound(
                Instant.ofEpochMilli(since.at()),
                Instant.ofEpochMilli(at),
                Optional.ofNullable(since.cause())));
      }
    }
  }

  private void unconfirmed(Run over, @Nullable List<Effect> out) {
    run = null;
    release(over, Colour.DEGRADED, out);
    if (held == Colour.FAILING) {
      hold(Colour.DEGRADED, Cause.UNCONFIRMED);
    }
    if (tail == Colour.FAILING) {
      tail = Colour.DEGRADED;
      tailSince = degradedSince;
    }
  }

  private void allowIncident(Run confirmed, long t) {
    if (confirmed.incidentAt == Run.NEVER && !maintenance) {
      confirmed.incidentAt = t;
    }
  }

  private static void tell(Run confirmed, @Nullable List<Effect> out) {
    if (!confirmed.told && confirmed.isOutage() && confirmed.incidentAt != Run.NEVER) {
      confirmed.told = true;
      if (out != null) {
        out.add(new Effect.IncidentDue(confirmed.outage(Optional.empty())));
      }
    }
  }

  /** Paints everything before {@code t}. */
  void paintTo(long t, @Nullable List<Effect> out) {
    while (at < t) {
      long expires = run != null && run.isShort() ? run.lastAt + RUN_EXPIRES_MILLIS : Run.NEVER;
      long until = Math.min(t, expires);
      if (at < until) {
        stretch(until, out);
      } else {
        endShort(out);
      }
    }
    if (run != null && run.isShort() && run.lastAt + RUN_EXPIRES_MILLIS <= at) {
      endShort(out);
    }
    if (flaps != null && flaps.overAt() <= at) {
      if (flaps.found() && out != null) {
        out.add(new Effect.FlappingOver(Instant.ofEpochMilli(flaps.overAt())));
      }
      flaps = null;
    }
  }

  private void stretch(long to, @Nullable List<Effect> out) {
    Colour colour = colour();
    long end = colourFromHeld() ? Math.min(to, heldUntil) : to;
    paint(end, colour, cause(), out);
  }

  private boolean colourFromHeld() {
    return !maintenance && !stopped && blindBits == 0 && held != null && at < heldUntil;
  }

  /** The colour of the moment {@link #at}. */
  private Colour colour() {
    if (maintenance) {
      return Colour.MAINTENANCE;
    }
    Colour holding = held;
    return holding != null && colourFromHeld() ? holding : Colour.UNKNOWN;
  }

  private @Nullable Cause cause() {
    if (maintenance) {
      return null;
    }
    if (stopped) {
      return Cause.OWN_STOPPED;
    }
    if (blindBits != 0) {
      return Cause.OWN_NETWORK;
    }
    return colourFromHeld() ? heldCause : null;
  }

  private void paint(long to, Colour colour, @Nullable Cause cause, @Nullable List<Effect> out) {
    long from = at;
    at = to;
    lengthenTail(from, colour);
    if (run != null && run.isShort()) {
      run.await(from, to, colour, cause);
      return;
    }
    decide(from, to, colour, cause, out);
    if (colour == Colour.DOWN && run != null) {
      boolean opens = run.downMillis == 0;
      run.downMillis += to - from;
      if (opens && out != null) {
        out.add(new Effect.OutageOpened(run.outage(Optional.empty())));
      }
      tell(run, out);
    }
  }

  private void lengthenTail(long from, Colour colour) {
    if (colour == tail) {
      return;
    }
    if (colour.state() != State.DEGRADED || tail.state() != State.DEGRADED) {
      degradedSince = from;
    }
    tail = colour;
    tailSince = colour == Colour.DEGRADED ? degradedSince : from;
  }

  private void decide(
      long from, long to, Colour colour, @Nullable Cause cause, @Nullable List<Effect> out) {
    State state = colour.state();
    millis[state.gauge()] += to - from;
    if (out != null) {
      out.add(
          new Effect.Decided(
              new Span(
                  Instant.ofEpochMilli(from),
                  Instant.ofEpochMilli(to),
                  state,
                  Optional.ofNullable(cause))));
    }
  }

  /**
   * The recording ends here: nothing holds on, the time of a run still short is unconfirmed. Nobody
   * knows what would have become of it: it is no part of flapping.
   */
  void end(long t, @Nullable List<Effect> out) {
    paintTo(t, out);
    if (run != null && run.isShort()) {
      unconfirmed(run, out);
    }
    held = null;
    maintenance = false;
    stopped = false;
    blindBits = 0;
  }

  /** What the moment {@link #at} looks like. */
  Shown shown() {
    Colour colour = colour();
    boolean failing = colour == Colour.FAILING;
    long since;
    if (colour.state() != tail.state()) {
      since = at;
    } else {
      since = colour.state() == State.DEGRADED ? degradedSince : tailSince;
    }
    return new Shown(
        colour.state(),
        Optional.ofNullable(failing ? Cause.UNCONFIRMED : cause()),
        Instant.ofEpochMilli(since),
        flaps != null && flaps.found(),
        run != null && run.isShort(),
        run != null && !run.isShort()
            ? Optional.of(Instant.ofEpochMilli(run.firstAt))
            : Optional.empty());
  }
}
