package vn.gov.haiduong.haidang.schedule;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import vn.gov.haiduong.haidang.target.TargetId;

/**
 * How many HTTP requests one address is given to serve at once, and how fast they follow each
 * other: hundreds of small sites share a few machines, and the monitor must not be their heaviest
 * visitor.
 *
 * <p>It never limits connection attempts. A prober connects first and asks for its turn when the
 * connection stands and the request is about to be sent ({@link
 * vn.gov.haiduong.haidang.schedule.Politeness#ask}); an address that does not let anybody connect
 * therefore never makes anybody wait. The wait belongs to no phase, is not part of the probe's
 * budget, and is never {@code own_overload}. A connection that would stand idle for long is better
 * closed and opened anew when the turn comes, lest the server takes the silence for a slow client.
 *
 * <p>It gives way so far that a full round of the address fits its interval even when every probe
 * times out: a target with time-out T and interval I needs one k-th of a place, where k is how
 * often T fits into nine tenths of I; what is left of the interval pays for the pauses between
 * starts.
 *
 * <p>Mutable, for one thread; time is monotonic nanoseconds given by the caller. Deterministic.
 *
 * @param <T> a ticket: one request, compared by identity of {@code equals}
 */
public final class Politeness<T> {

  /**
   * The limits where the round is not in danger.
   *
   * @param atOnce requests being served by one address
   * @param between from one start to the next
   */
  public record Limits(int atOnce, Duration between) {

    public static final Limits DEFAULT = new Limits(4, Duration.ofMillis(100));

    public Limits {
      if (atOnce < 1 || between.isNegative()) {
        throw new IllegalArgumentException(
            "limits: expected at least 1 at once, not before each other, got "
                + atOnce
                + " and "
                + between);
      }
    }
  }

  /**
   * What may be done now.
   *
   * @param start tickets that may send their request, in the order asked
   * @param wakeAtNanos when {@link #wake} is to be called for this address; empty when only a
   *     release can change anything
   */
  public record Turn<T>(List<T> start, OptionalLong wakeAtNanos) {
    public Turn {
      start = List.copyOf(start);
    }
  }

  /** A target that uses the address, and what it needs of it. */
  private record Guest(long everyNanos, long timeoutNanos, long seenAtNanos) {

    int rounds() {
      return (int) Math.max(1, everyNanos / 10 * 9 / timeoutNanos);
    }

    long slackNanos() {
      return Math.max(0, everyNanos - rounds() * timeoutNanos);
    }
  }

  private record Waiting<T>(T ticket, long timeoutNanos) {}

  private static final class Door<T> {
    final Map<TargetId, Guest> guests = new HashMap<>();
    final ArrayDeque<Waiting<T>> queue = new ArrayDeque<>();

    /** Ticket to when its place is taken back if nobody releases it. */
    final Map<T, Long> serving = new LinkedHashMap<>();

    /** Before it nobody starts; meaningless until the first start. */
    long nextStartNanos;

    boolean started;
    int atOnce;
    long betweenNanos;
  }

  private final Limits limits;
  private final Map<String, Door<T>> doors = new HashMap<>();
  private int waiting;

  public Politeness(Limits limits) {
    this.limits = limits;
  }

  /**
   * Asks for a turn at {@code address}.
   *
   * @param interval of the target, for the size of the round
   * @param timeout of its probe; a place not released long after it is taken back
   */
  public Turn<T> ask(
      String address,
      TargetId target,
      Duration interval,
      Duration timeout,
      T ticket,
      long nowNanos) {
    Door<T> door = doors.computeIfAbsent(address, _ -> new Door<>());
    Guest guest = new Guest(interval.toNanos(), Math.max(1, timeout.toNanos()), nowNanos);
    Guest before = door.guests.put(target, guest);
    if (before == null
        || before.everyNanos != guest.everyNanos
        || before.timeoutNanos != guest.timeoutNanos) {
      measure(door);
      if (door.started && door.nextStartNanos - nowNanos > door.betweenNanos) {
        door.nextStartNanos = nowNanos + door.betweenNanos;
      }
    }
    door.queue.add(new Waiting<>(ticket, guest.timeoutNanos));
    waiting++;
    return turn(door, nowNanos);
  }

  /** The request of {@code ticket} is over, or its probe gave up waiting. Once is enough. */
  public Turn<T> released(String address, T ticket, long nowNanos) {
    Door<T> door = doors.get(address);
    if (door == null) {
      return new Turn<>(List.of(), OptionalLong.empty());
    }
    if (door.serving.remove(ticket) == null
        && door.queue.removeIf(w -> w.ticket().equals(ticket))) {
      waiting--;
    }
    return turn(door, nowNanos);
  }

  /** The moment announced by {@link Turn#wakeAtNanos} has come. */
  public Turn<T> wake(String address, long nowNanos) {
    Door<T> door = doors.get(address);
    return door == null ? new Turn<>(List.of(), OptionalLong.empty()) : turn(door, nowNanos);
  }

  /** Forgets targets not seen for three of their intervals, and addresses without any. */
  public void prune(long nowNanos) {
    Iterator<Door<T>> each = doors.values().iterator();
    while (each.hasNext()) {
      Door<T> door = each.next();
      boolean left =
          door.guests.values().removeIf(g -> nowNanos - g.seenAtNanos() > 3 * g.everyNanos());
      if (door.guests.isEmpty() && door.queue.isEmpty() && door.serving.isEmpty()) {
        each.remove();
      } else if (left) {
        measure(door);
      }
    }
  }

  /** Tickets that wait at any address. */
  public int waiting() {
    return waiting;
  }

  private void measure(Door<T> door) {
    double places = 0;
    long slack = Long.MAX_VALUE;
    for (Guest guest : door.guests.values()) {
      places += 1.0 / guest.rounds();
      slack = Math.min(slack, guest.slackNanos());
    }
    int needed = (int) Math.ceil(places - 1e-9);
    door.atOnce = Math.max(limits.atOnce(), needed);
    int starts = door.guests.size();
    door.betweenNanos = Math.min(limits.between().toNanos(), slack / 10 * 9 / Math.max(1, starts));
  }

  private Turn<T> turn(Door<T> door, long now) {
    door.serving.values().removeIf(until -> now - until >= 0);
    List<T> start = new ArrayList<>();
    while (!door.queue.isEmpty()
        && door.serving.size() < door.atOnce
        && (!door.started || now - door.nextStartNanos >= 0)) {
      Waiting<T> next = door.queue.remove();
      waiting--;
      start.add(next.ticket());
      door.serving.put(next.ticket(), now + 2 * next.timeoutNanos());
      door.nextStartNanos = pauseFrom(door, now) + door.betweenNanos;
      door.started = true;
    }
    return new Turn<>(start, wakeAt(door));
  }

  /**
   * The full pause counts from the true start; a pause shortened for the sake of the round counts
   * from when the start was allowed, so that timers that wake a little late do not add up.
   */
  private long pauseFrom(Door<T> door, long now) {
    long full = limits.between().toNanos();
    boolean shortened = door.betweenNanos < full;
    return shortened && door.started && now - door.nextStartNanos < full
        ? door.nextStartNanos
        : now;
  }

  private OptionalLong wakeAt(Door<T> door) {
    if (door.queue.isEmpty()) {
      return OptionalLong.empty();
    }
    if (door.serving.size() < door.atOnce) {
      return OptionalLong.of(door.nextStartNanos);
    }
    return door.serving.values().stream().mapToLong(Long::longValue).min();
  }
}
