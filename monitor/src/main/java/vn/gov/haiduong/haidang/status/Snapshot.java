package vn.gov.haiduong.haidang.status;

import java.time.Instant;
import java.util.List;
import vn.gov.haiduong.haidang.target.Unit;

/**
 * Everything that pages and metrics show, of one moment. Immutable; safe from any thread.
 *
 * @param units of the inventory that exist today, in the order of their codes
 * @param targets in the order of their ids
 */
public record Snapshot(
    Instant at,
    Instant startedAt,
    List<Unit> units,
    List<TargetStatus> targets,
    List<OwnSideStatus> ownSides,
    CoverageStatus coverage,
    LoopStatus loop,
    ConfigStatus config,
    List<CanaryStatus> canaries,
    List<CommonCause> commonCauses) {

  public Snapshot {
    units = List.copyOf(units);
    targets = List.copyOf(targets);
    ownSides = List.copyOf(ownSides);
    canaries = List.copyOf(canaries);
    commonCauses = List.copyOf(commonCauses);
  }
}
