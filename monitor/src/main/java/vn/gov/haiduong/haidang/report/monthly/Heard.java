package vn.gov.haiduong.haidang.report.monthly;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.gov.haiduong.haidang.report.Happenings;
import vn.gov.haiduong.haidang.report.MonthReport;
import vn.gov.haiduong.haidang.report.OutageFigure;
import vn.gov.haiduong.haidang.report.TargetFigures;
import vn.gov.haiduong.haidang.report.Voice;
import vn.gov.haiduong.haidang.report.paper.Block;
import vn.gov.haiduong.haidang.report.paper.Block.Column;
import vn.gov.haiduong.haidang.report.paper.Block.Text;
import vn.gov.haiduong.haidang.report.paper.Cell;
import vn.gov.haiduong.haidang.time.Province;

/** What agencies answered to their outages, and of what nobody was told. */
final class Heard {

  private Heard() {}

  /** Each outage with what its agency says of it; silence is no answer. */
  static List<Block> blocks(MonthReport report) {
    if (!report.aside().heard()) {
      return report.figures().targets().stream().allMatch(it -> it.outages().isEmpty())
          ? List.of()
          : List.of(Text.of("Dự thảo chưa được gửi để các cơ quan cho ý kiến."));
    }
    List<List<Cell>> rows = new ArrayList<>();
    for (Voice voice : report.aside().voices()) {
      for (TargetFigures target : report.figures().targets()) {
        if (target.member().unit().equals(voice.unit())) {
          target.outages().forEach(outage -> rows.add(row(voice, target, outage)));
        }
      }
    }
    return rows.isEmpty()
        ? List.of()
        : List.of(
            new Block.Table(
                "Ý kiến của cơ quan về các lần gián đoạn",
                List.of(
                    new Column("Cơ quan", 22),
                    new Column("Đối tượng", 20),
                    new Column("Gián đoạn từ", 13),
                    new Column("Ý kiến", 13),
                    new Column("Nội dung", 22),
                    new Column("Người, lúc", 16)),
                rows));
  }

  private static List<Cell> row(Voice voice, TargetFigures target, OutageFigure outage) {
    Optional<Voice.Answer> answer = voice.about(target.member().id(), outage.outage().start());
    return List.of(
        Cell.words(voice.unitName()),
        Cell.words(target.member().name()),
        new Cell.Moment(Optional.of(outage.outage().start())),
        Cell.words(voice.words(target.member().id(), outage.outage().start())),
        Cell.words(answer.map(Voice.Answer::reason).filter(it -> !it.isBlank()).orElse("–")),
        Cell.words(answer.map(it -> it.who() + ", " + Province.dateTime(it.at())).orElse("–")));
  }

  /** Muting changes who is told, never a figure; therefore it is told here. */
  static List<Block> mutes(MonthReport report) {
    List<Happenings.Muted> all = report.happenings().mutes();
    if (all.isEmpty()) {
      return List.of(Text.of("Trong tháng không ai yêu cầu ngừng nhắc."));
    }
    Named named = new Named(report);
    return List.of(
        new Block.Table(
            "Ngừng nhắc (không thay đổi cách tính thời gian)",
            List.of(
                new Column("Ngừng nhắc về", 28),
                new Column("Từ", 14),
                new Column("Đến", 14),
                new Column("Người yêu cầu", 16),
                new Column("Lý do", 28)),
            all.stream()
                .map(
                    it ->
                        List.<Cell>of(
                            Cell.words(named.muted(it.subject())),
                            new Cell.Moment(Optional.of(it.at())),
                            new Cell.Moment(moment(it.until())),
                            Cell.words(it.by().isBlank() ? "–" : it.by()),
                            Cell.words(it.reason().isBlank() ? "–" : it.reason())))
                .toList()));
  }

  private static Optional<Instant> moment(String text) {
    try {
      return text.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
