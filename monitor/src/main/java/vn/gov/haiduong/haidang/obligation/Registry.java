package vn.gov.haiduong.haidang.obligation;

import java.util.List;
import java.util.Set;
import vn.gov.haiduong.haidang.target.Goal;
import vn.gov.haiduong.haidang.target.UnitCode;

/**
 * What is demanded and registered, beside what is measured.
 *
 * @param hosts canonical hosts of the inventory, aliases included
 * @param contacts units that named a leader and a specialist
 */
public record Registry(List<Goal> goals, Duties duties, Set<UnitCode> contacts, Set<String> hosts) {

  public static final Registry NONE = new Registry(List.of(), Duties.NONE, Set.of(), Set.of());

  public Registry {
    goals = List.copyOf(goals);
    contacts = Set.copyOf(contacts);
    hosts = Set.copyOf(hosts);
  }
}
