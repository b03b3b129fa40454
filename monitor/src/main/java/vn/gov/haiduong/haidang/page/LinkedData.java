package vn.gov.haiduong.haidang.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a page tells search engines about itself in JSON-LD: nobody sees it on the page, and it is
 * what a search result shows.
 */
final class LinkedData {

  private static final int LONGEST = 20_000;
  private static final int MOST = 60;

  private static final Pattern SAID =
      Pattern.compile(
          "\"(name|headline|description|alternateName|keywords|url|@id|mainEntityOfPage)\"\\s?:\\s?\"((?:[^\"\\\\]|\\\\.){3,2000})\"");
  private static final Pattern UNICODE = Pattern.compile("\\\\u([0-9a-fA-F]{4})");

  private LinkedData() {}

  /** Names and descriptions. */
  static List<String> words(Page page) {
    return said(page, false);
  }

  /** Addresses that the page or its owner is said to have. */
  static List<String> addresses(Page page) {
    return said(page, true);
  }

  private static List<String> said(Page page, boolean address) {
    List<String> found = new ArrayList<>();
    for (Page.Script script : page.scripts) {
      if (!script.element().attr("type").toLowerCase(Locale.ROOT).contains("ld+json")) {
        continue;
      }
      String code = script.code();
      Matcher said = SAID.matcher(code.length() > LONGEST ? code.substring(0, LONGEST) : code);
      while (said.find() && found.size() < MOST) {
        String name = said.group(1);
        boolean place = name.equals("url") || name.equals("@id") || name.equals("mainEntityOfPage");
        if (place == address) {
          found.add(opened(said.group(2)));
        }
      }
    }
    return found;
  }

  private static String opened(String text) {
    return UNICODE
        .matcher(text.replace("\\/", "/").replace("\\\"", "\""))
        .replaceAll(
            m -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(m.group(1), 16))));
  }
}
