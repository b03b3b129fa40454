package vn.gov.haiduong.haidang.app.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The ledger as somebody reads it who knows none of our classes: rows by plain SQL, bodies as JSON.
 */
record CrashLedger(List<Row> rows, Map<Integer, List<long[]>> spans) {

  static final CrashLedger EMPTY = new CrashLedger(List.of(), Map.of());

  private static final ObjectMapper JSON = new ObjectMapper();

  /** An entry. */
  record Row(long seq, long at, String kind, String subject, JsonNode body) {
    String what() {
      return body.path("what").asText();
    }

    String inner(String name) {
      return body.path("body").path(name).asText();
    }
  }

  /** An incident as its steps tell it: true start, confirmation and cause of the last step. */
  record Told(String id, String start, String confirmedAt, int steps, boolean acknowledged) {}

  /** All of it, anew. */
  static CrashLedger read(String url) {
    return EMPTY.grown(url);
  }

  /**
   * This with what came since: what is read already is not read again, for after a thousand lives
   * that would take longer than a life.
   */
  CrashLedger grown(String url) {
    List<Row> rows = new ArrayList<>(this.rows);
    long read = rows.isEmpty() ? -1 : rows.getLast().seq();
    Map<Integer, List<long[]>> spans = new TreeMap<>();
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      try (ResultSet found =
          statement.executeQuery(
              "SELECT seq, at_ms, kind, subject, body FROM entry WHERE seq > "
                  + read
                  + " ORDER BY seq")) {
        while (found.next()) {
          rows.add(
              new Row(
                  found.getLong(1),
                  found.getLong(2),
                  found.getString(3),
                  found.getString(4),
                  JSON.readTree(found.getString(5))));
        }
      }
      try (ResultSet found =
          statement.executeQuery(
              "SELECT target, from_ms, to_ms FROM span ORDER BY target, from_ms")) {
        while (found.next()) {
          spans
              .computeIfAbsent(found.getInt(1), _ -> new ArrayList<>())
              .add(new long[] {found.getLong(2), found.getLong(3)});
        }
      }
    } catch (SQLException | JsonProcessingException e) {
      throw new IllegalStateException("ledger of the killed process: " + e.getMessage(), e);
    }
    return new CrashLedger(rows, spans);
  }

  private List<Row> of(String kind) {
    return rows.stream().filter(row -> row.kind().equals(kind)).toList();
  }

  Map<String, Told> incidents() {
    Map<String, Told> told = new LinkedHashMap<>();
    for (Row row : of("incident")) {
      Told before = told.get(row.subject());
      boolean acknowledged =
          row.what().equals("acknowledged") || (before != null && before.acknowledged());
      told.put(
          row.subject(),
          new Told(
              row.subject(),
              row.inner("start"),
              row.inner("confirmedAt"),
              before == null ? 1 : before.steps() + 1,
              acknowledged));
    }
    return told;
  }

  /** Notifications of this word, in order. */
  List<Row> notifications(String what) {
    return of("notification").stream().filter(row -> row.what().equals(what)).toList();
  }

  /** Places of entries that are missing or there twice would show in this. */
  Optional<String> disorder() {
    long last = -1;
    for (Row row : rows) {
      if (row.seq() <= last) {
        return Optional.of("seq " + row.seq() + " after " + last);
      }
      last = row.seq();
    }
    for (Map.Entry<Integer, List<long[]>> target : spans.entrySet()) {
      long end = Long.MIN_VALUE;
      for (long[] span : target.getValue()) {
        if (span[0] >= span[1] || (end != Long.MIN_VALUE && span[0] != end)) {
          return Optional.of(
              "spans of " + target.getKey() + ": " + end + " then " + span[0] + "–" + span[1]);
        }
        end = span[1];
      }
    }
    return Optional.empty();
  }
}
