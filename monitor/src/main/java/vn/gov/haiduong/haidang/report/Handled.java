package vn.gov.haiduong.haidang.report;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How people handled an incident under the plan.
 *
 * @param incident its number
 * @param acts what named people did, in order
 * @param due what was to be done by when, the earliest first
 */
public record Handled(String incident, List<Act> acts, List<Due> due) {

  public Handled {
    acts = List.copyOf(acts);
    due = List.copyOf(due);
  }

  /** Something that a person did. */
  public record Act(Instant at, String what, String by) {}

  /**
   * Something that was to be done.
   *
   * @param done when it was; empty where it was not
   * @param state in words
   * @param kept in time, or still to be kept
   */
  public record Due(
      String what,
      Instant until,
      Optional<Instant> done,
      String state,
      boolean kept,
      String basis) {}
}
