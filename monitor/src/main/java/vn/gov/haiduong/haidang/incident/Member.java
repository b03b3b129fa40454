package vn.gov.haiduong.haidang.incident;

import java.time.Instant;
import java.util.Optional;
import vn.gov.haiduong.haidang.probe.Cause;
import vn.gov.haiduong.haidang.target.TargetId;

/**
 * A target in an incident.
 *
 * @param start true start of its outage
 * @param confirmedAt the failure that made it certain
 * @param cause of its first failure
 * @param end its first answer; empty while it is down
 * @param recovered whether three answers in a row were seen after the end
 * @param leftAt when it was split off or left the inventory
 */
public record Member(
    TargetId target,
    Instant start,
    Instant confirmedAt,
    Optional<Cause> cause,
    Optional<Instant> end,
    boolean recovered,
    Optional<Instant> leftAt) {

  /** A target that is down. */
  public static Member down(
      TargetId target, Instant start, Instant confirmedAt, Optional<Cause> cause) {
    return new Member(target, start, confirmedAt, cause, Optional.empty(), false, Optional.empty());
  }

  public boolean isDown() {
    return end.isEmpty() && leftAt.isEmpty();
  }

  /** Nothing is waited for any more. */
  public boolean done() {
    return recovered || leftAt.isPresent();
  }

  Member ended(Instant at) {
    return new Member(target, start, confirmedAt, cause, Optional.of(at), false, leftAt);
  }

  Member recoveredWith(Instant trueEnd) {
    return new Member(target, start, confirmedAt, cause, Optional.of(trueEnd), true, leftAt);
  }

  /** Down once more before the recovery was certain: the outage goes on. */
  Member again() {
    return new Member(target, start, confirmedAt, cause, Optional.empty(), false, Optional.empty());
  }

  Member left(Instant at) {
    return new Member(target, start, confirmedAt, cause, end, recovered, Optional.of(at));
  }
}
