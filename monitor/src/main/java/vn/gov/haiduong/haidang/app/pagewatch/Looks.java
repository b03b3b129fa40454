package vn.gov.haiduong.haidang.app.pagewatch;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.gov.haiduong.haidang.pagewatch.Ask;
import vn.gov.haiduong.haidang.target.TargetId;

/**
 * When which page was last seen as several visitors see it. A look in which somebody got no answer
 * says nothing of what he is shown: it is repeated at the next readings, a few times. One context.
 */
final class Looks {

  private static final int TRIES = 3;

  /** The latest look, and how many in a row were not whole. */
  private record Look(Instant at, int missed) {}

  private final Map<TargetId, Map<String, Look>> last = new HashMap<>();

  /**
   * Whether the page is to be seen as several visitors see it: once in each span of close readings,
   * and whenever it is read to confirm a doubt or to see whether it is over, for what was shown to
   * one visitor only the others cannot tell.
   */
  boolean due(TargetId id, Ask ask, Duration span, Instant now) {
    Look before = last.getOrDefault(id, Map.of()).get(ask.page());
    return ask.close()
        || ask.fresh()
        || before == null
        || (before.missed() > 0 && before.missed() < TRIES)
        || !before.at().plus(span).isAfter(now);
  }

  void took(TargetId id, String page, Instant now, List<Fetch> faces) {
    boolean whole = !faces.isEmpty() && faces.stream().allMatch(Fetch::answered);
    Map<String, Look> pages = last.computeIfAbsent(id, _ -> new HashMap<>());
    Look before = pages.get(page);
    pages.put(page, new Look(now, whole ? 0 : before == null ? 1 : before.missed() + 1));
  }

  void forget(TargetId id) {
    last.remove(id);
  }
}
