package vn.gov.haiduong.haidang.report;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import vn.gov.haiduong.haidang.health.Span;
import vn.gov.haiduong.haidang.time.Interval;
import vn.gov.haiduong.haidang.time.Province;

/** A group's time day by day. */
public final class DayTimes {

  private DayTimes() {}

  /** Sums of all targets for each local day of {@code whole}, in order. */
  public static List<Times> of(List<TargetFigures> targets, Interval whole) {
    List<LocalDate> days = days(whole);
    Times[] sums = new Times[days.size()];
    Arrays.fill(sums, Times.NONE);
    for (TargetFigures target : targets) {
      List<List<Span>> cut = cut(target.spans(), days);
      for (int i = 0; i < sums.length; i++) {
        sums[i] = sums[i].plus(Times.of(cut.get(i)));
      }
    }
    return List.of(sums);
  }

  public static List<LocalDate> days(Interval whole) {
    LocalDate first = Province.local(whole.from()).toLocalDate();
    LocalDate last = Province.local(whole.to()).toLocalDate();
    return first.datesUntil(last).toList();
  }

  private static List<List<Span>> cut(List<Span> spans, List<LocalDate> days) {
    List<List<Span>> cut = new ArrayList<>();
    int next = 0;
    for (LocalDate day : days) {
      Interval during = Period.day(day);
      List<Span> inside = new ArrayList<>();
      while (next < spans.size() && spans.get(next).from().isBefore(during.to())) {
        Span span = spans.get(next);
        Instant from = later(span.from(), during.from());
        Instant to = span.to().isBefore(during.to()) ? span.to() : during.to();
        if (from.isBefore(to)) {
          inside.add(new Span(from, to, span.state(), span.cause()));
        }
        if (span.to().isAfter(during.to())) {
          break;
        }
        next++;
      }
      cut.add(inside);
    }
    return cut;
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
