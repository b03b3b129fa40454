package vn.gov.haiduong.haidang.config;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import vn.gov.haiduong.haidang.probe.Addressing;
import vn.gov.haiduong.haidang.probe.Assignment;
import vn.gov.haiduong.haidang.probe.Budget;
import vn.gov.haiduong.haidang.probe.Endpoint;
import vn.gov.haiduong.haidang.probe.HttpRules;
import vn.gov.haiduong.haidang.probe.ProbeSpec;
import vn.gov.haiduong.haidang.target.Inventory;
import vn.gov.haiduong.haidang.target.Listed;
import vn.gov.haiduong.haidang.target.Listing;
import vn.gov.haiduong.haidang.target.Point;
import vn.gov.haiduong.haidang.target.PublicService;
import vn.gov.haiduong.haidang.target.Side;
import vn.gov.haiduong.haidang.target.Site;
import vn.gov.haiduong.haidang.target.Target;
import vn.gov.haiduong.haidang.target.TargetId;
import vn.gov.haiduong.haidang.target.TargetKind;
import vn.gov.haiduong.haidang.target.Vantage;

/**
 * Row and profile → what the schedule measures. Used for the real inventory and for the simulated
 * one, where rows were given an address by {@link Site#at} and {@link Point#at}.
 *
 * @param measured ids of all rows that will be measured; a parent outside of them tells nothing and
 *     is left out
 */
public record AssignmentFactory(Inventory inventory, String userAgent, Set<TargetId> measured) {

  public AssignmentFactory {
    measured = Set.copyOf(measured);
  }

  /**
   * What the row and the profile ask for together.
   *
   * @throws IllegalArgumentException when the row has no address
   */
  public Assignment assign(Listing row, Profile profile) {
    if (!row.addressed()) {
      throw new IllegalArgumentException(row.id() + ": expected an address, got a placeholder");
    }
    return switch (row) {
      case Site site -> active(site, site.address(), web(site, profile), profile);
      case Point point ->
          point.means() == Point.Means.HEARTBEAT
              ? new Assignment(
                  target(point, "heartbeat:" + point.id(), profile),
                  new Assignment.Passive(point.tokenSha256()))
              : active(point, shown(point), spec(point, profile), profile);
    };
  }

