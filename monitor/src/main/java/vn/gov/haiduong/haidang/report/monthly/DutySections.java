package vn.gov.haiduong.haidang.report.monthly;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import vn.gov.haiduong.haidang.journal.UnitFacts;
import vn.gov.haiduong.haidang.linkage.Direction;
import vn.gov.haiduong.haidang.linkage.Linking;
import vn.gov.haiduong.haidang.obligation.DutyDay;
import vn.gov.haiduong.haidang.obligation.MonthDuties;
import vn.gov.haiduong.haidang.obligation.Result;
import vn.gov.haiduong.haidang.report.Figure;
import vn.gov.haiduong.haidang.report.MonthReport;
import vn.gov.haiduong.haidang.report.Share;
import vn.gov.haiduong.haidang.report.paper.Block;
import vn.gov.haiduong.haidang.report.paper.Block.Column;
import vn.gov.haiduong.haidang.report.paper.Block.Text;
import vn.gov.haiduong.haidang.report.paper.Cell;
import vn.gov.haiduong.haidang.target.ProcessingRate;
import vn.gov.haiduong.haidang.target.UnitCode;
import vn.gov.haiduong.haidang.time.Province;

/** Sections III, IV, VIII and annexes 4, 5, 8, 9: what the directive demands. */
final class DutySections {

  private static final String UNKEPT =
      "Chưa có dữ liệu: trong tháng hệ thống không lưu kết quả kiểm tra nghĩa vụ nào.";

  private DutySections() {}

  private static String asOf(MonthDuties duties) {
    return duties
        .asOf()
        .map(day -> "tính đến hết ngày " + Province.date(Province.startOf(day)))
        .orElse("chưa có ngày nào được lưu");
  }

  private static Optional<MonthDuties> kept(MonthReport report) {
    return report.aside().duties().filter(duties -> duties.days() > 0);
  }

  // ---- III and annex 4
  // ---------------------------------------------------------------------------

  static List<Block> links(MonthReport report) {
    Optional<MonthDuties> duties = kept(report);
    if (duties.isEmpty()) {
      return List.of(new Text(UNKEPT, List.of("duties")));
    }
    List<Block> blocks = new ArrayList<>();
    for (Direction direction : Direction.values()) {
      Map<Linking, Integer> counts = duties.get().links().getOrDefault(direction, Map.of());
      long right = counts.getOrDefault(Linking.OK, 0);
      long expected = right;
      for (Linking wrong : List.of(Linking.MISSING, Linking.WRONG, Linking.BROKEN)) {
        expected += counts.getOrDefault(wrong, 0);
      }
      blocks.add(
          new Text(
              direction.words()
                  + ": "
                  + Phrases.count(right, "liên kết")
                  + " đúng trên "
                  + Phrases.count(expected, "liên kết")
                  + " đã xét ("
                  + Phrases.percent(Figure.of(new Share(right, expected).percent()))
                  + ")"
                  + (counts.getOrDefault(Linking.UNKNOWN, 0) == 0
                      ? ""
                      : ", chưa rõ "
                          + Phrases.count(counts.getOrDefault(Linking.UNKNOWN, 0), "liên kết"))
                  + "; "
                  + asOf(duties.get())
                  + ".",
              List.of("duties.links." + direction.label())));
    }
    return blocks;
  }

  static List<Block> linkAnnex(MonthReport report) {
    Optional<MonthDuties> duties = kept(report);
    if (duties.isEmpty()) {
      return List.of(Text.of(UNKEPT));
    }
    if (duties.get().wrongLinks().isEmpty()) {
      return List.of(Text.of("Không có liên kết nào thiếu, sai hoặc hỏng."));
    }
    List<List<Cell>> rows = new ArrayList<>();
    for (DutyDay.OfLink link : duties.get().wrongLinks()) {
      rows.add(
          List.of(
              new Cell.Count(rows.size() + 1),
              Cell.words(report.roll().unitName(link.unit())),
              Cell.words(link.direction().words()),
              Cell.words(link.result().words()),
              Cell.words(link.said())));
    }
    return List.of(
        new Block.Table(
            "Liên kết thiếu, sai hoặc hỏng, " + asOf(duties.get()),
            List.of(
                new Column("TT", 5),
                new Column("Cơ quan", 28),
                new Column("Chiều", 18),
                new Column("Kết quả", 17),
                new Column("Thấy gì", 32)),
            rows));
  }

