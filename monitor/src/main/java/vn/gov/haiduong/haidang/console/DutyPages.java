package vn.gov.haiduong.haidang.console;

import java.util.Comparator;
import java.util.List;
import vn.gov.haiduong.haidang.linkage.Direction;
import vn.gov.haiduong.haidang.linkage.Linking;
import vn.gov.haiduong.haidang.obligation.Result;
import vn.gov.haiduong.haidang.obligation.Standing;

/** The province: every goal, how links and services stand, the ranking; each leads to its list. */
final class DutyPages {

  private final DutySheet page;
  private final Standing standing;

  DutyPages(Sheet sheet, Standing standing) {
    this.page = new DutySheet(sheet, standing);
    this.standing = standing;
  }

  void province() {
    page.title("Mục tiêu của chỉ thị");
    page.note(
        "Đếm trên các đơn vị có nghĩa vụ, không phải trên những gì đã có. \"Chưa xác nhận\" là chưa"
            + " biết, không tính là đạt.");
    meetings();
    goals();
    links();
    services();
    ranking();
    page.link("Tải bảng điểm (CSV)", "/muc-tieu.csv");
    page.link("Tải bảng điểm (JSON)", "/api/v1/scorecard");
  }

  private void goals() {
    page.table("Mục tiêu", "Hạn", "Đạt", "Chưa đạt", "Chưa xác nhận", "Tỷ lệ", "Kết luận");
    for (Standing.OfGoal goal : standing.goals()) {
      page.row();
      page.open();
      page.html()
          .leaf(
              "a", goal.goal().title(), "href", "/muc-tieu/" + DutySheet.encoded(goal.goal().id()));
      page.html().leaf("small", " " + goal.goal().legalBasis());
      page.html().close();
      page.cell(goal.goal().due().map(DutySheet::day).orElse("–"));
      page.figure(goal.count(Result.MET));
      page.figure(goal.count(Result.NOT_MET));
      page.figure(goal.count(Result.UNCONFIRMED));
      page.figure(DutySheet.percent(goal.ratio()));
      page.cell(DutySheet.conclusion(goal));
      page.endRow();
    }
    page.endTable();
  }

  private void meetings() {
    for (Standing.OfMeeting of : standing.meetings()) {
      page.note(
          "Họp trực tuyến \""
              + of.meeting().title()
              + "\": "
              + of.ready()
              + "/"
              + of.points()
              + " điểm cầu sẵn sàng"
              + (of.waiting().isEmpty()
                  ? ""
                  : "; chưa sẵn sàng: " + String.join(", ", of.notReady())));
    }
  }

  private void links() {
    page.heading("Liên kết giữa Cổng và các trang");
    page.table("Chiều", "Đơn vị", "Đúng", "Thiếu", "Sai nơi", "Hỏng", "Chưa rõ", "Không đòi hỏi");
    for (Direction direction : Direction.values()) {
      List<Standing.OfLink> of =
          standing.links().stream().filter(link -> link.direction() == direction).toList();
      page.row();
      page.cell(direction.words());
      page.figure(of.size());
      for (Linking linking : Linking.values()) {
        page.figure(of.stream().filter(link -> link.result() == linking).count());
      }
      page.endRow();
    }
    page.endTable();
    page.link("Từng liên kết, và nơi Cổng dẫn tới mà chưa ai đăng ký", "/lien-ket");
  }

  private void services() {
    page.heading("Dịch vụ công: có đường dẫn hoạt động");
    page.table("Đã đăng ký", "Hoạt động", "Không hoạt động", "Chưa xác nhận");
    page.row();
    page.figure(standing.services().size());
    for (Result result : List.of(Result.MET, Result.NOT_MET, Result.UNCONFIRMED)) {
      page.figure(standing.services().stream().filter(s -> s.result() == result).count());
    }
    page.endRow();
    page.endTable();
    page.link("Từng dịch vụ và số hồ sơ thật sự làm trên mạng", "/dich-vu");
    page.link("Cặp điểm mạng diện rộng thông nhau", "/cap-mang");
    page.link("Lịch họp trực tuyến", "/hop-truc-tuyen");
  }

  private void ranking() {
    page.heading("Bảng điểm");
    page.note(standing.scorecard().formula());
    page.note(standing.scorecard().legalBasis());
    page.table("Đơn vị", "Điểm", "Hạng", "Đã đo", "Điều chỉnh", "Trang và liên kết");
    standing.units().stream()
        .filter(of -> of.unit().obliged())
        .sorted(
            Comparator.comparingDouble((Standing.OfUnit of) -> -of.score().value().orElse(-1))
                .thenComparing(of -> of.unit().code()))
        .forEach(
            of -> {
              page.row();
              page.unit(of.unit().code());
              page.figure(DutySheet.score(of.score()));
              page.cell(of.score().band());
              page.figure(Math.round(of.score().measuredShare() * 100) + " %");
              int points = of.score().adjustments().stream().mapToInt(a -> a.points()).sum();
              page.figure(points == 0 ? "–" : points > 0 ? "+" + points : "" + points);
              page.result(of.linked());
              page.endRow();
            });
    page.endTable();
  }
}
