package vn.gov.haiduong.haidang.page;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import vn.gov.haiduong.haidang.page.Findings.External;
import vn.gov.haiduong.haidang.page.Findings.Links;
import vn.gov.haiduong.haidang.page.Findings.Via;

/** Counts where a page leads. */
final class PageLinks {

  private static final int MAX_HOSTS = 500;

  private record Key(String host, Via via, boolean hidden) {}

  private PageLinks() {}

  static Links of(Page page, PageContext context, KnownHosts hosts) {
    int internal = 0;
    Map<Key, Integer> counts = new LinkedHashMap<>();
    for (Page.Link link : page.links) {
      Optional<String> host = link.target().map(WebAddress::host);
      boolean own = own(link, context);
      if (own) {
        internal +=
            link.via() == Via.LINK
                    && !link.written()
                    && !link.raw().isBlank()
                    && !link.raw().startsWith("#")
                ? 1
                : 0;
      } else if (host.isPresent()) {
        Via via = link.written() && link.via() == Via.LINK ? Via.SCRIPT : link.via();
        counts.merge(new Key(host.get(), via, link.hiding() != null), 1, Integer::sum);
      }
    }
    Predicate<String> foreign = host -> !context.isOwn(host);
    for (Page.Script script : page.scripts) {
      script
          .target()
          .filter(
              at ->
                  WebAddress.absolute(script.source()).isPresent()
                      || script.source().startsWith("//"))
          .map(WebAddress::host)
          .filter(foreign)
          .ifPresent(host -> counts.merge(new Key(host, Via.SCRIPT, false), 1, Integer::sum));
    }
    List<External> external =
        counts.entrySet().stream()
            .limit(MAX_HOSTS)
            .map(
                e ->
                    new External(
                        e.getKey().host,
                        e.getValue(),
                        hosts.known(e.getKey().host),
                        e.getKey().hidden,
                        e.getKey().via))
            .toList();
    return new Links(internal, external, PortalLinks.of(page, context));
  }

  /** Whether a link stays on the site; of an unknown site everything without a host does. */
  static boolean own(Page.Link link, PageContext context) {
    if (link.target().isEmpty()) {
      return !link.raw().isBlank()
          && WebAddress.absolute(link.raw()).isEmpty()
          && !link.raw().matches("(?s)^\\s{0,9}[a-zA-Z][a-zA-Z0-9+.-]{0,20}:.*")
          && !link.raw().startsWith("//");
    }
    return context.isOwn(link.target().get().host());
  }
}
