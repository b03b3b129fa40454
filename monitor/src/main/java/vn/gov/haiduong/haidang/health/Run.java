package vn.gov.haiduong.haidang.health;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.gov.haiduong.haidang.probe.Cause;

/**
 * A run of failures under way. Working value of {@link Sweep}: copied with it, never shared.
 *
 * <p>While it is short, all time from its first failure on waits in {@link #waiting}, because its
 * own part may become down or degraded and decided time has no holes.
 */
final class Run {

  static final long NEVER = Long.MAX_VALUE;

  /** Time that waits: its colour if known, or that of a failure not yet decided. */
  record Piece(long from, long to, Sweep.Colour colour, @Nullable Cause cause) {}

  final long firstAt;
  final @Nullable Cause cause;
  final int confirm;
  final boolean beganInMaintenance;
  int count;
  long lastAt;
  long confirmedAt = NEVER;
  long incidentAt = NEVER;
  boolean told;
  long downMillis;
  List<Piece> waiting = new ArrayList<>(4);

  Run(long firstAt, @Nullable Cause cause, int confirm, boolean beganInMaintenance) {
    this.firstAt = firstAt;
    this.cause = cause;
    this.confirm = confirm;
    this.beganInMaintenance = beganInMaintenance;
    this.lastAt = firstAt;
  }

  Run copy() {
    Run copy = new Run(firstAt, cause, confirm, beganInMaintenance);
    copy.count = count;
    copy.lastAt = lastAt;
    copy.confirmedAt = confirmedAt;
    copy.incidentAt = incidentAt;
    copy.told = told;
    copy.downMillis = downMillis;
    copy.waiting = new ArrayList<>(waiting);
    return copy;
  }

  boolean isShort() {
    return confirmedAt == NEVER;
  }

  /** Confirmed and with down time: one without is no outage. */
  boolean isOutage() {
    return !isShort() && downMillis > 0;
  }

  void await(long from, long to, Sweep.Colour colour, @Nullable Cause why) {
    if (!waiting.isEmpty()) {
      Piece last = waiting.getLast();
      if (last.to == from && last.colour == colour && last.cause == why) {
        waiting.set(waiting.size() - 1, new Piece(last.from, to, colour, why));
        return;
      }
    }
    waiting.add(new Piece(from, to, colour, why));
  }

  Outage outage(Optional<Instant> end) {
    return new Outage(
        Instant.ofEpochMilli(firstAt),
        end,
        Instant.ofEpochMilli(confirmedAt),
        Optional.ofNullable(cause),
        incidentAt == NEVER ? Optional.empty() : Optional.of(Instant.ofEpochMilli(incidentAt)));
  }
}
