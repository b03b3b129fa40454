package vn.gov.haiduong.haidang.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import vn.gov.haiduong.haidang.journal.Entry;
import vn.gov.haiduong.haidang.probe.Cause;
import vn.gov.haiduong.haidang.probe.Verdict;
import vn.gov.haiduong.haidang.target.Target.Cadence;
import vn.gov.haiduong.haidang.target.TargetId;

/**
 * Measurements of one target as bytes, without loss of what is counted: runs of equal outcome,
 * cause and cadence as first, count and each departure from the interval; how long each failure
 * took one by one. A quiet day of 1,440 measurements takes some twenty bytes.
 *
 * <pre>
 *   causes, then runs: outcome and cause · cadence · first · count · departures · durations
 * </pre>
 */
final class DayCodec {

  private static final Verdict[] VERDICTS = {
    Verdict.UP, Verdict.DEGRADED, Verdict.DOWN, Verdict.UNKNOWN
  };

  private DayCodec() {}

  /** Measurements in order of time, as bytes. */
  static byte[] encode(List<Entry.Observed> seen) {
    Map<String, Integer> causes = new LinkedHashMap<>();
    for (Entry.Observed one : seen) {
      one.cause().ifPresent(cause -> causes.putIfAbsent(cause.label(), causes.size() + 1));
    }
    Bytes.Out out = new Bytes.Out();
    out.number(causes.size());
    causes.keySet().forEach(out::text);
    long before = 0;
    int from = 0;
    while (from < seen.size()) {
      int to = from + 1;
      while (to < seen.size() && alike(seen.get(from), seen.get(to))) {
        to++;
      }
      run(seen.subList(from, to), causes, before, out);
      before = seen.get(to - 1).at().toEpochMilli();
      from = to;
    }
    return out.toBytes();
  }

  private static boolean alike(Entry.Observed a, Entry.Observed b) {
    return a.verdict() == b.verdict()
        && a.cause().equals(b.cause())
        && a.cadence().equals(b.cadence());
  }

  private static void run(
      List<Entry.Observed> run, Map<String, Integer> causes, long before, Bytes.Out out) {
    Entry.Observed first = run.getFirst();
    int cause = first.cause().map(Cause::label).map(causes::get).orElse(0);
    out.number(code(first.verdict()) | (long) cause << 2);
    long interval = first.cadence().interval().toMillis();
    out.number(interval);
    out.number(first.cadence().confirm());
    out.signed(first.at().toEpochMilli() - before);
    out.number(run.size());
    List<long[]> departures = new ArrayList<>();
    int lastIndex = 0;
    for (int i = 1; i < run.size(); i++) {
      long off = run.get(i).at().toEpochMilli() - run.get(i - 1).at().toEpochMilli() - interval;
      if (off != 0) {
        departures.add(new long[] {i - lastIndex, off});
        lastIndex = i;
      }
    }
    out.number(departures.size());
    for (long[] departure : departures) {
      out.number(departure[0]);
      out.signed(departure[1]);
    }
    if (!first.verdict().good()) {
      for (Entry.Observed failure : run) {
        out.number(failure.durationMicros().orElse(-1) + 1);
      }
    }
  }

  private static int code(Verdict verdict) {
    return switch (verdict) {
      case UP -> 0;
      case DEGRADED -> 1;
      case DOWN -> 2;
      case UNKNOWN -> 3;
    };
  }

  static List<Entry.Observed> decode(TargetId target, byte[] body) {
    List<Entry.Observed> seen = new ArrayList<>();
    Bytes.In in = new Bytes.In(body);
    List<Optional<Cause>> causes = new ArrayList<>();
    causes.add(Optional.empty());
    for (int left = in.count(); left > 0; left--) {
      causes.add(Cause.of(in.text()));
    }
    long at = 0;
    while (in.more()) {
      int code = in.count();
      Verdict verdict = VERDICTS[code & 3];
      Optional<Cause> cause = causes.get(code >> 2);
      long interval = in.number();
      Cadence cadence = new Cadence(Duration.ofMillis(interval), in.count());
      at += in.signed();
      long[] ats = times(in, at, interval);
      for (long one : ats) {
        OptionalLong micros = OptionalLong.empty();
        if (!verdict.good()) {
          long duration = in.number();
          micros = duration == 0 ? OptionalLong.empty() : OptionalLong.of(duration - 1);
        }
        seen.add(
            new Entry.Observed(Instant.ofEpochMilli(one), target, verdict, cause, cadence, micros));
      }
      at = ats[ats.length - 1];
    }
    return seen;
  }

  private static long[] times(Bytes.In in, long first, long interval) {
    long[] ats = new long[in.count()];
    int departures = in.count();
    long[] off = new long[ats.length];
    int index = 0;
    for (int i = 0; i < departures; i++) {
      index += in.count();
      off[index] = in.signed();
    }
    ats[0] = first;
    for (int i = 1; i < ats.length; i++) {
      ats[i] = ats[i - 1] + interval + off[i];
    }
    return ats;
  }
}
