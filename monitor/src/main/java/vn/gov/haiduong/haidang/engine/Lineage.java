package vn.gov.haiduong.haidang.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.gov.haiduong.haidang.target.TargetId;

/**
 * Who is reached through whom: {@code reached_through} as a forest, with parents before their
 * children. Immutable; cycles were refused when the inventory was read, and a reference to a target
 * that is not measured ends the line there.
 */
final class Lineage {

  static final Lineage EMPTY = new Lineage(Map.of(), List.of());

  private final Map<TargetId, List<TargetId>> ancestors;
  private final Map<TargetId, List<TargetId>> descendants = new HashMap<>();
  private final List<TargetId> parentsFirst;

  private Lineage(Map<TargetId, List<TargetId>> ancestors, List<TargetId> parentsFirst) {
    this.ancestors = ancestors;
    this.parentsFirst = parentsFirst;
    ancestors.forEach(
        (child, line) ->
            line.forEach(
                parent -> descendants.computeIfAbsent(parent, _ -> new ArrayList<>()).add(child)));
  }

  /** The forest of these watches. */
  static Lineage of(Map<TargetId, Watch> watches) {
    Map<TargetId, List<TargetId>> ancestors = new HashMap<>();
    watches.keySet().forEach(id -> ancestors.put(id, line(id, watches)));
    List<TargetId> order = new ArrayList<>(watches.keySet());
    order.sort(
        (a, b) -> {
          int byDepth =
              Integer.compare(
                  ancestors.getOrDefault(a, List.of()).size(),
                  ancestors.getOrDefault(b, List.of()).size());
          return byDepth != 0 ? byDepth : a.compareTo(b);
        });
    return new Lineage(ancestors, List.copyOf(order));
  }

  private static List<TargetId> line(TargetId id, Map<TargetId, Watch> watches) {
    Set<TargetId> line = new LinkedHashSet<>();
    Watch watch = watches.get(id);
    while (watch != null) {
      Optional<TargetId> parent = watch.target().reachedThrough();
      if (parent.isEmpty() || !watches.containsKey(parent.get()) || !line.add(parent.get())) {
        break;
      }
      watch = watches.get(parent.get());
    }
    return List.copyOf(line);
  }

  /** Nearest first. */
  List<TargetId> ancestors(TargetId id) {
    return ancestors.getOrDefault(id, List.of());
  }

  List<TargetId> descendants(TargetId id) {
    return descendants.getOrDefault(id, List.of());
  }

  /** Every target, each after all through which it is reached. */
  List<TargetId> parentsFirst() {
    return parentsFirst;
  }
}
