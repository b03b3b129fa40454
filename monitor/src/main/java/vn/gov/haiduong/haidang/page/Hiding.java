package vn.gov.haiduong.haidang.page;

import org.jsoup.nodes.Element;

/**
 * Why a part of a page cannot be seen.
 *
 * @param technique in a few words, with the declaration
 * @param certain the page itself says it; not certain is a colour against a background that an
 *     outer style sheet may have set
 * @param root where it begins
 * @param openable inside what visitors can open: menus, tabs, boxes, accordions
 */
record Hiding(String technique, boolean certain, Element root, boolean openable) {

  boolean waits() {
    return technique.equals(WAITS);
  }

  /** Links without a word or a picture: one may be left over, several stand for machines. */
  static final String NOTHING_TO_SEE = "liên kết không có gì để thấy";

  /** A known script shows it once the visitor is there. */
  static final String WAITS = "chờ hiện khi cuộn tới";

  /** What stands only for browsers without scripts. */
  static final String NOSCRIPT = "noscript";
}
