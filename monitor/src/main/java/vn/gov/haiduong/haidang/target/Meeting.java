package vn.gov.haiduong.haidang.target;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A meeting by videoconference.
 *
 * @param points ids of the video points that take part
 * @param document that calls the meeting; empty when not given
 */
public record Meeting(
    String id, String title, Instant start, Instant end, List<TargetId> points, String document) {

  /** How long before the meeting its points must be ready. */
  public static final Duration BEFORE = Duration.ofMinutes(30);

  public Meeting {
    points = List.copyOf(points);
    if (!end.isAfter(start)) {
      throw new IllegalArgumentException("end: expected after " + start + ", got " + end);
    }
  }

  /** Whether its points are watched at {@code now}: from half an hour before to its end. */
  public boolean watchedAt(Instant now) {
    return !now.isBefore(start.minus(BEFORE)) && now.isBefore(end);
  }
}
