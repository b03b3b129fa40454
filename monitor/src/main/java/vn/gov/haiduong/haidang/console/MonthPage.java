package vn.gov.haiduong.haidang.console;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import vn.gov.haiduong.haidang.access.Role;

/** The months: draft or frozen, editions, files, comparing, verifying, agencies' answers. */
final class MonthPage {

  private static final List<String> FORMS = List.of("pdf", "docx", "xlsx", "json");

  private final Sheet sheet;
  private final Html html;
  private final Visitor visitor;

  MonthPage(Sheet sheet, Visitor visitor) {
    this.sheet = sheet;
    this.html = sheet.html();
    this.visitor = visitor;
  }

  void list(List<MonthPorts.Month> months) {
    html.leaf("h1", "Báo cáo tháng");
    html.leaf(
        "p",
        "Máy lập dự thảo và nhắc; khóa sổ và gửi là việc của người có tên. Tháng đã khóa không đổi"
            + " nữa, sửa là lập bản mới.",
        "class",
        "note");
    html.open("p");
    html.leaf("a", "Kiểm tra các tháng đã khóa", "href", MonthRoutes.PAGE + "/kiem-tra");
    html.close();
    head("Tháng", "Tình trạng", "Bản", "Tải về");
    for (MonthPorts.Month month : months) {
      html.open("tr");
      html.open("td");
      html.leaf("a", words(month.month()), "href", MonthRoutes.PAGE + "/" + month.month());
      html.close();
      html.leaf("td", state(month));
      html.leaf("td", month.editions().isEmpty() ? "–" : "bản " + month.editions().size());
      html.open("td");
      files(month.month(), month.editions().size());
      html.close(2);
    }
    html.close(2);
    if (months.size() > 1) {
      compareForm(months);
    }
  }

  private static String state(MonthPorts.Month month) {
    return !month.editions().isEmpty()
        ? "đã khóa"
        : month.over() ? "dự thảo, chờ khóa" : "đang chạy, dự thảo đến lúc này";
  }

  private static String words(YearMonth month) {
    return "Tháng %02d/%d".formatted(month.getMonthValue(), month.getYear());
  }

  private void head(String... columns) {
    html.open("table", "class", "list");
    html.open("thead");
    html.open("tr");
    for (String column : columns) {
      html.leaf("th", column, "scope", "col");
    }
    html.close(2);
    html.open("tbody");
  }

  private void files(YearMonth month, int edition) {
    for (String form : FORMS) {
      html.leaf(
          "a",
          form.toUpperCase(Locale.ROOT),
          "href",
          MonthRoutes.PAGE + "/" + month + "/" + edition + "/report." + form);
      html.text(" ");
    }
  }

  private void compareForm(List<MonthPorts.Month> months) {
    html.leaf("h2", "So sánh hai tháng");
    html.open("form", "method", "get", "action", MonthRoutes.PAGE + "/so-sanh", "class", "acts");
    for (int i = 1; i >= 0; i--) {
      html.open("label");
      html.leaf("span", i == 1 ? "Tháng trước" : "Tháng sau");
      html.open("select", "name", i == 1 ? "a" : "b");
      String chosen = months.get(i).month().toString();
      for (MonthPorts.Month month : months) {
        String value = month.month().toString();
        html.leaf(
            "option",
            words(month.month()),
            "value",
            value,
            value.equals(chosen) ? "selected" : "",
            "selected");
      }
      html.close(2);
    }
    html.leaf("button", "So sánh", "type", "submit");
    html.close();
  }

  void compared(YearMonth one, YearMonth other, List<MonthPorts.Compared> rows) {
    html.leaf("h1", "So sánh hai tháng");
    html.open("table", "class", "list duty");
    html.open("thead");
    html.open("tr");
    html.leaf("th", "Số liệu", "scope", "col");
    html.leaf("th", words(one), "scope", "col", "class", "figure");
    html.leaf("th", words(other), "scope", "col", "class", "figure");
    html.close(2);
    html.open("tbody");
    for (MonthPorts.Compared row : rows) {
      html.open("tr");
      html.leaf("td", row.what());
      html.leaf("td", row.one(), "class", "figure", "data-label", words(one));
      html.leaf("td", row.other(), "class", "figure", "data-label", words(other));
      html.close();
    }
    html.close(2);
    back();
  }

