package vn.gov.haiduong.haidang.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.HdrHistogram.Histogram;
import vn.gov.haiduong.haidang.health.Outage;
import vn.gov.haiduong.haidang.health.Span;
import vn.gov.haiduong.haidang.health.TargetHealth;
import vn.gov.haiduong.haidang.health.Tiling;
import vn.gov.haiduong.haidang.journal.Entry;
import vn.gov.haiduong.haidang.journal.History;
import vn.gov.haiduong.haidang.journal.IncidentStory;
import vn.gov.haiduong.haidang.journal.Latency;
import vn.gov.haiduong.haidang.journal.TargetFacts;
import vn.gov.haiduong.haidang.journal.UnitFacts;
import vn.gov.haiduong.haidang.journal.UnreadableJournal;
import vn.gov.haiduong.haidang.ledger.FreshCodec.Placed;
import vn.gov.haiduong.haidang.probe.Cause;
import vn.gov.haiduong.haidang.target.TargetId;

/**
 * Reads a ledger of any kind, also one that a service is writing or that was left by a crash: what
 * is not folded yet is folded in memory. One reading of one moment; for one thread.
 */
public final class SqlHistory implements History {

  private final Connection connection;
  private final Optional<Recorded> recorded;
  private final Tail tail;
  private Pairing pairing = Pairing.COMPLETE;

