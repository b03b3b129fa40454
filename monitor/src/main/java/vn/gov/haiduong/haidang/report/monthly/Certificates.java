package vn.gov.haiduong.haidang.report.monthly;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.gov.haiduong.haidang.health.Span;
import vn.gov.haiduong.haidang.probe.Cause;
import vn.gov.haiduong.haidang.report.MonthReport;
import vn.gov.haiduong.haidang.report.TargetFigures;
import vn.gov.haiduong.haidang.report.paper.Block;
import vn.gov.haiduong.haidang.report.paper.Block.Column;
import vn.gov.haiduong.haidang.report.paper.Block.Text;
import vn.gov.haiduong.haidang.report.paper.Cell;
import vn.gov.haiduong.haidang.wording.CauseWords;

/** Section VI and annex 6: flaws of certificates and names, from the time they held. */
final class Certificates {

  private Certificates() {}

  private record Flaw(TargetFigures target, Cause cause, Instant first, long millis) {}

  private static List<Flaw> flaws(MonthReport report, Cause.Group group) {
    List<Flaw> flaws = new ArrayList<>();
    for (TargetFigures target : report.figures().targets()) {
      Map<Cause, Flaw> byCause = new EnumMap<>(Cause.class);
      for (Span span : target.spans()) {
        span.cause()
            .filter(cause -> cause.group() == group)
            .ifPresent(
                cause -> {
                  long length = span.to().toEpochMilli() - span.from().toEpochMilli();
                  byCause.merge(
                      cause,
                      new Flaw(target, cause, span.from(), length),
                      (one, other) ->
                          new Flaw(target, cause, one.first(), one.millis() + other.millis()));
                });
      }
      flaws.addAll(byCause.values());
    }
    flaws.sort(
        Comparator.comparingLong((Flaw flaw) -> -flaw.millis())
            .thenComparing(flaw -> flaw.target().member().id()));
    return flaws;
  }

  static List<Block> section(MonthReport report) {
    List<Flaw> tls = flaws(report, Cause.Group.TLS);
    List<Flaw> names = flaws(report, Cause.Group.NAME);
    return List.of(
        new Text(
            tls.isEmpty()
                ? "Không thấy lỗi chứng thư số nào trong phần thời gian đã đo."
                : Phrases.count(targets(tls), "đối tượng")
                    + " có lỗi chứng thư số hoặc bắt tay TLS trong tháng, lâu nhất là "
                    + tls.getFirst().target().member().name()
                    + " ("
                    + CauseWords.of(tls.getFirst().cause()).name()
                    + ", "
                    + Phrases.minutes(tls.getFirst().millis())
                    + "); danh sách ở Phụ lục 6.",
            List.of("targets")),
        new Text(
            names.isEmpty()
                ? "Không thấy lỗi phân giải tên miền nào."
                : Phrases.count(targets(names), "đối tượng")
                    + " có lỗi phân giải tên miền trong tháng.",
            List.of("targets")),
        Text.of(
            "Ngày hết hạn của chứng thư còn tốt và việc có IPv6 không nằm trong sổ của tháng; xem"
                + " trang của từng đối tượng."));
  }

  private static long targets(List<Flaw> flaws) {
    return flaws.stream().map(flaw -> flaw.target().member().id()).distinct().count();
  }

  static List<Block> annex(MonthReport report) {
    List<Flaw> all = new ArrayList<>(flaws(report, Cause.Group.TLS));
    all.addAll(flaws(report, Cause.Group.NAME));
    if (all.isEmpty()) {
      return List.of(
          Text.of("Không thấy lỗi chứng thư số hay tên miền nào trong phần thời gian đã đo."));
    }
    return List.of(
        new Block.Table(
            "Lỗi chứng thư số và tên miền thấy trong tháng",
            List.of(
                new Column("Đối tượng", 32),
                new Column("Cơ quan", 26),
                new Column("Lỗi", 20),
                new Column("Thấy lần đầu", 14),
                new Column("Tổng cộng (phút)", 8)),
            all.stream()
                .map(
                    flaw ->
                        List.<Cell>of(
                            Cell.words(flaw.target().member().name()),
                            Cell.words(flaw.target().member().unitName()),
                            Cell.words(CauseWords.of(flaw.cause()).name()),
                            new Cell.Moment(Optional.of(flaw.first())),
                            new Cell.Minutes(flaw.millis())))
                .toList()),
        new Block.Note(
            "Thời gian có lỗi theo nguyên nhân đứng trên cùng của mỗi lần đo; một lỗi bị che bởi"
                + " lỗi nặng hơn thì không hiện ở đây."));
  }
}
