package vn.gov.haiduong.haidang.report.monthly;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import vn.gov.haiduong.haidang.report.Figure;
import vn.gov.haiduong.haidang.report.Happenings;
import vn.gov.haiduong.haidang.report.MonthReport;
import vn.gov.haiduong.haidang.report.Notice;
import vn.gov.haiduong.haidang.report.OutageFigure;
import vn.gov.haiduong.haidang.report.Past;
import vn.gov.haiduong.haidang.report.Share;
import vn.gov.haiduong.haidang.report.TargetFigures;
import vn.gov.haiduong.haidang.report.Times;
import vn.gov.haiduong.haidang.report.paper.Block;
import vn.gov.haiduong.haidang.report.paper.Block.Column;
import vn.gov.haiduong.haidang.report.paper.Block.Text;
import vn.gov.haiduong.haidang.report.paper.Cell;
import vn.gov.haiduong.haidang.report.paper.Paper.Annex;
import vn.gov.haiduong.haidang.time.Province;

/** Annexes 1 to 9. One whose data is not there says so instead of vanishing. */
final class Annexes {

  private Annexes() {}

  static List<Annex> of(MonthReport report) {
    return List.of(
        new Annex(1, "KẾT QUẢ TỪNG CƠ QUAN, ĐỐI TƯỢNG", "PL1 Đối tượng", true, targets(report)),
        new Annex(2, "CÁC LẦN GIÁN ĐOẠN VÀ SỰ CỐ", "PL2 Sự cố", true, outages(report)),
        new Annex(3, "PHƯƠNG PHÁP ĐO VÀ CÁCH TÍNH", "PL3 Phương pháp", false, Method.of(report)),
        new Annex(
            4,
            "LIÊN KẾT VỚI CỔNG THÔNG TIN ĐIỆN TỬ TỈNH",
            "PL4 Liên kết",
            true,
            DutySections.linkAnnex(report)),
        new Annex(
            5,
            "DỊCH VỤ CÔNG TRỰC TUYẾN VÀ MỤC TIÊU 80 %",
            "PL5 Dịch vụ công",
            true,
            DutySections.goalAnnex(report)),
        new Annex(
            6,
            "CHỨNG THƯ SỐ, TÊN MIỀN, IPv6",
            "PL6 Chứng thư, tên miền",
            true,
            Certificates.annex(report)),
        new Annex(7, "BẢO TRÌ, NGỪNG NHẮC", "PL7 Bảo trì", true, maintenance(report)),
        new Annex(
            8,
            "ĐẦU MỐI THIẾU HOẶC CHƯA KIỂM TRA",
            "PL8 Đầu mối",
            false,
            DutySections.contactAnnex(report)),
        new Annex(9, "BẢNG ĐIỂM THI ĐUA", "PL9 Thi đua", false, DutySections.scoreAnnex(report)));
  }

  private static List<Block> targets(MonthReport report) {
    if (report.figures().targets().isEmpty()) {
      return List.of(Text.of("Không có đối tượng nào được đo trong tháng."));
    }
    long budget = Past.yearlyBudget(report.month().getYear()).toMillis();
    List<List<Cell>> rows = new ArrayList<>();
    for (TargetFigures target : report.figures().targets()) {
      Figure.Three figures = target.figures();
      Times year = report.past().yearToDate(report.figures(), target);
      Happenings.Answers answers = report.happenings().answers().get(target.member().id());
      rows.add(
          List.of(
              new Cell.Count(rows.size() + 1),
              Cell.words(target.member().unitName()),
              Cell.words(target.member().name()),
              Cell.words(target.member().address()),
              new Cell.Percent(figures.coverage()),
              new Cell.Percent(figures.availability()),
              new Cell.Percent(figures.availabilityWithMaintenance()),
              new Cell.Minutes(target.times().down()),
              new Cell.Minutes(target.times().unconfirmed()),
              new Cell.Count(target.begun().size()),
              millis(answers == null ? OptionalDouble.empty() : answers.half()),
              millis(answers == null ? OptionalDouble.empty() : answers.most()),
              new Cell.Percent(
                  Figure.of(
                      new Share(Math.min(budget, year.down() + year.maintenance()), budget)
                          .percent()))));
    }
    // Above the table: after it, the note could stand alone on a page.
    return List.of(
        new Block.Note(
            "Ngân sách năm: tổng gián đoạn kể cả bảo trì không quá 1 % của năm (Thông tư"
                + " 12/2025/TT-BKHCN; với trang thông tin thông thường chỉ để tham chiếu)."
                + " 100,000: đã dùng hết."),
        new Block.Table(
            "Kết quả từng đối tượng",
            List.of(
                new Column("TT", 4),
                new Column("Cơ quan", 16),
                new Column("Đối tượng", 17),
                new Column("Địa chỉ", 22),
                new Column("Độ phủ (%)", 7),
                new Column("Sẵn sàng (%)", 7),
                new Column("Kể cả bảo trì (%)", 7),
                new Column("Gián đoạn (phút)", 7),
                new Column("Chưa xác nhận (phút)", 7),
                new Column("Số lần", 5),
                new Column("Trả lời, trung vị (ms)", 6),
                new Column("Trả lời, 95 % (ms)", 6),
                new Column("Ngân sách năm đã dùng (%)", 7)),
            rows));
  }

