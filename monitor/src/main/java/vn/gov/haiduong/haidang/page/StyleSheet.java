package vn.gov.haiduong.haidang.page;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.select.Evaluator;
import org.jsoup.select.Selector;

/**
 * What a page's own style says of each element: that of its style blocks, of the element itself and
 * of scripts that change it as the page opens.
 */
final class StyleSheet {

  /** Looks at an element with a rule, siblings counted: no sheet makes a page cost seconds. */
  private static final long MAX_WORK = 10_000_000;

  /** States in which no element is as the page opens: that it is not in them says nothing. */
  private static final Pattern IN_NO_STATE =
      Pattern.compile(
          ":not\\(:(?:hover|focus|focus-within|focus-visible|active|target|checked|visited|popover-open|fullscreen|open)\\)");

  private static final Pattern PSEUDO = Pattern.compile(":([a-z-]{2,30})");

  /** Those of them that tell of an element's place and not of its state. */
  private static final Set<String> OF_PLACE =
      Set.of(
          "not",
          "is",
          "has",
          "root",
          "empty",
          "first-child",
          "last-child",
          "only-child",
          "nth-child",
          "nth-last-child",
          "first-of-type",
          "last-of-type",
          "only-of-type",
          "nth-of-type",
          "nth-last-of-type");

  private static final Pattern BRACKETS = Pattern.compile("\\([^()]*\\)|\\[[^\\]]*\\]");

  private record Rule(
      Evaluator match, int weight, int order, Map<String, String> says, int looks) {}

  private final StyleRules text = new StyleRules();
  private final Map<String, List<Rule>> byKey = new HashMap<>();
  private final IdentityHashMap<Element, String> scripted = new IdentityHashMap<>();
  private final Set<Element> waiting = Collections.newSetFromMap(new IdentityHashMap<>());
  private ShownOnScroll scrolled = ShownOnScroll.nothing();
  private int taken;
  private long work;

  /** Adds the text of a style block. */
  void add(String css) {
    text.add(css);
    for (; taken < text.rules.size(); taken++) {
      StyleRules.Rule rule = text.rules.get(taken);
      String selector = opening(rule.selector());
      if (!selector.isEmpty()) {
        keep(selector, rule.says());
      }
    }
  }

  /** Adds what a script says of one element. */
  void add(Element element, String css) {
    scripted.merge(element, css, (a, b) -> a.length() > 4_000 ? a : a + ";" + b);
  }

  /** What scripts will show of what cannot be seen as the page opens. */
  void shownBy(ShownOnScroll scripts) {
    scrolled = scripts;
  }

  /** Whether the element cannot be seen as the page opens, and is shown as the visitor goes on. */
  boolean waits(Element element) {
    return waiting.contains(element);
  }

  /** The selector as it holds while the page opens; empty where it waits for something. */
  private static String opening(String selector) {
    if (selector.indexOf(':') < 0) {
      return selector;
    }
    String left = IN_NO_STATE.matcher(selector).replaceAll("").replace(":where(", ":is(");
    left = left.replace(":any-link", "[href]").replace(":link", "[href]");
    Matcher pseudo = PSEUDO.matcher(left);
    while (pseudo.find()) {
      if (!OF_PLACE.contains(pseudo.group(1))) {
        return "";
      }
    }
    return left.contains("::") ? "" : left.strip();
  }

  private void keep(String selector, Map<String, String> says) {
    try {
      boolean beside = selector.contains("~") || selector.contains("+");
      byKey
          .computeIfAbsent(key(selector), _ -> new ArrayList<>())
          .add(
              new Rule(
                  Selector.evaluatorOf(selector),
                  weight(selector),
                  taken,
                  says,
                  selector.contains(":has(") ? 200 : beside || selector.contains(":nth") ? -1 : 1));
    } catch (IllegalStateException | IllegalArgumentException e) {
      // a selector that nobody can read hides nothing
    }
  }

  /** What the last part of the selector asks of an element, to find candidates fast. */
  private static String key(String selector) {
    String bare = selector;
    for (int n = 0; n < 4 && (bare.indexOf('(') >= 0 || bare.indexOf('[') >= 0); n++) {
      bare = BRACKETS.matcher(bare).replaceAll("!");
    }
    String[] parts = bare.strip().split("[\\s>+~]+", -1);
    String last = parts[parts.length - 1].replaceFirst(":.*$", "");
    int hash = last.indexOf('#');
    int dot = last.indexOf('.');
    if (hash >= 0) {
      return "#" + word(last, hash + 1);
    }
    if (dot >= 0) {
      return "." + word(last, dot + 1).toLowerCase(Locale.ROOT);
    }
    String tag = word(last, 0);
    return tag.isEmpty() ? "*" : tag.toLowerCase(Locale.ROOT);
  }

