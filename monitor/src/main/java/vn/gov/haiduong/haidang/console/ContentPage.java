package vn.gov.haiduong.haidang.console;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import vn.gov.haiduong.haidang.health.State;
import vn.gov.haiduong.haidang.pagewatch.Judged;
import vn.gov.haiduong.haidang.pagewatch.LineDiff;
import vn.gov.haiduong.haidang.target.TargetId;
import vn.gov.haiduong.haidang.wording.Plain;

/** What the readings of pages came to, and the copies that wait for somebody's approval. */
final class ContentPage {

  static final String PATH = "/noi-dung";
  private static final int AROUND = 2;
  private static final int LONGEST = 400;

  private final Sheet sheet;
  private final Html html;
  private final Visitor visitor;

  ContentPage(Sheet sheet, Visitor visitor) {
    this.sheet = sheet;
    this.html = sheet.html();
    this.visitor = visitor;
  }

  private boolean acts() {
    return visitor.acts();
  }

  static String href(TargetId id) {
    return PATH + Sheet.href(id).substring("/targets".length());
  }

  // ---- all sites -------------------------------------------------------------------------------

  void list(List<PageDesk.Row> rows) {
    html.leaf("h1", "Nội dung các trang");
    html.leaf(
        "p",
        "Hệ thống đọc trang theo lịch riêng. Thấy dấu hiệu thì đọc lại rồi mới nói; \"cần kiểm tra\""
            + " không phải là kết luận vi phạm. Bản đã duyệt do người có tên duyệt, không tự học.",
        "class",
        "note");
    counts(rows);
    section(
        "Cần kiểm tra",
        "Hai lần đọc cùng thấy dấu hiệu.",
        rows.stream().filter(row -> worst(row) == Judged.SUSPECT).toList());
    section(
        "Khác bản đã duyệt",
        "Có thể là giao diện mới; chờ người duyệt.",
        rows.stream().filter(row -> worst(row) == Judged.CHANGED || row.redesign()).toList());
    section(
        "Nên xem lại khi rảnh",
        "Có một vài dấu hiệu yếu, không báo ai.",
        rows.stream()
            .filter(
                row ->
                    worst(row) == Judged.SOUND
                        && row.pages().stream().anyMatch(page -> page.judged() == Judged.LOOK))
            .toList());
    first(rows);
    section("Tất cả trang được đọc", "", rows);
  }

  private static Judged worst(PageDesk.Row row) {
    return row.pages().stream()
        .map(PageDesk.Seen::confirmed)
        .max(Comparator.naturalOrder())
        .orElse(Judged.SOUND);
  }

  private void counts(List<PageDesk.Row> rows) {
    long read = rows.stream().filter(row -> !row.pages().isEmpty()).count();
    long approved = rows.stream().filter(row -> row.approved().isPresent()).count();
    html.leaf(
        "p",
        "Đọc được "
            + read
            + "/"
            + rows.size()
            + " trang; "
            + approved
            + " trang có bản đã duyệt; "
            + rows.stream().filter(row -> row.proposed().isPresent()).count()
            + " bản chờ duyệt.");
  }

  private void first(List<PageDesk.Row> rows) {
    List<PageDesk.Row> waiting =
        rows.stream().filter(row -> row.proposed().isPresent() && !row.redesign()).toList();
    if (waiting.isEmpty()) {
      return;
    }
    html.open("section", "class", "acts");
    html.leaf("h2", "Bản đầu tiên chờ duyệt");
    html.leaf(
        "p",
        waiting.size()
            + " trang chưa có bản nào được duyệt; lần đọc vừa rồi không thấy gì lạ. Duyệt tất cả"
            + " nghĩa là bạn nhận đã xem và chịu trách nhiệm về các bản này.");
    if (acts()) {
      html.open("form", "method", "post", "action", PATH + "/duyet-lan-dau");
      word();
      html.leaf("button", "Duyệt " + waiting.size() + " bản đầu tiên", "type", "submit");
      html.close();
    }
    html.close();
  }

  private void word() {
    html.open("input", "type", "hidden", "name", "word", "value", visitor.formWord());
  }

