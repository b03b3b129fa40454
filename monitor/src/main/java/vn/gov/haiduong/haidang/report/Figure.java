package vn.gov.haiduong.haidang.report;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * A percentage as every paper, page and metric shows it.
 *
 * @param value percent with three decimals; empty where it is not told
 * @param shown the text: {@code 99,950}, {@code –} or {@code không đủ dữ liệu}
 */
public record Figure(Optional<BigDecimal> value, String shown) {

  /** Where less than 90 % of the time is known. */
  public static final String TOO_LITTLE = "không đủ dữ liệu";

  /** Where there is nothing to divide by. */
  public static final String NOTHING = "–";

  private static final Figure UNTOLD = new Figure(Optional.empty(), TOO_LITTLE);

  /** Coverage comes first: below 90 % nothing else is said, whatever the denominator. */
  private static Figure availability(Times times, Share share, boolean enoughUnits) {
    return times.tooLittleKnown() || !enoughUnits ? UNTOLD : of(share.percent());
  }

  public static Figure of(Optional<BigDecimal> percent) {
    return new Figure(percent, percent.map(Figure::text).orElse(NOTHING));
  }

  /** Three decimals and a comma. */
  public static String text(BigDecimal percent) {
    return percent.toPlainString().replace('.', ',');
  }

  /**
   * The three figures of a target or group.
   *
   * @param enoughUnits of a group: whether at least half of its obliged units are measured
   */
  public static Three of(Times times, boolean enoughUnits) {
    return new Three(
        availability(times, times.availability(), enoughUnits),
        availability(times, times.availabilityWithMaintenance(), enoughUnits),
        of(times.coverage().percentOfCoverage()));
  }

  /** Of one target. */
  public static Three of(Times times) {
    return of(times, true);
  }

  /** Availability without and with maintenance, and how much of the time was measured. */
  public record Three(Figure availability, Figure availabilityWithMaintenance, Figure coverage) {}
}
