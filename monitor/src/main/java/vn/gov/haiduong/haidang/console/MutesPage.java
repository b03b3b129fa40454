package vn.gov.haiduong.haidang.console;

import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import vn.gov.haiduong.haidang.incident.Incident;
import vn.gov.haiduong.haidang.incident.Mutes;
import vn.gov.haiduong.haidang.incident.Subject;
import vn.gov.haiduong.haidang.incident.World;

/** Who is not told about what for a while, by whom and why; and ending it. */
final class MutesPage {

  private final Sheet sheet;
  private final Html html;
  private final World world;
  private final Visitor visitor;

  MutesPage(Sheet sheet, World world, Visitor visitor) {
    this.sheet = sheet;
    this.html = sheet.html();
    this.world = world;
    this.visitor = visitor;
  }

  void write(Mutes mutes, List<Incident> incidents) {
    html.leaf("h1", "Đang ngừng nhắc");
    html.leaf(
        "p",
        "Ngừng nhắc chỉ thay đổi ai được báo, không thay đổi cách tính thời gian; tối đa 7 ngày;"
            + " được liệt kê trong báo cáo tháng. Ngừng nhắc một đối tượng ở trang của đối tượng,"
            + " một sự cố ở trang của sự cố.",
        "class",
        "note");
    List<Mutes.Mute> now = mutes.at(sheet.now());
    List<Incident> muted =
        incidents.stream()
            .filter(incident -> incident.open() && incident.mutedAt(sheet.now()))
            .toList();
    if (now.isEmpty() && muted.isEmpty()) {
      html.leaf("p", "Không có gì đang ngừng nhắc.");
    } else {
      table(now, muted);
    }
    if (acts()) {
      unitForm();
    }
  }

  private boolean acts() {
    return visitor.acts();
  }

  private void table(List<Mutes.Mute> mutes, List<Incident> incidents) {
    html.open("table", "class", "list");
    html.open("thead");
    html.open("tr");
    for (String head : List.of("Ngừng nhắc về", "Đến", "Lý do", "Người yêu cầu", "")) {
      html.leaf("th", head, "scope", "col");
    }
    html.close(2);
    html.open("tbody");
    for (Mutes.Mute mute : mutes) {
      html.open("tr");
      html.leaf("td", words(mute.subject()));
      html.open("td", "class", "when", "data-label", "Đến");
      sheet.time(mute.until());
      html.close();
      html.leaf("td", mute.reason(), "data-label", "Lý do");
      html.leaf("td", mute.by(), "data-label", "Người yêu cầu");
      html.open("td");
      if (acts()) {
        html.open("form", "method", "post", "action", "/ngung-nhac/bo");
        html.open("input", "type", "hidden", "name", "word", "value", visitor.formWord());
        html.open("input", "type", "hidden", "name", "subject", "value", mute.subject());
        html.leaf("button", "Nhắc trở lại", "type", "submit");
        html.close();
      }
      html.close(2);
    }
    for (Incident incident : incidents) {
      html.open("tr");
      html.open("td");
      html.leaf(
          "a", "Sự cố " + incident.id().value(), "href", "/incidents/" + incident.id().value());
      html.close();
      html.open("td", "class", "when", "data-label", "Đến");
      incident.mutedUntil().ifPresent(sheet::time);
      html.close();
      html.leaf("td", "xem trang sự cố");
      html.leaf("td", "");
      html.leaf("td", "");
      html.close();
    }
    html.close(2);
  }

  private String words(String subject) {
    String key = subject.substring(subject.indexOf(':') + 1);
    return subject.startsWith("unit:")
        ? "Đơn vị: "
            + world.subjects().values().stream()
                .filter(known -> known.unit().value().equals(key))
                .map(Subject::unitName)
                .findFirst()
                .orElse(key)
        : "Đối tượng: "
            + world.subjects().values().stream()
                .filter(known -> known.id().value().equals(key))
                .map(Subject::name)
                .findFirst()
                .orElse(key);
  }

  private void unitForm() {
    html.open("section", "class", "acts");
    html.leaf("h2", "Ngừng nhắc một đơn vị");
    html.open("form", "method", "post", "action", "/ngung-nhac");
    html.open("input", "type", "hidden", "name", "word", "value", visitor.formWord());
    html.open("label");
    html.leaf("span", "Đơn vị");
    html.open("select", "name", "subject");
    world.subjects().values().stream()
        .collect(
            Collectors.toMap(
                known -> known.unit().value(), Subject::unitName, (one, _) -> one, TreeMap::new))
        .forEach((code, name) -> html.leaf("option", name, "value", "unit:" + code));
    html.close(2);
    fields(html);
    html.close(2);
  }

  /** Hours, reason, button; of every form that mutes. */
  static void fields(Html html) {
    html.open("label");
    html.leaf("span", "Số giờ (tối đa 168)");
    html.open(
        "input",
        "type",
        "number",
        "name",
        "hours",
        "min",
        "1",
        "max",
        "168",
        "required",
        "required");
    html.close();
    html.open("label");
    html.leaf("span", "Lý do");
    html.open(
        "input", "type", "text", "name", "reason", "maxlength", "1000", "required", "required");
    html.close();
    html.leaf("button", "Ngừng nhắc", "type", "submit");
  }
}
