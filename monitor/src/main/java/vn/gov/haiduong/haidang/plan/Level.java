package vn.gov.haiduong.haidang.plan;

/**
 * How a severity is called and what it is in law.
 *
 * @param needsPerson the level stands only when a named person has confirmed it; telling inside the
 *     Department follows the proposal at once
 */
public record Level(
    Severity severity, String name, String lawClass, boolean needsPerson, String legalBasis) {}
