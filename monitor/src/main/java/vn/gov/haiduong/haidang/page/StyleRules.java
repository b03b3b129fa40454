package vn.gov.haiduong.haidang.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of style sheets taken apart: rules one inside another, rules for certain windows, frames
 * of animations, sheets within sheets. What is left out is said of other media, of narrow screens
 * and of states, for what is judged is the page as it opens. Bounded in text and in rules.
 */
final class StyleRules {

  private static final int MAX_TEXT = 400_000;
  private static final int MAX_RULES = 4_000;
  private static final int MAX_DEPTH = 6;

  private static final Set<String> TOLD =
      Set.of(
          "display",
          "visibility",
          "font-size",
          "font",
          "color",
          "background",
          "background-color",
          "background-image",
          "position",
          "left",
          "right",
          "top",
          "bottom",
          "inset",
          "text-indent",
          "letter-spacing",
          "clip",
          "clip-path",
          "mask",
          "mask-image",
          "height",
          "max-height",
          "min-height",
          "width",
          "max-width",
          "overflow",
          "overflow-x",
          "overflow-y",
          "opacity",
          "z-index",
          "transform",
          "translate",
          "rotate",
          "scale",
          "margin",
          "margin-left",
          "margin-right",
          "margin-top",
          "margin-bottom",
          "filter",
          "line-height",
          "content-visibility",
          "contain",
          "-webkit-text-fill-color",
          "zoom",
          "animation",
          "animation-name");

  /** Names by the direction of writing, and by vendors, for the same thing. */
  private static final Map<String, String> SAME =
      Map.ofEntries(
          Map.entry("inset-inline-start", "left"),
          Map.entry("inset-inline-end", "right"),
          Map.entry("inset-block-start", "top"),
          Map.entry("inset-block-end", "bottom"),
          Map.entry("margin-inline-start", "margin-left"),
          Map.entry("margin-inline-end", "margin-right"),
          Map.entry("margin-block-start", "margin-top"),
          Map.entry("margin-block-end", "margin-bottom"),
          Map.entry("block-size", "height"),
          Map.entry("inline-size", "width"),
          Map.entry("max-block-size", "max-height"),
          Map.entry("max-inline-size", "max-width"),
          Map.entry("overflow-block", "overflow-y"),
          Map.entry("overflow-inline", "overflow-x"),
          Map.entry("-webkit-clip-path", "clip-path"),
          Map.entry("-webkit-mask", "mask"),
          Map.entry("-webkit-mask-image", "mask-image"),
          Map.entry("-webkit-transform", "transform"),
          Map.entry("-ms-transform", "transform"),
          Map.entry("-moz-transform", "transform"),
          Map.entry("-webkit-filter", "filter"),
          Map.entry("-ms-filter", "filter"),
          Map.entry("-moz-opacity", "opacity"),
          Map.entry("-webkit-animation", "animation"),
          Map.entry("-webkit-animation-name", "animation-name"));

  private static final Pattern ESCAPE = Pattern.compile("\\\\(?:([0-9a-fA-F]{1,6})\\s?|([^\\n]))");

  /** A sheet inside the address from which it is to be fetched. */
  private static final Pattern IMPORT =
      Pattern.compile(
          "@import\\s+(?:url\\()?\\s?[\"']?(data:text/css[^\"']{1,20000}?)[\"']?\\)?\\s?;");

  private static final Pattern WIDE =
      Pattern.compile("(?:max-(?:device-)?width\\s?:|width\\s?<=?)\\s?([0-9.]{1,9}(?:px|r?em)?)");
  private static final Pattern LEAST =
      Pattern.compile("(?:min-(?:device-)?width\\s?:|width\\s?>=?)\\s?([0-9.]{1,9}(?:px|r?em)?)");
  private static final Pattern ELSEWHERE =
      Pattern.compile(
          "hover\\s?:\\s?none|pointer\\s?:\\s?coarse|scheme\\s?:\\s?dark|motion\\s?:\\s?reduce|orientation\\s?:\\s?portrait|\\b(?:speech|tv|handheld|braille)\\b|forced-colors\\s?:\\s?active|contrast\\s?:\\s?more");

  private static final Pattern SHOWS =
      Pattern.compile("opacity\\s?:\\s?(?:1|0?\\.[2-9])|visibility\\s?:\\s?visible");

  /** One selector with what it says. */
  record Rule(String selector, Map<String, String> says) {}

  final List<Rule> rules = new ArrayList<>();

  /** Values of names that begin with two hyphens. */
  final Map<String, String> variables = new HashMap<>();

  /** Animations that end with nothing to see. */
  final Set<String> vanishing = new HashSet<>();

  /** Animations on the way of which everything is seen. */
  final Set<String> appearing = new HashSet<>();

  private int read;

  /** Takes the text of a style block apart. */
  void add(String css) {
    if (read > MAX_TEXT) {
      return;
    }
    String text = css.length() > MAX_TEXT ? css.substring(0, MAX_TEXT) : css;
    read += text.length();
    if (text.contains("data:text/css")) {
      Matcher inner = IMPORT.matcher(text);
      for (int n = 0; n < 10 && inner.find(); n++) {
        Code.dataOf(inner.group(1)).ifPresent(this::add);
      }
      text = IMPORT.matcher(text).replaceAll(" ");
    }
    block(unescaped(withoutComments(text)), 0, List.of());
  }

