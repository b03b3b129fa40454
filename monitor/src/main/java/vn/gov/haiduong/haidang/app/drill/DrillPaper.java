package vn.gov.haiduong.haidang.app.drill;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.gov.haiduong.haidang.report.paper.Block;
import vn.gov.haiduong.haidang.report.paper.Cell;
import vn.gov.haiduong.haidang.report.paper.Paper;
import vn.gov.haiduong.haidang.time.Province;
import vn.gov.haiduong.haidang.wording.Spans;

/**
 * The one-page record of a drill ("biên bản", Nghị định 30/2020/NĐ-CP), beside earlier ones of the
 * same scenario. What only people can say is left to them.
 */
record DrillPaper(DrillRecord record, Scenario scenario, List<JsonObject> earlier) {

  private static final String GAP = "…………………………………………";

  DrillPaper {
    earlier = List.copyOf(earlier);
  }

  /** A moment that was measured, and the same of earlier drills, oldest first. */
  private record Mark(String name, String now, String before) {}

  private List<Mark> marks() {
    return List.of(
        mark("Phát hiện", record.detect(), "detectSeconds"),
        mark("Báo tin tới người đầu tiên", record.tell(), "tellSeconds"),
        mark("Có người xác nhận", record.acknowledge(), "acknowledgeSeconds"),
        mark("Bước ứng cứu đầu tiên", record.firstStep(), "firstStepSeconds"),
        mark("Báo cáo đơn vị vận hành, chủ quản", record.report(), "reportSeconds"),
        mark("Bộ giám sát thấy khôi phục", record.recovered(), "recoveredSeconds"));
  }

  private Mark mark(String name, Optional<Duration> now, String field) {
    List<String> before =
        earlier.stream()
            .map(json -> json.getDouble(field))
            .map(s -> s == null ? "–" : Spans.words(Duration.ofMillis(Math.round(s * 1000))))
            .toList();
    return new Mark(
        name,
        now.map(Spans::words).orElse("–"),
        before.isEmpty() ? "chưa có" : String.join("; ", before));
  }

  private List<String> facts() {
    return List.of(
        "Thời điểm: " + Province.dateTime(record.at()) + " (giờ Việt Nam)",
        "Môi trường: tỉnh mô phỏng; mọi tin báo có dòng [DIỄN TẬP]; người tham gia: "
            + (record.people() ? "người trực thật" : "người trực mô phỏng"),
        "Sự cố: "
            + (record.incident().isEmpty() ? "không mở" : record.incident())
            + ", "
            + record.targets()
            + " đối tượng; "
            + record.messages()
            + " tin báo trong cả cuộc diễn tập");
  }

  private String result() {
    return "Kết quả: " + (record.complete() ? "ĐẠT" : "CHƯA ĐẠT");
  }

  /** As text for a terminal and a file. */
  String text() {
    StringBuilder page = new StringBuilder(2_048);
    page.append("# BIÊN BẢN DIỄN TẬP: ").append(scenario.words()).append("\n\n");
    facts().forEach(fact -> page.append("- ").append(fact).append('\n'));
    page.append("\n| Mốc, tính từ lúc gây lỗi | Lần này | Các lần trước |\n|---|---|---|\n");
    for (Mark mark : marks()) {
      page.append("| ").append(mark.name()).append(" | ").append(mark.now()).append(" | ");
      page.append(mark.before()).append(" |\n");
    }
    page.append('\n').append(result()).append("\n\n");
    page.append("Nhận xét, kiến nghị: ").append(GAP).append("\n\n");
    page.append("Người điều hành diễn tập (ký, ghi rõ họ tên): ").append(GAP).append('\n');
    return page.toString();
  }

  /**
   * As an official document, for people to complete and sign.
   *
   * @param name of the file, without its ending
   */
  Paper paper(String name) {
    List<Block> body = new ArrayList<>();
    facts().forEach(fact -> body.add(Block.Item.of(fact)));
    body.add(
        new Block.Table(
            "Các mốc, tính từ lúc gây lỗi",
            List.of(
                new Block.Column("Mốc", 4),
                new Block.Column("Lần này", 2),
                new Block.Column("Các lần trước, cũ nhất trước", 5)),
            marks().stream()
                .map(
                    mark ->
                        List.<Cell>of(
                            new Cell.Words(mark.name()),
                            new Cell.Words(mark.now()),
                            new Cell.Words(mark.before())))
                .toList()));
    body.add(Block.Text.of(result()));
    body.add(Block.Text.of("Nhận xét, kiến nghị: " + GAP));
    return new Paper(
        name,
        "Biên bản diễn tập: " + scenario.words(),
        Optional.of(
            new Paper.Head(
                "TÊN CƠ QUAN CHỦ QUẢN",
                "TÊN CƠ QUAN DIỄN TẬP",
                "BB-…",
                "Hải Dương",
                "DỰ THẢO",
                "BIÊN BẢN",
                "Diễn tập phương án ứng cứu: " + scenario.words(),
                List.of())),
        body,
        Optional.of(
            new Paper.Closing(
                List.of("Thành phần tham gia;", "Lưu: VT."), List.of("NGƯỜI ĐIỀU HÀNH"), "")),
        List.of(),
        "Dự thảo do máy lập từ số đo của cuộc diễn tập",
        record.at());
  }
}
