package vn.gov.haiduong.haidang.app.report;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import vn.gov.haiduong.haidang.app.HaidangCommand;
import vn.gov.haiduong.haidang.app.Surroundings;
import vn.gov.haiduong.haidang.journal.History;
import vn.gov.haiduong.haidang.report.Aside;

/** What the commands about months share: the ledger's folder and how a month is written. */
@Command
abstract class MonthCommand extends HaidangCommand {

  private final Surroundings surroundings;

  MonthCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Option(
      names = "--data",
      paramLabel = "THƯ-MỤC",
      description = "Thư mục của sổ (mặc định: HAIDANG_DATA, không có thì data).")
  @Nullable Path data;

  final Path data() {
    Path named = data;
    if (named != null) {
      return named;
    }
    String set = System.getenv("HAIDANG_DATA");
    return set == null || set.isBlank()
        ? Path.of(System.getProperty("haidang.home", "."), "data")
        : Path.of(set);
  }

  final Surroundings surroundings() {
    return surroundings;
  }

  @Option(
      names = "--ledger-url",
      paramLabel = "ĐỊA-CHỈ",
      defaultValue = "${env:HAIDANG_LEDGER_URL}",
      description = "Sổ trong PostgreSQL, thay cho tệp trong thư mục dữ liệu.")
  @Nullable String ledgerUrl;

  @Option(
      names = "--targets",
      paramLabel = "THƯ-MỤC",
      defaultValue = "${env:HAIDANG_TARGETS}",
      description = "Danh mục, để báo cáo có mục tiêu, điểm thi đua và đầu mối.")
  @Nullable Path targets;

  /** What a report says beside the ledger. */
  final Aside aside(YearMonth month) {
    return Asides.of(books(), Optional.ofNullable(targets), month);
  }

  final Books books() {
    return new Books(data(), Optional.ofNullable(ledgerUrl).filter(url -> !url.isBlank()));
  }

  /** Opens the ledger for reading. */
  final History history() {
    return books().history();
  }

  final YearMonth month(String text) {
    if (!text.matches("[0-9]{4}-[0-9]{2}")) {
      throw wrongUsage("tháng: cần dạng YYYY-MM, ví dụ 2026-10, nhận được " + text);
    }
    try {
      return YearMonth.parse(text);
    } catch (DateTimeException e) {
      throw wrongUsage("tháng: không có tháng " + text);
    }
  }

  final void print(String line) {
    surroundings.screen().out().println(line);
  }

  /** What went wrong, on standard error. */
  final void complain(String line) {
    surroundings.screen().err().println("haidang: " + line);
  }
}
