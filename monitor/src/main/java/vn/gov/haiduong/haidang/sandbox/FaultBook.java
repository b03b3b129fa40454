package vn.gov.haiduong.haidang.sandbox;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import vn.gov.haiduong.haidang.target.TargetId;

/**
 * Which faults are switched on, and what that means for each thing. Written by any thread, one at a
 * time; read by the server loops without a lock.
 */
final class FaultBook {

  private final List<Simulated> things;
  private final Map<Scope, Map<Fault.Layer, Switch>> active = new LinkedHashMap<>();
  private final Map<TargetId, Effective> byThing = new ConcurrentHashMap<>();
  private volatile List<Switch> switches = List.of();

  FaultBook(List<Simulated> things) {
    this.things = things;
  }

  /** Switches, and says which things are no longer as they were. */
  synchronized List<Simulated> apply(List<Switch> orders) {
    for (Switch order : orders) {
      if (order.fault() == Fault.GOOD) {
        if (order.scope() instanceof Scope.Everything) {
          active.clear();
        } else {
          active.remove(order.scope());
        }
      } else {
        active
            .computeIfAbsent(order.scope(), _ -> new LinkedHashMap<>())
            .put(order.fault().layer(), order);
      }
    }
    switches = active.values().stream().flatMap(byLayer -> byLayer.values().stream()).toList();
    List<Simulated> changed = new ArrayList<>();
    for (Simulated thing : things) {
      Effective now = effectiveOf(thing);
      Effective before =
          now.equals(Effective.GOOD)
              ? byThing.remove(thing.about().id())
              : byThing.put(thing.about().id(), now);
      if (!now.equals(before == null ? Effective.GOOD : before)) {
        changed.add(thing);
      }
    }
    return changed;
  }

  /** What is switched on, in the order in which its scopes were first struck. */
  List<Switch> switches() {
    return switches;
  }

  Effective of(Simulated thing) {
    return byThing.getOrDefault(thing.about().id(), Effective.GOOD);
  }

  private Effective effectiveOf(Simulated thing) {
    Effective effective = Effective.GOOD;
    for (Switch order : switches) {
      if (order.scope().covers(thing)) {
        effective = effective.with(order);
      }
    }
    return effective;
  }
}
