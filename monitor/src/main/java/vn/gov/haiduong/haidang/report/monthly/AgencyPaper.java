package vn.gov.haiduong.haidang.report.monthly;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import vn.gov.haiduong.haidang.report.MonthReport;
import vn.gov.haiduong.haidang.report.OutageFigure;
import vn.gov.haiduong.haidang.report.TargetFigures;
import vn.gov.haiduong.haidang.report.Voice;
import vn.gov.haiduong.haidang.report.paper.Block;
import vn.gov.haiduong.haidang.report.paper.Block.Column;
import vn.gov.haiduong.haidang.report.paper.Block.Text;
import vn.gov.haiduong.haidang.report.paper.Cell;
import vn.gov.haiduong.haidang.report.paper.Paper;
import vn.gov.haiduong.haidang.target.UnitCode;

/** An agency's own month, for its leader: its targets, its outages, what it said of them. */
public final class AgencyPaper {

  private AgencyPaper() {}

  /** Empty where the agency answered for nothing in the month. */
  public static Optional<Paper> of(MonthReport report, UnitCode unit) {
    List<TargetFigures> own =
        report.figures().targets().stream()
            .filter(it -> it.member().owners().stream().anyMatch(o -> o.unit().equals(unit)))
            .toList();
    if (own.isEmpty()) {
      return Optional.empty();
    }
    String name =
        report.figures().byUnit().stream()
            .filter(group -> group.key().equals(unit.value()))
            .findFirst()
            .map(group -> group.words())
            .filter(words -> !words.isBlank())
            .orElse(unit.value());
    String month = Phrases.month(report.month());
    List<Block> body = new ArrayList<>();
    body.add(new Block.Heading(1, name + ": kết quả " + month));
    report
        .figures()
        .cut()
        .ifPresent(at -> body.add(Text.of("Tháng chưa hết: số liệu tính đến lúc lập phiếu.")));
    if (own.stream().anyMatch(it -> it.member().owners().size() > 1)) {
      body.add(
          Text.of(
              "Trong tháng có đối tượng chuyển giữa các đơn vị: bảng dưới là kết quả cả tháng của"
                  + " đối tượng; số của đơn vị trong báo cáo chỉ tính phần thời gian của đơn vị."));
    }
    body.add(targets(own));
    body.addAll(outages(report, unit, own));
    return Optional.of(
        new Paper(
            "co-quan-" + unit.value().toLowerCase(Locale.ROOT) + "-" + report.month(),
            name + ", " + month.replace('\u00a0', ' '),
            Optional.empty(),
            body,
            Optional.empty(),
            List.of(),
            MonthPaper.beside(report.edition()),
            report.figures().asked().to()));
  }

  private static Block.Table targets(List<TargetFigures> own) {
    return new Block.Table(
        "Đối tượng của cơ quan",
        List.of(
            new Column("Đối tượng", 28),
            new Column("Địa chỉ", 30),
            new Column("Độ phủ (%)", 10),
            new Column("Sẵn sàng (%)", 10),
            new Column("Gián đoạn (phút)", 11),
            new Column("Chưa xác nhận (phút)", 11)),
        own.stream()
            .map(
                it ->
                    List.<Cell>of(
                        Cell.words(it.member().name()),
                        Cell.words(it.member().address()),
                        new Cell.Percent(it.figures().coverage()),
                        new Cell.Percent(it.figures().availability()),
                        new Cell.Minutes(it.times().down()),
                        new Cell.Minutes(it.times().unconfirmed())))
            .toList());
  }

  private static List<Block> outages(MonthReport report, UnitCode unit, List<TargetFigures> own) {
    Optional<Voice> voice =
        report.aside().voices().stream().filter(it -> it.unit().equals(unit)).findFirst();
    List<List<Cell>> rows = new ArrayList<>();
    for (TargetFigures target : own) {
      for (OutageFigure outage : target.outages()) {
        rows.add(
            List.of(
                Cell.words(target.member().name()),
                new Cell.Moment(Optional.of(outage.outage().start())),
                new Cell.Moment(outage.outage().end()),
                new Cell.Minutes(outage.downMillis()),
                Cell.words(Incidents.cause(outage.outage().cause())),
                Cell.words(
                    voice
                        .flatMap(it -> it.about(target.member().id(), outage.outage().start()))
                        .map(it -> it.confirmed() ? "đồng ý" : "phản đối: " + it.reason())
                        .orElse("chưa trả lời"))));
      }
    }
    if (rows.isEmpty()) {
      return List.of(Text.of("Không ghi nhận gián đoạn nào trong phần thời gian đã đo."));
    }
    return List.of(
        new Block.Table(
            "Các lần gián đoạn",
            List.of(
                new Column("Đối tượng", 21),
                new Column("Bắt đầu", 22),
                new Column("Kết thúc", 22),
                new Column("Trong tháng (phút)", 11),
                new Column("Nguyên nhân của lần lỗi đầu", 14),
                new Column("Ý kiến", 12)),
            rows),
        new Block.Note(
            "Không đồng ý với lần nào, cơ quan nêu lý do với Sở Thông tin và Truyền thông trước khi"
                + " khóa sổ để vào phụ lục 2; ý kiến đến sau thì lập bản mới."));
  }
}
