package vn.gov.haiduong.haidang.report.monthly;

import java.util.ArrayList;
import java.util.List;
import vn.gov.haiduong.haidang.report.MonthFigures;
import vn.gov.haiduong.haidang.report.MonthReport;
import vn.gov.haiduong.haidang.report.TargetFigures;
import vn.gov.haiduong.haidang.report.paper.Block;
import vn.gov.haiduong.haidang.report.paper.Block.Column;
import vn.gov.haiduong.haidang.report.paper.Block.Heading;
import vn.gov.haiduong.haidang.report.paper.Block.Text;
import vn.gov.haiduong.haidang.report.paper.Cell;

/** Section II: by groups of units, districts, and who did best and worst. */
final class GroupSection {

  private GroupSection() {}

  static List<Block> section(MonthReport report) {
    MonthFigures figures = report.figures();
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Heading(1, "II. KẾT QUẢ THEO NHÓM"));
    if (figures.byUnitKind().isEmpty()) {
      blocks.add(
          Text.of(
              "Chưa có dữ liệu: bản ghi không kèm danh mục đơn vị để chia theo sở, ban, ngành và"
                  + " địa bàn."));
    } else {
      blocks.add(Tables.groups("Kết quả theo khối đơn vị", "Khối", figures.byUnitKind()));
    }
    if (!figures.byDistrict().isEmpty()) {
      blocks.add(Tables.groups("Kết quả theo địa bàn cấp huyện", "Địa bàn", figures.byDistrict()));
      Pictures.districts(figures).ifPresent(blocks::add);
    }
    List<TargetFigures> worst = Ranking.worst(figures);
    List<TargetFigures> best = Ranking.best(figures);
    if (best.isEmpty()) {
      blocks.add(Text.of("Không đối tượng nào có độ phủ từ 90 % để xếp cao nhất và thấp nhất."));
      return blocks;
    }
    blocks.add(ranking("Năm đối tượng có tỷ lệ sẵn sàng cao nhất", best));
    if (worst.isEmpty()) {
      blocks.add(new Text("Không đối tượng nào gián đoạn.", List.of("targets[].downMillis")));
    } else {
      blocks.add(ranking("Năm đối tượng có tỷ lệ sẵn sàng thấp nhất", worst));
      TargetFigures last = worst.getFirst();
      blocks.add(
          new Text(
              "Thấp nhất là "
                  + last.member().name()
                  + " với "
                  + Phrases.percent(last.figures().availability())
                  + ", gián đoạn "
                  + Phrases.minutes(last.times().down())
                  + Incidents.mainCause(last)
                  + ".",
              List.of("targets." + last.member().id() + ".availability")));
    }
    return blocks;
  }

  private static Block.Table ranking(String caption, List<TargetFigures> targets) {
    return new Block.Table(
        caption,
        List.of(
            new Column("Đối tượng", 40),
            new Column("Cơ quan", 30),
            new Column("Sẵn sàng (%)", 12),
            new Column("Gián đoạn (phút)", 12),
            new Column("Số lần", 8)),
        targets.stream()
            .map(
                target ->
                    List.<Cell>of(
                        Cell.words(target.member().name()),
                        Cell.words(target.member().unitName()),
                        new Cell.Percent(target.figures().availability()),
                        new Cell.Minutes(target.times().down()),
                        new Cell.Count(target.begun().size())))
            .toList());
  }
}
