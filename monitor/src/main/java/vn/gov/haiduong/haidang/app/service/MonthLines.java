package vn.gov.haiduong.haidang.app.service;

import java.io.Reader;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import vn.gov.haiduong.haidang.target.TargetId;
import vn.gov.haiduong.haidang.time.Interval;
import vn.gov.haiduong.haidang.time.Province;

/**
 * The months of a simulated province as lines of a recording, made as they are read: who is asked
 * when, with what was really measured of the sound and of the broken server. The same seed and the
 * same measurements give the same lines.
 */
final class MonthLines extends Reader {

  /** Between two measurements of a target in these months. */
  static final Duration INTERVAL = Duration.ofMinutes(30);

  private static final long STEP = INTERVAL.toMillis();

  /** What a measurement said. */
  record Seen(String outcome, String cause, double seconds) {}

  /** A target with what it says when sound, and each time in which it is broken. */
  record Course(TargetId id, Seen sound, List<Fault> faults) {}

  /** A time in which a target is broken. */
  record Fault(Interval during, Seen seen) {}

  private record Line(Instant at, String rest) {}

  private final List<Course> courses;
  private final Interval whole;
  private final Random random;
  private final TreeMap<Instant, List<String>> events;
  private Instant step;
  private String text = "";
  private int place;

  /**
   * The lines.
   *
   * @param events what happens beside measurements, as JSON without its moment
   */
  MonthLines(List<Course> courses, Interval whole, Map<Instant, List<String>> events, long seed) {
    this.courses = List.copyOf(courses);
    this.whole = whole;
    this.events = new TreeMap<>(events);
    this.random = new Random(seed);
    this.step = whole.from();
  }

  @Override
  public int read(char[] into, int from, int length) {
    while (place == text.length()) {
      if (!step.isBefore(whole.to())) {
        return -1;
      }
      text = round();
      place = 0;
    }
    int taken = Math.min(length, text.length() - place);
    text.getChars(place, place + taken, into, from);
    place += taken;
    return taken;
  }

  /** One round over all targets, spread over its first minutes. */
  private String round() {
    List<Line> lines = new ArrayList<>();
    long apart = Math.max(1, STEP / 2 / Math.max(1, courses.size()));
    for (int i = 0; i < courses.size(); i++) {
      Course course = courses.get(i);
      Instant at = step.plusMillis(i * apart);
      Seen seen = now(course, at);
      lines.add(line(at, course.id(), seen));
      if (seen.outcome().equals("down")) {
        // As the service does: asked again soon, until it is sure.
        for (int again = 1; again <= 2; again++) {
          Instant later = at.plusSeconds(20L * again);
          lines.add(line(later, course.id(), now(course, later)));
        }
      }
    }
    Instant next = step.plusMillis(STEP);
    events
        .subMap(step, next)
        .forEach((at, told) -> told.forEach(rest -> lines.add(new Line(at, rest))));
    lines.sort(Comparator.comparing(Line::at));
    step = next;
    StringBuilder all = new StringBuilder();
    for (Line line : lines) {
      all.append("{\"at\":\"").append(Province.rfc3339(line.at())).append("\",");
      all.append(line.rest()).append("}\n");
    }
    return all.toString();
  }

  private Line line(Instant at, TargetId id, Seen seen) {
    // Answers differ by a few percent from one to the next.
    long micros = Math.round(seen.seconds() * 1e6 * (0.9 + random.nextDouble() * 0.4));
    String cause = seen.cause().isEmpty() ? "" : ",\"cause\":\"" + seen.cause() + "\"";
    String seconds = micros / 1_000_000 + "." + "%06d".formatted(micros % 1_000_000);
    return new Line(
        at,
        "\"target\":\""
            + id.value()
            + "\",\"outcome\":\""
            + seen.outcome()
            + "\""
            + cause
            + ",\"durationSeconds\":"
            + seconds);
  }

  private static Seen now(Course course, Instant at) {
    for (Fault fault : course.faults()) {
      if (fault.during().contains(at)) {
        return fault.seen();
      }
    }
    return course.sound();
  }

  @Override
  public void close() {
    // Nothing is held.
  }
}
