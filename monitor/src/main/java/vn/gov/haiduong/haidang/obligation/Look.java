package vn.gov.haiduong.haidang.obligation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import vn.gov.haiduong.haidang.status.Snapshot;
import vn.gov.haiduong.haidang.status.TargetStatus;
import vn.gov.haiduong.haidang.target.TargetId;
import vn.gov.haiduong.haidang.target.TargetKind;
import vn.gov.haiduong.haidang.target.Unit;
import vn.gov.haiduong.haidang.target.UnitCode;

/** Everything that duties are judged by, at one moment, found by id and by unit. */
final class Look {

  static final String NOT_MEASURED = "Chưa đo";

  private final Registry registry;
  private final Snapshot snapshot;
  private final Sightings sightings;
  private final LocalDate today;
  private final Map<TargetId, TargetStatus> byId = new HashMap<>();
  private final Map<UnitCode, List<TargetStatus>> byUnit = new HashMap<>();

  Look(Registry registry, Snapshot snapshot, Sightings sightings, LocalDate today) {
    this.registry = registry;
    this.snapshot = snapshot;
    this.sightings = sightings;
    this.today = today;
    for (TargetStatus status : snapshot.targets()) {
      byId.put(status.target().id(), status);
      byUnit.computeIfAbsent(status.target().unit(), _ -> new ArrayList<>()).add(status);
    }
  }

  Registry registry() {
    return registry;
  }

  Snapshot snapshot() {
    return snapshot;
  }

  Sightings sightings() {
    return sightings;
  }

  LocalDate today() {
    return today;
  }

  Optional<TargetStatus> status(TargetId id) {
    return Optional.ofNullable(byId.get(id));
  }

  Stream<TargetStatus> of(Unit unit, TargetKind kind) {
    return byUnit.getOrDefault(unit.code(), List.of()).stream()
        .filter(status -> status.target().kind() == kind);
  }

  /** Measured sites of a unit, the portal first. */
  List<TargetStatus> sites(Unit unit) {
    return Stream.concat(of(unit, TargetKind.PORTAL), of(unit, TargetKind.WEBSITE)).toList();
  }

  /** A state as a verdict on whoever must answer. */
  static Result result(TargetStatus status) {
    return switch (status.state()) {
      case UP, DEGRADED -> Result.MET;
      case DOWN -> Result.NOT_MET;
      case MAINTENANCE, UNKNOWN -> Result.UNCONFIRMED;
    };
  }

  static PageFact unconfirmed(String said) {
    return new PageFact(Result.UNCONFIRMED, said);
  }
}
