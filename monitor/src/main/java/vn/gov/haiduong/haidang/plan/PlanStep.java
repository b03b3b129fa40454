package vn.gov.haiduong.haidang.plan;

import java.util.Set;

/**
 * Something that the plan asks to be done in a stage.
 *
 * @param types ids of the types that it concerns; empty for all
 * @param by body that does it
 * @param within since the incident was told
 */
public record PlanStep(
    String id,
    Stage stage,
    String name,
    Set<String> types,
    String by,
    Allowance within,
    String legalBasis) {
  public PlanStep {
    types = Set.copyOf(types);
  }

  public boolean concerns(String type) {
    return types.isEmpty() || types.contains(type);
  }
}
