package vn.gov.haiduong.haidang.app.duties;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.gov.haiduong.haidang.engine.Measurer.Order;
import vn.gov.haiduong.haidang.linkage.PageLinks;
import vn.gov.haiduong.haidang.net.FetchedPage;
import vn.gov.haiduong.haidang.net.ProbeLoops;
import vn.gov.haiduong.haidang.net.Probes;
import vn.gov.haiduong.haidang.page.LinkReader;
import vn.gov.haiduong.haidang.probe.HttpRules;
import vn.gov.haiduong.haidang.probe.ProbeSpec;
import vn.gov.haiduong.haidang.time.Clock;

/**
 * Pages with links, read once for all links that stand on them. Fetched on probing loops, read on
 * workers. A reading that failed is kept for moments only, so that a page that answers again is
 * read again. Safe from any thread.
 */
final class PageShelf {

  private static final int MOST_BODY = 2 * 1024 * 1024;
  private static final long KEEP_FAILED_NANOS = Duration.ofSeconds(5).toNanos();
  private static final Pattern CHARSET = Pattern.compile("charset=[\"']?([A-Za-z0-9_:.-]+)");

  private final ProbeLoops loops;
  private final Probes probes;
  private final Courtesy courtesy;
  private final Vertx workers;
  private final Clock clock;
  private final BiConsumer<String, Text> heard;
  private final Map<String, Reading> readings = new ConcurrentHashMap<>();

  /** One page as it was read. */
  record Text(String html, FetchedPage.Kept page, PageLinks links) {}

  private record Reading(long atNanos, Future<Optional<Text>> text) {

    boolean serves(long now, long maxAgeNanos) {
      boolean failed = text.isComplete() && (text.failed() || text.result().isEmpty());
      return now - atNanos < (failed ? Math.min(KEEP_FAILED_NANOS, maxAgeNanos) : maxAgeNanos);
    }
  }

  /**
   * @param heard hears of each page that was read, by the address under which it was asked for; on
   *     a worker
   */
  PageShelf(
      ProbeLoops loops,
      Probes probes,
      Courtesy courtesy,
      Vertx workers,
      Clock clock,
      BiConsumer<String, Text> heard) {
    this.loops = loops;
    this.probes = probes;
    this.courtesy = courtesy;
    this.workers = workers;
    this.clock = clock;
    this.heard = heard;
  }

  void forget() {
    readings.clear();
  }

  /**
   * The page, not older than asked; empty when it could not be read.
   *
   * @param order of the link for whose sake it is read
   */
  Future<Optional<Text>> read(String page, ProbeSpec.Http spec, Order order, long maxAgeNanos) {
    long now = clock.nanos();
    Reading kept =
        readings.compute(
            page,
            (_, old) ->
                old != null && old.serves(now, maxAgeNanos)
                    ? old
                    : new Reading(now, fetched(page, spec, order)));
    return kept == null ? Future.succeededFuture(Optional.empty()) : kept.text;
  }

  private Future<Optional<Text>> fetched(String page, ProbeSpec.Http spec, Order order) {
    ProbeSpec.Http whole =
        new ProbeSpec.Http(
            spec.endpoint(),
            spec.budget(),
            spec.addressing(),
            spec.scheme(),
            spec.path(),
            rules(spec.rules(), List.of(), spec.rules().ownHosts(), MOST_BODY));
    return fetch(whole, order, page.hashCode())
        .compose(
            fetched ->
                fetched.observation().outcome().verdict().good() && fetched.page().isPresent()
                    ? workers.executeBlocking(
                        () -> Optional.of(text(page, fetched.page().get())), false)
                    : Future.succeededFuture(Optional.empty()));
  }

  /** One address of a page, whatever came of it. */
  Future<FetchedPage> fetch(ProbeSpec.Http spec, Order order, int loop) {
    return probes.fetch(
        spec,
        order.intendedAt(),
        loops.of(loop).loop(),
        courtesy.of(order.id(), order.interval(), spec.budget().timeout()));
  }

  private Text text(String asked, FetchedPage.Kept page) {
    String html = decoded(page);
    Text text =
        new Text(
            html, page, new PageLinks(page.finalUrl(), LinkReader.read(html, page.finalUrl())));
    heard.accept(asked, text);
    return text;
  }

  /** The page's text by the character set that the server names, else UTF-8. */
  static String decoded(FetchedPage.Kept page) {
    Matcher named = CHARSET.matcher(page.contentType());
    Charset charset;
    try {
      charset = named.find() ? Charset.forName(named.group(1)) : StandardCharsets.UTF_8;
    } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
      charset = StandardCharsets.UTF_8;
    }
    return new String(page.body(), charset);
  }

  /** A site's rules for another reading: these texts, these hosts, nothing refused. */
  static HttpRules rules(HttpRules of, List<String> expect, Set<String> ownHosts, int maxBody) {
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
