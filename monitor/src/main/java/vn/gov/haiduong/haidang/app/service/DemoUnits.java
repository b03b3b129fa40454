package vn.gov.haiduong.haidang.app.service;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.gov.haiduong.haidang.app.Surroundings;
import vn.gov.haiduong.haidang.config.Configuration;
import vn.gov.haiduong.haidang.config.LoadResult;
import vn.gov.haiduong.haidang.config.Problem;
import vn.gov.haiduong.haidang.config.Worlds;
import vn.gov.haiduong.haidang.incident.World;
import vn.gov.haiduong.haidang.probe.Assignment;
import vn.gov.haiduong.haidang.status.CoverageStatus;
import vn.gov.haiduong.haidang.target.Inventory;
import vn.gov.haiduong.haidang.target.Site;
import vn.gov.haiduong.haidang.target.SiteStanding;
import vn.gov.haiduong.haidang.target.Unit;
import vn.gov.haiduong.haidang.target.UnitCode;
import vn.gov.haiduong.haidang.target.UnitKind;

/** The units of the real inventory, for which the simulated province builds a site each. */
record DemoUnits(
    Configuration read,
    Inventory inventory,
    List<Unit> units,
    Map<UnitCode, String> knownHosts,
    World world) {

  /** Reads the inventory; says what is wrong with it where something is. */
  static Optional<DemoUnits> load(@Nullable Path folder, Surroundings surroundings) {
    return load(folder, Optional.empty(), Optional.empty(), surroundings);
  }

  /**
   * The same with a plan, rosters and contacts of one's own.
   *
   * @param alertmanagerSha256 hash of the token of an Alertmanager that beats beside
   */
  static Optional<DemoUnits> load(
      @Nullable Path folder,
      Optional<Path> alerts,
      Optional<String> alertmanagerSha256,
      Surroundings surroundings) {
    Loading loading =
        new Loading(
            folder == null ? Loading.shippedTargets() : folder,
            alerts,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            alertmanagerSha256,
            surroundings.clock());
    return switch (loading.load()) {
      case LoadResult.Refused(List<Problem> problems) -> {
        problems.forEach(problem -> surroundings.screen().err().println(problem.message()));
        yield Optional.empty();
      }
      case LoadResult.Loaded(Configuration read) ->
          Optional.of(
              new DemoUnits(
                  read,
                  read.inventory(),
                  read.inventory().unitsOn(loading.today()),
                  hosts(read.inventory()),
                  Worlds.of(read)));
    };
  }

  /**
   * What reports by itself from outside of the simulated province: Alertmanager, where it stands
   * beside.
   */
  List<Assignment> besides() {
    return read.assignments().stream()
        .filter(assignment -> assignment.method() instanceof Assignment.Passive)
        .toList();
  }

  private static Map<UnitCode, String> hosts(Inventory inventory) {
    Map<UnitCode, String> hosts = new HashMap<>();
    for (Site site : inventory.sites()) {
      site.host().ifPresent(host -> hosts.putIfAbsent(site.listed().unit(), host));
    }
    return hosts;
  }

  /** How much of the province is measured; in the simulated one every unit has its site. */
  CoverageStatus coverage(List<Assignment> assignments) {
    Set<UnitCode> measured = new HashSet<>();
    assignments.forEach(assignment -> measured.add(assignment.target().unit()));
    record Key(String kind, String district) {}
    Map<Key, List<Unit>> groups =
        new TreeMap<>(Comparator.comparing(Key::kind).thenComparing(Key::district));
    for (Unit unit : units) {
      if (unit.kind() != UnitKind.PROVINCE) {
        String district = inventory.districtOf(unit.code()).map(UnitCode::value).orElse("");
        groups.merge(new Key(unit.kind().label(), district), List.of(unit), DemoUnits::joined);
      }
    }
    return new CoverageStatus(
        groups.entrySet().stream()
            .map(
                entry -> {
                  List<Unit> of = entry.getValue();
                  return new CoverageStatus.Group(
                      entry.getKey().kind(),
                      entry.getKey().district(),
                      of.size(),
                      (int) of.stream().filter(Unit::obliged).count(),
                      of.size(),
                      0,
                      0,
                      (int) of.stream().filter(unit -> measured.contains(unit.code())).count(),
                      (int)
                          of.stream()
                              .filter(unit -> unit.obliged() && measured.contains(unit.code()))
                              .count());
                })
            .toList(),
        List.of());
  }

  /** In the demonstration every unit has a site. */
  List<Unit> simulated() {
    return units.stream()
        .map(
            unit ->
                new Unit(
                    unit.code(),
                    unit.name(),
                    unit.kind(),
                    unit.parent(),
                    unit.validFrom(),
                    unit.validTo(),
                    unit.replacedBy(),
                    unit.kind() == UnitKind.PROVINCE ? SiteStanding.NONE : SiteStanding.REGISTERED,
                    unit.obliged()))
        .toList();
  }

  private static List<Unit> joined(List<Unit> some, List<Unit> more) {
    return Stream.concat(some.stream(), more.stream()).toList();
  }
}
