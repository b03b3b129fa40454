package vn.gov.haiduong.haidang.report.monthly;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import vn.gov.haiduong.haidang.health.Span;
import vn.gov.haiduong.haidang.obligation.CheckCode;
import vn.gov.haiduong.haidang.obligation.DutyDay;
import vn.gov.haiduong.haidang.obligation.MonthDuties;
import vn.gov.haiduong.haidang.obligation.Result;
import vn.gov.haiduong.haidang.probe.Cause;
import vn.gov.haiduong.haidang.report.MonthReport;
import vn.gov.haiduong.haidang.report.TargetFigures;
import vn.gov.haiduong.haidang.report.paper.Block;
import vn.gov.haiduong.haidang.report.paper.Block.Column;
import vn.gov.haiduong.haidang.report.paper.Block.Text;
import vn.gov.haiduong.haidang.report.paper.Cell;
import vn.gov.haiduong.haidang.target.UnitCode;
import vn.gov.haiduong.haidang.time.Province;
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
    if (report.figures().all().times().known() == 0) {
      return List.of(new Text(Phrases.NOTHING_MEASURED + ".", List.of("targets")), checked(report));
    }
    return List.of(
        new Text(
            tls.isEmpty()
                ? "Không thấy lỗi chứng thư số nào trong phần thời gian đã đo."
                : Phrases.count(targets(tls), "đối tượng")
                    + " có lỗi chứng thư số hoặc bắt tay TLS trong tháng, lâu nhất là "
                    + tls.getFirst().target().member().name()
                    + " ("
                    + Phrases.inside(CauseWords.of(tls.getFirst().cause()).name())
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
        checked(report));
  }

  /** What was last seen of certificates, names and addresses, where the service kept it. */
  private static Text checked(MonthReport report) {
    List<DutyDay.OfCheck> checks =
        report.aside().duties().map(MonthDuties::checks).orElse(List.of());
    if (checks.isEmpty()) {
      return Text.of(
          "Trong tháng hệ thống không lưu kết quả xét HTTPS, IPv6 và hạn tên miền của từng trang.");
    }
    return new Text(
        CheckCode.TECHNICAL.stream()
                .filter(code -> checks.stream().anyMatch(it -> it.code() == code))
                .map(
                    code ->
                        words(code)
                            + " "
                            + count(checks, code, Result.MET)
                            + "/"
                            + checks.stream().filter(it -> it.code() == code).count())
                .collect(
                    Collectors.joining("; ", "Số đơn vị đạt trên số đơn vị phải có trang: ", ""))
            + " (Phụ lục 6).",
        List.of("duties.checks"));
  }

  private static long count(List<DutyDay.OfCheck> checks, CheckCode code, Result result) {
    return checks.stream().filter(it -> it.code() == code && it.result() == result).count();
  }

  private static String words(CheckCode code) {
    return switch (code) {
      case HTTPS -> "HTTPS hợp lệ";
      case HTTPS_REDIRECT -> "http chuyển sang https";
      case HSTS -> "HSTS";
      case IPV6 -> "IPv6";
      case CAA -> "CAA";
      case DNSSEC -> "DNSSEC";
      case DOMAIN_EXPIRY -> "hạn tên miền";
      case SITE_UP,
          FROM_PORTAL,
          TO_PORTAL,
          SERVICES,
          FRESHNESS,
          SECTIONS,
          INCIDENT_ADDRESS,
          INNER_LINKS,
          CONTACTS ->
          code.label();
    };
  }

  /** One row a unit; certificate and domain with their dates, the others in a word. */
  private static Optional<Block> sites(MonthReport report) {
    Map<UnitCode, Map<CheckCode, DutyDay.OfCheck>> byUnit = new TreeMap<>();
    report
        .aside()
        .duties()
        .map(MonthDuties::checks)
        .orElse(List.of())
        .forEach(
            it ->
                byUnit
                    .computeIfAbsent(it.unit(), _ -> new EnumMap<>(CheckCode.class))
                    .put(it.code(), it));
    if (byUnit.isEmpty()) {
      return Optional.empty();
    }
    List<List<Cell>> rows = new ArrayList<>();
    byUnit.forEach(
        (unit, checks) -> {
          List<Cell> row = new ArrayList<>();
          row.add(Cell.words(report.roll().unitName(unit)));
          for (CheckCode code : CheckCode.TECHNICAL) {
            DutyDay.OfCheck check = checks.get(code);
            boolean dated = code == CheckCode.HTTPS || code == CheckCode.DOMAIN_EXPIRY;
            row.add(
                Cell.words(check == null ? "–" : dated ? check.said() : check.result().words()));
          }
          rows.add(row);
        });
    return Optional.of(
        new Block.Table(
            "Chứng thư số, tên miền, IPv6 của đơn vị phải có trang, "
                + report
                    .aside()
                    .duties()
                    .flatMap(MonthDuties::asOf)
                    .map(day -> "ngày " + Province.date(Province.startOf(day)))
                    .orElse(""),
            List.of(
                new Column("Cơ quan", 22),
                new Column("HTTPS, chứng thư số", 20),
                new Column("Chuyển sang https", 9),
                new Column("HSTS", 9),
                new Column("IPv6", 9),
                new Column("CAA", 9),
                new Column("DNSSEC", 9),
                new Column("Tên miền", 13)),
            rows));
  }

  private static long targets(List<Flaw> flaws) {
    return flaws.stream().map(flaw -> flaw.target().member().id()).distinct().count();
  }

  static List<Block> annex(MonthReport report) {
    List<Flaw> all = new ArrayList<>(flaws(report, Cause.Group.TLS));
    all.addAll(flaws(report, Cause.Group.NAME));
    List<Block> blocks = new ArrayList<>();
    if (all.isEmpty()) {
      blocks.add(
          Text.of(
              report.figures().all().times().known() == 0
                  ? Phrases.NOTHING_MEASURED + "."
                  : "Không thấy lỗi chứng thư số hay tên miền nào trong phần thời gian đã đo."));
    } else {
      blocks.addAll(seen(all));
    }
    sites(report).ifPresent(blocks::add);
    return blocks;
  }

  private static List<Block> seen(List<Flaw> all) {
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
