package vn.gov.haiduong.haidang.app.recording;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import vn.gov.haiduong.haidang.app.incidents.KeptSteps;
import vn.gov.haiduong.haidang.incident.Incident;
import vn.gov.haiduong.haidang.incident.Playback;
import vn.gov.haiduong.haidang.incident.Turn;
import vn.gov.haiduong.haidang.incident.World;
import vn.gov.haiduong.haidang.journal.Entry;
import vn.gov.haiduong.haidang.journal.TargetFacts;
import vn.gov.haiduong.haidang.journal.UnitFacts;
import vn.gov.haiduong.haidang.ledger.RecordingLedger;
import vn.gov.haiduong.haidang.target.Side;
import vn.gov.haiduong.haidang.target.Target.Cadence;
import vn.gov.haiduong.haidang.target.TargetId;

/** One recording counted into one ledger, with the incidents of the live rules. For one thread. */
final class Replay {

  private static final Cadence USUAL = new Cadence(Duration.ofSeconds(60), 3);

  private final Map<TargetId, TargetFacts> facts = new TreeMap<>();
  private final List<TargetId> measured;
  private final List<UnitFacts> units;
  private final Optional<Instant> until;
  private final List<TargetFacts> leaving;
  private final Sharing sharing;
  private final Playback incidents;

  /**
   * What the recording is read with.
   *
   * @param inventory facts of all rows; empty when there is none
   * @param measured those that have their time even when no line names them
   * @param world the plan, and what incidents know of targets
   * @param sharing what targets have in common
   */
  Replay(
      List<TargetFacts> inventory,
      List<TargetId> measured,
      List<UnitFacts> units,
      World world,
      Sharing sharing,
      Optional<Instant> until) {
    inventory.forEach(target -> facts.put(target.id(), target));
    this.measured = List.copyOf(measured);
    this.units = List.copyOf(units);
    this.until = until;
    this.sharing = sharing;
    this.incidents = new Playback(world, sharing::groups);
    this.leaving =
        new ArrayList<>(
            inventory.stream()
                .filter(target -> target.to().isPresent())
                .sorted(
                    Comparator.comparing((TargetFacts target) -> target.to().orElseThrow())
                        .thenComparing(TargetFacts::id))
                .toList());
  }

  /** Cadence of a target by the inventory. */
  Cadence cadence(TargetId id) {
    TargetFacts target = facts.get(id);
    return target == null ? USUAL : target.cadence();
  }

  /** What came of it. */
  record Result(long lines, int targets, List<Incident> incidents) {}

  /** Counts all lines; on any failure the folder holds nothing that is valid. */
  Result into(Path folder, RecordingReader reader) throws IOException, SQLException, WrongLine {
    List<TargetFacts> inventory = List.copyOf(facts.values());
    try (RecordingLedger ledger = RecordingLedger.create(folder, inventory, incidents::health)) {
      TreeMap<TargetId, TargetFacts> met = new TreeMap<>();
      long lines = 0;
      Instant above = null;
      for (Optional<Entry> next = reader.next(); next.isPresent(); next = reader.next()) {
        Entry entry = next.get();
        if (above == null) {
          begin(ledger, entry.at(), met);
        }
        if (entry instanceof Entry.MonitorStarted && above != null) {
          ledger.accept(new Entry.MonitorStarted(entry.at(), Optional.of(above)));
          leave(ledger, entry.at());
        } else {
          leave(ledger, entry.at());
          ledger.accept(entry);
        }
        meet(entry, met);
        hear(entry);
        above = entry.at();
        lines++;
      }
      if (until.isPresent() && above != null) {
        leave(ledger, until.get());
      }
      ledger.end(until);
      Instant first = ledger.firstLine().or(() -> until).orElse(Instant.EPOCH);
      Playback.Played played = incidents.play(until.orElse(above == null ? Instant.EPOCH : above));
      ledger.add(new Entry.Configured(first, "replay", List.copyOf(met.values()), units));
      for (Turn.Kept kept : played.kept()) {
        ledger.add(KeptSteps.of(kept));
      }
      ledger.finish();
      return new Result(lines, met.size(), played.incidents());
    }
  }

  private void begin(RecordingLedger ledger, Instant first, Map<TargetId, TargetFacts> met)
      throws SQLException {
    leave(ledger, first);
    for (TargetId id : measured) {
      TargetFacts target = facts.get(id);
      if (target != null && (target.to().isEmpty() || target.to().get().isAfter(first))) {
        ledger.declare(id, first);
        met.put(id, target);
      }
    }
  }

  /** Whoever leaves the inventory by {@code now}, at the moment of it. */
  private void leave(RecordingLedger ledger, Instant now) throws SQLException {
    while (!leaving.isEmpty() && !leaving.getFirst().to().orElse(now).isAfter(now)) {
      TargetFacts gone = leaving.removeFirst();
      ledger.removed(gone.to().orElse(now), gone.id());
      incidents.removed(gone.to().orElse(now), gone.id());
    }
  }

  private void meet(Entry entry, Map<TargetId, TargetFacts> met) {
    Optional<TargetId> named =
        switch (entry) {
          case Entry.Observed seen -> Optional.of(seen.target());
          case Entry.MaintenanceStarted started -> Optional.of(started.order().target());
          case Entry.MaintenanceEnded ended -> Optional.of(ended.target());
          default -> Optional.empty();
        };
    named.ifPresent(
        id -> {
          var _ = met.computeIfAbsent(id, _ -> facts.getOrDefault(id, Inventories.stranger(id)));
        });
  }

  /** What incidents need to know beside what follows for each target. */
  private void hear(Entry entry) {
    switch (entry) {
      case Entry.Observed seen ->
          sharing.seen(seen.at(), seen.target(), seen.verdict(), seen.cause());
      case Entry.OwnSideDown lost ->
          incidents.ownSideLost(lost.at(), side(lost.scope()), "theo bản ghi");
      case Entry.OwnSideUp found -> incidents.ownSideFound(found.at(), side(found.scope()));
      default -> {}
    }
  }

  private static String side(Optional<Side> scope) {
    return scope.map(Side::label).orElse("all");
  }
}
