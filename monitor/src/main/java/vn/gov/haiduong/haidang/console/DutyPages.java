package vn.gov.haiduong.haidang.console;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import vn.gov.haiduong.haidang.linkage.Direction;
import vn.gov.haiduong.haidang.linkage.Linking;
import vn.gov.haiduong.haidang.obligation.Result;
import vn.gov.haiduong.haidang.obligation.Standing;
import vn.gov.haiduong.haidang.target.UnitCode;
import vn.gov.haiduong.haidang.wording.Numbers;

/** Goals, linkage, services and the scorecard: each figure with the list behind it. */
final class DutyPages {

  private final Sheet sheet;
  private final Html html;
  private final Standing standing;

  DutyPages(Sheet sheet, Standing standing) {
    this.sheet = sheet;
    this.html = sheet.html();
    this.standing = standing;
  }

  /** The province: every goal, the links, the services, the ranking. */
  void province() {
    html.leaf("h1", "Mục tiêu của chỉ thị");
    html.leaf(
        "p",
        "Đếm trên các đơn vị có nghĩa vụ, không phải trên những gì đã có. \"Chưa xác nhận\" là chưa"
            + " biết, không tính là đạt.",
        "class",
        "note");
    meetings();
    head("Mục tiêu", "Hạn", "Đạt", "Chưa đạt", "Chưa xác nhận", "Tỷ lệ", "Kết luận");
    for (Standing.OfGoal goal : standing.goals()) {
      html.open("tr");
      html.open("td");
      html.leaf("a", goal.goal().title(), "href", "/muc-tieu/" + encoded(goal.goal().id()));
      html.leaf("small", goal.goal().legalBasis());
      html.close();
      html.leaf("td", goal.goal().due().map(Object::toString).orElse("–"));
      figure(goal.count(Result.MET));
      figure(goal.count(Result.NOT_MET));
      figure(goal.count(Result.UNCONFIRMED));
      html.leaf("td", ratio(goal), "class", "figure");
      html.leaf("td", conclusion(goal));
      html.close();
    }
    html.close(2);
    links();
    services();
    ranking();
    html.open("p");
    html.leaf("a", "Tải bảng điểm (CSV)", "href", "/muc-tieu.csv");
    html.close();
  }

  private static String conclusion(Standing.OfGoal goal) {
    return goal.rows().isEmpty()
        ? "Chưa có số liệu"
        : goal.reached()
            ? "Đạt"
            : goal.count(Result.UNCONFIRMED) > 0 ? "Chưa đủ căn cứ" : "Chưa đạt";
  }

  private static String ratio(Standing.OfGoal goal) {
    return goal.ratio().isPresent()
        ? Math.round(goal.ratio().getAsDouble() * 1000) / 10.0 + " %"
        : "–";
  }

  private void meetings() {
    for (Standing.OfMeeting of : standing.meetings()) {
      html.leaf(
          "p",
          "Họp trực tuyến \""
              + of.meeting().title()
              + "\": "
              + of.ready()
              + "/"
              + of.points()
              + " điểm cầu sẵn sàng"
              + (of.notReady().isEmpty()
                  ? ""
                  : "; chưa sẵn sàng: " + String.join(", ", of.notReady())),
          "class",
          "note");
    }
  }

  private void links() {
    html.leaf("h2", "Liên kết giữa Cổng và các trang");
    head("Chiều", "Cần có", "Đúng", "Thiếu", "Sai nơi", "Hỏng", "Chưa rõ");
    for (Direction direction : Direction.values()) {
      List<Standing.OfLink> of =
          standing.links().stream().filter(link -> link.direction() == direction).toList();
      html.open("tr");
      html.leaf("td", direction.words());
      figure(of.size());
      for (Linking linking : Linking.values()) {
        figure(of.stream().filter(link -> link.result() == linking).count());
      }
      html.close();
    }
    html.close(2);
    List<Standing.OfLink> wrong =
        standing.links().stream()
            .filter(link -> link.result() != Linking.OK && link.result() != Linking.UNKNOWN)
            .toList();
    if (wrong.isEmpty()) {
      return;
    }
    head("Đơn vị", "Chiều", "Kết quả", "Thấy gì");
    for (Standing.OfLink link : wrong) {
      html.open("tr");
      unit(link.unit());
      html.leaf("td", link.direction().words());
      html.leaf("td", link.result().words());
      html.leaf("td", link.said());
      html.close();
    }
    html.close(2);
  }

  private void services() {
    html.leaf("h2", "Dịch vụ công: có đường dẫn hoạt động");
    html.leaf(
        "p",
        "Đường dẫn hoạt động chưa nói hồ sơ được giải quyết trên mạng; số hồ sơ lấy từ"
            + " processing.csv.",
        "class",
        "note");
    head("Mức độ", "Đã đăng ký", "Hoạt động", "Không hoạt động", "Chưa xác nhận");
    Map<Integer, List<Standing.OfService>> byLevel = new TreeMap<>();
    standing
        .services()
        .forEach(
            service ->
                byLevel
                    .computeIfAbsent(service.level(), _ -> new java.util.ArrayList<>())
                    .add(service));
    byLevel.forEach(
        (level, of) -> {
          html.open("tr");
          html.leaf("td", "Mức " + level);
          figure(of.size());
          for (Result result : List.of(Result.MET, Result.NOT_MET, Result.UNCONFIRMED)) {
            figure(of.stream().filter(service -> service.result() == result).count());
          }
          html.close();
        });
    html.close(2);
    if (!standing.processing().isEmpty()) {
      head("Đơn vị", "Tháng", "Hồ sơ", "Trực tuyến", "Nguồn");
      standing
          .processing()
          .forEach(
              rate -> {
                html.open("tr");
                unit(rate.unit());
                html.leaf("td", rate.month().toString());
                figure(rate.received());
                figure(rate.online());
                html.leaf("td", rate.source());
                html.close();
              });
      html.close(2);
    }
  }

