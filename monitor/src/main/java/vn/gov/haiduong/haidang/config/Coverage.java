package vn.gov.haiduong.haidang.config;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.gov.haiduong.haidang.health.OwnSide;
import vn.gov.haiduong.haidang.obligation.Duties;
import vn.gov.haiduong.haidang.pagewatch.PagePlan;
import vn.gov.haiduong.haidang.probe.Assignment;
import vn.gov.haiduong.haidang.probe.ProbeSpec;
import vn.gov.haiduong.haidang.status.CoverageStatus;
import vn.gov.haiduong.haidang.status.CoverageStatus.NotProbed;
import vn.gov.haiduong.haidang.status.CoverageStatus.NotProbed.Reason;
import vn.gov.haiduong.haidang.target.Inventory;
import vn.gov.haiduong.haidang.target.Listed;
import vn.gov.haiduong.haidang.target.Listing;
import vn.gov.haiduong.haidang.target.PublicService;
import vn.gov.haiduong.haidang.target.SiteStanding;
import vn.gov.haiduong.haidang.target.TargetId;
import vn.gov.haiduong.haidang.target.Unit;
import vn.gov.haiduong.haidang.target.UnitCode;
import vn.gov.haiduong.haidang.target.Vantage;

/** What of the inventory is measured from here, and what is not and why. */
public final class Coverage {

  private Coverage() {}

  static Configuration configure(
      Inventory inventory,
      Duties duties,
      PagePlan pages,
      Map<String, Profile> profiles,
      Configuration.Operator operator,
      Set<String> portalHosts,
      Settings.Anchors anchors,
      String hash,
      LocalDate day) {
    List<Listing> measured = new ArrayList<>();
    List<NotProbed> not = new ArrayList<>();
    for (Listing row : inventory.listings()) {
      notProbed(row, operator.vantage(), day).ifPresentOrElse(not::add, () -> measured.add(row));
    }
    Set<TargetId> ids = new HashSet<>(measured.stream().map(Listing::id).toList());
    AssignmentFactory factory = new AssignmentFactory(inventory, operator.userAgent(), ids);
    List<Assignment> assignments = new ArrayList<>();
    for (Listing row : measured) {
      Profile profile = profiles.get(row.listed().profile());
      if (profile != null) {
        assignments.add(factory.assign(row, profile));
      }
    }
    for (PublicService service : duties.services()) {
      Profile profile = profiles.get(service.profile());
      Optional<NotProbed> why = notProbed(service);
      if (why.isPresent()) {
        not.add(why.get());
      } else if (profile != null) {
        assignments.add(factory.assign(service, profile));
      }
    }
    return new Configuration(
        inventory,
        duties,
        ownSides(assignments, anchors.anchors()),
        new CoverageStatus(groups(inventory, assignments, day), not),
        anchors.anchors(),
        anchors.missing(),
        profiles,
        operator,
        portalHosts,
        pages,
        hash,
        Optional.empty());
  }

  /**
   * An endpoint that is our own gateway is that side itself: when the side is lost, this is the
   * endpoint's own outage (interfaces, "How time is counted" 5).
   */
  private static List<Assignment> ownSides(
      List<Assignment> assignments, List<Configuration.Anchor> anchors) {
    Set<String> gateways = new HashSet<>();
    for (Configuration.Anchor anchor : anchors) {
      if (anchor.anchor().role() == OwnSide.Role.GATEWAY) {
        gateways.add(anchor.spec().endpoint().host());
      }
    }
    return assignments.stream()
        .map(
            one ->
                one.method() instanceof Assignment.Active(ProbeSpec spec, String _)
                        && gateways.contains(spec.endpoint().host())
                    ? new Assignment(one.target().asOwnSide(), one.method())
                    : one)
        .toList();
  }

  private static Optional<NotProbed> notProbed(Listing row, Vantage own, LocalDate day) {
    Listed listed = row.listed();
    Optional<Reason> reason =
        switch (listed.status()) {
          case UNCONFIRMED -> Optional.of(Reason.UNCONFIRMED);
          case FORBIDDEN -> Optional.of(Reason.FORBIDDEN);
          case RETIRED -> Optional.of(Reason.RETIRED);
          case MEASURED ->
              !listed.validOn(day)
                  ? Optional.of(Reason.RETIRED)
                  : !row.addressed()
                      ? Optional.of(Reason.PLACEHOLDER)
                      : !listed.vantage().judgeableFrom(own)
                          ? Optional.of(Reason.VANTAGE)
                          : Optional.empty();
        };
    return reason.map(
        why ->
            new NotProbed(
                listed.id().value(), listed.name(), why, listed.reason(), listed.whoKnows()));
  }

  private static Optional<NotProbed> notProbed(PublicService service) {
    Optional<Reason> reason =
        switch (service.status()) {
          case UNCONFIRMED -> Optional.of(Reason.UNCONFIRMED);
          case FORBIDDEN -> Optional.of(Reason.FORBIDDEN);
          case RETIRED -> Optional.of(Reason.RETIRED);
          case MEASURED -> service.addressed() ? Optional.empty() : Optional.of(Reason.PLACEHOLDER);
        };
    return reason.map(
        why ->
            new NotProbed(
                service.id().value(), service.name(), why, service.reason(), service.whoKnows()));
  }

  /** Units by kind and district, with how many of them {@code assignments} measure. */
  public static List<CoverageStatus.Group> groups(
      Inventory inventory, List<Assignment> assignments, LocalDate day) {
    record Key(String kind, String district) {}
    Set<UnitCode> measured = new HashSet<>();
    assignments.forEach(assignment -> measured.add(assignment.target().unit()));
    Map<Key, List<Unit>> grouped = new LinkedHashMap<>();
    for (Unit unit : inventory.unitsOn(day)) {
      Key key =
          new Key(
              unit.kind().label(),
              inventory.districtOf(unit.code()).map(UnitCode::value).orElse(""));
      grouped.computeIfAbsent(key, _ -> new ArrayList<>()).add(unit);
    }
    List<CoverageStatus.Group> groups = new ArrayList<>();
    grouped.forEach(
        (key, units) -> {
          groups.add(
              new CoverageStatus.Group(
                  key.kind(),
                  key.district(),
                  units.size(),
                  (int) units.stream().filter(Unit::obliged).count(),
                  standing(units, SiteStanding.REGISTERED),
                  standing(units, SiteStanding.NONE),
                  standing(units, SiteStanding.UNCONFIRMED),
                  (int) units.stream().filter(unit -> measured.contains(unit.code())).count(),
                  (int)
                      units.stream()
                          .filter(unit -> unit.obliged() && measured.contains(unit.code()))
                          .count()));
        });
    return groups;
  }

  private static int standing(List<Unit> units, SiteStanding standing) {
    return (int) units.stream().filter(unit -> unit.siteStanding() == standing).count();
  }
}
