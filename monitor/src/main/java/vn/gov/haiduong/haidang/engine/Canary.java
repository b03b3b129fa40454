package vn.gov.haiduong.haidang.engine;

import java.util.Optional;
import vn.gov.haiduong.haidang.probe.Cause;
import vn.gov.haiduong.haidang.probe.ProbeSpec;
import vn.gov.haiduong.haidang.probe.Verdict;
import vn.gov.haiduong.haidang.status.CanaryStatus;

/**
 * A server of our own with a known fault, measured each round like any target. No target: in no
 * figure, no discovery, no coverage.
 *
 * @param cause that must be told; empty for the one that is well
 */
public record Canary(String name, ProbeSpec spec, Verdict verdict, Optional<Cause> cause) {

  /** What the detector must say. */
  CanaryStatus.Said expected() {
    return new CanaryStatus.Said(verdict, cause);
  }
}
