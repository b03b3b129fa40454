package vn.gov.haiduong.haidang.plan;

/**
 * A type that is proposed when the condition holds; the first that holds counts. Never an attack.
 *
 * @param sub id of a sub-type; empty for none
 */
public record TypeRule(String id, String type, String sub, Condition when, String legalBasis) {}
