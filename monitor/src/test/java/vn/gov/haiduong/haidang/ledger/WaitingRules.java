package vn.gov.haiduong.haidang.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import vn.gov.haiduong.haidang.journal.Entry;
import vn.gov.haiduong.haidang.journal.Journal.Kept;
import vn.gov.haiduong.haidang.ledger.FreshCodec.Placed;
import vn.gov.haiduong.haidang.probe.Verdict;
import vn.gov.haiduong.haidang.time.Clock;

/**
 * What is kept while the database takes nothing, and how it goes in afterwards. The same on every
 * database.
 */
abstract class WaitingRules extends ForgettingRules {

  private static final int SPOOLED = 200_000;

  /** What is done while nobody can write. */
  interface Deed {
    void done() throws Exception;
  }

  /** Begins a recording, and does it while another holds the database. */
  private void whileShutOut(LiveLedger ledger, Deed deed) throws Exception {
    Kept _ = keep(ledger, new Entry.MonitorStarted(at(0), Optional.empty()), configured(0));
    try (Connection other = database().open();
        Statement statement = other.createStatement()) {
      shutOut(statement);
      deed.done();
      var _ = statement.execute("ROLLBACK");
    }
  }

  @Test
  void whileTheDatabaseIsLockedEntriesGoToTheSpoolAndInLaterInOrder() throws Exception {
    try (LiveLedger ledger = open()) {
      whileShutOut(
          ledger,
          () -> {
            assertThat(keep(ledger, act(1))).isIn(Kept.SPOOL, Kept.MEMORY);
            assertThat(keep(ledger, act(2))).isIn(Kept.SPOOL, Kept.MEMORY);
          });
      assertThat(keep(ledger, act(3))).isEqualTo(Kept.LEDGER);
      assertThat(ledger.status().errors()).isPositive();
    }
    assertThat(acts()).containsExactly("1", "2", "3");
  }

  @Test
  void whenTheDiskIsFullTooEntriesWaitInMemoryAndGoInLaterInOrder() throws Exception {
    Path spool = folder.resolve("spool.log");
    try (LiveLedger ledger = open()) {
      whileShutOut(
          ledger,
          () -> {
            Path _ = Files.createSymbolicLink(spool, Path.of("/dev/full"));
            assertThat(keep(ledger, act(1))).isEqualTo(Kept.MEMORY);
            assertThat(keep(ledger, act(2), new Entry.Heartbeat(at(2)))).isEqualTo(Kept.MEMORY);
            await().until(() -> ledger.status().kept() == Kept.MEMORY);
            assertThat(ledger.status().waiting()).isPositive();
            assertThat(ledger.sureUpTo()).isBefore(at(2));
            Files.delete(spool);
          });
      await().until(() -> ledger.status().kept() == Kept.LEDGER);
      assertThat(keep(ledger, act(3))).isEqualTo(Kept.LEDGER);
      assertThat(ledger.status().lost()).isZero();
    }
    assertThat(acts()).containsExactly("1", "2", "3");
  }

  @Test
  void aLongSpoolIsReadInPartsThatKeepTheirOrder() throws Exception {
    Spool spool = new Spool(folder);
    for (int batch = 0; batch < 7; batch++) {
      spool.add(
          List.of(new Placed(2L * batch, act(batch)), new Placed(2L * batch + 1, act(batch))));
    }
    List<Integer> sizes = new ArrayList<>();
    List<Long> places = new ArrayList<>();
    for (Spool.Part part = spool.part(0, 3);
        !part.entries().isEmpty();
        part = spool.part(part.next(), 3)) {
      sizes.add(part.entries().size());
      part.entries().forEach(placed -> places.add(placed.seq()));
    }
    assertThat(sizes).containsExactly(4, 4, 4, 2);
    assertThat(places).isEqualTo(LongStream.range(0, 14).boxed().toList());
    assertThat(spool.read()).extracting(Placed::seq).isEqualTo(places);
  }

