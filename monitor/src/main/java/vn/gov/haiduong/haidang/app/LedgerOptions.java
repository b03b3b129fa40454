package vn.gov.haiduong.haidang.app;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * Which ledger a command reads: the options {@code --data} and {@code --ledger-url}, the same for
 * each of them. Mixed in by picocli; its fields are set before the command is called.
 */
public final class LedgerOptions {

  @Option(
      names = "--data",
      paramLabel = "THƯ-MỤC",
      defaultValue = "${env:HAIDANG_DATA}",
      description = "Thư mục dữ liệu có sổ.")
  @Nullable Path data;

  @Option(
      names = "--ledger-url",
      paramLabel = "ĐỊA-CHỈ",
      defaultValue = "${env:HAIDANG_LEDGER_URL}",
      description = "Sổ trong PostgreSQL, thay cho tệp trong thư mục dữ liệu.")
  @Nullable String ledgerUrl;

  /** Whether neither was given: there is no ledger to read. */
  public boolean missing() {
    return data == null && url().isEmpty();
  }

  /** The data folder; the current one where only a database was named. */
  public Path folder() {
    return data == null ? Path.of(".") : data;
  }

  /** The database that holds the ledger instead of a file; an empty setting names none. */
  public Optional<String> url() {
    return Optional.ofNullable(ledgerUrl).filter(given -> !given.isBlank());
  }
}
