package vn.gov.haiduong.haidang.app.pagewatch;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.gov.haiduong.haidang.pagewatch.Rhythm;

/**
 * How pages are read.
 *
 * @param rhythm empty where pages are not read at all
 * @param folder data folder in which copies are kept; empty where nothing is kept
 * @param portalHosts hosts of the provincial portal
 * @param authorities documents that permit more than robots.txt does and reading as a search
 *     engine, by the id of the site
 */
public record PageSetup(
    Optional<Rhythm> rhythm,
    Optional<Path> folder,
    Set<String> portalHosts,
    Map<String, String> authorities) {

  /** Nobody reads pages. */
  public static final PageSetup NONE =
      new PageSetup(Optional.empty(), Optional.empty(), Set.of(), Map.of());

  public PageSetup {
    portalHosts = Set.copyOf(portalHosts);
    authorities = Map.copyOf(authorities);
  }
}
