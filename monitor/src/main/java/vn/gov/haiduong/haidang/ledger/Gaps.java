package vn.gov.haiduong.haidang.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.gov.haiduong.haidang.journal.Entry;
import vn.gov.haiduong.haidang.journal.History.Gap;
import vn.gov.haiduong.haidang.target.Side;

/** Time in which the monitor could not see or did not run, from entries in order of time. */
final class Gaps {

  private Gaps() {}

  static List<Gap> of(List<Entry> entries, Pairing pairing) {
    List<Gap> gaps = new ArrayList<>();
    Map<Optional<Side>, Instant> blind = new HashMap<>();
    @Nullable Instant stopped = null;
    for (Entry entry : entries) {
      switch (entry) {
        // A loss that is told again is the same loss.
        case Entry.OwnSideDown down ->
            blind.merge(
                down.scope(),
                down.at(),
                (since, next) -> pairing.replaced(since, next) ? next : since);
        case Entry.OwnSideUp up -> {
          Instant since = blind.remove(up.scope());
          if (since != null) {
            gaps.add(new Gap(false, up.scope(), since, Optional.of(up.at())));
          }
        }
        case Entry.MonitorStopped(Instant at) -> stopped = stopped == null ? at : stopped;
        case Entry.MonitorStarted(Instant at, Optional<Instant> lastSign) -> {
          Instant since = stopped == null ? lastSign.orElse(null) : stopped;
          if (since != null) {
            gaps.add(new Gap(true, Optional.empty(), since, Optional.of(at)));
          }
          stopped = null;
        }
        default -> {}
      }
    }
    blind.entrySet().removeIf(one -> !pairing.lasts(one.getKey(), one.getValue()));
    blind.forEach((scope, since) -> gaps.add(new Gap(false, scope, since, Optional.empty())));
    if (stopped != null) {
      gaps.add(new Gap(true, Optional.empty(), stopped, Optional.empty()));
    }
    gaps.sort(
        Comparator.comparing(Gap::start)
            .thenComparing(Gap::stopped)
            .thenComparing(gap -> gap.scope().map(Side::label).orElse("")));
    return gaps;
  }
}
