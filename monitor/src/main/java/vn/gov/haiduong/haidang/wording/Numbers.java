package vn.gov.haiduong.haidang.wording;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Numbers as Vietnamese readers expect them: decimal comma, dot between thousands. */
public final class Numbers {

  private static final long KIB = 1024;
  private static final long MIB = 1024 * KIB;
  private static final long GIB = 1024 * MIB;

  private Numbers() {}

  /** A whole number with dots between thousands: 10.240. */
  public static String whole(long number) {
    String digits = Long.toString(Math.abs(number));
    StringBuilder grouped = new StringBuilder();
    for (int i = 0; i < digits.length(); i++) {
      if (i > 0 && (digits.length() - i) % 3 == 0) {
        grouped.append('.');
      }
      grouped.append(digits.charAt(i));
    }
    return (number < 0 ? "-" : "") + grouped;
  }

  /** With exactly {@code places} decimals, half-even: 0,153. */
  public static String decimal(double number, int places) {
    return BigDecimal.valueOf(number)
        .setScale(places, RoundingMode.HALF_EVEN)
        .toPlainString()
        .replace('.', ',');
  }

  /** A size in units of 1024: 512 byte, 5,0 KiB, 1,5 MiB. */
  public static String bytes(long bytes) {
    if (bytes < KIB) {
      return bytes + " byte";
    }
    if (bytes < MIB) {
      return decimal((double) bytes / KIB, 1) + " KiB";
    }
    return bytes < GIB
        ? decimal((double) bytes / MIB, 1) + " MiB"
        : decimal((double) bytes / GIB, 1) + " GiB";
  }
}