  private SqlHistory(Connection connection) throws SQLException {
    this.connection = connection;
    this.tail = new Tail();
    try {
      connection.setAutoCommit(false);
      this.recorded = read();
    } catch (SQLException | RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  /** Opens the ledger in a data folder. */
  public static History open(Path folder) {
    if (!Files.isRegularFile(folder.resolve(Database.FILE))) {
      throw new UnreadableJournal("không có sổ trong " + folder);
    }
    return open(Database.in(folder));
  }

  /** Opens a ledger by address. */
  public static History open(Database database) {
    try {
      return new SqlHistory(database.readable());
    } catch (SQLException | IOException | IllegalArgumentException e) {
      throw new UnreadableJournal(
          "không đọc được sổ " + database.shown() + ": " + e.getMessage(), e);
    }
  }

  private Optional<Recorded> read() throws SQLException {
    boolean live = !EntryTable.meta(connection, "live").orElse("true").equals("false");
    if (!live) {
      Optional<Instant> from = EntryTable.meta(connection, "from").map(Instant::parse);
      Optional<Instant> to = EntryTable.meta(connection, "to").map(Instant::parse);
      return from.flatMap(first -> to.map(last -> new Recorded(false, first, last)));
    }
    Optional<Standings> standings = EntryTable.standings(connection);
    List<Placed> unfolded = EntryTable.unfolded(connection, standings);
    Fold fold = fold(standings);
    unfolded.forEach(placed -> fold.accept(placed.entry()));
    fold.flush();
    tail.healths = fold.healths();
    Optional<Instant> from = EntryTable.meta(connection, "from").map(Instant::parse);
    if (from.isEmpty()) {
      return Optional.empty();
    }
    Instant to = standings.map(s -> s.standing().last()).orElse(from.get());
    if (!unfolded.isEmpty() && unfolded.getLast().entry().at().isAfter(to)) {
      to = unfolded.getLast().entry().at();
    }
    pairing =
        new Pairing(
            Pairing.horizon(to),
            fold.blind(),
            target ->
                Optional.ofNullable(tail.healths.get(target))
                    .filter(TargetHealth::inMaintenance)
                    .isPresent());
    return Optional.of(new Recorded(true, from.get(), to));
  }

  private Fold fold(Optional<Standings> standings) throws SQLException {
    if (standings.isEmpty()) {
      return Fold.begin(List.of(), tail);
    }
    Standings where = standings.get();
    List<TargetFacts> facts =
        EntryTable.configured(connection, where.seq(), where.upTo().toEpochMilli())
            .map(Entry.Configured::targets)
            .orElse(List.of());
    return Fold.resume(where.standing(), facts, tail);
  }

  @Override
  public Optional<Recorded> recorded() {
    return recorded;
  }

  @Override
  public List<TargetFacts> targets(Instant from, Instant to) {
    return asked(
        () -> {
          Map<TargetId, TargetFacts> found = new TreeMap<>();
          Map<TargetId, Instant> entered = new TreeMap<>();
          Map<TargetId, TargetFacts> now = Map.of();
          boolean standing = standing();
          for (Entry entry :
              EntryTable.list(
                  connection,
                  "kind = 'configured' AND at_ms < ? ORDER BY at_ms, seq",
                  standing ? Long.MAX_VALUE : to.toEpochMilli())) {
            Entry.Configured version = (Entry.Configured) entry;
            Map<TargetId, TargetFacts> next = new LinkedHashMap<>();
            for (TargetFacts target : version.targets()) {
              if (!now.containsKey(target.id()) && !standing) {
                entered.put(target.id(), version.at());
              }
              next.put(
                  target.id(),
                  standing
                      ? target
                      : target.during(
                          Optional.ofNullable(entered.get(target.id())), Optional.empty()));
            }
            for (TargetFacts before : now.values()) {
              if (!next.containsKey(before.id())) {
                found.put(before.id(), before.during(before.from(), Optional.of(version.at())));
              }
            }
            found.putAll(next);
            now = next;
          }
          return found.values().stream()
              .filter(
                  target ->
                      (target.to().isEmpty() || target.to().get().isAfter(from))
                          && (target.from().isEmpty() || target.from().get().isBefore(to)))
              .toList();
        });
  }

  /** A recording's inventory does not begin with its first line: it holds for all time. */
  private boolean standing() {
    return recorded.isPresent() && !recorded.get().live();
  }

  @Override
  public List<UnitFacts> units(Instant from, Instant to) {
    return asked(
        () ->
            EntryTable.configured(
                    connection, Long.MAX_VALUE, standing() ? Long.MAX_VALUE : to.toEpochMilli())
                .map(Entry.Configured::units)
                .orElse(List.of())
                .stream()
                .sorted(Comparator.comparing(UnitFacts::code))
                .toList());
  }

  @Override
  public List<Span> spans(TargetId target, Instant from, Instant to) {
    return asked(
        () -> {
          List<Span> found = new ArrayList<>();
          Optional<Integer> number = SqlFolded.numberOf(connection, target);
          if (number.isPresent()) {
            try (PreparedStatement ask =
                connection.prepareStatement(
                    "SELECT from_ms, to_ms, state, cause FROM span WHERE target = ?"
                        + " AND to_ms > ? AND from_ms < ? ORDER BY from_ms")) {
              ask.setInt(1, number.get());
              ask.setLong(2, from.toEpochMilli());
              ask.setLong(3, to.toEpochMilli());
              try (ResultSet rows = ask.executeQuery()) {
                while (rows.next()) {
                  found.add(SqlFolded.span(rows));
                }
              }
            }
          }
          found.addAll(tail.spans.getOrDefault(target, List.of()));
          return Tiling.over(found, from, to);
        });
  }

  @Override
  public List<Span> undecided(TargetId target) {
    TargetHealth health = tail.healths.get(target);
    return health == null || recorded.isEmpty() ? List.of() : health.undecided(recorded.get().to());
  }

  @Override
  public Instant decidedUpTo(TargetId target) {
    TargetHealth health = tail.healths.get(target);
    if (health != null) {
      return health.decidedUpTo();
    }
    return recorded.map(Recorded::to).orElse(Instant.EPOCH);
  }

  @Override
  public List<Outage> outages(TargetId target, Instant from, Instant to) {
    return asked(
        () -> {
          Map<Instant, Outage> found = new TreeMap<>();
          Optional<Integer> number = SqlFolded.numberOf(connection, target);
          if (number.isPresent()) {
            try (PreparedStatement ask =
                connection.prepareStatement(
                    "SELECT start_ms, end_ms, confirmed_ms, incident_ms, cause FROM outage"
                        + " WHERE target = ? ORDER BY start_ms")) {
              ask.setInt(1, number.get());
              try (ResultSet rows = ask.executeQuery()) {
                while (rows.next()) {
                  Outage outage = outage(rows);
                  found.put(outage.start(), outage);
                }
              }
            }
          }
          found.putAll(tail.outages.getOrDefault(target, Map.of()));
          return found.values().stream()
              .filter(
                  outage ->
                      outage.start().isBefore(to)
                          && (outage.end().isEmpty() || outage.end().get().isAfter(from)))
              .toList();
        });
  }

  private static Outage outage(ResultSet rows) throws SQLException {
    return new Outage(
        EntryTable.instant(rows.getLong(1)),
        optional(rows, 2),
        EntryTable.instant(rows.getLong(3)),
        Optional.ofNullable(rows.getString(5)).flatMap(Cause::of),
        optional(rows, 4));
  }

  private static Optional<Instant> optional(ResultSet rows, int place) throws SQLException {
    long millis = rows.getLong(place);
    return rows.wasNull() ? Optional.empty() : Optional.of(EntryTable.instant(millis));
  }

  @Override
  public Latency latency(TargetId target, Instant from, Instant to) {
    return asked(
        () -> {
          Histogram all = new Histogram(2);
          Optional<Integer> number = SqlFolded.numberOf(connection, target);
          if (number.isPresent()) {
            try (PreparedStatement ask =
                connection.prepareStatement(
                    "SELECT body FROM latency WHERE target = ? AND day >= ? AND day <= ?")) {
              ask.setInt(1, number.get());
              ask.setInt(2, Fold.day(from));
              ask.setInt(3, Fold.day(to.minusMillis(1)));
              try (ResultSet rows = ask.executeQuery()) {
                while (rows.next()) {
                  all.add(SqlFolded.sketch(rows.getBytes(1)));
                }
              }
            }
          }
          TreeMap<Integer, Histogram> fresh = tail.answered.get(target);
          if (fresh != null && from.isBefore(to)) {
            fresh
                .subMap(Fold.day(from), true, Fold.day(to.minusMillis(1)), true)
                .values()
                .forEach(all::add);
          }
          return all.getTotalCount() == 0 ? Latency.NONE : new Sketch(all);
        });
  }

  private record Sketch(Histogram histogram) implements Latency {
    @Override
    public long count() {
      return histogram.getTotalCount();
    }

    @Override
    public OptionalDouble seconds(double quantile) {
      return OptionalDouble.of(histogram.getValueAtPercentile(quantile * 100) / 1e6);
    }

    @Override
    public SortedMap<Long, Long> counts() {
      SortedMap<Long, Long> counts = new TreeMap<>();
      histogram
          .recordedValues()
          .forEach(
              value -> counts.put(value.getValueIteratedTo(), value.getCountAtValueIteratedTo()));
      return counts;
    }
  }

  @Override
  public List<IncidentStory> incidents(Instant from, Instant to) {
    return asked(
        () -> {
          List<Entry.IncidentStep> steps =
              EntryTable.list(connection, "kind = 'incident' ORDER BY seq").stream()
                  .map(Entry.IncidentStep.class::cast)
                  .toList();
          return IncidentStory.of(steps).stream()
              .filter(
                  story ->
                      story.start().isBefore(to)
                          && (story.end().isEmpty() || story.end().get().isAfter(from)))
              .toList();
        });
  }

  @Override
  public List<Maintained> maintenance(Instant from, Instant to) {
    return asked(
        () -> {
          Map<TargetId, Maintained> running = new LinkedHashMap<>();
          List<Maintained> found = new ArrayList<>();
          for (Entry entry :
              EntryTable.list(
                  connection,
                  "kind IN ('maintenance_start', 'maintenance_end') ORDER BY at_ms, seq")) {
            switch (entry) {
              case Entry.MaintenanceStarted started -> {
                if (!started.order().document().isBlank()) {
                  running.merge(
                      started.order().target(),
                      new Maintained(started.order(), started.at(), Optional.empty()),
                      (before, next) ->
                          pairing.replaced(before.start(), next.start()) ? next : before);
                }
              }
              case Entry.MaintenanceEnded ended -> {
                Maintained over = running.remove(ended.target());
                if (over != null) {
                  found.add(new Maintained(over.order(), over.start(), Optional.of(ended.at())));
                }
              }
              default -> {}
            }
          }
          running.values().stream()
              .filter(one -> pairing.lasts(one.order().target(), one.start()))
              .forEach(found::add);
          return found.stream()
              .filter(
                  one ->
                      one.start().isBefore(to)
                          && (one.end().isEmpty() || one.end().get().isAfter(from)))
              .sorted(
                  Comparator.comparing(Maintained::start)
                      .thenComparing(one -> one.order().target()))
              .toList();
        });
  }

  @Override
  public List<Gap> gaps(Instant from, Instant to) {
    return asked(
        () ->
            Gaps.of(
                    EntryTable.list(
                        connection,
                        "kind IN ('own_side_down', 'own_side_up', 'monitor_stopped',"
                            + " 'monitor_started') ORDER BY at_ms, seq"),
                    pairing)
                .stream()
                .filter(
                    gap ->
                        gap.start().isBefore(to)
                            && (gap.end().isEmpty() || gap.end().get().isAfter(from)))
                .toList());
  }

  @Override
  public List<Entry.MonthClosed> closed() {
    return asked(() -> SqlClosings.all(connection));
  }

  @Override
  public void stored(long after, long upTo, Consumer<Stored> each) {
    boolean _ =
        asked(
            () -> {
              EntryTable.stored(connection, after, upTo, each);
              return true;
            });
  }

  @Override
  public void entries(Instant from, Instant to, Consumer<Entry> each) {
    boolean _ =
        asked(
            () -> {
              Deque<Entry> closings = new ArrayDeque<>();
              for (Entry closed : SqlClosings.all(connection)) {
                if (!closed.at().isBefore(from) && closed.at().isBefore(to)) {
                  closings.add(closed);
                }
              }
              // They have no place among the others but their moment.
              EntryTable.each(
                  connection,
                  "at_ms >= ? AND at_ms < ? ORDER BY seq",
                  List.of(from.toEpochMilli(), to.toEpochMilli()),
                  entry -> {
                    while (!closings.isEmpty() && closings.getFirst().at().isBefore(entry.at())) {
                      each.accept(closings.removeFirst());
                    }
                    each.accept(entry);
                  });
              closings.forEach(each);
              return true;
            });
  }

  @Override
  public void observations(
      TargetId target, Instant from, Instant to, Consumer<Entry.Observed> each) {
    Consumer<Entry.Observed> within =
        seen -> {
          if (!seen.at().isBefore(from) && seen.at().isBefore(to)) {
            each.accept(seen);
          }
        };
    boolean _ =
        asked(
            () -> {
              Optional<Integer> number = SqlFolded.numberOf(connection, target);
              if (number.isPresent()) {
                try (PreparedStatement ask =
                    connection.prepareStatement(
                        "SELECT body FROM observed WHERE target = ? AND day >= ? AND day <= ?"
                            + " ORDER BY day")) {
                  ask.setInt(1, number.get());
                  ask.setInt(2, Fold.day(from));
                  ask.setInt(3, Fold.day(to));
                  try (ResultSet rows = ask.executeQuery()) {
                    while (rows.next()) {
                      DayCodec.decode(target, rows.getBytes(1)).forEach(within);
                    }
                  }
                }
              }
              tail.seen.getOrDefault(target, List.of()).forEach(within);
              return true;
            });
  }

  @FunctionalInterface
  private interface Asking<T> {
    T ask() throws SQLException;
  }

  private static <T> T asked(Asking<T> asking) {
    try {
      return asking.ask();
    } catch (SQLException | IllegalArgumentException e) {
      throw new UnreadableJournal("không đọc được sổ: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new UnreadableJournal("không đóng được sổ", e);
    }
  }
}
