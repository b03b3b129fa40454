package vn.gov.haiduong.haidang.report.monthly;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import vn.gov.haiduong.haidang.report.MonthReport;
import vn.gov.haiduong.haidang.report.TargetFigures;
import vn.gov.haiduong.haidang.report.paper.Block;
import vn.gov.haiduong.haidang.report.paper.Block.Column;
import vn.gov.haiduong.haidang.report.paper.Cell;
import vn.gov.haiduong.haidang.report.paper.Paper;

/** The month on one page, for the table of a meeting of the Steering Committee. */
public final class MeetingSheet {

  /** More would not leave room on the page. */
  private static final int FEW = 3;

  private MeetingSheet() {}

  public static Paper of(MonthReport report) {
    String month = Phrases.month(report.month());
    List<Block> body = new ArrayList<>();
    body.add(new Block.Heading(1, "PHIẾU HỌP BAN CHỈ ĐẠO, " + month.toUpperCase(Locale.ROOT)));
    body.addAll(General.inShort(report));
    if (!report.figures().targets().isEmpty()) {
      Pictures.trend(report).ifPresent(body::add);
      body.add(worst(report));
      body.add(new Block.Heading(2, "Kiến nghị"));
      body.addAll(Conclusions.requests(report.figures()));
    }
    return new Paper(
        "phieu-hop-" + report.month(),
        "Phiếu họp " + month.replace('\u00a0', ' '),
        Optional.empty(),
        body,
        Optional.empty(),
        List.of(),
        MonthPaper.beside(report.edition()),
        report.figures().asked().to());
  }

  private static Block worst(MonthReport report) {
    List<TargetFigures> worst = Ranking.worst(report.figures()).stream().limit(FEW).toList();
    if (worst.isEmpty()) {
      return Block.Text.of("Không đối tượng nào đủ dữ liệu có gián đoạn.");
    }
    return new Block.Table(
        "Tỷ lệ sẵn sàng thấp nhất",
        List.of(
            new Column("Đối tượng", 38),
            new Column("Cơ quan", 28),
            new Column("Sẵn sàng (%)", 12),
            new Column("Gián đoạn (phút)", 13),
            new Column("Số lần", 9)),
        worst.stream()
            .map(
                it ->
                    List.<Cell>of(
                        Cell.words(it.member().name()),
                        Cell.words(it.member().unitName()),
                        new Cell.Percent(it.figures().availability()),
                        new Cell.Minutes(it.times().down()),
                        new Cell.Count(it.begun().size())))
            .toList());
  }
}
