package vn.gov.haiduong.haidang.report.monthly;

import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import vn.gov.haiduong.haidang.report.Figure;
import vn.gov.haiduong.haidang.report.GroupFigures;
import vn.gov.haiduong.haidang.report.MonthFigures;
import vn.gov.haiduong.haidang.report.Past;
import vn.gov.haiduong.haidang.report.Period;
import vn.gov.haiduong.haidang.report.Share;
import vn.gov.haiduong.haidang.report.TargetFigures;
import vn.gov.haiduong.haidang.report.Term;
import vn.gov.haiduong.haidang.report.TermReport;
import vn.gov.haiduong.haidang.report.paper.Block;
import vn.gov.haiduong.haidang.report.paper.Block.Column;
import vn.gov.haiduong.haidang.report.paper.Block.Heading;
import vn.gov.haiduong.haidang.report.paper.Block.Proposal;
import vn.gov.haiduong.haidang.report.paper.Block.Text;
import vn.gov.haiduong.haidang.report.paper.Cell;
import vn.gov.haiduong.haidang.report.paper.Paper;
import vn.gov.haiduong.haidang.time.Interval;
import vn.gov.haiduong.haidang.time.Province;

/** The summary of a half-year or a year after form 05 of Circular 20/2017. */
public final class TermPaper {

  /** What only people know: the clerk's pen fills it. */
  private static final String BY_HAND = "……";

  private TermPaper() {}

  public static Paper of(TermReport report, Office office) {
    String words = report.term().words();
    List<Block> body = new ArrayList<>();
    body.addAll(incidents(report));
    body.addAll(running(report));
    body.addAll(months(report));
    body.add(new Heading(1, "IV. ĐÁNH GIÁ, KIẾN NGHỊ"));
    body.addAll(Conclusions.requests(report.figures()));
    body.add(
        new Proposal(
            "Công tác ứng cứu, diễn tập, đào tạo và phối hợp trong kỳ: người lập bổ sung.",
            List.of()));
    return new Paper(
        "tong-hop-" + report.term().name(),
        "Tổng hợp sự cố và tình hình hoạt động " + words.replace('\u00a0', ' '),
        Optional.of(
            new Paper.Head(
                office.parent(),
                office.issuer(),
                office.symbol(),
                office.place(),
                "DỰ THẢO",
                "BÁO CÁO",
                "Tổng hợp sự cố an toàn thông tin mạng và tình hình hoạt động của các hệ thống của"
                    + " cơ quan nhà nước trên địa bàn tỉnh, "
                    + words,
                office.to())),
        body,
        Optional.of(new Paper.Closing(office.recipients(), office.authority(), "")),
        List.of(
            new Paper.Annex(
                1, "KẾT QUẢ TỪNG ĐỐI TƯỢNG TRONG KỲ", "PL1 Đối tượng", true, targets(report))),
        "Dự thảo do máy lập từ sổ; phần " + BY_HAND + " do người lập điền",
        report.figures().asked().to());
  }

  // ---- I ---------------------------------------------------------------------------------------

