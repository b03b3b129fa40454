package vn.gov.haiduong.haidang.app.duties;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import vn.gov.haiduong.haidang.linkage.InnerLinks;
import vn.gov.haiduong.haidang.linkage.PageLinks;
import vn.gov.haiduong.haidang.linkage.Robots;
import vn.gov.haiduong.haidang.net.FetchedPage;
import vn.gov.haiduong.haidang.obligation.PageFact;
import vn.gov.haiduong.haidang.obligation.Result;
import vn.gov.haiduong.haidang.page.LinkReader;
import vn.gov.haiduong.haidang.page.PageLink;
import vn.gov.haiduong.haidang.probe.Cause;
import vn.gov.haiduong.haidang.probe.DossierStop;
import vn.gov.haiduong.haidang.probe.Endpoint;
import vn.gov.haiduong.haidang.probe.Outcome;
import vn.gov.haiduong.haidang.probe.Printable;
import vn.gov.haiduong.haidang.probe.ProbeSpec;
import vn.gov.haiduong.haidang.probe.WebUrl;
import vn.gov.haiduong.haidang.target.TargetId;
import vn.gov.haiduong.haidang.time.Clock;

/**
 * Opens some of a home page's links into its own site, others each time. What did not open is
 * opened once more before it is called broken, and again in each later round until it works or is
 * gone from the page.
 */
final class InnerLinkCheck {

  private static final int MOST_LINKS = 5;

  private final Vertx vertx;
  private final BiFunction<TargetId, ProbeSpec.Http, Future<FetchedPage>> fetch;
  private final Clock clock;
  private final DutyDesk desk;
  private final SiteChecks.Pace pace;
  private final Map<TargetId, Integer> rounds = new HashMap<>();
  private final Map<TargetId, List<String>> brokenBefore = new HashMap<>();

  InnerLinkCheck(
      Vertx vertx,
      BiFunction<TargetId, ProbeSpec.Http, Future<FetchedPage>> fetch,
      Clock clock,
      DutyDesk desk,
      SiteChecks.Pace pace) {
    this.vertx = vertx;
    this.fetch = fetch;
    this.clock = clock;
    this.desk = desk;
    this.pace = pace;
  }

  /** What one round came to. */
  private record Tally(int opened, List<String> broken) {
    static final Tally NONE = new Tally(0, List.of());

    Tally open() {
      return new Tally(opened + 1, broken);
    }

    Tally broken(String href) {
      List<String> all = new ArrayList<>(broken);
      all.add(href);
      return new Tally(opened + 1, all);
    }

    PageFact fact() {
      if (opened == 0) {
        return new PageFact(Result.UNCONFIRMED, "Chưa thử được liên kết nào trong trang chủ");
      }
      String said = (opened - broken.size()) + "/" + opened + " liên kết lấy mẫu mở được";
      return broken.isEmpty()
          ? new PageFact(Result.MET, said)
          : new PageFact(
              Result.NOT_MET,
              said
                  + "; hỏng: "
                  + String.join(", ", broken.stream().map(InnerLinkCheck::shown).toList()));
    }
  }

  private static String shown(String href) {
    return Printable.of(WebUrl.parse(href).map(WebUrl::path).orElse(href), 80);
  }

  /** One round over one site, whose home page was just read. */
  Future<Void> check(TargetId site, ProbeSpec.Http spec, FetchedPage home) {
    if (home.page().isEmpty()) {
      return Future.succeededFuture();
    }
    FetchedPage.Kept page = home.page().get();
    int round = rounds.merge(site, 1, Integer::sum);
    List<String> before = brokenBefore.getOrDefault(site, List.of());
    return robots(site, spec)
        .compose(robots -> vertx.executeBlocking(() -> sample(page, robots, round, before), false))
        .compose(some -> openAll(site, spec, Objects.requireNonNull(some), 0, Tally.NONE))
        .map(
            tally -> {
              brokenBefore.put(site, tally.broken());
              desk.opened(site, tally.fact(), clock.now());
              return null;
            });
  }

  /** What was broken and still stands on the page, then some others. */
  private static List<String> sample(
      FetchedPage.Kept page, Robots robots, int round, List<String> before) {
    PageLinks links =
        new PageLinks(page.finalUrl(), LinkReader.read(PageShelf.decoded(page), page.finalUrl()));
    Set<String> there = new LinkedHashSet<>();
    links.links().stream().map(PageLink::href).forEach(there::add);
    Set<String> chosen = new LinkedHashSet<>(before);
    chosen.removeIf(href -> there.stream().noneMatch(on -> on.startsWith(href)));
    chosen.addAll(InnerLinks.sample(links, robots, round, MOST_LINKS));
    return List.copyOf(chosen);
  }

  private Future<Robots> robots(TargetId site, ProbeSpec.Http spec) {
    return fetch
        .apply(
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
                        .map(page -> Robots.read(PageShelf.decoded(page)))
                        .orElse(Robots.NONE)
                    : Robots.NONE);
  }

  private Future<Tally> openAll(
      TargetId site, ProbeSpec.Http spec, List<String> links, int at, Tally tally) {
    if (at == links.size()) {
      return Future.succeededFuture(tally);
    }
    String href = links.get(at);
    Optional<WebUrl> url = WebUrl.parse(href);
    if (url.isEmpty() || DossierStop.sign(href).isPresent()) {
      return openAll(site, spec, links, at + 1, tally);
    }
    return opens(site, spec, url.get(), pace.between())
        .compose(
            works ->
                works.filter(ok -> !ok).isPresent()
                    ? opens(site, spec, url.get(), pace.again())
                    : Future.succeededFuture(works))
        .map(works -> works.map(ok -> ok ? tally.open() : tally.broken(href)).orElse(tally))
        .compose(then -> openAll(site, spec, links, at + 1, then));
  }

  /** Whether a link opens; empty where that could not be told: once too slow says nothing. */
  private Future<Optional<Boolean>> opens(
      TargetId site, ProbeSpec.Http spec, WebUrl to, Duration after) {
    return vertx
        .timer(Math.max(1, after.toMillis()), TimeUnit.MILLISECONDS)
        .compose(
            _ ->
                fetch.apply(
                    site,
                    new ProbeSpec.Http(
                        new Endpoint(to.host(), to.port()),
                        spec.budget(),
                        spec.addressing(),
                        to.tls() ? ProbeSpec.Scheme.HTTPS : ProbeSpec.Scheme.HTTP,
                        to.path(),
                        spec.rules())))
        .map(
            seen ->
                switch (seen.observation().outcome()) {
                  case Outcome.Unknown _ -> Optional.empty();
                  case Outcome.Down(Cause cause, String _)
                      when cause == Cause.CONNECT_TIMEOUT || cause == Cause.HTTP_TIMEOUT ->
                      Optional.empty();
                  case Outcome.Up _, Outcome.Degraded _ -> Optional.of(true);
                  case Outcome.Down _ -> Optional.of(false);
                });
  }
}
