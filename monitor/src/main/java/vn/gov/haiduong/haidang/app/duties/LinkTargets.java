package vn.gov.haiduong.haidang.app.duties;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.gov.haiduong.haidang.incident.Subject;
import vn.gov.haiduong.haidang.incident.World;
import vn.gov.haiduong.haidang.linkage.Direction;
import vn.gov.haiduong.haidang.linkage.ExpectedLink;
import vn.gov.haiduong.haidang.linkage.HostName;
import vn.gov.haiduong.haidang.linkage.Linkage;
import vn.gov.haiduong.haidang.linkage.PortalListing;
import vn.gov.haiduong.haidang.probe.Assignment;
import vn.gov.haiduong.haidang.probe.Endpoint;
import vn.gov.haiduong.haidang.probe.ProbeSpec;
import vn.gov.haiduong.haidang.probe.WebUrl;
import vn.gov.haiduong.haidang.target.Target;
import vn.gov.haiduong.haidang.target.TargetId;
import vn.gov.haiduong.haidang.target.TargetKind;
import vn.gov.haiduong.haidang.target.Unit;
import vn.gov.haiduong.haidang.target.UnitCode;

/**
 * The links that must exist, made from what is measured: two for each measured site of a unit, one
 * from the portal and one back.
 *
 * @param expected by the id of the link's own target
 * @param pages how each page with links is fetched, by address
 * @param sites whose home page stands at an address
 * @param listing addresses of the portal's pages that list units
 * @param ambiguous plain names that several units share
 * @param hosts canonical hosts of everything that is measured
 */
