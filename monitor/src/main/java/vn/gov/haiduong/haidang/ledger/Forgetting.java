package vn.gov.haiduong.haidang.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.gov.haiduong.haidang.health.TargetHealth;
import vn.gov.haiduong.haidang.journal.Entry;
import vn.gov.haiduong.haidang.target.Side;
import vn.gov.haiduong.haidang.target.TargetId;

/**
 * Lets go of what is older than the time for which it is kept. What tells of a stretch of time goes
 * as a whole once all of it is older: a span, an outage, a loss of our own side, a stop of the
 * monitor, maintenance. A stretch that reaches over the horizon, or still lasts, keeps its
 * beginning. Closed months stay for good, configurations too; incidents stay for twenty years after
 * their last step, and of one that is open everything that was done and told stays with it.
 */
final class Forgetting {

  /** Measurements and most entries are kept this long, in days: thirteen months and some. */
  static final int KEEP_DAYS = 403;

  /** Kinds of entries that are not forgotten with the measurements. */
  static final List<String> KEPT_LONGER = List.of("configured", "incident");

  /** Kinds of entries that begin or end a stretch of time. */
  private static final List<String> PAIRED =
      List.of(
          "own_side_down",
          "own_side_up",
          "monitor_stopped",
          "monitor_started",
          "maintenance_start",
          "maintenance_end");

  /** Kinds of entries that may be about an incident. */
  private static final List<String> TOLD = List.of("notification", "act");

  /** Records and evidence of incidents: the longest that a plan may ask for. */
  private static final Duration KEEP_INCIDENTS = Duration.ofDays(20 * 366);

  private static final int AT_ONCE = 1_000;

  private Forgetting() {}

  /** In the caller's transaction, after folding: by it is known what still lasts. */
  static void forget(Connection connection, Instant now) throws SQLException {
    int day = Fold.day(now) - KEEP_DAYS;
    Instant horizon = Pairing.horizon(now);
    long millis = horizon.toEpochMilli();
    Set<String> open = openIncidents(connection, millis);
    for (String sql :
        List.of(
            "DELETE FROM observed WHERE day < " + day,
            "DELETE FROM latency WHERE day < " + day,
            "DELETE FROM span WHERE to_ms < " + millis,
            "DELETE FROM outage WHERE end_ms IS NOT NULL AND end_ms < " + millis,
            "DELETE FROM entry WHERE at_ms < "
                + millis
                + " AND kind NOT IN "
                + in(
                    List.of("month_closed"),
                    KEPT_LONGER,
                    PAIRED,
                    open.isEmpty() ? List.of() : TOLD),
            "DELETE FROM entry WHERE kind = 'incident' AND subject IN (SELECT subject FROM entry"
                + " WHERE kind = 'incident' GROUP BY subject HAVING max(at_ms) < "
                + now.minus(KEEP_INCIDENTS).toEpochMilli()
                + " AND NOT ("
                + Restored.OPEN
                + "))")) {
      try (Statement statement = connection.createStatement()) {
        int _ = statement.executeUpdate(sql);
      }
    }
    if (!open.isEmpty()) {
      delete(connection, toldOfOthers(connection, millis, open));
    }
    delete(connection, passed(connection, pairing(connection, horizon)));
  }

  @SafeVarargs
  private static String in(List<String>... kinds) {
    List<String> all = new ArrayList<>();
    for (List<String> some : kinds) {
      all.addAll(some);
    }
    return "('" + String.join("', '", all) + "')";
  }