  private void section(String title, String note, List<PageDesk.Row> rows) {
    html.open("section");
    html.leaf("h2", title + " (" + rows.size() + ")");
    if (!note.isEmpty()) {
      html.leaf("p", note, "class", "note");
    }
    if (rows.isEmpty()) {
      html.leaf("p", "Không có.", "class", "note");
      html.close();
      return;
    }
    html.open("table", "class", "list");
    html.open("thead");
    html.open("tr");
    for (String head : List.of("Trang", "Nhận định", "Dấu hiệu", "Đọc lúc", "Bản duyệt")) {
      html.leaf("th", head, "scope", "col");
    }
    html.close(2);
    html.open("tbody");
    rows.forEach(this::row);
    html.close(3);
  }

  private void row(PageDesk.Row row) {
    html.open("tr");
    html.open("td");
    html.leaf("a", row.name(), "href", href(row.id()));
    html.leaf("small", row.unit());
    html.close();
    Optional<PageDesk.Seen> shown =
        row.pages().stream()
            .max(
                Comparator.comparing(PageDesk.Seen::confirmed)
                    .thenComparing(PageDesk.Seen::judged)
                    .thenComparing(seen -> seen.page().equals(row.home())));
    html.open("td");
    shown.ifPresentOrElse(this::judged, () -> html.text("Chưa đọc được"));
    html.close();
    html.leaf(
        "td",
        shown
            .map(PageDesk.Seen::signals)
            .filter(signals -> !signals.isEmpty())
            .map(signals -> Plain.shown(signals.getFirst(), 160))
            .orElse("–"));
    html.open("td", "class", "when");
    shown.ifPresent(seen -> sheet.time(seen.at()));
    html.close();
    html.open("td");
    html.text(row.approved().map(kept -> "có bản đã duyệt").orElse("chưa có bản đã duyệt"));
    if (row.proposed().isPresent()) {
      html.text(row.redesign() ? ", có bản mới chờ duyệt" : ", bản đầu chờ duyệt");
    }
    html.close(2);
  }

  private void judged(PageDesk.Seen seen) {
    boolean confirmed = seen.confirmed().grave();
    State looks = confirmed ? State.DEGRADED : seen.judged().grave() ? State.UNKNOWN : State.UP;
    html.leaf(
        "span",
        seen.doubted() ? "đang đọc lại" : (confirmed ? seen.confirmed() : seen.judged()).words(),
        "class",
        "tag " + looks.label().toLowerCase(Locale.ROOT));
  }

  // ---- one site --------------------------------------------------------------------------------

  /**
   * One site.
   *
   * @param approved lines of the approved copy
   * @param proposed lines of the one that waits
   */
  void one(PageDesk.Row row, Optional<List<String>> approved, Optional<List<String>> proposed) {
    html.open("p", "class", "crumbs");
    html.leaf("a", "Nội dung các trang", "href", PATH);
    html.text(" › " + row.unit());
    html.close();
    html.leaf("h1", row.name());
    html.open("p");
    html.leaf("a", "Trạng thái đo của trang này", "href", Sheet.href(row.id()));
    row.next()
        .ifPresent(
            at -> {
              html.text(" · đọc tiếp lúc ");
              sheet.time(at);
            });
    html.close();
    decision(row, approved, proposed);
    readings(row);
  }

  private void readings(PageDesk.Row row) {
    html.open("section");
    html.leaf("h2", "Các trang đã đọc");
    for (PageDesk.Seen seen : row.pages()) {
      html.open("div", "class", "seen");
      html.open("h3");
      html.leaf("code", Plain.shown(seen.page(), 200));
      html.close();
      html.open("p");
      judged(seen);
      html.text(" đọc lúc ");
      sheet.time(seen.at());
      seen.since()
          .ifPresent(
              since -> {
                html.text(", từ ");
                sheet.time(since);
              });
      seen.similarity().ifPresent(same -> html.text(", giống bản đã duyệt " + same + " %"));
      html.close();
      html.leaf("p", "Tiêu đề: " + Plain.shown(seen.title(), 200), "class", "note");
      if (!seen.signals().isEmpty()) {
        html.open("ul");
        seen.signals().forEach(signal -> html.leaf("li", Plain.shown(signal, LONGEST)));
        html.close();
      }
      html.close();
    }
    if (row.pages().isEmpty()) {
      html.leaf("p", "Chưa đọc được trang nào.", "class", "note");
    }
    html.close();
  }

