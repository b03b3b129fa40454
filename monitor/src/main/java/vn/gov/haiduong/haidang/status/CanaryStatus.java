package vn.gov.haiduong.haidang.status;

import java.util.Optional;
import vn.gov.haiduong.haidang.probe.Cause;
import vn.gov.haiduong.haidang.probe.Outcome;
import vn.gov.haiduong.haidang.probe.Verdict;

/**
 * A server of our own with a known fault, measured each round like any target.
 *
 * @param got what the detector said in the last round; empty before the first, and unknown where
 *     our own machine was too busy for a verdict
 * @param caught whether the last verdict was what it must say
 */
public record CanaryStatus(
    String name, Said expected, Optional<Said> got, boolean caught, long missedTotal) {

  /** What a detector says of a server. */
  public record Said(Verdict verdict, Optional<Cause> cause) {

    public static Said of(Outcome outcome) {
      return new Said(outcome.verdict(), outcome.cause());
    }

    /** As "down/connect_refused". */
    public String label() {
      return verdict.label() + cause.map(c -> "/" + c.label()).orElse("");
    }
  }
}