  /** A public service with an address. */
  public Assignment assign(PublicService service, Profile profile) {
    List<ProbeSpec.Http> pages = service.steps().stream().map(step -> page(step, profile)).toList();
    Target target =
        new Target(
            service.id(),
            service.name(),
            TargetKind.SERVICE,
            service.unit(),
            inventory.districtOf(service.unit()),
            service.steps().getFirst().address(),
            new Target.Cadence(service.interval().orElse(profile.interval()), profile.confirm()),
            Vantage.ANY,
            Side.INTERNET,
            "1",
            5,
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    return new Assignment(
        target,
        new Assignment.Active(new ProbeSpec.Journey(pages, budget(profile)), profile.name()));
  }

  private ProbeSpec.Http page(PublicService.Step step, Profile profile) {
    URI at = URI.create(step.address());
    boolean tls = at.getScheme().equals("https");
    String path = at.getRawPath() == null || at.getRawPath().isEmpty() ? "/" : at.getRawPath();
    return new ProbeSpec.Http(
        new Endpoint(
            at.getHost().toLowerCase(Locale.ROOT),
            at.getPort() > 0 ? at.getPort() : tls ? 443 : 80),
        budget(profile),
        Addressing.ALL,
        tls ? ProbeSpec.Scheme.HTTPS : ProbeSpec.Scheme.HTTP,
        path + (at.getRawQuery() == null ? "" : "?" + at.getRawQuery()),
        rules(profile, step.expectText(), List.of(), Set.of(), false));
  }

  private Assignment active(Listing row, String address, ProbeSpec spec, Profile profile) {
    return new Assignment(
        target(row, address, profile), new Assignment.Active(spec, profile.name()));
  }

  private Target target(Listing row, String address, Profile profile) {
    Listed listed = row.listed();
    return new Target(
        listed.id(),
        listed.name(),
        listed.kind(),
        listed.unit(),
        inventory.districtOf(listed.unit()),
        address,
        new Target.Cadence(
            listed.interval().orElse(profile.interval()),
            listed.confirm().orElse(profile.confirm())),
        listed.vantage(),
        listed.side(),
        listed.tier(),
        listed.priority(),
        known(listed.hostedOn()),
        known(listed.reachedThrough()),
        listed.platform());
  }

  private Optional<TargetId> known(Optional<TargetId> parent) {
    return parent.filter(measured::contains);
  }

  private ProbeSpec web(Site site, Profile profile) {
    return new ProbeSpec.Http(
        new Endpoint(site.host().orElseThrow(), site.port()),
        budget(profile),
        Addressing.ALL,
        switch (site.scheme()) {
          case HTTP -> ProbeSpec.Scheme.HTTP;
          case HTTPS -> ProbeSpec.Scheme.HTTPS;
        },
        site.path(),
        rules(
            profile,
            site.expectText(),
            site.refuseText(),
            site.officialHosts(),
            site.allowInner()));
  }

  private HttpRules rules(
      Profile profile,
      List<String> expectText,
      List<String> refuseText,
      Set<String> ownHosts,
      boolean allowInner) {
    Set<String> refused = new TreeSet<>(profile.refuseText());
    refused.addAll(refuseText);
    return new HttpRules(
        profile.expectStatus(),
        expectText,
        List.copyOf(refused),
        profile.maxBody(),
        profile.follow(),
        profile.userAgent().isEmpty() ? userAgent : profile.userAgent(),
        profile.strictTls(),
        ownHosts,
        allowInner,
        profile.http2());
  }

  private ProbeSpec spec(Point point, Profile profile) {
    String host = point.address().orElseThrow();
    Endpoint endpoint = new Endpoint(host, point.port());
    Budget budget = budget(profile);
    Set<String> expected = point.expected().isEmpty() ? Set.of() : Set.of(point.expected());
    return switch (point.means()) {
      case HTTP, HTTPS ->
          new ProbeSpec.Http(
              endpoint,
              budget,
              Addressing.ALL,
              point.means() == Point.Means.HTTP ? ProbeSpec.Scheme.HTTP : ProbeSpec.Scheme.HTTPS,
              point.query().startsWith("/") ? point.query() : "/",
              rules(profile, List.copyOf(expected), List.of(), Set.of(), true));
      case TLS -> new ProbeSpec.Tls(endpoint, budget, Addressing.ALL, host, profile.strictTls());
      case TCP ->
          new ProbeSpec.Tcp(
              endpoint, budget, Addressing.ALL, profile.dialogue(), profile.strictTls());
      case DNS ->
          new ProbeSpec.Dns(
              endpoint,
              budget,
              Addressing.ALL,
              point.query(),
              profile.agree() ? ProbeSpec.RecordType.SOA : ProbeSpec.RecordType.A,
              expected,
              profile.bothTransports(),
              profile.agree());
      case ICMP ->
          new ProbeSpec.Icmp(new Endpoint(host, 0), budget, Addressing.ALL, profile.count());
      case SMTP -> new ProbeSpec.Smtp(endpoint, budget, Addressing.ALL, "", profile.strictTls());
      case SIP ->
          new ProbeSpec.Sip(
              endpoint,
              budget,
              Addressing.ALL,
              profile.sipTcp() ? ProbeSpec.Sip.Transport.TCP : ProbeSpec.Sip.Transport.UDP);
      case NTP -> new ProbeSpec.Ntp(endpoint, budget, Addressing.ALL);
      case HEARTBEAT -> throw new IllegalArgumentException("heartbeat: it reports by itself");
    };
  }

  private static Budget budget(Profile profile) {
    return new Budget(profile.timeout(), profile.slowAfter());
  }

  private static String shown(Point point) {
    String host = point.address().orElse("");
    String shownHost = host.indexOf(':') >= 0 ? "[" + host + "]" : host;
    boolean ported = point.port() > 0;
    return point.means().label() + "://" + shownHost + (ported ? ":" + point.port() : "");
  }
}
