package vn.gov.haiduong.haidang.console;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import vn.gov.haiduong.haidang.console.MonthPorts.Outage;
import vn.gov.haiduong.haidang.console.MonthPorts.Own;
import vn.gov.haiduong.haidang.console.MonthPorts.Said;

/** The page behind the link of a draft: an agency's month, and what it says of its outages. */
final class HearingPage {

  /**
   * On one page; those without an answer come first, and the form stays within {@link
   * Hearing#LARGEST}.
   */
  static final int MOST = 40;

  private final Sheet sheet;
  private final Html html;
  private final Fields fields;
  private final View view;

  /**
   * What the page is about.
   *
   * @param from number of the first outage that is shown, from 0
   */
  record View(String token, YearMonth month, Own own, String name, int from) {

    /** Outages of this page. */
    List<Outage> shown() {
      List<Outage> all = own.outages();
      int first = Math.min(from, all.size());
      return all.subList(first, Math.min(first + MOST, all.size()));
    }

    /** The page that begins with this outage. */
    String path(int first) {
      return Hearing.PATH + token + (first == 0 ? "" : "?tu=" + first);
    }
  }

  /** How far the answer has come. */
  enum Stage {
    ASKING,
    REVIEW,
    KEPT
  }

  HearingPage(Sheet sheet, View view) {
    this.sheet = sheet;
    this.html = sheet.html();
    this.fields = new Fields(html);
    this.view = view;
  }

  void write(Stage stage, List<Said> said, String problem) {
    html.open("div", "class", "draft");
    html.leaf(
        "h1",
        "Dự thảo kết quả tháng %02d/%d: %s"
            .formatted(view.month().getMonthValue(), view.month().getYear(), view.own().name()));
    if (!problem.isEmpty()) {
      html.leaf("div", problem, "class", "banner", "role", "alert");
    }
    switch (stage) {
      case ASKING -> {
        standing();
        targets();
        asking(said);
      }
      case REVIEW -> review(said);
      case KEPT -> {
        html.leaf("p", "Đã ghi ý kiến. Cảm ơn " + view.name() + ".", "role", "status");
        kept();
        html.open("p");
        html.leaf("a", "Xem lại dự thảo hoặc đổi ý kiến", "href", Hearing.PATH + view.token());
        html.close();
      }
    }
    html.close();
  }

  private void standing() {
    Own own = view.own();
    html.open("p");
    if (own.editions() > 0) {
      html.text(
          "Tháng đã khóa sổ, bản "
              + own.editions()
              + ". Phản đối gửi lúc này vẫn được ghi, và báo cáo phải lập bản mới.");
    } else if (own.until().isPresent()) {
      boolean late = !sheet.now().isBefore(own.until().get());
      html.text(late ? "Đã hết hạn trả lời lúc " : "Xin trả lời trước ");
      sheet.time(own.until().get());
      html.text(
          late
              ? ". Ý kiến gửi trước khi khóa sổ vẫn vào phụ lục 2."
              : "; quá hạn, báo cáo ghi “không trả lời”.");
    }
    html.close();
  }

  private void targets() {
    html.leaf("h2", "Kết quả đo");
    html.open("table", "class", "list duty");
    html.open("thead");
    html.open("tr");
    for (String column :
        List.of("Đối tượng", "Sẵn sàng (%)", "Độ phủ (%)", "Gián đoạn (phút)", "Số lần")) {
      html.leaf("th", column, "scope", "col");
    }
    html.close(2);
    html.open("tbody");
    for (MonthPorts.OwnTarget target : view.own().targets()) {
      html.open("tr");
      html.open("td");
      html.leaf("strong", target.name());
      html.text(" " + target.address());
      html.close();
      cell("Sẵn sàng (%)", target.availability());
      cell("Độ phủ (%)", target.coverage());
      cell("Gián đoạn (phút)", target.downMinutes());
      cell("Số lần", Integer.toString(target.outages()));
      html.close();
    }
    html.close(2);
  }

  private void cell(String head, String words) {
    html.leaf("td", words, "class", "figure", "data-label", head);
  }

  private void asking(List<Said> said) {
    html.leaf("h2", "Các lần gián đoạn");
    List<Outage> outages = view.own().outages();
    if (outages.isEmpty()) {
      html.leaf("p", "Không có lần gián đoạn nào, không cần trả lời.");
      return;
    }
    pages(outages.size());
    html.open("form", "method", "post", "action", view.path(view.from()), "class", "acts");
    List<Outage> shown = view.shown();
    for (int i = 0; i < shown.size(); i++) {
      outage(i, shown.get(i), said);
    }
    fields.person("Tên người trả lời", view.name());
    html.leaf("button", "Xem lại trước khi gửi", "type", "submit");
    html.close();
  }

