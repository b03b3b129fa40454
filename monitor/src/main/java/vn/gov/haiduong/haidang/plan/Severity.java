package vn.gov.haiduong.haidang.plan;

import java.util.Optional;

/**
 * The four internal levels, gravest first. The law knows two classes only (QĐ 05/2017 Điều 9); how
 * a level is called and what it is in law is data of the plan.
 */
public enum Severity {
  S1,
  S2,
  S3,
  S4;

  /** Value of the metric label {@code severity} and of JSON fields. */
  public String label() {
    return name();
  }

  public boolean graverThan(Severity other) {
    return compareTo(other) < 0;
  }

  /** The graver of the two. */
  public static Severity graver(Severity a, Severity b) {
    return a.graverThan(b) ? a : b;
  }

  public static Optional<Severity> of(String label) {
    for (Severity severity : values()) {
      if (severity.name().equals(label)) {
        return Optional.of(severity);
      }
    }
    return Optional.empty();
  }
}
