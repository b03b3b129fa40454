package vn.gov.haiduong.haidang.linkage;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import vn.gov.haiduong.haidang.target.TargetId;
import vn.gov.haiduong.haidang.target.UnitCode;

/**
 * A link that must exist; a target of the kind {@code portal_link} with a state of its own.
 *
 * @param site the registered site that it leads to or from
 * @param names what a visitor would read on it: the names of the unit, or of the portal
 * @param hosts canonical hosts at which it may end, aliases included
 * @param pages addresses of the pages on which it may stand
 */
public record ExpectedLink(
    TargetId id,
    Direction direction,
    UnitCode unit,
    TargetId site,
    List<String> names,
    Set<String> hosts,
    List<String> pages) {

  public ExpectedLink {
    names = List.copyOf(names);
    hosts = hosts.stream().map(HostName::canonical).collect(Collectors.toUnmodifiableSet());
    pages = List.copyOf(pages);
    if (hosts.isEmpty() || pages.isEmpty()) {
      throw new IllegalArgumentException(id + ": expected a host and a page");
    }
  }

  /** The id of the link of a site. */
  public static TargetId idOf(Direction direction, TargetId site) {
    String id = "lk/" + direction.label() + "/" + site;
    return new TargetId(id.length() > 80 ? id.substring(0, 80) : id);
  }
}
