package vn.gov.haiduong.haidang.incident;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.gov.haiduong.haidang.duty.PersonId;
import vn.gov.haiduong.haidang.target.Target;
import vn.gov.haiduong.haidang.target.TargetId;
import vn.gov.haiduong.haidang.target.TargetKind;
import vn.gov.haiduong.haidang.target.Unit;
import vn.gov.haiduong.haidang.target.UnitCode;

/**
 * What an incident needs to know of a target.
 *
 * @param address as people write it
 * @param level approved level of the information system; 0 while not approved
 * @param hostedOn what it runs on: the incident is that one's where it is down
 * @param reachedThrough what it lies behind
 * @param operator who runs it; empty when nobody said
 * @param leader whom the agency named to answer for it
 * @param specialist whom the agency named to look after it
 * @param observeOnly not in the Department's power: nobody of it is told
 */
public record Subject(
    TargetId id,
    String name,
    TargetKind kind,
    UnitCode unit,
    String unitName,
    String address,
    int level,
    int priority,
    Optional<TargetId> hostedOn,
    Optional<TargetId> reachedThrough,
    String operator,
    Optional<PersonId> leader,
    Optional<PersonId> specialist,
    boolean observeOnly) {

  /** What is known of targets without their inventory rows. */
  public static Map<TargetId, Subject> of(List<Target> targets, List<Unit> units) {
    Map<UnitCode, String> names = new HashMap<>();
    units.forEach(unit -> names.put(unit.code(), unit.name()));
    Map<TargetId, Subject> subjects = new HashMap<>();
    for (Target target : targets) {
      subjects.put(
          target.id(),
          new Subject(
              target.id(),
              target.name(),
              target.kind(),
              target.unit(),
              names.getOrDefault(target.unit(), target.unit().value()),
              target.address(),
              0,
              target.priority(),
              target.hostedOn(),
              target.reachedThrough(),
              "",
              Optional.empty(),
              Optional.empty(),
              false));
    }
    return subjects;
  }
}
