package vn.gov.haiduong.haidang.report;

import java.util.List;
import vn.gov.haiduong.haidang.health.Outage;
import vn.gov.haiduong.haidang.health.Span;
import vn.gov.haiduong.haidang.target.TargetId;
import vn.gov.haiduong.haidang.time.Interval;

/** What was recorded of targets' time, as the arithmetic reads it. */
public interface Recorded {

  /**
   * Spans that tile {@code asked} with no gap and no overlap; what is not recorded is unknown.
   *
   * @param asked of some length
   */
  List<Span> spans(TargetId id, Interval asked);

  /** Outages that have begun before the end of {@code asked} and not ended before its start. */
  List<Outage> outages(TargetId id, Interval asked);
}
