package vn.gov.haiduong.haidang.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.gov.haiduong.haidang.Needs;
import vn.gov.haiduong.haidang.Tool;
import vn.gov.haiduong.haidang.health.State;
import vn.gov.haiduong.haidang.journal.Entry;
import vn.gov.haiduong.haidang.journal.History;
import vn.gov.haiduong.haidang.journal.Journal.Kept;
import vn.gov.haiduong.haidang.probe.Verdict;
import vn.gov.haiduong.haidang.time.Clock;

/** {@link LedgerRules} on a real PostgreSQL, and what happens when it goes away. */
@Needs(Tool.POSTGRESQL)
class PostgresLedgerTest extends LedgerRules {

  private static final AtomicReference<PostgresCluster> CLUSTER = new AtomicReference<>();

  @TempDir Path elsewhere;

  private final AtomicReference<String> address = new AtomicReference<>("");

  @BeforeAll
  static void up() throws Exception {
    CLUSTER.set(PostgresCluster.start());
  }

  @AfterAll
  static void gone() throws Exception {
    CLUSTER.get().close();
  }

  @Override
  Optional<String> address() throws Exception {
    if (address.get().isEmpty()) {
      address.set(CLUSTER.get().database());
    }
    return Optional.of(address.get());
  }

  @Override
  void shutOut(Statement statement) throws SQLException {
    statement.getConnection().setAutoCommit(false);
    var _ = statement.execute("LOCK TABLE entry IN ACCESS EXCLUSIVE MODE");
  }

  @Test
  void whileTheServerIsGoneEntriesWaitOnTheDiskAndGoInLaterInOrder() throws Exception {
    try (LiveLedger ledger = open()) {
      assertThat(keep(ledger, act(1))).isEqualTo(Kept.LEDGER);
      CLUSTER.get().down();
      try {
        assertThat(keep(ledger, act(2))).isEqualTo(Kept.SPOOL);
        assertThat(keep(ledger, act(3), new Entry.Heartbeat(at(3)))).isEqualTo(Kept.SPOOL);
        assertThat(Files.size(folder.resolve("spool.log"))).isPositive();
        assertThat(ledger.sureUpTo()).isEqualTo(at(3));
      } finally {
        CLUSTER.get().up();
      }
      assertThat(keep(ledger, act(4))).isEqualTo(Kept.LEDGER);
      assertThat(ledger.status().spoolBytes()).isZero();
    }
    assertThat(acts()).containsExactly("1", "2", "3", "4");
  }

  @Test
  void whatWaitsWhenTheProcessDiesWithTheServerGoneIsTakenInByTheNext() throws Exception {
    Path dead = folder.resolve("spool.log");
    byte[] left;
    try (LiveLedger ledger = open()) {
      assertThat(keep(ledger, act(1))).isEqualTo(Kept.LEDGER);
      CLUSTER.get().down();
      try {
        assertThat(keep(ledger, act(2))).isEqualTo(Kept.SPOOL);
        left = Files.readAllBytes(dead);
      } finally {
        CLUSTER.get().up();
      }
      assertThat(keep(ledger, act(3))).isEqualTo(Kept.LEDGER);
    }
    // As after a kill between the commit and the end of the spool.
    Path _ = Files.write(dead, left);
    open().close();
    assertThat(acts()).containsExactly("1", "2", "3");
  }

  @Test
  void aStartWhileTheServerIsGoneKnowsWhatItKnewAndEntersEverythingLater() throws Exception {
    try (LiveLedger ledger = open()) {
      Kept _ =
          keep(
              ledger,
              new Entry.MonitorStarted(at(0), Optional.empty()),
              configured(0),
              seen(0, Verdict.UP));
      Kept _ = keep(ledger, act(1), step(1, "I-1", "opened"));
      Kept _ =
          keep(ledger, seen(60, Verdict.DOWN), seen(80, Verdict.DOWN), new Entry.Heartbeat(at(85)));
    }
    CLUSTER.get().down();
    try (LiveLedger ledger = open()) {
      assertThat(ledger.status().kept()).isEqualTo(Kept.SPOOL);
      assertThat(ledger.restored().lastSign()).contains(at(85));
      assertThat(ledger.restored().healths())
          .hasEntrySatisfying(
              W, health -> assertThat(health.decidedMillis(State.UP)).isEqualTo(60_000));
      assertThat(ledger.restored().acts()).containsExactly(act(1));
      assertThat(ledger.restored().incidentSteps()).hasSize(1);
      assertThat(keep(ledger, new Entry.MonitorStarted(at(300), Optional.of(at(85))), act(2)))
          .isEqualTo(Kept.SPOOL);
    }
    try (LiveLedger ledger = open()) { // And once more without it: what waits is known too.
      assertThat(ledger.restored().acts()).containsExactly(act(1), act(2));
      assertThat(ledger.restored().lastSign()).contains(at(300));
      assertThat(keep(ledger, act(3), seen(300, Verdict.DOWN), seen(360, Verdict.UP)))
          .isEqualTo(Kept.SPOOL);
      CLUSTER.get().up();
      await().until(() -> ledger.status().kept() == Kept.LEDGER);
      assertThat(keep(ledger, act(4), new Entry.Heartbeat(at(365)))).isEqualTo(Kept.LEDGER);
      assertThat(ledger.status().spoolBytes()).isZero();
    }
    assertThat(acts()).containsExactly("1", "2", "3", "4");
    try (History history = SqlHistory.open(database())) {
      assertThat(history.spans(W, at(0), at(365)))
          .extracting(span -> span.from().getEpochSecond() - at(0).getEpochSecond())
          .containsExactly(0L, 60L, 85L, 300L, 360L);
    }
    // What was entered late is in the copy beside again.
    CLUSTER.get().down();
    try (LiveLedger ledger = open()) {
      assertThat(ledger.restored().acts()).extracting(Entry.Act::subject).hasSize(4);
    } finally {
      CLUSTER.get().up();
    }
  }

