package vn.gov.haiduong.haidang.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.gov.haiduong.haidang.health.State;
import vn.gov.haiduong.haidang.status.CanaryStatus;
import vn.gov.haiduong.haidang.status.CommonCause;
import vn.gov.haiduong.haidang.status.LoopStatus;
import vn.gov.haiduong.haidang.status.OwnSideStatus;
import vn.gov.haiduong.haidang.status.Snapshot;
import vn.gov.haiduong.haidang.status.TargetStatus;
import vn.gov.haiduong.haidang.target.TargetId;

/** Makes the immutable snapshot from what the engine holds. Called on the engine's loop. */
final class Snapshots {

  private Snapshots() {}

  /** The parts of a snapshot that are not about targets. */
  record Parts(
      List<OwnSideStatus> ownSides,
      LoopStatus loop,
      List<CanaryStatus> canaries,
      List<CommonCause> commonCauses) {}

  static Snapshot make(
      Instant at,
      Instant startedAt,
      List<TargetStatus> targets,
      Monitoring monitoring,
      Parts parts) {
    return new Snapshot(
        at,
        startedAt,
        monitoring.units(),
        targets,
        parts.ownSides(),
        monitoring.coverage(),
        parts.loop(),
        monitoring.config(),
        parts.canaries(),
        parts.commonCauses());
  }

  /** Each target as it stands, in the order of ids. */
  static List<TargetStatus> statuses(Map<TargetId, Watch> watches, Instant now) {
    List<TargetStatus> statuses = new ArrayList<>(watches.size());
    for (Watch watch : watches.values()) {
      statuses.add(watch.status(now, brokenAncestor(watch, now)));
    }
    return statuses;
  }

  /**
   * The nearest target above that is in an outage. Decided time learns of it only when the outage
   * is settled; people must not see a child blamed meanwhile.
   */
  private static Optional<TargetStatus> brokenAncestor(Watch watch, Instant now) {
    for (Watch above : watch.above) {
      TargetStatus status = above.status(now, Optional.empty());
      if (status.state() == State.DOWN) {
        return Optional.of(status);
      }
    }
    return Optional.empty();
  }
}
