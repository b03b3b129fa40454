package vn.gov.haiduong.haidang.app.pagewatch;

import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.gov.haiduong.haidang.linkage.HostName;
import vn.gov.haiduong.haidang.linkage.InnerLinks;
import vn.gov.haiduong.haidang.linkage.PageLinks;
import vn.gov.haiduong.haidang.linkage.Robots;
import vn.gov.haiduong.haidang.page.LinkReader;
import vn.gov.haiduong.haidang.page.SiteDoors;
import vn.gov.haiduong.haidang.pagewatch.InnerPages;
import vn.gov.haiduong.haidang.probe.DossierStop;

/**
 * Finds the pages of a site that are read beside its home page: in its menu, its sitemaps, its
 * robots.txt, among its uploaded files and by its own search. A handful of small requests one after
 * the other; what robots.txt keeps machines from is asked for only where a document permits it.
 */
final class InnerFinder {

  private static final int MOST_SITEMAPS = 4;
  private static final int MOST_PAGES = 5_000;
  private static final int MOST_MENU = 200;
  private static final Pattern LOC = Pattern.compile("<loc>\\s{0,9}([^<\\s]{1,500})\\s{0,9}</loc>");

  private final PageFetcher fetcher;
  private final WorkerExecutor workers;

  InnerFinder(PageFetcher fetcher, WorkerExecutor workers) {
    this.fetcher = fetcher;
    this.workers = workers;
  }

  /**
   * @param permitted a document permits what robots.txt forbids
   * @param round how often the site was gone through before
   */
  Future<List<String>> find(Watched site, Copy home, boolean permitted, int round) {
    return fetcher
        .small(site, "/robots.txt")
        .compose(
            robots -> {
              Robots said = Robots.read(text(robots, "text/plain"));
              Robots heard = permitted ? Robots.NONE : said;
              return workers
                  .executeBlocking(() -> doors(home), false)
                  .compose(
                      doors ->
                          sitemaps(site, said)
                              .compose(
                                  sitemap ->
                                      uploaded(site, doors, heard)
                                          .compose(
                                              uploaded ->
                                                  workers.executeBlocking(
                                                      () ->
                                                          new Found(site, said, permitted)
                                                              .pages(home, doors, sitemap, uploaded)
                                                              .choose(SiteDoors::sells, round),
                                                      false))));
            });
  }

  /** What robots.txt said, and whether a document permits more. */
  private record Found(Watched site, Robots said, boolean permitted) {

    InnerPages pages(Copy home, SiteDoors doors, List<String> sitemap, List<String> uploaded) {
      String address = home.kept().finalUrl();
      PageLinks links = new PageLinks(address, LinkReader.read(html(home), address));
      List<String> named = new ArrayList<>(said.allowed());
      if (permitted) {
        named.addAll(said.forbidden());
      }
      return new InnerPages(
          own(InnerLinks.sample(links, heard(), 0, MOST_MENU)),
          own(sitemap),
          own(named.stream().filter(path -> path.startsWith("/")).map(site::address).toList()),
          own(uploaded),
          own(doors.search().stream().toList()));
    }

    private Robots heard() {
      return permitted ? Robots.NONE : said;
    }

    private List<String> own(List<String> addresses) {
      return InnerFinder.own(site, heard(), addresses);
    }
  }

  private static SiteDoors doors(Copy home) {
    return SiteDoors.read(html(home), home.kept().finalUrl());
  }

  private static String html(Copy home) {
    return new String(home.kept().body(), StandardCharsets.UTF_8);
  }

  /**
   * The addresses of the usual sitemap, of those that robots.txt names, and of the parts of one.
   */
  private Future<List<String>> sitemaps(Watched site, Robots robots) {
    Set<String> paths = new LinkedHashSet<>(List.of("/sitemap.xml"));
    paths.addAll(own(site, Robots.NONE, robots.sitemaps()));
    return sitemaps(site, new ArrayList<>(paths), 0, new LinkedHashSet<>());
  }

  private Future<List<String>> sitemaps(
      Watched site, List<String> paths, int next, Set<String> pages) {
    if (next >= Math.min(paths.size(), MOST_SITEMAPS) || pages.size() >= MOST_PAGES) {
      return Future.succeededFuture(List.copyOf(pages));
    }
    return fetcher
        .small(site, paths.get(next))
        .compose(
            got -> {
              String xml = text(got, "xml");
              List<String> named = located(xml);
              if (xml.contains("<sitemapindex")) {
                own(site, Robots.NONE, named).stream()
                    .filter(path -> !paths.contains(path))
                    .limit(MOST_SITEMAPS)
                    .forEach(paths::add);
              } else {
                named.stream().limit(MOST_PAGES - pages.size()).forEach(pages::add);
              }
              return sitemaps(site, paths, next + 1, pages);
            });
  }

  private static List<String> located(String xml) {
    List<String> named = new ArrayList<>();
    Matcher locations = LOC.matcher(xml);
    while (locations.find() && named.size() < MOST_PAGES) {
      named.add(locations.group(1).replace("&amp;", "&"));
    }
    return named;
  }

  /** Pages in the upload folders, where the server lists what is in them. */
  private Future<List<String>> uploaded(Watched site, SiteDoors doors, Robots heard) {
    Future<List<String>> all = Future.succeededFuture(List.of());
    for (String folder : doors.uploads()) {
      List<String> path = own(site, heard, List.of(folder));
      if (!path.isEmpty()) {
        all =
            all.compose(
                before ->
                    fetcher
                        .small(site, path.getFirst())
                        .compose(got -> workers.executeBlocking(() -> listed(got, folder), false))
                        .map(
                            more -> {
                              List<String> both = new ArrayList<>(before);
                              both.addAll(more);
                              return both;
                            }));
      }
    }
    return all;
  }

  /** A listing is a page of which a probe says that nothing stands there yet: read all the same. */
  private static List<String> listed(Fetch got, String folder) {
    return got.status() == 200
        ? got.page()
            .page()
            .map(kept -> new String(kept.body(), StandardCharsets.UTF_8))
            .map(html -> SiteDoors.pagesIn(html, folder))
            .orElse(List.of())
        : List.of();
  }

  private static String text(Fetch fetch, String type) {
    return fetch.readable()
        ? fetch
            .page()
            .page()
            .filter(kept -> kept.contentType().toLowerCase(Locale.ROOT).contains(type))
            .map(kept -> new String(kept.body(), StandardCharsets.UTF_8))
            .orElse("")
        : "";
  }

  /** Paths of those addresses that are the site's own, may be asked for and create nothing. */
  private static List<String> own(Watched site, Robots robots, List<String> addresses) {
    String host = HostName.canonical(site.host());
    return addresses.stream()
        .filter(href -> HostName.ofAddress(href).filter(host::equals).isPresent())
        .filter(href -> DossierStop.sign(href).isEmpty())
        .map(InnerFinder::path)
        .filter(robots::permits)
        .distinct()
        .toList();
  }

  private static String path(String href) {
    int from = href.indexOf('/', href.indexOf("://") + 3);
    String path = from < 0 ? "/" : href.substring(from);
    int hash = path.indexOf('#');
    return hash < 0 ? path : path.substring(0, hash);
  }
}
