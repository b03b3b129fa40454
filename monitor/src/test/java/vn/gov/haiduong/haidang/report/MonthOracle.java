package vn.gov.haiduong.haidang.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import vn.gov.haiduong.haidang.report.RandomMonthsTest.Told;

/**
 * The figures of one target's month from the raw lines, asked moment by moment. Slow, and
 * independent of the product's walk: interval 60 s, three failures confirm, two intervals hold.
 */
final class MonthOracle {

  private static final long HOLD = 120_000;
  private static final long DAY = 86_400_000;

  private final List<Told> lines;
  private final List<Told> seen = new ArrayList<>();
  private final List<Run> runs = new ArrayList<>();

  record Run(List<Told> failures, long end, boolean confirmed) {}

  MonthOracle(List<Told> all, String target) {
    lines =
        all.stream()
            .filter(line -> line.target().equals(target) || line.target().isEmpty())
            .toList();
    for (Told line : lines) {
      if (line.observation()) {
        seen.add(
            in("blind", "sees", line.at()) || in("stopped", "started", line.at())
                ? new Told(line.at(), line.target(), "unknown")
                : line);
      }
    }
    List<Told> failures = new ArrayList<>();
    for (Told one : seen) {
      boolean answer = one.word().equals("up") || one.word().equals("degraded");
      if (!failures.isEmpty()
          && failures.size() < 3
          && !one.word().equals("unknown")
          && one.at() >= failures.getLast().at() + DAY) {
        runs.add(new Run(List.copyOf(failures), Long.MAX_VALUE, false));
        failures.clear();
      }
      if (one.word().equals("down")) {
        failures.add(one);
      } else if (answer && !failures.isEmpty()) {
        runs.add(new Run(List.copyOf(failures), one.at(), failures.size() >= 3));
        failures.clear();
      }
    }
    if (!failures.isEmpty()) {
      runs.add(new Run(List.copyOf(failures), Long.MAX_VALUE, failures.size() >= 3));
    }
  }

  private boolean in(String start, String end, long t) {
    boolean inside = false;
    for (Told line : lines) {
      if (line.at() <= t) {
        inside = line.word().equals(start) || (!line.word().equals(end) && inside);
      }
    }
    return inside;
  }

  /** One of up, degraded, unconfirmed, down, maintenance, unknown. */
  private String stateAt(long t, long recordingEnd) {
    if (t >= recordingEnd) {
      return "unknown";
    }
    if (in("maintenance", "maintained", t)) {
      return "maintenance";
    }
    if (in("blind", "sees", t) || in("stopped", "started", t)) {
      return "unknown";
    }
    Told last = null;
    for (Told one : seen) {
      last = one.at() <= t ? one : last;
    }
    if (last == null || t >= last.at() + HOLD) {
      return "unknown";
    }
    for (Told line : lines) {
      boolean forgets = line.word().equals("sees") || line.word().equals("started");
      if (forgets && last.at() < line.at() && line.at() <= t) {
        return "unknown";
      }
    }
    if (!last.word().equals("down")) {
      return last.word();
    }
    Told held = last;
    return runs.stream().anyMatch(run -> run.confirmed() && run.failures().contains(held))
        ? "down"
        : "unconfirmed";
  }

  private NavigableSet<Long> cuts(long from, long to) {
    NavigableSet<Long> cuts = new TreeSet<>(List.of(from, to));
    for (Told line : lines) {
      for (long t : new long[] {line.at(), line.at() + HOLD}) {
        if (t > from && t < to) {
          cuts.add(t);
        }
      }
    }
    return cuts;
  }

  Times times(long from, long to, long recordingEnd) {
    NavigableSet<Long> cuts = cuts(from, to);
    if (recordingEnd > from && recordingEnd < to) {
      cuts.add(recordingEnd);
    }
    long up = 0;
    long degraded = 0;
    long unconfirmed = 0;
    long down = 0;
    long maintenance = 0;
    long unknown = 0;
    Long begin = null;
    for (Long cut : cuts) {
      if (begin != null) {
        long length = cut - begin;
        switch (stateAt(begin, recordingEnd)) {
          case "up" -> up += length;
          case "degraded" -> degraded += length;
          case "unconfirmed" -> unconfirmed += length;
          case "down" -> down += length;
          case "maintenance" -> maintenance += length;
          default -> unknown += length;
        }
      }
      begin = cut;
    }
    return new Times(up, degraded + unconfirmed, down, maintenance, unknown, unconfirmed);
  }

  /** Starts of outages that begin inside: confirmed runs that have down time anywhere. */
  List<Instant> outages(long from, long to, long recordingEnd) {
    return runs.stream()
        .filter(Run::confirmed)
        .filter(run -> run.failures().getFirst().at() >= from)
        .filter(run -> run.failures().getFirst().at() < to)
        .filter(
            run -> {
              long start = run.failures().getFirst().at();
              long end = Math.min(run.end(), recordingEnd);
              return start < end && times(start, end, recordingEnd).down() > 0;
            })
        .map(run -> Instant.ofEpochMilli(run.failures().getFirst().at()))
        .toList();
  }
}
