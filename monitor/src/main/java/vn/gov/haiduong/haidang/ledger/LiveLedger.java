package vn.gov.haiduong.haidang.ledger;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.gov.haiduong.haidang.journal.Entry;
import vn.gov.haiduong.haidang.journal.History;
import vn.gov.haiduong.haidang.journal.Journal;
import vn.gov.haiduong.haidang.journal.UnreadableJournal;
import vn.gov.haiduong.haidang.time.Clock;

/**
 * The ledger that a running service writes. Entries queue and are written in batches by one
 * platform thread (SQLite's driver would pin a virtual one); when the database fails they go to the
 * {@link Spool}, when that fails too they wait in memory, and go in later in their order.
 *
 * <pre>
 *   append ─▶ queue ─▶ [thread] ─▶ database
 *                          ├─ fails ─▶ spool, on the disk ─┐
 *                          └─ fails too ─▶ memory, bounded ┴─ every 2 s ─▶ database
 * </pre>
 */
public final class LiveLedger implements Journal, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(LiveLedger.class);

  /** Measurements wait so long for company; anything else goes at once. */
  private static final long GATHER_MILLIS = 500;

  private static final long RETRY_MILLIS = 2_000;
  private static final long TOLD_WITHIN_SECONDS = 4;

  /**
   * How the ledger does.
   *
   * @param kept how well the last batch is kept
   * @param lastWrite when the last batch reached the database
   * @param errors failed writes since the start
   * @param waiting entries in queue and memory
   * @param lost measurements that memory could not hold any more
   * @param spoolBytes size of the spool
   * @param bytes size of the embedded database, 0 for another
   */
  public record Status(
      Kept kept,
      Instant lastWrite,
      long errors,
      long waiting,
      long lost,
      long spoolBytes,
      long bytes) {

    Status losing(long more) {
      return new Status(kept, lastWrite, errors, waiting, lost + more, spoolBytes, bytes);
    }
  }

  private record Waiting(List<Entry> entries, CompletableFuture<Kept> kept) {}

  private final Path folder;
  private final Optional<String> address;
  private final DataLock lock;
  private final LedgerWriter writer;
  private final Thread thread;
  private final CompletableFuture<Void> moreFound;

  private final ReentrantLock guard = new ReentrantLock();
  private final Condition more = guard.newCondition();
  private final ArrayDeque<Waiting> queue = new ArrayDeque<>();
  private int queued;
  private boolean urgent;
  private boolean closing;

  private LiveLedger(
      DataLock lock,
      LedgerWriter writer,
      Path folder,
      Optional<String> address,
      CompletableFuture<Void> moreFound) {
    this.moreFound = moreFound;
    this.folder = folder;
    this.address = address;
    this.lock = lock;
    this.writer = writer;
    this.thread = Thread.ofPlatform().name("ledger").daemon().unstarted(this::run);
  }

  /**
   * Takes the folder for this process, brings the schema up, takes in what a crash left behind and
   * begins to write. Blocks. A database server that is away, or a disk that takes nothing, is
   * waited for while the service runs: until then what can be read here is what was there before.
   *
   * @param address of a PostgreSQL database; empty for a file in the folder
   */
  public static LiveLedger open(Path folder, Optional<String> address, Clock clock)
      throws LedgerTrouble {
    Optional<String> url = address.filter(text -> !text.isBlank());
    Database database;
    try {
      database = url.isPresent() ? Database.at(url.get()) : Database.in(folder);
    } catch (IllegalArgumentException e) {
      throw new LedgerTrouble(String.valueOf(e.getMessage()), e);
    }
    DataLock lock = DataLock.take(folder);
    try {
      CompletableFuture<Void> more = new CompletableFuture<>();
      LedgerWriter writer =
          writer(
              database,
              folder,
              clock,
              () -> {
                var _ = more.completeAsync(() -> null);
              });
      LiveLedger ledger = new LiveLedger(lock, writer, folder, url, more);
      ledger.thread.start();
      return ledger;
    } catch (SQLException | IOException | RuntimeException e) {
      try {
        lock.close();
      } catch (IOException again) {
        e.addSuppressed(again);
      }
      throw new LedgerTrouble("không mở được sổ " + database.shown() + ": " + e.getMessage(), e);
    }
  }

  /** Begins with the database where it can be written, and without it where it may be later. */
  private static LedgerWriter writer(
      Database database, Path folder, Clock clock, Runnable moreFound)
      throws SQLException, IOException {
    Optional<Connection> connection = reached(database);
    if (connection.isEmpty()) {
      return new LedgerWriter(database, folder, clock, Optional.empty(), moreFound);
    }
    try {
      return new LedgerWriter(database, folder, clock, connection, moreFound);
    } catch (SQLException | IOException | RuntimeException e) {
      try {
        connection.get().close();
      } catch (SQLException again) {
        e.addSuppressed(again);
      }
      boolean later =
          database.embedded()
              ? e instanceof IOException || Database.diskTrouble(e)
              : Database.away(e); // It went while it took in what a crash had left.
      if (!later) {
        throw e;
      }
      LOG.atError().setCause(e).log("the ledger can be read at most; entries wait until more can");
      return new LedgerWriter(database, folder, clock, Optional.empty(), moreFound);
    }
  }

  /** A connection that writes, to a schema of this version; empty while the server is away. */
  private static Optional<Connection> reached(Database database) throws SQLException {
    try {
      if (!database.embedded()) {
        database.open().close(); // One attempt: the migrator would make more of them.
      }
      database.migrate();
      return Optional.of(database.openToWrite());
    } catch (SQLException e) {
      boolean later = database.embedded() ? Database.diskTrouble(e) : Database.away(e);
      if (!later) {
        throw e;
      }
      LOG.atError()
          .addKeyValue("ledger", database.shown())
          .setCause(e)
          .log("the ledger cannot be had now; entries wait until it can");
      return Optional.empty();
    }
  }

  /** The data folder. */
  public Path folder() {
    return folder;
  }

  /** Of a database server; empty for a file in the folder. */
  public Optional<String> address() {
    return address;
  }

  /** What was there before this start. */
  public Restored restored() {
    return writer.restored();
  }

  /**
   * Completes where a database that was away at the start has come back with entries that this
   * start did not know, such as of an earlier life in another folder: what is {@link #restored}
   * lacks them, and whoever begins anew has all of it.
   */
  public CompletionStage<Void> moreFound() {
    return moreFound.minimalCompletionStage();
  }

  /** The latest sign of life that is kept: time up to it survives a crash. From any thread. */
  public Instant sureUpTo() {
    return writer.sureUpTo();
  }

  /**
   * Opens it for reading beside the writing; blocks, to be closed.
   *
   * @throws vn.gov.haiduong.haidang.journal.UnreadableJournal when it cannot be read
   */
  public History history() {
    return SqlHistory.open(writer.database());
  }

  /**
   * What was told of incidents, in order of entry: the latest {@code most} entries at most. Blocks.
   *
   * @param what word of the entries that are asked for; empty for all
   * @throws vn.gov.haiduong.haidang.journal.UnreadableJournal when it cannot be read
   */
  public List<Entry.Notification> told(
      Set<String> incidents, Optional<String> what, Instant from, int most) {
    try (Connection connection = writer.database().readable()) {
      connection.setAutoCommit(false); // A server hands out rows by and by only so.
      return EntryTable.told(connection, incidents, what, from, most);
    } catch (SQLException | IOException | IllegalArgumentException e) {
      throw new UnreadableJournal("không đọc được sổ: " + e.getMessage(), e);
    }
  }

  /** From any thread. */
  public Status status() {
    return writer.status();
  }

  @Override
  public CompletionStage<Kept> append(List<Entry> entries) {
    CompletableFuture<Kept> kept = new CompletableFuture<>();
    if (entries.isEmpty()) {
      kept.complete(Kept.LEDGER);
      return kept;
    }
    guard.lock();
    try {
      queue.add(new Waiting(List.copyOf(entries), kept));
      queued += entries.size();
      urgent |= !entries.stream().allMatch(FreshCodec::takes);
      more.signal();
    } finally {
      guard.unlock();
    }
    return kept.completeOnTimeout(Kept.MEMORY, TOLD_WITHIN_SECONDS, TimeUnit.SECONDS);
  }

  // ---- the thread ------------------------------------------------------------------------------

  private void run() {
    boolean last = false;
    boolean behind = false;
    while (!last) {
      try {
        List<Waiting> batch = take(behind);
        guard.lock();
        try {
          last = closing && queue.isEmpty();
        } finally {
          guard.unlock();
        }
        write(batch);
        behind = writer.catchUp();
        writer.housekeeping();
      } catch (RuntimeException e) {
        LOG.atError().setCause(e).log("ledger thread stumbled");
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  /**
   * What waits, once it has gathered; nothing after a while, so that failures are tried again.
   *
   * @param behind whether there is something to do beside it, which does not wait
   */
  private List<Waiting> take(boolean behind) throws InterruptedException {
    guard.lock();
    try {
      long left = behind ? 0 : TimeUnit.MILLISECONDS.toNanos(RETRY_MILLIS);
      while (queue.isEmpty() && !closing && left > 0) {
        left = more.awaitNanos(left);
      }
      left = behind ? 0 : TimeUnit.MILLISECONDS.toNanos(GATHER_MILLIS);
      while (!queue.isEmpty() && !urgent && !closing && left > 0) {
        left = more.awaitNanos(left);
      }
      List<Waiting> batch = new ArrayList<>(queue);
      queue.clear();
      queued = 0;
      urgent = false;
      return batch;
    } finally {
      guard.unlock();
    }
  }

  private void write(List<Waiting> batch) {
    List<Entry> entries = batch.stream().flatMap(one -> one.entries().stream()).toList();
    int meanwhile;
    guard.lock();
    try {
      meanwhile = queued;
    } finally {
      guard.unlock();
    }
    Kept kept = writer.write(entries, meanwhile);
    batch.forEach(waiting -> waiting.kept().complete(kept));
  }

  /** Writes what waits, then lets the folder go. Blocks for some seconds at most. */
  @Override
  public void close() {
    guard.lock();
    try {
      closing = true;
      more.signal();
    } finally {
      guard.unlock();
    }
    try {
      thread.join(Duration.ofSeconds(5).toMillis());
      writer.forgetConnection();
      lock.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      LOG.atWarn().setCause(e).log("data folder could not be let go");
    }
  }
}
