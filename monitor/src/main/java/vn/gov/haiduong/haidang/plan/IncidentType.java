package vn.gov.haiduong.haidang.plan;

import java.util.Map;

/**
 * A row of Mẫu 05 or a group of the plan.
 *
 * @param number 1 to 13; 1 to 10 are attacks
 * @param attack may only be set by a named person, and makes the statutory clocks run
 * @param subs id → Vietnamese name of its sub-types
 */
public record IncidentType(
    String id,
    int number,
    String name,
    boolean attack,
    Map<String, String> subs,
    String legalBasis) {
  public IncidentType {
    subs = Map.copyOf(subs);
  }
}
