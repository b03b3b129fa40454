package vn.gov.haiduong.haidang.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import vn.gov.haiduong.haidang.target.Listed;
import vn.gov.haiduong.haidang.target.ListedStatus;
import vn.gov.haiduong.haidang.target.Listing;
import vn.gov.haiduong.haidang.target.Point;
import vn.gov.haiduong.haidang.target.Site;
import vn.gov.haiduong.haidang.target.SiteStanding;
import vn.gov.haiduong.haidang.target.Suggestion;
import vn.gov.haiduong.haidang.target.TargetId;
import vn.gov.haiduong.haidang.target.Unit;
import vn.gov.haiduong.haidang.target.UnitCode;

/** What only shows between rows: doubles, references into nothing, circles, contradictions. */
final class CrossChecks {

  private final Map<Unit, Cells> units;
  private final Map<Listing, Cells> listings = new LinkedHashMap<>();
  private final Map<Suggestion, Cells> suggestions;
  private final Map<String, Profile> profiles;
  private final List<Settings.Dependency> dependencies;
  private final Map<UnitCode, Unit> byCode = new HashMap<>();
  private final Map<TargetId, Listing> byId = new HashMap<>();

  CrossChecks(
      Map<Unit, Cells> units,
      Map<Site, Cells> sites,
      Map<Point, Cells> points,
      Map<Suggestion, Cells> suggestions,
      Map<String, Profile> profiles,
      List<Settings.Dependency> dependencies) {
    this.units = units;
    this.suggestions = suggestions;
    this.profiles = profiles;
    this.dependencies = dependencies;
    sites.forEach((site, cells) -> listings.put(inherited(site), cells));
    points.forEach((point, cells) -> listings.put(inherited(point), cells));
  }

  List<Site> sites() {
    return listings.keySet().stream().filter(Site.class::isInstance).map(Site.class::cast).toList();
  }

  List<Point> points() {
    return listings.keySet().stream()
        .filter(Point.class::isInstance)
        .map(Point.class::cast)
        .toList();
  }

  void run() {
    doubles();
    units.forEach(this::unit);
    listings.forEach(this::listing);
    suggestions.forEach(
        (suggestion, cells) -> unitExists(cells, "unit", Optional.of(suggestion.unit())));
    for (Settings.Dependency rule : dependencies) {
      for (String parent : List.of(rule.hostedOn(), rule.reachedThrough())) {
        if (!parent.isEmpty()
            && byId.keySet().stream().noneMatch(id -> id.value().equals(parent))) {
          rule.at().wrong("mã của một dòng có thật", parent, Likely.hint(parent, ids()));
        }
      }
    }
    circles();
    new Lifetimes(units, listings, byCode, byId).run();
  }

  private void doubles() {
    units.forEach(
        (unit, cells) -> {
          Unit other = byCode.putIfAbsent(unit.code(), unit);
          if (other != null) {
            cells.wrong(
                "code", "mã không trùng", unit.code().value(), "đã có ở dòng " + lineOf(other));
          }
        });
    Map<String, List<Listing>> addresses = new HashMap<>();
    listings.forEach(
        (listing, cells) -> {
          Listing other = byId.putIfAbsent(listing.id(), listing);
          if (other != null) {
            Cells there = cellsOf(other);
            cells.wrong(
                "id",
                "mã không trùng",
                listing.id().value(),
                "đã có ở " + there.table().file() + ":" + there.row().line());
          }
          String address = address(listing);
          if (!address.isEmpty()) {
            List<Listing> there = addresses.computeIfAbsent(address, _ -> new ArrayList<>());
            there.stream()
                .filter(twin -> Lifetimes.overlap(twin.listed(), listing.listed()))
                .findFirst()
                .ifPresent(
                    twin ->
                        cells.wrong(
                            listing instanceof Site ? "host" : "address",
                            "mỗi địa chỉ một dòng trong cùng thời gian",
                            address,
                            "trùng với " + twin.id()));
            there.add(listing);
          }
        });
  }