  // ---- IV and annex 5
  // ----------------------------------------------------------------------------

  static List<Block> services(MonthReport report) {
    Optional<MonthDuties> duties = kept(report);
    if (duties.isEmpty()) {
      return List.of(new Text(UNKEPT, List.of("duties")));
    }
    List<Block> blocks = new ArrayList<>();
    Map<Result, Integer> counts = duties.get().services();
    long all = counts.values().stream().mapToInt(Integer::intValue).sum();
    long works = counts.getOrDefault(Result.MET, 0);
    blocks.add(
        new Text(
            "Danh mục có "
                + Phrases.count(all, "dịch vụ công")
                + ", "
                + Phrases.count(works, "dịch vụ")
                + " có trang trực tuyến mở được đến bước cuối ("
                + Phrases.percent(Figure.of(new Share(works, all).percent()))
                + "), "
                + asOf(duties.get())
                + ". Đây là số thay thế cho mục tiêu 80 %: có trang làm việc được, chưa nói hồ sơ"
                + " thực sự nộp trực tuyến.",
            List.of("duties.services")));
    long received = duties.get().processing().stream().mapToLong(ProcessingRate::received).sum();
    long online = duties.get().processing().stream().mapToLong(ProcessingRate::online).sum();
    if (received > 0) {
      blocks.add(
          new Text(
              "Theo số liệu các cơ quan gửi, "
                  + Phrases.count(online, "hồ sơ")
                  + " trên "
                  + Phrases.count(received, "hồ sơ")
                  + " được nộp trực tuyến ("
                  + Phrases.percent(Figure.of(new Share(online, received).percent()))
                  + ").",
              List.of("duties.processing")));
    }
    return blocks;
  }

