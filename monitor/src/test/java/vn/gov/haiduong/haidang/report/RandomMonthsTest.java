package vn.gov.haiduong.haidang.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.gov.haiduong.haidang.health.Timeline;
import vn.gov.haiduong.haidang.journal.TargetFacts;
import vn.gov.haiduong.haidang.journal.UnitFacts;
import vn.gov.haiduong.haidang.probe.Cause;
import vn.gov.haiduong.haidang.probe.Verdict;
import vn.gov.haiduong.haidang.target.Side;
import vn.gov.haiduong.haidang.target.Target.Cadence;
import vn.gov.haiduong.haidang.target.TargetId;
import vn.gov.haiduong.haidang.target.TargetKind;
import vn.gov.haiduong.haidang.target.UnitCode;
import vn.gov.haiduong.haidang.target.UnitKind;
import vn.gov.haiduong.haidang.time.Interval;

/** Hundreds of random months, counted by the product and by an oracle from the raw lines. */
class RandomMonthsTest {

  /** A line: an observation or event; without a target it is for all. */
  record Told(long at, String target, String word) {
    boolean observation() {
      return List.of("up", "degraded", "down", "unknown").contains(word);
    }
  }

  private static final Cadence MINUTE = new Cadence(Duration.ofSeconds(60), 3);
  private static final List<String> NAMES = List.of("a", "b", "c");
  private static final long[] STEPS = {
    0, 1, 10_000, 20_000, 20_000, 40_000, 60_000, 60_000, 119_999, 120_000, 120_001, 3_600_000
  };

  static IntStream seeds() {
    return IntStream.range(0, 300);
  }

  /** Lines that lie around the first or the last instant of the month, where it matters. */
  private static List<Told> recording(Random random, Interval month) {
    long at =
        (random.nextBoolean() ? month.from() : month.to()).toEpochMilli()
            - random.nextInt(1_800_000);
    List<Told> lines = new ArrayList<>();
    boolean blind = false;
    boolean stopped = false;
    boolean maintained = false;
    int failing = random.nextInt(80);
    for (int i = 0; i < 20 + random.nextInt(100); i++) {
      at += STEPS[random.nextInt(STEPS.length)] + (random.nextInt(50) == 0 ? 86_400_000 : 0);
      String name = NAMES.get(random.nextInt(NAMES.size()));
      switch (random.nextInt(30)) {
        case 0 -> {
          lines.add(new Told(at, "", blind ? "sees" : "blind"));
          blind = !blind;
        }
        case 1 -> {
          lines.add(new Told(at, "", stopped ? "started" : "stopped"));
          stopped = !stopped;
        }
        case 2 -> {
          lines.add(new Told(at, "a", maintained ? "maintained" : "maintenance"));
          maintained = !maintained;
        }
        default -> lines.add(new Told(at, name, word(random, failing)));
      }
    }
    return lines;
  }

  private static String word(Random random, int failing) {
    return random.nextInt(100) < failing
        ? "down"
        : List.of("up", "up", "up", "degraded", "unknown").get(random.nextInt(5));
  }

  private static Courses count(List<Told> lines) {
    Timeline timeline =
        new Timeline(_ -> new Timeline.Facts(Side.INTERNET, MINUTE, Optional.empty()));
    NAMES.forEach(
        name -> timeline.declare(new TargetId(name), Instant.ofEpochMilli(lines.getFirst().at())));
    for (Told line : lines) {
      Instant at = Instant.ofEpochMilli(line.at());
      switch (line.word()) {
        case "blind" -> timeline.ownSideDown(at, Optional.empty());
        case "sees" -> timeline.ownSideUp(at, Optional.empty());
        case "stopped" -> timeline.monitorStopped(at);
        case "started" -> timeline.monitorStarted(at);
        case "maintenance" -> timeline.maintenanceStarted(at, new TargetId(line.target()), "1/TB");
        case "maintained" -> timeline.maintenanceEnded(at, new TargetId(line.target()));
        default ->
            timeline.observed(
                at,
                new TargetId(line.target()),
                Verdict.valueOf(line.word().toUpperCase(Locale.ROOT)),
                line.word().equals("up") ? Optional.empty() : Optional.of(Cause.HTTP_STATUS));
      }
    }
    return new Courses(timeline.finish(Optional.empty()));
  }

  static Member member(String name, UnitCode unit, Interval valid) {
    return Member.of(
        new TargetFacts(
            new TargetId(name),
            "Trang " + name,
            TargetKind.WEBSITE,
            unit,
            "Đơn vị " + unit,
            Optional.empty(),
            "2",
            "https://" + name + ".test/",
            MINUTE,
            Side.INTERNET,
            Optional.empty(),
            Optional.empty(),
            Optional.of(valid.from()),
            Optional.of(valid.to())));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void aMonthIsWhatTheRawLinesSay(int seed) {
    Random random = new Random(seed);
    YearMonth month = YearMonth.of(2024 + random.nextInt(5), 1 + random.nextInt(12));
    Interval whole = Period.month(month);
    List<Told> lines = recording(random, whole);
    // One comes, one goes, one stays; a unit is merged into another in the middle.
    long half = whole.from().toEpochMilli() + random.nextInt(1_800_000);
    Interval late = new Interval(Instant.ofEpochMilli(half), Member.ALWAYS.to());
    Interval early = new Interval(Member.ALWAYS.from(), Instant.ofEpochMilli(half));
    UnitCode old = new UnitCode("cu");
    UnitCode successor = new UnitCode("moi");
    Member merged =
        member("a", successor, Member.ALWAYS)
            .ownedBy(
                List.of(
                    new Member.Owner(old, "Cũ", Optional.empty(), early),
                    new Member.Owner(successor, "Mới", Optional.empty(), late)));
    Roll roll =
        new Roll(
            List.of(merged, member("b", successor, late), member("c", old, early)),
            List.of(unit(old), unit(successor)));

    MonthFigures figures = MonthFigures.month(count(lines), roll, month, Optional.empty());

    long end = lines.getLast().at();
    Times sum = Times.NONE;
    for (TargetFigures target : figures.targets()) {
      MonthOracle oracle = new MonthOracle(lines, target.member().id().value());
      long from = target.part().from().toEpochMilli();
      long to = target.part().to().toEpochMilli();
      assertThat(target.times()).as("%s", lines).isEqualTo(oracle.times(from, to, end));
      assertThat(target.times().total()).isEqualTo(to - from);
      assertThat(target.begun().stream().map(it -> it.outage().start()).toList())
          .isEqualTo(oracle.outages(from, to, end));
      sum = sum.plus(target.times());
    }
    assertThat(figures.all().times()).isEqualTo(sum);
    assertThat(Times.sum(figures.byUnit().stream().map(GroupFigures::times).toList()))
        .isEqualTo(sum);
    for (GroupFigures group : figures.byUnit()) {
      boolean before = group.key().equals("cu");
      MonthOracle a = new MonthOracle(lines, "a");
      MonthOracle other = new MonthOracle(lines, before ? "c" : "b");
      long from = before ? whole.from().toEpochMilli() : half;
      long to = before ? half : whole.to().toEpochMilli();
      assertThat(group.times()).isEqualTo(a.times(from, to, end).plus(other.times(from, to, end)));
    }
  }

  private static UnitFacts unit(UnitCode code) {
    return new UnitFacts(
        code,
        "Đơn vị " + code,
        UnitKind.DEPARTMENT,
        Optional.empty(),
        true,
        Optional.empty(),
        Optional.empty());
  }
}
