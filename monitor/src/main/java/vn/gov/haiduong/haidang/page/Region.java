package vn.gov.haiduong.haidang.page;

import org.jsoup.nodes.Element;

/** The part of a page that something stands in, told by tags and the usual names of classes. */
enum Region {
  BODY,
  HEADER,
  NAV,
  FOOTER,
  CLOCK,
  WEATHER,
  EVENT,
  ARTICLE;

  /** The region of an element inside a place of region {@code outer}. */
  static Region of(Element element, Region outer, NameKinds kinds) {
    if (outer != BODY && outer != HEADER && outer != ARTICLE && outer != NAV) {
      return outer;
    }
    String tag = element.normalName();
    switch (tag) {
      case "footer" -> {
        return outer == ARTICLE ? outer : FOOTER;
      }
      case "nav" -> {
        return NAV;
      }
      case "header" -> {
        return outer == BODY && !inside(element) ? HEADER : outer;
      }
      case "article" -> {
        return ARTICLE;
      }
      default -> {}
    }
    NameKinds.Kind kind = kinds.of(element);
    if (kind.clock()) {
      return CLOCK;
    }
    if (kind.weather()) {
      return WEATHER;
    }
    if (kind.event()) {
      return EVENT;
    }
    if (tag.equals("body") || tag.equals("form") || tag.equals("main")) {
      return outer;
    }
    if (outer == BODY && kind.foot()) {
      return FOOTER;
    }
    return outer == BODY && kind.head() && !inside(element) ? HEADER : outer;
  }

  private static boolean inside(Element element) {
    int up = 0;
    for (Element at = element.parent(); at != null && up < 30; at = at.parent(), up++) {
      String tag = at.normalName();
      if (tag.equals("main")
          || tag.equals("article")
          || tag.equals("li")
          || tag.equals("section")) {
        return true;
      }
    }
    return false;
  }
}