  @Test
  void aFirstStartWhileTheServerIsGoneMakesItsSchemaWhenItComes() throws Exception {
    String url = address().orElseThrow();
    CLUSTER.get().down();
    try (LiveLedger ledger = LiveLedger.open(folder, Optional.of(url), Clock.system())) {
      assertThat(ledger.restored().lastSign()).isEmpty();
      assertThat(keep(ledger, act(1))).isEqualTo(Kept.SPOOL);
      CLUSTER.get().up();
      await().until(() -> ledger.status().kept() == Kept.LEDGER);
      assertThat(keep(ledger, act(2))).isEqualTo(Kept.LEDGER);
    }
    assertThat(acts()).containsExactly("1", "2");
  }

  @Test
  void whatWaitsComesAfterWhatAnotherFolderWroteMeanwhile() throws Exception {
    try (LiveLedger ledger = open()) {
      Kept _ = keep(ledger, act(1));
    }
    try (LiveLedger other = LiveLedger.open(elsewhere, address(), Clock.system())) {
      Kept _ = keep(other, act(2));
      Kept _ = keep(other, act(3));
    }
    CLUSTER.get().down();
    try (LiveLedger ledger = open()) {
      assertThat(keep(ledger, act(4))).isEqualTo(Kept.SPOOL);
      CLUSTER.get().up();
      await().until(() -> ledger.status().kept() == Kept.LEDGER);
      assertThat(keep(ledger, act(5))).isEqualTo(Kept.LEDGER);
    }
    assertThat(acts()).containsExactly("1", "2", "3", "4", "5");
  }

  /** What a start had begun to take in is whole again when the server is back. */
  @Test
  void aServerThatGoesWhileAStartTakesInWhatWaitedIsWaitedFor() throws Exception {
    try (LiveLedger ledger = open()) {
      assertThat(keep(ledger, act(1))).isEqualTo(Kept.LEDGER);
    }
    CLUSTER.get().down();
    try (LiveLedger ledger = open()) {
      assertThat(keep(ledger, act(2))).isEqualTo(Kept.SPOOL);
      assertThat(keep(ledger, act(3), new Entry.Heartbeat(at(3)))).isEqualTo(Kept.SPOOL);
    }
    CLUSTER.get().up();
    CompletableFuture<LiveLedger> start = new CompletableFuture<>();
    try (Connection other = database().open();
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      var _ = statement.execute("LOCK TABLE entry IN SHARE MODE"); // It reads, and cannot write.
      var _ = start.completeAsync(this::opened);
      await().until(() -> waitsForTheLock(statement));
      CLUSTER.get().down();
    }
    try (LiveLedger ledger = start.get(30, TimeUnit.SECONDS)) {
      assertThat(ledger.status().kept()).isEqualTo(Kept.SPOOL);
      assertThat(ledger.restored().acts()).containsExactly(act(1), act(2), act(3));
      assertThat(ledger.restored().lastSign()).contains(at(3));
      assertThat(keep(ledger, act(4))).isEqualTo(Kept.SPOOL);
      CLUSTER.get().up();
      await().until(() -> ledger.status().kept() == Kept.LEDGER);
      assertThat(keep(ledger, act(5))).isEqualTo(Kept.LEDGER);
      assertThat(ledger.status().spoolBytes()).isZero();
    }
    assertThat(acts()).containsExactly("1", "2", "3", "4", "5");
  }

  private LiveLedger opened() {
    try {
      return open();
    } catch (Exception e) {
      throw new AssertionError("expected to start without its server", e);
    }
  }

  private static boolean waitsForTheLock(Statement statement) throws SQLException {
    try (ResultSet found =
        statement.executeQuery("SELECT count(*) FROM pg_locks WHERE NOT granted")) {
      return found.next() && found.getLong(1) > 0;
    }
  }

  @Test
  void aDamagedCopyBesideIsLeftOut() throws Exception {
    try (LiveLedger ledger = open()) {
      Kept _ = keep(ledger, act(1));
    }
    Path copy = folder.resolve("standby.bin");
    byte[] bytes = Files.readAllBytes(copy);
    bytes[bytes.length - 1] ^= 1;
    Path _ = Files.write(copy, bytes);
    CLUSTER.get().down();
    try (LiveLedger ledger = open()) {
      assertThat(ledger.restored().acts()).isEmpty();
      assertThat(keep(ledger, act(2))).isEqualTo(Kept.SPOOL);
      CLUSTER.get().up();
      await().until(() -> ledger.status().kept() == Kept.LEDGER);
    }
    assertThat(acts()).containsExactly("1", "2");
  }

  @Test
  void twoServicesWithDifferentFoldersNeverWriteOneLedger() throws Exception {
    try (LiveLedger first = open()) {
      assertThat(keep(first, act(1))).isEqualTo(Kept.LEDGER);
      Optional<String> same = address();
      assertThatThrownBy(() -> LiveLedger.open(elsewhere, same, Clock.system()))
          .isInstanceOf(LedgerTrouble.class)
          .hasMessageContaining("dịch vụ khác");
    }
    try (LiveLedger second = LiveLedger.open(elsewhere, address(), Clock.system())) {
      assertThat(second.append(List.of(act(2))).toCompletableFuture().get(10, TimeUnit.SECONDS))
          .isEqualTo(Kept.LEDGER);
    }
  }
}
