package vn.gov.haiduong.haidang.linkage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import vn.gov.haiduong.haidang.page.PageLink;
import vn.gov.haiduong.haidang.wording.Plain;

/**
 * Whether the links that must exist are there. What a page says is all that is judged here; whether
 * the link's target answers is for a probe to see.
 */
public final class Linkage {

  private static final int SHORTEST_NAME = 6;

  /** Under the right words before any words, straight before through a redirector. */
  private static final Comparator<Found> BEST_FIRST =
      Comparator.comparing((Found found) -> !found.named())
          .thenComparing(
              found -> !HostName.ofAddress(found.link().href()).equals(Optional.of(found.host())));

  private Linkage() {}

  /** What the pages say about one link. */
  public sealed interface Seen {

    /** Every link that leads to the registered host or claims to, the best first. */
    List<Found> found();

    /**
     * At least one link leads to the registered host: a right link anywhere wins over wrong ones
     * elsewhere.
     *
     * @param right different addresses at the registered host, the best first
     * @param wrong links that claim to be it and lead elsewhere
     */
    record Present(List<Found> right, List<Found> wrong) implements Seen {
      public Present {
        right = List.copyOf(right);
        wrong = List.copyOf(wrong);
      }

      @Override
      public List<Found> found() {
        return Stream.concat(right.stream(), wrong.stream()).toList();
      }
    }

    /** No page has it. */
    record Missing() implements Seen {
      @Override
      public List<Found> found() {
        return List.of();
      }
    }

    /** Links that say they are the one, and all of them lead elsewhere. */
    record Wrong(List<Found> wrong) implements Seen {
      public Wrong {
        wrong = List.copyOf(wrong);
      }

      @Override
      public List<Found> found() {
        return wrong;
      }
    }
  }

  /**
   * Looks for one link.
   *
   * @param ambiguous plain names that more than one unit has: a link of that name to another host
   *     is not a wrong link, for it may be the other unit's
   */
  public static Seen look(ExpectedLink expected, List<PageLinks> pages, Set<String> ambiguous) {
    Map<String, Found> right = new LinkedHashMap<>();
    Map<String, Found> wrong = new LinkedHashMap<>();
    for (PageLinks page : pages) {
      for (PageLink link : page.links()) {
        List<String> ends = ends(link, page);
        if (ends.isEmpty()) {
          continue;
        }
        boolean named = named(link, expected, ambiguous);
        Optional<String> registered = ends.stream().filter(expected.hosts()::contains).findFirst();
        String last = ends.getLast();
        if (registered.isPresent()) {
          Found found = new Found(link, page.address(), registered.get(), named);
          right.merge(link.href(), found, Linkage::better);
        } else if (named || imitates(last, expected)) {
          Found found = new Found(link, page.address(), last, named);
          wrong.merge(link.href(), found, Linkage::better);
        }
      }
    }
    List<Found> best = right.values().stream().sorted(BEST_FIRST).toList();
    List<Found> worst = wrong.values().stream().sorted(BEST_FIRST).toList();
    return !best.isEmpty()
        ? new Seen.Present(best, worst)
        : worst.isEmpty() ? new Seen.Missing() : new Seen.Wrong(worst);
  }

  private static Found better(Found one, Found other) {
    return BEST_FIRST.compare(one, other) <= 0 ? one : other;
  }

  /**
   * Hosts to which a listing page of the portal leads and that nobody registered.
   *
   * @param registered canonical hosts of the inventory
   * @return the first text by host
   */
  public static Map<String, String> unlisted(
      PageLinks page, Set<String> registered, PortalListing listing) {
    Map<String, String> unlisted = new LinkedHashMap<>();
    Optional<String> own = HostName.ofAddress(page.address());
    for (PageLink link : page.links()) {
      end(link, page)
          .filter(host -> !registered.contains(host) && !listing.knows(host))
          .filter(host -> !own.equals(Optional.of(host)))
          .ifPresent(host -> unlisted.putIfAbsent(host, link.text()));
    }
    return unlisted;
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
    String plain = Plain.unaccented(text).toLowerCase(Locale.ROOT);
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
