package vn.gov.haiduong.haidang.linkage;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import vn.gov.haiduong.haidang.page.PageLink;

/** Which links of a home page into its own site are opened to see whether they work. */
public final class InnerLinks {

  private static final Pattern FILE =
      Pattern.compile(
          ".*\\.(pdf|docx?|xlsx?|pptx?|zip|rar|7z|jpe?g|png|gif|mp[34]|avi|exe)(\\?.*)?");

  private InnerLinks() {}

  /**
   * Some of the page's links to pages of its own host, others in each round.
   *
   * @param robots of the site
   * @param round how often the site was sampled before
   * @param most how many
   */
  public static List<String> sample(PageLinks page, Robots robots, int round, int most) {
    String own = HostName.ofAddress(page.address()).orElse("");
    Set<String> all = new LinkedHashSet<>();
    for (PageLink link : page.links()) {
      String href = withoutFragment(link.href());
      boolean inner =
          link.manner() == PageLink.Manner.LINK
              && HostName.ofAddress(href).filter(own::equals).isPresent()
              && !href.equals(page.address())
              && !FILE.matcher(href.toLowerCase(Locale.ROOT)).matches();
      String path = path(href);
      if (inner && path.length() > 1 && robots.permits(path)) {
        all.add(href);
      }
    }
    List<String> list = List.copyOf(all);
    List<String> some = new ArrayList<>();
    int step = Math.max(1, list.size() / Math.max(1, most));
    for (int i = 0; i < list.size() && some.size() < most; i += step) {
      some.add(list.get(Math.floorMod(i + round, list.size())));
    }
    return some.stream().distinct().toList();
  }

  private static String withoutFragment(String href) {
    int hash = href.indexOf('#');
    return hash < 0 ? href : href.substring(0, hash);
  }

  private static String path(String href) {
    int from = href.indexOf('/', href.indexOf("://") + 3);
    return from < 0 ? "/" : href.substring(from);
  }
}