  private static String word(String text, int from) {
    int end = from;
    while (end < text.length()
        && (Character.isLetterOrDigit(text.charAt(end)) || "_-".indexOf(text.charAt(end)) >= 0)) {
      end++;
    }
    return text.substring(from, end);
  }

  private static int weight(String selector) {
    int weight = 1;
    for (int i = 0; i < selector.length(); i++) {
      weight += selector.charAt(i) == '#' ? 100 : ".[".indexOf(selector.charAt(i)) >= 0 ? 10 : 0;
    }
    return weight;
  }

  /** What the sheet, the element's own style and scripts say of it; the later of them wins. */
  Map<String, String> of(Element element) {
    List<Rule> matching = new ArrayList<>(4);
    if (!byKey.isEmpty()) {
      collect("*", element, matching);
      collect(element.normalName(), element, matching);
      if (!element.id().isEmpty()) {
        collect("#" + element.id(), element, matching);
      }
      if (element.hasAttr("class")) {
        for (String name : element.className().strip().split("\\s+", 40)) {
          collect("." + name.toLowerCase(Locale.ROOT), element, matching);
        }
      }
    }
    String inline = element.hasAttr("style") ? element.attr("style") : "";
    if (!scripted.isEmpty()) {
      inline = inline + ";" + scripted.getOrDefault(element, "");
    }
    if (matching.isEmpty() && inline.length() < 2) {
      return Map.of();
    }
    matching.sort(Comparator.comparingInt(Rule::weight).thenComparingInt(Rule::order));
    Map<String, String> says = new HashMap<>();
    matching.forEach(rule -> rule.says.forEach((p, v) -> StyleRules.put(says, p, v)));
    if (inline.length() > 1) {
      declarations(inline).forEach((p, v) -> StyleRules.put(says, p, v));
    }
    boolean shown = scrolled.shows(element, says);
    says.replaceAll(
        (_, value) ->
            (value.contains("var(") ? resolved(value) : value).replace("!important", "").strip());
    if (!text.vanishing.isEmpty() && moves(says, text.vanishing)) {
      says.put("opacity", "0");
    } else if (!text.appearing.isEmpty() && moves(says, text.appearing)) {
      says.remove("opacity");
      says.remove("visibility");
    }
    if (shown) {
      says.remove("opacity");
      says.remove("visibility");
      waiting.add(element);
    }
    return says;
  }

  private static boolean moves(Map<String, String> says, Set<String> animations) {
    String animation =
        says.getOrDefault("animation", "") + " " + says.getOrDefault("animation-name", "");
    for (String word : animation.split("[\\s,]+", 20)) {
      if (animations.contains(word)) {
        return true;
      }
    }
    return false;
  }

  /** A value with its variables put in; what a variable without a value says is nothing. */
  private String resolved(String value) {
    String now = value;
    for (int i = 0; i < 4 && now.length() < 1_000; i++) {
      int at = now.indexOf("var(");
      int close = at < 0 ? -1 : now.indexOf(')', at);
      if (close < 0) {
        return now;
      }
      String[] parts = now.substring(at + 4, close).split(",", 2);
      String put = text.variables.getOrDefault(parts[0].strip(), parts.length > 1 ? parts[1] : "");
      now = now.substring(0, at) + put.strip() + now.substring(close + 1);
    }
    return now;
  }

  private void collect(String key, Element element, List<Rule> into) {
    List<Rule> candidates = byKey.get(key);
    if (candidates != null) {
      for (Rule rule : candidates) {
        Element parent = rule.looks < 0 ? element.parent() : null;
        work += parent == null ? Math.max(1, rule.looks) : 1 + parent.childNodeSize();
        if (work < MAX_WORK && element.is(rule.match)) {
          into.add(rule);
        }
      }
    }
  }

  /** What an element's own style says. */
  static Map<String, String> declarations(String inline) {
    return StyleRules.declarations(StyleRules.unescaped(StyleRules.withoutComments(inline)));
  }
}
