package vn.gov.haiduong.haidang.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import vn.gov.haiduong.haidang.journal.Entry;
import vn.gov.haiduong.haidang.journal.Journal.Kept;
import vn.gov.haiduong.haidang.probe.Verdict;

/** {@link LedgerRules} on the embedded database. */
class LiveLedgerTest extends LedgerRules {

  @Override
  Optional<String> address() {
    return Optional.empty();
  }

  @Override
  void shutOut(Statement statement) throws SQLException {
    var _ = statement.execute("BEGIN EXCLUSIVE");
  }

  @Test
  void aStartOnADiskThatTakesNothingKnowsWhatItKnewAndEntersItLater() throws Exception {
    try (LiveLedger ledger = open()) {
      Kept _ =
          keep(
              ledger,
              new Entry.MonitorStarted(at(0), Optional.empty()),
              configured(0),
              seen(0, Verdict.UP),
              act(1),
              step(1, "I-1", "opened"),
              new Entry.Heartbeat(at(5)));
    }
    Path file = folder.resolve(Database.FILE);
    // What stands in the way of its index stands in the way of every write, also of root's.
    Path index = Files.createDirectory(folder.resolve(Database.FILE + "-shm"));
    try (LiveLedger ledger = open()) {
      assertThat(ledger.status().kept()).isNotEqualTo(Kept.LEDGER);
      assertThat(ledger.restored().acts()).containsExactly(act(1));
      assertThat(ledger.restored().incidentSteps()).hasSize(1);
      assertThat(ledger.restored().healths()).containsOnlyKeys(W);
      assertThat(ledger.restored().lastSign()).contains(at(5));
      assertThat(keep(ledger, act(2))).isEqualTo(Kept.SPOOL);
      Files.delete(index);
      await().until(() -> ledger.status().kept() == Kept.LEDGER);
      assertThat(keep(ledger, act(3))).isEqualTo(Kept.LEDGER);
    }
    assertThat(file).isRegularFile();
    assertThat(acts()).containsExactly("1", "2", "3");
  }

  /** Nothing can be locked there, and what the log holds is not in the file. */
  @Test
  void aLedgerIsReadAsItLiesWithWhatItsLogHolds() throws Exception {
    try (LiveLedger ledger = open()) {
      Kept _ = keep(ledger, new Entry.MonitorStarted(at(0), Optional.empty()), configured(0));
      Kept _ = keep(ledger, act(1), new Entry.Heartbeat(at(5)));
      try (var lying = database().openAsItLies()) {
        assertThat(EntryTable.lastSeq(lying)).isEqualTo(4);
        assertThat(EntryTable.meta(lying, "live")).contains("true");
      }
    }
    try (var lying = database().openAsItLies()) {
      assertThat(EntryTable.lastSeq(lying)).isEqualTo(4);
    }
  }

  @Test
  void aFileWithoutTablesIsALedgerThatIsNotMadeYet() throws Exception {
    Path _ = Files.createFile(folder.resolve(Database.FILE));
    assertThat(Standby.Known.of(database(), folder).lastSeq()).isZero();
  }
}
