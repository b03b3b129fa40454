package vn.gov.haiduong.haidang.document;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import vn.gov.haiduong.haidang.health.Outage;
import vn.gov.haiduong.haidang.health.Span;
import vn.gov.haiduong.haidang.health.State;
import vn.gov.haiduong.haidang.health.Timeline.Course;
import vn.gov.haiduong.haidang.journal.History;
import vn.gov.haiduong.haidang.journal.MaintenanceOrder;
import vn.gov.haiduong.haidang.journal.TargetFacts;
import vn.gov.haiduong.haidang.journal.UnitFacts;
import vn.gov.haiduong.haidang.probe.Cause;
import vn.gov.haiduong.haidang.report.Aside;
import vn.gov.haiduong.haidang.report.Courses;
import vn.gov.haiduong.haidang.report.Digest;
import vn.gov.haiduong.haidang.report.Edition;
import vn.gov.haiduong.haidang.report.Happenings;
import vn.gov.haiduong.haidang.report.Member;
import vn.gov.haiduong.haidang.report.MonthFigures;
import vn.gov.haiduong.haidang.report.MonthReport;
import vn.gov.haiduong.haidang.report.Past;
import vn.gov.haiduong.haidang.report.Period;
import vn.gov.haiduong.haidang.report.Roll;
import vn.gov.haiduong.haidang.target.Side;
import vn.gov.haiduong.haidang.target.Target.Cadence;
import vn.gov.haiduong.haidang.target.TargetId;
import vn.gov.haiduong.haidang.target.TargetKind;
import vn.gov.haiduong.haidang.target.UnitCode;
import vn.gov.haiduong.haidang.target.UnitKind;
import vn.gov.haiduong.haidang.time.Interval;

/** Months of every mood, made from a seed. */
enum SampleMonth {
  QUIET(14, 0, false, ""),
  BAD(14, 6, false, ""),
  EMPTY(0, 0, false, ""),
  HALF_UNKNOWN(14, 2, true, ""),
  LONG_NAMES(
      8,
      3,
      false,
      " và Trung tâm Điều hành thông minh, Cơ sở dữ liệu dùng chung của các cơ quan Đảng, Nhà nước,"
          + " đoàn thể trên địa bàn tỉnh"),
  SIXTY_ROWS(60, 2, false, "");

  private static final List<String> DISTRICTS =
      List.of("288", "290", "291", "292", "293", "294", "295", "296", "297", "298", "299", "300");
  private static final List<String> NAMES =
      List.of(
          "Thành phố Hải Dương",
          "Thị xã Chí Linh",
          "Huyện Nam Sách",
          "Huyện Kinh Môn",
          "Huyện Kim Thành",
          "Huyện Thanh Hà",
          "Huyện Cẩm Giàng",
          "Huyện Bình Giang",
          "Huyện Gia Lộc",
          "Huyện Tứ Kỳ",
          "Huyện Ninh Giang",
          "Huyện Thanh Miện");

  static final YearMonth MONTH = YearMonth.of(2026, 10);

  private final int targets;
  private final int outages;
  private final boolean gap;
  private final String tail;

  SampleMonth(int targets, int outages, boolean gap, String tail) {
    this.targets = targets;
    this.outages = outages;
    this.gap = gap;
    this.tail = tail;
  }

