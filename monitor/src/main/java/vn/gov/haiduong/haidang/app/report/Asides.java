package vn.gov.haiduong.haidang.app.report;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.Optional;
import vn.gov.haiduong.haidang.app.duties.DutyBook;
import vn.gov.haiduong.haidang.app.duties.DutyDesk;
import vn.gov.haiduong.haidang.config.Configuration;
import vn.gov.haiduong.haidang.config.LoadResult;
import vn.gov.haiduong.haidang.config.Overrides;
import vn.gov.haiduong.haidang.config.TargetsLoader;
import vn.gov.haiduong.haidang.journal.History;
import vn.gov.haiduong.haidang.obligation.MonthDuties;
import vn.gov.haiduong.haidang.obligation.Registry;
import vn.gov.haiduong.haidang.report.Aside;

/** What a report says beside the ledger: from the inventory and the days of duties kept. */
final class Asides {

  private Asides() {}

  /**
   * Reads it.
   *
   * @param targets the inventory's folder; empty where none was named. Without it duties are told
   *     only where some were kept beside the ledger, by the inventory at its usual place
   */
  static Aside of(Books books, Optional<Path> targets, YearMonth month) {
    Aside listed = listed(books.data(), targets, month);
    try (History history = books.history()) {
      return Handling.beside(listed, history, month);
    }
  }

  /** Enough of a hash to tell versions apart. */
  static String shortened(String hash) {
    return hash.substring(0, Math.min(16, hash.length()));
  }

  private static Aside listed(Path data, Optional<Path> targets, YearMonth month) {
    boolean kept = Files.isDirectory(data.resolve("duties"));
    Path usual = Path.of(System.getProperty("haidang.home", "."), "targets");
    Optional<Path> folder =
        targets.or(() -> kept && Files.isDirectory(usual) ? Optional.of(usual) : Optional.empty());
    if (folder.isEmpty()) {
      return Aside.NOTHING;
    }
    return switch (TargetsLoader.load(folder.get(), Overrides.NONE, month.atEndOfMonth())) {
      case LoadResult.Refused _ -> Aside.NOTHING;
      case LoadResult.Loaded(Configuration read) -> {
        Registry registry = DutyDesk.registry(read);
        yield new Aside(
                Optional.of(MonthDuties.of(month, new DutyBook(data).month(month), registry)),
                Optional.of(registry.contacts()))
            .madeBy("Danh mục giám sát, mã " + shortened(read.hash()))
            .madeBy("Vị trí đo: " + read.operator().vantageName());
      }
    };
  }
}