public record LinkTargets(
    Map<TargetId, ExpectedLink> expected,
    Map<String, ProbeSpec.Http> pages,
    Map<String, TargetId> sites,
    List<String> listing,
    Set<String> ambiguous,
    Set<String> hosts) {

  /** Each link is looked at this often (issue: an interval of its own). */
  public static final Duration EVERY = Duration.ofMinutes(15);

  static final LinkTargets NONE =
      new LinkTargets(Map.of(), Map.of(), Map.of(), List.of(), Set.of(), Set.of());

  static LinkTargets of(List<Assignment> measured, List<Unit> units, PortalListing listing) {
    Optional<Assignment> portal = portal(measured);
    Optional<ProbeSpec.Http> home = portal.flatMap(LinkTargets::web);
    if (portal.isEmpty() || home.isEmpty()) {
      return NONE;
    }
    Map<TargetId, ExpectedLink> expected = new LinkedHashMap<>();
    Map<String, ProbeSpec.Http> pages = new HashMap<>();
    String portalPage = portal.get().target().address();
    pages.put(portalPage, home.get());
    Map<String, TargetId> sites = new HashMap<>();
    sites.put(portalPage, portal.get().target().id());
    List<String> listed = new ArrayList<>(List.of(portalPage));
    for (String page : listing.pages()) {
      listingPage(portalPage, home.get(), page)
          .ifPresent(
              spec -> {
                String address = address(portalPage, page);
                pages.put(address, spec);
                listed.add(address);
              });
    }
    Map<UnitCode, String> names = new HashMap<>();
    units.forEach(unit -> names.put(unit.code(), unit.name()));
    Set<String> hosts = new HashSet<>(hosts(home.get()));
    for (Assignment site : measured) {
      Optional<ProbeSpec.Http> web = web(site);
      web.ifPresent(spec -> hosts.addAll(hosts(spec)));
      if (site.target().kind() != TargetKind.WEBSITE
          || web.isEmpty()
          || site.target().unit().equals(portal.get().target().unit())) {
        continue;
      }
      Target target = site.target();
      pages.put(target.address(), web.get());
      sites.put(target.address(), target.id());
      List<String> called = List.of(names.getOrDefault(target.unit(), target.name()));
      ExpectedLink from = link(Direction.FROM_PORTAL, target, called, web.get(), listed);
      ExpectedLink back =
          link(Direction.TO_PORTAL, target, listing.names(), home.get(), List.of(target.address()));
      expected.put(from.id(), from);
      expected.put(back.id(), back);
    }
    return new LinkTargets(
        Map.copyOf(expected),
        Map.copyOf(pages),
        Map.copyOf(sites),
        List.copyOf(listed),
        ambiguous(units),
        Set.copyOf(hosts));
  }

  private static Optional<Assignment> portal(List<Assignment> measured) {
    return measured.stream().filter(a -> a.target().kind() == TargetKind.PORTAL).findFirst();
  }

  private static Set<String> ambiguous(List<Unit> units) {
    Map<String, Integer> plain = new HashMap<>();
    units.forEach(unit -> plain.merge(Linkage.plain(unit.name()), 1, Integer::sum));
    Set<String> ambiguous = new HashSet<>();
    plain.forEach(
        (name, count) -> {
          if (count > 1) {
            ambiguous.add(name);
          }
        });
    return Set.copyOf(ambiguous);
  }

  /** A path of the portal, or an address, as it is fetched: like the portal's home page. */
  private static Optional<ProbeSpec.Http> listingPage(
      String portalPage, ProbeSpec.Http home, String page) {
    if (page.startsWith("/")) {
      return Optional.of(at(home, home.endpoint(), home.scheme(), page));
    }
    return WebUrl.parse(address(portalPage, page))
        .map(
            url ->
                at(
                    home,
                    new Endpoint(url.host(), url.port()),
                    url.tls() ? ProbeSpec.Scheme.HTTPS : ProbeSpec.Scheme.HTTP,
                    url.path()));
  }

  private static ProbeSpec.Http at(
      ProbeSpec.Http like, Endpoint endpoint, ProbeSpec.Scheme scheme, String path) {
    return new ProbeSpec.Http(
        endpoint, like.budget(), like.addressing(), scheme, path, like.rules());
  }

  private static String address(String portalPage, String page) {
    if (!page.startsWith("/")) {
      return page;
    }
    int path = portalPage.indexOf('/', portalPage.indexOf("://") + 3);
    return (path < 0 ? portalPage : portalPage.substring(0, path)) + page;
  }

  private static Set<String> hosts(ProbeSpec.Http spec) {
    Set<String> hosts = new HashSet<>();
    spec.rules().ownHosts().forEach(host -> hosts.add(HostName.canonical(host)));
    hosts.add(HostName.canonical(spec.endpoint().host()));
    return hosts;
  }

  private static ExpectedLink link(
      Direction direction,
      Target site,
      List<String> names,
      ProbeSpec.Http end,
      List<String> pages) {
    return new ExpectedLink(
        ExpectedLink.idOf(direction, site.id()),
        direction,
        site.unit(),
        site.id(),
        names,
        hosts(end),
        pages);
  }

  private static Optional<ProbeSpec.Http> web(Assignment assignment) {
    return assignment.method() instanceof Assignment.Active(ProbeSpec.Http http, String _)
        ? Optional.of(http)
        : Optional.empty();
  }

  /** What is measured, and each link as a target of its own beside it. */
  public static List<Assignment> with(
      List<Assignment> measured, List<Unit> units, PortalListing listing, Duration every) {
    Map<TargetId, Assignment> sites = new HashMap<>();
    measured.forEach(a -> sites.put(a.target().id(), a));
    Optional<Assignment> portal = portal(measured);
    List<Assignment> all = new ArrayList<>(measured);
    for (ExpectedLink link : of(measured, units, listing).expected.values()) {
      Assignment site = sites.get(link.site());
      Assignment end = link.direction() == Direction.FROM_PORTAL ? site : portal.orElse(null);
      if (site == null || end == null || sites.containsKey(link.id())) {
        continue;
      }
      Target target =
          target(link, site.target(), end.target(), portal.map(a -> a.target().id()), every);
      all.add(new Assignment(target, end.method()));
    }
    return all;
  }

  /**
   * The world with each link as a subject of its own. Who answers for a link is whoever keeps the
   * page on which it must stand; the approved level of that page's system is not the link's.
   */
  public static World about(
      World world, List<Assignment> measured, List<Unit> units, PortalListing listing) {
    Map<TargetId, Subject> subjects = new HashMap<>(world.subjects());
    Optional<Subject> keeper = portal(measured).flatMap(a -> world.subject(a.target().id()));
    for (ExpectedLink link : of(measured, units, listing).expected.values()) {
      Optional<Subject> site = world.subject(link.site());
      Optional<Subject> end = link.direction() == Direction.FROM_PORTAL ? site : keeper;
      Optional<Subject> page = link.direction() == Direction.FROM_PORTAL ? keeper : site;
      if (site.isPresent() && end.isPresent() && page.isPresent()) {
        subjects.putIfAbsent(link.id(), subject(link, site.get(), end.get(), page.get()));
      }
    }
    return world.about(subjects);
  }

  private static Subject subject(ExpectedLink link, Subject site, Subject end, Subject page) {
    return new Subject(
        link.id(),
        name(link, site.name()),
        TargetKind.PORTAL_LINK,
        page.unit(),
        page.unitName(),
        end.address(),
        0,
        site.priority(),
        Optional.empty(),
        Optional.empty(),
        page.operator(),
        page.leader(),
        page.specialist(),
        page.observeOnly());
  }

  private static String name(ExpectedLink link, String site) {
    return link.direction().words() + ": " + site;
  }

  /** Links on the portal's pages share the portal: a list that is lost is one cause, not many. */
  private static Target target(
      ExpectedLink link, Target site, Target end, Optional<TargetId> portal, Duration every) {
    return new Target(
        link.id(),
        name(link, site.name()),
        TargetKind.PORTAL_LINK,
        site.unit(),
        site.district(),
        end.address(),
        new Target.Cadence(every, 3),
        site.vantage(),
        site.side(),
        site.tier(),
        site.priority(),
        Optional.empty(),
        Optional.empty(),
        link.direction() == Direction.FROM_PORTAL ? portal.map(TargetId::value) : Optional.empty());
  }
}
