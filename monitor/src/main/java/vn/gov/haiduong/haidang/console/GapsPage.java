package vn.gov.haiduong.haidang.console;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import vn.gov.haiduong.haidang.status.CoverageStatus.Group;
import vn.gov.haiduong.haidang.status.CoverageStatus.NotProbed;
import vn.gov.haiduong.haidang.status.Snapshot;
import vn.gov.haiduong.haidang.target.UnitCode;
import vn.gov.haiduong.haidang.target.UnitKind;
import vn.gov.haiduong.haidang.wording.Numbers;

/** What the inventory does not know yet, and who can tell. */
final class GapsPage {

  private static final int MOST_ROWS = 1000;

  private final Sheet sheet;
  private final Html html;
  private final Snapshot snapshot;

  GapsPage(Sheet sheet, Snapshot snapshot) {
    this.sheet = sheet;
    this.html = sheet.html();
    this.snapshot = snapshot;
  }

  void write() {
    List<NotProbed> rows = snapshot.coverage().notProbed();
    html.leaf("h1", "Việc cần xác nhận");
    html.leaf(
        "p",
        rows.isEmpty()
            ? "Mọi mục trong danh mục đều được đo."
            : Numbers.whole(rows.size())
                + " mục trong danh mục chưa được đo. Điền hoặc xác nhận trong thư mục targets/,"
                + " rồi nạp lại cấu hình.",
        "class",
        "note");
    for (NotProbed.Reason reason : NotProbed.Reason.values()) {
      List<NotProbed> of = rows.stream().filter(row -> row.reason() == reason).toList();
      if (!of.isEmpty()) {
        reason(reason, of);
      }
    }
    coverage();
  }

  private void reason(NotProbed.Reason reason, List<NotProbed> rows) {
    html.open("section");
    html.leaf("h2", reason.words() + " (" + Numbers.whole(rows.size()) + ")");
    html.open("table", "class", "list gaps");
    html.open("thead");
    html.open("tr");
    for (String head : List.of("Mục", "Còn thiếu", "Ai biết")) {
      html.leaf("th", head, "scope", "col");
    }
    html.close(2);
    html.open("tbody");
    rows.stream()
        .limit(MOST_ROWS)
        .forEach(
            row -> {
              html.open("tr");
              html.open("td");
              html.text(row.name());
              html.leaf("small", row.id());
              html.close();
              html.leaf("td", row.detail());
              html.leaf("td", row.whoKnows());
              html.close();
            });
    html.close(2);
    if (rows.size() > MOST_ROWS) {
      html.leaf("p", "và " + Numbers.whole(rows.size() - MOST_ROWS) + " mục nữa", "class", "note");
    }
    html.close();
  }

  private void coverage() {
    Map<String, List<Group>> byDistrict =
        snapshot.coverage().groups().stream()
            .collect(Collectors.groupingBy(Group::district, TreeMap::new, Collectors.toList()));
    html.open("section");
    html.leaf("h2", "Độ phủ theo địa bàn và loại đơn vị");
    html.open("table", "class", "list figures");
    html.open("thead");
    html.open("tr");
    for (String head :
        List.of(
            "Địa bàn",
            "Loại",
            "Đơn vị",
            "Phải có trang",
            "Có trang",
            "Chưa có trang",
            "Chưa xác nhận",
            "Đo được")) {
      html.leaf("th", head, "scope", "col");
    }
    html.close(2);
    html.open("tbody");
    byDistrict.forEach(
        (district, groups) ->
            groups.stream()
                .sorted(Comparator.comparing(Group::unitKind))
                .forEach(group -> row(district, group)));
    html.close(3);
  }

  private void row(String district, Group group) {
    html.open("tr");
    html.leaf("td", district.isEmpty() ? "Cấp tỉnh" : sheet.unit(new UnitCode(district)));
    html.leaf("td", kind(group.unitKind()));
    for (int figure :
        new int[] {
          group.units(), group.obliged(), group.withSite(), group.noSite(), group.unconfirmed()
        }) {
      html.leaf("td", Numbers.whole(figure), "class", "figure");
    }
    html.leaf(
        "td",
        Numbers.whole(group.obligedMeasured()) + "/" + Numbers.whole(group.obliged()),
        "class",
        "figure");
    html.close();
  }

  private static String kind(String label) {
    for (UnitKind kind : UnitKind.values()) {
      if (kind.label().equals(label)) {
        return kind.words();
      }
    }
    return label;
  }
}
