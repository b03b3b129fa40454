package vn.gov.haiduong.haidang.health;

import java.time.Instant;
import java.util.Optional;
import vn.gov.haiduong.haidang.probe.Cause;
import vn.gov.haiduong.haidang.probe.Verdict;
import vn.gov.haiduong.haidang.target.Side;
import vn.gov.haiduong.haidang.target.Target.Cadence;

/**
 * What a target's health is told. Events may come late and out of order as long as nothing comes
 * that is dated before a moment already declared {@link Settled}. Whether an observation lies
 * inside a period is decided by the times alone; of one moment, periods change in the order told,
 * and so do observations count.
 *
 * <p>Instants are whole milliseconds; what is finer is cut off.
 */
public sealed interface Event {

  /** The moment that the event speaks of. */
  Instant at();

  /**
   * A measurement.
   *
   * @param at the intended time of the probe
   * @param cadence in force at this observation: its interval decides how long the observation
   *     holds, its {@code confirm} counts if this begins a run
   */
  record Observed(Instant at, Verdict verdict, Optional<Cause> cause, Cadence cadence)
      implements Event {}

  /**
   * We are blind from here on, dated back to the first failed anchor probe.
   *
   * @param scope the side that is lost; empty for all. Only what concerns the target is told to it
   */
  record OwnSideDown(Instant at, Optional<Side> scope) implements Event {}

  /** We see again. What was seen before does not hold over. Each scope is a period of its own. */
  record OwnSideUp(Instant at, Optional<Side> scope) implements Event {}

  /** The monitor stops in good order; an observation of this very moment is already inside. */
  record MonitorStopped(Instant at) implements Event {}

  /**
   * The monitor runs again. Not told for the very first start.
   *
   * @param lastSign last sign of life: counts when no {@link MonitorStopped} went before;
   *     observations of that moment still count, its time does not
   */
  record MonitorStarted(Instant at, Instant lastSign) implements Event {
    public MonitorStarted {
      if (lastSign.isAfter(at)) {
        throw new IllegalArgumentException(
            "lastSign: expected not after " + at + ", got " + lastSign);
      }
    }
  }

  /**
   * Maintenance begins.
   *
   * @param document number of the approving document; a blank one approves nothing
   */
  record MaintenanceStarted(Instant at, String document) implements Event {}

  /** Maintenance reaches its planned end or is ended earlier. */
  record MaintenanceEnded(Instant at) implements Event {}

  /**
   * An outage of a target through which this one is reached has begun; one event for each outage of
   * each ancestor. Of {@code hosted_on} nothing is told: there the state is what was observed.
   *
   * @param at the outage's start, which may lie well before other events already told
   */
  record ParentBroken(Instant at) implements Event {}

  /** That outage has ended. */
  record ParentMended(Instant at) implements Event {}

  /**
   * All outages of all ancestors that begin or end before this moment have been told: the least of
   * the ancestors' {@link TargetHealth#outagesSettledUpTo}. Until then a failure at or after it is
   * not decided.
   */
  record ParentSettled(Instant at) implements Event {}

  /** The target leaves the inventory: its recording ends. */
  record Removed(Instant at) implements Event {}

  /**
   * Nothing dated before this moment will be told any more (except by ancestors): no probe intended
   * earlier is still under way, and the anchors' verdict is final up to it.
   */
  record Settled(Instant at) implements Event {}
}
