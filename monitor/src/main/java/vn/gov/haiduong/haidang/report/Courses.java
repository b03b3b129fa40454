package vn.gov.haiduong.haidang.report;

import java.util.List;
import java.util.Map;
import vn.gov.haiduong.haidang.health.Outage;
import vn.gov.haiduong.haidang.health.Span;
import vn.gov.haiduong.haidang.health.Tiling;
import vn.gov.haiduong.haidang.health.Timeline.Course;
import vn.gov.haiduong.haidang.target.TargetId;
import vn.gov.haiduong.haidang.time.Interval;

/** What a finished recording says, straight from memory. */
public record Courses(Map<TargetId, Course> byTarget) implements Recorded {

  public Courses {
    byTarget = Map.copyOf(byTarget);
  }

  @Override
  public List<Span> spans(TargetId id, Interval asked) {
    Course course = byTarget.get(id);
    return Tiling.over(course == null ? List.of() : course.spans(), asked.from(), asked.to());
  }

  @Override
  public List<Outage> outages(TargetId id, Interval asked) {
    Course course = byTarget.get(id);
    return course == null
        ? List.of()
        : course.outages().stream().filter(outage -> touches(outage, asked)).toList();
  }

  /** Whether the outage has begun before the end of the time and not ended before its start. */
  public static boolean touches(Outage outage, Interval asked) {
    return outage.start().isBefore(asked.to())
        && outage.end().map(end -> end.isAfter(asked.from())).orElse(true);
  }
}
