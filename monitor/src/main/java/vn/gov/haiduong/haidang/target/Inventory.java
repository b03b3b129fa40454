package vn.gov.haiduong.haidang.target;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * All rows of the inventory, measured or not: units, sites, points, guesses, goals. Immutable; the
 * rows are in the order of their files. Ids and codes are unique and every reference leads
 * somewhere, which the loader sees to.
 */
public final class Inventory {

  private final Map<UnitCode, Unit> units;
  private final Map<TargetId, Listing> listings;
  private final List<Suggestion> suggestions;
  private final List<Goal> goals;

  public Inventory(
      List<Unit> units,
      List<Site> sites,
      List<Point> points,
      List<Suggestion> suggestions,
      List<Goal> goals) {
    Map<UnitCode, Unit> byCode = LinkedHashMap.newLinkedHashMap(units.size());
    units.forEach(unit -> byCode.put(unit.code(), unit));
    Map<TargetId, Listing> byId = new LinkedHashMap<>();
    sites.forEach(site -> byId.put(site.id(), site));
    points.forEach(point -> byId.put(point.id(), point));
    this.units = byCode;
    this.listings = byId;
    this.suggestions = List.copyOf(suggestions);
    this.goals = List.copyOf(goals);
  }

  public List<Unit> units() {
    return List.copyOf(units.values());
  }

  public Optional<Unit> unit(UnitCode code) {
    return Optional.ofNullable(units.get(code));
  }

  /** Units that exist on {@code day}. */
  public List<Unit> unitsOn(LocalDate day) {
    return units.values().stream().filter(unit -> unit.existsOn(day)).toList();
  }

  public List<Unit> unitsOf(UnitKind kind) {
    return units.values().stream().filter(unit -> unit.kind() == kind).toList();
  }

  /** Units directly below {@code parent}. */
  public List<Unit> below(UnitCode parent) {
    return units.values().stream()
        .filter(unit -> unit.parent().equals(Optional.of(parent)))
        .toList();
  }

  /** The district that the unit is or lies in; empty for the province's own. */
  public Optional<UnitCode> districtOf(UnitCode code) {
    Set<UnitCode> seen = new HashSet<>();
    Optional<Unit> unit = unit(code);
    while (unit.isPresent() && seen.add(unit.get().code())) {
      if (unit.get().kind() == UnitKind.DISTRICT) {
        return Optional.of(unit.get().code());
      }
      unit = unit.get().parent().flatMap(this::unit);
    }
    return Optional.empty();
  }

  public List<Listing> listings() {
    return List.copyOf(listings.values());
  }

  public Optional<Listing> listing(TargetId id) {
    return Optional.ofNullable(listings.get(id));
  }

  public List<Site> sites() {
    return of(Site.class).toList();
  }

  public List<Point> points() {
    return of(Point.class).toList();
  }

  public List<Listing> listingsOf(TargetKind kind) {
    return listings.values().stream().filter(row -> row.listed().kind() == kind).toList();
  }

  public List<Listing> listingsIn(UnitCode district) {
    return listings.values().stream()
        .filter(row -> districtOf(row.listed().unit()).equals(Optional.of(district)))
        .toList();
  }

  /** Sites by the unit that answers for them. */
  public Map<UnitCode, List<Site>> sitesByUnit() {
    Map<UnitCode, List<Site>> grouped = new HashMap<>();
    sites().forEach(site -> grouped.merge(site.listed().unit(), List.of(site), Inventory::joined));
    return grouped;
  }

  public List<Suggestion> suggestions() {
    return suggestions;
  }

  public List<Goal> goals() {
    return goals;
  }

  private <T extends Listing> Stream<T> of(Class<T> kind) {
    return listings.values().stream().filter(kind::isInstance).map(kind::cast);
  }

  private static List<Site> joined(List<Site> some, List<Site> more) {
    return Stream.concat(some.stream(), more.stream()).toList();
  }
}
