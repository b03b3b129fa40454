package vn.gov.haiduong.haidang.app.pagewatch;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import vn.gov.haiduong.haidang.pagewatch.PagePlan;

/**
 * How a service reads pages.
 *
 * @param plan as it is in force now; empty where pages are not read at all
 * @param folder data folder in which copies are kept; empty where nothing is kept
 * @param portalHosts hosts of the provincial portal
 */
public record PageSetup(
    Optional<Supplier<PagePlan>> plan, Optional<Path> folder, Set<String> portalHosts) {

  /** Nobody reads pages. */
  public static final PageSetup NONE = new PageSetup(Optional.empty(), Optional.empty(), Set.of());

  public PageSetup {
    portalHosts = Set.copyOf(portalHosts);
  }

  /** Whether pages are read. */
  boolean reads() {
    return plan.isPresent();
  }

  PagePlan now() {
    return plan.map(Supplier::get).orElse(PagePlan.USUAL);
  }
}
