package vn.gov.haiduong.haidang.health;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Spans that tile a range: neighbours joined, cut and filled to what is asked. */
public final class Tiling {

  private Tiling() {}

  /** The same time with equal neighbours made one. */
  public static List<Span> joined(List<Span> spans) {
    List<Span> joined = new ArrayList<>();
    for (Span span : spans) {
      append(joined, span);
    }
    return List.copyOf(joined);
  }

  /** Adds {@code span} at the end, as part of the last one where it only continues it. */
  static void append(List<Span> spans, Span span) {
    if (!spans.isEmpty() && spans.getLast().continuedBy(span)) {
      Span last = spans.removeLast();
      spans.add(new Span(last.from(), span.to(), span.state(), span.cause()));
    } else {
      spans.add(span);
    }
  }

  /**
   * Exactly the range asked for: what lies outside is cut off, what is not covered is unknown
   * without a cause. {@code spans} are in order and do not overlap.
   */
  public static List<Span> over(List<Span> spans, Instant from, Instant to) {
    List<Span> tiles = new ArrayList<>();
    Instant reached = from;
    for (Span span : spans) {
      Instant begin = span.from().isBefore(reached) ? reached : span.from();
      Instant end = span.to().isAfter(to) ? to : span.to();
      if (begin.isBefore(end)) {
        fill(tiles, reached, begin);
        append(tiles, new Span(begin, end, span.state(), span.cause()));
        reached = end;
      }
    }
    fill(tiles, reached, to);
    return List.copyOf(tiles);
  }

  private static void fill(List<Span> tiles, Instant from, Instant to) {
    if (from.isBefore(to)) {
      append(tiles, new Span(from, to, State.UNKNOWN, Optional.empty()));
    }
  }
}
