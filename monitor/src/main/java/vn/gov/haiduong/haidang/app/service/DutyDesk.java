package vn.gov.haiduong.haidang.app.service;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import vn.gov.haiduong.haidang.config.Configuration;
import vn.gov.haiduong.haidang.obligation.CheckCode;
import vn.gov.haiduong.haidang.obligation.PageFact;
import vn.gov.haiduong.haidang.obligation.Registry;
import vn.gov.haiduong.haidang.obligation.Standing;
import vn.gov.haiduong.haidang.obligation.Standings;
import vn.gov.haiduong.haidang.page.LinkReader;
import vn.gov.haiduong.haidang.status.Snapshot;
import vn.gov.haiduong.haidang.target.Inventory;
import vn.gov.haiduong.haidang.target.Site;
import vn.gov.haiduong.haidang.target.UnitCode;
import vn.gov.haiduong.haidang.time.Province;

/**
 * Knows what is demanded and what pages said, and tells how duties stand. Safe from any thread; a
 * standing is made at most every few seconds, for it costs a walk over all targets.
 */
final class DutyDesk {

  private static final long KEEP_MILLIS = 5_000;

  private final boolean simulated;
  private final Map<UnitCode, Map<CheckCode, PageFact>> pages = new ConcurrentHashMap<>();
  private volatile Registry registry;
  private volatile @Nullable Standing made;

  /**
   * @param simulated the simulated province, whose sites stand at other ports than links say
   */
  DutyDesk(Registry registry, boolean simulated) {
    this.registry = registry;
    this.simulated = simulated;
  }

  static Registry registry(Configuration read) {
    return registry(read.inventory(), read);
  }

  private static Registry registry(Inventory inventory, Configuration read) {
    Set<UnitCode> contacts = new HashSet<>();
    for (Site site : inventory.sites()) {
      if (!site.people().leader().isEmpty() && !site.people().specialist().isEmpty()) {
        contacts.add(site.listed().unit());
      }
    }
    return new Registry(inventory.goals(), read.duties(), contacts);
  }

  boolean simulated() {
    return simulated;
  }

  void adopt(Registry changed) {
    registry = changed;
    made = null;
  }

  /** A home page was read. */
  void read(UnitCode unit, LinkMeasurer.Home home) {
    pages.put(
        unit,
        PageFact.of(
            LinkReader.text(home.html()),
            home.page().strictTransport(),
            home.page().finalUrl().startsWith("https:")));
  }

  /** How duties stood at {@code snapshot}, or a few seconds before. */
  Standing standing(Snapshot snapshot) {
    Standing kept = made;
    if (kept != null
        && Math.abs(snapshot.at().toEpochMilli() - kept.at().toEpochMilli()) < KEEP_MILLIS) {
      return kept;
    }
    Standing now =
        Standings.of(
            registry, snapshot, Map.copyOf(pages), Province.local(snapshot.at()).toLocalDate());
    made = now;
    return now;
  }
}
