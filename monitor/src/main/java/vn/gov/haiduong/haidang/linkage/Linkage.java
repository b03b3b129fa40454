package vn.gov.haiduong.haidang.linkage;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.gov.haiduong.haidang.page.PageLink;
import vn.gov.haiduong.haidang.wording.Plain;

/**
 * Whether the links that must exist are there. What a page says is all that is judged here; whether
 * the link's target answers is for a probe to see.
 */
public final class Linkage {

  private static final int SHORTEST_NAME = 6;

  private Linkage() {}

  /** What the pages say about one link. */
  public sealed interface Seen {

    /** The link is there; {@code page} is where it stands. */
    record Present(PageLink link, String page) implements Seen {}

    /** No page has it. */
    record Missing() implements Seen {}

    /**
     * A link that says it is the one leads elsewhere.
     *
     * @param host where it leads
     */
    record Wrong(PageLink link, String host, String page) implements Seen {}
  }

  /**
   * Looks for one link.
   *
   * @param ambiguous plain names that more than one unit has: a link of that name to another host
   *     is not a wrong link, for it may be the other unit's
   */
  public static Seen look(ExpectedLink expected, List<PageLinks> pages, Set<String> ambiguous) {
    for (PageLinks page : pages) {
      for (PageLink link : page.links()) {
        if (leadsTo(link, page, expected.hosts())) {
          return new Seen.Present(link, page.address());
        }
      }
    }
    for (PageLinks page : pages) {
      for (PageLink link : page.links()) {
        Optional<String> host = end(link, page);
        if (host.isPresent()
            && (named(link, expected, ambiguous) || imitates(host.get(), expected))) {
          return new Seen.Wrong(link, host.get(), page.address());
        }
      }
    }
    return new Seen.Missing();
  }

  /**
   * Hosts to which the portal's listing leads and that nobody registered.
   *
   * @param known canonical hosts of the inventory and of the wider state
   * @return the first text by host
   */
  public static Map<String, String> unlisted(List<PageLinks> pages, Set<String> known) {
    Map<String, String> unlisted = new LinkedHashMap<>();
    for (PageLinks page : pages) {
      Optional<String> own = HostName.ofAddress(page.address());
      for (PageLink link : page.links()) {
        end(link, page)
            .filter(host -> !known.contains(host) && !own.equals(Optional.of(host)))
            .ifPresent(host -> unlisted.putIfAbsent(host, link.text()));
      }
    }
    return unlisted;
  }

  /** The host itself, or through a redirector of the page's own site. */
  private static boolean leadsTo(PageLink link, PageLinks page, Set<String> hosts) {
    return ends(link, page).stream().anyMatch(hosts::contains);
  }

  private static Optional<String> end(PageLink link, PageLinks page) {
    return ends(link, page).stream().reduce((_, last) -> last);
  }

  private static List<String> ends(PageLink link, PageLinks page) {
    List<String> ends = new ArrayList<>(2);
    Optional<String> host = HostName.ofAddress(link.href());
    host.ifPresent(ends::add);
    boolean own = host.isPresent() && host.equals(HostName.ofAddress(page.address()));
    if (own) {
      HostName.carried(link.href()).stream()
          .flatMap(address -> HostName.ofAddress(address).stream())
          .forEach(ends::add);
    }
    return ends;
  }

  /** Whether the link's words are one of the names, and of nobody else. */
  private static boolean named(PageLink link, ExpectedLink expected, Set<String> ambiguous) {
    String text = plain(link.text());
    return text.length() >= SHORTEST_NAME
        && expected.names().stream()
            .map(Linkage::plain)
            .anyMatch(name -> name.equals(text) && !ambiguous.contains(name));
  }

  /** A name as it is compared: without accents, case and the words that every site has. */
  public static String plain(String text) {
    String plain = Plain.unaccented(text).toLowerCase(java.util.Locale.ROOT);
    return plain
        .replaceAll("[^a-z0-9]+", " ")
        .replaceAll("^ ?(cong|trang) (thong tin )?(dien tu )?", "")
        .replaceAll("^(cua )?(uy ban nhan dan|ubnd) ", "ubnd ")
        .strip();
  }

  /** Names made to be taken for one of ours: ours as first labels of a foreign name. */
  private static boolean imitates(String host, ExpectedLink expected) {
    return expected.hosts().stream()
        .anyMatch(
            ours ->
                !host.equals(ours)
                    && !host.endsWith("." + ours)
                    && (host.startsWith(ours + ".")
                        || host.contains("." + ours + ".")
                        || host.equals(ours.replace(".gov.vn", ".vn"))
                        || host.equals(ours.replace(".gov.vn", ".com.vn"))
                        || host.equals(ours.replace(".gov.vn", ".com"))));
  }
}