  MonthReport report() {
    Random random = new Random(7);
    Map<TargetId, Course> courses = new HashMap<>();
    List<Member> members = new ArrayList<>();
    List<UnitFacts> units = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      units.add(
          new UnitFacts(
              new UnitCode(DISTRICTS.get(i)),
              NAMES.get(i),
              UnitKind.DISTRICT,
              Optional.of(new UnitCode(DISTRICTS.get(i))),
              true,
              Optional.empty(),
              Optional.empty()));
    }
    units.add(
        new UnitFacts(
            new UnitCode("snv"),
            "Sở Nội vụ" + tail,
            UnitKind.DEPARTMENT,
            Optional.empty(),
            true,
            Optional.empty(),
            Optional.empty()));
    Map<TargetId, Happenings.Answers> answers = new HashMap<>();
    for (int i = 0; i < targets; i++) {
      Member member = member(i);
      members.add(member);
      courses.put(member.id(), course(random, i));
      answers.put(
          member.id(),
          new Happenings.Answers(
              44_000, OptionalDouble.of(0.12 + i * 0.01), OptionalDouble.of(0.8)));
    }
    Roll roll = new Roll(members, units);
    Courses recorded = new Courses(courses);
    List<Past.Month> past = new ArrayList<>();
    for (YearMonth month = MONTH.minusMonths(12); month.isBefore(MONTH); ) {
      if (targets > 0) {
        past.add(Past.Month.of(MonthFigures.month(recorded, roll, month, Optional.empty())));
      }
      month = month.plusMonths(1);
    }
    MonthFigures figures = MonthFigures.month(recorded, roll, MONTH, Optional.empty());
    Happenings happenings =
        targets == 0
            ? Happenings.NONE
            : new Happenings(
                List.of(), maintenance(members.getFirst()), gaps(), List.of(), answers);
    return new MonthReport(
        figures, new Past(past), roll, happenings, Edition.DRAFT, Digest.NONE, Aside.NOTHING);
  }

  private Member member(int i) {
    boolean department = i % 13 == 12;
    String unit = department ? "snv" : DISTRICTS.get(i % 12);
    String name = (department ? "Sở Nội vụ" : NAMES.get(i % 12)) + tail;
    TargetKind kind =
        i == 0 ? TargetKind.PORTAL : i % 7 == 6 ? TargetKind.SERVICE : TargetKind.WEBSITE;
    return Member.of(
        new TargetFacts(
            new TargetId("t-" + (i < 10 ? "0" : "") + i),
            kind.words() + " " + name,
            kind,
            new UnitCode(unit),
            name,
            department ? Optional.empty() : Optional.of(new UnitCode(unit)),
            "2",
            "https://t" + i + ".haiduong.gov.vn/",
            new Cadence(Duration.ofSeconds(60), 3),
            Side.INTERNET,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty()));
  }

  private Course course(Random random, int i) {
    Interval whole = Period.between(MONTH.minusMonths(12).atDay(1), MONTH.plusMonths(1).atDay(1));
    List<Span> spans = new ArrayList<>();
    List<Outage> found = new ArrayList<>();
    Instant at = whole.from();
    for (YearMonth month = MONTH.minusMonths(12); !month.isAfter(MONTH); ) {
      Interval during = Period.month(month);
      int count = month.equals(MONTH) ? outages : random.nextInt(3);
      for (int k = 0; k < count; k++) {
        Instant start = at.plusSeconds(3600 + random.nextInt(300_000));
        Instant end = start.plusMillis(60_000 + random.nextInt(20_000_000));
        if (end.isBefore(during.to()) && (i + k) % 3 != 0) {
          spans.add(span(at, start, State.UP, Optional.empty()));
          Cause cause = k % 2 == 0 ? Cause.HTTP_STATUS : Cause.CONNECT_TIMEOUT;
          spans.add(span(start, end, State.DOWN, Optional.of(cause)));
          found.add(
              new Outage(
                  start,
                  Optional.of(end),
                  start.plusSeconds(40),
                  Optional.of(cause),
                  Optional.of(start.plusSeconds(40))));
          at = end;
        }
      }
      if (month.equals(MONTH) && gap && i % 2 == 0) {
        Instant hole = at.plusSeconds(60);
        spans.add(span(at, hole, State.UP, Optional.empty()));
        at = hole.plus(Duration.ofDays(9));
        spans.add(span(hole, at, State.UNKNOWN, Optional.of(Cause.OWN_STOPPED)));
      }
      if (month.equals(MONTH) && i == 0) {
        Instant planned = during.to().minus(Duration.ofDays(2));
        spans.add(span(at, planned, State.UP, Optional.empty()));
        at = planned.plus(Duration.ofHours(20));
        spans.add(span(planned, at, State.MAINTENANCE, Optional.empty()));
      }
      if (at.isBefore(during.to())) {
        spans.add(span(at, during.to(), State.UP, Optional.empty()));
      }
      at = during.to();
      month = month.plusMonths(1);
    }
    return new Course(spans, found, List.of());
  }

  private static Span span(Instant from, Instant to, State state, Optional<Cause> cause) {
    return new Span(from, to, state, cause);
  }

  private static List<History.Maintained> maintenance(Member member) {
    Instant start = Period.month(MONTH).to().minus(Duration.ofDays(2));
    return List.of(
        new History.Maintained(
            new MaintenanceOrder(
                member.id(),
                "12/TB-STTTT",
                "Nguyễn Văn An",
                start.minus(Duration.ofDays(3)),
                start,
                Optional.of(start.plus(Duration.ofHours(20))),
                "",
                Optional.of(LocalDate.of(2026, 10, 20))),
            start,
            Optional.of(start.plus(Duration.ofHours(20)))));
  }

  private List<History.Gap> gaps() {
    Instant from = Period.month(MONTH).from().plusSeconds(86_400);
    return gap
        ? List.of(
            new History.Gap(
                true, Optional.empty(), from, Optional.of(from.plus(Duration.ofDays(9)))))
        : List.of();
  }
}
