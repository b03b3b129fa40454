package vn.gov.haiduong.haidang.console;

import java.util.List;
import java.util.Optional;
import vn.gov.haiduong.haidang.linkage.Direction;
import vn.gov.haiduong.haidang.linkage.Found;
import vn.gov.haiduong.haidang.linkage.LinkSight;
import vn.gov.haiduong.haidang.linkage.Linking;
import vn.gov.haiduong.haidang.obligation.Standing;
import vn.gov.haiduong.haidang.wording.Numbers;

/** Every link between portal and units, what is wrong first, and the portal's strangers. */
final class LinkPage {

  private static final List<Linking> ORDER =
      List.of(
          Linking.WRONG,
          Linking.BROKEN,
          Linking.MISSING,
          Linking.UNKNOWN,
          Linking.NOT_EXPECTED,
          Linking.OK);

  private final DutySheet page;

  LinkPage(Sheet sheet, Standing standing) {
    this.page = new DutySheet(sheet, standing);
  }

  void write() {
    page.title("Liên kết giữa Cổng và các trang");
    page.note(
        "Mọi trang liệt kê của Cổng và trang chủ của đơn vị được đọc 15 phút một lần; liên kết được"
            + " mở tới nơi cuối cùng. Không đọc được trang thì ghi chưa rõ, không ghi thiếu.");
    for (Direction direction : Direction.values()) {
      for (Linking linking : ORDER) {
        part(direction, linking);
      }
    }
    page.heading("Nơi Cổng dẫn tới mà chưa ai đăng ký");
    page.note(
        "Không có trong sites.csv và known_hosts của linkage.yml: có thể là trang của đơn vị chưa"
            + " khai, trang cũ, hoặc nơi không nên dẫn tới. Cần kiểm tra.");
    if (page.standing().strangers().isEmpty()) {
      page.html().leaf("p", "Không có.");
      return;
    }
    page.table("Tên miền", "Chữ trên liên kết");
    page.standing()
        .strangers()
        .forEach(
            (host, words) -> {
              page.row();
              page.cell(host);
              page.cell(words);
              page.endRow();
            });
    page.endTable();
  }

  private void part(Direction direction, Linking linking) {
    List<Standing.OfLink> of =
        page.standing().links().stream()
            .filter(link -> link.direction() == direction && link.result() == linking)
            .toList();
    if (of.isEmpty()) {
      return;
    }
    page.heading(
        direction.words() + " · " + linking.words() + " (" + Numbers.whole(of.size()) + ")");
    page.table("Đơn vị", "Thấy gì", "Đứng ở trang", "Dẫn tới");
    for (Standing.OfLink link : of) {
      page.row();
      page.unit(link.unit());
      page.cell(link.said().isEmpty() ? link.result().words() : link.said());
      page.cell(where(link.sight()));
      page.cell(to(link.sight()));
      page.endRow();
    }
    page.endTable();
  }

  private static String where(Optional<LinkSight> sight) {
    return sight
        .flatMap(
            seen ->
                seen.found().stream()
                    .filter(found -> found.link().href().equals(seen.opened()))
                    .findFirst()
                    .or(() -> seen.found().stream().findFirst()))
        .map(Found::page)
        .orElse("–");
  }

  private static String to(Optional<LinkSight> sight) {
    return sight
        .map(
            seen ->
                seen.opened().isEmpty()
                    ? seen.found().stream().findFirst().map(f -> f.link().href()).orElse("–")
                    : seen.landed().isEmpty() || seen.landed().equals(seen.opened())
                        ? seen.opened()
                        : seen.opened() + " → " + seen.landed())
        .orElse("–");
  }
}
