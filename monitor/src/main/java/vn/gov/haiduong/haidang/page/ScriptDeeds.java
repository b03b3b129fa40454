package vn.gov.haiduong.haidang.page;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** What a script does to its visitor, as far as reading can tell. */
final class ScriptDeeds {

  private static final Pattern SOURCE =
      Pattern.compile(
          "<(script|iframe)\\b[^>]{0,300}?\\ssrc\\s?=\\s?[\"']?([^\"'\\s>]{4,500})([^>]{0,300})",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern UNSEEN =
      Pattern.compile(
          "display:none|visibility:hidden|opacity:0|(?:width|height)[=:][\"']?[01](?:px)?\\b|left:-\\d{3}|top:-\\d{3}");

  private static final Pattern COVERS =
      Pattern.compile(
          "inset:0|(?:width[=:][\"']?100(?:%|vw).{0,200}height[=:][\"']?(?:100(?:%|vh)|\\d{4}))"
              + "|(?:height[=:][\"']?100(?:%|vh).{0,200}width[=:][\"']?100(?:%|vw))");
  private static final Pattern SHEET =
      Pattern.compile(
          "<style[^>]{0,100}>(.{1,4000}?)</style", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  private static final Pattern REFRESH =
      Pattern.compile(
          "<meta\\b[^>]{0,200}?http-equiv\\s?=\\s?[\"']?refresh\\b[^>]{0,200}?url\\s?=\\s?[\"']?([^\"'\\s>]{4,500})",
          Pattern.CASE_INSENSITIVE);

  /** Addresses to which the visitor is taken. */
  final Set<String> goes = new LinkedHashSet<>();

  /** Addresses of scripts that it loads. */
  final Set<String> loads = new LinkedHashSet<>();

  /** Addresses of frames that it makes. */
  final Set<String> frames = new LinkedHashSet<>();

  /** Those of the frames that nobody can see. */
  final Set<String> hiddenFrames = new LinkedHashSet<>();

  /** Those of the frames that lie over the whole page. */
  final Set<String> coveringFrames = new LinkedHashSet<>();

  /** Addresses to which it sends something. */
  final Set<String> sends = new LinkedHashSet<>();

  /** What it puts into the clipboard, or into a field to copy from. */
  final Set<String> copies = new LinkedHashSet<>();

  /** Addresses to which it sends cookies or what the browser keeps for the site. */
  final Set<String> secrets = new LinkedHashSet<>();

  /** Addresses that it makes the targets of forms of the page. */
  final Set<String> posts = new LinkedHashSet<>();

  /** Addresses that it puts under links of the page, with how many of them. */
  final Map<String, Integer> relinked = new LinkedHashMap<>();

  /** Texts of style sheets that it adds. */
  final List<String> sheets = new ArrayList<>();

  /** What it says of looks of elements of the page. */
  final IdentityHashMap<Element, String> styles = new IdentityHashMap<>();

  /** It sends a form of the page by itself. */
  boolean submits;

  /** An element of the page gets other looks. */
  void style(Element element, String css) {
    styles.merge(element, css, (a, b) -> a.length() > 4_000 ? a : a + ";" + b);
  }

  /** An element that the script makes gets an attribute or a style. */
  void attribute(ScriptValue.Made made, String name, String text) {
    made.attributes().merge(name, text, (a, b) -> name.equals("style") ? a + ";" + b : b);
    String source = made.attributes().getOrDefault("src", "");
    switch (made.tag()) {
      case "script" -> loads.add(source);
      case "iframe" -> {
        frames.add(source);
        StringBuilder looks = new StringBuilder();
        made.attributes()
            .forEach(
                (k, v) -> looks.append(k.equals("style") ? "" : k + "=").append(v).append(' '));
        String look = looks.toString().replace(" :", ":").replace(": ", ":");
        if (UNSEEN.matcher(look).find()) {
          hiddenFrames.add(source);
        } else if (COVERS.matcher(look).find()) {
          coveringFrames.add(source);
        }
      }
      case "img" -> {
        sends.add(source);
        if (source.indexOf(ScriptValue.KEPT) >= 0) {
          secrets.add(source);
        }
      }
      case "style" -> {
        if (name.equals("textContent") || name.equals("innerHTML") || name.equals("innerText")) {
          sheets.add(text);
        }
      }
      case "meta" -> {
        String what =
            made.attributes().getOrDefault("http-equiv", "")
                + made.attributes().getOrDefault("httpEquiv", "");
        if (what.equalsIgnoreCase("refresh")) {
          goes.add(
              made.attributes()
                  .getOrDefault("content", "")
                  .replaceFirst("^(?i)[^;,]{0,9}[;,]\\s{0,9}(?:url\\s{0,9}=)?\\s{0,9}", ""));
        }
      }
      case "textarea", "input" -> copies.add(made.attributes().getOrDefault("value", ""));
      default -> {}
    }
  }

  /** The script writes mark-up into the page. */
  void written(String html) {
    Matcher sheet = SHEET.matcher(html);
    while (sheet.find()) {
      sheets.add(sheet.group(1));
    }
    Matcher refresh = REFRESH.matcher(html);
    while (refresh.find()) {
      goes.add(refresh.group(1));
    }
    Matcher source = SOURCE.matcher(html);
    while (source.find()) {
      if (source.group(1).equalsIgnoreCase("script")) {
        loads.add(source.group(2));
      } else {
        frames.add(source.group(2));
        String look = source.group().replace(" ", "");
        if (UNSEEN.matcher(look).find()) {
          hiddenFrames.add(source.group(2));
        } else if (COVERS.matcher(look).find()) {
          coveringFrames.add(source.group(2));
        }
      }
    }
  }
}
