package vn.gov.haiduong.haidang.page;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which elements a script puts out of sight as the page opens, told without running it. What a
 * named function or a click does is not done yet.
 */
final class ScriptHides {

  private static final Pattern NAMED =
      Pattern.compile(
          "(?:getElementById\\(\\s?[\"']|\\$\\(\\s?[\"']#|jQuery\\(\\s?[\"']#|querySelector(?:All)?\\(\\s?[\"']#)([\\w-]{1,80})[\"']\\s?\\)"
              + "|(?:\\$\\(\\s?[\"']|jQuery\\(\\s?[\"']|querySelector(?:All)?\\(\\s?[\"'])(\\.[\\w-]{1,80})[\"']\\s?\\)"
              + "|getElementsByClassName\\(\\s?[\"']([\\w-]{1,80})[\"']\\s?\\)");

  private static final Pattern HIDES =
      Pattern.compile(
          "^(?:\\[0\\])?(?:\\.style\\.(?:display\\s?=\\s?[\"']none|visibility\\s?=\\s?[\"']hidden|opacity\\s?=\\s?[\"']?0"
              + "|(?:left|top|textIndent|marginLeft)\\s?=\\s?[\"']-\\d{3,6}|height\\s?=\\s?[\"']0|cssText\\s?=\\s?[\"'][^\"']{0,60}(?:display\\s?:\\s?none|-\\d{4}))"
              + "|\\.hide\\(|\\.remove\\(\\)|\\.hidden\\s?=\\s?(?:true|!0)"
              + "|\\.css\\(\\s?\\{?\\s?[\"']?(?:display|visibility)[\"']?\\s?[,:]\\s?[\"'](?:none|hidden)"
              + "|\\.css\\(\\s?\\{?[^)}]{0,60}(?:left|top)[\"']?\\s?[,:]\\s?[\"']-\\d{4}"
              + "|\\.(?:setAttribute|attr)\\(\\s?[\"']style[\"']\\s?,\\s?[\"'][^\"']{0,80}(?:display\\s?:\\s?none|visibility\\s?:\\s?hidden|(?:left|top|indent)\\s?:\\s?-\\d{3,6}))");

  private static final Pattern ASSIGNED =
      Pattern.compile("(?:^|[\\s;{,(])([A-Za-z_$][\\w$]{0,40})\\s?=\\s?(?:document\\.)?$");

  private static final Pattern LATER =
      Pattern.compile(
          "function\\s+[\\w$]{1,60}\\s?\\([^)]{0,80}\\)\\s?$|(?:click|onclick|close|hover|touchstart|keyup|scroll|mouse\\w{2,5})\\b[^{;]{0,60}$",
          Pattern.CASE_INSENSITIVE);

  private ScriptHides() {}

  /** Adds ids as they are and classes with a dot before them. */
  static void find(String code, Set<String> into) {
    Matcher named = NAMED.matcher(code);
    while (named.find() && into.size() < 500) {
      String name =
          named.group(1) != null
              ? named.group(1)
              : named.group(2) != null ? named.group(2) : "." + named.group(3);
      if (hidden(code, named.start(), named.end()) && !later(code, named.start())) {
        into.add(name);
      }
    }
  }

  private static boolean hidden(String code, int start, int end) {
    if (HIDES.matcher(code.substring(end, Math.min(code.length(), end + 200))).find()) {
      return true;
    }
    Matcher variable = ASSIGNED.matcher(code.substring(Math.max(0, start - 70), start));
    if (!variable.find()) {
      return false;
    }
    String name = variable.group(1);
    int limit = Math.min(code.length(), end + 1500);
    for (int at = code.indexOf(name, end); at >= 0 && at < limit; at = code.indexOf(name, at + 1)) {
      int after = at + name.length();
      if (HIDES.matcher(code.substring(after, Math.min(code.length(), after + 200))).find()) {
        return true;
      }
    }
    return false;
  }

  /** Inside a function with a name, or one that waits for a click. */
  static boolean later(String code, int at) {
    int closed = 0;
    int least = Math.max(0, at - 4000);
    for (int i = at - 1; i >= least; i--) {
      char c = code.charAt(i);
      if (c == '}') {
        closed++;
      } else if (c == '{' && closed-- == 0) {
        closed = 0;
        if (LATER.matcher(code.substring(Math.max(0, i - 120), i)).find()) {
          return true;
        }
      }
    }
    return false;
  }
}
