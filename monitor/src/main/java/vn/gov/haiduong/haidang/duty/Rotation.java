package vn.gov.haiduong.haidang.duty;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import vn.gov.haiduong.haidang.time.Province;

/**
 * People who take turns.
 *
 * @param people in the order of their turns; none while nobody was named
 * @param start day of the first hand-over; before it nobody is on call
 * @param days length of a turn
 * @param handOver local time at which a turn begins
 */
public record Rotation(List<PersonId> people, LocalDate start, int days, LocalTime handOver) {

  public Rotation {
    people = List.copyOf(people);
    if (days < 1 || days > 366) {
      throw new IllegalArgumentException("rotation: days: expected 1 to 366, got " + days);
    }
  }

  /** Number of the turn at {@code at}, from 0; negative before the first. */
  long turn(Instant at) {
    LocalDateTime local = LocalDateTime.ofInstant(at, Province.ZONE);
    long minutes = ChronoUnit.MINUTES.between(start.atTime(handOver), local);
    long whole = Math.floorDiv(minutes, 1440L * days);
    return local.isBefore(start.atTime(handOver)) ? Math.min(-1, whole) : whole;
  }

  /** When the turn begins. */
  Instant begins(long turn) {
    return start.atTime(handOver).plusDays(turn * days).atZone(Province.ZONE).toInstant();
  }
}
