package vn.gov.haiduong.haidang.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import vn.gov.haiduong.haidang.health.TargetHealth;
import vn.gov.haiduong.haidang.health.Told;
import vn.gov.haiduong.haidang.journal.Entry;
import vn.gov.haiduong.haidang.target.Side;
import vn.gov.haiduong.haidang.target.TargetId;

/**
 * What a ledger knew when it was opened to be written: everything that a service needs to go on as
 * if it had not ended. All lists are in the order of entry.
 *
 * @param healths health of each target as it stood at the last sign of life
 * @param lastSign the latest moment of anything entered; empty in a new ledger
 * @param incidentSteps every step of the incidents that are open, ended in the last forty days, or
 *     were classified so that the law asks for reports
 * @param notifications of the last eight days: what waits, and what must not be told again
 * @param acts of people of the last two hundred days, but for those on incidents: maintenance is
 *     ordered long before; those on maintenance from ever on
 * @param maintenance planned, started and ended, all that is kept
 * @param drills all that are kept
 * @param ownSides sides of our own network that were lost and not found again
 * @param decided what people may have to hear of the time that was not folded yet
 */
public record Restored(
    Map<TargetId, TargetHealth> healths,
    Optional<Instant> lastSign,
    List<Entry.IncidentStep> incidentSteps,
    List<Entry.Notification> notifications,
    List<Entry.Act> acts,
    List<Entry> maintenance,
    List<Entry.Drill> drills,
    List<Entry.OwnSideDown> ownSides,
    List<Told> decided) {

  /** Longer than any message is tried, and than the outbox of any other version. */
  private static final Duration MESSAGES = Duration.ofDays(8);

  private static final Duration STORIES = Duration.ofDays(40);
  private static final Duration FINDINGS = Duration.ofDays(400);

  /** Of the steps of one incident, in SQL: whether it is not closed. */
  static final String OPEN =
      count(Entry.IncidentStep.CLOSED) + " <= " + count(Entry.IncidentStep.REOPENED);

  /** A new ledger. */
  public static final Restored NOTHING =
      new Restored(
          Map.of(),
          Optional.empty(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of());

  static Restored read(Connection connection, Folding.Past past) throws SQLException {
    Instant last = past.lastSign().orElse(Instant.EPOCH);
    long stories = last.minus(STORIES).toEpochMilli();
    return new Restored(
        past.healths(),
        past.lastSign(),
        of(
            Entry.IncidentStep.class,
            EntryTable.list(
                connection,
                "kind = 'incident' AND subject IN (SELECT subject FROM entry WHERE kind ="
                    + " 'incident' GROUP BY subject HAVING max(at_ms) >= ? OR "
                    + OPEN
                    // Classified so, the law may still ask for an act, however long ago.
                    + " OR sum("
                    + has("\"attack\":true")
                    + " + "
                    + has("\"serious\":true")
                    + " + "
                    + has("\"personalData\":true")
                    + ") > 0"
                    // What a person closed may last: its end was not seen yet.
                    + " OR (max(at_ms) >= ? AND sum("
                    + has("\"kind\":\"finding\"")
                    + ") > 0 AND sum("
                    + has("\"key\":\"gone\"")
                    + ") = 0)) ORDER BY seq",
                stories,
                last.minus(FINDINGS).toEpochMilli())),
        of(
            Entry.Notification.class,
            EntryTable.list(
                connection,
                "kind = 'notification' AND at_ms >= ? ORDER BY seq",
                last.minus(MESSAGES).toEpochMilli())),
        of(
            Entry.Act.class,
            EntryTable.list(
                connection,
                // Maintenance may be planned long before: all of it is kept in mind.
                "kind = 'act' AND (at_ms >= ? OR body LIKE '%\"what\":\"maintenance_%')"
                    + " ORDER BY seq",
                stories)),
        EntryTable.list(
            connection,
            "kind IN ('maintenance_planned', 'maintenance_start', 'maintenance_end')"
                + " ORDER BY seq"),
        of(Entry.Drill.class, EntryTable.list(connection, "kind = 'drill' ORDER BY seq")),
        lost(
            EntryTable.list(connection, "kind IN ('own_side_down', 'own_side_up') ORDER BY seq"),
            past.pairing()),
        past.decided());
  }

  /** All of it but healths, as entries. */
  List<Entry> entries() {
    return Stream.of(incidentSteps, notifications, acts, maintenance, drills, ownSides)
        .<Entry>flatMap(List::stream)
        .toList();
  }

  /** Made again of {@link #entries} and of what came after them, in order of entry. */
  static Restored of(Folding.Past past, List<Entry> entries) {
    return new Restored(
        past.healths(),
        past.lastSign(),
        only(Entry.IncidentStep.class, entries),
        only(Entry.Notification.class, entries),
        only(Entry.Act.class, entries),
        entries.stream()
            .filter(
                entry ->
                    entry instanceof Entry.MaintenancePlanned
                        || entry instanceof Entry.MaintenanceStarted
                        || entry instanceof Entry.MaintenanceEnded)
            .toList(),
        only(Entry.Drill.class, entries),
        lost(entries, past.pairing()),
        past.decided());
  }

  /** A loss that is told again is the same loss. */
  private static List<Entry.OwnSideDown> lost(List<Entry> entries, Pairing pairing) {
    Map<Optional<Side>, Entry.OwnSideDown> lost = new LinkedHashMap<>();
    for (Entry entry : entries) {
      if (entry instanceof Entry.OwnSideDown down) {
        lost.merge(
            down.scope(),
            down,
            (before, next) -> pairing.replaced(before.at(), next.at()) ? next : before);
      } else if (entry instanceof Entry.OwnSideUp up) {
        lost.remove(up.scope());
      }
    }
    return lost.values().stream().filter(down -> pairing.lasts(down.scope(), down.at())).toList();
  }

  private static <T extends Entry> List<T> only(Class<T> kind, List<Entry> entries) {
    return entries.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  private static String count(String what) {
    return "sum(" + has("\"what\":\"" + what + "\"") + ")";
  }

  private static String has(String text) {
    return "CASE WHEN body LIKE '%" + text + "%' THEN 1 ELSE 0 END";
  }

  private static <T extends Entry> List<T> of(Class<T> kind, List<Entry> entries) {
    return entries.stream().map(kind::cast).toList();
  }
}
