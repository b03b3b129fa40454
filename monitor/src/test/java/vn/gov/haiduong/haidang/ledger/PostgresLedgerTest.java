package vn.gov.haiduong.haidang.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.gov.haiduong.haidang.Needs;
import vn.gov.haiduong.haidang.Tool;
import vn.gov.haiduong.haidang.journal.Entry;
import vn.gov.haiduong.haidang.journal.Journal.Kept;
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
  void twoServicesWithDifferentFoldersNeverWriteOneLedger() throws Exception {
    try (LiveLedger first = open()) {
      assertThat(keep(first, act(1))).isEqualTo(Kept.LEDGER);
      Optional<String> same = address();
      assertThatThrownBy(() -> LiveLedger.open(elsewhere, same, Clock.system()))
          .isInstanceOf(LedgerTrouble.class)
          .hasMessageContaining("dịch vụ khác");
    }
    try (LiveLedger second = LiveLedger.open(elsewhere, address(), Clock.system())) {
      assertThat(
              second
                  .append(java.util.List.of(act(2)))
                  .toCompletableFuture()
                  .get(10, TimeUnit.SECONDS))
          .isEqualTo(Kept.LEDGER);
    }
  }
}