  static List<Block> goalAnnex(MonthReport report) {
    Optional<MonthDuties> duties = kept(report);
    if (duties.isEmpty()) {
      return List.of(Text.of(UNKEPT));
    }
    List<List<Cell>> rows = new ArrayList<>();
    List<List<Cell>> missing = new ArrayList<>();
    for (MonthDuties.OfGoal goal : duties.get().goals()) {
      rows.add(
          List.of(
              Cell.words(goal.goal().title()),
              Cell.words(goal.goal().due().map(Province::startOf).map(Province::date).orElse("–")),
              Cell.words(decimal(OptionalDouble.of(goal.percent()))),
              new Cell.Percent(
                  goal.last()
                      .map(last -> new Share(last.count(Result.MET), last.all()).percent())
                      .map(Figure::of)
                      .orElse(Figure.of(Optional.empty()))),
              Cell.words(goal.goal().legalBasis())));
      for (DutyDay.OfRow row : goal.missing()) {
        missing.add(
            List.of(
                Cell.words(goal.goal().title()),
                Cell.words(row.name()),
                Cell.words(row.result().words()),
                Cell.words(row.said())));
      }
    }
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        new Block.Table(
            "Mục tiêu và kết quả, " + asOf(duties.get()),
            List.of(
                new Column("Mục tiêu", 38),
                new Column("Hạn", 12),
                new Column("Phải đạt (%)", 11),
                new Column("Đã đạt (%)", 11),
                new Column("Căn cứ", 28)),
            rows));
    if (!missing.isEmpty()) {
      blocks.add(
          new Block.Table(
              "Chưa đạt hoặc chưa rõ",
              List.of(
                  new Column("Mục tiêu", 30),
                  new Column("Tên", 28),
                  new Column("Kết quả", 14),
                  new Column("Thấy gì", 28)),
              missing));
    }
    return blocks;
  }

  // ---- VIII and annex 8
  // --------------------------------------------------------------------------

  private static List<UnitFacts> withoutContact(MonthReport report, Set<UnitCode> named) {
    return report.roll().obliged(report.figures().asked()).stream()
        .filter(unit -> !named.contains(unit.code()))
        .toList();
  }

  static List<Block> contacts(MonthReport report) {
    Optional<Set<UnitCode>> named = report.aside().contacts();
    if (named.isEmpty()) {
      return List.of(
          Text.of("Chưa có dữ liệu: báo cáo này được lập không kèm danh mục có cột đầu mối."));
    }
    List<UnitFacts> obliged = report.roll().obliged(report.figures().asked());
    int missing = withoutContact(report, named.get()).size();
    return List.of(new Text(named(obliged.size(), missing), List.of("contacts")));
  }

  private static String named(int all, int missing) {
    String both = " đủ lãnh đạo phụ trách và chuyên viên theo dõi trong danh mục";
    if (missing == 0) {
      return "Cả " + Phrases.count(all, "đơn vị") + " thuộc diện chỉ thị đã có" + both + ".";
    }
    return "Trong "
        + Phrases.count(all, "đơn vị")
        + " thuộc diện chỉ thị, "
        + (missing == all
            ? "chưa đơn vị nào có" + both + " (Phụ lục 8)."
            : Phrases.count(all - missing, "đơn vị")
                + " đã có"
                + both
                + "; còn "
                + Phrases.count(missing, "đơn vị")
                + " chưa đủ (Phụ lục 8).");
  }

  /** Units of the directive without both contacts; none where no inventory was read. */
  static int contactsMissing(MonthReport report) {
    return report.aside().contacts().map(named -> withoutContact(report, named).size()).orElse(0);
  }

  static List<Block> contactAnnex(MonthReport report) {
    Optional<Set<UnitCode>> named = report.aside().contacts();
    if (named.isEmpty()) {
      return List.of(
          Text.of("Chưa có dữ liệu: báo cáo này được lập không kèm danh mục có cột đầu mối."));
    }
    List<List<Cell>> rows = new ArrayList<>();
    for (UnitFacts unit : withoutContact(report, named.get())) {
      rows.add(
          List.of(
              new Cell.Count(rows.size() + 1),
              Cell.words(unit.name()),
              Cell.words(unit.kind().words())));
    }
    return rows.isEmpty()
        ? List.of(Text.of("Đơn vị nào thuộc diện chỉ thị cũng đã có đủ hai đầu mối."))
        : List.of(
            new Block.Table(
                "Đơn vị thiếu lãnh đạo phụ trách hoặc chuyên viên theo dõi",
                List.of(new Column("TT", 8), new Column("Đơn vị", 62), new Column("Loại", 30)),
                rows));
  }

  // ---- annex 9
  // -----------------------------------------------------------------------------------

  static List<Block> scoreAnnex(MonthReport report) {
    Optional<MonthDuties> duties = kept(report);
    if (duties.isEmpty() || duties.get().units().isEmpty()) {
      return List.of(Text.of(UNKEPT));
    }
    List<List<Cell>> rows = new ArrayList<>();
    for (DutyDay.OfUnit unit : duties.get().units()) {
      rows.add(
          List.of(
              new Cell.Count(rows.size() + 1),
              Cell.words(unit.name()),
              Cell.words(decimal(unit.score())),
              Cell.words(unit.band().isEmpty() ? "–" : unit.band()),
              Cell.words(decimal(OptionalDouble.of(unit.measuredShare() * 100)))));
    }
    return List.of(
        new Block.Table(
            "Điểm của từng đơn vị, " + asOf(duties.get()),
            List.of(
                new Column("TT", 7),
                new Column("Đơn vị", 48),
                new Column("Điểm", 15),
                new Column("Xếp loại", 13),
                new Column("Phần đã đo (%)", 17)),
            rows),
        new Block.Note(
            "Cách chấm: "
                + duties.get().formula()
                + ". Trọng số do Sở Nội vụ và Sở Thông tin và Truyền thông quyết định."));
  }

  private static String decimal(OptionalDouble value) {
    return value.isEmpty()
        ? Figure.NOTHING
        : Figure.text(BigDecimal.valueOf(value.getAsDouble()).setScale(1, RoundingMode.HALF_EVEN));
  }
}
