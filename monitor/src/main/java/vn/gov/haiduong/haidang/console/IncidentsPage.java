package vn.gov.haiduong.haidang.console;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import vn.gov.haiduong.haidang.incident.Clocks;
import vn.gov.haiduong.haidang.incident.Deadline;
import vn.gov.haiduong.haidang.incident.Incident;
import vn.gov.haiduong.haidang.incident.World;
import vn.gov.haiduong.haidang.time.Province;
import vn.gov.haiduong.haidang.wording.Numbers;
import vn.gov.haiduong.haidang.wording.Plain;
import vn.gov.haiduong.haidang.wording.Spans;

/** Open incidents with their clocks, closed ones that the law still asks for, and the history. */
final class IncidentsPage {

  private static final int MOST = 300;
  private static final Comparator<Incident> GRAVEST =
      Comparator.comparing(Incident::severity)
          .thenComparing(Incident::since)
          .thenComparing(Incident::id);

  private final Sheet sheet;
  private final Html html;
  private final World world;
  private final StoryWords words;
  private final Visitor visitor;

  IncidentsPage(Sheet sheet, World world, Visitor visitor) {
    this.sheet = sheet;
    this.html = sheet.html();
    this.world = world;
    this.words = new StoryWords(world);
    this.visitor = visitor;
  }

  void open(List<Incident> all) {
    List<Incident> open = all.stream().filter(Incident::open).sorted(GRAVEST).toList();
    html.leaf(
        "h1",
        open.isEmpty()
            ? "Không có sự cố nào đang mở"
            : Numbers.whole(open.size()) + " sự cố đang mở");
    if (!open.isEmpty()) {
      chosen(open);
    }
    List<Incident> owing =
        all.stream()
            .filter(incident -> !incident.open())
            .filter(incident -> !Clocks.owed(incident, world, sheet.now()).isEmpty())
            .sorted(GRAVEST)
            .toList();
    if (!owing.isEmpty()) {
      html.open("section");
      html.leaf("h2", "Đã đóng, còn thời hạn theo luật (" + Numbers.whole(owing.size()) + ")");
      html.leaf("p", "Ghi văn bản đã gửi thì thời hạn mới dừng.", "class", "note");
      cut(owing, "nặng nhất.");
      table(owing, "Nặng nhất trước", false);
      html.close();
    }
  }

  private void chosen(List<Incident> open) {
    boolean acts = visitor.acts();
    if (acts) {
      sheet.reloadByHand("/incidents", "Tải lại trang để xem sự cố mới nhất");
      html.open("form", "method", "post", "action", "/incidents/acknowledge");
      html.open("input", "type", "hidden", "name", "word", "value", visitor.formWord());
    }
    cut(open, "nặng nhất; các sự cố khác tìm ở Lịch sử sự cố.");
    table(open, "Nặng nhất trước", acts);
    if (acts) {
      html.open("p");
      html.leaf("button", "Xác nhận đã nhận các sự cố đã chọn", "type", "submit");
      html.close(2);
    }
  }

  void history(List<Incident> all, String asked) {
    html.leaf("h1", "Lịch sử sự cố");
    html.open("form", "class", "search", "method", "get", "action", "/lich-su", "role", "search");
    html.open("label", "class", "grow");
    html.leaf("span", "Tìm theo mã, tên, địa chỉ, loại");
    html.open("input", "type", "search", "name", "q", "value", asked, "maxlength", "100");
    html.close();
    html.leaf("button", "Tìm", "type", "submit");
    html.close();
    String plain = Plain.unaccented(asked);
    List<Incident> found =
        all.stream()
            .filter(incident -> plain.isEmpty() || searched(incident).contains(plain))
            .sorted(Comparator.comparing(Incident::since).reversed())
            .toList();
    html.leaf(
        "p",
        Numbers.whole(found.size())
            + " sự cố, kể cả đã đóng nếu có diễn biến trong 40 ngày qua; cũ hơn thì xem báo cáo"
            + " tháng",
        "class",
        "note");
    cut(found, "mới nhất; tìm để thu hẹp.");
    if (!found.isEmpty()) {
      table(found, "Mới nhất trước", false);
    }
  }

  /** Says that not all of them are in the table. */
  private void cut(List<Incident> all, String which) {
    if (all.size() > MOST) {
      html.leaf("p", "Bảng chỉ hiện " + Numbers.whole(MOST) + " sự cố " + which, "class", "note");
    }
  }

