package vn.gov.haiduong.haidang.incident;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.gov.haiduong.haidang.duty.Directory;
import vn.gov.haiduong.haidang.plan.BarePlan;
import vn.gov.haiduong.haidang.plan.Plan;
import vn.gov.haiduong.haidang.target.Target;
import vn.gov.haiduong.haidang.target.TargetId;
import vn.gov.haiduong.haidang.target.Unit;
import vn.gov.haiduong.haidang.time.WorkingCalendar;

/** What decisions look at besides the incident: all of it configuration. Immutable. */
public record World(
    Plan plan, WorkingCalendar calendar, Directory directory, Map<TargetId, Subject> subjects) {

  public World {
    subjects = Map.copyOf(subjects);
  }

  /** Targets as they are measured, under no plan of their own. */
  public static World bare(List<Target> targets, List<Unit> units) {
    return new World(
        BarePlan.plan(), WorkingCalendar.PLAIN, Directory.EMPTY, Subject.of(targets, units));
  }

  /** The same plan for other targets. */
  public World about(Map<TargetId, Subject> others) {
    return new World(plan, calendar, directory, others);
  }

  public Optional<Subject> subject(TargetId id) {
    return Optional.ofNullable(subjects.get(id));
  }
}