  @Test
  void whatAKillCutInTheSpoolHidesNothingThatComesLater() throws Exception {
    new Spool(folder).add(List.of(new Placed(1, act(1))));
    new Spool(folder).add(List.of(new Placed(2, act(2))));
    Path file = folder.resolve("spool.log");
    byte[] bytes = Files.readAllBytes(file);
    Path _ = Files.write(file, Arrays.copyOf(bytes, bytes.length - 3));

    new Spool(folder).add(List.of(new Placed(3, act(3))));

    assertThat(new Spool(folder).read()).extracting(Placed::seq).containsExactly(1L, 3L);
  }

  @Test
  void whileALongSpoolGoesInNewEntriesAreKeptAtOnceAndInTheirOrder() throws Exception {
    int acts = SPOOLED / 1_000;
    long slowest = 0;
    int meanwhile = 0;
    try (LiveLedger ledger = open()) {
      whileShutOut(
          ledger,
          () -> {
            for (int batch = 0; batch < SPOOLED / 1_000; batch++) {
              List<Entry> entries = new ArrayList<>();
              for (int i = 1; i < 1_000; i++) {
                entries.add(seen(60L * batch, Verdict.UP));
              }
              entries.add(act(batch + 1));
              var _ = ledger.append(entries);
            }
            await()
                .atMost(Duration.ofSeconds(60))
                .until(
                    () -> ledger.status().waiting() == 0 && ledger.status().kept() == Kept.SPOOL);
          });
      Kept _ = keep(ledger, act(++acts)); // Behind an attempt that the lock still held up.
      while (ledger.status().kept() != Kept.LEDGER) {
        long begun = Clock.system().nanos();
        assertThat(keep(ledger, act(++acts))).isIn(Kept.SPOOL, Kept.LEDGER);
        slowest = Math.max(slowest, Clock.system().nanos() - begun);
        meanwhile++;
      }
      assertThat(ledger.status().spoolBytes()).isZero();
      assertThat(ledger.status().lost()).isZero();
    }
    System.out.printf(
        "%d entries waited; %d new ones kept meanwhile, the slowest in %d ms%n",
        SPOOLED, meanwhile, slowest / 1_000_000);
    assertThat(Duration.ofNanos(slowest)).isLessThan(Duration.ofSeconds(4));
    assertThat(acts()).isEqualTo(LongStream.rangeClosed(1, acts).mapToObj(Long::toString).toList());
  }

  @Test
  void whatACrashLeftInTheSpoolIsTakenInOnce() throws Exception {
    try (LiveLedger ledger = open()) {
      Kept _ = keep(ledger, act(1));
    }
    Spool spool = new Spool(folder);
    spool.add(List.of(new FreshCodec.Placed(100, act(2)), new FreshCodec.Placed(101, act(3))));
    byte[] whole = Files.readAllBytes(folder.resolve("spool.log"));
    spool.add(List.of(new FreshCodec.Placed(102, act(4))));
    cut(whole.length + 9);
    open().close();
    open().close();
    assertThat(acts()).containsExactly("1", "2", "3");
  }

  private void cut(int length) throws IOException {
    byte[] all = Files.readAllBytes(folder.resolve("spool.log"));
    Files.write(folder.resolve("spool.log"), Arrays.copyOf(all, length));
  }

  @Test
  void measurementsThatComeAgainInALongerBatchCountOnce() throws Exception {
    open().close();
    try (Connection connection = database().open()) {
      EntryTable.add(connection, List.of(new FreshCodec.Placed(5, seen(0, Verdict.UP))));
      EntryTable.add(
          connection,
          List.of(
              new FreshCodec.Placed(5, seen(0, Verdict.UP)),
              new FreshCodec.Placed(6, seen(60, Verdict.UP))));
      EntryTable.add(connection, List.of(new FreshCodec.Placed(6, seen(60, Verdict.UP))));
      assertThat(EntryTable.unfolded(connection, Optional.empty()))
          .extracting(FreshCodec.Placed::seq)
          .containsExactly(5L, 6L);
    }
  }
}
