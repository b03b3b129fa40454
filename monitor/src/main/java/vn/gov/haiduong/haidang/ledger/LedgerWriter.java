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
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

  /** A server that lets us wait so long for a refusal is left alone for a while. */
  private static final Duration SLOW = Duration.ofSeconds(1);

  private static final Duration AGAIN_AFTER = Duration.ofSeconds(3);

  /** Of the spool in one transaction: memory stays flat however long the database was away. */
  private static final int DRAINED_AT_ONCE = 5_000;

  /** A spool of this size is taken in before the next batch; a longer one beside them. */
  private static final long SHORT_SPOOL = 256 << 10;

  private static final int MOST_IN_MEMORY = 200_000;

  private final Database database;
  private final Path folder;
  private final Clock clock;
  private final Spool spool;
  private final Optional<Standby> standby;
  private final Restored restored;

  /**
   * What a start without its database supposes of it.
   *
   * @param lastSeq place of the last entry that it was given
   * @param since the last of them, which it may not have taken
   */
  private record Away(long lastSeq, List<Placed> since) {}

  private Optional<Away> away = Optional.empty();

  /** The database held what this start did not know, and not everything has gone in since. */
  private boolean ignorant;

  private final Runnable moreFound;
  private long tryAgain;

  private @Nullable Connection connection;
  private final ArrayDeque<Placed> memory = new ArrayDeque<>();
  private long nextSeq;
  private Instant folded;
  private int forgotOn;
  private boolean spooled;

  /** Up to where the spool has gone in; in its bytes. */
  private long drained;

  private volatile LiveLedger.Status status;
  private volatile Instant sure;

  /**
   * Takes in what a crash left behind.
   *
   * @param open empty while the database is away
   * @param moreFound runs when the database was back with more than was known here, and what waited
   *     has gone in behind it
   */
  LedgerWriter(
      Database database, Path folder, Clock clock, Optional<Connection> open, Runnable moreFound)
      throws SQLException, IOException {
    this.database = database;
    this.moreFound = moreFound;
    this.folder = folder;
    this.clock = clock;
    this.spool = new Spool(folder);
    this.standby = database.embedded() ? Optional.empty() : Optional.of(new Standby(folder));
    this.folded = clock.now();
    this.tryAgain = clock.nanos();
    Folding.Past past;
    if (open.isPresent()) {
      Connection connected = open.get();
      connected.setAutoCommit(false);
      refuseReplayed(connected);
      while (drainPart(connected)) {
        LOG.atDebug().log("what a crash left is taken in");
      }
      emptied();
      past = Folding.of(Standby.Known.of(connected), List.of());
      // The last hour stays unfolded: incidents may not have heard of all of it yet.
      if (past.lastSign().isPresent()) {
        Folding.Past _ = Folding.fold(connected, past.lastSign().get().minus(FOLD_EVERY));
      }
      this.restored = Restored.read(connected, past);
      if (standby.isPresent()) {
        standby.get().renew(connected, restored, past.lastSeq());
      }
      connected.commit();
      this.connection = connected;
    } else {
      Standby.Known known =
          standby.isPresent() ? standby.get().read() : Standby.Known.of(database, folder);
      List<Placed> waiting = spool.read();
      past = Folding.of(known, waiting);
      List<Entry> entries = new ArrayList<>(known.remembered());
      Stream.concat(known.since().stream(), waiting.stream())
          .collect(Collectors.toMap(Placed::seq, Placed::entry, (one, _) -> one, TreeMap::new))
          .values()
          .forEach(entries::add);
      this.restored = Restored.of(past, entries);
      this.spooled = !waiting.isEmpty();
      this.away =
          Optional.of(
              known.lastSeq() > 0 || waiting.isEmpty()
                  ? new Away(known.lastSeq(), known.since())
                  : new Away(waiting.getFirst().seq() - 1, List.of()));
    }
    this.nextSeq = past.lastSeq() + 1;
    this.sure = past.lastSign().orElse(Instant.EPOCH);
    this.status =
        open.isPresent()
            ? new LiveLedger.Status(Kept.LEDGER, clock.now(), 0, 0, 0, 0, size())
            : new LiveLedger.Status(Kept.SPOOL, sure, 1, 0, 0, spool.bytes(), 0);
  }

  private static void refuseReplayed(Connection open) throws SQLException {
    if (EntryTable.meta(open, "live").orElse("true").equals("false")) {
      throw new SQLException("sổ này do replay ghi, không dùng để chạy tiếp được");
    }
  }

  Database database() {
    return database;
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

  /**
   * Keeps a batch, which may be empty: then only what waits is tried again.
   *
   * @param queued how many entries came meanwhile
   */
  Kept write(List<Entry> entries, int queued) {
    if (entries.isEmpty() && memory.isEmpty() && !spooled && away.isEmpty()) {
      return Kept.LEDGER;
    }
    Optional<Connection> open = reached();
    List<Placed> batch = entries.stream().map(entry -> new Placed(nextSeq++, entry)).toList();
    Kept kept =
        open.isEmpty()
            ? spool(batch, queued, true)
            : spooled && spool.bytes() - drained > SHORT_SPOOL
                ? spool(batch, queued, false) // Behind the others, and nobody waits for those.
                : keep(open.get(), batch, queued);
    if (kept != Kept.MEMORY) {
      for (Entry entry : entries) {
        if (entry instanceof Entry.Heartbeat beat) {
          sure = beat.at();
        }
      }
    }
    return kept;
  }

  private Kept keep(Connection open, List<Placed> placed, int queued) {
    return keep(open, placed, queued, spooled);
  }

  /**
   * @param behind whether it comes after a time without the database
   */
  private Kept keep(Connection open, List<Placed> placed, int queued, boolean behind) {
    try {
      standby.ifPresent(copy -> copy.add(placed));
      if (spooled) {
        while (drainPart(open)) {
          LOG.atDebug().log("the rest of the spool is taken in");
        }
        emptied();
      }
      if (!memory.isEmpty()) {
        standby.ifPresent(copy -> copy.add(List.copyOf(memory)));
        EntryTable.add(open, List.copyOf(memory));
      }
      if (!placed.isEmpty()) {
        EntryTable.add(open, placed);
      }
      began(open, placed);
      open.commit();
      if (behind || !memory.isEmpty()) {
        LOG.atInfo().log("ledger caught up");
        renew(open);
      }
      memory.clear();
      tell(Kept.LEDGER, false, queued);
      if (ignorant) {
        ignorant = false;
        moreFound.run();
      }
      return Kept.LEDGER;
    } catch (SQLException | IOException e) {
      failed(e);
      return spool(placed, queued, true);
    }
  }

  private void failed(Exception e) {
    forgetConnection();
    if (status.kept() == Kept.LEDGER) {
      LOG.atError().setCause(e).log("ledger cannot be written");
    }
  }

  private static void began(Connection open, List<Placed> placed) throws SQLException {
    if (!placed.isEmpty() && EntryTable.meta(open, "from").isEmpty()) {
      EntryTable.meta(open, "live", "true");
      EntryTable.meta(open, "from", placed.getFirst().entry().at().toString());
    }
  }

  /**
   * @param failed whether it goes there for want of the database
   */
  private Kept spool(List<Placed> placed, int queued, boolean failed) {
    memory.addAll(placed);
    try {
      if (!memory.isEmpty()) {
        spool.add(List.copyOf(memory));
        spooled = true;
        memory.clear();
      }
      tell(Kept.SPOOL, failed, queued);
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

  /**
   * Takes in a part of a long spool between two batches, so that new entries are kept as fast as
   * ever, behind those that wait.
   *
   * @return whether more waits
   */
  boolean catchUp() {
    Connection open = connection;
    if (open == null || !spooled) {
      return false;
    }
    try {
      if (drainPart(open)) {
        return true;
      }
      emptied();
      return keep(open, List.of(), 0, true) != Kept.LEDGER;
    } catch (SQLException | IOException e) {
      failed(e);
      return false;
    }
  }

  /** Whatever was taken in before a failure is taken in again: it stays as it is. */
  private boolean drainPart(Connection open) throws SQLException, IOException {
    Spool.Part part = spool.part(drained, DRAINED_AT_ONCE);
    if (part.entries().isEmpty()) {
      return false;
    }
    standby.ifPresent(copy -> copy.add(part.entries()));
    EntryTable.add(open, part.entries());
    open.commit();
    drained = part.next();
    LOG.atInfo().addKeyValue("entries", part.entries().size()).log("spool taken in");
    return true;
  }

  private void emptied() throws IOException {
    spool.clear();
    spooled = false;
    drained = 0;
  }

  /** Open, or opened anew; a server that does not answer is not asked for each batch. */
  private Optional<Connection> reached() {
    if (connection != null) {
      return Optional.of(connection);
    }
    long begun = clock.nanos();
    if (begun - tryAgain < 0) {
      return Optional.empty();
    }
    try {
      if (away.isPresent()) {
        database.open().close();
        database.migrate();
      }
      Connection open = database.openToWrite();
      connection = open; // From here on a failure closes it.
      open.setAutoCommit(false);
      if (away.isPresent()) {
        returned(open, away.get());
        away = Optional.empty();
      }
      return Optional.of(open);
    } catch (SQLException | IOException e) {
      failed(e);
      long ended = clock.nanos();
      tryAgain = ended + (ended - begun > SLOW.toNanos() ? AGAIN_AFTER.toNanos() : 0);
      return Optional.empty();
    }
  }

  /** First sight of a database that was away when the service started. */
  private void returned(Connection open, Away known) throws SQLException, IOException {
    refuseReplayed(open);
    long last = EntryTable.lastSeq(open);
    if (last > known.lastSeq()) {
      // Written from elsewhere meanwhile, or this folder is new: what waits comes after all that.
      long by = last - known.lastSeq();
      LOG.atError()
          .addKeyValue("entries", by)
          .log("the ledger holds entries that this start did not know; they go first");
      ignorant = true;
      spool.replace(moved(spool.read(), by));
      drained = 0;
      List<Placed> waiting = moved(List.copyOf(memory), by);
      memory.clear();
      memory.addAll(waiting);
      nextSeq += by;
    } else {
      EntryTable.add(open, known.since().stream().filter(one -> one.seq() > last).toList());
    }
    spooled = true; // Whatever waits, or nothing: the copy beside is made anew.
    LOG.atInfo().log("the ledger's database answers");
  }

  private static List<Placed> moved(List<Placed> all, long by) {
    return all.stream().map(one -> new Placed(one.seq() + by, one.entry())).toList();
  }

  private void renew(Connection open) throws SQLException {
    if (standby.isPresent()) {
      Folding.Past past = Folding.fold(open, clock.now().minus(FOLD_BEHIND));
      standby.get().renew(open, Restored.read(open, past), nextSeq - 1);
      open.commit();
    }
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
    // What waits in the spool may be dated before what would be folded.
    if (open == null || spooled || Duration.between(folded, now).compareTo(FOLD_EVERY) < 0) {
      return;
    }
    folded = now;
    try {
      Folding.Past past = Folding.fold(open, now.minus(FOLD_BEHIND));
      if (forgotOn != Fold.day(now)) {
        Forgetting.forget(open, now);
        forgotOn = Fold.day(now);
      }
      if (standby.isPresent()) {
        standby.get().renew(open, Restored.read(open, past), nextSeq - 1);
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
