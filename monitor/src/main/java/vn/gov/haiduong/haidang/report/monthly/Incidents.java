package vn.gov.haiduong.haidang.report.monthly;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import vn.gov.haiduong.haidang.probe.Cause;
import vn.gov.haiduong.haidang.report.Deeds;
import vn.gov.haiduong.haidang.report.MonthReport;
import vn.gov.haiduong.haidang.report.OutageFigure;
import vn.gov.haiduong.haidang.report.TargetFigures;
import vn.gov.haiduong.haidang.report.paper.Block;
import vn.gov.haiduong.haidang.report.paper.Block.Column;
import vn.gov.haiduong.haidang.report.paper.Block.Heading;
import vn.gov.haiduong.haidang.report.paper.Block.Text;
import vn.gov.haiduong.haidang.report.paper.Cell;
import vn.gov.haiduong.haidang.wording.CauseWords;

/** Section V: outages and incidents. */
final class Incidents {

  private static final String UNCLASSIFIED = "Chưa phân loại";

  private Incidents() {}

  static List<Block> section(MonthReport report) {
    Deeds deeds = report.figures().deeds();
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Heading(1, "V. SỰ CỐ"));
    if (report.figures().all().times().known() == 0) {
      blocks.add(new Text(Phrases.NOTHING_MEASURED + ".", List.of("outages.begun")));
    } else if (deeds.begun() == 0) {
      blocks.add(new Text("Không có gián đoạn nào bắt đầu trong tháng.", List.of("outages.begun")));
    } else {
      blocks.add(means(report, deeds));
      blocks.add(causes(report));
    }
    if (!report.happenings().incidents().isEmpty()) {
      blocks.add(types(report));
    }
    Handlings.sentence(report).ifPresent(blocks::add);
    return blocks;
  }

  private static Text means(MonthReport report, Deeds deeds) {
    return new Text(
        "Có "
            + Phrases.count(deeds.begun(), "lần gián đoạn")
            + ended(deeds)
            + "; "
            + (deeds.repeatedTargets() == 0
                ? "không đối tượng nào"
                : "có " + Phrases.count(deeds.repeatedTargets(), "đối tượng"))
            + " gián đoạn từ hai lần trở lên. "
            + Phrases.means(deeds.detect(), report.happenings().acknowledgement(), deeds.restore()),
        List.of(
            "outages.begun",
            "outages.open",
            "outages.meanDetectionMillis",
            "meanAcknowledgementMillis",
            "outages.meanRestoreMillis"));
  }

  private static String ended(Deeds deeds) {
    if (deeds.open() == 0) {
      return deeds.begun() == 1 ? ", đã kết thúc" : ", tất cả đã kết thúc";
    }
    return deeds.open() == deeds.begun()
        ? ", đến cuối kỳ chưa kết thúc"
        : ", trong đó " + Phrases.count(deeds.open(), "lần") + " chưa kết thúc";
  }

  private static Block.Table causes(MonthReport report) {
    Map<String, long[]> rows = new TreeMap<>();
    for (TargetFigures target : report.figures().targets()) {
      for (OutageFigure outage : target.begun()) {
        long[] row = rows.computeIfAbsent(cause(outage.outage().cause()), _ -> new long[2]);
        row[0]++;
        row[1] += outage.downMillis();
      }
    }
    return new Block.Table(
        "Gián đoạn theo nguyên nhân nhìn thấy từ bên ngoài",
        List.of(
            new Column("Nguyên nhân (của lần lỗi đầu tiên)", 60),
            new Column("Số lần", 15),
            new Column("Gián đoạn trong tháng (phút)", 25)),
        rows.entrySet().stream()
            .sorted(
                Comparator.comparingLong((Map.Entry<String, long[]> row) -> -row.getValue()[1])
                    .thenComparing(Map.Entry::getKey))
            .map(
                row ->
                    List.<Cell>of(
                        Cell.words(row.getKey()),
                        new Cell.Count(row.getValue()[0]),
                        new Cell.Minutes(row.getValue()[1])))
            .toList());
  }

  private static Block.Table types(MonthReport report) {
    Map<String, Integer> counts = new TreeMap<>();
    report
        .happenings()
        .incidents()
        .forEach(
            incident ->
                counts.merge(
                    incident.type().map(Incidents::type).orElse(UNCLASSIFIED), 1, Integer::sum));
    return new Block.Table(
        "Sự cố theo loại (loại tấn công chỉ do người có tên xác nhận)",
        List.of(new Column("Loại", 75), new Column("Số sự cố", 25)),
        counts.entrySet().stream()
            .map(row -> List.<Cell>of(Cell.words(row.getKey()), new Cell.Count(row.getValue())))
            .toList());
  }

  /** The ten types of attack, in the order of form 05 of Circular 20/2017. */
  static final List<String> ATTACKS =
      List.of(
          "tu-choi-dich-vu",
          "gia-mao",
          "ma-doc",
          "chiem-quyen",
          "thay-doi-giao-dien",
          "ma-hoa",
          "pha-hoai",
          "nghe-trom",
          "tong-hop",
          "tan-cong-khac");

  /** The groups that are no attack, in the order of the plan. */
  static final List<String> OTHERS = List.of("loi-ha-tang", "loi-quan-tri", "tham-hoa");

  /** A type of the plan in words; one that is not known here as the plan writes it. */
  static String type(String id) {
    return switch (id) {
      case "loi-ha-tang" -> "Lỗi của hệ thống, thiết bị, phần mềm, hạ tầng kỹ thuật";
      case "loi-quan-tri" -> "Lỗi của người quản trị, vận hành";
      case "tham-hoa" -> "Thảm họa tự nhiên";
      case "tu-choi-dich-vu" -> "Từ chối dịch vụ";
      case "gia-mao" -> "Tấn công giả mạo";
      case "ma-doc" -> "Tấn công sử dụng mã độc";
      case "chiem-quyen" -> "Truy cập trái phép, chiếm quyền điều khiển";
      case "thay-doi-giao-dien" -> "Thay đổi giao diện";
      case "ma-hoa" -> "Mã hóa phần mềm, dữ liệu, thiết bị";
      case "pha-hoai" -> "Phá hoại thông tin, dữ liệu, phần mềm";
      case "nghe-trom" -> "Nghe trộm, gián điệp, lấy cắp thông tin, dữ liệu";
      case "tong-hop" -> "Tấn công tổng hợp";
      case "tan-cong-khac" -> "Các hình thức tấn công khác";
      default -> id;
    };
  }

  static String cause(Optional<Cause> cause) {
    return cause.map(it -> CauseWords.of(it).name()).orElse("Không rõ");
  }

  /** The cause of a target's longest outage as the end of a sentence. */
  static String mainCause(TargetFigures target) {
    return target
        .worst()
        .flatMap(worst -> worst.outage().cause())
        .map(cause -> " (lần dài nhất: " + Phrases.inside(CauseWords.of(cause).name()) + ")")
        .orElse("");
  }
}
