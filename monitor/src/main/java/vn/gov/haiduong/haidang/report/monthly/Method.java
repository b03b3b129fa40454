package vn.gov.haiduong.haidang.report.monthly;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import vn.gov.haiduong.haidang.report.Happenings;
import vn.gov.haiduong.haidang.report.MonthReport;
import vn.gov.haiduong.haidang.report.paper.Block;
import vn.gov.haiduong.haidang.report.paper.Block.Column;
import vn.gov.haiduong.haidang.report.paper.Block.Heading;
import vn.gov.haiduong.haidang.report.paper.Block.Item;
import vn.gov.haiduong.haidang.report.paper.Block.Text;
import vn.gov.haiduong.haidang.report.paper.Cell;
import vn.gov.haiduong.haidang.target.Side;
import vn.gov.haiduong.haidang.time.Province;

/** Annex 3: how it was measured and counted, and where the recording has holes. */
final class Method {

  private Method() {}

  static List<Block> of(MonthReport report) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Heading(2, "1. Cách tính"));
    List.of(
            "Mỗi thời điểm của một đối tượng thuộc đúng một trong năm trạng thái: hoạt động, suy"
                + " giảm, gián đoạn, bảo trì, không xác định; năm trạng thái cộng lại bằng cả"
                + " tháng, tính đến mili giây, theo giờ Việt Nam.",
            "Một lần đo có giá trị đến lần đo sau, nhưng không quá hai chu kỳ; sau đó là không xác"
                + " định.",
            "Gián đoạn bắt đầu từ lần lỗi đầu tiên và kết thúc ở lần trả lời đầu tiên sau đó; đủ số"
                + " lần lỗi liên tiếp mới là gián đoạn, ít hơn là suy giảm, chưa xác nhận.",
            "Khi chính hệ thống giám sát mất kết nối hoặc không chạy, mọi đối tượng là không xác"
                + " định, không phải gián đoạn.",
            "Bảo trì được phê duyệt bằng văn bản trước khi bắt đầu được tính riêng.",
            "Một lần gián đoạn thuộc tháng mà nó bắt đầu; thời gian gián đoạn thuộc tháng chứa nó.")
        .forEach(words -> blocks.add(Item.of(words)));
    blocks.add(new Heading(2, "2. Chu kỳ đo"));
    blocks.add(new Text(intervals(report), List.of("targets")));
    blocks.add(new Heading(2, "3. Lúc hệ thống giám sát không nhìn thấy hoặc không chạy"));
    blocks.add(gaps(report));
    blocks.add(new Heading(2, "4. Danh mục có hiệu lực trong tháng"));
    if (report.happenings().configurations().isEmpty()) {
      blocks.add(
          new Text("Danh mục không thay đổi trong tháng.", List.of("happenings.configurations")));
    }
    String before = "";
    for (Happenings.Configuration it : report.happenings().configurations()) {
      if (it.hash().equals(before)) {
        continue; // A restart takes the same one again.
      }
      before = it.hash();
      blocks.add(
          new Item(
              "Từ "
                  + Province.dateTime(it.at())
                  + ": "
                  + Phrases.count(it.targets(), "đối tượng")
                  + ", mã "
                  + shortened(it.hash())
                  + (it.added() == 0 ? "" : ", thêm " + Phrases.count(it.added(), "đối tượng"))
                  + (it.removed() == 0 ? "" : ", bớt " + Phrases.count(it.removed(), "đối tượng"))
                  + ".",
              List.of("happenings.configurations")));
    }
    blocks.add(new Heading(2, "5. Căn cứ để lập báo cáo này"));
    if (report.aside().sources().isEmpty()) {
      blocks.add(
          new Text("Lập từ sổ, không kèm danh mục và kế hoạch ứng phó.", List.of("sources")));
    }
    report
        .aside()
        .duties()
        .filter(duties -> duties.days() > 0)
        .ifPresent(
            duties ->
                blocks.add(
                    new Item(
                        "Liên kết, dịch vụ công, chứng thư, tên miền và thi đua là kết quả của ngày"
                            + " cuối cùng được lưu trong tháng; trong tháng đã lưu "
                            + duties.days()
                            + "/"
                            + Phrases.count(report.month().lengthOfMonth(), "ngày")
                            + ".",
                        List.of("duties"))));
    report
        .aside()
        .sources()
        .forEach(source -> blocks.add(new Item(source + ".", List.of("sources"))));
    return blocks;
  }

  private static String side(Side side) {
    return switch (side) {
      case INTERNET -> " phía Internet";
      case WAN -> " phía mạng diện rộng";
      case IPV6 -> " phía IPv6";
      case NONE -> "";
    };
  }

  private static String shortened(String hash) {
    return hash.length() > 16 ? hash.substring(0, 16) : hash;
  }

  private static String intervals(MonthReport report) {
    if (report.figures().targets().isEmpty()) {
      return "Không có đối tượng nào được đo.";
    }
    return report.figures().targets().stream()
        .collect(
            Collectors.groupingBy(
                target -> target.member().intervalSeconds(), TreeMap::new, Collectors.counting()))
        .entrySet()
        .stream()
        .map(
            row ->
                Phrases.count(row.getValue(), "đối tượng")
                    + " đo mỗi "
                    + Phrases.count(row.getKey(), "giây"))
        .collect(Collectors.joining("; ", "", "."));
  }

  private static Block gaps(MonthReport report) {
    if (report.happenings().gaps().isEmpty()) {
      return new Text("Không có.", List.of("happenings.gaps"));
    }
    var asked = report.figures().asked();
    return new Block.Table(
        "Khoảng thời gian không có dữ liệu",
        List.of(
            new Column("Lý do", 32),
            new Column("Từ", 25),
            new Column("Đến", 25),
            new Column("Trong tháng (phút)", 18)),
        report.happenings().gaps().stream()
            .map(
                gap ->
                    List.<Cell>of(
                        Cell.words(
                            gap.stopped()
                                ? "Hệ thống giám sát không chạy"
                                : "Hệ thống giám sát mất kết nối"
                                    + gap.scope().map(Method::side).orElse("")),
                        new Cell.Moment(Optional.of(gap.start())),
                        new Cell.Moment(gap.end()),
                        new Cell.Minutes(Happenings.inside(gap, asked).length().toMillis())))
            .toList());
  }
}
