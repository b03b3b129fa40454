package vn.gov.haiduong.haidang.status;

import java.time.Instant;
import java.util.Optional;
import vn.gov.haiduong.haidang.health.State;
import vn.gov.haiduong.haidang.probe.Cause;
import vn.gov.haiduong.haidang.probe.Observation;
import vn.gov.haiduong.haidang.target.Target;

/**
 * One target as it stands.
 *
 * @param since since when it is in this state, dated back to the first failed probe
 * @param cause of the state; empty for up and maintenance
 * @param said one Vietnamese sentence about the last measurement
 * @param last the last measurement; empty before the first
 * @param lastAtVerdict when the last measurement came to its verdict
 * @param nextAt when the next one is intended; empty when it is not measured
 * @param decided seconds per state that will never change, and how far they reach
 */
public record TargetStatus(
    Target target,
    State state,
    Instant since,
    Optional<Cause> cause,
    String said,
    boolean flapping,
    Optional<Observation> last,
    Optional<Instant> lastAtVerdict,
    Optional<Instant> nextAt,
    double latenessSeconds,
    Decided decided,
    Counts counts,
    Strip strip) {

  /** Decided time in seconds by state; each only grows. */
  public record Decided(
      double up, double degraded, double down, double maintenance, double unknown, Instant upTo) {

    /** Seconds in {@code state}. */
    public double seconds(State state) {
      return switch (state) {
        case UP -> up;
        case DEGRADED -> degraded;
        case DOWN -> down;
        case MAINTENANCE -> maintenance;
        case UNKNOWN -> unknown;
      };
    }
  }
}
