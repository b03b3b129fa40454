package vn.gov.haiduong.haidang.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.gov.haiduong.haidang.journal.Entry;
import vn.gov.haiduong.haidang.journal.Journal.Kept;
import vn.gov.haiduong.haidang.ledger.FreshCodec.Placed;
import vn.gov.haiduong.haidang.time.Clock;

/**
 * Brings batches into the database; when it fails into the {@link Spool}, when that fails too into
 * memory, and later from there in their order into the database. For the ledger's thread alone, but
 * for {@link #status} and {@link #sureUpTo}.
 */
final class LedgerWriter {

  private static final Logger LOG = LoggerFactory.getLogger(LedgerWriter.class);

  private static final Duration FOLD_EVERY = Duration.ofHours(1);

  /** What is dated back is dated back less than this. */
  private static final Duration FOLD_BEHIND = Duration.ofMinutes(15);

  private static final int MOST_IN_MEMORY = 200_000;

  private final Database database;
  private final Path folder;
  private final Clock clock;
  private final Spool spool;
  private final Restored restored;

  private @Nullable Connection connection;
  private final ArrayDeque<Placed> memory = new ArrayDeque<>();
  private long nextSeq;
  private Instant folded;
  private int forgotOn;
  private boolean spooled;

  private volatile LiveLedger.Status status;
  private volatile Instant sure;

  /** Takes in what a crash left behind. */
  Database database() {
    return database;
  }

  LedgerWriter(Database database, Path folder, Clock clock, Connection open)
      throws SQLException, IOException {
    this.database = database;
    this.folder = folder;
    this.clock = clock;
    this.spool = new Spool(folder);
    this.connection = open;
    open.setAutoCommit(false);
    if (EntryTable.meta(open, "live").orElse("true").equals("false")) {
      throw new SQLException("sổ này do replay ghi, không dùng để chạy tiếp được");
    }
    drain(open);
    Folding.Past past = Folding.all(open);
    this.restored = Restored.read(open, past);
    open.commit();
    this.nextSeq = past.lastSeq() + 1;
    this.folded = clock.now();
    this.sure = past.lastSign().orElse(Instant.EPOCH);
    this.status = new LiveLedger.Status(Kept.LEDGER, clock.now(), 0, 0, 0, 0, size());
  }

  Restored restored() {
    return restored;
  }

  LiveLedger.Status status() {
    return status;
  }

  Instant sureUpTo() {
    return sure;
  }

  Placed place(Entry entry) {
    return new Placed(nextSeq++, entry);
  }

  /**
   * Keeps a batch, which may be empty: then only what waits is tried again.
   *
   * @param queued how many entries came meanwhile
   */
  Kept write(List<Placed> batch, int queued) {
    if (batch.isEmpty() && memory.isEmpty() && !spooled) {
      return Kept.LEDGER;
    }
    Kept kept = keep(batch, queued);
    if (kept != Kept.MEMORY) {
      for (Placed one : batch) {
        if (one.entry() instanceof Entry.Heartbeat beat) {
          sure = beat.at();
        }
      }
    }
    return kept;
  }

  private Kept keep(List<Placed> placed, int queued) {
    try {
      Connection open = connected();
      if (spooled) {
        drain(open);
      }
      if (!memory.isEmpty()) {
        EntryTable.add(open, List.copyOf(memory));
      }
      if (!placed.isEmpty()) {
        EntryTable.add(open, placed);
      }
      began(open, placed);
      open.commit();
      if (spooled) {
        spool.clear();
        spooled = false;
        LOG.atInfo().log("ledger caught up");
      }
      memory.clear();
      tell(Kept.LEDGER, false, queued);
      return Kept.LEDGER;
    } catch (SQLException | IOException e) {
      forgetConnection();
      if (status.kept() == Kept.LEDGER) {
        LOG.atError().setCause(e).log("ledger cannot be written");
      }
      return spool(placed, queued);
    }
  }

  private static void began(Connection open, List<Placed> placed) throws SQLException {
    if (!placed.isEmpty() && EntryTable.meta(open, "from").isEmpty()) {
      EntryTable.meta(open, "live", "true");
      EntryTable.meta(open, "from", placed.getFirst().entry().at().toString());
    }
  }

  private Kept spool(List<Placed> placed, int queued) {
    memory.addAll(placed);
    try {
      if (!memory.isEmpty()) {
        spool.add(List.copyOf(memory));
        spooled = true;
        memory.clear();
      }
      tell(Kept.SPOOL, true, queued);
      return Kept.SPOOL;
    } catch (IOException e) {
      if (status.kept() != Kept.MEMORY) {
        LOG.atError().setCause(e).log("spool cannot be written; entries wait in memory");
      }
      tell(Kept.MEMORY, true, queued);
      bound();
      return Kept.MEMORY;
    }
  }

  /** Memory holds so much: then the oldest measurements go, never what people did or were told. */
  private void bound() {
    int excess = memory.size() - MOST_IN_MEMORY;
    if (excess <= 0) {
      return;
    }
    int dropped = 0;
    for (var each = memory.iterator(); each.hasNext() && dropped < excess; ) {
      if (FreshCodec.takes(each.next().entry())) {
        each.remove();
        dropped++;
      }
    }
    status = status.losing(dropped);
  }

  private void tell(Kept kept, boolean failed, int queued) {
    LiveLedger.Status before = status;
    status =
        new LiveLedger.Status(
            kept,
            kept == Kept.LEDGER ? clock.now() : before.lastWrite(),
            before.errors() + (failed ? 1 : 0),
            queued + (long) memory.size(),
            before.lost(),
            spool.bytes(),
            size());
  }

  private void drain(Connection open) throws SQLException, IOException {
    List<Placed> waiting = spool.read();
    if (!waiting.isEmpty()) {
      EntryTable.add(open, waiting);
      open.commit();
      if (nextSeq == 0) {
        LOG.atInfo().addKeyValue("entries", waiting.size()).log("spool taken in");
      }
    }
    spool.clear();
    spooled = false;
  }

  private Connection connected() throws SQLException {
    Connection open = connection;
    if (open == null) {
      open = database.openToWrite();
      open.setAutoCommit(false);
      connection = open;
    }
    return open;
  }

  void forgetConnection() {
    Connection broken = connection;
    connection = null;
    if (broken != null) {
      try {
        broken.close();
      } catch (SQLException e) {
        LOG.atDebug().setCause(e).log("broken connection could not be closed");
      }
    }
  }

  void housekeeping() {
    Instant now = clock.now();
    Connection open = connection;
    if (open == null || Duration.between(folded, now).compareTo(FOLD_EVERY) < 0) {
      return;
    }
    folded = now;
    try {
      var _ = Folding.fold(open, now.minus(FOLD_BEHIND));
      if (forgotOn != Fold.day(now)) {
        Folding.forgetOld(open, now);
        forgotOn = Fold.day(now);
      }
      open.commit();
    } catch (SQLException | RuntimeException e) {
      LOG.atError().setCause(e).log("ledger could not be folded");
      forgetConnection();
    }
  }

  private long size() {
    if (!database.embedded()) {
      return 0;
    }
    long bytes = 0;
    for (String ending : List.of("", "-wal")) {
      try {
        Path file = folder.resolve(Database.FILE + ending);
        bytes += Files.isRegularFile(file) ? Files.size(file) : 0;
      } catch (IOException e) {
        return bytes;
      }
    }
    return bytes;
  }
}