  private void ranking() {
    html.leaf("h2", "Bảng điểm");
    html.leaf("p", standing.scorecard().formula(), "class", "note");
    html.leaf("p", standing.scorecard().legalBasis(), "class", "note");
    head("Đơn vị", "Điểm", "Hạng", "Đã đo", "Trang và liên kết");
    standing.units().stream()
        .filter(of -> of.unit().obliged())
        .sorted(Comparator.comparingDouble((Standing.OfUnit of) -> -of.score().value().orElse(-1)))
        .forEach(
            of -> {
              html.open("tr");
              unit(of.unit().code());
              html.leaf("td", score(of.score()), "class", "figure");
              html.leaf("td", of.score().band());
              html.leaf(
                  "td", Math.round(of.score().measuredShare() * 100) + " %", "class", "figure");
              html.leaf("td", of.linked().words());
              html.close();
            });
    html.close(2);
  }

  private static String score(Standing.Score score) {
    return score.value().isPresent()
        ? String.valueOf(Math.round(score.value().getAsDouble() * 10) / 10.0).replace('.', ',')
        : "chưa đủ dữ liệu";
  }

  /** One goal and everything that it counts. */
  void goal(Standing.OfGoal of) {
    html.leaf("h1", of.goal().title());
    html.leaf(
        "p",
        "Hạn: "
            + of.goal().due().map(Object::toString).orElse("không ghi")
            + ". Căn cứ: "
            + of.goal().legalBasis()
            + ". "
            + of.goal().demand().map(demand -> demand.how()).orElse("")
            + ".",
        "class",
        "note");
    html.leaf(
        "p",
        of.count(Result.MET)
            + "/"
            + of.rows().size()
            + " đạt ("
            + ratio(of)
            + "), cần "
            + of.goal().demand().map(demand -> Math.round(demand.percent())).orElse(100L)
            + " %: "
            + conclusion(of));
    for (Result result : Result.values()) {
      List<Standing.Row> rows = of.rows().stream().filter(row -> row.result() == result).toList();
      if (rows.isEmpty()) {
        continue;
      }
      html.leaf("h2", result.words() + " (" + Numbers.whole(rows.size()) + ")");
      head("Đếm", "Vì sao");
      for (Standing.Row row : rows) {
        html.open("tr");
        html.open("td");
        if (row.unit().isPresent()) {
          html.leaf("a", row.name(), "href", "/don-vi/" + row.unit().get());
        } else {
          html.text(row.name());
        }
        html.close();
        html.leaf("td", row.said());
        html.close();
      }
      html.close(2);
    }
  }

  /** One unit: every check with weight, verdict, legal basis; its score and what changed it. */
  void unitPage(Standing.OfUnit of) {
    html.leaf("h1", of.unit().name());
    html.leaf("p", of.linked().words() + ": " + of.said());
    html.leaf(
        "p",
        "Điểm: "
            + score(of.score())
            + ", hạng "
            + of.score().band()
            + ", đã đo "
            + Math.round(of.score().measuredShare() * 100)
            + " % trọng số.");
    head("Tiêu chí", "Trọng số", "Kết quả", "Thấy gì", "Cách xét", "Căn cứ");
    for (Standing.OfCheck check : of.checks()) {
      html.open("tr");
      html.leaf("td", check.check().title());
      figure(check.check().weight());
      html.leaf("td", check.result().words());
      html.leaf("td", check.said());
      html.leaf("td", check.check().method().words());
      html.leaf("td", check.check().legalBasis());
      html.close();
    }
    html.close(2);
    of.score()
        .adjustments()
        .forEach(
            a ->
                html.leaf(
                    "p",
                    "Điều chỉnh "
                        + (a.points() > 0 ? "+" : "")
                        + a.points()
                        + " điểm ngày "
                        + a.day()
                        + ": "
                        + a.reason()
                        + " ("
                        + a.by()
                        + ")"));
    List<Standing.OfLink> links =
        standing.links().stream().filter(l -> l.unit().equals(of.unit().code())).toList();
    if (!links.isEmpty()) {
      html.leaf("h2", "Liên kết");
      head("Chiều", "Kết quả", "Thấy gì");
      for (Standing.OfLink link : links) {
        html.open("tr");
        html.leaf("td", link.direction().words());
        html.leaf("td", link.result().words());
        html.leaf("td", link.said());
        html.close();
      }
      html.close(2);
    }
    List<Standing.OfService> services =
        standing.services().stream().filter(s -> s.unit().equals(of.unit().code())).toList();
    if (!services.isEmpty()) {
      html.leaf("h2", "Dịch vụ công");
      head("Dịch vụ", "Mức", "Kết quả", "Thấy gì");
      for (Standing.OfService service : services) {
        html.open("tr");
        html.leaf("td", service.name());
        figure(service.level());
        html.leaf("td", service.result().words());
        html.leaf("td", service.said());
        html.close();
      }
      html.close(2);
    }
  }

  private void unit(UnitCode code) {
    html.open("td");
    html.leaf("a", sheet.unit(code), "href", "/don-vi/" + code);
    html.close();
  }

  private void figure(long number) {
    html.leaf("td", String.valueOf(number), "class", "figure");
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

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
