package vn.gov.haiduong.haidang.app.service;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.gov.haiduong.haidang.linkage.Direction;
import vn.gov.haiduong.haidang.linkage.ExpectedLink;
import vn.gov.haiduong.haidang.linkage.Linkage;
import vn.gov.haiduong.haidang.probe.Assignment;
import vn.gov.haiduong.haidang.probe.ProbeSpec;
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
 * @param ambiguous plain names that several units share
 */
record LinkTargets(
    Map<TargetId, ExpectedLink> expected,
    Map<String, ProbeSpec.Http> pages,
    Set<String> ambiguous) {

  /** Each link is looked at this often (issue: an interval of its own). */
  static final Duration EVERY = Duration.ofMinutes(15);

  private static final List<String> PORTAL_NAMES =
      List.of(
          "Cổng thông tin điện tử tỉnh Hải Dương",
          "Cổng TTĐT tỉnh Hải Dương",
          "Tỉnh Hải Dương",
          "UBND tỉnh Hải Dương");

  static LinkTargets of(List<Assignment> measured, List<Unit> units) {
    Optional<Assignment> portal =
        measured.stream().filter(a -> a.target().kind() == TargetKind.PORTAL).findFirst();
    Map<TargetId, ExpectedLink> expected = new HashMap<>();
    Map<String, ProbeSpec.Http> pages = new HashMap<>();
    Map<UnitCode, String> names = new HashMap<>();
    Map<String, Integer> plain = new HashMap<>();
    for (Unit unit : units) {
      names.put(unit.code(), unit.name());
      plain.merge(Linkage.plain(unit.name()), 1, Integer::sum);
    }
    Set<String> ambiguous = new HashSet<>();
    plain.forEach(
        (name, count) -> {
          if (count > 1) {
            ambiguous.add(name);
          }
        });
    Optional<ProbeSpec.Http> listing = portal.flatMap(LinkTargets::web);
    if (portal.isEmpty() || listing.isEmpty()) {
      return new LinkTargets(Map.of(), Map.of(), Set.of());
    }
    String portalPage = portal.get().target().address();
    pages.put(portalPage, listing.get());
    for (Assignment site : measured) {
      Optional<ProbeSpec.Http> web = web(site);
      if (site.target().kind() != TargetKind.WEBSITE
          || web.isEmpty()
          || site.target().unit().equals(portal.get().target().unit())) {
        continue;
      }
      Target target = site.target();
      pages.put(target.address(), web.get());
      ExpectedLink from =
          link(
              Direction.FROM_PORTAL,
              target,
              List.of(names.getOrDefault(target.unit(), target.name())),
              web.get(),
              portalPage);
      ExpectedLink back =
          link(Direction.TO_PORTAL, target, PORTAL_NAMES, listing.get(), target.address());
      expected.put(from.id(), from);
      expected.put(back.id(), back);
    }
    return new LinkTargets(Map.copyOf(expected), Map.copyOf(pages), Set.copyOf(ambiguous));
  }

  private static ExpectedLink link(
      Direction direction, Target site, List<String> names, ProbeSpec.Http end, String page) {
    Set<String> hosts = new HashSet<>(end.rules().ownHosts());
    hosts.add(end.endpoint().host());
    return new ExpectedLink(
        ExpectedLink.idOf(direction, site.id()),
        direction,
        site.unit(),
        site.id(),
        names,
        hosts,
        List.of(page));
  }

  private static Optional<ProbeSpec.Http> web(Assignment assignment) {
    return assignment.method() instanceof Assignment.Active(ProbeSpec.Http http, String _)
        ? Optional.of(http)
        : Optional.empty();
  }

  /** What is measured, and each link as a target of its own beside it. */
  static List<Assignment> with(List<Assignment> measured, List<Unit> units, Duration every) {
    Map<TargetId, Assignment> sites = new HashMap<>();
    measured.forEach(a -> sites.put(a.target().id(), a));
    Optional<Assignment> portal =
        measured.stream().filter(a -> a.target().kind() == TargetKind.PORTAL).findFirst();
    List<Assignment> all = new ArrayList<>(measured);
    LinkTargets links = of(measured, units);
    for (ExpectedLink link : links.expected.values()) {
      Assignment site = sites.get(link.site());
      Assignment end = link.direction() == Direction.FROM_PORTAL ? site : portal.orElse(null);
      if (site == null || end == null || sites.containsKey(link.id())) {
        continue;
      }
      Target of = site.target();
      all.add(
          new Assignment(
              new Target(
                  link.id(),
                  link.direction().words() + ": " + of.name(),
                  TargetKind.PORTAL_LINK,
                  of.unit(),
                  of.district(),
                  end.target().address(),
                  new Target.Cadence(every, 3),
                  of.vantage(),
                  of.side(),
                  of.tier(),
                  of.priority(),
                  Optional.empty(),
                  Optional.empty(),
                  Optional.empty()),
              end.method()));
    }
    return all;
  }
}
