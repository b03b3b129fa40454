package vn.gov.haiduong.haidang.report.monthly;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.gov.haiduong.haidang.report.Figure;
import vn.gov.haiduong.haidang.report.GroupFigures;
import vn.gov.haiduong.haidang.report.MonthFigures;
import vn.gov.haiduong.haidang.report.MonthReport;
import vn.gov.haiduong.haidang.report.Past;
import vn.gov.haiduong.haidang.report.paper.Block;
import vn.gov.haiduong.haidang.report.paper.Block.Column;
import vn.gov.haiduong.haidang.report.paper.Block.Heading;
import vn.gov.haiduong.haidang.report.paper.Block.Text;
import vn.gov.haiduong.haidang.report.paper.Cell;
import vn.gov.haiduong.haidang.time.Province;

/** Section I: the whole at a glance. */
final class General {

  private General() {}

  static List<Block> section(MonthReport report) {
    MonthFigures figures = report.figures();
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Heading(1, "I. TÌNH HÌNH CHUNG"));
    figures
        .cut()
        .ifPresent(
            at ->
                blocks.add(
                    new Text(
                        "Tháng chưa hết: số liệu tính đến " + Province.dateTime(at) + ".",
                        List.of("cut"))));
    if (figures.targets().isEmpty()) {
      blocks.add(
          new Text(
              "Trong " + Phrases.month(report.month()) + " không có đối tượng nào được đo.",
              List.of("targets")));
      return blocks;
    }
    blocks.add(measured(figures));
    blocks.add(obliged(figures));
    blocks.add(interrupted(figures));
    blocks.add(Tables.groups("Kết quả theo loại đối tượng", "Loại", figures.byKind()));
    blocks.add(Pictures.states(figures));
    blocks.add(Pictures.calendar(figures));
    blocks.addAll(comparison(report, report.figures().byKind()));
    Pictures.trend(report).ifPresent(blocks::add);
    blocks.add(toDate(report));
    blocks.add(
        new Block.Note(
            "Tỷ lệ sẵn sàng = (hoạt động + suy giảm) / (hoạt động + suy giảm + gián đoạn). Số của"
                + " nhóm chia tổng thời gian của mọi thành viên, không lấy trung bình các tỷ lệ. Độ"
                + " phủ dưới 90 % hoặc chưa đo được một nửa số đơn vị: không đủ dữ liệu."));
    return blocks;
  }

  /** What a meeting reads first: what was measured, the groups, and how they changed. */
  static List<Block> inShort(MonthReport report) {
    MonthFigures figures = report.figures();
    if (figures.targets().isEmpty()) {
      return List.of(Text.of("Không có đối tượng nào được đo trong tháng."));
    }
    List<Block> blocks = new ArrayList<>();
    blocks.add(obliged(figures));
    blocks.add(interrupted(figures));
    blocks.add(Tables.groups("Kết quả theo loại đối tượng", "Loại", figures.byKind()));
    blocks.addAll(comparison(report, changed(report)));
    return blocks;
  }

  /** Groups of which the month before showed another figure, or none. */
  private static List<GroupFigures> changed(MonthReport report) {
    return report.figures().byKind().stream()
        .filter(
            now ->
                report
                    .monthBefore()
                    .flatMap(before -> before.kind(now.key()))
                    .map(before -> before.figures().availability().shown())
                    .filter(now.figures().availability().shown()::equals)
                    .isEmpty())
        .toList();
  }

  private static Text measured(MonthFigures figures) {
    List<GroupFigures> groups = figures.byKind();
    String kinds =
        groups.size() == 1
            ? ", đều thuộc nhóm " + groups.getFirst().words()
            : groups.stream()
                .map(group -> Phrases.after(group.words(), group.targets()))
                .collect(Collectors.joining("; ", ", gồm: ", ""));
    return new Text(
        "Trong "
            + Phrases.month(figures.month())
            + ", hệ thống theo dõi "
            + Phrases.count(figures.targets().size(), "đối tượng")
            + kinds
            + ". Độ phủ giám sát chung là "
            + Phrases.percent(figures.all().figures().coverage())
            + "; phần thời gian còn lại không xác định, không tính là hoạt động cũng không tính là"
            + " gián đoạn.",
        List.of("all.coverage", "groups.kind[].targets"));
  }

  private static Text obliged(MonthFigures figures) {
    GroupFigures all = figures.all();
    if (all.obligedUnits() == 0) {
      return new Text(
          "Bản ghi không kèm danh mục đơn vị, vì vậy chưa xác định được số đơn vị đã được đo.",
          List.of("all.obligedUnits"));
    }
    int missing = all.obligedUnits() - all.measuredUnits();
    return new Text(
        "Trong "
            + Phrases.count(all.obligedUnits(), "đơn vị")
            + " phải có trang thông tin điện tử, "
            + all.measured()
            + (missing == 0
                ? "."
                : "; còn "
                    + Phrases.count(missing, "đơn vị")
                    + " chưa đo được, kết quả dưới đây không bao gồm các đơn vị này."),
        List.of("all.measuredUnits", "all.obligedUnits"));
  }

  private static Text interrupted(MonthFigures figures) {
    long down = figures.all().times().down();
    if (figures.all().times().known() == 0) {
      return new Text(
          Phrases.NOTHING_MEASURED + ", vì vậy không biết có gián đoạn hay không.",
          List.of("all.downMillis", "all.unconfirmedMillis"));
    }
    if (down == 0) {
      return new Text(
          "Không ghi nhận gián đoạn nào trong phần thời gian đã đo" + unconfirmed(figures) + ".",
          List.of("all.downMillis", "all.unconfirmedMillis"));
    }
    int begun = figures.deeds().begun();
    long without = Ranking.withoutInterruption(figures);
    return new Text(
        (begun == 0
                ? "Không có lần gián đoạn nào bắt đầu trong tháng; thời gian gián đoạn kéo từ tháng"
                    + " trước sang là "
                : "Ghi nhận "
                    + Phrases.count(begun, "lần gián đoạn")
                    + " bắt đầu trong tháng; tổng thời gian gián đoạn của các đối tượng là ")
            + Phrases.minutes(down)
            + unconfirmed(figures)
            + (without == 0
                ? ". Không đối tượng nào vừa đủ dữ liệu vừa không gián đoạn."
                : ". Có "
                    + Phrases.count(without, "đối tượng")
                    + " đủ dữ liệu và không gián đoạn."),
        List.of("outages.begun", "all.downMillis", "all.unconfirmedMillis"));
  }

  private static String unconfirmed(MonthFigures figures) {
    long millis = figures.all().times().unconfirmed();
    return millis == 0
        ? ""
        : "; ngoài ra có " + Phrases.minutes(millis) + " lỗi quá ngắn, chưa xác nhận";
  }

  private static List<Block> comparison(MonthReport report, List<GroupFigures> groups) {
    Optional<Past.Month> before = report.monthBefore();
    Optional<Past.Month> lastYear = report.sameMonthLastYear();
    if (before.isEmpty() && lastYear.isEmpty()) {
      return List.of(
          new Text(
              "Chưa có số liệu của tháng trước và của cùng kỳ năm trước để so sánh.",
              List.of("earlier")));
    }
    List<Block> blocks = new ArrayList<>();
    List<GroupFigures> same =
        groups.stream().filter(it -> unchanged(before, lastYear, it)).toList();
    for (GroupFigures group : groups) {
      if (same.contains(group)) {
        continue;
      }
      Figure now = group.figures().availability();
      List<String> parts = new ArrayList<>();
      change(before, group, now).ifPresent(words -> parts.add(words + " so với tháng trước"));
      change(lastYear, group, now)
          .ifPresent(words -> parts.add(words + " so với cùng kỳ năm trước"));
      if (!parts.isEmpty()) {
        blocks.add(
            new Block.Item(
                group.words()
                    + ": tỷ lệ sẵn sàng "
                    + Phrases.percent(now)
                    + ", "
                    + String.join(", ", parts)
                    + ".",
                List.of("groups.kind." + group.key() + ".availability", "earlier[].kind")));
      }
    }
    if (!same.isEmpty()) {
      blocks.add(
          new Block.Item(
              "Không đổi so với "
                  + (lastYear.isEmpty()
                      ? "tháng trước"
                      : before.isEmpty() ? "cùng kỳ năm trước" : "tháng trước và cùng kỳ năm trước")
                  + ": "
                  + same.stream()
                      .map(
                          it ->
                              it.words()
                                  + " ("
                                  + Phrases.percent(it.figures().availability())
                                  + ")")
                      .collect(Collectors.joining("; "))
                  + ".",
              same.stream().map(it -> "groups.kind." + it.key() + ".availability").toList()));
    }
    return blocks;
  }

  /** Whether every month that it is compared with showed the same figure. */
  private static boolean unchanged(
      Optional<Past.Month> before, Optional<Past.Month> lastYear, GroupFigures group) {
    Figure now = group.figures().availability();
    return now.value().isPresent()
        && Stream.concat(before.stream(), lastYear.stream())
            .allMatch(
                then ->
                    then.kind(group.key())
                        .map(it -> it.figures().availability().value())
                        .filter(now.value()::equals)
                        .isPresent());
  }

  private static Optional<String> change(
      Optional<Past.Month> then, GroupFigures group, Figure now) {
    return then.flatMap(month -> month.kind(group.key()))
        .flatMap(earlier -> Phrases.change(now, earlier.figures().availability()));
  }

  private static Block.Table toDate(MonthReport report) {
    return new Block.Table(
        "Lũy kế quý và năm tính đến hết tháng",
        List.of(
            new Column("Loại", 30),
            new Column("Quý: độ phủ (%)", 14),
            new Column("Quý: sẵn sàng (%)", 14),
            new Column("Năm: độ phủ (%)", 14),
            new Column("Năm: sẵn sàng (%)", 14),
            new Column("Năm: gián đoạn (phút)", 14)),
        report.figures().byKind().stream()
            .map(
                group -> {
                  var quarter = report.past().toDate(report.figures(), group.key(), true);
                  var year = report.past().toDate(report.figures(), group.key(), false);
                  Figure.Three q = Figure.of(quarter, group.enoughUnits());
                  Figure.Three y = Figure.of(year, group.enoughUnits());
                  return List.<Cell>of(
                      Cell.words(group.words()),
                      new Cell.Percent(q.coverage()),
                      new Cell.Percent(q.availability()),
                      new Cell.Percent(y.coverage()),
                      new Cell.Percent(y.availability()),
                      new Cell.Minutes(year.down()));
                })
            .toList());
  }
}
