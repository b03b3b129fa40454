package vn.gov.haiduong.haidang.app.drill;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import vn.gov.haiduong.haidang.journal.Body;
import vn.gov.haiduong.haidang.journal.Entry;
import vn.gov.haiduong.haidang.time.Province;
import vn.gov.haiduong.haidang.wording.Spans;

/**
 * What a drill has shown. Times count from the fault; empty is "not reached".
 *
 * @param detect until the monitor was certain; empty too where the finding was entered by hand
 * @param report until it was recorded that operator and owner were told
 * @param recovered until the monitor saw it over; empty where the finding was entered by hand
 * @param people whether real people took part
 * @param tell until the first message was taken by a gateway
 */
record DrillRecord(
    String scenario,
    Instant at,
    String incident,
    int targets,
    Optional<Duration> detect,
    Optional<Duration> tell,
    Optional<Duration> acknowledge,
    Optional<Duration> firstStep,
    Optional<Duration> report,
    Optional<Duration> recovered,
    int messages,
    boolean people) {

  private static final String RESULT = "result";
  private static final int MOST_EARLIER = 10;

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT);

  /** Whether everything that the plan asks of the first minutes was reached. */
  boolean complete() {
    return tell.isPresent()
        && acknowledge.isPresent()
        && firstStep.isPresent()
        && report.isPresent();
  }

  JsonObject json() {
    return new JsonObject()
        .put("scenario", scenario)
        .put("at", Province.rfc3339(at))
        .put("incident", incident)
        .put("targets", targets)
        .put("detectSeconds", seconds(detect))
        .put("tellSeconds", seconds(tell))
        .put("acknowledgeSeconds", seconds(acknowledge))
        .put("firstStepSeconds", seconds(firstStep))
        .put("reportSeconds", seconds(report))
        .put("recoveredSeconds", seconds(recovered))
        .put("messages", messages)
        .put("people", people)
        .put("complete", complete());
  }

  private static @org.jspecify.annotations.Nullable Double seconds(Optional<Duration> duration) {
    return duration.map(d -> d.toMillis() / 1000.0).orElse(null);
  }

  /** As an entry of the ledger; {@link #before} reads it again. */
  Entry.Drill entry() {
    Body body = Body.EMPTY;
    for (Map.Entry<String, Object> field : json()) {
      if (field.getValue() != null) {
        body = body.with(field.getKey(), field.getValue());
      }
    }
    return new Entry.Drill(at, scenario, RESULT, body);
  }

  /** Earlier drills of one scenario, the latest last. */
  static List<JsonObject> before(List<Entry.Drill> drills, String scenario) {
    List<JsonObject> found =
        drills.stream()
            .filter(drill -> drill.drill().equals(scenario) && drill.what().equals(RESULT))
            .map(drill -> new JsonObject(new LinkedHashMap<>(drill.body().values())))
            .toList();
    return found.size() <= MOST_EARLIER
        ? found
        : found.subList(found.size() - MOST_EARLIER, found.size());
  }

  /** Writes the one-page record; gives its place. */
  Path write(Path folder, Scenario which, List<JsonObject> earlier) throws IOException {
    Files.createDirectories(folder);
    String name = STAMP.format(at.atZone(Province.ZONE)) + "-" + scenario;
    Path page = folder.resolve(name + ".md");
    Files.writeString(page, page(which, earlier), StandardCharsets.UTF_8);
    return page;
  }

  private String page(Scenario which, List<JsonObject> earlier) {
    StringBuilder page = new StringBuilder(2_048);
    page.append("# BIÊN BẢN DIỄN TẬP: ").append(which.words()).append("\n\n");
    page.append("- Thời điểm: ").append(Province.dateTime(at)).append(" (giờ Việt Nam)\n");
    page.append("- Môi trường: tỉnh mô phỏng; mọi tin báo có dòng [DIỄN TẬP]; người tham gia: ");
    page.append(people ? "người trực thật" : "người trực mô phỏng").append('\n');
    page.append("- Sự cố: ").append(incident.isEmpty() ? "không mở" : incident);
    page.append(", ").append(targets).append(" đối tượng, ").append(messages).append(" tin báo\n");
    if (which.entered().isPresent()) {
      page.append(
          "- Dấu hiệu do người điều hành diễn tập nhập tay, không đo thời gian phát hiện, khôi phục\n");
    }
    page.append("\n| Mốc, tính từ lúc gây lỗi | Lần này | Các lần trước |\n|---|---|---|\n");
    row(page, "Phát hiện", detect, earlier, "detectSeconds");
    row(page, "Báo tin tới người đầu tiên", tell, earlier, "tellSeconds");
    row(page, "Có người xác nhận", acknowledge, earlier, "acknowledgeSeconds");
    row(page, "Bước ứng cứu đầu tiên", firstStep, earlier, "firstStepSeconds");
    row(page, "Báo cáo đơn vị vận hành, chủ quản", report, earlier, "reportSeconds");
    row(page, "Bộ giám sát thấy khôi phục", recovered, earlier, "recoveredSeconds");
    page.append("\nKết quả: ").append(complete() ? "ĐẠT" : "CHƯA ĐẠT").append("\n\n");
    page.append("Nhận xét, kiến nghị: …………………………………………\n\n");
    page.append("Người điều hành diễn tập (ký, ghi rõ họ tên): …………………………\n");
    return page.toString();
  }

  private static void row(
      StringBuilder page,
      String name,
      Optional<Duration> now,
      List<JsonObject> earlier,
      String field) {
    List<String> before =
        earlier.stream()
            .map(json -> json.getDouble(field))
            .map(s -> s == null ? "–" : Spans.words(Duration.ofMillis(Math.round(s * 1000))))
            .toList();
    page.append("| ")
        .append(name)
        .append(" | ")
        .append(now.map(Spans::words).orElse("–"))
        .append(" | ")
        .append(before.isEmpty() ? "chưa có" : String.join("; ", before))
        .append(" |\n");
  }
}
