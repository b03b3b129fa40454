package vn.gov.haiduong.haidang.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import vn.gov.haiduong.haidang.health.Tiling;
import vn.gov.haiduong.haidang.journal.UnitFacts;
import vn.gov.haiduong.haidang.report.Member.Owner;
import vn.gov.haiduong.haidang.target.TargetKind;
import vn.gov.haiduong.haidang.target.UnitCode;
import vn.gov.haiduong.haidang.target.UnitKind;
import vn.gov.haiduong.haidang.time.Interval;

/** Divides the targets' time among the groups of the report. */
final class Groups {

  private final Roll roll;
  private final List<TargetFigures> targets;
  private final List<UnitFacts> obliged;
  private final Set<UnitCode> measured = new HashSet<>();
  private final List<Piece> pieces = new ArrayList<>();

  /** A target's time while one unit answered for it. */
  private record Piece(TargetFigures target, Owner owner, Times times, int outages) {
    UnitCode unit() {
      return owner.unit();
    }
  }

  Groups(Roll roll, List<TargetFigures> targets, Interval asked) {
    this.roll = roll;
    this.targets = targets;
    this.obliged = roll.obliged(asked);
    for (TargetFigures target : targets) {
      divide(target);
    }
    for (Piece piece : pieces) {
      if (piece.times.known() > 0) {
        measured.add(piece.unit());
      }
    }
  }

  private void divide(TargetFigures target) {
    for (Owner owner : target.member().owners()) {
      var during = Period.common(owner.during(), target.part());
      if (during.length().isZero()) {
        continue;
      }
      Times times =
          during.equals(target.part())
              ? target.times()
              : Times.of(Tiling.over(target.spans(), during.from(), during.to()));
      int outages =
          (int)
              target.begun().stream()
                  .filter(outage -> during.contains(outage.outage().start()))
                  .count();
      pieces.add(new Piece(target, owner, times, outages));
    }
  }

  GroupFigures all() {
    return GroupFigures.of(
        "all",
        "Tất cả đối tượng",
        targets,
        count(unit -> measured.contains(unit.code())),
        obliged.size());
  }

  /** By what is measured; the obligation is that of the units that have such a thing at all. */
  List<GroupFigures> byKind() {
    List<GroupFigures> groups = new ArrayList<>();
    for (TargetKind kind : TargetKind.values()) {
      List<TargetFigures> members =
          targets.stream().filter(target -> target.member().kind() == kind).toList();
      if (members.isEmpty()) {
        continue;
      }
      Set<UnitCode> has = new HashSet<>();
      pieces.stream()
          .filter(piece -> piece.target.member().kind() == kind && piece.times.known() > 0)
          .forEach(piece -> has.add(piece.unit()));
      Set<UnitCode> listed = new HashSet<>();
      pieces.stream()
          .filter(piece -> piece.target.member().kind() == kind)
          .forEach(piece -> listed.add(piece.unit()));
      // The directive demands a website of every obliged unit, of the rest only what it runs.
      Predicate<UnitFacts> asked =
          kind == TargetKind.WEBSITE ? _ -> true : unit -> listed.contains(unit.code());
      groups.add(
          GroupFigures.of(
              kind.label(),
              kind.words(),
              members,
              count(unit -> asked.test(unit) && has.contains(unit.code())),
              count(asked)));
    }
    return groups;
  }

  List<GroupFigures> byUnitKind() {
    return grouped(
        piece -> roll.unit(piece.unit()).map(UnitFacts::kind).map(Enum::name),
        Comparator.comparing(UnitKind::valueOf),
        key -> UnitKind.valueOf(key).words(),
        key -> unit -> unit.kind() == UnitKind.valueOf(key));
  }

  List<GroupFigures> byDistrict() {
    return grouped(
        piece -> piece.owner.district().map(UnitCode::value),
        Comparator.naturalOrder(),
        key -> roll.unitName(new UnitCode(key)),
        key -> unit -> unit.district().map(UnitCode::value).equals(Optional.of(key)));
  }

  List<GroupFigures> byUnit() {
    return grouped(
        piece -> Optional.of(piece.unit().value()),
        Comparator.naturalOrder(),
        key -> roll.unitName(new UnitCode(key)),
        key -> unit -> unit.code().value().equals(key));
  }

  private List<GroupFigures> grouped(
      Function<Piece, Optional<String>> keyOf,
      Comparator<String> order,
      Function<String, String> words,
      Function<String, Predicate<UnitFacts>> belongs) {
    Map<String, List<Piece>> parts = new LinkedHashMap<>();
    for (Piece piece : pieces) {
      keyOf
          .apply(piece)
          .ifPresent(key -> parts.computeIfAbsent(key, _ -> new ArrayList<>()).add(piece));
    }
    List<GroupFigures> groups = new ArrayList<>();
    for (String key : parts.keySet().stream().sorted(order).toList()) {
      List<Piece> members = parts.getOrDefault(key, List.of());
      Predicate<UnitFacts> asked = belongs.apply(key);
      groups.add(
          new GroupFigures(
              key,
              words.apply(key),
              Times.sum(members.stream().map(Piece::times).toList()),
              (int) members.stream().map(Piece::target).distinct().count(),
              members.stream().mapToInt(Piece::outages).sum(),
              count(unit -> asked.test(unit) && measured.contains(unit.code())),
              count(asked)));
    }
    return groups;
  }

  private int count(Predicate<UnitFacts> which) {
    return (int) obliged.stream().filter(which).count();
  }
}
