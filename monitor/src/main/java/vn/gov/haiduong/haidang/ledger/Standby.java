package vn.gov.haiduong.haidang.ledger;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.gov.haiduong.haidang.journal.Entry;
import vn.gov.haiduong.haidang.ledger.FreshCodec.Placed;

/**
 * What a start needs when the database server is away: in the data folder, how folding stood, what
 * a service remembers, and every batch since. The database stays the truth; nobody waits for this
 * copy, and one that is not whole is thrown away. For one thread.
 */
final class Standby {

  private static final Logger LOG = LoggerFactory.getLogger(Standby.class);

  private static final Known NOTHING =
      new Known(Optional.empty(), Optional.empty(), List.of(), List.of(), List.of(), 0);

  private final Path base;
  private final Spool since;

  /**
   * The copy as it was found.
   *
   * @param configured in force where folding stands
   * @param remembered what {@link Restored} is made of
   * @param unfolded what folding had not taken in yet
   * @param since what was written afterwards, in order
   * @param lastSeq place of the last entry that was given to the database
   */
  record Known(
      Optional<Standings> standings,
      Optional<Entry> configured,
      List<Entry> remembered,
      List<Placed> unfolded,
      List<Placed> since,
      long lastSeq) {

    /** The embedded ledger itself where it can be read and not written; nothing where none is. */
    static Known of(Database database, Path folder) throws SQLException, IOException {
      if (!Files.isRegularFile(folder.resolve(Database.FILE))) {
        return NOTHING;
      }
      Optional<Connection> readable = readable(database);
      if (readable.isEmpty()) {
        LOG.atError().log("nothing of the ledger can be read here: nothing of before is known");
        return NOTHING;
      }
      try (Connection open = readable.get()) {
        Known known = of(open);
        Restored restored = Restored.read(open, Folding.of(known, List.of()));
        return new Known(
            known.standings,
            known.configured,
            restored.entries(),
            known.unfolded,
            List.of(),
            known.lastSeq);
      }
    }

    private static boolean made(Connection open) throws SQLException {
      try (var ask = open.createStatement();
          var rows = ask.executeQuery("SELECT 1 FROM sqlite_master WHERE name = 'checkpoint'")) {
        return rows.next();
      }
    }

    /** How folding stands in a database and what it has not taken in yet. */
    static Known of(Connection open) throws SQLException {
      Optional<Standings> standings = EntryTable.standings(open);
      return new Known(
          standings,
          configured(open, standings),
          List.of(),
          EntryTable.unfolded(open, standings),
          List.of(),
          EntryTable.lastSeq(open));
    }

    /**
     * A full disk has no room for the index of the log, and a read-only one lets nobody lock: then
     * it is read as it lies there. Empty where it holds nothing of ours yet.
     */
    private static Optional<Connection> readable(Database database)
        throws SQLException, IOException {
      List<Opening> ways =
          List.of(database::openToRead, database::openAlone, database::openAsItLies);
      Optional<SQLException> last = Optional.empty();
      for (Opening way : ways) {
        try {
          Connection open = way.open();
          try {
            if (made(open) && EntryTable.meta(open, "live").isPresent()) {
              return Optional.of(open);
            }
            open.close();
          } catch (SQLException e) {
            open.close();
            throw e;
          }
        } catch (SQLException e) {
          LOG.atDebug().setCause(e).log("the ledger is read in another way");
          last = Optional.of(e);
        }
      }
      if (last.isPresent() && !Database.diskTrouble(last.get())) {
        throw last.get();
      }
      return Optional.empty();
    }

    @FunctionalInterface
    private interface Opening {
      Connection open() throws SQLException, IOException;
    }

    private static Optional<Entry> configured(Connection open, Optional<Standings> standings)
        throws SQLException {
      return standings.isEmpty()
          ? Optional.empty()
          : EntryTable.configured(
                  open, standings.get().seq(), standings.get().upTo().toEpochMilli())
              .map(Entry.class::cast);
    }
  }

  Standby(Path folder) {
    this.base = folder.resolve("standby.bin");
    this.since = Spool.unforced(folder.resolve("standby.log"));
  }

