package vn.gov.haiduong.haidang.linkage;

import java.time.Instant;
import java.util.List;

/**
 * What was seen when a link was last looked for: the one that was taken and all others.
 *
 * @param found every link that leads to the registered host or claims to, the best first
 * @param opened address of the link that was opened; empty where there was none to open
 * @param landed where it ended after redirects; empty where it did not answer
 */
public record LinkSight(Instant at, List<Found> found, String opened, String landed) {
  public LinkSight {
    found = List.copyOf(found);
  }

  /** Different addresses under which the same is listed, the opened one included. */
  public List<String> addresses() {
    return found.stream().map(of -> of.link().href()).distinct().toList();
  }
}