  private static Cell millis(OptionalDouble seconds) {
    return new Cell.Known(
        seconds.isPresent()
            ? OptionalLong.of(Math.round(seconds.getAsDouble() * 1000))
            : OptionalLong.empty());
  }

  private static List<Block> outages(MonthReport report) {
    List<List<Cell>> rows = new ArrayList<>();
    for (TargetFigures target : report.figures().targets()) {
      for (OutageFigure outage : target.outages()) {
        rows.add(
            List.of(
                new Cell.Count(rows.size() + 1),
                Cell.words(target.member().name()),
                new Cell.Moment(Optional.of(outage.outage().start())),
                new Cell.Moment(outage.outage().end()),
                new Cell.Moment(Optional.of(outage.outage().confirmedAt())),
                Cell.words(
                    outage.length().map(Phrases::length).orElse("chưa kết thúc")
                        + (outage.begunHere() ? "" : " (bắt đầu tháng trước)")),
                new Cell.Minutes(outage.downMillis()),
                Cell.words(Incidents.cause(outage.outage().cause()))));
      }
    }
    List<Block> blocks = new ArrayList<>();
    if (rows.isEmpty()) {
      blocks.add(Text.of("Không có lần gián đoạn nào trong tháng."));
    } else {
      blocks.add(
          new Block.Table(
              "Các lần gián đoạn",
              List.of(
                  new Column("TT", 5),
                  new Column("Đối tượng", 22),
                  new Column("Bắt đầu", 13),
                  new Column("Kết thúc", 13),
                  new Column("Chắc chắn lúc", 13),
                  new Column("Kéo dài", 14),
                  new Column("Trong tháng (phút)", 9),
                  new Column("Nguyên nhân của lần lỗi đầu", 20)),
              rows));
    }
    if (!report.happenings().incidents().isEmpty()) {
      blocks.add(incidents(report));
    }
    blocks.addAll(Handlings.blocks(report));
    blocks.addAll(Heard.blocks(report));
    return blocks;
  }

  private static Block.Table incidents(MonthReport report) {
    Named named = new Named(report);
    return new Block.Table(
        "Sự cố và các bước xử lý",
        List.of(
            new Column("Mã", 12),
            new Column("Đối tượng", 22),
            new Column("Bắt đầu", 13),
            new Column("Kết thúc", 13),
            new Column("Nhận tin lúc", 13),
            new Column("Mức", 10),
            new Column("Loại", 17)),
        report.happenings().incidents().stream()
            .map(
                incident ->
                    List.<Cell>of(
                        Cell.words(incident.id()),
                        Cell.words(named.targets(incident.targets())),
                        new Cell.Moment(Optional.of(incident.start())),
                        new Cell.Moment(incident.end()),
                        new Cell.Moment(Happenings.acknowledged(incident)),
                        Cell.words(incident.severity().orElse("–")),
                        Cell.words(incident.type().map(Incidents::type).orElse("chưa phân loại"))))
            .toList());
  }

  private static List<Block> maintenance(MonthReport report) {
    List<Block> blocks = new ArrayList<>();
    if (report.happenings().maintenance().isEmpty()) {
      blocks.add(Text.of("Không có bảo trì nào được phê duyệt trong tháng."));
    } else {
      blocks.add(approved(report, new Named(report)));
    }
    blocks.addAll(Heard.mutes(report));
    return blocks;
  }

  private static Block.Table approved(MonthReport report, Named named) {
    return new Block.Table(
        "Bảo trì đã được phê duyệt",
        List.of(
            new Column("Đối tượng", 29),
            new Column("Văn bản", 15),
            new Column("Bắt đầu", 14),
            new Column("Kết thúc", 14),
            new Column("Ngày thông báo", 10),
            new Column("Báo trước (ngày làm việc)", 9),
            new Column("Thời hạn thông báo", 9)),
        report.happenings().maintenance().stream()
            .map(
                it ->
                    List.<Cell>of(
                        Cell.words(named.target(it.order().target().value())),
                        Cell.words(it.order().document()),
                        new Cell.Moment(Optional.of(it.start())),
                        new Cell.Moment(it.end()),
                        Cell.words(
                            it.order()
                                .announced()
                                .map(day -> Province.date(Province.startOf(day)))
                                .orElse("–")),
                        it.order().announced().isEmpty()
                            ? new Cell.Known(OptionalLong.empty())
                            : new Cell.Count(Notice.days(it, report.aside().calendar())),
                        Cell.words(Notice.of(it, report.aside().calendar()).words())))
            .toList());
  }
}
