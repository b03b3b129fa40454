package vn.gov.haiduong.haidang.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import vn.gov.haiduong.haidang.journal.Entry;
import vn.gov.haiduong.haidang.journal.History;
import vn.gov.haiduong.haidang.ledger.FreshCodec.Placed;

/** The tables {@code entry}, {@code fresh}, {@code meta} and {@code checkpoint}. */
final class EntryTable {

  /** Entries that say something about time, but for measurements and heartbeats. */
  static final String OF_TIME =
      "('own_side_down', 'own_side_up', 'monitor_stopped', 'monitor_started', 'configured',"
          + " 'maintenance_start', 'maintenance_end')";

  private EntryTable() {}

  /** Whether time is counted from it. */
  static boolean ofTime(Entry entry) {
    return FreshCodec.takes(entry) || OF_TIME.contains("'" + EntryCodec.kind(entry) + "'");
  }

  /** Place of the last entry there is; 0 in a new ledger. */
  static long lastSeq(Connection connection) throws SQLException {
    long last = standings(connection).map(Standings::seq).orElse(0L);
    try (PreparedStatement ask = connection.prepareStatement("SELECT max(seq) FROM entry");
        ResultSet rows = ask.executeQuery()) {
      last = rows.next() ? Math.max(last, rows.getLong(1)) : last;
    }
    try (PreparedStatement ask =
            connection.prepareStatement("SELECT body FROM fresh ORDER BY seq DESC LIMIT 1");
        ResultSet rows = ask.executeQuery()) {
      return rows.next()
          ? Math.max(last, FreshCodec.decode(rows.getBytes(1)).getLast().seq())
          : last;
    }
  }

  /**
   * Adds entries at their places; one that is already there stays as it is. Measurements that come
   * again, after a commit whose answer was lost, may come in a longer batch: it takes the place of
   * the shorter one, and what stands in two rows is read once.
   */
  static void add(Connection connection, List<Placed> batch) throws SQLException {
    List<Placed> fresh = new ArrayList<>();
    try (PreparedStatement put =
        connection.prepareStatement(
            "INSERT INTO entry (seq, at_ms, kind, subject, body) VALUES (?, ?, ?, ?, ?)"
                + " ON CONFLICT (seq) DO NOTHING")) {
      boolean any = false;
      for (Placed placed : batch) {
        if (FreshCodec.takes(placed.entry())) {
          fresh.add(placed);
          continue;
        }
        EntryCodec.Row row = EntryCodec.row(placed.entry());
        put.setLong(1, placed.seq());
        put.setLong(2, row.at());
        put.setString(3, row.kind());
        put.setString(4, row.subject());
        put.setString(5, row.body());
        put.addBatch();
        any = true;
      }
      if (any) {
        var _ = put.executeBatch();
      }
    }
    if (!fresh.isEmpty()) {
      try (PreparedStatement put =
          connection.prepareStatement(
              "INSERT INTO fresh (seq, body) VALUES (?, ?)"
                  + " ON CONFLICT (seq) DO UPDATE SET body = excluded.body")) {
        put.setLong(1, fresh.getFirst().seq());
        put.setBytes(2, FreshCodec.encode(fresh));
        var _ = put.executeUpdate();
      }
    }
  }

  /** Entries that are not folded, in order of time and then of entry. */
  static List<Placed> unfolded(Connection connection, Optional<Standings> standings)
      throws SQLException {
    long seq = standings.map(Standings::seq).orElse(-1L);
    long upTo = standings.map(s -> s.upTo().toEpochMilli()).orElse(Long.MIN_VALUE);
    List<Placed> found = new ArrayList<>();
    try (PreparedStatement ask =
        connection.prepareStatement(
            "SELECT seq, at_ms, kind, body FROM entry WHERE (seq > ? OR at_ms >= ?) AND kind IN "
                + OF_TIME)) {
      ask.setLong(1, seq);
      ask.setLong(2, upTo);
      try (ResultSet rows = ask.executeQuery()) {
        while (rows.next()) {
          found.add(
              new Placed(
                  rows.getLong(1),
                  EntryCodec.entry(rows.getLong(2), rows.getString(3), rows.getString(4))));
        }
      }
    }
    try (PreparedStatement ask = connection.prepareStatement("SELECT body FROM fresh");
        ResultSet rows = ask.executeQuery()) {
      while (rows.next()) {
        for (Placed placed : FreshCodec.decode(rows.getBytes(1))) {
          if (placed.seq() > seq || placed.entry().at().toEpochMilli() >= upTo) {
            found.add(placed);
          }
        }
      }
    }
    found.sort(
        Comparator.comparing((Placed placed) -> placed.entry().at())
            .thenComparingLong(Placed::seq));
    Set<Long> met = new HashSet<>();
    found.removeIf(placed -> !met.add(placed.seq()));
    return found;
  }