  /** Many outages stand on several pages; each is answered by itself. */
  private void pages(int outages) {
    if (outages <= MOST) {
      return;
    }
    html.leaf(
        "p",
        "Có "
            + outages
            + " lần, mỗi trang "
            + MOST
            + " lần, lần chưa trả lời đứng trước. Gửi xong trang này rồi mới sang trang khác.",
        "class",
        "note");
    html.open("p");
    for (int first = 0; first < outages; first += MOST) {
      String words = "%d–%d".formatted(first + 1, Math.min(first + MOST, outages));
      if (first == view.from()) {
        html.leaf("strong", words);
      } else {
        html.leaf("a", words, "href", view.path(first));
      }
      html.text(" ");
    }
    html.close();
  }

  private void outage(int nth, Outage outage, List<Said> said) {
    Optional<Said> before = said.stream().filter(it -> about(it, outage)).findFirst();
    html.open("fieldset", "class", "outage");
    html.leaf("legend", outage.name());
    html.open("p");
    html.text("Từ ");
    sheet.time(outage.start());
    html.text("; thời gian: " + outage.length() + ". Nguyên nhân lần lỗi đầu: " + outage.cause());
    html.close();
    html.open("p");
    html.leaf(
        "a",
        "Xem từng phép đo quanh lần này",
        "href",
        Hearing.PATH
            + view.token()
            + "/"
            + MonthRoutes.EVIDENCE
            + "?target="
            + MonthPage.encoded(outage.target())
            + "&outage="
            + MonthPage.encoded(outage.start().toString()));
    html.close();
    if (!outage.said().startsWith("chưa")) {
      html.leaf("p", "Đã ghi: " + outage.said(), "class", "note");
    }
    fields.hidden("about-" + nth, outage.start() + "|" + outage.target());
    choice(nth, "", "để sau", before.isEmpty());
    choice(nth, "confirmed", "đồng ý", before.filter(Said::confirmed).isPresent());
    choice(nth, "objected", "phản đối", before.filter(it -> !it.confirmed()).isPresent());
    fields.label("Lý do phản đối");
    html.leaf(
        "textarea",
        before.map(Said::reason).orElse(""),
        "name",
        "reason-" + nth,
        "rows",
        "2",
        "maxlength",
        "500");
    html.close(2);
  }

  private static boolean about(Said said, Outage outage) {
    return said.target().equals(outage.target()) && said.outage().equals(outage.start());
  }

  private void choice(int nth, String value, String words, boolean chosen) {
    html.open("label", "class", "choice");
    html.open(
        "input",
        "type",
        "radio",
        "name",
        "answer-" + nth,
        "value",
        value,
        chosen ? "checked" : "",
        "checked");
    html.text(" " + words);
    html.close();
  }

  private void review(List<Said> said) {
    html.leaf("h2", "Sắp gửi, xin xem lại");
    html.open("ul");
    for (Said one : said) {
      html.open("li");
      view.own().outages().stream()
          .filter(it -> about(one, it))
          .findFirst()
          .ifPresent(it -> html.text(it.name() + ", từ "));
      sheet.time(one.outage());
      html.text(one.confirmed() ? ": đồng ý" : ": phản đối, lý do: " + one.reason());
      html.close();
    }
    html.close();
    html.leaf("p", "Người trả lời: " + view.name() + ". Chưa có gì được ghi.");
    html.open("form", "method", "post", "action", view.path(view.from()), "class", "acts");
    fields.hidden("sure", "1");
    fields.hidden("name", view.name());
    for (int i = 0; i < said.size(); i++) {
      fields.hidden("about-" + i, said.get(i).outage() + "|" + said.get(i).target());
      fields.hidden("answer-" + i, said.get(i).confirmed() ? "confirmed" : "objected");
      fields.hidden("reason-" + i, said.get(i).reason());
    }
    html.leaf("button", "Gửi ý kiến", "type", "submit");
    html.close();
    html.open("p");
    html.leaf("a", "Quay lại, chưa gửi", "href", view.path(view.from()));
    html.close();
  }

  private void kept() {
    html.open("ul");
    for (Outage outage : view.own().outages()) {
      html.open("li");
      html.text(outage.name() + ", từ ");
      sheet.time(outage.start());
      html.text(": " + outage.said());
      html.close();
    }
    html.close();
  }
}
