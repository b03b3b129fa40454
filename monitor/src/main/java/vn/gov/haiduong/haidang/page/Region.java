package vn.gov.haiduong.haidang.page;

import java.util.Locale;
import java.util.regex.Pattern;
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

  private static final Pattern FOOT =
      Pattern.compile(
          "(^|[\\s_-])(site-?)?(foot|footer|footers|chan-?trang|copyright|ban-?quyen|coppyright"
              + "|licen[cs]e|giay-?phep)([\\s_-]|$|[0-9])|footer");
  private static final Pattern HEAD =
      Pattern.compile(
          "(^|\\s)(site-|main-|top-|page-)?(header|topbar|top-bar|topnav|masthead|head-top|top-head"
              + "|banner-?top|header-?top|top)(\\s|$)");
  private static final Pattern CLOCK_NAMES =
      Pattern.compile(
          "clock|dong-?ho|(^|[\\s_-])(today|hom-?nay|current-?(date|time)|date-?now|time-?now"
              + "|now|ngay-?gio|server-?time|datetime-?top|lbl-?(date|ngay)(now|today|hientai)"
              + "|thu-?ngay|ngay-?hien-?tai|amlich|am-?lich|lunar|ngay-?thang)([\\s_-]|$)");
  private static final Pattern WEATHER_NAMES = Pattern.compile("weather|thoi-?tiet|nhiet-?do");
  private static final Pattern EVENT_NAMES =
      Pattern.compile(
          "(^|[\\s_-])(events?|calendar|schedule|lich|lich-?(cong-?tac|tiep|hop|lam-?viec|su-?kien)"
              + "|meeting|countdown|dem-?nguoc)([\\s_-]|$)|lich-?cong-?tac|lichcongtac|lich-?tiep");

  /** The region of an element inside a place of region {@code outer}. */
  static Region of(Element element, Region outer) {
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
    String names = (element.className() + " " + element.id()).toLowerCase(Locale.ROOT).strip();
    if (names.isEmpty() || names.length() > 300) {
      return outer;
    }
    if (CLOCK_NAMES.matcher(names).find()) {
      return CLOCK;
    }
    if (WEATHER_NAMES.matcher(names).find()) {
      return WEATHER;
    }
    if (EVENT_NAMES.matcher(names).find() && !names.contains("tin") && !names.contains("news")) {
      return EVENT;
    }
    if (tag.equals("body") || tag.equals("form") || tag.equals("main")) {
      return outer;
    }
    if (outer == BODY && FOOT.matcher(names).find()) {
      return FOOTER;
    }
    return outer == BODY && HEAD.matcher(names).find() && !inside(element) ? HEADER : outer;
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
