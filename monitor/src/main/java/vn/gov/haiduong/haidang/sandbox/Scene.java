package vn.gov.haiduong.haidang.sandbox;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import vn.gov.haiduong.haidang.target.TargetId;

/**
 * One moment of the demo's story.
 *
 * @param after the start of the story, at speed 1
 * @param words what happens, one Vietnamese sentence without its end
 * @param look the target whose page shows it best; empty for the whole status page
 */
public record Scene(Duration after, List<Switch> switches, String words, Optional<TargetId> look) {

  public Scene {
    switches = List.copyOf(switches);
    if (after.isNegative()) {
      throw new IllegalArgumentException("after: expected 0 or more, got " + after);
    }
  }
}
