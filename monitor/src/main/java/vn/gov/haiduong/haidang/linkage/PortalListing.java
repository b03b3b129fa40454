package vn.gov.haiduong.haidang.linkage;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Where the portal lists units, and what it may link to beside them.
 *
 * @param pages addresses of listing pages beside the portal's home page, which is always read; a
 *     path stands for a page of the portal's own host
 * @param names under which sites link to the portal
 * @param knownHosts canonical hosts that need no registration: the wider state, news, statistics
 */
public record PortalListing(List<String> pages, List<String> names, Set<String> knownHosts) {

  /** The portal's home page alone. */
  public static final PortalListing HOME_PAGE =
      new PortalListing(
          List.of(),
          List.of(
              "Cổng thông tin điện tử tỉnh Hải Dương",
              "Cổng TTĐT tỉnh Hải Dương",
              "Tỉnh Hải Dương",
              "UBND tỉnh Hải Dương"),
          Set.of());

  public PortalListing {
    pages = List.copyOf(pages);
    names = List.copyOf(names);
    knownHosts =
        knownHosts.stream().map(HostName::canonical).collect(Collectors.toUnmodifiableSet());
  }

  /** Whether the host, or a host above it, is known. */
  public boolean knows(String host) {
    String rest = host;
    while (true) {
      if (knownHosts.contains(rest)) {
        return true;
      }
      int dot = rest.indexOf('.');
      if (dot < 0) {
        return false;
      }
      rest = rest.substring(dot + 1);
    }
  }
}
