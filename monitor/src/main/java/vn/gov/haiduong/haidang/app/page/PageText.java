package vn.gov.haiduong.haidang.app.page;

import java.time.format.DateTimeFormatter;
import java.util.stream.Collectors;
import vn.gov.haiduong.haidang.page.ContentVerdict;
import vn.gov.haiduong.haidang.page.Findings;
import vn.gov.haiduong.haidang.page.Signal;
import vn.gov.haiduong.haidang.wording.Plain;

/** Findings for people. */
final class PageText {

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

  private PageText() {}

  /**
   * @param explain with every signal's code, place and score, and the rule of the verdict
   */
  static String of(Reading reading, boolean explain) {
    Findings found = reading.findings();
    StringBuilder text = new StringBuilder();
    line(text, reading.what() + ": " + verdict(found.verdict()));
    line(text, "  Tiêu đề: " + (found.title().isEmpty() ? "(không có)" : found.title()));
    line(
        text,
        "  Ngôn ngữ: "
            + found.language().orElse("không rõ")
            + found.declaredLanguage().map(d -> " (khai báo " + d + ")").orElse(""));
    line(
        text,
        "  Tin mới nhất: "
            + found
                .freshness()
                .latestDate()
                .map(d -> d.format(DAY) + " (" + found.freshness().items() + " mục có ngày)")
                .orElse("không thấy mục nào có ngày"));
    line(
        text,
        "  Liên kết: "
            + found.links().internal()
            + " trong trang, "
            + found.links().external().stream().map(Findings.External::host).distinct().count()
            + " máy chủ khác; tới Cổng tỉnh: "
            + (found.links().toPortal().isEmpty()
                ? "không có"
                : found.links().toPortal().stream()
                    .limit(3)
                    .map(p -> p.href() + " (" + p.kind().label() + ")")
                    .collect(Collectors.joining(", "))));
    for (Signal signal : found.signals()) {
      line(
          text,
          "  "
              + (signal.guarded() ? "○" : signal.hard() ? "‼" : "!")
              + " "
              + signal.code().words()
              + ": "
              + signal.evidence());
      if (explain) {
        line(
            text,
            "      mã %s, nhóm %s, %s, điểm %.2f%s%s"
                .formatted(
                    signal.code().label(),
                    signal.family().label(),
                    signal.hard() ? "mạnh" : "yếu",
                    signal.score(),
                    signal.guarded() ? ", được bỏ qua theo ngữ cảnh" : "",
                    signal.where().isEmpty() ? "" : ", tại " + signal.where()));
      }
    }
    found
        .guards()
        .forEach(g -> line(text, "  Ngữ cảnh: " + g.code().words() + ": " + g.evidence()));
    reading
        .copies()
        .forEach(
            c ->
                line(
                    text,
                    "  Bản %s: mã %d, %s, giống bản đầu %.0f %%"
                        .formatted(
                            c.as().label(), c.status(), c.finalUrl(), c.similarity() * 100)));
    found
        .baseline()
        .ifPresent(
            b ->
                line(
                    text,
                    "  So với bản đã duyệt: giống %.0f %%; máy chủ mới: %s; mã mới: %d; biểu mẫu mới: %d"
                        .formatted(
                            b.similarity() * 100,
                            b.newExternalHosts().isEmpty()
                                ? "không"
                                : String.join(", ", b.newExternalHosts()),
                            b.newScripts().size(),
                            b.newForms().size())));
    if (explain) {
      line(
          text,
          "  Quy tắc: không dấu hiệu hoặc một dấu hiệu yếu điểm thấp là bình thường; hai dấu hiệu"
              + " khác nhóm trong đó một mạnh, hoặc ba dấu hiệu yếu, là đáng ngờ; còn lại cần"
              + " xem.");
    }
    return text.toString();
  }

  private static String verdict(ContentVerdict verdict) {
    return switch (verdict) {
      case CLEAN -> "không thấy gì lạ";
      case CHECK -> "cần kiểm tra (có dấu hiệu)";
      case SUSPECT -> "CẦN KIỂM TRA NGAY (nhiều dấu hiệu nội dung bị can thiệp)";
    };
  }

  private static void line(StringBuilder text, String words) {
    text.append(words.startsWith("  ") ? "  " : "")
        .append(Plain.withoutControls(words.strip()))
        .append('\n');
  }
}
