package vn.gov.haiduong.haidang.ledger;

import java.util.List;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;
import vn.gov.haiduong.haidang.health.Effect;
import vn.gov.haiduong.haidang.health.Outage;
import vn.gov.haiduong.haidang.health.Span;
import vn.gov.haiduong.haidang.journal.Entry;
import vn.gov.haiduong.haidang.target.TargetId;

/** Where folding puts what comes of it. */
interface Folded {

  /** For who asks for healths alone. */
  Folded NOWHERE =
      new Folded() {
        @Override
        public void span(TargetId target, Span span) {}

        @Override
        public void outage(TargetId target, Outage outage) {}

        @Override
        public void day(
            TargetId target, int day, List<Entry.Observed> seen, @Nullable Histogram answered) {}
      };

  /** Decided time; spans of a target come one after the other without gap, not joined. */
  void span(TargetId target, Span span);

  /** An outage as it is known now; told again when more is known. */
  void outage(TargetId target, Outage outage);

  /** What people may have to hear of; of one target in order. */
  default void told(TargetId target, Effect effect) {}

  /**
   * Measurements of one target and day that come after all that were told before.
   *
   * @param day of the province since 1970-01-01
   * @param answered answer times in microseconds; null where none was measured
   */
  void day(TargetId target, int day, List<Entry.Observed> seen, @Nullable Histogram answered);
}
