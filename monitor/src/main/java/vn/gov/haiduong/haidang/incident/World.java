package vn.gov.haiduong.haidang.incident;

import java.util.Map;
import java.util.Optional;
import vn.gov.haiduong.haidang.duty.Directory;
import vn.gov.haiduong.haidang.plan.Plan;
import vn.gov.haiduong.haidang.target.TargetId;
import vn.gov.haiduong.haidang.time.WorkingCalendar;

/** What decisions look at besides the incident: all of it configuration. Immutable. */
public record World(
    Plan plan, WorkingCalendar calendar, Directory directory, Map<TargetId, Subject> subjects) {

  public World {
    subjects = Map.copyOf(subjects);
  }

  public Optional<Subject> subject(TargetId id) {
    return Optional.ofNullable(subjects.get(id));
  }
}
