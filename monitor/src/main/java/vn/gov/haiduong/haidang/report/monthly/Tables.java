package vn.gov.haiduong.haidang.report.monthly;

import java.util.List;
import java.util.stream.Stream;
import vn.gov.haiduong.haidang.report.Figure;
import vn.gov.haiduong.haidang.report.GroupFigures;
import vn.gov.haiduong.haidang.report.Share;
import vn.gov.haiduong.haidang.report.Times;
import vn.gov.haiduong.haidang.report.paper.Block.Bar;
import vn.gov.haiduong.haidang.report.paper.Block.Column;
import vn.gov.haiduong.haidang.report.paper.Block.Table;
import vn.gov.haiduong.haidang.report.paper.Cell;

/** Tables that several sections share. */
final class Tables {

  private Tables() {}

  /** Groups with their figures; beside each stands how much of the group is measured. */
  static Table groups(String caption, String what, List<GroupFigures> groups) {
    return new Table(
        caption,
        List.of(
            new Column(what, 21),
            new Column("Đối tượng đo", 11),
            new Column("Đo được n/N đơn vị", 11),
            new Column("Độ phủ (%)", 10),
            new Column("Tỷ lệ sẵn sàng (%)", 11),
            new Column("Kể cả bảo trì (%)", 11),
            new Column("Gián đoạn (phút)", 15),
            new Column("Chưa xác nhận (phút)", 12),
            new Column("Số lần", 7)),
        groups.stream().map(Tables::row).toList());
  }

  private static List<Cell> row(GroupFigures group) {
    Figure.Three figures = group.figures();
    return List.of(
        Cell.words(group.words()),
        new Cell.Count(group.targets()),
        Cell.words(
            group.obligedUnits() == 0
                ? Figure.NOTHING
                : group.measuredUnits() + "/" + group.obligedUnits()),
        new Cell.Percent(figures.coverage()),
        new Cell.Percent(figures.availability()),
        new Cell.Percent(figures.availabilityWithMaintenance()),
        new Cell.Minutes(group.times().down()),
        new Cell.Minutes(group.times().unconfirmed()),
        new Cell.Count(group.outages()));
  }

  private static List<String> percent(Times times) {
    return Stream.of(
            times.up(), times.degraded(), times.down(), times.maintenance(), times.unknown())
        .map(part -> Figure.of(new Share(part, times.total()).percent()).shown())
        .toList();
  }

  static Bar bar(GroupFigures group) {
    Figure.Three figures = group.figures();
    return new Bar(
        group.words(),
        Phrases.permille(group.times()),
        percent(group.times()),
        "sẵn sàng "
            + Phrases.percent(figures.availability())
            + "; độ phủ "
            + Phrases.percent(figures.coverage())
            + (group.obligedUnits() == 0 ? "" : "; " + group.measured()));
  }
}
