package vn.gov.haiduong.haidang.app.duties;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.gov.haiduong.haidang.engine.Changes;
import vn.gov.haiduong.haidang.engine.Listener;
import vn.gov.haiduong.haidang.engine.Monitoring;
import vn.gov.haiduong.haidang.linkage.InnerLinks;
import vn.gov.haiduong.haidang.linkage.PageLinks;
import vn.gov.haiduong.haidang.net.FetchedPage;
import vn.gov.haiduong.haidang.net.ProbeLoops;
import vn.gov.haiduong.haidang.net.Probes;
import vn.gov.haiduong.haidang.obligation.CheckCode;
import vn.gov.haiduong.haidang.obligation.PageFact;
import vn.gov.haiduong.haidang.obligation.Result;
import vn.gov.haiduong.haidang.page.LinkReader;
import vn.gov.haiduong.haidang.probe.Assignment;
import vn.gov.haiduong.haidang.probe.Cause;
import vn.gov.haiduong.haidang.probe.DossierStop;
import vn.gov.haiduong.haidang.probe.Endpoint;
import vn.gov.haiduong.haidang.probe.Outcome;
import vn.gov.haiduong.haidang.probe.ProbeSpec;
import vn.gov.haiduong.haidang.probe.WebUrl;
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
  private static final int MOST_LINKS = 5;
  private static final int MOST_BODY = 1024 * 1024;

  private final Vertx vertx;
  private final ProbeLoops loops;
  private final Probes probes;
  private final Courtesy courtesy;
  private final Clock clock;
  private final DutyDesk desk;
  private final NameChecks names;
  private final Pace pace;
  private final Map<TargetId, Integer> rounds = new HashMap<>();
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
   */
  public record Pace(Duration every, Duration between) {
    /** Regulation section 3.3: at most one page of a host in five seconds. */
    public static final Pace REAL = new Pace(Duration.ofHours(6), Duration.ofSeconds(5));

    /** On loopback nobody is burdened. */
    public static final Pace SIMULATED = new Pace(Duration.ofMinutes(10), Duration.ofMillis(200));
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
    this.vertx = vertx;
    this.loops = loops;
    this.probes = probes;
    this.courtesy = courtesy;
    this.clock = clock;
    this.desk = desk;
    this.names = new NameChecks(probes, loops, clock, resolvers);
    this.pace = desk.ports().equals(UsualPorts.REAL) ? Pace.REAL : Pace.SIMULATED;
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
    return fetch(site, site.spec())
        .compose(
            home ->
                home.observation().outcome().verdict().good()
                    ? transport(site, home)
                        .compose(_ -> names.check(site.spec().endpoint().host()))
                        .map(facts -> told(site, facts))
                        .compose(_ -> inner(site, home))
                    : Future.succeededFuture());
  }

  private boolean told(SiteOf site, Map<CheckCode, PageFact> facts) {
    desk.checked(site.id(), facts);
    return true;
  }

  private Future<FetchedPage> fetch(SiteOf site, ProbeSpec.Http spec) {
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
        loops.of(site.id().hashCode()).loop(),
        courtesy.of(site.id(), Duration.ofMinutes(1), spec.budget().timeout()));
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
            site,
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

  // ---- inner links -------------------------------------------------------------------------

  private Future<Void> inner(SiteOf site, FetchedPage home) {
    if (home.page().isEmpty()) {
      return Future.succeededFuture();
    }
    FetchedPage.Kept page = home.page().get();
    int round = rounds.merge(site.id(), 1, Integer::sum);
    return robots(site)
        .compose(
            forbidden ->
                vertx.executeBlocking(
                    () ->
                        InnerLinks.sample(
                            new PageLinks(
                                page.finalUrl(),
                                LinkReader.read(PageShelf.decoded(page), page.finalUrl())),
                            forbidden,
                            round,
                            MOST_LINKS),
                    false))
        .compose(
            some -> openAll(site, Objects.requireNonNull(some), 0, new Tally(0, new ArrayList<>())))
        .map(
            tally -> {
              Map<CheckCode, PageFact> facts = new EnumMap<>(CheckCode.class);
              facts.put(CheckCode.INNER_LINKS, tally.fact());
              desk.checked(site.id(), facts);
              return null;
            });
  }

  private Future<List<String>> robots(SiteOf site) {
    ProbeSpec.Http spec = site.spec();
    return fetch(
            site,
            new ProbeSpec.Http(
                spec.endpoint(),
                spec.budget(),
                spec.addressing(),
                spec.scheme(),
                "/robots.txt",
                spec.rules()))
        .map(
            seen ->
                seen.observation().outcome().verdict().good()
                    ? seen.page()
                        .filter(page -> page.contentType().startsWith("text/plain"))
                        .map(page -> InnerLinks.forbidden(PageShelf.decoded(page)))
                        .orElse(List.of())
                    : List.of());
  }

  /** What opening some links showed. */
  private record Tally(int opened, List<String> broken) {
    PageFact fact() {
      if (opened == 0) {
        return new PageFact(Result.UNCONFIRMED, "Chưa thử được liên kết nào trong trang chủ");
      }
      String said = (opened - broken.size()) + "/" + opened + " liên kết lấy mẫu mở được";
      return broken.isEmpty()
          ? new PageFact(Result.MET, said)
          : new PageFact(Result.NOT_MET, said + "; hỏng: " + String.join(", ", broken));
    }
  }

  private Future<Tally> openAll(SiteOf site, List<String> links, int at, Tally tally) {
    if (at == links.size()) {
      return Future.succeededFuture(tally);
    }
    String href = links.get(at);
    Optional<WebUrl> url = WebUrl.parse(href);
    if (url.isEmpty() || DossierStop.sign(href).isPresent()) {
      return openAll(site, links, at + 1, tally);
    }
    ProbeSpec.Http spec = site.spec();
    WebUrl to = url.get();
    return vertx
        .timer(Math.max(1, pace.between().toMillis()), java.util.concurrent.TimeUnit.MILLISECONDS)
        .compose(
            _ ->
                fetch(
                    site,
                    new ProbeSpec.Http(
                        new Endpoint(to.host(), to.port()),
                        spec.budget(),
                        spec.addressing(),
                        to.tls() ? ProbeSpec.Scheme.HTTPS : ProbeSpec.Scheme.HTTP,
                        to.path(),
                        spec.rules())))
        .compose(
            seen ->
                switch (seen.observation().outcome()) {
                  case Outcome.Unknown _ -> openAll(site, links, at + 1, tally);
                  // Once too slow says nothing about the link.
                  case Outcome.Down(Cause cause, String _)
                      when cause == Cause.CONNECT_TIMEOUT || cause == Cause.HTTP_TIMEOUT ->
                      openAll(site, links, at + 1, tally);
                  case Outcome.Up _, Outcome.Degraded _ ->
                      openAll(site, links, at + 1, new Tally(tally.opened() + 1, tally.broken()));
                  case Outcome.Down _ -> {
                    List<String> broken = new ArrayList<>(tally.broken());
                    broken.add(vn.gov.haiduong.haidang.probe.Printable.of(to.path(), 80));
                    yield openAll(site, links, at + 1, new Tally(tally.opened() + 1, broken));
                  }
                });
  }
}
