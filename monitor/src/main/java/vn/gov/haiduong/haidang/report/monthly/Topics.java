package vn.gov.haiduong.haidang.report.monthly;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import vn.gov.haiduong.haidang.journal.History;
import vn.gov.haiduong.haidang.maintenance.Work;
import vn.gov.haiduong.haidang.report.GroupFigures;
import vn.gov.haiduong.haidang.report.MonthReport;
import vn.gov.haiduong.haidang.report.Notice;
import vn.gov.haiduong.haidang.report.paper.Block;
import vn.gov.haiduong.haidang.report.paper.Block.Heading;
import vn.gov.haiduong.haidang.report.paper.Block.Text;
import vn.gov.haiduong.haidang.target.TargetKind;

/** Sections III, IV, VI, VII and VIII; each says so where its data is not there. */
final class Topics {

  private Topics() {}

  static List<Block> portal(MonthReport report) {
    return ofKind(
        report,
        "III. KẾT NỐI VỚI CỔNG THÔNG TIN ĐIỆN TỬ TỈNH",
        TargetKind.PORTAL_LINK,
        DutySections.links(report));
  }

  static List<Block> services(MonthReport report) {
    return ofKind(
        report, "IV. DỊCH VỤ CÔNG TRỰC TUYẾN", TargetKind.SERVICE, DutySections.services(report));
  }

  private static List<Block> ofKind(
      MonthReport report, String heading, TargetKind kind, List<Block> duties) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Heading(1, heading));
    List<GroupFigures> groups =
        report.figures().byKind().stream()
            .filter(group -> group.key().equals(kind.label()))
            .toList();
    blocks.addAll(duties);
    for (GroupFigures group : groups) {
      blocks.add(
          new Text(
              "Theo dõi "
                  + Phrases.count(group.targets(), "đối tượng")
                  + ": tỷ lệ sẵn sàng "
                  + Phrases.percent(group.figures().availability())
                  + ", độ phủ "
                  + Phrases.percent(group.figures().coverage())
                  + interrupted(group)
                  + ".",
              List.of(
                  "groups.kind." + group.key() + ".availability",
                  "groups.kind." + group.key() + ".downMillis")));
    }
    return blocks;
  }

  private static String interrupted(GroupFigures group) {
    long down = group.times().down();
    if (down == 0) {
      return ", không gián đoạn";
    }
    return ", gián đoạn "
        + Phrases.minutes(down)
        + (group.outages() == 0
            ? " kéo từ tháng trước sang"
            : " trong " + Phrases.count(group.outages(), "lần"));
  }

  static List<Block> certificates(MonthReport report) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Heading(1, "VI. CHỨNG THƯ SỐ, TÊN MIỀN, IPv6, HTTPS"));
    blocks.addAll(Certificates.section(report));
    return blocks;
  }

  static List<Block> maintenance(MonthReport report) {
    List<History.Maintained> all = report.happenings().maintenance();
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Heading(1, "VII. BẢO TRÌ CÓ KẾ HOẠCH"));
    if (all.isEmpty()) {
      blocks.add(
          new Text(
              "Không có bảo trì nào được phê duyệt trong tháng.",
              List.of("happenings.maintenance")));
      return blocks;
    }
    blocks.add(
        new Text(
            "Có "
                + Phrases.count(all.size(), "đợt bảo trì")
                + " được phê duyệt, tổng thời gian của các đối tượng "
                + Phrases.minutes(report.figures().all().times().maintenance())
                + ". "
                + announced(report),
            List.of("happenings.maintenance", "all.millis.maintenance")));
    return blocks;
  }

  /** How many were announced as early as the law demands. */
  private static String announced(MonthReport report) {
    Map<Notice, Long> counts =
        report.happenings().maintenance().stream()
            .collect(
                Collectors.groupingBy(
                    it -> Notice.of(it, report.aside().calendar()),
                    () -> new EnumMap<>(Notice.class),
                    Collectors.counting()));
    String rule =
        "thông báo công khai trước ít nhất "
            + Phrases.count(Work.NOTICE_DAYS, "ngày")
            + " làm việc ("
            + Work.NOTICE_BASIS
            + ", trừ trường hợp bất khả kháng)";
    if (counts.getOrDefault(Notice.DUE, 0L) == report.happenings().maintenance().size()) {
      return "Tất cả đã " + rule + ".";
    }
    List<String> parts = new ArrayList<>();
    counts.forEach(
        (notice, count) ->
            parts.add(
                Phrases.count(count, "đợt")
                    + switch (notice) {
                      case DUE -> " thông báo đủ thời hạn";
                      case LATE -> " thông báo muộn hơn";
                      case NONE -> " chưa ghi nhận ngày thông báo";
                    }));
    return "Yêu cầu " + rule + ": " + String.join(", ", parts) + ".";
  }

  static List<Block> contacts(MonthReport report) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Heading(1, "VIII. ĐẦU MỐI CÔNG NGHỆ THÔNG TIN"));
    blocks.addAll(DutySections.contacts(report));
    return blocks;
  }
}
