package vn.gov.haiduong.haidang.pagewatch;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import vn.gov.haiduong.haidang.target.TargetId;

/**
 * How pages of the province are read, as written in the inventory.
 *
 * @param demo rhythm of a demonstration
 * @param authorities number of the document by which a site permits more than its robots.txt: to be
 *     read where it forbids machines, and as a search engine
 */
public record PagePlan(Rhythm rhythm, Rhythm demo, Map<TargetId, String> authorities) {

  /** Where nothing is written. */
  public static final PagePlan USUAL =
      new PagePlan(
          Rhythm.REAL,
          new Rhythm(
              Duration.ofSeconds(60),
              Duration.ofMinutes(10),
              Duration.ofSeconds(10),
              Rhythm.REAL.watch(),
              Rhythm.REAL.close()),
          Map.of());

  public PagePlan {
    authorities = Map.copyOf(authorities);
  }

  public Optional<String> authority(TargetId site) {
    return Optional.ofNullable(authorities.get(site));
  }

  /** The same for a demonstration. */
  public PagePlan ofDemo() {
    return new PagePlan(demo, demo, Map.of());
  }
}
