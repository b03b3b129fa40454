package vn.gov.haiduong.haidang.target;

import java.time.YearMonth;

/**
 * How many dossiers a unit took in a month, and how many of them online: supplied by the case
 * system, never measured from outside.
 */
public record ProcessingRate(
    UnitCode unit, YearMonth month, int received, int online, String source) {

  public ProcessingRate {
    if (received < 0 || online < 0 || online > received) {
      throw new IllegalArgumentException(
          "online: expected 0 to " + received + " (received), got " + online);
    }
  }
}
