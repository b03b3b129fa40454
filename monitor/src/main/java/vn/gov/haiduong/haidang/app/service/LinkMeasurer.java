package vn.gov.haiduong.haidang.app.service;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.gov.haiduong.haidang.engine.Changes;
import vn.gov.haiduong.haidang.engine.Listener;
import vn.gov.haiduong.haidang.engine.Measurer;
import vn.gov.haiduong.haidang.engine.Monitoring;
import vn.gov.haiduong.haidang.linkage.Direction;
import vn.gov.haiduong.haidang.linkage.ExpectedLink;
import vn.gov.haiduong.haidang.linkage.HostName;
import vn.gov.haiduong.haidang.linkage.Linkage;
import vn.gov.haiduong.haidang.linkage.Linkage.Seen;
import vn.gov.haiduong.haidang.linkage.PageLinks;
import vn.gov.haiduong.haidang.net.FetchedPage;
import vn.gov.haiduong.haidang.net.ProbeLoops;
import vn.gov.haiduong.haidang.net.Probes;
import vn.gov.haiduong.haidang.page.LinkReader;
import vn.gov.haiduong.haidang.probe.Budget;
import vn.gov.haiduong.haidang.probe.Cause;
import vn.gov.haiduong.haidang.probe.Endpoint;
import vn.gov.haiduong.haidang.probe.HttpRules;
import vn.gov.haiduong.haidang.probe.Observation;
import vn.gov.haiduong.haidang.probe.Outcome;
import vn.gov.haiduong.haidang.probe.Phases;
import vn.gov.haiduong.haidang.probe.Printable;
import vn.gov.haiduong.haidang.probe.ProbeKind;
import vn.gov.haiduong.haidang.probe.ProbeSpec;
import vn.gov.haiduong.haidang.probe.WebUrl;
import vn.gov.haiduong.haidang.target.TargetId;
import vn.gov.haiduong.haidang.target.UnitCode;
import vn.gov.haiduong.haidang.time.Clock;

/**
 * Measures links: reads the page that must have the link (one reading serves all links of the
 * page), looks for it, and opens where it leads. Everything that is no link goes to the plain
 * measurer. Pages are fetched on probing loops and read on workers.
 */
final class LinkMeasurer implements Measurer, Listener {

  private static final int MOST_BODY = 2 * 1024 * 1024;
  private static final long FRESH_NANOS = Duration.ofSeconds(15).toNanos();
  private static final Pattern CHARSET = Pattern.compile("charset=[\"']?([A-Za-z0-9_:.-]+)");

  private final Measurer plain;
  private final ProbeLoops loops;
  private final Probes probes;
  private final PoliteTurns politeness;
  private final Vertx workers;
  private final Clock clock;
  private final boolean usualPortsElsewhere;
  private final BiConsumer<UnitCode, Home> homes;
  private final Map<String, Reading> readings = new ConcurrentHashMap<>();
  private volatile LinkTargets known = new LinkTargets(Map.of(), Map.of(), Set.of());

  /** A unit's home page as it was read. */
  record Home(String html, FetchedPage.Kept page) {}

  /** One reading of one page; empty when the page could not be read. */
  private record Reading(long atNanos, Future<Optional<PageLinks>> links) {}

  /**
   * @param workers whose worker threads read pages
   * @param usualPortsElsewhere links without a port lead to the registered port of the same host:
   *     the simulated province cannot listen on 80 and 443
   * @param homes hears of each home page that was read, on a worker
   */
  LinkMeasurer(
      Measurer plain,
      ProbeLoops loops,
      Probes probes,
      PoliteTurns politeness,
      Vertx workers,
      Clock clock,
      boolean usualPortsElsewhere,
      BiConsumer<UnitCode, Home> homes) {
    this.plain = plain;
    this.loops = loops;
    this.probes = probes;
    this.politeness = politeness;
    this.workers = workers;
    this.clock = clock;
    this.usualPortsElsewhere = usualPortsElsewhere;
    this.homes = homes;
  }

  @Override
  public void adopted(Monitoring monitoring, Changes changes, Instant now) {
    adopt(monitoring);
  }

  /** Learns which links are expected; also before the engine begins to ask. */
  void adopt(Monitoring monitoring) {
    known = LinkTargets.of(monitoring.assignments(), monitoring.units());
    readings.clear();
  }

