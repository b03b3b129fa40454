package vn.gov.haiduong.haidang.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;
import vn.gov.haiduong.haidang.health.Outage;
import vn.gov.haiduong.haidang.health.Span;
import vn.gov.haiduong.haidang.health.TargetHealth;
import vn.gov.haiduong.haidang.journal.Entry;
import vn.gov.haiduong.haidang.target.TargetId;

/** What is not folded yet, folded in memory. For one thread. */
final class Tail implements Folded {
  final Map<TargetId, List<Span>> spans = new TreeMap<>();
  final Map<TargetId, Map<Instant, Outage>> outages = new TreeMap<>();
  final Map<TargetId, List<Entry.Observed>> seen = new TreeMap<>();

  /** By day, as it is kept once it is folded: one day's answers are no other's. */
  final Map<TargetId, TreeMap<Integer, Histogram>> answered = new TreeMap<>();

  Map<TargetId, TargetHealth> healths = Map.of();

  @Override
  public void span(TargetId target, Span span) {
    spans.computeIfAbsent(target, _ -> new ArrayList<>()).add(span);
  }

  @Override
  public void outage(TargetId target, Outage outage) {
    outages.computeIfAbsent(target, _ -> new TreeMap<>()).put(outage.start(), outage);
  }

  @Override
  public void day(TargetId target, int day, List<Entry.Observed> more, @Nullable Histogram sketch) {
    seen.computeIfAbsent(target, _ -> new ArrayList<>()).addAll(more);
    if (sketch != null) {
      answered
          .computeIfAbsent(target, _ -> new TreeMap<>())
          .computeIfAbsent(day, _ -> new Histogram(2))
          .add(sketch);
    }
  }
}
