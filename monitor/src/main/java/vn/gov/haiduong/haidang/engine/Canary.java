package vn.gov.haiduong.haidang.engine;

import java.util.Optional;
import vn.gov.haiduong.haidang.probe.Cause;
import vn.gov.haiduong.haidang.probe.Outcome;
import vn.gov.haiduong.haidang.probe.ProbeSpec;
import vn.gov.haiduong.haidang.probe.Verdict;

/**
 * A server of our own with a known fault, measured each round like any target. No target: in no
 * figure, no discovery, no coverage.
 *
 * @param cause that must be told; empty for the one that is well
 */
public record Canary(String name, ProbeSpec spec, Verdict verdict, Optional<Cause> cause) {

  /** Whether the detector said what it must. */
  boolean caughtBy(Outcome outcome) {
    return outcome.verdict() == verdict && outcome.cause().equals(cause);
  }

  /** What must be told, as "down/connect_refused". */
  String expected() {
    return words(verdict, cause);
  }

  /** An outcome in the same form. */
  static String words(Outcome outcome) {
    return words(outcome.verdict(), outcome.cause());
  }

  private static String words(Verdict verdict, Optional<Cause> cause) {
    return verdict.label() + cause.map(c -> "/" + c.label()).orElse("");
  }
}
