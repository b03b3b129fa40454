package vn.gov.haiduong.haidang.report.monthly;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import vn.gov.haiduong.haidang.report.DayTimes;
import vn.gov.haiduong.haidang.report.Figure;
import vn.gov.haiduong.haidang.report.GroupFigures;
import vn.gov.haiduong.haidang.report.MonthFigures;
import vn.gov.haiduong.haidang.report.MonthReport;
import vn.gov.haiduong.haidang.report.Period;
import vn.gov.haiduong.haidang.report.TargetFigures;
import vn.gov.haiduong.haidang.report.Times;
import vn.gov.haiduong.haidang.report.paper.Block;
import vn.gov.haiduong.haidang.report.paper.Block.Bars;
import vn.gov.haiduong.haidang.report.paper.Block.Shade;
import vn.gov.haiduong.haidang.report.paper.Block.Tile;

/** Pictures that the report draws, each with its numbers in text. */
final class Pictures {

  /** Where the districts lie to each other, by the codes of Tổng cục Thống kê; "" is a gap. */
  private static final List<String> DISTRICTS =
      List.of(
          "", "", "290", "", "295", "291", "", "292", "296", "288", "294", "293", "300", "297",
          "298", "", "", "299", "", "");

  private static final int ACROSS = 4;

  private static final BigDecimal GOOD = new BigDecimal("99.9");
  private static final BigDecimal FAIR = new BigDecimal("99");

  private Pictures() {}

  static Bars states(MonthFigures figures) {
    return new Bars(
        "Thời gian của từng nhóm theo năm trạng thái",
        figures.byKind().stream().map(Tables::bar).toList());
  }

  static Block.Strip calendar(MonthFigures figures) {
    var whole = Period.month(figures.month());
    List<Block.Days> rows = new ArrayList<>();
    for (GroupFigures group : figures.byKind()) {
      List<TargetFigures> members =
          figures.targets().stream()
              .filter(target -> target.member().kind().label().equals(group.key()))
              .toList();
      rows.add(
          new Block.Days(
              group.words(), DayTimes.of(members, whole).stream().map(Pictures::shade).toList()));
    }
    return new Block.Strip(
        "Lịch của tháng theo nhóm, mỗi ô một ngày",
        DayTimes.days(whole).stream().map(day -> Integer.toString(day.getDayOfMonth())).toList(),
        rows,
        "Ô trống: từ 99,9 % trở lên; · từ 99 % đến dưới 99,9 %; ▲ dưới 99 %; B: chủ yếu là bảo trì;"
            + " ?: độ phủ dưới 90 %.");
  }

  static Shade shade(Times times) {
    if (times.total() == 0) {
      return Shade.OUTSIDE;
    }
    if (times.tooLittleKnown()) {
      return Shade.UNKNOWN;
    }
    if (times.maintenance() * 2 > times.total() || times.availability().whole() == 0) {
      return Shade.MAINTENANCE;
    }
    return shade(times.availability().percent());
  }

  private static Shade shade(Optional<BigDecimal> percent) {
    if (percent.isEmpty()) {
      return Shade.UNKNOWN;
    }
    return percent.get().compareTo(GOOD) >= 0
        ? Shade.GOOD
        : percent.get().compareTo(FAIR) >= 0 ? Shade.FAIR : Shade.POOR;
  }

  /** Twelve months and this one, the kind that most targets are of. */
  static Optional<Block.Trend> trend(MonthReport report) {
    Optional<GroupFigures> main =
        report.figures().byKind().stream().max((a, b) -> Integer.compare(a.targets(), b.targets()));
    if (main.isEmpty() || report.past().months().isEmpty()) {
      return Optional.empty();
    }
    List<Block.Point> points = new ArrayList<>();
    for (int back = 11; back > 0; back--) {
      YearMonth month = report.month().minusMonths(back);
      Figure figure =
          report
              .past()
              .of(month)
              .flatMap(known -> known.kind(main.get().key()))
              .map(group -> group.figures().availability())
              .orElse(Figure.of(Optional.empty()));
      points.add(point(label(month), figure));
    }
    points.add(point(label(report.month()), main.get().figures().availability()));
    return Optional.of(
        new Block.Trend(
            "Tỷ lệ sẵn sàng 12 tháng của nhóm " + main.get().words() + " (%; trục từ 95 đến 100)",
            points));
  }

  private static String label(YearMonth month) {
    return month.getMonthValue() + "/" + month.getYear() % 100;
  }

  private static Block.Point point(String label, Figure figure) {
    return new Block.Point(
        label,
        figure
            .value()
            .map(
                value ->
                    Math.clamp(
                        value
                            .subtract(BigDecimal.valueOf(95))
                            .multiply(BigDecimal.valueOf(20))
                            .intValue(),
                        0,
                        100)),
        figure.shown());
  }

  static Optional<Block.Tiles> districts(MonthFigures figures) {
    if (figures.byDistrict().isEmpty()) {
      return Optional.empty();
    }
    Map<String, GroupFigures> known =
        figures.byDistrict().stream()
            .collect(Collectors.toMap(GroupFigures::key, Function.identity()));
    List<String> order = new ArrayList<>(DISTRICTS);
    known.keySet().stream().filter(key -> !DISTRICTS.contains(key)).sorted().forEach(order::add);
    while (order.size() % ACROSS != 0) {
      order.add("");
    }
    return Optional.of(
        new Block.Tiles(
            "Các địa bàn cấp huyện, xếp gần như trên bản đồ (tỷ lệ sẵn sàng, %)",
            ACROSS,
            order.stream()
                .map(
                    key ->
                        Optional.ofNullable(known.get(key))
                            .map(Pictures::tile)
                            .orElse(new Tile("", "", "", Shade.OUTSIDE)))
                .toList()));
  }

  private static Tile tile(GroupFigures group) {
    Figure figure = group.figures().availability();
    return new Tile(group.words(), figure.shown(), group.measured(), shade(figure.value()));
  }
}
