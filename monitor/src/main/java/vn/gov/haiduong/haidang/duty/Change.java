package vn.gov.haiduong.haidang.duty;

import vn.gov.haiduong.haidang.time.Interval;

/** A departure from the rotation, with a reason that is kept. */
public sealed interface Change {

  Interval during();

  /**
   * Somebody else is on call in one slot, whatever the rotation says. The last one written wins.
   */
  record StandIn(String slot, PersonId person, Interval during, String reason) implements Change {}

  /** The person is away: the next of the rotation who is not takes the turn. */
  record Leave(PersonId person, Interval during, String reason) implements Change {}

  /** Two people take each other's turns, in every slot of the roster. */
  record Swap(PersonId one, PersonId other, Interval during, String reason) implements Change {
    public Swap {
      if (one.equals(other)) {
        throw new IllegalArgumentException("swap: expected two people, got " + one + " twice");
      }
    }
  }
}