  private void block(String css, int depth, List<String> within) {
    StringBuilder own = new StringBuilder();
    int at = 0;
    while (at < css.length() && rules.size() < MAX_RULES && depth < MAX_DEPTH) {
      int open = css.indexOf('{', at);
      if (open < 0) {
        own.append(css, at, css.length());
        break;
      }
      int from = open; // Back to the last declaration, never over what was read already.
      while (from > at && css.charAt(from - 1) != ';') {
        from--;
      }
      own.append(css, at, from);
      String prelude = css.substring(from, open).strip();
      int close = closing(css, open);
      String inside = css.substring(open + 1, close);
      if (prelude.startsWith("@")) {
        at(prelude.toLowerCase(Locale.ROOT), inside, depth, within);
      } else {
        block(inside, depth + 1, nested(prelude, within));
      }
      at = Math.min(css.length(), close + 1);
    }
    if (!within.isEmpty()) {
      rule(within, own.toString());
    }
  }

  private void at(String rule, String inside, int depth, List<String> within) {
    if (rule.startsWith("@keyframes") || rule.startsWith("@-webkit-keyframes")) {
      String name = rule.replaceFirst("^@\\S+\\s+", "").strip();
      if (vanishes(inside)) {
        vanishing.add(name);
      } else if (SHOWS.matcher(inside).find()) {
        appearing.add(name);
      }
    } else if (rule.startsWith("@supports")
        || rule.startsWith("@layer")
        || rule.startsWith("@container")
        || rule.startsWith("@scope")
        || (rule.startsWith("@media") && applies(rule.substring(6)))) {
      block(inside, depth + 1, within);
    }
  }

  /** Whether a list of media is that of a browser on a table. */
  static boolean applies(String media) {
    if (media.isBlank()) {
      return true;
    }
    for (String one : media.toLowerCase(Locale.ROOT).split(",", 20)) {
      boolean not = one.strip().startsWith("not");
      boolean print = one.contains("print");
      Matcher most = WIDE.matcher(one);
      Matcher least = LEAST.matcher(one);
      boolean fits =
          !(most.find() && width(most.group(1)) < 1200)
              && !(least.find() && width(least.group(1)) > 1600);
      if (not ? print : !print && fits && !ELSEWHERE.matcher(one).find()) {
        return true;
      }
    }
    return false;
  }

  private static double width(String told) {
    return Length.px(told);
  }

  /** Selectors of a rule inside others, written out. */
  private static List<String> nested(String prelude, List<String> within) {
    List<String> own = apart(prelude);
    if (within.isEmpty()) {
      return own;
    }
    List<String> all = new ArrayList<>();
    for (String outer : within) {
      for (String inner : own) {
        if (all.size() < 60) {
          all.add(inner.contains("&") ? inner.replace("&", outer) : outer + " " + inner);
        }
      }
    }
    return all;
  }

  /** A list of selectors, cut at commas outside of brackets. */
  private static List<String> apart(String prelude) {
    List<String> all = new ArrayList<>();
    int deep = 0;
    int from = 0;
    for (int i = 0; i <= prelude.length() && all.size() < 60; i++) {
      char c = i < prelude.length() ? prelude.charAt(i) : ',';
      deep += c == '(' || c == '[' ? 1 : c == ')' || c == ']' ? -1 : 0;
      if (c == ',' && (deep <= 0 || i == prelude.length())) {
        String one = prelude.substring(from, i).strip();
        if (!one.isEmpty() && one.length() < 400) {
          all.add(one);
        }
        from = i + 1;
      }
    }
    return all;
  }

  private void rule(List<String> selectors, String inside) {
    if (inside.contains("--")) {
      custom(inside);
    }
    Map<String, String> says = declarations(inside);
    if (!says.isEmpty()) {
      selectors.forEach(selector -> rules.add(new Rule(selector, says)));
    }
  }

  /** It ends unseen and nowhere on its way is seen again. */
  private static boolean vanishes(String frames) {
    int last = Math.max(frames.lastIndexOf("to"), frames.lastIndexOf("100%"));
    int open = last < 0 ? -1 : frames.indexOf('{', last);
    if (open < 0 || SHOWS.matcher(frames).find()) {
      return false;
    }
    Map<String, String> says = declarations(frames.substring(open + 1, closing(frames, open)));
    return says.getOrDefault("display", "").startsWith("none")
        || says.getOrDefault("visibility", "").startsWith("hidden")
        || (says.containsKey("opacity") && Length.px(says.getOrDefault("opacity", "1")) <= 0.05)
        || (says.containsKey("font-size") && Length.px(says.getOrDefault("font-size", "9")) <= 1)
        || Shapes.nothingLeft(says).isPresent();
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

  /** What is told of looks in a list of declarations; of two the later one, or the urgent one. */
  static Map<String, String> declarations(String inside) {
    Map<String, String> says = new HashMap<>();
    String text = inside.length() > 4000 ? inside.substring(0, 4000) : inside;
    for (String one : text.split(";", 80)) {
      int colon = one.indexOf(':');
      if (colon > 0) {
        String name = one.substring(0, colon).strip().toLowerCase(Locale.ROOT);
        String property = SAME.getOrDefault(name, name);
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

  static void put(Map<String, String> says, String property, String value) {
    String old = says.get(property);
    if (old == null || !old.contains("!important") || value.contains("!important")) {
      says.put(property, value);
    }
  }

  static String withoutComments(String css) {
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

  static String unescaped(String css) {
    if (css.indexOf('\\') < 0) {
      return css;
    }
    return ESCAPE
        .matcher(css)
        .replaceAll(
            found -> {
              if (found.group(1) == null) {
                String plain = found.group(2);
                return Matcher.quoteReplacement(":/.[]%!@&".contains(plain) ? "_" : plain);
              }
              int code = Integer.parseInt(found.group(1), 16);
              return code > 32 && code < 127
                  ? Matcher.quoteReplacement(String.valueOf((char) code))
                  : " ";
            });
  }
}
