package vn.gov.haiduong.haidang.app.report;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import vn.gov.haiduong.haidang.app.ExitCode;
import vn.gov.haiduong.haidang.journal.History;
import vn.gov.haiduong.haidang.report.Edition;
import vn.gov.haiduong.haidang.report.Reading;

/** The papers of a month, for commands that end with them. */
public final class MonthPapers {

  private MonthPapers() {}

  /** Writes the draft in every form and prints where each lies. */
  public static int draft(Path data, YearMonth month, Path out, Instant now, PrintWriter tell)
      throws IOException {
    Map<String, byte[]> files;
    Books books = new Books(data, Optional.empty());
    try (History history = books.history()) {
      files =
          Papers.of(
              new Reading(history)
                  .month(month, Edition.DRAFT, now)
                  .beside(Asides.of(books, Optional.empty(), month)),
              EnumSet.allOf(Papers.Form.class));
    }
    Path folder = Files.createDirectories(out);
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      tell.println(Files.write(folder.resolve(file.getKey()), file.getValue()));
    }
    return ExitCode.DONE;
  }
}
