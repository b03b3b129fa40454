package vn.gov.haiduong.haidang.page;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * A page taken apart once, for all the functions that look at it. Made by {@link PageWalk}; its
 * lists are in the order of the page.
 */
final class Page {

  /**
   * One piece of running text, between the borders of blocks.
   *
   * @param hiding null where it can be seen
   */
  record Block(String text, Element element, Region region, @Nullable Hiding hiding) {}

  /**
   * Something that leads elsewhere.
   *
   * @param raw as written
   * @param target resolved; empty for what is not http(s)
   * @param text anchor text, or the alternative text of its picture
   * @param picture there is a picture and no text
   * @param inert in noscript: followed by no visitor
   * @param written by a script of the page, not by the page itself
   * @param block index of the passage in {@link #blocks} that it stands in, or of the next one
   */
  record Link(
      Element element,
      String raw,
      Optional<WebAddress> target,
      String text,
      Findings.Via via,
      Region region,
      @Nullable Hiding hiding,
      boolean picture,
      boolean inert,
      boolean written,
      int block) {}

  /**
   * A script.
   *
   * @param source address as written; "" for one inside the page
   */
  record Script(Element element, String source, Optional<WebAddress> target, String code) {}

  /** Elements whose attributes may tell a date. */
  final List<Element> stamped = new ArrayList<>();

  /** Elements named after dates, of few parts. */
  final List<Element> boxed = new ArrayList<>();

  /** What is said of looks. */
  final StyleSheet sheet = new StyleSheet();

  final Document document;
  final String base;
  final boolean cut;
  String title = "";

  /** What scripts make of the title, as far as they say it plainly. */
  final List<String> scriptTitles = new ArrayList<>();

  /** Words that only a style sheet puts on the page. */
  final List<String> drawnWords = new ArrayList<>();

  final List<Block> blocks = new ArrayList<>();
  final List<Link> links = new ArrayList<>();
  final List<Script> scripts = new ArrayList<>();

  /** Code in attributes that runs when the visitor clicks or sends; only what leads somewhere. */
  final List<Script> handlers = new ArrayList<>();

  /** Alternative texts that are longer than a title, or stand for a picture of hardly a point. */
  final Set<String> longAlts = new LinkedHashSet<>();

  int pictures;
  int elements;
  final NameKinds names = new NameKinds();
  private String visible = "";
  private @Nullable TextPrint print;
  private final Map<String, List<Betting.Hit>> hits = new HashMap<>();

  private @Nullable ScriptPage around;
  private final Map<String, ScriptDeeds> deeds = new HashMap<>();

  /** What a piece of code does to the page; the same piece is read once. */
  ScriptDeeds deeds(String code, Element running) {
    if (around == null) {
      around = new ScriptPage(document);
    }
    ScriptPage page = around;
    return deeds.computeIfAbsent(code, c -> ScriptReading.of(c, page, Optional.of(running)));
  }

  /** Passages that a guard spoke for. */
  final BitSet guarded = new BitSet();

  /** Texts that a guard spoke for, wherever they stand. */
  final Set<String> guardedTexts = new HashSet<>();

  /** Passages that sell bets and have no guard. */
  final BitSet selling = new BitSet();

  Page(Document document, String base, boolean cut) {
    this.document = document;
    this.base = base;
    this.cut = cut;
  }

  /** Words of sellers in a text of the page; the same text is looked at once. */
  List<Betting.Hit> hits(String text) {
    if (text.length() > 2000) {
      return Betting.in(text);
    }
    return hits.computeIfAbsent(text, Betting::in);
  }

  /** Text that a visitor sees, blocks as lines. */
  String visibleText() {
    if (!visible.isEmpty()) {
      return visible;
    }
    StringBuilder text = new StringBuilder();
    for (Block block : blocks) {
      if (block.hiding == null || block.hiding.openable()) {
        text.append(block.text).append('\n');
      }
    }
    visible = text.toString();
    return visible;
  }

  /** Print of the visible text, made once. */
  TextPrint print() {
    if (print == null) {
      print = TextPrint.of(visibleText());
    }
    return print;
  }

  /** Content of the first meta with one of the names (name, property, http-equiv, itemprop). */
  Optional<String> meta(String... names) {
    for (Element meta : document.select("meta[content]")) {
      for (String name : names) {
        if (meta.attr("name").equalsIgnoreCase(name)
            || meta.attr("property").equalsIgnoreCase(name)
            || meta.attr("http-equiv").equalsIgnoreCase(name)
            || meta.attr("itemprop").equalsIgnoreCase(name)) {
          return Optional.of(meta.attr("content").strip());
        }
      }
    }
    return Optional.empty();
  }

  /** A short selector of an element's place: itself and its nearest named ancestor. */
  static String where(Element element) {
    String own = named(element);
    Element at = element.parent();
    for (int up = 0; at != null && up < 12; up++, at = at.parent()) {
      if (!at.id().isEmpty() || at.hasAttr("class")) {
        return named(at) + " > " + own;
      }
    }
    return own;
  }

  private static String named(Element element) {
    String classes = element.className().strip();
    return element.normalName()
        + (element.id().isEmpty() ? "" : "#" + element.id())
        + (element.id().isEmpty() && !classes.isEmpty() ? "." + classes.split("\\s+", 2)[0] : "");
  }
}
