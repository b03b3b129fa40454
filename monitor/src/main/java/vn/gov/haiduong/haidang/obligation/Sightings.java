package vn.gov.haiduong.haidang.obligation;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import vn.gov.haiduong.haidang.linkage.LinkSight;
import vn.gov.haiduong.haidang.target.TargetId;

/**
 * What was seen beside the measurements that the snapshot has.
 *
 * @param pages what the last readings of each site said
 * @param links what was seen when each link was last looked for
 * @param strangers hosts to which the portal's listing leads and that nobody registered, with the
 *     words on the link
 * @param history days that were kept, figures alone
 */
public record Sightings(
    Map<TargetId, Map<CheckCode, PageFact>> pages,
    Map<TargetId, LinkSight> links,
    Map<String, String> strangers,
    List<DutyDay> history) {

  /** Nothing seen yet. */
  public static final Sightings NONE = new Sightings(Map.of(), Map.of(), Map.of(), List.of());

  public Sightings {
    pages = Map.copyOf(pages);
    links = Map.copyOf(links);
    history = List.copyOf(history);
    SortedMap<String, String> sorted = new TreeMap<>(strangers);
    strangers = Collections.unmodifiableSortedMap(sorted);
  }

  Map<CheckCode, PageFact> of(TargetId site) {
    return pages.getOrDefault(site, Map.of());
  }
}
