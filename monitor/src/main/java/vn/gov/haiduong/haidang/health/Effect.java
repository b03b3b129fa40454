package vn.gov.haiduong.haidang.health;

import java.time.Instant;
import java.util.Optional;
import vn.gov.haiduong.haidang.probe.Cause;

/**
 * What follows from an event, in order. All but {@link Shown} is decided for good and never taken
 * back.
 */
public sealed interface Effect {

  /**
   * Time that is decided. One target's spans tile: each begins where the one before ended.
   * Neighbours may be equal in state and cause (see {@link Tiling#joined}).
   */
  record Decided(Span span) implements Effect {}

  /** An outage is certain. It is not yet to be told to people: see {@link IncidentDue}. */
  record OutageOpened(Outage outage) implements Effect {}

  /** The same outage, now with its end. */
  record OutageEnded(Outage outage) implements Effect {}

  /** The outage may be told: it is certain and its target not in maintenance. At most once each. */
  record IncidentDue(Outage outage) implements Effect {}

  /**
   * Three answers in a row after an outage that was due.
   *
   * @param at of the third answer
   * @param end the true end of the outage
   */
  record RecoveryDue(Instant at, Instant end) implements Effect {}

  /**
   * Three short runs within an hour.
   *
   * @param since first failure of the first of them
   * @param at when the third was decided
   * @param cause of that first failure
   */
  record FlappingFound(Instant since, Instant at, Optional<Cause> cause) implements Effect {}

  /** An hour without another short run. */
  record FlappingOver(Instant at) implements Effect {}

  /** What people see has changed in state or cause. */
  record ShownChanged(Shown from, Shown to) implements Effect {}

  /** An event that changes nothing, and why. */
  record Ignored(Instant at, Why why) implements Effect {

    /** The closed set of reasons. */
    public enum Why {
      /** Dated before a moment that was declared settled. */
      TOO_LATE,
      /** The target has left the inventory. */
      REMOVED,
      /** A start of what already runs. */
      ALREADY,
      /** An end of what does not run. */
      NOT_RUNNING,
      /** Maintenance without a document. */
      NOT_APPROVED
    }
  }
}
