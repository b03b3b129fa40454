package vn.gov.haiduong.haidang.sandbox;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import vn.gov.haiduong.haidang.time.Clock;
import vn.gov.haiduong.haidang.time.Province;

/**
 * The pages of all sites, made once a day when first asked for and kept ready to be sent. The same
 * seed and day give the same bytes. Safe from any thread.
 */
final class Pages {

  private static final Pattern ARTICLE =
      Pattern.compile(
          "(/vi-vn)?/\\d{4}/Trang/[^/]*\\.aspx|/Modules/Article/.*|/tin-tuc/[^/]*\\.html"
              + "|/[^/]*-n\\d+\\.html|/Account/Login"
              // What the menus lead to.
              + "|/vi-vn/Trang/[^/]*\\.aspx|/Modules/Menu/.*|/[a-z-]+/|/[^/]*-c\\d+\\.html");

  /** More than all home pages of the province; articles come on top. */
  private static final int KEPT = 2_000;

  private final long seed;
  private final Clock clock;
  private final List<Simulated.Web> all;
  private final Map<Key, Page> kept = new ConcurrentHashMap<>();

  private record Key(Simulated.Web web, Optional<String> article, Fault fault, LocalDate day) {}

  Pages(long seed, List<Simulated.Web> all, Clock clock) {
    this.seed = seed;
    this.all = all;
    this.clock = clock;
  }

  /**
   * The page at {@code uri}, or nothing where the site has none.
   *
   * @param fault of the layer PAGE
   */
  Optional<Page> of(Simulated.Web web, String uri, Fault fault) {
    int query = uri.indexOf('?');
    String path = query < 0 ? uri : uri.substring(0, query);
    String home = web.path().split("\\?", 2)[0];
    boolean isHome = path.equals(home) || path.equals("/");
    boolean listing =
        web.style() == Style.PORTAL
            && (path.equals(PortalPages.DISTRICTS) || path.equals(PortalPages.COMMUNES));
    if (web.style() == Style.SERVICE && path.startsWith("/dvc/")) {
      return ServicePages.page(web, path, fault == Fault.SERVICE_PAGE_LOST).map(Page::html);
    }
    if (!isHome && !listing && !ARTICLE.matcher(path).matches()) {
      return Optional.empty();
    }
    LocalDate today = Province.local(clock.now()).toLocalDate();
    if (kept.size() > KEPT) {
      kept.clear();
    }
    return Optional.of(
        kept.computeIfAbsent(
            new Key(web, isHome ? Optional.empty() : Optional.of(uri), fault, today), this::make));
  }

  private Page make(Key key) {
    Simulated.Web web = key.web();
    return switch (key.fault()) {
      case ERROR_PAGE -> Page.html(OddPages.error(web.style()));
      case DEFAULT_PAGE -> Page.html(OddPages.serverDefault(web.style()));
      case EMPTY_PAGE -> Page.html("<!DOCTYPE html><html><head></head><body></body></html>");
      case DEFACED -> Page.html(OddPages.defaced());
      case SPAM_LINKS -> Page.html(OddPages.withSpam(sound(key, web)));
      case REDESIGNED -> Page.html(SitePages.redesigned(web, news(key, web), key.day()));
      case LISTING_WRONG -> Page.html(sound(key, web));
      case PORTAL_LINK_LOST -> Page.html(sound(key, unlinked(web)));
      default -> Page.html(sound(key, web));
    };
  }

  private String sound(Key key, Simulated.Web web) {
    var random = new SplittableRandom(seed * 31 + web.host().hashCode());
    List<News.Item> news = news(key, web);
    return switch (web.style()) {
      case TINY -> "<!DOCTYPE html><title>ok</title><p>Trang thử tốc độ</p>";
      case HEAVY -> heavy(web, key.day(), random);
      case SERVICE -> SitePages.login(web);
      case PORTAL ->
          PortalPages.page(
              web,
              key.article().orElse("/"),
              news,
              all,
              key.day(),
              key.fault() == Fault.LISTING_WRONG);
      case SHAREPOINT, MODULES, VINADES, NUMBERED ->
          key.article()
              .map(uri -> SitePages.article(web, at(web, news, uri, key.day()), key.day()))
              .orElseGet(() -> SitePages.home(web, news, key.day()));
    };
  }

  private List<News.Item> news(Key key, Simulated.Web web) {
    return News.of(
        web.about().unitName(),
        12,
        key.day(),
        new SplittableRandom(seed * 31 + web.host().hashCode()));
  }

  /** The news at that address; the newest for an address of the right form that has none. */
  private static News.Item at(
      Simulated.Web web, List<News.Item> news, String uri, LocalDate today) {
    return news.stream()
        .filter(item -> SitePages.address(web, item, today).equals(uri))
        .findFirst()
        .orElse(news.getFirst());
  }

  private static Simulated.Web unlinked(Simulated.Web web) {
    return new Simulated.Web(
        web.about(),
        web.place(),
        web.host(),
        web.https(),
        web.path(),
        web.style(),
        false,
        web.key());
  }

  /** About 100 KB before gzip. */
  private static String heavy(Simulated.Web web, LocalDate today, SplittableRandom random) {
    StringBuilder out =
        new StringBuilder(110_000)
            .append("<!DOCTYPE html><html lang=\"vi\"><head><meta charset=\"utf-8\"><title>")
            .append(web.about().unitName())
            .append("</title></head><body>");
    while (out.length() < 90_000) {
      for (News.Item item : News.of(web.about().unitName(), 20, today, random)) {
        out.append("<p><a href=\"/tin-tuc/")
            .append(item.slug())
            .append('-')
            .append(item.number())
            .append(".html\">")
            .append(item.title())
            .append("</a> (")
            .append(item.dayShown())
            .append(")</p>\n");
      }
    }
    return out.append("<p>Cuối trang thử tốc độ</p></body></html>").toString();
  }

  Page status(int status) {
    return Page.html(OddPages.status(status));
  }

  Page serverDefault() {
    return Page.html(OddPages.serverDefault(Style.SHAREPOINT));
  }

  /** The Server header that such a system sends. */
  String server(Style style) {
    return switch (style) {
      case SHAREPOINT, PORTAL, SERVICE -> "Microsoft-IIS/8.5";
      case MODULES -> "Microsoft-IIS/7.5";
      case VINADES -> "Apache/2.4.41";
      case NUMBERED, TINY, HEAVY -> "nginx";
    };
  }

  String date() {
    return DateTimeFormatter.RFC_1123_DATE_TIME.format(clock.now().atOffset(ZoneOffset.UTC));
  }
}
