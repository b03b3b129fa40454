package vn.gov.haiduong.haidang.ledger;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;
import vn.gov.haiduong.haidang.health.Effect;
import vn.gov.haiduong.haidang.health.Outage;
import vn.gov.haiduong.haidang.health.Span;
import vn.gov.haiduong.haidang.journal.Entry;
import vn.gov.haiduong.haidang.journal.TargetFacts;
import vn.gov.haiduong.haidang.ledger.FreshCodec.Placed;
import vn.gov.haiduong.haidang.target.TargetId;

/**
 * A ledger written from a recording, complete when it is closed. The same entries give the same
 * file, to the byte. Nothing is there before {@link #finish}: without it the transaction is taken
 * back. For one thread.
 */
public final class RecordingLedger implements AutoCloseable {

  private static final int BATCH = 1_000;

  private final Connection connection;
  private final SqlFolded tables;
  private final Fold fold;
  private final List<Placed> batch = new ArrayList<>();
  private final BiConsumer<TargetId, Effect> told;
  private long seq;
  private @Nullable Instant first;
  private @Nullable Instant last;

  private RecordingLedger(
      Connection connection, List<TargetFacts> facts, BiConsumer<TargetId, Effect> told) {
    this.connection = connection;
    this.told = told;
    this.tables = new SqlFolded(connection);
    this.fold = Fold.begin(facts, new Heard());
  }

  /**
   * Begins a ledger in an empty folder.
   *
   * @param facts of targets that the recording may name; who is not among them is a web site
   * @param told hears what people may have to hear of, of one target in order
   */
  public static RecordingLedger create(
      Path folder, List<TargetFacts> facts, BiConsumer<TargetId, Effect> told) throws SQLException {
    Database database = Database.in(folder);
    database.migrate();
    Connection connection = database.open();
    try (Statement statement = connection.createStatement()) {
      // When the schema was made is no part of the recording.
      var _ =
          statement.executeUpdate(
              "UPDATE flyway_schema_history SET installed_on = '1970-01-01 00:00:00',"
                  + " execution_time = 0, installed_by = ''");
      var _ = statement.execute("PRAGMA synchronous = OFF");
    }
    connection.setAutoCommit(false);
    return new RecordingLedger(connection, facts, told);
  }

  private final class Heard implements Folded {
    @Override
    public void span(TargetId target, Span span) {
      tables.span(target, span);
    }

    @Override
    public void outage(TargetId target, Outage outage) {
      tables.outage(target, outage);
    }

    @Override
    public void told(TargetId target, Effect effect) {
      told.accept(target, effect);
    }

    @Override
    public void day(
        TargetId target, int day, List<Entry.Observed> seen, @Nullable Histogram answered) {
      tables.day(target, day, seen, answered);
    }
  }

  /** The next line; in order of time. */
  public void accept(Entry entry) throws SQLException {
    counted(() -> fold.accept(entry));
    if (first == null) {
      first = entry.at();
    }
    last = entry.at();
    if (!(entry instanceof Entry.Observed)) {
      add(entry);
    }
  }

  /** A target that has its time though the recording may not name it. */
  public void declare(TargetId id, Instant at) throws SQLException {
    counted(() -> fold.declare(id, at));
  }

  /** A target leaves the inventory. */
  public void removed(Instant at, TargetId id) throws SQLException {
    counted(() -> fold.removed(at, id));
  }

  /** An entry that says nothing about time. */
  public void add(Entry entry) throws SQLException {
    batch.add(new Placed(seq++, entry));
    if (batch.size() >= BATCH) {
      EntryTable.add(connection, batch);
      batch.clear();
    }
  }

  /** The recording is over; what came of it can be read now. */
  public void end(Optional<Instant> until) throws SQLException {
    counted(() -> fold.finish(until));
    Instant from = first == null ? until.orElse(Instant.EPOCH) : first;
    Instant to = until.orElse(last == null ? Instant.EPOCH : last);
    EntryTable.meta(connection, "live", "false");
    if (first != null || until.isPresent()) {
      EntryTable.meta(connection, "from", from.toString());
      EntryTable.meta(connection, "to", to.toString());
    }
  }

  public Optional<Instant> firstLine() {
    return Optional.ofNullable(first);
  }

  /** Everything is written and stays. */
  public void finish() throws SQLException {
    EntryTable.add(connection, batch);
    batch.clear();
    tables.flush();
    connection.commit();
    connection.setAutoCommit(true);
    try (Statement statement = connection.createStatement()) {
      var _ = statement.execute("PRAGMA synchronous = FULL");
      var _ = statement.execute("VACUUM");
      var _ = statement.execute("PRAGMA wal_checkpoint(TRUNCATE)");
    }
  }

  private static void counted(Runnable work) throws SQLException {
    try {
      work.run();
    } catch (SqlFolded.DatabaseTrouble e) {
      throw e.trouble();
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
