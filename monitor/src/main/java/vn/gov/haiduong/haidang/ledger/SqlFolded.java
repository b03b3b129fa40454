package vn.gov.haiduong.haidang.ledger;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;
import vn.gov.haiduong.haidang.health.Outage;
import vn.gov.haiduong.haidang.health.Span;
import vn.gov.haiduong.haidang.health.State;
import vn.gov.haiduong.haidang.journal.Entry;
import vn.gov.haiduong.haidang.probe.Cause;
import vn.gov.haiduong.haidang.target.TargetId;

/**
 * Folding into the tables, within the caller's transaction. Failures of the database are {@link
 * DatabaseTrouble}, so that folding stops where it is and the transaction is taken back.
 */
final class SqlFolded implements Folded {

  /** A failure of the database, carried through code that knows none. */
  static final class DatabaseTrouble extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient SQLException trouble;

    DatabaseTrouble(SQLException trouble) {
      super(trouble);
      this.trouble = trouble;
    }

    SQLException trouble() {
      return trouble;
    }
  }

  private final Connection connection;
  private final Map<TargetId, Integer> numbers = new HashMap<>();
  private final Map<TargetId, Span> pending = new TreeMap<>();

  SqlFolded(Connection connection) {
    this.connection = connection;
  }

  @Override
  public void span(TargetId target, Span span) {
    try {
      Span before = pending.get(target);
      if (before == null) {
        before = lastSpan(target);
      }
      if (before != null && before.continuedBy(span)) {
        pending.put(target, new Span(before.from(), span.to(), span.state(), span.cause()));
        return;
      }
      if (pending.containsKey(target) && before != null) {
        write(target, before);
      }
      pending.put(target, span);
    } catch (SQLException e) {
      throw new DatabaseTrouble(e);
    }
  }

  private @Nullable Span lastSpan(TargetId target) throws SQLException {
    try (PreparedStatement ask =
        connection.prepareStatement(
            "SELECT from_ms, to_ms, state, cause FROM span WHERE target = ?"
                + " ORDER BY from_ms DESC LIMIT 1")) {
      ask.setInt(1, number(target));
      try (ResultSet rows = ask.executeQuery()) {
        return rows.next() ? span(rows) : null;
      }
    }
  }

  /** A span from the first four columns. */
  static Span span(ResultSet rows) throws SQLException {
    String state = rows.getString(3);
    return new Span(
        Instant.ofEpochMilli(rows.getLong(1)),
        Instant.ofEpochMilli(rows.getLong(2)),
        Stream.of(State.values())
            .filter(one -> one.label().equals(state))
            .findFirst()
            .orElseThrow(() -> new SQLException("span: unknown state " + state)),
        Optional.ofNullable(rows.getString(4)).flatMap(Cause::of));
  }

  private void write(TargetId target, Span span) throws SQLException {
    try (PreparedStatement put =
        connection.prepareStatement(
            "INSERT INTO span (target, from_ms, to_ms, state, cause) VALUES (?, ?, ?, ?, ?)"
                + " ON CONFLICT (target, from_ms) DO UPDATE SET to_ms = excluded.to_ms")) {
      put.setInt(1, number(target));
      put.setLong(2, span.from().toEpochMilli());
      put.setLong(3, span.to().toEpochMilli());
      put.setString(4, span.state().label());
      put.setString(5, span.cause().map(Cause::label).orElse(null));
      var _ = put.executeUpdate();
    }
  }

  @Override
  public void outage(TargetId target, Outage outage) {
    try (PreparedStatement put =
        connection.prepareStatement(
            "INSERT INTO outage (target, start_ms, end_ms, confirmed_ms, incident_ms, cause)"
                + " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (target, start_ms) DO UPDATE SET"
                + " end_ms = excluded.end_ms, confirmed_ms = excluded.confirmed_ms,"
                + " incident_ms = excluded.incident_ms")) {
      put.setInt(1, number(target));
      put.setLong(2, outage.start().toEpochMilli());
      optional(put, 3, outage.end().map(Instant::toEpochMilli));
      put.setLong(4, outage.confirmedAt().toEpochMilli());
      optional(put, 5, outage.incidentAt().map(Instant::toEpochMilli));
      put.setString(6, outage.cause().map(Cause::label).orElse(null));
      var _ = put.executeUpdate();
    } catch (SQLException e) {
      throw new DatabaseTrouble(e);
    }
  }

  private static void optional(PreparedStatement put, int place, Optional<Long> value)
      throws SQLException {
    if (value.isPresent()) {
      put.setLong(place, value.get());
    } else {
      put.setNull(place, Types.BIGINT);
    }
  }

  @Override
  public void day(
      TargetId target, int day, List<Entry.Observed> seen, @Nullable Histogram answered) {
    try {
      List<Entry.Observed> all = new ArrayList<>();
      byte[] before = read("observed", target, day);
      if (before != null) {
        all.addAll(DayCodec.decode(target, before));
      }
      all.addAll(seen);
      put("observed", target, day, DayCodec.encode(all));
      if (answered != null) {
        byte[] sketch = read("latency", target, day);
        if (sketch != null) {
          answered.add(sketch(sketch));
        }
        put("latency", target, day, sketch(answered));
      }
    } catch (SQLException e) {
      throw new DatabaseTrouble(e);
    }
  }

  static byte[] sketch(Histogram histogram) {
    ByteBuffer buffer = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
    byte[] bytes = new byte[histogram.encodeIntoCompressedByteBuffer(buffer)];
    buffer.flip().get(bytes);
    return bytes;
  }

  static Histogram sketch(byte[] bytes) {
    try {
      return Histogram.decodeFromCompressedByteBuffer(ByteBuffer.wrap(bytes), 0);
    } catch (DataFormatException e) {
      throw new IllegalArgumentException("latency: expected a sketch", e);
    }
  }

  private byte @Nullable [] read(String table, TargetId target, int day) throws SQLException {
    try (PreparedStatement ask =
        connection.prepareStatement(
            "SELECT body FROM " + table + " WHERE target = ? AND day = ?")) {
      ask.setInt(1, number(target));
      ask.setInt(2, day);
      try (ResultSet rows = ask.executeQuery()) {
        return rows.next() ? rows.getBytes(1) : null;
      }
    }
  }

  private void put(String table, TargetId target, int day, byte[] body) throws SQLException {
    try (PreparedStatement put =
        connection.prepareStatement(
            "INSERT INTO "
                + table
                + " (target, day, body) VALUES (?, ?, ?)"
                + " ON CONFLICT (target, day) DO UPDATE SET body = excluded.body")) {
      put.setInt(1, number(target));
      put.setInt(2, day);
      put.setBytes(3, body);
      var _ = put.executeUpdate();
    }
  }

  private int number(TargetId target) throws SQLException {
    Integer known = numbers.get(target);
    if (known != null) {
      return known;
    }
    Optional<Integer> found = numberOf(connection, target);
    int number = found.isPresent() ? found.get() : newNumber(target);
    numbers.put(target, number);
    return number;
  }

  static Optional<Integer> numberOf(Connection connection, TargetId target) throws SQLException {
    try (PreparedStatement ask =
        connection.prepareStatement("SELECT no FROM target WHERE id = ?")) {
      ask.setString(1, target.value());
      try (ResultSet rows = ask.executeQuery()) {
        return rows.next() ? Optional.of(rows.getInt(1)) : Optional.empty();
      }
    }
  }

  private int newNumber(TargetId target) throws SQLException {
    int number;
    try (PreparedStatement ask =
            connection.prepareStatement("SELECT coalesce(max(no), 0) + 1 FROM target");
        ResultSet rows = ask.executeQuery()) {
      number = rows.next() ? rows.getInt(1) : 1;
    }
    try (PreparedStatement put =
        connection.prepareStatement("INSERT INTO target (no, id) VALUES (?, ?)")) {
      put.setInt(1, number);
      put.setString(2, target.value());
      var _ = put.executeUpdate();
    }
    return number;
  }

  /** Writes the spans that may still grow. */
  void flush() throws SQLException {
    for (Map.Entry<TargetId, Span> entry : pending.entrySet()) {
      write(entry.getKey(), entry.getValue());
    }
    pending.clear();
  }
}