  /** What is asked, and how; equal for two rows that measure the same thing. Empty without. */
  private static String address(Listing listing) {
    return switch (listing) {
      case Site site -> site.address();
      case Point point ->
          point.address().isEmpty()
              ? ""
              : point.means().label()
                  + "://"
                  + point.address().get()
                  + ":"
                  + point.port()
                  + (point.query().isEmpty() ? "" : "/" + point.query());
    };
  }

  private int lineOf(Unit unit) {
    return units.entrySet().stream()
        .filter(entry -> entry.getKey().equals(unit))
        .mapToInt(entry -> entry.getValue().row().line())
        .findFirst()
        .orElse(0);
  }

  private Cells cellsOf(Listing listing) {
    return listings.entrySet().stream()
        .filter(entry -> entry.getKey().equals(listing))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElseThrow();
  }

  private void unit(Unit unit, Cells cells) {
    unitExists(cells, "parent", unit.parent());
    unitExists(cells, "replaced_by", unit.replacedBy());
    List<Site> own =
        sites().stream().filter(site -> site.listed().unit().equals(unit.code())).toList();
    boolean registered =
        own.stream().anyMatch(site -> site.listed().status() != ListedStatus.UNCONFIRMED);
    if (unit.siteStanding() == SiteStanding.REGISTERED && !registered) {
      cells.wrong("site", "một dòng của đơn vị này trong sites.csv", "da-co", "");
    }
    if (unit.siteStanding() == SiteStanding.NONE
        && own.stream().anyMatch(site -> site.listed().status() == ListedStatus.MEASURED)) {
      cells.wrong(
          "site",
          "da-co vì đơn vị có trang trong sites.csv",
          "chua-co",
          own.getFirst().id().value());
    }
  }

  private void listing(Listing listing, Cells cells) {
    Listed listed = listing.listed();
    unitExists(cells, "unit", Optional.of(listed.unit()));
    if (!profiles.containsKey(listed.profile())) {
      cells.wrong(
          "profile",
          "tên hồ sơ trong profiles.yml",
          listed.profile(),
          Likely.hint(listed.profile(), profiles.keySet()));
    } else {
      Profile profile = profiles.get(listed.profile());
      if (profile != null
          && listed.interval().isPresent()
          && profile.timeout().compareTo(listed.interval().get()) > 0) {
        cells.wrong(
            "interval",
            "chu kỳ không ngắn hơn thời gian tối đa của hồ sơ ("
                + YamlNode.shown(profile.timeout())
                + ")",
            cells.text("interval"),
            "");
      }
    }
    idExists(cells, "hosted_on", listed.hostedOn());
    idExists(cells, "reached_through", listed.reachedThrough());
    idExists(cells, "replaced_by", listed.replacedBy());
  }

  private void unitExists(Cells cells, String column, Optional<UnitCode> code) {
    if (code.isPresent() && !byCode.containsKey(code.get())) {
      List<String> codes = byCode.keySet().stream().map(UnitCode::value).toList();
      cells.wrong(
          column,
          "mã đơn vị có trong units.csv",
          code.get().value(),
          Likely.hint(code.get().value(), codes));
    }
  }

  private void idExists(Cells cells, String column, Optional<TargetId> id) {
    if (id.isPresent() && !byId.containsKey(id.get())) {
      // A parent named by a rule is checked at the rule.
      if (cells.text(column).equals(id.get().value())) {
        cells.wrong(
            column,
            "mã của một dòng trong sites.csv hoặc endpoints.csv",
            id.get().value(),
            Likely.hint(id.get().value(), ids()));
      }
    }
  }

  private List<String> ids() {
    return byId.keySet().stream().map(TargetId::value).toList();
  }

