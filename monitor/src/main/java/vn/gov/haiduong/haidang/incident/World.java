package vn.gov.haiduong.haidang.incident;

import java.util.ArrayList;
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

/** What decisions look at besides the incident: configuration, and what people muted. Immutable. */
public record World(
    Plan plan,
    WorkingCalendar calendar,
    Directory directory,
    Map<TargetId, Subject> subjects,
    Mutes mutes) {

  /** Nobody is muted. */
  public World(
      Plan plan, WorkingCalendar calendar, Directory directory, Map<TargetId, Subject> subjects) {
    this(plan, calendar, directory, subjects, Mutes.NONE);
  }

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
    return new World(plan, calendar, directory, others, mutes);
  }

  /** The same with others muted. */
  public World with(Mutes others) {
    return new World(plan, calendar, directory, subjects, others);
  }

  /** Those bodies that the machine may tell: inside, and of the profile that is in force. */
  List<String> inside(List<String> bodies) {
    return inForce(bodies).stream()
        .filter(id -> plan.body(id).filter(body -> !body.outside()).isPresent())
        .toList();
  }

  /** Those bodies that the profile in force knows. */
  public List<String> inForce(List<String> bodies) {
    return bodies.stream()
        .filter(
            id ->
                plan.body(id).stream()
                    .flatMap(body -> body.profiles().stream())
                    .anyMatch(plan.profile()::runs))
        .toList();
  }

  public Optional<Subject> subject(TargetId id) {
    return Optional.ofNullable(subjects.get(id));
  }

  /** What a target runs on or is reached through, and what those do; nearest first. */
  List<TargetId> carriers(TargetId target) {
    List<TargetId> line = new ArrayList<>(List.of(target));
    for (int i = 0; i < line.size(); i++) {
      Optional<Subject> found = subject(line.get(i));
      found.flatMap(Subject::hostedOn).filter(id -> !line.contains(id)).ifPresent(line::add);
      found.flatMap(Subject::reachedThrough).filter(id -> !line.contains(id)).ifPresent(line::add);
    }
    return line.subList(1, line.size());
  }
}
