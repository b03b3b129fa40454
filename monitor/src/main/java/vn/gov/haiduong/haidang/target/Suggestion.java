package vn.gov.haiduong.haidang.target;

/**
 * A host that is only a guess. It is shown to whoever can confirm it and never measured.
 *
 * @param basis why anybody would think so
 */
public record Suggestion(UnitCode unit, String host, String basis) {}