  /** Entries of a kind in order of time; all of them where no kind is named. */
  static void each(
      Connection connection, String where, List<Object> arguments, Consumer<Entry> each)
      throws SQLException {
    try (PreparedStatement ask =
        connection.prepareStatement("SELECT at_ms, kind, body FROM entry WHERE " + where)) {
      for (int i = 0; i < arguments.size(); i++) {
        switch (arguments.get(i)) {
          case Long number -> ask.setLong(i + 1, number);
          case Object text -> ask.setString(i + 1, text.toString());
        }
      }
      ask.setFetchSize(1_000);
      try (ResultSet rows = ask.executeQuery()) {
        while (rows.next()) {
          each.accept(EntryCodec.entry(rows.getLong(1), rows.getString(2), rows.getString(3)));
        }
      }
    }
  }

  /** Messages about these incidents, in order of entry: the latest {@code most} at most. */
  static List<Entry.Notification> told(
      Connection connection, Set<String> incidents, Optional<String> what, Instant from, int most)
      throws SQLException {
    // Of many the database looks for none by name: it would go through the rows once for each.
    Optional<String> one =
        incidents.size() == 1 ? Optional.of(incidents.iterator().next()) : Optional.empty();
    List<Entry.Notification> found = new ArrayList<>();
    try (PreparedStatement ask =
        connection.prepareStatement(
            "SELECT at_ms, kind, body FROM entry WHERE kind = 'notification' AND at_ms >= ?"
                + " AND body LIKE ? AND body LIKE ? ORDER BY at_ms DESC, seq DESC")) {
      ask.setLong(1, from.toEpochMilli());
      ask.setString(2, one.map(id -> "%\"incident\":\"" + id + "\"%").orElse("%"));
      ask.setString(3, what.map(word -> "%\"what\":\"" + word + "\"%").orElse("%"));
      ask.setFetchSize(1_000);
      try (ResultSet rows = ask.executeQuery()) {
        while (found.size() < most && rows.next()) {
          Entry.Notification told =
              (Entry.Notification)
                  EntryCodec.entry(rows.getLong(1), rows.getString(2), rows.getString(3));
          if (told.incident().filter(incidents::contains).isPresent()
              && what.filter(word -> !told.what().equals(word)).isEmpty()) {
            found.add(told);
          }
        }
      }
    }
    return found.reversed();
  }

  /** Rows as they stand, behind a place up to another. */
  static void stored(Connection connection, long after, long upTo, Consumer<History.Stored> each)
      throws SQLException {
    try (PreparedStatement ask =
        connection.prepareStatement(
            "SELECT seq, at_ms, kind, subject, body FROM entry WHERE seq > ? AND seq <= ?"
                + " ORDER BY seq")) {
      ask.setLong(1, after);
      ask.setLong(2, upTo);
      ask.setFetchSize(1_000);
      try (ResultSet rows = ask.executeQuery()) {
        while (rows.next()) {
          each.accept(
              new History.Stored(
                  rows.getLong(1),
                  instant(rows.getLong(2)),
                  String.valueOf(rows.getString(3)),
                  String.valueOf(rows.getString(4)),
                  String.valueOf(rows.getString(5))));
        }
      }
    }
  }

  static List<Entry> list(Connection connection, String where, Object... arguments)
      throws SQLException {
    List<Entry> found = new ArrayList<>();
    each(connection, where, List.of(arguments), found::add);
    return found;
  }

  /** The configuration in force at the end of what was entered before {@code beforeMillis}. */
  static Optional<Entry.Configured> configured(Connection connection, long seq, long beforeMillis)
      throws SQLException {
    return list(
            connection,
            "kind = 'configured' AND seq <= ? AND at_ms < ? ORDER BY seq DESC LIMIT 1",
            seq,
            beforeMillis)
        .stream()
        .map(Entry.Configured.class::cast)
        .findFirst();
  }

  static Optional<Standings> standings(Connection connection) throws SQLException {
    try (PreparedStatement ask =
            connection.prepareStatement("SELECT body FROM checkpoint WHERE no = 1");
        ResultSet rows = ask.executeQuery()) {
      return rows.next() ? Optional.of(Standings.decode(rows.getBytes(1))) : Optional.empty();
    }
  }

  static void put(Connection connection, Standings standings) throws SQLException {
    try (PreparedStatement put =
        connection.prepareStatement(
            "INSERT INTO checkpoint (no, body) VALUES (1, ?)"
                + " ON CONFLICT (no) DO UPDATE SET body = excluded.body")) {
      put.setBytes(1, standings.encode());
      var _ = put.executeUpdate();
    }
  }

  static Optional<String> meta(Connection connection, String name) throws SQLException {
    try (PreparedStatement ask =
        connection.prepareStatement("SELECT value FROM meta WHERE name = ?")) {
      ask.setString(1, name);
      try (ResultSet rows = ask.executeQuery()) {
        return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
      }
    }
  }

  static void meta(Connection connection, String name, String value) throws SQLException {
    try (PreparedStatement put =
        connection.prepareStatement(
            "INSERT INTO meta (name, value) VALUES (?, ?)"
                + " ON CONFLICT (name) DO UPDATE SET value = excluded.value")) {
      put.setString(1, name);
      put.setString(2, value);
      var _ = put.executeUpdate();
    }
  }

  static Instant instant(long millis) {
    return Instant.ofEpochMilli(millis);
  }
}