  /** Copies what a start would read, from a database that was just folded. */
  void renew(Connection open, Restored restored, long lastSeq) throws SQLException {
    Optional<Standings> standings = EntryTable.standings(open);
    Optional<Entry> configured = Known.configured(open, standings);
    Bytes.Out out = new Bytes.Out();
    out.number(lastSeq);
    out.bytes(standings.map(Standings::encode).orElseGet(() -> new byte[0]));
    rows(configured.map(List::of).orElse(List.of()), out);
    rows(restored.entries(), out);
    List<Placed> unfolded = EntryTable.unfolded(open, standings);
    out.number(unfolded.size());
    unfolded.forEach(placed -> out.number(placed.seq()));
    rows(unfolded.stream().map(Placed::entry).toList(), out);
    try {
      write(out.toBytes());
      since.clear();
    } catch (IOException e) {
      discard(e);
    }
  }

  private static void rows(List<Entry> entries, Bytes.Out out) {
    out.number(entries.size());
    for (Entry entry : entries) {
      EntryCodec.Row row = EntryCodec.row(entry);
      out.signed(row.at());
      out.text(row.kind());
      out.text(row.body());
    }
  }

  private static List<Entry> rows(Bytes.In in) {
    List<Entry> entries = new ArrayList<>();
    for (int left = in.count(); left > 0; left--) {
      entries.add(EntryCodec.entry(in.signed(), in.text(), in.text()));
    }
    return entries;
  }

  private void write(byte[] body) throws IOException {
    Path anew = base.resolveSibling("standby.new");
    ByteBuffer framed = ByteBuffer.allocate(body.length + 8);
    framed.putLong(sum(body)).put(body).flip();
    try (FileChannel channel =
        FileChannel.open(
            anew,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      while (framed.hasRemaining()) {
        int _ = channel.write(framed);
      }
      channel.force(true);
    }
    Path _ =
        Files.move(anew, base, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static long sum(byte[] body) {
    CRC32 sum = new CRC32();
    sum.update(body);
    return sum.getValue();
  }

  /** Before the database has it: what is here and not there is entered when it answers again. */
  void add(List<Placed> batch) {
    if (!batch.isEmpty() && Files.isRegularFile(base)) {
      try {
        since.add(batch);
      } catch (IOException e) {
        discard(e);
      }
    }
  }

  /** A copy with a hole would lose an incident: rather none until the next is made. */
  private void discard(IOException why) {
    LOG.atWarn().setCause(why).log("what a start without its database needs could not be kept");
    try {
      boolean _ = Files.deleteIfExists(base);
    } catch (IOException e) {
      LOG.atError().setCause(e).log("an incomplete copy of the ledger's state stays behind");
    }
  }

  /** The copy; nothing where there is none or it is damaged. */
  Known read() {
    try {
      if (!Files.isRegularFile(base)) {
        return NOTHING;
      }
      ByteBuffer framed = ByteBuffer.wrap(Files.readAllBytes(base));
      long expected = framed.remaining() < 8 ? -1 : framed.getLong();
      byte[] body = new byte[framed.remaining()];
      framed.get(body);
      if (sum(body) != expected) {
        LOG.atError().log("the copy of the ledger's state is damaged and is left out");
        return NOTHING;
      }
      return known(new Bytes.In(body));
    } catch (IOException | IllegalArgumentException e) {
      LOG.atError().setCause(e).log("the copy of the ledger's state cannot be read");
      return NOTHING;
    }
  }

  private Known known(Bytes.In in) throws IOException {
    long seq = in.number();
    byte[] standings = in.bytes();
    List<Entry> configured = rows(in);
    List<Entry> remembered = rows(in);
    List<Long> places = new ArrayList<>();
    for (int left = in.count(); left > 0; left--) {
      places.add(in.number());
    }
    List<Entry> entries = rows(in);
    List<Placed> unfolded = new ArrayList<>();
    for (int i = 0; i < places.size(); i++) {
      unfolded.add(new Placed(places.get(i), entries.get(i)));
    }
    List<Placed> later = since.read().stream().filter(placed -> placed.seq() > seq).toList();
    return new Known(
        standings.length == 0 ? Optional.empty() : Optional.of(Standings.decode(standings)),
        configured.stream().findFirst(),
        remembered,
        unfolded,
        later,
        later.stream().mapToLong(Placed::seq).max().orElse(seq));
  }
}
