package vn.gov.haiduong.haidang.status;

import java.time.Instant;
import java.util.List;
import vn.gov.haiduong.haidang.target.Side;

/**
 * Whether we can see through one side of our own network, and the anchors that tell.
 *
 * @param judged whether the side has enough anchors for a verdict at all
 * @param since since when it can see, or cannot
 */
public record OwnSideStatus(
    Side side, boolean judged, boolean seeing, Instant since, String said, List<Anchor> anchors) {

  public OwnSideStatus {
    anchors = List.copyOf(anchors);
  }

  /** One anchor and its last answer. */
  public record Anchor(String name, String role, boolean answered) {}
}