  @Override
  public Future<Measured> measure(Order order) {
    LinkTargets now = known;
    ExpectedLink link = now.expected().get(order.id());
    if (link == null) {
      return plain.measure(order);
    }
    long started = clock.nanos();
    long age = Math.min(order.interval().toNanos() / 3, Duration.ofMinutes(5).toNanos());
    return look(now, link, order, age)
        .compose(
            seen ->
                seen.isPresent() && !(seen.get() instanceof Seen.Present)
                    ? look(now, link, order, FRESH_NANOS) // Nothing is said from an old copy.
                    : Future.succeededFuture(seen))
        .compose(seen -> outcome(link, order, seen))
        .otherwise(
            trouble ->
                new Outcome.Unknown(Cause.OWN_OVERLOAD, "Lỗi của máy giám sát khi xét liên kết"))
        .map(
            outcome -> {
              long ended = clock.nanos();
              return new Measured(
                  new Observation(
                      ProbeKind.HTTP,
                      order.intendedAt(),
                      ended - started,
                      outcome,
                      Phases.ABSENT,
                      List.of(),
                      Optional.empty()),
                  started,
                  ended,
                  false,
                  false);
            });
  }

  /** Empty when none of its pages could be read. */
  private Future<Optional<Seen>> look(
      LinkTargets now, ExpectedLink link, Order order, long maxAgeNanos) {
    List<Future<Optional<PageLinks>>> reading =
        link.pages().stream().map(page -> read(now, link, page, order, maxAgeNanos)).toList();
    return Future.join(reading)
        .map(
            all -> {
              List<PageLinks> pages = new ArrayList<>();
              for (int i = 0; i < reading.size(); i++) {
                all.<Optional<PageLinks>>resultAt(i).ifPresent(pages::add);
              }
              return pages.isEmpty()
                  ? Optional.empty()
                  : Optional.of(Linkage.look(link, pages, now.ambiguous()));
            });
  }

  private Future<Optional<PageLinks>> read(
      LinkTargets now, ExpectedLink link, String page, Order order, long maxAgeNanos) {
    ProbeSpec.Http spec = now.pages().get(page);
    if (spec == null) {
      return Future.succeededFuture(Optional.empty());
    }
    long at = clock.nanos();
    Reading kept =
        readings.compute(
            page,
            (_, old) ->
                old != null && at - old.atNanos < maxAgeNanos
                    ? old
                    : new Reading(at, fetch(link, page, spec, order)));
    return kept == null ? Future.succeededFuture(Optional.empty()) : kept.links;
  }

  private Future<Optional<PageLinks>> fetch(
      ExpectedLink link, String page, ProbeSpec.Http spec, Order order) {
    ProbeSpec.Http whole =
        new ProbeSpec.Http(
            spec.endpoint(),
            spec.budget(),
            spec.addressing(),
            spec.scheme(),
            spec.path(),
            rules(spec.rules(), List.of(), spec.rules().ownHosts(), MOST_BODY));
    TargetId id = order.id();
    return probes
        .fetch(
            whole,
            order.intendedAt(),
            loops.of(page.hashCode()).loop(),
            politeness.of(id, order.interval(), spec.budget().timeout()))
        .compose(
            fetched ->
                fetched.observation().outcome().verdict().good() && fetched.page().isPresent()
                    ? workers.executeBlocking(
                        () -> Optional.of(parsed(link, fetched.page().get())), false)
                    : Future.succeededFuture(Optional.empty()));
  }

  private PageLinks parsed(ExpectedLink link, FetchedPage.Kept page) {
    String html = new String(page.body(), charset(page));
    if (link.direction() == Direction.TO_PORTAL) {
      homes.accept(link.unit(), new Home(html, page));
    }
    return new PageLinks(page.finalUrl(), LinkReader.read(html, page.finalUrl()));
  }

