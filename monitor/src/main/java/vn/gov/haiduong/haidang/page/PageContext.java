package vn.gov.haiduong.haidang.page;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What is known of a page beside its bytes.
 *
 * @param site host whose page it is; empty while unknown
 * @param url address it came from, for relative links; "" while unknown
 * @param now dates after it are future
 * @param portalHosts hosts of the provincial portal, lower case
 * @param knownHosts hosts of the inventory, lower case
 * @param agencyName the unit's name in the inventory
 */
public record PageContext(
    Optional<String> site,
    String url,
    Instant now,
    PageKind kind,
    Set<String> portalHosts,
    Set<String> knownHosts,
    Optional<String> agencyName) {

  /** The portal of the province, where the inventory says nothing else. */
  public static final Set<String> PORTAL = Set.of("haiduong.gov.vn", "www.haiduong.gov.vn");

  public PageContext {
    portalHosts = Set.copyOf(portalHosts);
    knownHosts = Set.copyOf(knownHosts);
    Optional<String> host = WebAddress.absolute(url).map(WebAddress::host);
    site = site.or(() -> host).map(WebAddress::plainHost);
    url = url.isEmpty() && site.isPresent() ? "https://" + site.get() + "/" : url;
  }

  /** A page of {@code site} taken from {@code url}, read at {@code now}. */
  public static PageContext of(Optional<String> site, String url, Instant now) {
    Optional<String> host =
        site.or(() -> WebAddress.absolute(url).map(WebAddress::host)).map(WebAddress::plainHost);
    return new PageContext(host, url, now, PageKind.ANY, PORTAL, Set.of(), Optional.empty());
  }

  /** Whether the host is the site's own; a leading www. does not matter. */
  boolean isOwn(String host) {
    return site.isPresent()
        && WebAddress.withoutWww(host).equals(WebAddress.withoutWww(site.get()));
  }
}