  private static List<Block> incidents(TermReport report) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Heading(1, "I. TỔNG HỢP SỰ CỐ AN TOÀN THÔNG TIN MẠNG (MẪU 05)"));
    blocks.add(new Text(basis(report.term()), List.of("period")));
    report
        .figures()
        .cut()
        .ifPresent(
            at ->
                blocks.add(
                    new Text(
                        "Kỳ chưa hết: số liệu tính đến " + Province.dateTime(at) + ".",
                        List.of("cut"))));
    long attacks = Incidents.ATTACKS.stream().mapToLong(type -> count(report, type)).sum();
    blocks.add(
        new Text(
            "Trong "
                + report.term().words()
                + ", sổ ghi "
                + Phrases.count(report.happenings().incidents().size(), "sự cố")
                + "; "
                + (attacks == 0
                    ? "chưa có sự cố nào được người có thẩm quyền xác nhận là tấn công mạng."
                    : "người có thẩm quyền xác nhận "
                        + Phrases.count(attacks, "sự cố")
                        + " là tấn công mạng."),
            List.of("incidents")));
    List<List<Cell>> rows = new ArrayList<>();
    for (String type : Incidents.ATTACKS) {
      long number = count(report, type);
      Cell rest = number == 0 ? new Cell.Count(0) : Cell.words(BY_HAND);
      rows.add(
          List.of(
              new Cell.Count(rows.size() + 1),
              Cell.words(Incidents.type(type)),
              new Cell.Count(number),
              rest,
              rest,
              rest,
              rest,
              rest));
    }
    blocks.add(
        new Block.Table(
            "Sự cố tấn công mạng theo loại",
            List.of(
                new Column("TT", 5),
                new Column("Loại sự cố", 30),
                new Column("Số lượng", 10),
                new Column("Tự xử lý", 10),
                new Column("Tổ chức khác hỗ trợ", 12),
                new Column("Nước ngoài hỗ trợ", 12),
                new Column("Đề nghị cơ quan điều phối hỗ trợ", 13),
                new Column("Thiệt hại ước tính", 12)),
            rows));
    blocks.add(others(report));
    blocks.add(
        new Block.Note(
            "Loại tấn công chỉ do người có tên xác nhận; máy không tự xếp loại. Cách xử lý và thiệt"
                + " hại máy không biết: người lập điền."));
    return blocks;
  }

  /** The law that asks for it, and the time that it tells of. */
  private static String basis(Term term) {
    String law = "Lập theo " + term.basis().law() + "; số liệu từ ngày ";
    String time =
        Province.date(term.whole().from())
            + " đến hết ngày "
            + Province.date(term.whole().to().minusMillis(1));
    return switch (term.basis()) {
      case TT20 ->
          law
              + time
              + ". Thời hạn gửi: "
              + (term.half().filter(half -> half == 1).isPresent()
                  ? "trước ngày 20/6."
                  : "trước ngày 15/12.");
      case ND331 ->
          law
              + time
              + ". Thời hạn: báo cáo nội bộ trước ngày 20/12, gửi Bộ Công an trước ngày 25/12. Khi"
              + " chưa có biểu mẫu mới, bảng dưới dùng các cột của Mẫu 05 Thông tư"
              + " 20/2017/TT-BTTTT.";
    };
  }

  private static Block others(TermReport report) {
    List<List<Cell>> rows = new ArrayList<>();
    for (String type : Incidents.OTHERS) {
      rows.add(List.of(Cell.words(Incidents.type(type)), new Cell.Count(count(report, type))));
    }
    long known =
        Incidents.ATTACKS.stream().mapToLong(type -> count(report, type)).sum()
            + Incidents.OTHERS.stream().mapToLong(type -> count(report, type)).sum();
    rows.add(
        List.of(
            Cell.words("Chưa phân loại hoặc loại khác"),
            new Cell.Count(report.happenings().incidents().size() - known)));
    return new Block.Table(
        "Sự cố không do tấn công",
        List.of(new Column("Nhóm", 75), new Column("Số lượng", 25)),
        rows);
  }

  private static long count(TermReport report, String type) {
    return report.happenings().incidents().stream()
        .filter(it -> it.type().filter(type::equals).isPresent())
        .count();
  }

  // ---- II --------------------------------------------------------------------------------------

  private static List<Block> running(TermReport report) {
    MonthFigures figures = report.figures();
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Heading(1, "II. TÌNH HÌNH HOẠT ĐỘNG"));
    if (figures.targets().isEmpty()) {
      blocks.add(new Text("Không có đối tượng nào được đo trong kỳ.", List.of("targets")));
      return blocks;
    }
    blocks.add(
        new Text(
            "Hệ thống theo dõi "
                + Phrases.count(figures.targets().size(), "đối tượng")
                + "; độ phủ giám sát chung của kỳ là "
                + Phrases.percent(figures.all().figures().coverage())
                + ". Ghi nhận "
                + Phrases.count(figures.deeds().begun(), "lần gián đoạn")
                + ", tổng thời gian gián đoạn "
                + Phrases.minutes(figures.all().times().down())
                + ". "
                + Phrases.means(
                    figures.deeds().detect(),
                    report.happenings().acknowledgement(),
                    figures.deeds().restore()),
            List.of("all.coverage", "outages.begun", "all.downMillis")));
    blocks.add(Tables.groups("Kết quả theo loại đối tượng trong kỳ", "Loại", figures.byKind()));
    blocks.add(Pictures.states(figures));
    return blocks;
  }

  // ---- III -------------------------------------------------------------------------------------

  private static List<Block> months(TermReport report) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Heading(1, "III. DIỄN BIẾN TỪNG THÁNG"));
    if (report.months().isEmpty()) {
      blocks.add(Text.of("Sổ không có số liệu của tháng nào trong kỳ."));
      return blocks;
    }
    List<List<Cell>> rows = new ArrayList<>();
    for (Past.Month month : report.months()) {
      for (GroupFigures kind : month.byKind()) {
        Figure.Three figures = kind.figures();
        rows.add(
            List.of(
                Cell.words(name(month.month(), report.term())),
                Cell.words(kind.words()),
                new Cell.Percent(figures.coverage()),
                new Cell.Percent(figures.availability()),
                new Cell.Minutes(kind.times().down()),
                new Cell.Count(kind.outages())));
      }
    }
    blocks.add(
        new Block.Table(
            "Kết quả từng tháng theo loại",
            List.of(
                new Column("Tháng", 16),
                new Column("Loại", 28),
                new Column("Độ phủ (%)", 13),
                new Column("Tỷ lệ sẵn sàng (%)", 15),
                new Column("Gián đoạn (phút)", 16),
                new Column("Số lần", 12)),
            rows));
    return blocks;
  }

  /** A month, and which part of it lies in the term where that is not the whole. */
  private static String name(YearMonth month, Term term) {
    String name = "%02d/%d".formatted(month.getMonthValue(), month.getYear());
    Interval part = term.part(month);
    if (part.equals(Period.month(month))) {
      return name;
    }
    return part.from().equals(term.whole().from())
        ? name + " (từ ngày " + Province.local(part.from()).getDayOfMonth() + ")"
        : name + " (đến ngày " + Province.local(part.to().minusMillis(1)).getDayOfMonth() + ")";
  }

  // ---- annex -----------------------------------------------------------------------------------

  private static List<Block> targets(TermReport report) {
    if (report.figures().targets().isEmpty()) {
      return List.of(Text.of("Không có đối tượng nào được đo trong kỳ."));
    }
    Duration budget = Past.yearlyBudget(report.term().year());
    List<List<Cell>> rows = new ArrayList<>();
    List<TargetFigures> sorted =
        report.figures().targets().stream()
            .sorted(
                Comparator.comparing((TargetFigures it) -> it.member().unitName())
                    .thenComparing(it -> it.member().id()))
            .toList();
    for (TargetFigures target : sorted) {
      Figure.Three figures = target.figures();
      long used = target.times().down() + target.times().maintenance();
      rows.add(
          List.of(
              new Cell.Count(rows.size() + 1),
              Cell.words(target.member().unitName()),
              Cell.words(target.member().name()),
              new Cell.Percent(figures.coverage()),
              new Cell.Percent(figures.availability()),
              new Cell.Percent(figures.availabilityWithMaintenance()),
              new Cell.Minutes(target.times().down()),
              new Cell.Known(OptionalLong.of(target.begun().size())),
              new Cell.Percent(
                  Figure.of(
                      new Share(Math.min(budget.toMillis(), used), budget.toMillis()).percent()))));
    }
    return List.of(
        new Block.Note(
            "Ngân sách năm: tổng gián đoạn kể cả bảo trì không quá 1 % của năm ("
                + Phrases.length(budget).toLowerCase(Locale.ROOT)
                + "; Thông tư 12/2025/TT-BKHCN, với trang thông tin thông thường chỉ để tham chiếu)."),
        new Block.Table(
            "Kết quả từng đối tượng",
            List.of(
                new Column("TT", 4),
                new Column("Cơ quan", 20),
                new Column("Đối tượng", 22),
                new Column("Độ phủ (%)", 9),
                new Column("Sẵn sàng (%)", 10),
                new Column("Kể cả bảo trì (%)", 10),
                new Column("Gián đoạn (phút)", 10),
                new Column("Số lần", 6),
                new Column("Đã dùng ngân sách năm (%)", 10)),
            rows));
  }
}
