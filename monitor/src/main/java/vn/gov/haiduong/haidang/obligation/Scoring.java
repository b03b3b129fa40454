package vn.gov.haiduong.haidang.obligation;

import java.util.List;
import java.util.OptionalDouble;
import vn.gov.haiduong.haidang.obligation.Standing.OfCheck;
import vn.gov.haiduong.haidang.obligation.Standing.Score;
import vn.gov.haiduong.haidang.target.UnitCode;

/** The published formula of the scorecard. */
final class Scoring {

  private Scoring() {}

  /**
   * 100 × weight met / weight measured, plus adjustments, between 0 and 100. What is to be checked
   * or unconfirmed is not measured; what is muted is not there at all.
   */
  static Score score(Scorecard card, UnitCode unit, List<OfCheck> checks) {
    int met = 0;
    int measured = 0;
    int all = 0;
    for (OfCheck of : checks) {
      int weight = of.check().weight();
      switch (of.result()) {
        case MET -> {
          met += weight;
          measured += weight;
          all += weight;
        }
        case NOT_MET -> {
          measured += weight;
          all += weight;
        }
        case TO_CHECK, UNCONFIRMED -> all += weight;
        case MUTED -> {
          // Not counted at all.
        }
      }
    }
    List<Scorecard.Adjustment> adjustments =
        card.adjustments().stream().filter(a -> a.unit().equals(unit)).toList();
    double share = all == 0 ? 0 : (double) measured / all;
    if (measured == 0 || share < card.measuredShare()) {
      return new Score(OptionalDouble.empty(), share, "–", adjustments);
    }
    int points = adjustments.stream().mapToInt(Scorecard.Adjustment::points).sum();
    double value = Math.max(0, Math.min(100, 100.0 * met / measured + points));
    return new Score(OptionalDouble.of(value), share, card.band(value), adjustments);
  }
}
