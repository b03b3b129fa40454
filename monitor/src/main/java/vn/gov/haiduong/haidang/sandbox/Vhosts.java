package vn.gov.haiduong.haidang.sandbox;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** The web sites that share one address and port, told apart by name. */
final class Vhosts {

  private final Map<String, Simulated.Web> byHost = new LinkedHashMap<>();
  private final Simulated.Web first;
  private final Function<Simulated, Effective> effective;

  /** A site, whether it is the one asked for or the one that answers for unknown names. */
  record Named(Simulated.Web web, Effective effective, boolean known) {}

  Vhosts(List<Simulated.Web> sites, Function<Simulated, Effective> effective) {
    for (Simulated.Web site : sites) {
      byHost.putIfAbsent(site.host(), site);
    }
    this.first = sites.getFirst();
    this.effective = effective;
  }

  /**
   * The site of a Host header or server name. The first site of the address stands for a name that
   * none has; it serves its pages only where it is alone, as a server without name-based hosting
   * does.
   */
  Named named(String hostAndPort) {
    int colon = hostAndPort.lastIndexOf(':');
    String host =
        (colon > 0 ? hostAndPort.substring(0, colon) : hostAndPort).toLowerCase(Locale.ROOT);
    Simulated.Web web = byHost.get(host);
    if (web == null && host.startsWith("www.")) {
      web = byHost.get(host.substring(4));
    }
    return web == null
        ? new Named(first, effective.apply(first), byHost.size() == 1)
        : new Named(web, effective.apply(web), true);
  }
}
