package vn.gov.haiduong.haidang.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import vn.gov.haiduong.haidang.health.TargetHealth;
import vn.gov.haiduong.haidang.health.Told;
import vn.gov.haiduong.haidang.journal.Entry;
import vn.gov.haiduong.haidang.journal.TargetFacts;
import vn.gov.haiduong.haidang.ledger.FreshCodec.Placed;
import vn.gov.haiduong.haidang.target.Side;
import vn.gov.haiduong.haidang.target.TargetId;

/** Moves what is fresh into days, spans and outages, in one transaction. */
final class Folding {

  /**
   * How the ledger stood when it was opened.
   *
   * @param lastSign the latest moment of anything that was entered; empty in a new ledger
   * @param lastSeq place of the last entry; 0 in a new ledger
   * @param decided what people may have to hear of what was folded now, of each target in order
   * @param blind sides that were lost at the last sign of life; empty for all
   */
  record Past(
      Map<TargetId, TargetHealth> healths,
      Optional<Instant> lastSign,
      long lastSeq,
      List<Told> decided,
      Set<Optional<Side>> blind) {

    /** How beginnings without an end are read. */
    Pairing pairing() {
      return new Pairing(
          lastSign.map(Pairing::horizon).orElse(Instant.MIN),
          blind,
          target ->
              Optional.ofNullable(healths.get(target))
                  .filter(TargetHealth::inMaintenance)
                  .isPresent());
    }
  }

  private Folding() {}

  /** Folds what is dated before {@code limit}: nothing dated before it may come any more. */
  static Past fold(Connection connection, Instant limit) throws SQLException {
    Optional<Standings> before = EntryTable.standings(connection);
    List<Placed> unfolded = EntryTable.unfolded(connection, before);
    long seq = Math.max(before.map(Standings::seq).orElse(0L), lastEntry(connection));
    Optional<Instant> lastSign = before.map(standings -> standings.standing().last());
    for (Placed placed : unfolded) {
      seq = Math.max(seq, placed.seq());
      lastSign = Optional.of(placed.entry().at());
    }
    if (before.isEmpty() && unfolded.isEmpty()) {
      return new Past(Map.of(), Optional.empty(), seq, List.of(), Set.of());
    }
    SqlFolded tables = new SqlFolded(connection);
    Hearing hearing = new Hearing(tables);
    Fold fold = begin(connection, before, hearing);
    Instant upTo = lastSign.map(sign -> sign.plusMillis(1)).orElse(limit);
    upTo = limit.isBefore(upTo) ? limit : upTo;
    try {
      for (Placed placed : unfolded) {
        if (placed.entry().at().isBefore(upTo)) {
          fold.accept(placed.entry());
        }
      }
      fold.flush();
      tables.flush();
      Standings now = new Standings(seq, upTo, fold.standing());
      tables.flush(); // Standing decides what was still open; its spans are written too.
      EntryTable.put(connection, now);
      forgetFolded(connection, now);
      return new Past(fold.healths(), lastSign, seq, List.copyOf(hearing.heard), fold.blind());
    } catch (SqlFolded.DatabaseTrouble e) {
      throw e.trouble();
    }
  }

  /** The same from the copy of a start without its database; nothing is written. */
  static Past of(Standby.Known known, List<Placed> waiting) {
    long seq = known.standings().map(Standings::seq).orElse(-1L);
    Instant upTo = known.standings().map(Standings::upTo).orElse(Instant.MIN);
    Hearing hearing = new Hearing(Folded.NOWHERE);
    Optional<Instant> lastSign = known.standings().map(standings -> standings.standing().last());
    Fold fold =
        known
            .standings()
            .map(
                standings ->
                    Fold.resume(
                        standings.standing(),
                        known
                            .configured()
                            .map(Entry.Configured.class::cast)
                            .map(Entry.Configured::targets)
                            .orElse(List.of()),
                        hearing))
            .orElseGet(() -> Fold.begin(List.of(), hearing));
    Map<Long, Placed> unfolded = new TreeMap<>();
    Stream.of(known.unfolded(), known.since(), waiting)
        .flatMap(List::stream)
        .filter(placed -> EntryTable.ofTime(placed.entry()))
        .filter(placed -> placed.seq() > seq || !placed.entry().at().isBefore(upTo))
        .forEach(placed -> unfolded.put(placed.seq(), placed));
    List<Placed> inTime = new ArrayList<>(unfolded.values());
    inTime.sort(Comparator.comparing(placed -> placed.entry().at())); // Stable: then by place.
    for (Placed placed : inTime) {
      fold.accept(placed.entry());
      lastSign = Optional.of(placed.entry().at());
    }
    long last = waiting.stream().mapToLong(Placed::seq).max().orElse(0);
    Map<TargetId, TargetHealth> healths = lastSign.isEmpty() ? Map.of() : fold.healths();
    return new Past(
        healths,
        lastSign,
        Math.max(last, known.lastSeq()),
        List.copyOf(hearing.heard),
        fold.blind());
  }

  private static Fold begin(Connection connection, Optional<Standings> before, Folded tables)
      throws SQLException {
    if (before.isEmpty()) {
      return Fold.begin(List.of(), tables);
    }
    List<TargetFacts> facts =
        EntryTable.configured(connection, before.get().seq(), before.get().upTo().toEpochMilli())
            .map(Entry.Configured::targets)
            .orElse(List.of());
    return Fold.resume(before.get().standing(), facts, tables);
  }

  private static long lastEntry(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT coalesce(max(seq), 0) FROM entry")) {
      return rows.next() ? rows.getLong(1) : 0;
    }
  }

  private static void forgetFolded(Connection connection, Standings now) throws SQLException {
    List<Long> done = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT seq, body FROM fresh")) {
      while (rows.next()) {
        if (FreshCodec.decode(rows.getBytes(2)).stream()
            .allMatch(
                placed -> placed.seq() <= now.seq() && placed.entry().at().isBefore(now.upTo()))) {
          done.add(rows.getLong(1));
        }
      }
    }
    try (PreparedStatement delete =
        connection.prepareStatement("DELETE FROM fresh WHERE seq = ?")) {
      for (long seq : done) {
        delete.setLong(1, seq);
        delete.addBatch();
      }
      if (!done.isEmpty()) {
        var _ = delete.executeBatch();
      }
    }
  }
}
