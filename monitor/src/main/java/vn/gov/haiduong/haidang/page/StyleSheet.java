package vn.gov.haiduong.haidang.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.select.Evaluator;
import org.jsoup.select.Selector;

/**
 * The rules of a page's own style blocks, as far as they can hide something. Rules for states
 * (hover, checked), for print and for narrow screens do not count: what is judged is the page as it
 * opens. Bounded in text and in rules.
 */
final class StyleSheet {

  private static final int MAX_TEXT = 400_000;
  private static final int MAX_RULES = 4_000;

  /** Looks at an element with a rule, siblings counted: no sheet makes a page cost seconds. */
  private static final long MAX_WORK = 10_000_000;

  private static final Set<String> TOLD =
      Set.of(
          "display",
          "visibility",
          "font-size",
          "font",
          "color",
          "background",
          "background-color",
          "position",
          "left",
          "right",
          "top",
          "bottom",
          "inset",
          "text-indent",
          "clip",
          "clip-path",
          "height",
          "max-height",
          "width",
          "max-width",
          "overflow",
          "overflow-x",
          "overflow-y",
          "opacity",
          "z-index",
          "transform",
          "margin",
          "margin-left",
          "margin-top",
          "filter",
          "line-height",
          "content-visibility",
          "-webkit-text-fill-color",
          "zoom",
          "scale");

  private static final Pattern ESCAPE = Pattern.compile("\\\\([0-9a-fA-F]{1,6})\\s?");

  private record Rule(
      Evaluator match, int weight, int order, Map<String, String> says, boolean siblings) {}

  private final Map<String, List<Rule>> byKey = new HashMap<>();
  private final Map<String, String> variables = new HashMap<>();
  private int rules;
  private int read;
  private long work;

  /** Adds the text of a style block. */
  void add(String css) {
    if (read > MAX_TEXT) {
      return;
    }
    String text = css.length() > MAX_TEXT ? css.substring(0, MAX_TEXT) : css;
    read += text.length();
    block(unescaped(withoutComments(text)), 0);
  }

  private void block(String css, int depth) {
    int at = 0;
    while (at < css.length() && rules < MAX_RULES && depth < 4) {
      int open = css.indexOf('{', at);
      if (open < 0) {
        return;
      }
      String prelude = css.substring(at, open).strip();
      int semicolon = prelude.lastIndexOf(';');
      prelude = semicolon >= 0 ? prelude.substring(semicolon + 1).strip() : prelude;
      int close = closing(css, open);
      String inside = css.substring(open + 1, close);
      if (prelude.startsWith("@")) {
        if (applies(prelude.toLowerCase(Locale.ROOT))) {
          block(inside, depth + 1);
        }
      } else {
        rule(prelude, inside);
      }
      at = close + 1;
    }
  }

  private static boolean applies(String at) {
    if (at.startsWith("@supports") || at.startsWith("@layer")) {
      return true;
    }
    return at.startsWith("@media")
        && !at.contains("print")
        && !at.contains("max-width")
        && !at.contains("max-device")
        && !at.contains("hover");
  }

  private static int closing(String css, int open) {
    int depth = 0;
    for (int i = open; i < css.length(); i++) {
      char c = css.charAt(i);
      if (c == '{') {
        depth++;
      } else if (c == '}' && --depth == 0) {
        return i;
      }
    }
    return css.length();
  }