  private String searched(Incident incident) {
    StringBuilder text = new StringBuilder(incident.id().value());
    incident
        .targets()
        .forEach(
            id -> {
              text.append(' ').append(id.value()).append(' ').append(words.name(id));
              world.subject(id).ifPresent(s -> text.append(' ').append(s.address()));
            });
    text.append(' ').append(words.type(incident.type())).append(' ').append(incident.detail());
    return Plain.unaccented(text.toString());
  }

  private void table(List<Incident> incidents, String order, boolean choose) {
    html.open("table", "class", "list incidents");
    html.leaf("caption", order, "class", "unseen");
    html.open("thead");
    html.open("tr");
    for (String head : List.of("Mức", "Sự cố", "Từ", "Người nhận", "Hạn gần nhất")) {
      html.leaf("th", head, "scope", "col");
    }
    html.close(2);
    html.open("tbody");
    incidents.stream().limit(MOST).forEach(incident -> row(incident, choose));
    html.close(2);
  }

  private void row(Incident incident, boolean choose) {
    html.open("tr");
    html.open("td");
    if (choose && incident.acknowledged().isEmpty()) {
      html.open(
          "input",
          "type",
          "checkbox",
          "name",
          "id",
          "value",
          incident.id().value(),
          "aria-label",
          "Chọn " + incident.id().value());
      html.text(" ");
    }
    severity(html, incident, world);
    html.close();
    html.open("td");
    html.leaf("a", title(incident, words), "href", "/incidents/" + incident.id().value());
    html.leaf("small", incident.id().value() + " · " + phase(incident) + members(incident));
    html.close();
    html.open("td", "class", "when", "data-label", "Từ");
    sheet.time(incident.since());
    html.leaf("small", Spans.words(incident.lasted(sheet.now())));
    html.close();
    html.leaf(
        "td",
        incident
            .acknowledged()
            .map(ack -> incident.assignee().orElse(ack.by().name()))
            .orElse("chưa ai nhận"),
        "data-label",
        "Người nhận");
    html.open("td", "data-label", "Hạn gần nhất");
    List<Deadline> clocks = Clocks.of(incident, world, sheet.now());
    List<Deadline> shown =
        Stream.concat(Clocks.missed(clocks).stream(), Clocks.next(clocks).stream()).toList();
    shown.forEach(clock -> clock(html, clock, sheet.now()));
    if (shown.isEmpty()) {
      html.text("–");
    }
    html.close(2);
  }

  private static String phase(Incident incident) {
    return incident
            .mergedInto()
            .map(into -> "Đã gộp vào " + into.value())
            .orElseGet(() -> incident.phase().words() + " · " + incident.stage().words())
        + (incident.exercise() ? " · DIỄN TẬP" : "");
  }

  private static String members(Incident incident) {
    int size = incident.members().size();
    // What became of the members of a merged one stands in the other.
    return size > 1 && incident.mergedInto().isEmpty()
        ? " · "
            + Numbers.whole(size)
            + " đối tượng, "
            + Numbers.whole(incident.down())
            + " còn hỏng"
        : "";
  }

  /** What an incident is called. */
  static String title(Incident incident, StoryWords words) {
    String name =
        incident.root().map(member -> words.name(member.target())).orElse(incident.kind().words());
    String why = ": " + incident.matter();
    int others = incident.members().size() - 1;
    return name + why + (others > 0 ? " (và " + Numbers.whole(others) + " đối tượng khác)" : "");
  }

  static void severity(Html html, Incident incident, World world) {
    String label = incident.severity().label();
    html.leaf(
        "span",
        label + " " + world.plan().level(incident.severity()).name(),
        "class",
        "severity " + label.toLowerCase(Locale.ROOT));
  }

  /** A clock with its time left, its absolute time and its basis. */
  static void clock(Html html, Deadline clock, Instant now) {
    html.open("span", "class", "clock " + clock.state().label().replace('_', '-'));
    html.text(left(clock, now));
    html.close();
    html.open("small");
    html.text(clock.name() + " trước ");
    html.leaf("time", Province.dateTime(clock.due()), "datetime", Province.rfc3339(clock.due()));
    html.text(clock.legalBasis().isEmpty() ? "" : " (" + clock.legalBasis() + ")");
    html.close();
  }

  private static String left(Deadline clock, Instant now) {
    Duration left = clock.left(now);
    return switch (clock.state()) {
      case RUNNING -> "còn " + Spans.words(left);
      case OVERDUE -> "quá hạn " + Spans.words(left.abs());
      case POSSIBLE, DONE, DONE_LATE -> clock.state().words();
    };
  }
}