  private static Charset charset(FetchedPage.Kept page) {
    Matcher named = CHARSET.matcher(page.contentType());
    try {
      return named.find() ? Charset.forName(named.group(1)) : StandardCharsets.UTF_8;
    } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
      return StandardCharsets.UTF_8;
    }
  }

  private Future<Outcome> outcome(ExpectedLink link, Order order, Optional<Seen> seen) {
    if (seen.isEmpty()) {
      return Future.succeededFuture(
          new Outcome.Unknown(
              Cause.PARENT_UNREACHABLE,
              link.direction() == Direction.FROM_PORTAL
                  ? "Không đọc được trang của Cổng nên chưa biết có liên kết hay không"
                  : "Không đọc được trang của đơn vị nên chưa biết có liên kết hay không"));
    }
    return switch (seen.get()) {
      case Seen.Missing() ->
          Future.succeededFuture(
              new Outcome.Down(
                  Cause.LINK_MISSING,
                  link.direction() == Direction.FROM_PORTAL
                      ? "Cổng không có liên kết tới trang của đơn vị"
                      : "Trang của đơn vị không có liên kết về Cổng"));
      case Seen.Wrong(var found, String host, String _) ->
          Future.succeededFuture(
              new Outcome.Down(
                  Cause.LINK_WRONG,
                  "Liên kết “"
                      + Printable.of(found.text(), Printable.SHORT)
                      + "” dẫn tới "
                      + Printable.of(host)
                      + ", không phải nơi đã đăng ký"));
      case Seen.Present(var found, String _) -> landing(link, order, found.href());
    };
  }

  /** Opens where the link leads, through redirects, and asks whether it is the registered place. */
  private Future<Outcome> landing(ExpectedLink link, Order order, String href) {
    ProbeSpec.Http spec = landingSpec(link, order.spec(), href);
    if (spec == null) {
      return Future.succeededFuture(
          new Outcome.Down(
              Cause.LINK_BROKEN, "Liên kết không phải địa chỉ hợp lệ: " + Printable.of(href)));
    }
    long now = clock.nanos();
    return plain
        .measure(new Order(order.id(), order.interval(), spec, order.intendedAt(), now))
        .map(measured -> landed(link, measured.observation(), href));
  }

  private static Outcome landed(ExpectedLink link, Observation seen, String href) {
    return switch (seen.outcome()) {
      case Outcome.Unknown unknown -> unknown;
      case Outcome.Down(Cause _, String said) ->
          new Outcome.Down(
              Cause.LINK_BROKEN, "Liên kết tới " + Printable.of(href) + " hỏng: " + said);
      case Outcome.Up _, Outcome.Degraded _ -> {
        String last =
            seen.speaker()
                .flatMap(speaker -> speaker.http())
                .flatMap(http -> HostName.ofAddress(http.finalUrl()))
                .orElse("");
        yield last.isEmpty() || link.hosts().contains(last)
            ? new Outcome.Up()
            : new Outcome.Down(
                Cause.LINK_WRONG,
                "Liên kết chuyển hướng tới " + Printable.of(last) + ", không phải nơi đã đăng ký");
      }
    };
  }

  private ProbeSpec.@Nullable Http landingSpec(ExpectedLink link, ProbeSpec of, String href) {
    Optional<WebUrl> url = WebUrl.parse(href);
    if (url.isEmpty() || !(of instanceof ProbeSpec.Http registered)) {
      return null;
    }
    WebUrl to = url.get();
    boolean registeredTls = registered.scheme() != ProbeSpec.Scheme.HTTP;
    boolean usual = to.port() == WebUrl.defaultPort(to.tls());
    int port =
        usualPortsElsewhere && usual && to.tls() == registeredTls
            ? registered.endpoint().port()
            : to.port();
    boolean registeredHost = link.hosts().contains(HostName.canonical(to.host()));
    return new ProbeSpec.Http(
        new Endpoint(to.host().toLowerCase(Locale.ROOT), port),
        new Budget(registered.budget().timeout(), registered.budget().slowAfter()),
        registered.addressing(),
        to.tls() ? ProbeSpec.Scheme.HTTPS : ProbeSpec.Scheme.HTTP,
        to.path(),
        rules(
            registered.rules(),
            registeredHost ? registered.rules().expectText() : List.of(),
            link.hosts(),
            registered.rules().maxBody()));
  }

  private static HttpRules rules(
      HttpRules of, List<String> expect, Set<String> ownHosts, int maxBody) {
    return new HttpRules(
        of.expectStatus(),
        expect,
        List.of(),
        maxBody,
        of.follow(),
        of.userAgent(),
        false,
        ownHosts,
        of.allowInner(),
        false);
  }
}
