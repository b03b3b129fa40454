package vn.gov.haiduong.haidang.report.monthly;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.gov.haiduong.haidang.report.Handled;
import vn.gov.haiduong.haidang.report.MonthReport;
import vn.gov.haiduong.haidang.report.paper.Block;
import vn.gov.haiduong.haidang.report.paper.Block.Column;
import vn.gov.haiduong.haidang.report.paper.Block.Text;
import vn.gov.haiduong.haidang.report.paper.Cell;

/** What people did about incidents, and the deadlines that they kept or missed. */
final class Handlings {

  private Handlings() {}

  /** The sentence of section V; none where nothing was due. */
  static Optional<Block> sentence(MonthReport report) {
    List<Handled.Due> all =
        report.aside().handled().stream().flatMap(it -> it.due().stream()).toList();
    if (all.isEmpty()) {
      return Optional.empty();
    }
    long missed = all.stream().filter(it -> !it.kept()).count();
    long done = all.stream().filter(it -> it.kept() && it.done().isPresent()).count();
    return Optional.of(
        new Text(
            "Theo kế hoạch ứng phó, các sự cố trong tháng có "
                + Phrases.count(all.size(), "thời hạn")
                + " phải thực hiện: "
                + Stream.of(
                        part(done, "đã thực hiện đúng hạn"),
                        part(missed, "trễ hoặc quá hạn"),
                        part(all.size() - done - missed, "chưa đến hạn"))
                    .flatMap(Optional::stream)
                    .collect(Collectors.joining(", "))
                + " (Phụ lục 2).",
            List.of("happenings.handled")));
  }

  private static Optional<String> part(long number, String words) {
    return number == 0
        ? Optional.empty()
        : Optional.of(Phrases.count(number, "thời hạn") + " " + words);
  }

  /** The tables of annex 2. */
  static List<Block> blocks(MonthReport report) {
    List<List<Cell>> acts = new ArrayList<>();
    List<List<Cell>> due = new ArrayList<>();
    for (Handled one : report.aside().handled()) {
      for (Handled.Act act : one.acts()) {
        acts.add(
            List.of(
                Cell.words(one.incident()),
                new Cell.Moment(Optional.of(act.at())),
                Cell.words(act.what()),
                Cell.words(act.by())));
      }
      for (Handled.Due of : one.due()) {
        due.add(
            List.of(
                Cell.words(one.incident()),
                Cell.words(of.what()),
                new Cell.Moment(Optional.of(of.until())),
                new Cell.Moment(of.done()),
                Cell.words(of.state()),
                Cell.words(of.basis())));
      }
    }
    List<Block> blocks = new ArrayList<>();
    if (!acts.isEmpty()) {
      blocks.add(
          new Block.Table(
              "Các giai đoạn và bước đã làm",
              List.of(
                  new Column("Mã sự cố", 16),
                  new Column("Lúc", 18),
                  new Column("Việc đã làm", 44),
                  new Column("Người làm", 22)),
              acts));
    }
    if (!due.isEmpty()) {
      blocks.add(
          new Block.Table(
              "Thời hạn của kế hoạch và của luật",
              List.of(
                  new Column("Mã sự cố", 15),
                  new Column("Việc phải làm", 25),
                  new Column("Hạn", 14),
                  new Column("Làm lúc", 14),
                  new Column("Kết quả", 12),
                  new Column("Căn cứ", 20)),
              due));
    }
    return blocks;
  }
}
