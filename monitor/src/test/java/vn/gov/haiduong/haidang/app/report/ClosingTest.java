package vn.gov.haiduong.haidang.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import vn.gov.haiduong.haidang.app.report.Verification.Change;
import vn.gov.haiduong.haidang.report.Aside;

/** Freezing that is cut off, or done twice at once. */
@Timeout(120)
class ClosingTest {

  private static final Instant NOW = Instant.parse("2026-11-02T09:00:00+07:00");

  @TempDir Path folder;

  private Books books = new Books(Path.of(""), Optional.empty());

  @BeforeEach
  void ledger() throws Exception {
    books = SmallLedger.make(folder.resolve("so"));
  }

  private Closing.Result close(String reason) throws Exception {
    return new Closing(books).close(SmallLedger.MONTH, "An", reason, Aside.NOTHING, NOW);
  }

  private List<String> changes() throws Exception {
    Frozen frozen = new Frozen(books.data());
    List<Change> changes = new ArrayList<>(new Verification(frozen, frozen.chain()).files());
    changes.addAll(new LedgerCheck(books, frozen.chain(), NOW).changes());
    return changes.stream().map(Change::words).toList();
  }

  private Path closed(String name) {
    return books.data().resolve("closed").resolve(name);
  }

  @Test
  void ofTwoAtOnceOneFreezesAndTheOtherLeavesItAlone() throws Exception {
    List<Future<Closing.Result>> both;
    try (var pool = Executors.newFixedThreadPool(2)) {
      Callable<Closing.Result> task = () -> close("");
      both = pool.invokeAll(List.of(task, task));
    }
    long done =
        both.stream()
            .filter(one -> one.state() == Future.State.SUCCESS)
            .filter(one -> one.resultNow() instanceof Closing.Result.Done)
            .count();

    assertThat(done).isEqualTo(1);
    assertThat(new Frozen(books.data()).chain().links()).hasSize(1);
    assertThat(changes()).isEmpty();
  }

  @Test
  void cutOffBeforeItsLineNothingWasFrozenAndTheNextBeginsAnew() throws Exception {
    Path left = Files.createDirectories(closed("2026-10/1"));
    Path _ = Files.writeString(left.resolve("report.pdf.new"), "half");
    Path _ = Files.writeString(closed("dang-khoa"), "");
    assertThat(changes()).anyMatch(words -> words.contains("chạy lại ./haidang close"));

    assertThat(close("")).isInstanceOf(Closing.Result.Done.class);

    assertThat(changes()).isEmpty();
    assertThat(left.resolve("report.pdf.new")).doesNotExist();
  }

  @Test
  void cutOffAfterItsLineItIsBroughtToItsEnd() throws Exception {
    Path before = Files.copy(books.data().resolve("ledger.db"), folder.resolve("before.db"));
    Closing.Result first = close("");
    Path _ =
        Files.copy(before, books.data().resolve("ledger.db"), StandardCopyOption.REPLACE_EXISTING);
    Files.delete(closed("ledger.sha256"));
    Path _ = Files.writeString(closed("dang-khoa"), "");
    assertThat(changes()).anyMatch(words -> words.contains("không ghi lần khóa này"));

    assertThat(close("")).isEqualTo(first);

    assertThat(changes()).isEmpty();
    assertThat(close("")).isInstanceOf(Closing.Result.Refused.class);
    assertThat(changes()).isEmpty();
  }
}