  private void circles() {
    circle(byCode, Unit::parent, code -> cellsOfUnit(code), "parent");
    circle(byCode, Unit::replacedBy, code -> cellsOfUnit(code), "replaced_by");
    Function<TargetId, Cells> cells = id -> cellsOf(listingOf(id));
    circle(byId, row -> row.listed().replacedBy(), cells, "replaced_by");
    // Both kinds of parents together: a child on a host behind the child is a circle too.
    Map<TargetId, List<TargetId>> parents = new HashMap<>();
    byId.forEach(
        (id, row) -> {
          List<TargetId> above = new ArrayList<>();
          row.listed().hostedOn().ifPresent(above::add);
          row.listed().reachedThrough().ifPresent(above::add);
          parents.put(id, above);
        });
    Map<TargetId, Integer> colours = new HashMap<>();
    for (TargetId id : parents.keySet()) {
      descend(id, parents, colours);
    }
  }

  /** Depth first without recursion: an inventory may be a chain of ten thousand. */
  private void descend(
      TargetId start, Map<TargetId, List<TargetId>> parents, Map<TargetId, Integer> colours) {
    List<TargetId> stack = new ArrayList<>(List.of(start));
    while (!stack.isEmpty()) {
      TargetId id = stack.getLast();
      if (colours.getOrDefault(id, 0) == 0) {
        colours.put(id, 1);
        for (TargetId parent : parents.getOrDefault(id, List.of())) {
          int colour = colours.getOrDefault(parent, 0);
          if (colour == 1) {
            Cells cells = cellsOf(listingOf(id));
            String column =
                listingOf(id).listed().hostedOn().equals(Optional.of(parent))
                    ? "hosted_on"
                    : "reached_through";
            cells.wrong(column, "quan hệ không thành vòng", parent.value(), "vòng qua " + id);
          } else if (colour == 0 && parents.containsKey(parent)) {
            stack.add(parent);
          }
        }
      } else {
        colours.put(id, 2);
        TargetId _ = stack.removeLast();
      }
    }
  }

  private <K, V> void circle(
      Map<K, V> all, Function<V, Optional<K>> next, Function<K, Cells> cells, String column) {
    Set<K> clear = new HashSet<>();
    for (K start : all.keySet()) {
      Set<K> path = new HashSet<>();
      Optional<K> at = Optional.of(start);
      K last = start;
      while (at.isPresent() && !clear.contains(at.get()) && path.add(at.get())) {
        last = at.get();
        V row = all.get(last);
        at = row == null ? Optional.empty() : next.apply(row);
      }
      if (at.isPresent() && path.contains(at.get())) {
        cells
            .apply(last)
            .wrong(column, "quan hệ không thành vòng", at.get().toString(), "vòng qua " + last);
      }
      clear.addAll(path);
    }
  }

  private Cells cellsOfUnit(UnitCode code) {
    return units.entrySet().stream()
        .filter(entry -> entry.getKey().code().equals(code))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElseThrow();
  }

  private Listing listingOf(TargetId id) {
    Listing listing = byId.get(id);
    if (listing == null) {
      throw new IllegalStateException("no row " + id);
    }
    return listing;
  }

  private Listing inherited(Listing row) {
    Listed listed = row.listed();
    Optional<TargetId> hostedOn = listed.hostedOn();
    Optional<TargetId> reachedThrough = listed.reachedThrough();
    for (Settings.Dependency rule : dependencies) {
      if (rule.match().matcher(listed.id().value()).matches()) {
        hostedOn = hostedOn.or(() -> parent(rule.hostedOn()));
        reachedThrough = reachedThrough.or(() -> parent(rule.reachedThrough()));
      }
    }
    Listed placed = listed.under(hostedOn, reachedThrough);
    return switch (row) {
      case Site site -> site.with(placed);
      case Point point -> point.with(placed);
    };
  }

  private static Optional<TargetId> parent(String id) {
    try {
      return id.isEmpty() ? Optional.empty() : Optional.of(new TargetId(id));
    } catch (IllegalArgumentException said) {
      return Optional.empty();
    }
  }
}