  private void custom(String inside) {
    for (int at = inside.indexOf("--"); at >= 0 && variables.size() < 2_000; ) {
      int colon = inside.indexOf(':', at);
      if (colon < 0) {
        return;
      }
      int end = inside.indexOf(';', colon);
      end = end < 0 ? inside.length() : end;
      if (colon - at < 80 && end - colon < 200) {
        variables.put(
            inside.substring(at, colon).strip(),
            inside.substring(colon + 1, end).strip().toLowerCase(Locale.ROOT));
      }
      at = inside.indexOf("--", end);
    }
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
      String put = variables.getOrDefault(parts[0].strip(), parts.length > 1 ? parts[1] : "");
      now = now.substring(0, at) + put.strip() + now.substring(close + 1);
    }
    return now;
  }

  private void rule(String selectors, String inside) {
    if (inside.contains("--")) {
      custom(inside);
    }
    Map<String, String> says = declarations(inside);
    if (says.isEmpty() || selectors.length() > 2000) {
      return;
    }
    for (String one : selectors.split(",", 60)) {
      String selector = one.strip();
      if (selector.isEmpty() || selector.contains(":") || ++rules > MAX_RULES) {
        continue;
      }
      try {
        byKey
            .computeIfAbsent(key(selector), _ -> new ArrayList<>())
            .add(
                new Rule(
                    Selector.evaluatorOf(selector),
                    weight(selector),
                    rules,
                    says,
                    selector.contains("~") || selector.contains("+")));
      } catch (IllegalStateException | IllegalArgumentException e) {
        // a selector that nobody can read hides nothing
      }
    }
  }

  /** What the last part of the selector asks of an element, to find candidates fast. */
  private static String key(String selector) {
    String[] parts = selector.split("[\\s>+~]+", -1);
    String last = parts[parts.length - 1];
    int hash = last.indexOf('#');
    int dot = last.indexOf('.');
    if (hash >= 0) {
      return "#" + word(last, hash + 1);
    }
    if (dot >= 0) {
      return "." + word(last, dot + 1).toLowerCase(Locale.ROOT);
    }
    String tag = word(last, 0);
    return tag.isEmpty() || last.startsWith("*") || last.startsWith("[")
        ? "*"
        : tag.toLowerCase(Locale.ROOT);
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

  /** What the sheet and the element's own style say of it; inline wins. */
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
    if (matching.isEmpty() && inline.isEmpty()) {
      return Map.of();
    }
    matching.sort(Comparator.comparingInt(Rule::weight).thenComparingInt(Rule::order));
    Map<String, String> says = new HashMap<>();
    matching.forEach(rule -> rule.says.forEach((p, v) -> put(says, p, v)));
    if (!inline.isEmpty()) {
      declarations(unescaped(withoutComments(inline))).forEach((p, v) -> put(says, p, v));
    }
    says.replaceAll(
        (_, value) ->
            (value.contains("var(") ? resolved(value) : value).replace("!important", "").strip());
    return says;
  }

  private static void put(Map<String, String> says, String property, String value) {
    String old = says.get(property);
    if (old == null || !old.contains("!important") || value.contains("!important")) {
      says.put(property, value);
    }
  }

  private void collect(String key, Element element, List<Rule> into) {
    List<Rule> candidates = byKey.get(key);
    if (candidates != null) {
      for (Rule rule : candidates) {
        Element parent = rule.siblings ? element.parent() : null;
        work += parent == null ? 1 : 1 + parent.childNodeSize();
        if (work < MAX_WORK && element.is(rule.match)) {
          into.add(rule);
        }
      }
    }
  }

  static Map<String, String> declarations(String inside) {
    Map<String, String> says = new HashMap<>();
    String text = inside.length() > 4000 ? inside.substring(0, 4000) : inside;
    for (String one : text.split(";", 80)) {
      int colon = one.indexOf(':');
      if (colon > 0) {
        String property = one.substring(0, colon).strip().toLowerCase(Locale.ROOT);
        if (TOLD.contains(property)) {
          put(
              says,
              property,
              one.substring(colon + 1)
                  .strip()
                  .toLowerCase(Locale.ROOT)
                  .replace("! important", "!important"));
        }
      }
    }
    return says;
  }

  private static String withoutComments(String css) {
    int open = css.indexOf("/*");
    if (open < 0) {
      return css.replace("<!--", " ").replace("-->", " ");
    }
    StringBuilder out = new StringBuilder(css.length());
    int at = 0;
    while (open >= 0) {
      out.append(css, at, open);
      int close = css.indexOf("*/", open + 2);
      at = close < 0 ? css.length() : close + 2;
      open = css.indexOf("/*", at);
    }
    return out.append(css, at, css.length()).toString().replace("<!--", " ").replace("-->", " ");
  }

  private static String unescaped(String css) {
    if (css.indexOf('\\') < 0) {
      return css;
    }
    return ESCAPE
        .matcher(css)
        .replaceAll(
            found -> {
              int code = Integer.parseInt(found.group(1), 16);
              return code > 32 && code < 127
                  ? java.util.regex.Matcher.quoteReplacement(String.valueOf((char) code))
                  : " ";
            });
  }
}
