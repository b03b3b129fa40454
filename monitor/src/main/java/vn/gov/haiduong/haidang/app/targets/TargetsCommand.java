package vn.gov.haiduong.haidang.app.targets;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import vn.gov.haiduong.haidang.app.ExitCode;
import vn.gov.haiduong.haidang.app.HaidangCommand;
import vn.gov.haiduong.haidang.app.Surroundings;
import vn.gov.haiduong.haidang.config.Problem;
import vn.gov.haiduong.haidang.config.TargetsWorkbook;
import vn.gov.haiduong.haidang.config.TargetsWorkbook.Import;
import vn.gov.haiduong.haidang.time.Province;

/** {@code ./haidang targets export|import FILE.xlsx}: the inventory as a workbook, and back. */
@Command(
    name = "targets",
    customSynopsis = "./haidang targets export|import TỆP.xlsx [TÙY CHỌN]",
    description =
        "Xuất danh mục ra sổ tính, và nhập sổ tính đã sửa: cho xem khác biệt, hỏi lại rồi mới ghi.",
    footer = {
      "Ví dụ:",
      "  ./haidang targets export danh-muc.xlsx",
      "  ./haidang targets import danh-muc.xlsx",
      "  ./haidang targets import danh-muc.xlsx --yes",
      "",
      "Mã thoát: 0 xong, 1 không ghi được, 2 sổ tính có lỗi (không ghi gì), 64 dùng lệnh sai.",
    })
public final class TargetsCommand extends HaidangCommand {

  private final Surroundings surroundings;

  public TargetsCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Parameters(index = "0", paramLabel = "VIỆC", description = "export (xuất) hoặc import (nhập).")
  String action = "";

  @Parameters(index = "1", paramLabel = "TỆP.xlsx", description = "Sổ tính.")
  Path workbook = Path.of("");

  @Option(names = "--targets", paramLabel = "THƯ-MỤC", description = "Thư mục danh mục.")
  @Nullable Path targets;

  @Option(names = "--yes", description = "Ghi mà không hỏi lại.")
  boolean yes;

  @Override
  public Integer call() {
    Path dir =
        targets != null ? targets : Path.of(System.getProperty("haidang.home", "."), "targets");
    if (!workbook.toString().toLowerCase(Locale.ROOT).endsWith(".xlsx")) {
      throw wrongUsage("tên sổ tính phải kết thúc bằng .xlsx, gặp “" + workbook + "”");
    }
    if (!Files.isDirectory(dir)) {
      throw wrongUsage("không có thư mục danh mục " + dir);
    }
    return switch (action) {
      case "export" -> export(dir);
      case "import" -> take(dir);
      default -> throw wrongUsage("cần export hoặc import, gặp “" + action + "”");
    };
  }

  private int export(Path dir) {
    try {
      List<Problem> problems = TargetsWorkbook.export(dir, workbook);
      if (!problems.isEmpty()) {
        return refused(problems);
      }
    } catch (IOException e) {
      print("Không ghi được " + workbook + ": " + e.getMessage());
      return ExitCode.FAILED;
    }
    print("Đã xuất danh mục ra " + workbook + ".");
    return ExitCode.DONE;
  }

  private int take(Path dir) {
    return switch (TargetsWorkbook.read(
        dir, workbook, Province.local(surroundings.clock().now()).toLocalDate())) {
      case Import.Refused(List<Problem> problems) -> refused(problems);
      case Import.Ready ready -> shown(dir, ready);
    };
  }

  private int refused(List<Problem> problems) {
    problems.forEach(problem -> print(problem.message()));
    print("Có " + problems.size() + " lỗi; không ghi gì.");
    return ExitCode.WRONG_INPUT;
  }

  private int shown(Path dir, Import.Ready ready) {
    if (ready.differences().isEmpty()) {
      print("Sổ tính không khác gì danh mục; không có gì để ghi.");
      return ExitCode.DONE;
    }
    ready.differences().forEach(this::print);
    print("Có " + ready.differences().size() + " khác biệt.");
    if (!yes && !confirmed()) {
      print("Chưa ghi gì (thêm --yes để ghi mà không hỏi).");
      return ExitCode.DONE;
    }
    try {
      TargetsWorkbook.write(dir, ready);
    } catch (IOException e) {
      print("Không ghi được vào " + dir + ": " + e.getMessage());
      return ExitCode.FAILED;
    }
    print("Đã ghi: " + String.join(", ", ready.files().keySet().stream().sorted().toList()) + ".");
    return ExitCode.DONE;
  }

  /** Asks; no answer is a no. */
  private boolean confirmed() {
    PrintWriter out = surroundings.screen().out();
    out.print("Ghi các khác biệt này? [c/K] ");
    surroundings.screen().flush();
    try {
      String answer =
          new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
      out.println();
      return answer != null
          && List.of("c", "co", "có", "y", "yes").contains(answer.strip().toLowerCase(Locale.ROOT));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void print(String line) {
    surroundings.screen().out().println(line);
  }
}
