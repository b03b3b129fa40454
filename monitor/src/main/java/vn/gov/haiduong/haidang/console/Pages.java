package vn.gov.haiduong.haidang.console;

import java.util.List;
import java.util.function.Consumer;
import vn.gov.haiduong.haidang.obligation.Standing;
import vn.gov.haiduong.haidang.status.Build;
import vn.gov.haiduong.haidang.status.Snapshot;
import vn.gov.haiduong.haidang.status.TargetStatus;
import vn.gov.haiduong.haidang.time.Clock;

/** The Vietnamese pages. Safe from any thread. */
final class Pages {

  private final Clock clock;
  private final Build build;

  Pages(Clock clock, Build build) {
    this.clock = clock;
    this.build = build;
  }

  Answer overview(Snapshot snapshot, Query query) {
    Sheet sheet = Sheet.begin("Toàn tỉnh", true, clock.now(), snapshot, build);
    new OverviewPage(sheet, snapshot, query).write();
    return html(200, sheet);
  }

  /**
   * One target.
   *
   * @param acts writes what whoever looks may do
   */
  Answer target(Snapshot snapshot, TargetStatus status, Consumer<Sheet> acts) {
    Sheet sheet = Sheet.begin(status.target().name(), true, clock.now(), snapshot, build);
    new TargetPage(sheet, snapshot, status).write();
    acts.accept(sheet);
    return html(200, sheet);
  }

  Answer gaps(Snapshot snapshot) {
    Sheet sheet = Sheet.begin("Việc cần xác nhận", false, clock.now(), snapshot, build);
    new GapsPage(sheet, snapshot).write();
    return html(200, sheet);
  }

  Answer duties(Snapshot snapshot, Standing standing) {
    Sheet sheet = Sheet.begin("Mục tiêu của chỉ thị", false, clock.now(), snapshot, build);
    new DutyPages(sheet, standing).province();
    return html(200, sheet);
  }

  Answer goal(Snapshot snapshot, Standing standing, String id) {
    return standing
        .goal(id)
        .map(
            goal -> {
              Sheet sheet = Sheet.begin(goal.goal().title(), false, clock.now(), snapshot, build);
              new GoalPage(sheet, standing).write(goal);
              return html(200, sheet);
            })
        .orElseGet(this::notFound);
  }

  Answer unit(Snapshot snapshot, Standing standing, String code) {
    return standing
        .unit(code)
        .map(
            unit -> {
              Sheet sheet = Sheet.begin(unit.unit().name(), false, clock.now(), snapshot, build);
              new UnitPage(sheet, standing).write(unit);
              return html(200, sheet);
            })
        .orElseGet(this::notFound);
  }

  Answer links(Snapshot snapshot, Standing standing) {
    Sheet sheet = Sheet.begin("Liên kết với Cổng", false, clock.now(), snapshot, build);
    new LinkPage(sheet, standing).write();
    return html(200, sheet);
  }

  Answer services(Snapshot snapshot, Standing standing) {
    Sheet sheet = Sheet.begin("Dịch vụ công", false, clock.now(), snapshot, build);
    new ServicePage(sheet, standing).services();
    return html(200, sheet);
  }

  Answer meetings(Snapshot snapshot, Standing standing) {
    Sheet sheet = Sheet.begin("Họp trực tuyến", false, clock.now(), snapshot, build);
    new ServicePage(sheet, standing).meetings();
    return html(200, sheet);
  }

  Answer matrix(Snapshot snapshot, Standing standing) {
    Sheet sheet = Sheet.begin("Cặp điểm mạng", false, clock.now(), snapshot, build);
    new ServicePage(sheet, standing).matrix();
    return html(200, sheet);
  }

  Answer notFound() {
    Sheet sheet = Sheet.plain("Không tìm thấy trang", build);
    sheet.html().leaf("h1", "Không tìm thấy trang");
    sheet.html().leaf("p", "Địa chỉ này không có, hoặc mục tiêu đã rời khỏi danh mục giám sát.");
    sheet.html().open("p");
    sheet.html().leaf("a", "Về trang toàn tỉnh", "href", "/");
    sheet.html().close();
    return html(404, sheet);
  }

  Answer badQuery(List<String> problems) {
    Sheet sheet = Sheet.plain("Điều kiện lọc không đúng", build);
    sheet.html().leaf("h1", "Điều kiện lọc không đúng");
    sheet.html().open("ul");
    problems.forEach(problem -> sheet.html().leaf("li", problem));
    sheet.html().close();
    sheet.html().open("p");
    sheet.html().leaf("a", "Về trang toàn tỉnh", "href", "/");
    sheet.html().close();
    return html(400, sheet);
  }

  private static Answer html(int status, Sheet sheet) {
    return Answer.of(status, Answer.HTML, sheet.finish());
  }
}
