package vn.gov.haiduong.haidang.pagewatch;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Which pages of a site are read beside its home page, in the order of their turns. What strangers
 * leave stands seldom in the menu: of each source some come in, and what a name gives away comes
 * first.
 *
 * @param menu to which the home page leads
 * @param sitemap from the sitemaps
 * @param robots that robots.txt names
 * @param uploaded pages among the uploaded files
 * @param search a page of the site's own search
 */
public record InnerPages(
    List<String> menu,
    List<String> sitemap,
    List<String> robots,
    List<String> uploaded,
    List<String> search) {

  private static final int MOST_TELLING = 8;
  private static final int MOST_MENU = 16;
  private static final int MOST_SITEMAP = 10;
  private static final int MOST_UPLOADED = 4;
  private static final int MOST_ROBOTS = 2;

  /**
   * Paths with their queries, at most 40.
   *
   * @param telling whether a path says by itself that something is wrong
   * @param round how often the site was gone through before: other pages come in then
   */
  public List<String> choose(Predicate<String> telling, int round) {
    List<String> all = new ArrayList<>();
    for (List<String> source : List.of(uploaded, search, sitemap, robots, menu)) {
      all.addAll(source);
    }
    Set<String> chosen =
        new LinkedHashSet<>(some(all.stream().filter(telling).toList(), round, MOST_TELLING));
    chosen.addAll(some(search, 0, 1));
    chosen.addAll(some(uploaded, round, MOST_UPLOADED));
    chosen.addAll(some(menu, 0, MOST_MENU));
    chosen.addAll(some(sitemap, round, MOST_SITEMAP));
    chosen.addAll(some(robots, round, MOST_ROBOTS));
    return List.copyOf(chosen);
  }

  /** So many of them, evenly from the whole list, others in each round. */
  private static List<String> some(List<String> from, int round, int most) {
    List<String> some = new ArrayList<>();
    int step = Math.max(1, from.size() / most);
    for (int i = 0; i < from.size() && some.size() < most; i += step) {
      some.add(from.get(Math.floorMod(i + round, from.size())));
    }
    return some;
  }
}