  private void decision(
      PageDesk.Row row, Optional<List<String>> approved, Optional<List<String>> proposed) {
    html.open("section", "class", "acts");
    html.leaf("h2", "Bản đã duyệt và bản chờ duyệt");
    row.approved()
        .ifPresentOrElse(
            kept -> {
              html.open("p");
              html.text("Bản đang dùng: " + kept.who() + " duyệt lúc ");
              sheet.time(kept.at());
              html.text(", SHA-256 ");
              html.leaf("code", kept.sha256());
              html.close();
            },
            () -> html.leaf("p", "Chưa có bản nào được duyệt."));
    if (row.proposed().isEmpty()) {
      html.leaf("p", "Không có bản nào chờ duyệt.", "class", "note");
      html.close();
      return;
    }
    PageDesk.Kept waiting = row.proposed().get();
    html.open("p");
    html.text(
        (row.redesign() ? "Trang đã khác hẳn bản đang dùng; " : "Bản đầu tiên; ")
            + "đọc được lúc ");
    sheet.time(waiting.at());
    html.text(", SHA-256 ");
    html.leaf("code", waiting.sha256());
    html.close();
    if (acts()) {
      html.open("form", "method", "post", "action", href(row.id()) + "/duyet");
      word();
      html.open("input", "type", "hidden", "name", "sha256", "value", waiting.sha256());
      html.leaf("button", "Duyệt bản này", "type", "submit", "name", "act", "value", "duyet");
      html.text(" ");
      html.leaf("button", "Không duyệt", "type", "submit", "name", "act", "value", "tu-choi");
      html.close();
    }
    if (proposed.isEmpty()) {
      html.leaf("p", "Không đọc được bản lưu; đừng duyệt.", "class", "banner");
    } else {
      beside(approved.orElse(List.of()), proposed.get(), approved.isPresent());
    }
    html.close();
  }

  /** Old and new as text beside each other: nothing of the page is run or shown as a page. */
  private void beside(List<String> left, List<String> right, boolean both) {
    if (!both) {
      html.leaf("h3", "Nội dung bản chờ duyệt, dạng chữ");
      html.open("ol", "class", "lines");
      right.forEach(line -> html.leaf("li", Plain.shown(line, LONGEST)));
      html.close();
      return;
    }
    List<LineDiff.Row> rows = LineDiff.of(left, right);
    long same = rows.stream().filter(LineDiff.Row::same).count();
    html.leaf(
        "p",
        same + " dòng giống nhau, " + (rows.size() - same) + " dòng khác. Chỉ hiện chỗ khác.",
        "class",
        "note");
    html.open("table", "class", "beside");
    html.open("thead");
    html.open("tr");
    html.leaf("th", "Bản đã duyệt", "scope", "col");
    html.leaf("th", "Bản chờ duyệt", "scope", "col");
    html.close(2);
    html.open("tbody");
    boolean gap = false;
    for (int at : shown(rows)) {
      if (at < 0) {
        gap = true;
        continue;
      }
      LineDiff.Row row = rows.get(at);
      html.open("tr", "class", (row.same() ? "same" : "other") + (gap ? " gap" : ""));
      gap = false;
      html.leaf("td", Plain.shown(row.left(), LONGEST));
      html.leaf("td", Plain.shown(row.right(), LONGEST));
      html.close();
    }
    html.close(2);
  }

  /** Rows that differ and some around them; -1 where some are left out. */
  private static List<Integer> shown(List<LineDiff.Row> rows) {
    List<Integer> shown = new ArrayList<>();
    int last = -1;
    for (int i = 0; i < rows.size(); i++) {
      boolean near = false;
      for (int j = Math.max(0, i - AROUND); j <= Math.min(rows.size() - 1, i + AROUND); j++) {
        near |= !rows.get(j).same();
      }
      if (near) {
        if (last >= 0 && last != i - 1) {
          shown.add(-1);
        }
        shown.add(i);
        last = i;
      }
    }
    return shown;
  }
}
