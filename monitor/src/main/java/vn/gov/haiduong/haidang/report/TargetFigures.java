package vn.gov.haiduong.haidang.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.gov.haiduong.haidang.health.Outage;
import vn.gov.haiduong.haidang.health.Span;
import vn.gov.haiduong.haidang.health.State;
import vn.gov.haiduong.haidang.time.Interval;

/**
 * One target's month.
 *
 * @param part the target's part of the month; of no length where it was not in the inventory
 */
public record TargetFigures(
    Member member, Interval part, Times times, List<OutageFigure> outages, List<Span> spans) {

  public TargetFigures {
    outages = List.copyOf(outages);
    spans = List.copyOf(spans);
    long length = part.length().toMillis();
    if (times.total() != length) {
      throw new IllegalArgumentException(
          "times of %s: expected a sum of %d ms, got %d"
              .formatted(member.id(), length, times.total()));
    }
  }

  /** Counts what was recorded of the member in {@code asked}. */
  public static TargetFigures count(Recorded recorded, Member member, Interval asked) {
    Interval part = Period.common(asked, member.valid());
    if (part.length().isZero()) {
      return new TargetFigures(member, part, Times.NONE, List.of(), List.of());
    }
    List<Span> tiles = recorded.spans(member.id(), part);
    List<OutageFigure> outages = new ArrayList<>();
    for (Outage outage : recorded.outages(member.id(), part)) {
      boolean begunHere = part.contains(outage.start());
      long down = downInside(tiles, outage);
      if (begunHere || down > 0) {
        outages.add(new OutageFigure(outage, begunHere, down));
      }
    }
    return new TargetFigures(member, part, Times.of(tiles), outages, tiles);
  }

  private static long downInside(List<Span> tiles, Outage outage) {
    long down = 0;
    for (Span span : tiles) {
      if (span.state() == State.DOWN && !span.to().isBefore(outage.start())) {
        var from = span.from().isBefore(outage.start()) ? outage.start() : span.from();
        var to =
            outage.end().isPresent() && outage.end().get().isBefore(span.to())
                ? outage.end().get()
                : span.to();
        down += Math.max(0, to.toEpochMilli() - from.toEpochMilli());
      }
    }
    return down;
  }

  /** Outages that belong to this month. */
  public List<OutageFigure> begun() {
    return outages.stream().filter(OutageFigure::begunHere).toList();
  }

  public Figure.Three figures() {
    return Figure.of(times);
  }

  /** The longest outage that has down time here. */
  public Optional<OutageFigure> worst() {
    return outages.stream().max((a, b) -> Long.compare(a.downMillis(), b.downMillis()));
  }
}
