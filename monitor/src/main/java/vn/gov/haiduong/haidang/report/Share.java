package vn.gov.haiduong.haidang.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * A part of a whole, kept exact until it is shown.
 *
 * @param whole 0 where there is nothing to divide by
 */
public record Share(long part, long whole) {

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final BigDecimal NINETY = BigDecimal.valueOf(90);
  private static final BigDecimal STEP = new BigDecimal("0.001");

  public Share {
    if (part < 0 || part > whole) {
      throw new IllegalArgumentException("share: expected 0 to " + whole + ", got " + part);
    }
  }

  /**
   * Percent with three decimals, half-even; empty where the whole is 0. What is below 100 never
   * becomes 100.
   */
  public Optional<BigDecimal> percent() {
    if (whole == 0) {
      return Optional.empty();
    }
    BigDecimal rounded = rounded();
    return Optional.of(
        part < whole && rounded.compareTo(HUNDRED) >= 0 ? rounded.subtract(STEP) : rounded);
  }

  /**
   * As {@link #percent}, and what is below 90 never becomes 90: the line that coverage must pass.
   */
  public Optional<BigDecimal> percentOfCoverage() {
    return percent()
        .map(
            value ->
                BigDecimal.valueOf(part)
                                .multiply(BigDecimal.TEN)
                                .compareTo(
                                    BigDecimal.valueOf(whole).multiply(BigDecimal.valueOf(9)))
                            < 0
                        && value.compareTo(NINETY) >= 0
                    ? NINETY.setScale(3).subtract(STEP)
                    : value);
  }

  private BigDecimal rounded() {
    return BigDecimal.valueOf(part)
        .multiply(HUNDRED)
        .divide(BigDecimal.valueOf(whole), 3, RoundingMode.HALF_EVEN);
  }
}