  private static void delete(Connection connection, List<Long> places) throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement("DELETE FROM entry WHERE seq = ?")) {
      int waiting = 0;
      for (long seq : places) {
        delete.setLong(1, seq);
        delete.addBatch();
        if (++waiting == AT_ONCE) {
          var _ = delete.executeBatch();
          waiting = 0;
        }
      }
      if (waiting > 0) {
        var _ = delete.executeBatch();
      }
    }
  }

  /** Numbers of those that began before the horizon and are not closed. */
  private static Set<String> openIncidents(Connection connection, long millis) throws SQLException {
    Set<String> open = new HashSet<>();
    try (PreparedStatement ask =
        connection.prepareStatement(
            "SELECT subject FROM entry WHERE kind = 'incident' GROUP BY subject"
                + " HAVING min(at_ms) < ? AND "
                + Restored.OPEN)) {
      ask.setLong(1, millis);
      try (ResultSet rows = ask.executeQuery()) {
        while (rows.next()) {
          open.add(rows.getString(1));
        }
      }
    }
    return open;
  }

  private static List<Long> toldOfOthers(Connection connection, long millis, Set<String> open)
      throws SQLException {
    List<Long> others = new ArrayList<>();
    try (PreparedStatement ask =
        connection.prepareStatement(
            "SELECT seq, at_ms, kind, body FROM entry WHERE at_ms < ? AND kind IN " + in(TOLD))) {
      ask.setLong(1, millis);
      ask.setFetchSize(AT_ONCE);
      try (ResultSet rows = ask.executeQuery()) {
        while (rows.next()) {
          boolean stays =
              switch (EntryCodec.entry(rows.getLong(2), rows.getString(3), rows.getString(4))) {
                case Entry.Notification told -> told.incident().filter(open::contains).isPresent();
                case Entry.Act act -> open.contains(act.subject());
                case Entry _ -> false;
              };
          if (!stays) {
            others.add(rows.getLong(1));
          }
        }
      }
    }
    return others;
  }

  /** What folding knows to last; where nothing was folded yet, nothing is known to be over. */
  private static Pairing pairing(Connection connection, Instant horizon) throws SQLException {
    Optional<Standings> standings = EntryTable.standings(connection);
    if (standings.isEmpty()) {
      return Pairing.COMPLETE;
    }
    Map<TargetId, byte[]> healths = standings.get().standing().healths();
    return new Pairing(
        horizon,
        standings.get().standing().blind(),
        target ->
            Optional.ofNullable(healths.get(target))
                .filter(saved -> TargetHealth.restored(saved).inMaintenance())
                .isPresent());
  }

  /** A beginning of which the end was not met yet. */
  private record Begun(long seq, Instant at) {}

  /** A stretch of time has one of these; those with the same words follow one another. */
  private record Stretch(String what, String of) {}

  /** Places of entries of stretches that are over and wholly before the horizon. */
  private static List<Long> passed(Connection connection, Pairing pairing) throws SQLException {
    List<Long> passed = new ArrayList<>();
    Map<Stretch, List<Begun>> running = new HashMap<>();
    try (Statement ask = connection.createStatement();
        ResultSet rows =
            ask.executeQuery(
                "SELECT seq, at_ms, kind, subject FROM entry WHERE kind IN "
                    + in(PAIRED)
                    + " ORDER BY at_ms, seq")) {
      while (rows.next()) {
        Begun here = new Begun(rows.getLong(1), EntryTable.instant(rows.getLong(2)));
        String kind = rows.getString(3);
        String subject = rows.getString(4);
        boolean old = here.at().isBefore(pairing.horizon());
        List<Begun> before =
            running.computeIfAbsent(stretch(kind, subject), _ -> new ArrayList<>());
        switch (kind) {
          case "own_side_down", "maintenance_start" -> {
            before.removeIf(
                begun -> pairing.replaced(begun.at(), here.at()) && passed.add(begun.seq()));
            if (old) {
              before.add(here);
            }
          }
          case "monitor_stopped" -> {
            if (old) {
              before.add(here);
            }
          }
          default -> {
            if (old) {
              before.forEach(begun -> passed.add(begun.seq()));
              passed.add(here.seq());
            }
            before.clear();
          }
        }
      }
    }
    running.forEach(
        (stretch, begun) ->
            begun.stream()
                .filter(one -> !lasts(pairing, stretch, one.at()))
                .forEach(one -> passed.add(one.seq())));
    return passed;
  }

  private static Stretch stretch(String kind, String subject) {
    return new Stretch(
        switch (kind) {
          case "own_side_down", "own_side_up" -> "own_side";
          case "maintenance_start", "maintenance_end" -> "maintenance";
          default -> "monitor";
        },
        subject);
  }

  private static boolean lasts(Pairing pairing, Stretch stretch, Instant since) {
    return switch (stretch.what()) {
      case "own_side" -> pairing.lasts(Side.of(stretch.of()), since);
      case "maintenance" -> pairing.lasts(new TargetId(stretch.of()), since);
      default -> true;
    };
  }
}
