package vn.gov.haiduong.haidang.sandbox;

import java.time.Duration;

/**
 * The numbers of a fault.
 *
 * @param delay how late a {@link Fault#SLOW} server answers, and the pause between the bytes of
 *     {@link Fault#DRIP}
 * @param status what a {@link Fault#WRONG_STATUS} site answers
 * @param flapPeriod length of one bad and one good turn of {@link Fault#FLAPPING} together
 */
public record Tuning(Duration delay, int status, Duration flapPeriod) {

  public static final Tuning DEFAULT =
      new Tuning(Duration.ofSeconds(6), 500, Duration.ofSeconds(50));

  public Tuning {
    if (delay.isNegative() || delay.isZero() || delay.compareTo(Duration.ofMinutes(5)) > 0) {
      throw new IllegalArgumentException(
          "delay: expected more than 0, at most 5 min, got " + delay);
    }
    if (status < 200 || status > 599) {
      throw new IllegalArgumentException("status: expected 200 to 599, got " + status);
    }
    if (flapPeriod.compareTo(Duration.ofMillis(20)) < 0
        || flapPeriod.compareTo(Duration.ofHours(1)) > 0) {
      throw new IllegalArgumentException("flap period: expected 20 ms to 1 h, got " + flapPeriod);
    }
  }

  public Tuning withDelay(Duration other) {
    return new Tuning(other, status, flapPeriod);
  }

  public Tuning withStatus(int other) {
    return new Tuning(delay, other, flapPeriod);
  }

  public Tuning withFlapPeriod(Duration other) {
    return new Tuning(delay, status, other);
  }
}
