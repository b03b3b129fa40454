package vn.gov.haiduong.haidang.engine;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import vn.gov.haiduong.haidang.probe.Observation;
import vn.gov.haiduong.haidang.probe.Outcome;
import vn.gov.haiduong.haidang.probe.ProbeSpec;
import vn.gov.haiduong.haidang.target.TargetId;

/** The port through which the engine has something measured, on loops that are not its own. */
@FunctionalInterface
public interface Measurer {

  /** Measures once. The future never fails and may complete on any thread. */
  Future<Measured> measure(Order order);

  /**
   * What to measure.
   *
   * @param id the same id always gets the same probing loop
   * @param interval of the target: with the time-out it says how large the round of its address is
   * @param intendedAt when the probe should have started, in engine time
   * @param intendedNanos the same moment as a monotonic reading, from which lateness is measured
   */
  record Order(
      TargetId id, Duration interval, ProbeSpec spec, Instant intendedAt, long intendedNanos) {}

  /**
   * What came of it.
   *
   * @param startedNanos monotonic reading at the true start
   * @param endedNanos monotonic reading at the verdict
   * @param stalled whether the probing loop stood still for more than a second meanwhile, or what
   *     this process serves itself was asked while its loops came late
   * @param tooLate whether it could not start in time and therefore was not made
   */
  record Measured(
      Observation observation,
      long startedNanos,
      long endedNanos,
      boolean stalled,
      boolean tooLate) {

    /** The same, of which we can only say this. */
    Measured as(Outcome.Unknown why) {
      return new Measured(observation.as(why), startedNanos, endedNanos, stalled, tooLate);
    }
  }
}
