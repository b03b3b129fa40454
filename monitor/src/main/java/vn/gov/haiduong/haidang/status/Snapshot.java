package vn.gov.haiduong.haidang.status;

import java.time.Instant;
import java.util.List;

/**
 * Everything that pages and metrics show, of one moment. Immutable; safe from any thread.
 *
 * @param targets in the order of their ids
 */
public record Snapshot(
    Instant at,
    Instant startedAt,
    List<TargetStatus> targets,
    List<OwnSideStatus> ownSides,
    CoverageStatus coverage,
    LoopStatus loop,
    ConfigStatus config,
    List<CanaryStatus> canaries,
    List<CommonCause> commonCauses) {

  public Snapshot {
    targets = List.copyOf(targets);
    ownSides = List.copyOf(ownSides);
    canaries = List.copyOf(canaries);
    commonCauses = List.copyOf(commonCauses);
  }
}
