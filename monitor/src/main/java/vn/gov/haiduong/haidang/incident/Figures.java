package vn.gov.haiduong.haidang.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import vn.gov.haiduong.haidang.plan.Severity;

/**
 * Counts and times of incidents since the start, for metrics; exercises are left out. Confined to
 * one thread; {@link #copy} is for others.
 */
public final class Figures {

  /** Upper bounds of the histograms, in seconds; the last is open. */
  private static final long[] BOUNDS = {
    30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400, 28_800, 86_400, 259_200
  };

  /** A copy of the upper bounds of the histograms, in seconds. */
  public static long[] bounds() {
    return BOUNDS.clone();
  }

  /** What is timed. */
  public enum Measure {
    /** From when it could first be measured to the opening. */
    DETECT,
    /** From the confirmation to the first telling. */
    TELL,
    /** From the first telling to the acknowledgement. */
    ACKNOWLEDGE,
    /** From the true start to the true end. */
    RESOLVE
  }

  /** One histogram: counts of each bucket by itself, their sum in milliseconds. */
  public static final class Histogram {
    private final long[] counts = new long[BOUNDS.length + 1];
    private long sumMillis;

    void add(Duration time) {
      long millis = Math.max(0, time.toMillis());
      int bucket = 0;
      while (bucket < BOUNDS.length && millis > BOUNDS[bucket] * 1000) {
        bucket++;
      }
      counts[bucket]++;
      sumMillis += millis;
    }

    public long count(int bucket) {
      return counts[bucket];
    }

    public double sumSeconds() {
      return sumMillis / 1000.0;
    }

    private Histogram copy() {
      Histogram copy = new Histogram();
      System.arraycopy(counts, 0, copy.counts, 0, counts.length);
      copy.sumMillis = sumMillis;
      return copy;
    }
  }

  private final Map<Measure, Map<Severity, Histogram>> times = new EnumMap<>(Measure.class);
  private final Map<Severity, Long> opened = new EnumMap<>(Severity.class);
  private final Map<Severity, Long> closed = new EnumMap<>(Severity.class);
  private final SortedMap<String, Long> missed = new TreeMap<>();

  /** Takes what a turn kept. */
  public void take(Turn turn) {
    for (Turn.Kept kept : turn.kept()) {
      Incident after = kept.after();
      if (!after.exercise()) {
        take(kept.event(), after);
      }
    }
  }

  private void take(Event event, Incident after) {
    switch (event) {
      case Event.Opened(
              Instant at,
              var _,
              var _,
              var _,
              var _,
              var _,
              var _,
              var _,
              var _,
              var _,
              var _) -> {
        opened.merge(after.severity(), 1L, Long::sum);
        time(Measure.DETECT, after, measurable(after), at);
      }
      case Event.Fired(Instant at, String key, var told, var _) -> {
        if (key.equals(Rules.OPENED) && !told.isEmpty()) {
          time(Measure.TELL, after, after.confirmedAt(), at);
        }
        Rules.missed(key).ifPresent(clock -> missed.merge(clock, 1L, Long::sum));
      }
      case Event.Acknowledged(Instant at, var _, var _, var _) -> {
        if (after.acknowledged().filter(first -> first.at().equals(at)).isPresent()) {
          time(Measure.ACKNOWLEDGE, after, after.openedAt(), at);
        }
      }
      case Event.Resolved(Instant _, Instant end) ->
          time(Measure.RESOLVE, after, after.since(), end);
      case Event.Closed _, Event.Merged _ -> closed.merge(after.severity(), 1L, Long::sum);
      case Event.Seen _, Event.Done _, Event.Ticked _ -> {
        // Not timed.
      }
    }
  }

  /**
   * When the trouble could first be measured. A certificate's end and the age of a page are read
   * from what a measurement showed and may lie years before it: nobody was slow to detect them.
   */
  private static Instant measurable(Incident incident) {
    return switch (incident.signal()) {
      case CERT_EXPIRED, CERT_EXPIRING, DOMAIN_EXPIRING, STALE, LINK_BROKEN, MEETING_NOT_READY ->
          incident.confirmedAt();
      case DOWN, FLAPPING, OWN_SIDE, CONTENT_SUSPECT, INNER_LINKS, ALERT, ALERT_CRITICAL ->
          incident.since();
    };
  }

  private void time(Measure measure, Incident incident, Instant from, Instant to) {
    times
        .computeIfAbsent(measure, _ -> new EnumMap<>(Severity.class))
        .computeIfAbsent(incident.severity(), _ -> new Histogram())
        .add(Duration.between(from, to));
  }

  public Histogram histogram(Measure measure, Severity severity) {
    return times.getOrDefault(measure, Map.of()).getOrDefault(severity, new Histogram());
  }

  public long opened(Severity severity) {
    return opened.getOrDefault(severity, 0L);
  }

  public long closed(Severity severity) {
    return closed.getOrDefault(severity, 0L);
  }

  /** How often the time of a clock was up before its act, by the clock's id. */
  public SortedMap<String, Long> missed() {
    return Collections.unmodifiableSortedMap(missed);
  }

  /** The same figures, for another thread. */
  public Figures copy() {
    Figures copy = new Figures();
    times.forEach(
        (measure, bySeverity) -> {
          Map<Severity, Histogram> inner = new EnumMap<>(Severity.class);
          bySeverity.forEach((severity, histogram) -> inner.put(severity, histogram.copy()));
          copy.times.put(measure, inner);
        });
    copy.opened.putAll(opened);
    copy.closed.putAll(closed);
    copy.missed.putAll(missed);
    return copy;
  }
}
