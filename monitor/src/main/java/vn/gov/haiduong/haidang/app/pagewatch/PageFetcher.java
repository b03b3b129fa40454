package vn.gov.haiduong.haidang.app.pagewatch;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import vn.gov.haiduong.haidang.app.duties.Courtesy;
import vn.gov.haiduong.haidang.net.FetchedPage;
import vn.gov.haiduong.haidang.net.PageWish;
import vn.gov.haiduong.haidang.net.ProbeLoops;
import vn.gov.haiduong.haidang.net.Probes;
import vn.gov.haiduong.haidang.probe.HttpRules;
import vn.gov.haiduong.haidang.probe.ProbeSpec;
import vn.gov.haiduong.haidang.time.Clock;

/**
 * Fetches pages as probes do: on the probing loops, in turn at their address, bounded in size and
 * time, flawed certificates being a fact. GET alone, and never where a dossier could come of it.
 */
final class PageFetcher {

  static final String BROWSER = "browser";
  private static final int MOST_BODY = 2 * 1024 * 1024;
  private static final int MOST_SMALL = 512 * 1024;
  private static final String DESKTOP =
      "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0"
          + " Safari/537.36 ";
  private static final String TELEPHONE =
      "Mozilla/5.0 (Linux; Android 14; Mobile) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0"
          + " Mobile Safari/537.36 ";
  private static final String CRAWLER =
      "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html) ";
  private static final String SEARCH = "https://www.google.com/";

  private final ProbeLoops loops;
  private final Probes probes;
  private final Courtesy courtesy;
  private final Clock clock;

  PageFetcher(ProbeLoops loops, Probes probes, Courtesy courtesy, Clock clock) {
    this.loops = loops;
    this.probes = probes;
    this.courtesy = courtesy;
    this.clock = clock;
  }

  /**
   * A page as it is given to a browser, or to several visitors one after the other.
   *
   * @param several as a browser, a telephone, a search engine and somebody who comes from one
   */
  Future<List<Fetch>> fetch(Watched site, String page, boolean several, PageWish wish) {
    String agent = site.spec().rules().userAgent();
    if (!several) {
      return one(site, page, BROWSER, agent, wish).map(List::of);
    }
    return one(site, page, BROWSER, DESKTOP + agent, PageWish.NONE)
        .map(List::of)
        .compose(faces -> further(faces, site, page, "mobile", TELEPHONE + agent, PageWish.NONE))
        .compose(faces -> further(faces, site, page, "crawler", CRAWLER + agent, PageWish.MUTE))
        .compose(
            faces ->
                further(faces, site, page, "referred", DESKTOP + agent, PageWish.from(SEARCH)));
  }

  private Future<List<Fetch>> further(
      List<Fetch> faces, Watched site, String page, String visitor, String agent, PageWish wish) {
    return one(site, page, visitor, agent, wish)
        .map(
            face -> {
              List<Fetch> all = new ArrayList<>(faces);
              all.add(face);
              return all;
            });
  }

  private Future<Fetch> one(
      Watched site, String page, String visitor, String agent, PageWish wish) {
    return get(site, page, agent, MOST_BODY, wish).map(fetched -> new Fetch(visitor, fetched));
  }

  private Future<FetchedPage> get(
      Watched site, String page, String agent, int most, PageWish wish) {
    ProbeSpec.Http spec = site.spec();
    HttpRules rules = spec.rules();
    ProbeSpec.Http asked =
        new ProbeSpec.Http(
            spec.endpoint(),
            spec.budget(),
            spec.addressing(),
            spec.scheme(),
            page,
            new HttpRules(
                rules.expectStatus(),
                List.of(),
                List.of(),
                most,
                rules.follow(),
                agent,
                false,
                rules.ownHosts(),
                rules.allowInner(),
                false));
    return probes.fetch(
        asked,
        clock.now(),
        loops.of(site.target().id().hashCode()).loop(),
        courtesy.of(site.target().id(), Duration.ofMinutes(1), spec.budget().timeout()),
        wish);
  }

  /** Something small that is no page to judge: robots.txt, a sitemap, a folder. */
  Future<Fetch> small(Watched site, String path) {
    return get(site, path, site.spec().rules().userAgent(), MOST_SMALL, PageWish.NONE)
        .map(fetched -> new Fetch("", fetched));
  }
}
