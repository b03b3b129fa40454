package vn.gov.haiduong.haidang.app.duties;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.gov.haiduong.haidang.engine.Changes;
import vn.gov.haiduong.haidang.engine.Listener;
import vn.gov.haiduong.haidang.engine.Monitoring;
import vn.gov.haiduong.haidang.net.FetchedPage;
import vn.gov.haiduong.haidang.net.ProbeLoops;
import vn.gov.haiduong.haidang.net.Probes;
import vn.gov.haiduong.haidang.obligation.CheckCode;
import vn.gov.haiduong.haidang.obligation.PageFact;
import vn.gov.haiduong.haidang.probe.Assignment;
import vn.gov.haiduong.haidang.probe.Endpoint;
import vn.gov.haiduong.haidang.probe.ProbeSpec;
import vn.gov.haiduong.haidang.target.TargetId;
import vn.gov.haiduong.haidang.target.TargetKind;
import vn.gov.haiduong.haidang.time.Clock;

/**
 * Slow checks of each measured site, one site after the other, each site a few times a day: is
 * there https, does http lead to it, CAA and DNSSEC of its name, do some of its inner links open.
 * GET alone, politely, robots.txt respected; nothing is judged while the site itself does not
 * answer.
 */
public final class SiteChecks implements Listener {

  private static final Logger LOG = LoggerFactory.getLogger(SiteChecks.class);
  private static final int MOST_BODY = 1024 * 1024;

  private final Vertx vertx;
  private final ProbeLoops loops;
  private final Probes probes;
  private final Courtesy courtesy;
  private final Clock clock;
  private final DutyDesk desk;
  private final NameChecks names;
  private final Pace pace;
  private final InnerLinkCheck inner;
  private volatile List<SiteOf> sites = List.of();
  private int next;
  private boolean busy;

  /** A measured site and how it is opened. */
  private record SiteOf(TargetId id, ProbeSpec.Http spec) {}

  /**
   * How often and how slowly.
   *
   * @param every each site once in this time
   * @param between two pages of one site
   * @param again before a link that did not open is opened once more
   */
  public record Pace(Duration every, Duration between, Duration again) {
    /** Regulation section 3.3: at most one page of a host in five seconds. */
    public static final Pace REAL =
        new Pace(Duration.ofHours(6), Duration.ofSeconds(5), Duration.ofSeconds(60));

    /** On loopback nobody is burdened. */
    public static final Pace SIMULATED =
        new Pace(Duration.ofMinutes(10), Duration.ofMillis(200), Duration.ofSeconds(1));

    static Pace of(UsualPorts ports) {
      return ports.equals(UsualPorts.REAL) ? REAL : SIMULATED;
    }
  }

  /**
   * @param vertx whose timers and workers are used
   * @param resolvers asked for CAA and DS records
   */
  public SiteChecks(
      Vertx vertx,
      ProbeLoops loops,
      Probes probes,
      Courtesy courtesy,
      Clock clock,
      DutyDesk desk,
      List<InetSocketAddress> resolvers) {
    this(vertx, loops, probes, courtesy, clock, desk, Pace.of(desk.ports()), resolvers);
  }

  SiteChecks(
      Vertx vertx,
      ProbeLoops loops,
      Probes probes,
      Courtesy courtesy,
      Clock clock,
      DutyDesk desk,
      Pace pace,
      List<InetSocketAddress> resolvers) {
    this.vertx = vertx;
    this.loops = loops;
    this.probes = probes;
    this.courtesy = courtesy;
    this.clock = clock;
    this.desk = desk;
    this.names = new NameChecks(probes, loops, clock, resolvers);
    this.pace = pace;
    this.inner = new InnerLinkCheck(vertx, this::fetch, clock, desk, pace);
  }

  @Override
  public void adopted(Monitoring monitoring, Changes changes, Instant now) {
    List<SiteOf> found = new ArrayList<>();
    for (Assignment of : monitoring.assignments()) {
      TargetKind kind = of.target().kind();
      if ((kind == TargetKind.WEBSITE || kind == TargetKind.PORTAL)
          && of.method() instanceof Assignment.Active(ProbeSpec.Http http, String _)) {
        found.add(new SiteOf(of.target().id(), http));
      }
    }
    sites = List.copyOf(found);
  }

  /** Begins; ends with its Vert.x. */
  public void start() {
    long timer = vertx.setPeriodic(1_000, _ -> tick());
    LOG.atDebug().addKeyValue("timer", timer).log("site checks begin");
  }

  private long due;

  /** On one context of the Vert.x, so that nothing here is shared. */
  private void tick() {
    List<SiteOf> all = sites;
    if (busy || all.isEmpty() || clock.nanos() < due) {
      return;
    }
    busy = true;
    due = clock.nanos() + pace.every().toNanos() / all.size();
    SiteOf site = all.get(next++ % all.size());
    check(site)
        .onFailure(e -> LOG.atWarn().addKeyValue("site", site.id()).setCause(e).log("check failed"))
        .onComplete(_ -> busy = false);
  }

  /** Checks one site now; nothing for a site that is not measured. */
  Future<Void> check(TargetId id) {
    return sites.stream()
        .filter(site -> site.id().equals(id))
        .findFirst()
        .map(this::check)
        .orElseGet(Future::succeededFuture);
  }

  private Future<Void> check(SiteOf site) {
    return fetch(site.id(), site.spec())
        .compose(
            home ->
                home.observation().outcome().verdict().good()
                    ? transport(site, home)
                        .compose(_ -> names.check(site.spec().endpoint().host()))
                        .map(facts -> told(site, facts))
                        .compose(_ -> inner.check(site.id(), site.spec(), home))
                    : Future.succeededFuture());
  }

  private boolean told(SiteOf site, Map<CheckCode, PageFact> facts) {
    desk.checked(site.id(), facts);
    return true;
  }

  private Future<FetchedPage> fetch(TargetId site, ProbeSpec.Http spec) {
    ProbeSpec.Http plain =
        new ProbeSpec.Http(
            spec.endpoint(),
            spec.budget(),
            spec.addressing(),
            spec.scheme(),
            spec.path(),
            PageShelf.rules(spec.rules(), List.of(), spec.rules().ownHosts(), MOST_BODY));
    return probes.fetch(
        plain,
        clock.now(),
        loops.of(site.hashCode()).loop(),
        courtesy.of(site, Duration.ofMinutes(1), spec.budget().timeout()));
  }

  // ---- http and https ----------------------------------------------------------------------

  /** The other scheme than the registered one. */
  private Future<Boolean> transport(SiteOf site, FetchedPage home) {
    ProbeSpec.Http spec = site.spec();
    boolean secure = home.page().map(page -> page.finalUrl().startsWith("https:")).orElse(false);
    if (secure && spec.scheme() == ProbeSpec.Scheme.HTTP) {
      return Future.succeededFuture(true); // The probe itself sees both.
    }
    ProbeSpec.Scheme other = secure ? ProbeSpec.Scheme.HTTP : ProbeSpec.Scheme.HTTPS;
    int port = secure ? desk.ports().http() : desk.ports().https();
    return fetch(
            site.id(),
            new ProbeSpec.Http(
                new Endpoint(spec.endpoint().host(), port),
                spec.budget(),
                spec.addressing(),
                other,
                spec.path(),
                spec.rules()))
        .map(
            seen ->
                told(
                    site,
                    secure
                        ? Map.of(CheckCode.HTTPS_REDIRECT, TransportFacts.redirect(seen))
                        : TransportFacts.secured(seen)));
  }
}
