package vn.gov.haiduong.haidang.plan;

/**
 * A severity that is proposed while the condition holds. Of several that hold the gravest counts.
 */
public record SeverityRule(String id, Severity severity, Condition when, String legalBasis) {}
