package vn.gov.haiduong.haidang.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.gov.haiduong.haidang.journal.Entry;
import vn.gov.haiduong.haidang.journal.History;
import vn.gov.haiduong.haidang.journal.TargetFacts;
import vn.gov.haiduong.haidang.ledger.RecordingLedger;
import vn.gov.haiduong.haidang.probe.Cause;
import vn.gov.haiduong.haidang.probe.Verdict;
import vn.gov.haiduong.haidang.report.Edition;
import vn.gov.haiduong.haidang.report.GroupFigures;
import vn.gov.haiduong.haidang.report.MonthReport;
import vn.gov.haiduong.haidang.report.Period;
import vn.gov.haiduong.haidang.report.Reading;
import vn.gov.haiduong.haidang.report.TargetFigures;
import vn.gov.haiduong.haidang.report.Times;
import vn.gov.haiduong.haidang.target.Target.Cadence;
import vn.gov.haiduong.haidang.target.TargetId;
import vn.gov.haiduong.haidang.target.TargetKind;
import vn.gov.haiduong.haidang.time.Interval;

/**
 * Quarter and year to date, the month before, the same month last year, and notice of maintenance,
 * each counted again from the lines by the plainest rule there is: every failure here is a part of
 * a long enough run, so that a line holds as it stands until the next.
 */
class PastOracleTest {

  private static final Cadence SLOW = new Cadence(Duration.ofHours(6), 1);
  private static final long HOLD = Duration.ofHours(12).toMillis();

  @TempDir Path folder;

  private record Line(long at, String word) {}

  private static TargetFacts facts(String id) {
    return SmallLedger.site(id, TargetKind.WEBSITE, SLOW);
  }

  /** Lines of fifteen months, four a day or fewer, with holes of days. */
  private static List<Line> lines(Random random, Interval whole) {
    List<Line> lines = new ArrayList<>();
    long at = whole.from().toEpochMilli() + random.nextInt(3_600_000);
    while (at < whole.to().toEpochMilli()) {
      lines.add(
          new Line(
              at, List.of("up", "up", "up", "degraded", "down", "unknown").get(random.nextInt(6))));
      at +=
          random.nextInt(40) == 0
              ? Duration.ofDays(1 + random.nextInt(9)).toMillis() + random.nextInt(1000)
              : 3_600_000L * (3 + random.nextInt(8)) + random.nextInt(60_000);
    }
    return lines;
  }

  /** Each line holds until the next, no longer than two intervals and not past the end. */
  private static Times oracle(List<Line> lines, Interval asked, long end) {
    long[] sums = new long[4];
    for (int i = 0; i < lines.size(); i++) {
      long until = Math.min(lines.get(i).at() + HOLD, end);
      if (i + 1 < lines.size()) {
        until = Math.min(until, lines.get(i + 1).at());
      }
      long from = Math.max(lines.get(i).at(), asked.from().toEpochMilli());
      long length = Math.max(0, Math.min(until, asked.to().toEpochMilli()) - from);
      switch (lines.get(i).word()) {
        case "up" -> sums[0] += length;
        case "degraded" -> sums[1] += length;
        case "down" -> sums[2] += length;
        default -> sums[3] += 0;
      }
    }
    long unknown = asked.length().toMillis() - sums[0] - sums[1] - sums[2];
    return new Times(sums[0], sums[1], sums[2], 0, unknown, 0);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void whatAMonthIsComparedWithAndAddedToIsWhatTheLinesSay(int number) throws Exception {
    Random random = new Random(number);
    YearMonth month = YearMonth.of(2025, number);
    Interval whole =
        Period.between(
            month.minusMonths(13).atDay(1 + random.nextInt(20)), month.plusMonths(1).atDay(3));
    List<Line> a = lines(random, whole);
    List<Line> b = lines(random, whole);
    long end = whole.to().toEpochMilli();
    write(a, b, whole);

    try (History history = new Books(folder.resolve("so"), Optional.empty()).history()) {
      MonthReport report =
          new Reading(history).month(month, Edition.DRAFT, Instant.parse("2026-02-01T00:00:00Z"));
      int first = (number - 1) / 3 * 3 + 1;
      assertThat(report.past().toDate(report.figures(), "website", true))
          .isEqualTo(both(a, b, months(2025, first, number), end));
      assertThat(report.past().toDate(report.figures(), "website", false))
          .isEqualTo(both(a, b, months(2025, 1, number), end));
      for (TargetFigures target : report.figures().targets()) {
        Times year = Times.NONE;
        for (YearMonth one : months(2025, 1, number)) {
          year =
              year.plus(
                  oracle(target.member().id().value().equals("a") ? a : b, Period.month(one), end));
        }
        assertThat(report.past().yearToDate(report.figures(), target)).isEqualTo(year);
      }
      assertThat(kind(report.monthBefore().orElseThrow().kind("website")))
          .isEqualTo(both(a, b, List.of(month.minusMonths(1)), end));
      assertThat(kind(report.sameMonthLastYear().orElseThrow().kind("website")))
          .isEqualTo(both(a, b, List.of(month.minusYears(1)), end));
    }
  }

  private static Times kind(Optional<GroupFigures> group) {
    return group.orElseThrow().times();
  }

  private static List<YearMonth> months(int year, int from, int to) {
    List<YearMonth> months = new ArrayList<>();
    for (int month = from; month <= to; month++) {
      months.add(YearMonth.of(year, month));
    }
    return months;
  }

  private static Times both(List<Line> a, List<Line> b, List<YearMonth> months, long end) {
    Times sum = Times.NONE;
    for (YearMonth month : months) {
      sum = sum.plus(oracle(a, Period.month(month), end));
      sum = sum.plus(oracle(b, Period.month(month), end));
    }
    return sum;
  }

  private void write(List<Line> a, List<Line> b, Interval whole) throws Exception {
    Path so = Files.createDirectories(folder.resolve("so"));
    List<TargetFacts> facts = List.of(facts("a"), facts("b"));
    try (RecordingLedger ledger = RecordingLedger.create(so, facts, (_, _) -> {})) {
      ledger.add(new Entry.Configured(whole.from(), "thu", facts, List.of()));
      int i = 0;
      int j = 0;
      while (i < a.size() || j < b.size()) {
        boolean first = j == b.size() || (i < a.size() && a.get(i).at() <= b.get(j).at());
        Line line = first ? a.get(i++) : b.get(j++);
        ledger.accept(
            new Entry.Observed(
                Instant.ofEpochMilli(line.at()),
                new TargetId(first ? "a" : "b"),
                Verdict.valueOf(line.word().toUpperCase(Locale.ROOT)),
                line.word().equals("up") ? Optional.empty() : Optional.of(Cause.HTTP_STATUS),
                SLOW,
                OptionalLong.empty()));
      }
      ledger.end(Optional.of(whole.to()));
      ledger.finish();
    }
  }
}
