package vn.gov.haiduong.haidang.report.monthly;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import vn.gov.haiduong.haidang.report.MonthFigures;
import vn.gov.haiduong.haidang.report.TargetFigures;

/** Who did best and worst, among those of whom enough is known. */
final class Ranking {

  private static final int FEW = 5;

  private Ranking() {}

  /** Exact fractions compared, so that two that look alike still have an order. */
  private static final Comparator<TargetFigures> BY_AVAILABILITY =
      Comparator.comparing(Ranking::exact)
          .thenComparingLong(target -> -target.times().down())
          .thenComparing(target -> target.member().id());

  private static BigDecimal exact(TargetFigures target) {
    var share = target.times().availability();
    return BigDecimal.valueOf(share.part())
        .divide(BigDecimal.valueOf(share.whole()), 20, RoundingMode.HALF_EVEN);
  }

  static List<TargetFigures> ranked(MonthFigures figures) {
    return figures.targets().stream()
        .filter(target -> target.figures().availability().value().isPresent())
        .sorted(BY_AVAILABILITY)
        .toList();
  }

  /** The worst first; only those that were interrupted at all. */
  static List<TargetFigures> worst(MonthFigures figures) {
    return ranked(figures).stream().filter(target -> target.times().down() > 0).limit(FEW).toList();
  }

  /** The best first. */
  static List<TargetFigures> best(MonthFigures figures) {
    return ranked(figures).reversed().stream().limit(FEW).toList();
  }

  static long withoutInterruption(MonthFigures figures) {
    return ranked(figures).stream().filter(target -> target.times().down() == 0).count();
  }
}
