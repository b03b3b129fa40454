package vn.gov.haiduong.haidang.page;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What of a script does not run by itself: a named function that nothing but a control of the page
 * calls, and what waits for a click on one certain element. There it is the visitor who goes away.
 */
final class ScriptLater {

  private static final int MOST = 200;
  private static final int LONGEST = 200_000;

  private static final Pattern NAMED =
      Pattern.compile(
          "\\bfunction\\s+([A-Za-z_$][\\w$]{0,60})\\s?\\([^)]{0,300}\\)\\s?\\{"
              + "|\\b(?:var|let|const)\\s+([A-Za-z_$][\\w$]{0,60})\\s?=\\s?(?:function\\s?\\([^)]{0,300}\\)|\\(?[\\w$, ]{0,200}\\)?\\s?=>)\\s?\\{");

  /** A listener of one element that was looked up by name, or of a variable. */
  private static final Pattern LISTENER =
      Pattern.compile(
          "(getElementById\\([^)]{1,100}\\)|(?:querySelector|\\$|jQuery)\\(\\s?[\"'][^\"']{1,100}[\"']\\s?\\)|\\b[A-Za-z_$][\\w$]{0,60})"
              + "\\s?\\.\\s?(?:(?:addEventListener|on|bind)\\(\\s?[\"'](?:click|change|submit|dblclick)[\"']\\s?,|(?:click|change|submit)\\(|on(?:click|change|submit)\\s?=)"
              + "\\s?(?:function\\s?[\\w$]{0,40}\\s?\\([^)]{0,100}\\)|\\(?[\\w$, ]{0,60}\\)?\\s?=>)\\s?\\{");

  /** Whatever the visitor touches: that is no choice of theirs. */
  private static final Pattern EVERYWHERE =
      Pattern.compile(
          "^(?:document|window|body|html|self|top|\\$?this)$|\\(\\s?[\"'](?:a|\\*|body|html|a\\[href\\]|img|div|p)[\"']\\s?\\)$");

  private ScriptLater() {}

  /**
   * The code without such bodies.
   *
   * @param all the code of the page that runs by itself or could
   */
  static String runs(String code, String all) {
    return code.contains("location") || code.contains(".click(") ? unasked(code, all) : code;
  }

  /** The same, also where the code takes nobody away. */
  static String unasked(String code, String all) {
    if (code.length() > LONGEST) {
      return code;
    }
    String left = code;
    Matcher listener = LISTENER.matcher(left);
    for (int n = 0, from = 0; n < MOST && listener.find(from); n++) {
      from = listener.end();
      if (!EVERYWHERE.matcher(listener.group(1).strip()).find()) {
        left = blanked(left, listener.end() - 1);
        listener.reset(left);
      }
    }
    Matcher named = NAMED.matcher(left);
    for (int n = 0, from = 0; n < MOST && named.find(from); n++) {
      from = named.end();
      String name = named.group(1) == null ? named.group(2) : named.group(1);
      int close = closing(left, named.end() - 1);
      if (declared(left, named.start())
          && !called(name, all, left.substring(named.start(), close))) {
        left = blanked(left, named.end() - 1);
        named.reset(left);
      }
    }
    return left;
  }

  /** Whether the name stands anywhere but in its own declaration and at controls. */
  private static boolean called(String name, String all, String own) {
    Pattern word = Pattern.compile("(?<![\\w$.])" + Pattern.quote(name) + "(?![\\w$])");
    int inside = count(word, own);
    Pattern control =
        Pattern.compile(
            "(?<!document|window|body)\\s?\\.\\s?(?:(?:addEventListener|on|bind)\\(\\s?[\"'](?:click|change|submit)[\"']\\s?,\\s?|on(?:click|change|submit)\\s?=\\s?|click\\(\\s?)"
                + Pattern.quote(name)
                + "\\b");
    return count(word, all) - inside - count(control, all) > 0;
  }

  /** Not in the middle of an expression, where it may be called on the spot. */
  private static boolean declared(String code, int at) {
    int i = at - 1;
    while (i >= 0 && Character.isWhitespace(code.charAt(i))) {
      i--;
    }
    return i < 0 || ";{})>/".indexOf(code.charAt(i)) >= 0;
  }

  private static int count(Pattern what, String text) {
    return (int) what.matcher(text).results().limit(1_000).count();
  }

  private static String blanked(String code, int open) {
    int close = closing(code, open);
    return code.substring(0, open + 1)
        + " ".repeat(Math.max(0, close - open - 1))
        + code.substring(close);
  }

  private static int closing(String code, int open) {
    int depth = 0;
    char quote = 0;
    for (int i = open; i < code.length(); i++) {
      char c = code.charAt(i);
      if (quote != 0) {
        if (c == '\\') {
          i++;
        } else if (c == quote || c == '\n') {
          quote = 0;
        }
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (c == '{') {
        depth++;
      } else if (c == '}' && --depth == 0) {
        return i;
      }
    }
    return code.length();
  }

  /** Names that controls call are no calls: only what runs unasked is gathered. */
  static String all(Page page) {
    StringBuilder all = new StringBuilder();
    Set<String> seen = new HashSet<>();
    for (Page.Script script : page.scripts) {
      if (all.length() < 4 * LONGEST && seen.add(script.code())) {
        all.append(script.code()).append('\n');
      }
    }
    return all.toString();
  }
}
