package vn.gov.haiduong.haidang.linkage;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a site's robots.txt (RFC 9309) says to everybody or to us.
 *
 * @param forbidden begins of paths that machines are kept from
 * @param allowed begins of paths that are named as open
 * @param sitemaps addresses as written; RFC 9309 section 2.2.4 leaves them outside any group
 */
public record Robots(List<String> forbidden, List<String> allowed, List<String> sitemaps) {

  /** A site without such a file, and a file that is none. */
  public static final Robots NONE = new Robots(List.of(), List.of(), List.of());

  private static final int MOST_LINES = 500;

  public Robots {
    forbidden = List.copyOf(forbidden);
    allowed = List.copyOf(allowed);
    sitemaps = List.copyOf(sitemaps);
  }

  public static Robots read(String text) {
    List<String> forbidden = new ArrayList<>();
    List<String> allowed = new ArrayList<>();
    List<String> sitemaps = new ArrayList<>();
    boolean us = false;
    boolean naming = false;
    for (String line : text.lines().limit(MOST_LINES).toList()) {
      int hash = line.indexOf('#');
      String plain = (hash < 0 ? line : line.substring(0, hash)).strip();
      int colon = plain.indexOf(':');
      if (colon < 0) {
        continue;
      }
      String key = plain.substring(0, colon).strip().toLowerCase(Locale.ROOT);
      String value = plain.substring(colon + 1).strip();
      switch (key) {
        case "user-agent" -> {
          String who = value.toLowerCase(Locale.ROOT);
          boolean named = who.equals("*") || who.startsWith("haidang");
          us = naming ? us || named : named;
          naming = true;
          continue;
        }
        case "sitemap" -> sitemaps.add(value);
        case "disallow" -> into(us, value, forbidden);
        case "allow" -> into(us, value, allowed);
        default -> {
          // Crawl-delay and the like ask for less than we take.
        }
      }
      naming = false;
    }
    return new Robots(forbidden, allowed, sitemaps);
  }

  private static void into(boolean us, String value, List<String> paths) {
    if (us && !value.isEmpty()) {
      int wild = 0;
      while (wild < value.length() && "*$".indexOf(value.charAt(wild)) < 0) {
        wild++;
      }
      paths.add(value.substring(0, wild));
    }
  }

  /** Whether machines may ask for this path. */
  public boolean permits(String path) {
    return forbidden.stream().noneMatch(path::startsWith);
  }
}
