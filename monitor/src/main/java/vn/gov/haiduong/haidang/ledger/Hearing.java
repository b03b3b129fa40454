package vn.gov.haiduong.haidang.ledger;

import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;
import vn.gov.haiduong.haidang.health.Effect;
import vn.gov.haiduong.haidang.health.Outage;
import vn.gov.haiduong.haidang.health.Span;
import vn.gov.haiduong.haidang.health.Told;
import vn.gov.haiduong.haidang.journal.Entry;
import vn.gov.haiduong.haidang.target.TargetId;

/** Remembers what people may have to hear of, and hands everything on. */
final class Hearing implements Folded {

  final List<Told> heard = new ArrayList<>();
  private final Folded next;

  Hearing(Folded next) {
    this.next = next;
  }

  @Override
  public void span(TargetId target, Span span) {
    next.span(target, span);
  }

  @Override
  public void outage(TargetId target, Outage outage) {
    next.outage(target, outage);
  }

  @Override
  public void told(TargetId target, Effect effect) {
    heard.add(new Told(target, effect));
  }

  @Override
  public void day(
      TargetId target, int day, List<Entry.Observed> seen, @Nullable Histogram answered) {
    next.day(target, day, seen, answered);
  }
}
