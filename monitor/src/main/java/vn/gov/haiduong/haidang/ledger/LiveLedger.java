package vn.gov.haiduong.haidang.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.gov.haiduong.haidang.health.TargetHealth;
import vn.gov.haiduong.haidang.journal.Entry;
import vn.gov.haiduong.haidang.journal.Journal;
import vn.gov.haiduong.haidang.ledger.FreshCodec.Placed;
import vn.gov.haiduong.haidang.target.TargetId;
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
  private static final Duration FOLD_EVERY = Duration.ofHours(1);

  /** What is dated back is dated back less than this. */
  private static final Duration FOLD_BEHIND = Duration.ofMinutes(15);

  private static final int MOST_IN_MEMORY = 200_000;
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
      long bytes) {}

  private record Waiting(List<Entry> entries, CompletableFuture<Kept> kept) {}

  private final Database database;
  private final Path folder;
  private final Clock clock;
  private final DataLock lock;
  private final Spool spool;
  private final Map<TargetId, TargetHealth> healths;
  private final Optional<Instant> lastSign;
  private final List<Entry.IncidentStep> incidentSteps;
  private final Thread thread;

  private final ReentrantLock guard = new ReentrantLock();
  private final Condition more = guard.newCondition();
  private final ArrayDeque<Waiting> queue = new ArrayDeque<>();
  private int queued;
  private boolean urgent;
  private boolean closing;

  // The thread's own.
  private @Nullable Connection connection;
  private final ArrayDeque<Placed> memory = new ArrayDeque<>();
  private long nextSeq;
  private Instant folded;
  private int forgotOn;
  private boolean spooled;

  private volatile Status status;
  private volatile Instant sure;

  private LiveLedger(
      Database database, Path folder, Clock clock, DataLock lock, Spool spool, Connection open)
      throws SQLException, IOException {
    this.database = database;
    this.folder = folder;
    this.clock = clock;
    this.lock = lock;
    this.spool = spool;
    this.connection = open;
    open.setAutoCommit(false);
    if (EntryTable.meta(open, "live").orElse("true").equals("false")) {
      throw new SQLException("sổ này do replay ghi, không dùng để chạy tiếp được");
    }
    drain(open);
    Folding.Past past = Folding.all(open);
    this.incidentSteps =
        EntryTable.list(open, "kind = 'incident' ORDER BY seq").stream()
            .map(Entry.IncidentStep.class::cast)
            .toList();
    open.commit();
    this.healths = past.healths();
    this.lastSign = past.lastSign();
    this.nextSeq = past.lastSeq() + 1;
    this.folded = clock.now();
    this.sure = lastSign.orElse(Instant.EPOCH);
    this.status = new Status(Kept.LEDGER, clock.now(), 0, 0, 0, 0, size());
    this.thread = Thread.ofPlatform().name("ledger").daemon().unstarted(this::run);
  }

  /**
   * Takes the folder for this process, brings the schema up, takes in what a crash left behind and
   * begins to write. Blocks.
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
      database.migrate();
      Connection connection = database.open();
      try {
        LiveLedger ledger =
            new LiveLedger(database, folder, clock, lock, new Spool(folder), connection);
        ledger.thread.start();
        return ledger;
      } catch (SQLException | IOException | RuntimeException e) {
        connection.close();
        throw e;
      }
    } catch (SQLException | IOException | RuntimeException e) {
      try {
        lock.close();
      } catch (IOException again) {
        e.addSuppressed(again);
      }
      throw new LedgerTrouble("không mở được sổ " + database.shown() + ": " + e.getMessage(), e);
    }
  }

  /** Health of each target as it stood at the last sign of life. */
  public Map<TargetId, TargetHealth> healths() {
    return healths;
  }

  /** The latest moment of anything entered before this start; empty in a new ledger. */
  public Optional<Instant> lastSign() {
    return lastSign;
  }

  /** Every step of every incident before this start, in the order of entry. */
  public List<Entry.IncidentStep> incidentSteps() {
    return incidentSteps;
  }

  /** The latest sign of life that is kept: time up to it survives a crash. From any thread. */
  public Instant sureUpTo() {
    return sure;
  }

  /** From any thread. */
  public Status status() {
    return status;
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
    while (!last) {
      try {
        List<Waiting> batch = take();
        guard.lock();
        try {
          last = closing && queue.isEmpty();
        } finally {
          guard.unlock();
        }
        write(batch);
        housekeeping();
      } catch (RuntimeException e) {
        LOG.atError().setCause(e).log("ledger thread stumbled");
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  /** What waits, once it has gathered; nothing after a while, so that failures are tried again. */
  private List<Waiting> take() throws InterruptedException {
    guard.lock();
    try {
      long left = TimeUnit.MILLISECONDS.toNanos(RETRY_MILLIS);
      while (queue.isEmpty() && !closing && left > 0) {
        left = more.awaitNanos(left);
      }
      left = TimeUnit.MILLISECONDS.toNanos(GATHER_MILLIS);
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
    List<Placed> placed = new ArrayList<>();
    for (Waiting waiting : batch) {
      for (Entry entry : waiting.entries()) {
        placed.add(new Placed(nextSeq++, entry));
      }
    }
    if (placed.isEmpty() && memory.isEmpty() && !spooled) {
      return;
    }
    Kept kept = keep(placed);
    for (Placed one : placed) {
      if (one.entry() instanceof Entry.Heartbeat beat) {
        sure = beat.at();
      }
    }
    batch.forEach(waiting -> waiting.kept().complete(kept));
  }

  private Kept keep(List<Placed> placed) {
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
      tell(Kept.LEDGER, false);
      return Kept.LEDGER;
    } catch (SQLException | IOException e) {
      forgetConnection();
      if (status.kept() == Kept.LEDGER) {
        LOG.atError().setCause(e).log("ledger cannot be written");
      }
      return spool(placed);
    }
  }

  private static void began(Connection open, List<Placed> placed) throws SQLException {
    if (!placed.isEmpty() && EntryTable.meta(open, "from").isEmpty()) {
      EntryTable.meta(open, "live", "true");
      EntryTable.meta(open, "from", placed.getFirst().entry().at().toString());
    }
  }

  private Kept spool(List<Placed> placed) {
    memory.addAll(placed);
    try {
      if (!memory.isEmpty()) {
        spool.add(List.copyOf(memory));
        spooled = true;
        memory.clear();
      }
      tell(Kept.SPOOL, true);
      return Kept.SPOOL;
    } catch (IOException e) {
      if (status.kept() != Kept.MEMORY) {
        LOG.atError().setCause(e).log("spool cannot be written; entries wait in memory");
      }
      tell(Kept.MEMORY, true);
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
    Status now = status;
    status =
        new Status(
            now.kept(),
            now.lastWrite(),
            now.errors(),
            now.waiting(),
            now.lost() + dropped,
            now.spoolBytes(),
            now.bytes());
  }

  private void tell(Kept kept, boolean failed) {
    Status before = status;
    int waiting;
    guard.lock();
    try {
      waiting = queued;
    } finally {
      guard.unlock();
    }
    status =
        new Status(
            kept,
            kept == Kept.LEDGER ? clock.now() : before.lastWrite(),
            before.errors() + (failed ? 1 : 0),
            waiting + (long) memory.size(),
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
      open = database.open();
      open.setAutoCommit(false);
      connection = open;
    }
    return open;
  }

  private void forgetConnection() {
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

  private void housekeeping() {
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
      forgetConnection();
      lock.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      LOG.atWarn().setCause(e).log("data folder could not be let go");
    }
  }
}
