package vn.gov.haiduong.haidang.app.pagewatch;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import vn.gov.haiduong.haidang.journal.Body;
import vn.gov.haiduong.haidang.journal.Entry;
import vn.gov.haiduong.haidang.journal.History;
import vn.gov.haiduong.haidang.pagewatch.Course;
import vn.gov.haiduong.haidang.pagewatch.Course.Standing;
import vn.gov.haiduong.haidang.pagewatch.Judged;
import vn.gov.haiduong.haidang.target.TargetId;

/**
 * What the ledger remembers of pages, so that a restart neither opens an incident twice nor forgets
 * one.
 *
 * @param standing what was confirmed and not yet over, by site and page
 * @param cleared when a site was last cleaned up
 * @param suspected sites whose incident is open
 */
record Restored(
    Map<TargetId, Map<String, Standing>> standing,
    Map<TargetId, Instant> cleared,
    Set<TargetId> suspected) {

  static final String TOPIC = "page";
  static final String CONFIRMED = "page_confirmed";
  static final String OVER = "page_over";
  static final String CLEARED = "page_cleared";

  static final Restored NOTHING = new Restored(Map.of(), Map.of(), Set.of());

  /** Longer than a site is watched after a clean-up. */
  private static final Duration BACK = Duration.ofDays(400);

  Restored {
    standing = Map.copyOf(standing);
    cleared = Map.copyOf(cleared);
    suspected = Set.copyOf(suspected);
  }

  /** Reads it; blocks. */
  static Restored of(History history, Set<TargetId> suspected, Instant now) {
    Map<TargetId, Map<String, Standing>> standing = new HashMap<>();
    Map<TargetId, Instant> cleared = new HashMap<>();
    history.entries(
        now.minus(BACK),
        now.plus(Duration.ofDays(1)),
        entry -> {
          if (entry instanceof Entry.Finding found && found.topic().equals(TOPIC)) {
            take(found, standing, cleared);
          }
        });
    return new Restored(standing, cleared, suspected);
  }

  private static void take(
      Entry.Finding found,
      Map<TargetId, Map<String, Standing>> standing,
      Map<TargetId, Instant> cleared) {
    Body body = found.body();
    String page = body.text("page").orElse("/");
    switch (found.what()) {
      case CONFIRMED ->
          body.text("judged")
              .flatMap(Judged::of)
              .ifPresent(
                  judged -> {
                    Instant since =
                        body.number("since").map(Instant::ofEpochMilli).orElse(found.at());
                    standing
                        .computeIfAbsent(found.target(), _ -> new TreeMap<>())
                        .put(page, new Standing(judged, since, found.at(), found.at()));
                  });
      case OVER ->
          standing.computeIfPresent(
              found.target(),
              (_, pages) -> {
                pages.remove(page);
                return pages;
              });
      case CLEARED -> cleared.put(found.target(), found.at());
      default -> {
        // Of another version.
      }
    }
  }

  /** The course as it goes on. */
  Course of(Course fresh, Instant now) {
    Map<String, Standing> pages = new TreeMap<>(standing.getOrDefault(fresh.target(), Map.of()));
    boolean known = pages.values().stream().anyMatch(of -> of.judged() == Judged.SUSPECT);
    if (suspected.contains(fresh.target()) && !known) {
      pages.put(fresh.home(), new Standing(Judged.SUSPECT, now, Instant.EPOCH, now));
    }
    Instant since = cleared.getOrDefault(fresh.target(), Instant.EPOCH);
    return pages.isEmpty() && since.equals(Instant.EPOCH)
        ? fresh
        : fresh.restored(pages, since.plus(fresh.rhythm().watch()), now);
  }
}
