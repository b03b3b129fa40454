package vn.gov.haiduong.haidang.app.bench;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import vn.gov.haiduong.haidang.app.ExitCode;
import vn.gov.haiduong.haidang.app.HaidangCommand;
import vn.gov.haiduong.haidang.app.Surroundings;

/** {@code ./haidang bench [NAME]}: figures beside those of peers, from one run. */
@Command(
    name = "bench",
    customSynopsis = "./haidang bench [TÊN…] [--json] [--runs SỐ]",
    description = {
      "Đo hiệu năng của chính dịch vụ, xen kẽ với công cụ cùng loại trong cùng một lần chạy.",
      "Chỉ tính thời gian CPU của tiến trình đo; máy chủ được đo là tiến trình riêng, trên máy này.",
      "",
      "Tên: http, http-page, https, memory, lateness, scrape, dead, icmp, start, page, crash,",
      "delivery, faults, ledger, report; không có: tất cả."
    },
    footer = {
      "Ví dụ:",
      "  ./haidang bench http",
      "  ./haidang bench https --json --runs 3",
      "",
      "Công cụ so sánh (blackbox_exporter, fping) nếu thiếu: ./haidang test --install",
      "Mã thoát: 0 đã đo xong (đạt mục tiêu hay không), 1 không đo được, 64 dùng lệnh sai.",
    })
public final class BenchCommand extends HaidangCommand {

  private static final List<Measure> MEASURES =
      List.of(
          Throughput.http(),
          Throughput.page(),
          Throughput.https(),
          new TenThousand("memory"),
          new TenThousand("lateness"),
          new TenThousand("scrape"),
          new Dead(),
          new Echo(),
          new Start(),
          new PageBench(),
          new ReportBench(),
          new Crash(),
          new Delivered(),
          new Faults(),
          new LedgerBench());

  private final Surroundings surroundings;

  @Parameters(arity = "0..*", paramLabel = "TÊN", description = "Phép đo cần chạy.")
  List<String> names = new ArrayList<>();

  @Option(names = "--json", description = "Mỗi số đo một dòng JSON, không in gì khác.")
  boolean json;

  @Option(
      names = "--runs",
      paramLabel = "SỐ",
      defaultValue = "5",
      description = "Số lượt mỗi bên, lấy trung vị (mặc định ${DEFAULT-VALUE}).")
  int runs;

  public BenchCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    if (runs < 1 || runs > 1_000) {
      throw wrongUsage("--runs: cần từ 1 đến 1000, nhận được " + runs);
    }
    List<Measure> chosen = names.isEmpty() ? MEASURES : names.stream().map(this::named).toList();
    var out = surroundings.screen().out();
    try (Bench bench = new Bench(surroundings.clock(), surroundings.screen().err(), runs)) {
      for (Measure measure : chosen) {
        for (Figure figure : measure.take(bench)) {
          out.println(json ? figure.json().toString() : figure.line());
          out.flush();
        }
      }
    }
    return ExitCode.DONE;
  }

  private Measure named(String name) {
    return MEASURES.stream()
        .filter(measure -> measure.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                wrongUsage(
                    "không có phép đo "
                        + name
                        + "; có: "
                        + String.join(", ", MEASURES.stream().map(Measure::name).toList())));
  }
}
