package vn.gov.haiduong.haidang.plan;

import java.util.Set;

/**
 * A part in the plan: who is meant is found when somebody is to be told.
 *
 * @param id key in the plan, such as "desk"
 * @param name Vietnamese
 * @param reach how its people are found
 * @param profiles under which it exists
 */
public record Body(String id, String name, Reach reach, Set<Profile> profiles, String legalBasis) {

  /** How the people of a body are found. */
  public sealed interface Reach {

    /** Whoever is on call in the slot of the roster. */
    record OnCall(String roster, String slot) implements Reach {}

    /** The leader that the affected agency has named in the inventory. */
    record AgencyLeader() implements Reach {}

    /** The specialist that the affected agency has named in the inventory. */
    record AgencySpecialist() implements Reach {}

    /** One entry of the contacts. */
    record Contact(String person) implements Reach {}

    /**
     * Outside of the Department and the agencies: the machine never writes to it; the finished text
     * lies before the desk (contract 7).
     */
    record Outside() implements Reach {}
  }

  public Body {
    profiles = Set.copyOf(profiles);
    if (id.isBlank() || name.isBlank()) {
      throw new IllegalArgumentException("body: expected an id and a name, got \"" + id + "\"");
    }
  }

  public boolean outside() {
    return reach instanceof Reach.Outside;
  }
}
