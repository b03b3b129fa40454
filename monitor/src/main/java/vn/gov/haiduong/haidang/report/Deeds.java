package vn.gov.haiduong.haidang.report;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Means over the outages that belong to a month.
 *
 * @param begun outages begun in the month
 * @param open of them, without an end so far
 * @param repeatedTargets targets with more than one
 * @param detect from the first failure to the one that made it sure; empty where there was none
 * @param restore from the first failure to the first answer, of those that have ended
 */
public record Deeds(
    int begun,
    int open,
    int repeatedTargets,
    Optional<Duration> detect,
    Optional<Duration> restore) {

  static Deeds of(List<TargetFigures> targets) {
    List<OutageFigure> begun = targets.stream().flatMap(target -> target.begun().stream()).toList();
    return new Deeds(
        begun.size(),
        (int) begun.stream().filter(outage -> outage.length().isEmpty()).count(),
        (int) targets.stream().filter(target -> target.begun().size() > 1).count(),
        mean(begun.stream().map(OutageFigure::detection).toList()),
        mean(begun.stream().flatMap(outage -> outage.length().stream()).toList()));
  }

  /** The mean in whole milliseconds, cut. */
  public static Optional<Duration> mean(List<Duration> lengths) {
    return lengths.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Duration.ofMillis(
                lengths.stream().mapToLong(Duration::toMillis).sum() / lengths.size()));
  }
}
