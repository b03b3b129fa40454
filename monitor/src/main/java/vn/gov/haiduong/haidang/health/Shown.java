package vn.gov.haiduong.haidang.health;

import java.time.Instant;
import java.util.Optional;
import vn.gov.haiduong.haidang.probe.Cause;

/**
 * What people see at a moment, from everything told so far. A run that is not decided is shown as
 * degraded, {@code unconfirmed}; all of it may still change.
 *
 * @param since when the state began without a break, dated back to the first failure of an outage
 * @param undecidedRun whether failures wait for their confirmation (the schedule asks sooner)
 * @param outageStart start of the outage that is not over, whatever the state is
 */
public record Shown(
    State state,
    Optional<Cause> cause,
    Instant since,
    boolean flapping,
    boolean undecidedRun,
    Optional<Instant> outageStart) {}
