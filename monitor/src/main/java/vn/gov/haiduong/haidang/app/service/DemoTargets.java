package vn.gov.haiduong.haidang.app.service;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.gov.haiduong.haidang.engine.AnchorProbe;
import vn.gov.haiduong.haidang.health.OwnSide;
import vn.gov.haiduong.haidang.probe.Addressing;
import vn.gov.haiduong.haidang.probe.Assignment;
import vn.gov.haiduong.haidang.probe.Budget;
import vn.gov.haiduong.haidang.probe.Endpoint;
import vn.gov.haiduong.haidang.probe.HttpRules;
import vn.gov.haiduong.haidang.probe.ProbeSpec;
import vn.gov.haiduong.haidang.probe.StatusSet;
import vn.gov.haiduong.haidang.sandbox.About;
import vn.gov.haiduong.haidang.sandbox.Located;
import vn.gov.haiduong.haidang.sandbox.ProvincePlan;
import vn.gov.haiduong.haidang.sandbox.Sandbox;
import vn.gov.haiduong.haidang.sandbox.Simulated;
import vn.gov.haiduong.haidang.target.Side;
import vn.gov.haiduong.haidang.target.Target;
import vn.gov.haiduong.haidang.target.TargetKind;
import vn.gov.haiduong.haidang.target.Vantage;

/**
 * The simulated province as targets: what stands where in the sandbox becomes what is probed, with
 * the intervals of a demonstration (ten to twenty seconds, so that faults show within a minute).
 */
final class DemoTargets {

  private static final Budget BUDGET = new Budget(Duration.ofSeconds(3), Duration.ofSeconds(1));
  private static final Budget ANCHOR_BUDGET =
      new Budget(Duration.ofSeconds(2), Duration.ofSeconds(2));

  /** A name outside of the zones that are measured: their fault is not the resolver's. */
  private static final String ANCHOR_NAME = "gov.vn";

  private static final String USER_AGENT = "HaiDang/demo (mo phong; lien he: demo@localhost)";
  private static final int CONFIRM = 3;

  private DemoTargets() {}

  /** Everything but the anchors. */
  static List<Assignment> assignments(Sandbox sandbox) {
    List<Assignment> assignments = new ArrayList<>();
    for (Located at : sandbox.located()) {
      if (!isAnchor(at)) {
        assignments.add(new Assignment(target(at), method(at)));
      }
    }
    return assignments;
  }

  /** What tells whether the demonstration can see: the sandbox's anchors and resolvers. */
  static List<AnchorProbe> anchors(Sandbox sandbox) {
    List<AnchorProbe> anchors = new ArrayList<>();
    for (Located at : sandbox.located()) {
      if (isAnchor(at)) {
        About about = at.thing().about();
        boolean gateway = about.id().value().endsWith("gateway");
        ProbeSpec spec = tcp(at, ANCHOR_BUDGET, ProbeSpec.Dialogue.CONNECT_ONLY);
        OwnSide.Anchor anchor =
            new OwnSide.Anchor(
                about.name(),
                gateway ? OwnSide.Role.GATEWAY : OwnSide.Role.OUTSIDE,
                at.address().getHostAddress());
        anchors.add(new AnchorProbe(about.side(), anchor, spec));
      }
    }
    int number = 1;
    for (var resolver : sandbox.resolvers()) {
      anchors.add(
          new AnchorProbe(
              Side.INTERNET,
              new OwnSide.Anchor(
                  "Máy chủ phân giải số " + number++, OwnSide.Role.RESOLVER, "resolver"),
              new ProbeSpec.Dns(
                  new Endpoint(resolver.getAddress().getHostAddress(), resolver.getPort()),
                  ANCHOR_BUDGET,
                  Addressing.ALL,
                  ANCHOR_NAME,
                  ProbeSpec.RecordType.A,
                  Set.of(),
                  false,
                  false)));
    }
    return anchors;
  }

  private static boolean isAnchor(Located at) {
    return at.thing().about().id().value().startsWith(ProvincePlan.ANCHOR);
  }

  private static Target target(Located at) {
    About about = at.thing().about();
    return new Target(
        about.id(),
        about.name(),
        about.kind(),
        about.unit(),
        about.district(),
        at.what(),
        new Target.Cadence(interval(about.kind()), CONFIRM),
        Vantage.ANY,
        about.side(),
        tier(about),
        1,
        about.hostedOn(),
        about.reachedThrough(),
        about.platform());
  }