  void verified(List<String> sentences) {
    html.leaf("h1", "Kiểm tra các tháng đã khóa");
    html.open("ul");
    sentences.forEach(sentence -> html.leaf("li", sentence));
    html.close();
    html.leaf(
        "p",
        "Đối chiếu với bản đã gửi đi: ./haidang verify --anchor MÃ (mã ở chân trang của bản đó).",
        "class",
        "note");
    back();
  }

  private void back() {
    html.open("p");
    html.leaf("a", "Các tháng", "href", MonthRoutes.PAGE);
    html.close();
  }

  /** A freezing under way: the page comes again by itself until it has ended. */
  void closing(MonthPorts.Progress.Running running) {
    html.leaf("h1", "Đang khóa sổ " + words(running.month()).toLowerCase(Locale.ROOT));
    html.open("p", "role", "status");
    html.text("Đang " + running.stage() + "; ");
    html.text(running.by() + " bắt đầu lúc ");
    sheet.time(running.since());
    html.text(".");
    html.close();
    html.leaf(
        "p",
        "Tháng lớn mất một đến hai phút. Trang tự tải lại đến khi xong; đóng trang cũng không ảnh"
            + " hưởng đến việc khóa sổ.",
        "class",
        "note");
    back();
  }

  private void ended(MonthPorts.Progress progress) {
    switch (progress) {
      case MonthPorts.Progress.Running _ -> {
        // The month's own page comes when it has ended.
      }
      case MonthPorts.Progress.Refused(var _, var at, var why) ->
          ended(at, "lần khóa sổ gần nhất không thành: " + why);
      case MonthPorts.Progress.Done(var _, var at, var edition) ->
          ended(at, "đã khóa xong bản " + edition + ".");
    }
  }

  private void ended(Instant at, String words) {
    html.open("p", "role", "status");
    sheet.time(at);
    html.text(": " + words);
    html.close();
  }

  void month(
      MonthPorts.Month month,
      Optional<MonthPorts.Progress> progress,
      List<MonthPorts.Outage> outages) {
    html.leaf("h1", "Báo cáo " + words(month.month()).toLowerCase(Locale.ROOT));
    progress.ifPresent(this::ended);
    html.leaf("p", "Tình trạng: " + state(month) + ".");
    html.open("p");
    html.text("Dự thảo theo sổ lúc này: ");
    files(month.month(), 0);
    html.text("· Phiếu họp một trang: ");
    for (String form : List.of("pdf", "docx")) {
      html.leaf(
          "a",
          form.toUpperCase(Locale.ROOT),
          "href",
          MonthRoutes.PAGE + "/" + month.month() + "/0/meeting." + form);
      html.text(" ");
    }
    html.close();
    if (!month.editions().isEmpty()) {
      editions(month);
    }
    objections(month, outages);
    outages(month.month(), outages);
    if (month.over() && visitor.may(Role.LEADER) && !visitor.session().isEmpty()) {
      closing(month);
    }
    back();
  }

  private void editions(MonthPorts.Month month) {
    html.leaf("h2", "Các bản đã khóa");
    head("Bản", "Lúc", "Người khóa", "Lý do", "Mã băm SHA-256", "Tải về");
    for (MonthPorts.FrozenEdition edition : month.editions()) {
      html.open("tr");
      html.leaf("td", Integer.toString(edition.number()));
      html.open("td", "class", "when");
      sheet.time(OffsetDateTime.parse(edition.at()).toInstant());
      html.close();
      html.leaf("td", edition.by());
      html.leaf("td", edition.reason().isEmpty() ? "–" : edition.reason());
      html.open("td");
      html.leaf("code", edition.hash());
      html.close();
      html.open("td");
      files(month.month(), edition.number());
      html.text("· phiếu họp ");
      html.leaf(
          "a",
          "PDF",
          "href",
          MonthRoutes.PAGE + "/" + month.month() + "/" + edition.number() + "/meeting.pdf");
      html.close(2);
    }
    html.close(2);
  }

