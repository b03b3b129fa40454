package vn.gov.haiduong.haidang.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.gov.haiduong.haidang.probe.Assignment;
import vn.gov.haiduong.haidang.target.TargetId;

/**
 * What a new configuration changes, by id.
 *
 * @param altered rows whose target or method differs, as they are now
 */
public record Changes(
    List<Assignment> added, List<Assignment> altered, List<TargetId> removed, int unchanged) {

  public Changes {
    added = List.copyOf(added);
    altered = List.copyOf(altered);
    removed = List.copyOf(removed);
  }

  static Changes between(List<Assignment> before, List<Assignment> after) {
    Map<TargetId, Assignment> gone = new HashMap<>();
    before.forEach(assignment -> gone.put(assignment.target().id(), assignment));
    List<Assignment> added = new ArrayList<>();
    List<Assignment> altered = new ArrayList<>();
    int unchanged = 0;
    for (Assignment assignment : after) {
      Assignment old = gone.remove(assignment.target().id());
      if (old == null) {
        added.add(assignment);
      } else if (old.equals(assignment)) {
        unchanged++;
      } else {
        altered.add(assignment);
      }
    }
    return new Changes(added, altered, gone.keySet().stream().sorted().toList(), unchanged);
  }
}