  private static Duration interval(TargetKind kind) {
    return switch (kind) {
      case WEBSITE -> Duration.ofSeconds(20);
      case PORTAL, SERVICE, PORTAL_LINK, WAN, DATACENTRE, DNS, MAIL, VIDEO ->
          Duration.ofSeconds(10);
    };
  }

  /** The groups of the real inventory, so that the goals and alerts of both are the same. */
  static String tier(About about) {
    return switch (about.kind()) {
      case PORTAL, SERVICE, MAIL, PORTAL_LINK -> "1";
      case DATACENTRE, DNS -> "core";
      case WAN -> "wan";
      case VIDEO -> "video";
      case WEBSITE -> isWithinDistrict(about) ? "3" : "2";
    };
  }

  private static boolean isWithinDistrict(About about) {
    return about.district().filter(district -> !district.equals(about.unit())).isPresent();
  }

  private static Assignment.Method method(Located at) {
    return switch (at.thing()) {
      case Simulated.Web web -> active(web(at, web), "http");
      case Simulated.Point _ -> active(tcp(at, BUDGET, ProbeSpec.Dialogue.CONNECT_ONLY), "tcp");
      case Simulated.Mail mail ->
          switch (mail.role()) {
            case MX ->
                active(
                    new ProbeSpec.Smtp(
                        endpoint(at), BUDGET, Addressing.ALL, "haidang.localhost", false),
                    "smtp");
            case SUBMISSION ->
                active(
                    new ProbeSpec.Smtp(
                        endpoint(at), BUDGET, Addressing.ALL, "haidang.localhost", false),
                    "submission");
            case IMAPS ->
                active(
                    tcp(
                        at,
                        BUDGET,
                        new ProbeSpec.Dialogue(
                            List.of(
                                new ProbeSpec.Dialogue.StartTls(),
                                new ProbeSpec.Dialogue.Expect("* OK")))),
                    "imaps");
          };
      case Simulated.Video video ->
          switch (video.role()) {
            case SIP_UDP -> active(sip(at, ProbeSpec.Sip.Transport.UDP), "sip");
            case SIP_TCP -> active(sip(at, ProbeSpec.Sip.Transport.TCP), "sip");
            case H323 -> active(tcp(at, BUDGET, ProbeSpec.Dialogue.CONNECT_ONLY), "h323");
          };
      case Simulated.NameServer _ ->
          active(
              new ProbeSpec.Dns(
                  new Endpoint(at.address().getHostAddress(), at.port()),
                  BUDGET,
                  Addressing.ALL,
                  "haiduong.gov.vn",
                  ProbeSpec.RecordType.SOA,
                  Set.of(),
                  true,
                  false),
              "dns");
      case Simulated.TimeServer _ ->
          active(new ProbeSpec.Ntp(endpoint(at), BUDGET, Addressing.ALL), "ntp");
      case Simulated.Heart heart -> new Assignment.Passive(Loading.sha256(heart.token()));
    };
  }

  private static Assignment.Active active(ProbeSpec spec, String profile) {
    return new Assignment.Active(spec, profile);
  }

  private static ProbeSpec web(Located at, Simulated.Web web) {
    boolean strict =
        web.about().kind() == TargetKind.PORTAL || web.about().kind() == TargetKind.SERVICE;
    return new ProbeSpec.Http(
        endpoint(at),
        BUDGET,
        Addressing.ALL,
        web.https() ? ProbeSpec.Scheme.HTTPS : ProbeSpec.Scheme.HTTP,
        web.path(),
        new HttpRules(
            StatusSet.SUCCESS,
            List.of(),
            List.of(),
            HttpRules.MAX_BODY_IN_LOOP,
            10,
            USER_AGENT,
            strict,
            Set.of(),
            true,
            false));
  }

  private static ProbeSpec tcp(Located at, Budget budget, ProbeSpec.Dialogue dialogue) {
    return new ProbeSpec.Tcp(endpoint(at), budget, Addressing.ALL, dialogue, false);
  }

  private static ProbeSpec sip(Located at, ProbeSpec.Sip.Transport transport) {
    return new ProbeSpec.Sip(endpoint(at), BUDGET, Addressing.ALL, transport);
  }

  private static Endpoint endpoint(Located at) {
    return new Endpoint(at.host(), at.port());
  }

  /** The heartbeats that the simulated province sends by itself. */
  static List<Simulated.Heart> hearts(Sandbox sandbox) {
    return sandbox.located().stream()
        .map(Located::thing)
        .filter(Simulated.Heart.class::isInstance)
        .map(Simulated.Heart.class::cast)
        .toList();
  }

  static Optional<Located> portal(Sandbox sandbox) {
    return sandbox.located(ProvincePlan.PORTAL);
  }
}