  /** Objections that no frozen edition has: they make a new one needed. */
  private void objections(MonthPorts.Month month, List<MonthPorts.Outage> outages) {
    long standing = outages.stream().filter(it -> it.objected().isPresent()).count();
    if (standing == 0) {
      return;
    }
    if (month.editions().isEmpty()) {
      html.leaf("p", "Có " + standing + " lần bị phản đối; xem lại trước khi khóa sổ.");
      return;
    }
    Instant frozen = OffsetDateTime.parse(month.editions().getLast().at()).toInstant();
    long late =
        outages.stream()
            .filter(it -> it.objected().filter(at -> !at.isBefore(frozen)).isPresent())
            .count();
    if (late > 0) {
      html.leaf(
          "div",
          "Sau khi khóa bản "
              + month.editions().size()
              + " có "
              + late
              + " lần bị phản đối: cần lập bản mới.",
          "class",
          "banner",
          "role",
          "status");
    }
  }

  private void outages(YearMonth month, List<MonthPorts.Outage> outages) {
    html.leaf("h2", "Các lần gián đoạn và ý kiến của cơ quan");
    if (outages.isEmpty()) {
      html.leaf("p", "Không có lần gián đoạn nào.");
      return;
    }
    boolean acts = visitor.acts();
    head("Cơ quan", "Đối tượng", "Từ", "Kéo dài", "Ý kiến", "");
    for (MonthPorts.Outage outage : outages) {
      html.open("tr");
      html.open("td");
      html.leaf(
          "a",
          outage.unit().isBlank() ? outage.code() : outage.unit(),
          "href",
          MonthRoutes.PAGE + "/" + month + "/0/agency-" + outage.code() + ".pdf",
          "title",
          "Kết quả tháng của cơ quan (PDF)");
      html.close();
      html.leaf("td", outage.name());
      html.open("td", "class", "when");
      sheet.time(outage.start());
      html.close();
      html.leaf("td", outage.length());
      html.leaf("td", outage.said());
      html.open("td");
      html.leaf(
          "a",
          "xem lại",
          "href",
          MonthRoutes.PAGE
              + "/"
              + month
              + "/"
              + MonthRoutes.EVIDENCE
              + "?target="
              + encoded(outage.target())
              + "&outage="
              + encoded(outage.start().toString()),
          "title",
          "Từng phép đo quanh lần này, tính lại");
      if (acts) {
        hearing(month, outage);
      }
      html.close(2);
    }
    html.close(2);
    html.leaf(
        "p",
        "“Xem lại” cho thấy từng phép đo và tính lại giờ bị phản đối. Ý kiến trước khi khóa vào phụ"
            + " lục 2; phản đối đến sau cần lập bản mới.",
        "class",
        "note");
  }

  private void hearing(YearMonth month, MonthPorts.Outage outage) {
    html.open("details");
    html.leaf("summary", "Ghi thay cơ quan");
    html.open("form", "method", "post", "action", MonthRoutes.PAGE + "/" + month + "/y-kien");
    hidden("word", visitor.formWord());
    hidden("target", outage.target());
    hidden("outage", outage.start().toString());
    html.open("select", "name", "answer", "aria-label", "Ý kiến");
    html.leaf("option", "đồng ý", "value", "confirmed");
    html.leaf("option", "phản đối", "value", "objected");
    html.close();
    html.open("input", "type", "text", "name", "reason", "maxlength", "500", "aria-label", "Lý do");
    html.leaf("button", "Ghi ý kiến", "type", "submit");
    html.close(2);
  }

  /** A value for a link's query. */
  static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  private void hidden(String name, String value) {
    html.open("input", "type", "hidden", "name", name, "value", value);
  }

  private void closing(MonthPorts.Month month) {
    boolean again = !month.editions().isEmpty();
    html.open("section", "class", "acts");
    html.leaf("h2", again ? "Lập bản mới" : "Khóa sổ");
    html.open("form", "method", "post", "action", MonthRoutes.PAGE + "/" + month.month() + "/khoa");
    hidden("word", visitor.formWord());
    if (again) {
      html.open("label");
      html.leaf("span", "Lý do sửa");
      html.open(
          "input", "type", "text", "name", "reason", "maxlength", "200", "required", "required");
      html.close();
    }
    html.leaf("button", again ? "Lập bản mới" : "Khóa sổ tháng này", "type", "submit");
    html.close(2);
  }
}
