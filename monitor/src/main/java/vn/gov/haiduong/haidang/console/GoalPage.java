package vn.gov.haiduong.haidang.console;

import java.util.List;
import java.util.Optional;
import vn.gov.haiduong.haidang.obligation.DutyDay;
import vn.gov.haiduong.haidang.obligation.Result;
import vn.gov.haiduong.haidang.obligation.Standing;
import vn.gov.haiduong.haidang.wording.Numbers;

/** One goal, how it went, and everything that it counts. */
final class GoalPage {

  private static final int MOST_DAYS = 90;

  private final DutySheet page;

  GoalPage(Sheet sheet, Standing standing) {
    this.page = new DutySheet(sheet, standing);
  }

  void write(Standing.OfGoal of) {
    page.title(of.goal().title());
    page.note(
        "Hạn: "
            + of.goal().due().map(DutySheet::day).orElse("không ghi")
            + ". Căn cứ: "
            + of.goal().legalBasis()
            + ". "
            + of.goal().demand().map(demand -> demand.how()).orElse("")
            + ".");
    page.html()
        .leaf(
            "p",
            of.count(Result.MET)
                + "/"
                + of.rows().size()
                + " đạt ("
                + DutySheet.percent(of.ratio())
                + "), cần "
                + of.goal().demand().map(demand -> Math.round(demand.percent())).orElse(100L)
                + " %: "
                + DutySheet.conclusion(of));
    history(of.goal().id());
    for (Result result : Result.values()) {
      rows(result, of.rows().stream().filter(row -> row.result() == result).toList());
    }
  }

  private void rows(Result result, List<Standing.Row> rows) {
    if (rows.isEmpty()) {
      return;
    }
    page.heading(result.words() + " (" + Numbers.whole(rows.size()) + ")");
    page.table("Đếm", "Vì sao");
    for (Standing.Row row : rows) {
      page.row();
      page.open();
      if (row.unit().isPresent()) {
        page.html().leaf("a", row.name(), "href", "/don-vi/" + row.unit().get());
      } else {
        page.html().text(row.name());
      }
      page.html().close();
      page.cell(row.said());
      page.endRow();
    }
    page.endTable();
  }

  private void history(String id) {
    List<DutyDay> days =
        page.standing().history().reversed().stream()
            .filter(day -> figure(day, id).isPresent())
            .limit(MOST_DAYS)
            .toList();
    if (days.isEmpty()) {
      page.note("Chưa có lịch sử: mỗi ngày một số được giữ từ khi hệ thống chạy.");
      return;
    }
    page.html().open("details");
    page.html().leaf("summary", "Lịch sử (" + days.size() + " ngày)");
    page.table("Ngày", "Đạt", "Chưa đạt", "Chưa xác nhận", "Tỷ lệ");
    for (DutyDay day : days) {
      DutyDay.OfGoal goal = figure(day, id).orElseThrow();
      page.row();
      page.cell(DutySheet.day(day.day()));
      page.figure(goal.count(Result.MET));
      page.figure(goal.count(Result.NOT_MET));
      page.figure(goal.count(Result.UNCONFIRMED));
      page.figure(DutySheet.percent(goal.ratio()));
      page.endRow();
    }
    page.endTable();
    page.html().close();
  }

  private static Optional<DutyDay.OfGoal> figure(DutyDay day, String id) {
    return day.goals().stream().filter(goal -> goal.id().equals(id)).findFirst();
  }
}
