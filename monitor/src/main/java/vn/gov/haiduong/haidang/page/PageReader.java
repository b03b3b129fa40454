package vn.gov.haiduong.haidang.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads one page. Pure: the same bytes in the same context give the same findings, on any thread.
 * Time and memory are bounded whatever the bytes are; costs some milliseconds of CPU, so it is not
 * for an event loop.
 */
public final class PageReader {

  private PageReader() {}

  /**
   * What is on the page.
   *
   * @param body as the server sent it, decoded from transfer and content encodings
   * @param contentType as the header has it; empty for a file
   */
  public static Findings read(byte[] body, Optional<String> contentType, PageContext context) {
    return read(body, contentType, context, Optional.empty());
  }

  /**
   * The same beside an approved earlier copy.
   *
   * @param baseline bytes of the copy
   */
  public static Findings read(
      byte[] body, Optional<String> contentType, PageContext context, Optional<byte[]> baseline) {
    Page page = PageWalk.read(PageSource.of(body, contentType), context.url());
    KnownHosts hosts = new KnownHosts(context);
    String text = page.visibleText();
    Optional<String> language = Language.of(page.title + "\n" + text);
    String declared = page.document.select("html").attr("lang").strip();
    Signals.Told told = Signals.of(page, context, hosts, language.orElse(""));
    List<Signal> signals = new ArrayList<>(told.signals());
    Optional<Findings.Comparison> comparison =
        baseline.map(
            bytes ->
                BaselineReading.compare(
                    page,
                    PageWalk.read(PageSource.of(bytes, Optional.empty()), context.url()),
                    context));
    comparison.ifPresent(c -> BaselineReading.add(c, page, hosts, signals));
    List<Signal> merged = Signals.once(signals);
    return new Findings(
        context.site(),
        page.title.length() > 500 ? page.title.substring(0, 500) : page.title,
        language,
        declared.isEmpty() ? Optional.empty() : Optional.of(declared),
        ContentVerdict.of(merged),
        merged,
        told.guards(),
        PageLinks.of(page, context, hosts),
        FreshnessReading.of(page, context),
        comparison,
        page.cut,
        page.print());
  }

  /** Whether a host is the site's own, of the inventory, of the state, or a known library. */
  public static boolean known(String host, PageContext context) {
    return new KnownHosts(context).known(WebAddress.plainHost(host));
  }
}
