package vn.gov.haiduong.haidang.console;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import vn.gov.haiduong.haidang.console.MonthPorts.Evidence;
import vn.gov.haiduong.haidang.console.MonthPorts.Seen;
import vn.gov.haiduong.haidang.console.MonthPorts.Stretch;
import vn.gov.haiduong.haidang.wording.Spans;

/** The disputed hours: each measurement, what the rules make of them, and how to do it oneself. */
final class EvidencePage {

  private static final int WIDTH = 1000;

  private final Sheet sheet;
  private final Html html;

  EvidencePage(Sheet sheet) {
    this.sheet = sheet;
    this.html = sheet.html();
  }

  /**
   * Writes it.
   *
   * @param officer whether incidents may be shown, and commands that need the ledger
   */
  void write(Evidence evidence, boolean officer, String back) {
    html.leaf("h1", "Xem lại giờ gián đoạn: " + evidence.name());
    html.open("p");
    html.text(evidence.address() + ". Gián đoạn từ ");
    sheet.time(evidence.start());
    html.text(", xác nhận lúc ");
    sheet.time(evidence.confirmedAt());
    evidence
        .end()
        .ifPresentOrElse(
            end -> {
              html.text(", đến ");
              sheet.time(end);
              html.text(" (" + Spans.words(Duration.between(evidence.start(), end)) + ").");
            },
            () -> html.text(", chưa kết thúc."));
    html.close();
    html.leaf(
        "p",
        evidence.same()
            ? "Tính lại từ các phép đo dưới đây theo quy tắc trong phụ lục 3: đúng như sổ, đến"
                + " từng mili giây."
            : "Tính lại từ các phép đo dưới đây KHÁC với sổ: cần kiểm tra trước khi trả lời cơ"
                + " quan.",
        "role",
        "status",
        "class",
        evidence.same() ? "note" : "banner");
    stretches("Sổ ghi", evidence.kept());
    if (!evidence.same()) {
      stretches("Tính lại", evidence.counted());
    }
    seen(evidence.seen());
    if (officer) {
      incidents(evidence.incidents());
      html.leaf("h2", "Tự tính lại");
      html.open("pre");
      evidence.commands().forEach(line -> html.leaf("code", line + "\n"));
      html.close();
    }
    html.open("p");
    html.leaf("a", "Quay lại", "href", back);
    html.close();
  }

  private void stretches(String title, List<Stretch> all) {
    html.leaf("h2", title);
    if (!all.isEmpty()) {
      strip(all);
    }
    head("Từ", "Đến", "Kéo dài", "Trạng thái");
    for (Stretch one : all) {
      html.open("tr");
      when("Từ", one.from());
      when("Đến", one.to());
      html.leaf("td", Spans.words(Duration.between(one.from(), one.to())), "data-label", "Kéo dài");
      html.leaf("td", one.words(), "data-label", "Trạng thái");
      html.close();
    }
    html.close(2);
  }

  private void strip(List<Stretch> all) {
    long from = all.getFirst().from().toEpochMilli();
    double whole = Math.max(1, all.getLast().to().toEpochMilli() - from);
    html.open(
        "svg",
        "class",
        "strip",
        "viewBox",
        "0 0 " + WIDTH + " 24",
        "preserveAspectRatio",
        "none",
        "role",
        "img",
        "aria-label",
        "Dải trạng thái; số ở bảng dưới");
    for (Stretch one : all) {
      long x = Math.round((one.from().toEpochMilli() - from) / whole * WIDTH);
      long end = Math.round((one.to().toEpochMilli() - from) / whole * WIDTH);
      html.open(
          "rect",
          "class",
          one.state(),
          "x",
          Long.toString(x),
          "y",
          "0",
          "width",
          Long.toString(Math.max(1, end - x)),
          "height",
          "24");
    }
    html.close();
  }

  private void seen(List<Seen> all) {
    html.leaf("h2", "Từng phép đo");
    if (all.isEmpty()) {
      html.leaf("p", "Sổ không còn giữ phép đo của giờ này (phép đo được giữ 13 tháng).");
      return;
    }
    head("Từ", "Đến", "Số phép đo", "Kết quả", "Phép đo cuối mất");
    for (Seen one : all) {
      html.open("tr");
      when("Từ", one.first());
      when("Đến", one.last());
      html.leaf("td", Integer.toString(one.count()), "class", "figure", "data-label", "Số phép đo");
      html.leaf("td", one.words(), "data-label", "Kết quả");
      html.leaf("td", one.took().isEmpty() ? "–" : one.took(), "data-label", "Phép đo cuối mất");
      html.close();
    }
    html.close(2);
  }

  private void incidents(List<String> incidents) {
    if (incidents.isEmpty()) {
      return;
    }
    html.leaf("h2", "Sự cố và chứng cứ đã giữ");
    html.open("p");
    for (String id : incidents) {
      html.leaf("a", id, "href", PeopleRoutes.PAGE + "/" + id);
      html.text(" ");
    }
    html.close();
  }

  private void head(String... columns) {
    html.open("table", "class", "list duty");
    html.open("thead");
    html.open("tr");
    for (String column : columns) {
      html.leaf("th", column, "scope", "col");
    }
    html.close(2);
    html.open("tbody");
  }

  private void when(String label, Instant at) {
    html.open("td", "class", "when", "data-label", label);
    sheet.time(at);
    html.close();
  }
}
