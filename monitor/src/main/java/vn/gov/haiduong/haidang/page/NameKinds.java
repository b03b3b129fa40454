package vn.gov.haiduong.haidang.page;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/**
 * What the class and id of an element say of it, looked up once for each different writing on a
 * page. Not for several threads.
 */
final class NameKinds {

  private static final int MOST = 20_000;
  private static final int MOST_KINDS = 10;
  private static final int MOST_CARRIERS = 100;

  /** How far above what it opens the carrier of a menu stands. */
  private static final int HIGHEST = 6;

  /** Usual meanings of names. */
  record Kind(
      boolean clock,
      boolean weather,
      boolean event,
      boolean foot,
      boolean head,
      boolean openable,
      boolean hides) {

    static final Kind NONE = new Kind(false, false, false, false, false, false, false);
  }

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
  private static final Pattern OPENABLE =
      Pattern.compile(
          "menu|nav|dropdown|drop-down|submenu|sub_menu|tab-?pane|tab-?content|tabs?\\b|modal"
              + "|popup|collapse|accordion|panel|slide|carousel|swiper|offcanvas|drawer|tooltip"
              + "|popover|lightbox|sr-only|visually-hidden|screen-reader|skip|mega|toggle|dialog"
              + "|fancybox|owl-|mobile|mm-|sidebar|search|login|cookie|consent|gdpr|privacy|chat"
              + "|toast|notif|thong-?bao|loading|preload|flexnav|toc|hoidap|faq"
              // hidden on some sizes of screen only
              + "|\\bd-(?:sm|md|lg|xl|xxl)-|\\b(?:sm|md|lg|xl):(?:block|flex|grid|inline)"
              + "|\\b(?:hidden|visible)-(?:xs|sm|md|lg)");

  /** Classes by which every known style sheet hides. */
  private static final Pattern HIDES =
      Pattern.compile(
          "(?:^|\\s)(?:d-none|(?:is-|uk-|u-)?hidden|hide|invisible|visually-hidden|sr-only|screen-reader-text|element-invisible|displaynone)(?:\\s|$)");

  private final Map<String, Kind> known = new HashMap<>();

  /** Ids and classes that a visitor can open, told by the page's own code. */
  final Set<String> opened = new HashSet<>();

  /** Kinds of elements that open inside a carrier of this class, id or kind: {@code ".m", "ul"}. */
  private final Map<String, Set<String>> inside = new HashMap<>();

  /** A rule of the style sheet opens elements of a kind inside a carrier. */
  void openedInside(String carrier, String kind) {
    if (inside.size() < MOST_KINDS || inside.containsKey(kind)) {
      Set<String> carriers = inside.computeIfAbsent(kind, _ -> new HashSet<>());
      if (carriers.size() < MOST_CARRIERS) {
        carriers.add(carrier);
      }
    }
  }

  /** Whether it lies in a carrier whose state opens it. */
  boolean opensInside(Element element) {
    Set<String> carriers = inside.get(element.normalName());
    if (carriers == null) {
      return false;
    }
    Element above = element.parent();
    for (int i = 0; i < HIGHEST && above != null; i++, above = above.parent()) {
      if (carriers.contains(above.normalName())
          || (!above.id().isEmpty() && carriers.contains("#" + above.id().toLowerCase(Locale.ROOT)))
          || (above.hasAttr("class")
              && above.classNames().stream()
                  .anyMatch(name -> carriers.contains("." + name.toLowerCase(Locale.ROOT))))) {
        return true;
      }
    }
    return false;
  }

  Kind of(Element element) {
    if (element.attributesSize() == 0) {
      return Kind.NONE;
    }
    String names = element.className() + " " + element.id();
    if (names.length() < 2 || names.length() > 400) {
      return Kind.NONE;
    }
    Kind kind = known.get(names);
    if (kind == null) {
      kind = told(names.toLowerCase(Locale.ROOT).strip());
      if (known.size() < MOST) {
        known.put(names, kind);
      }
    }
    return kind;
  }

  private boolean byCode(String names) {
    if (!opened.isEmpty()) {
      for (String name : names.split("\\s+", 40)) {
        if (opened.contains(name)) {
          return true;
        }
      }
    }
    return false;
  }

  private Kind told(String names) {
    if (names.isEmpty()) {
      return Kind.NONE;
    }
    boolean place = names.length() <= 300;
    return new Kind(
        place && CLOCK_NAMES.matcher(names).find(),
        place && WEATHER_NAMES.matcher(names).find(),
        place
            && EVENT_NAMES.matcher(names).find()
            && !names.contains("tin")
            && !names.contains("news"),
        place && FOOT.matcher(names).find(),
        place && HEAD.matcher(names).find(),
        OPENABLE.matcher(names).find() || byCode(names),
        HIDES.matcher(names).find());
  }
}
