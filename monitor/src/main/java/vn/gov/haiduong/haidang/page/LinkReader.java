package vn.gov.haiduong.haidang.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.internal.StringUtil;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.parser.Parser;
import org.jsoup.select.NodeFilter.FilterResult;
import org.jsoup.select.NodeTraversor;

/**
 * Every way in which a page leads elsewhere, with the words on it: anchors, banners, areas of image
 * maps, options of lists to choose from, click handlers, and addresses in inline scripts that build
 * menus. Comments, noscript, template, link and the addresses of images themselves lead nowhere.
 * Bounded in text, nodes and links; CPU work, for a worker.
 */
public final class LinkReader {

  static final int MOST_CHARS = 2 * 1024 * 1024;
  private static final int MOST_NODES = 200_000;
  private static final int MOST_LINKS = 5_000;
  private static final int LONGEST_TEXT = 300;
  private static final int LONGEST_SCRIPT = 200_000;

  /** An address in quotes, its slashes escaped or not. */
  private static final Pattern QUOTED =
      Pattern.compile("[\"'](https?:(?:\\\\?/){2}[^\"'\\s<>]{1,500})[\"']");

  private final String base;
  private final List<PageLink> links = new ArrayList<>();
  private int nodes;

  private LinkReader(String base) {
    this.base = base;
  }

  /** The markup with its character references resolved, to look for words anywhere in it. */
  public static String withoutReferences(String html) {
    return Parser.unescapeEntities(
        html.length() > MOST_CHARS ? html.substring(0, MOST_CHARS) : html, false);
  }

  /**
   * The links of a page, in the order in which they stand.
   *
   * @param address from which the page was taken, after redirects
   */
  public static List<PageLink> read(String html, String address) {
    String text = html.length() > MOST_CHARS ? html.substring(0, MOST_CHARS) : html;
    Document page = Jsoup.parse(text, address);
    Element base = page.selectFirst("base[href]");
    String from = base == null ? address : StringUtil.resolve(address, base.attr("href"));
    LinkReader reader = new LinkReader(from.isEmpty() ? address : from);
    FilterResult _ = NodeTraversor.filter((node, _) -> reader.visit(node), page);
    return List.copyOf(reader.links);
  }

  /** The words that a visitor sees, without tags and scripts; bounded like {@link #read}. */
  public static String text(String html) {
    return Jsoup.parse(html.length() > MOST_CHARS ? html.substring(0, MOST_CHARS) : html).text();
  }

  private FilterResult visit(Node node) {
    if (++nodes > MOST_NODES || links.size() >= MOST_LINKS) {
      return FilterResult.STOP;
    }
    if (!(node instanceof Element element)) {
      return FilterResult.CONTINUE;
    }
    switch (element.normalName()) {
      case "noscript", "template" -> {
        return FilterResult.SKIP_ENTIRELY;
      }
      case "a" -> anchor(element, "href");
      case "area" -> add(element.attr("href"), element.attr("alt"), PageLink.Manner.IMAGE);
      case "option" -> option(element);
      case "script" -> script(element);
      default -> {
        // Nothing by itself; a handler below.
      }
    }
    for (String handler : List.of("onclick", "onchange", "data-href", "data-url")) {
      if (element.hasAttr(handler)) {
        scripted("\"" + element.attr(handler) + "\"", words(element));
        scripted(element.attr(handler), words(element));
      }
    }
    return FilterResult.CONTINUE;
  }

  private void anchor(Element element, String attribute) {
    String href = element.attr(attribute);
    String words = words(element);
    if (href.strip().toLowerCase(Locale.ROOT).startsWith("javascript:")) {
      scripted(href, words);
      return;
    }
    boolean banner = element.text().isBlank() && element.selectFirst("img") != null;
    add(href, words, banner ? PageLink.Manner.IMAGE : PageLink.Manner.LINK);
  }

  private void option(Element element) {
    String value = element.attr("value");
    String lower = value.strip().toLowerCase(Locale.ROOT);
    // A value without scheme is a key of the form, not an address.
    if (lower.startsWith("http://") || lower.startsWith("https://") || lower.startsWith("//")) {
      add(value, element.text(), PageLink.Manner.OPTION);
    }
  }

  private void script(Element element) {
    String type = element.attr("type").toLowerCase(Locale.ROOT);
    boolean runs = type.isEmpty() || type.contains("javascript") || type.contains("json");
    if (runs && !element.hasAttr("src")) {
      String code = element.data();
      scripted(code.length() > LONGEST_SCRIPT ? code.substring(0, LONGEST_SCRIPT) : code, "");
    }
  }

  private void scripted(String code, String words) {
    Matcher quoted = QUOTED.matcher(code);
    while (quoted.find() && links.size() < MOST_LINKS) {
      add(quoted.group(1).replace("\\/", "/"), words, PageLink.Manner.SCRIPT);
    }
  }

  private static String words(Element element) {
    String text = element.text();
    if (!text.isBlank()) {
      return text;
    }
    Element image = element.selectFirst("img");
    String alt = image == null ? "" : image.attr("alt");
    return !alt.isBlank() ? alt : element.attr("title");
  }

  private void add(String href, String text, PageLink.Manner manner) {
    String resolved = resolved(href.strip());
    if (!resolved.isEmpty()) {
      String folded = text.strip().replaceAll("\\s+", " ");
      links.add(
          new PageLink(
              resolved,
              folded.length() > LONGEST_TEXT ? folded.substring(0, LONGEST_TEXT) : folded,
              manner));
    }
  }

  /** Absolute http(s), or empty. Old sites write spaces and raw Vietnamese into addresses. */
  private String resolved(String href) {
    String lower = href.toLowerCase(Locale.ROOT);
    String found =
        lower.startsWith("http://") || lower.startsWith("https://")
            ? href
            : href.isEmpty() || href.startsWith("#") ? "" : StringUtil.resolve(base, href);
    String plain = found.toLowerCase(Locale.ROOT);
    return plain.startsWith("http://") || plain.startsWith("https://") ? found : "";
  }
}
