package vn.gov.haiduong.haidang.page;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Doors that intruders leave behind: pages on which the visitor commands the server. Told by what
 * they must show, the server's own words about itself beside fields for commands or files.
 */
final class Doors {

  private static final int LONGEST = 60_000;

  /** The server says who runs it, or lists files with rights and owners. */
  private static final Pattern INSIDE =
      Pattern.compile(
          "\\buid=\\d{1,6}\\([\\w-]{1,32}\\)|\\b(?:safe.?mode|disable.?functions?|open_basedir|server.?ip|php.?version|uname|document.?root)\\b\\s?[:=]|(?:\\b[d-](?:[r-][w-][xsStT-]){3}\\b.{0,200}){2}|(?:\\b0[4567][0-7]{2}\\b.{0,120}){3}",
          Pattern.DOTALL);

  private static final Pattern ACTS =
      Pattern.compile(
          "\\b(?:chmod|rename|unzip|edit|delete|execute|upload|new file|new dir|mkdir|cmd|shell|command|bypass|symlink|mass deface|config grab|back.?connect)\\b");

  private Doors() {}

  /** What gives it away. */
  static Optional<String> of(Page page) {
    if (page.document.selectFirst("form input,form textarea") == null) {
      return Optional.empty();
    }
    String text = page.visibleText();
    if (text.length() > LONGEST) {
      return Optional.empty();
    }
    String low = (page.title + " . " + text).toLowerCase(Locale.ROOT);
    Matcher inside = INSIDE.matcher(low);
    if (!inside.find()) {
      return Optional.empty();
    }
    StringBuilder offered = new StringBuilder(low);
    page.document.select("input[type=submit],input[type=button],select option,button").stream()
        .limit(60)
        .forEach(
            e ->
                offered
                    .append(" . ")
                    .append((e.attr("value") + " " + e.text()).toLowerCase(Locale.ROOT)));
    boolean asks =
        page.document.selectFirst(
                "input[type=file],input[name~=(?i)^(?:cmd|c|exec|command|shell|path|dir|p)$],textarea[name~=(?i)cmd|code|command|exec]")
            != null;
    long acts = ACTS.matcher(offered).results().map(r -> r.group()).distinct().limit(4).count();
    return (asks && acts >= 1) || acts >= 3
        ? Optional.of(WordSignals.shortened(inside.group()))
        : Optional.empty();
  }
}
