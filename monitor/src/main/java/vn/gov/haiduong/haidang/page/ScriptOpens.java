package vn.gov.haiduong.haidang.page;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * Which elements a visitor can open although they bear no usual name: a click, a state in the style
 * sheet or a control's attribute says so. What a script does by itself opens nothing.
 */
final class ScriptOpens {

  private static final int MOST = 500;

  private static final Pattern SHOWS =
      Pattern.compile(
          "(?:getElementById\\(\\s?[\"']|(?:\\$|jQuery|querySelector(?:All)?|getElementsByClassName)\\(\\s?[\"'][#.]?)([\\w-]{1,80})[\"']\\s?\\)(?:\\[0\\])?"
              + "\\s?\\.\\s?(?:classList\\.(?:toggle|add|remove)\\(|toggle\\(|show\\(|slideToggle\\(|slideDown\\(|fadeIn\\(|fadeToggle\\(|toggleClass\\(|addClass\\(|modal\\(|showModal\\(|hidden\\s?=\\s?(?:false|!)"
              + "|style\\.(?:display|visibility|height|left|right)\\s?=)");

  private static final Pattern STATE =
      Pattern.compile(":(?:hover|focus|focus-within|checked|target)\\b[^{},]{0,200}");

  private static final Pattern LAST_NAME = Pattern.compile("[.#]([\\w-]{1,80})[^.#\\s>+~]{0,80}$");

  /**
   * What a rule for a state says is opened by its kind alone, such as the list in ".m:hover ul".
   */
  private static final Pattern LAST_KIND =
      Pattern.compile("[\\s>](ul|ol|div|dl|section|table|span)$");

  /** Whose state it is: the class, id or kind before the colon. */
  private static final Pattern CARRIER =
      Pattern.compile("(?:^|[\\s>,}])(?:\\w{0,20}(?=[.#]))?([.#][\\w-]{1,80}|\\w{1,20})$");

  private static final Pattern UNHIDES =
      Pattern.compile(
          "display\\s?:\\s?(?:block|flex|grid|inline|table|list)|visibility\\s?:\\s?visible|opacity\\s?:\\s?(?:1|\\.[5-9]|0\\.[5-9])"
              + "|max-height\\s?:\\s?[1-9]|height\\s?:\\s?(?:auto|[1-9])|(?:left|right|top)\\s?:\\s?0|transform\\s?:\\s?(?:none|scale\\(1|translate\\w{0,2}\\(0)");

  private static final Set<String> HANDLERS = Set.of("onclick", "onmouseover", "onmouseenter");

  private static final Set<String> CONTROLS =
      Set.of("data-target", "data-bs-target", "aria-controls", "data-toggle-target", "uk-toggle");

  private ScriptOpens() {}

  /** Adds names of ids and classes, in lower case. */
  static void find(Document document, Set<String> into) {
    for (Element element : document.getAllElements()) {
      if (element.attributesSize() == 0) {
        continue;
      }
      for (Attribute attribute : element.attributes()) {
        String name = attribute.getKey();
        if (name.startsWith("on")) {
          if (HANDLERS.contains(name)) {
            clicks(attribute.getValue(), into);
          }
        } else if (CONTROLS.contains(name)
            || (name.startsWith("data-") && names(element, attribute))) {
          name(attribute.getValue(), into);
        }
      }
    }
  }

  /** A control that names another element in an attribute of the page's own. */
  private static boolean names(Element control, Attribute attribute) {
    String tag = control.normalName();
    return attribute.getValue().startsWith("#")
        && (tag.equals("button")
            || tag.equals("a")
            || tag.equals("label")
            || control.attr("role").equals("button"));
  }

  /** Those that a script shows once somebody clicks. */
  static void inScript(String code, Set<String> into) {
    Matcher shows = SHOWS.matcher(code);
    while (shows.find() && into.size() < MOST) {
      if (ScriptHides.later(code, shows.start())) {
        into.add(shows.group(1).toLowerCase(Locale.ROOT));
      }
    }
  }

  /** Those that a rule for a state shows, such as the pointer over their menu. */
  static void inSheet(String css, NameKinds names) {
    Set<String> into = names.opened;
    Matcher state = STATE.matcher(css);
    while (state.find() && into.size() < MOST) {
      int open = css.indexOf('{', state.end());
      int close = open < 0 ? -1 : css.indexOf('}', open);
      if (close > 0
          && close - open < 1_000
          && UNHIDES.matcher(css.substring(open, close).toLowerCase(Locale.ROOT)).find()) {
        String opened = state.group().strip();
        Matcher last = LAST_NAME.matcher(opened);
        if (last.find()) {
          into.add(last.group(1).toLowerCase(Locale.ROOT));
        } else {
          inside(opened, css.substring(Math.max(0, state.start() - 120), state.start()), names);
        }
      }
    }
  }

  private static void inside(String opened, String before, NameKinds names) {
    Matcher kind = LAST_KIND.matcher(opened);
    Matcher carrier = CARRIER.matcher(before);
    if (kind.find() && carrier.find()) {
      names.openedInside(
          carrier.group(1).toLowerCase(Locale.ROOT), kind.group(1).toLowerCase(Locale.ROOT));
    }
  }

  private static void clicks(String code, Set<String> into) {
    if (code.isEmpty() || code.length() > 4_000) {
      return;
    }
    Matcher shows = SHOWS.matcher(code);
    while (shows.find() && into.size() < MOST) {
      into.add(shows.group(1).toLowerCase(Locale.ROOT));
    }
  }

  private static void name(String target, Set<String> into) {
    String plain = target.strip();
    if (plain.length() > 1 && plain.length() < 90 && into.size() < MOST) {
      into.add(
          (plain.startsWith("#") || plain.startsWith(".") ? plain.substring(1) : plain)
              .toLowerCase(Locale.ROOT));
    }
  }
}
