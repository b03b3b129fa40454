package vn.gov.haiduong.haidang.page;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.select.NodeVisitor;
import org.jspecify.annotations.Nullable;

/** Takes a page apart in one pass; neither depth nor size of the page make it recurse. */
@SuppressWarnings("ReferenceEquality") // The very element that was entered, not one like it.
final class PageWalk implements NodeVisitor {

  /** Nesting that is kept; what lies deeper is lifted to this depth by the parser. */
  private static final int MAX_DEPTH = 400;

  private static final int MAX_BLOCK = 20_000;
  private static final int MAX_LINKS = 20_000;

  private static final String[] HANDLERS = {"onclick", "data-href", "data-url", "data-link"};
  private static final Pattern QUOTED =
      Pattern.compile("[\"'(]((?:https?:)?//[^\\s\"'<>()]{4,1000})");

  /** What a script writes around plain links to put them out of sight. */
  private static final Pattern WRITES =
      Pattern.compile("document\\s?\\.\\s?write(?:ln)?\\s?\\(\\s?[\"'](.{0,400})", Pattern.DOTALL);

  private static final Pattern TITLES =
      Pattern.compile("document\\s?\\.\\s?title\\s?=\\s?([\"'`])((?:(?!\\1)[^\\n]){3,300})\\1");

  /** What a style sheet writes before or after an element. */
  private static final Pattern DRAWN =
      Pattern.compile("\\bcontent\\s?:\\s?([\"'])((?:(?!\\1)[^\\n]){8,400})\\1");

  private record Frame(Element element, Visibility visibility, Region region, boolean inert) {}

  private final Page page;
  private final StyleSheet sheet;
  private final Deque<Frame> stack = new ArrayDeque<>();
  private final Set<String> hiddenIds = new HashSet<>();
  private StringBuilder text = new StringBuilder();
  private @Nullable Frame blockFrame;
  private @Nullable Element anchor;
  private final StringBuilder anchorText = new StringBuilder();
  private boolean anchorPicture;
  private int silent;
  private int stored;
  private @Nullable Hiding written;
  private boolean writing;

  private PageWalk(Page page) {
    this.page = page;
    this.sheet = page.sheet;
  }

  /** Parses and takes apart; never throws for what is on a page. */
  static Page read(PageSource source, String url) {
    Parser parser = Parser.htmlParser().setMaxDepth(MAX_DEPTH);
    Document document = parser.parseInput(source.text(), url.isEmpty() ? "" : url);
    Element base = document.selectFirst("base[href]");
    String from = url;
    if (base != null) {
      from = WebAddress.resolve(url, base.attr("href")).map(WebAddress::toString).orElse(url);
    }
    unseen(document);
    Page page = new Page(document, from, source.cut());
    PageWalk walk = new PageWalk(page);
    for (Element style : document.select("style")) {
      if (StyleRules.applies(style.attr("media"))) {
        walk.sheet.add(style.data());
        Matcher drawn = DRAWN.matcher(limited(style.data()));
        while (drawn.find() && page.drawnWords.size() < 20) {
          page.drawnWords.add(folded(drawn.group(2)));
        }
        ScriptOpens.inSheet(limited(style.data()), page.names);
      }
    }
    for (Element link : document.select("link[rel~=(?i)stylesheet][href^=data:]")) {
      Code.dataOf(link.attr("href"))
          .map(css -> css.replaceAll("^\"|\"$", ""))
          .ifPresent(walk.sheet::add);
    }
    for (Element script : document.select("script:not([src])")) {
      ScriptHides.find(limited(script.data()), walk.hiddenIds);
      ScriptOpens.inScript(limited(script.data()), page.names.opened);
      Matcher titled = TITLES.matcher(limited(script.data()));
      while (titled.find() && page.scriptTitles.size() < 5) {
        page.scriptTitles.add(folded(titled.group(2)));
      }
      Matcher styled = WRITES.matcher(Code.joined(limited(script.data())));
      if (styled.find() && styled.group(1).contains("<style")) {
        String css = plainQuotes(styled.group(1));
        int open = css.indexOf('>');
        int close = css.indexOf("</", Math.max(0, open));
        walk.sheet.add(css.substring(open + 1, close < 0 ? css.length() : close));
      }
    }
    scripted(page, walk.sheet);
    walk.sheet.shownBy(ShownOnScroll.on(document));
    Element title = document.selectFirst("head > title, html > title, body title:not(svg title)");
    page.title = title == null ? "" : folded(title.text());
    ScriptOpens.find(document, page.names.opened);
    document.traverse(walk);
    walk.flush();
    return page;
  }

  /** What scripts make of looks as the page opens. */
  private static void scripted(Page page, StyleSheet sheet) {
    List<Element> inline =
        page.document.select("script:not([src])").stream()
            .filter(s -> !s.attr("type").contains("json") && !s.attr("type").contains("template"))
            .limit(200)
            .toList();
    StringBuilder all = new StringBuilder();
    inline.forEach(s -> all.append(limited(s.data())).append('\n'));
    for (Element script : inline) {
      String code = limited(script.data());
      if (LOOKS.matcher(code).find()) {
        ScriptDeeds done = page.deeds(ScriptLater.unasked(code, all.toString()), script);
        done.styles.forEach(sheet::add);
        done.sheets.forEach(sheet::add);
      }
    }
  }

  /** Without one of these a script changes no looks that it does not write. */
  private static final Pattern LOOKS =
      Pattern.compile(
          "style|css|hid|remove|replace|class|innerHTML|outerHTML|fade|Rule|Sync|textContent|animate|eval|Function|atob");

  /** What stands only for browsers without frames is mark-up, and nobody sees it. */
  private static void unseen(Document document) {
    for (Element kept : document.select("noframes,noembed").stream().limit(20).toList()) {
      String html = kept.wholeText().isEmpty() ? kept.data() : kept.wholeText();
      Element shown = new Element("noscript");
      shown.append(limited(html));
      kept.replaceWith(shown);
    }
  }

  private static String limited(String code) {
    return code.length() > 100_000 ? code.substring(0, 100_000) : code;
  }

  private static String plainQuotes(String code) {
    return code.replace("\\\"", "\"").replace("\\'", "'");
  }

  @Override
  public void head(Node node, int depth) {
    if (node instanceof TextNode words) {
      say(words.getWholeText());
    } else if (node instanceof Element element) {
      enter(element);
    } else if (node instanceof DataNode) {
      return; // scripts and styles are looked at by their elements
    }
  }

  private void say(String words) {
    if ((silent > 0 && !writing && (stored == 0 || anchor == null)) || words.isEmpty()) {
      return;
    }
    boolean kept = silent > 0; // words of a script or a template, not yet of the page
    if (!kept && text.length() < MAX_BLOCK) {
      text.append(words, 0, Math.min(words.length(), MAX_BLOCK - text.length()));
    }
    if (anchor != null && anchorText.length() < 2000) {
      anchorText.append(words, 0, Math.min(words.length(), 2000));
    }
    if (blockFrame == null && !kept) {
      blockFrame = stack.peek();
    }
  }

  private void enter(Element element) {
    page.elements++;
    String tag = element.normalName();
    Frame outer = stack.peek();
    Visibility visibility = outer == null ? Visibility.ROOT : outer.visibility;
    Region region = outer == null ? Region.BODY : outer.region;
    boolean inert = outer != null && outer.inert;
    if (!tag.equals("#root") && !tag.equals("html")) {
      Hiding before = visibility.hiding();
      visibility = visibility.into(element, sheet, page.names);
      region = Region.of(element, region, page.names);
      if (visibility.hiding() == null) {
        Hiding other = other(element, tag, visibility.openable());
        visibility = other == null ? visibility : visibility.hiddenBy(other);
      }
      if (visibility.hiding() != before && silent == 0) {
        flush();
      }
    }
    inert |= tag.equals("noscript") || (tag.equals("template") && !shadow(element));
    if (silent(element, tag)) {
      silent++;
    }
    if (tag.equals("template")) {
      stored++;
    }
    Frame frame = new Frame(element, visibility, region, inert);
    if (!TagKinds.INLINE.contains(tag)) {
      flush();
    } else if (silent == 0 && apart(element)) {
      text.append(' ');
    }
    stack.push(frame);
    if (silent == 0
        || writing
        || stored > 0
        || tag.equals("script")
        || tag.equals("iframe")
        || tag.equals("object")) {
      note(element, tag, frame);
    }
  }

  /** A date in an element of its own, which only a style sheet parts from a headline before it. */
  private boolean apart(Element element) {
    return element.hasAttr("class")
        && !text.isEmpty()
        && Character.isLetterOrDigit(text.charAt(text.length() - 1))
        && element.childNodeSize() > 0
        && element.childNode(0) instanceof TextNode words
        && words.getWholeText().length() >= 8
        && Character.isDigit(words.getWholeText().charAt(0));
  }

  /** What stands in it is no text of the page. */
  private static boolean silent(Element element, String tag) {
    return TagKinds.SILENT.contains(tag) && !(tag.equals("template") && shadow(element));
  }

  /** A tree of its own that the browser shows in place of its parent's content. */
  private static boolean shadow(Element template) {
    return template.hasAttr("shadowrootmode") || template.hasAttr("shadowroot");
  }

  private @Nullable Hiding other(Element element, String tag, boolean openable) {
    if (tag.equals("noscript") || (tag.equals("template") && !shadow(element))) {
      return new Hiding(tag.equals("noscript") ? Hiding.NOSCRIPT : tag, false, element, true);
    }
    if (!hiddenIds.isEmpty() && hiddenByScript(element)) {
      return new Hiding("mã đặt display:none", true, element, openable);
    }
    return written;
  }

  private boolean hiddenByScript(Element element) {
    if (!element.id().isEmpty() && hiddenIds.contains(element.id())) {
      return true;
    }
    for (String name : element.className().strip().split("\\s+", 40)) {
      if (hiddenIds.contains("." + name)) {
        return true;
      }
    }
    return false;
  }

  /** Handlers that run without a click, such as {@code onload}, are scripts like any other. */
  private void runs(Element element) {
    for (Attribute attribute : element.attributes()) {
      String name = attribute.getKey();
      String code = attribute.getValue();
      if (name.startsWith("on") && code.length() >= 3 && code.length() < 20_000) {
        Page.Script script = new Page.Script(element, "", Optional.empty(), code);
        if (!TagKinds.ASKED.contains(name) || element.normalName().equals("body")) {
          page.scripts.add(script);
        } else if (code.contains("//") || code.contains("clipboard")) {
          page.handlers.add(script);
        }
      }
    }
  }

  private void note(Element element, String tag, Frame frame) {
    if (element.attributesSize() > 0) {
      runs(element);
      MarkedDates.note(page, element, tag);
    }
    switch (tag) {
      case "a", "area" -> {
        handler(element, frame);
        if (tag.equals("a")) {
          anchor = element;
          anchorText.setLength(0);
          anchorPicture = false;
        } else {
          link(element, element.attr("href"), element.attr("alt"), Findings.Via.LINK, frame, true);
        }
      }
      case "img", "image", "video", "audio", "source" -> picture(element, tag, frame);
      case "script" -> script(element);
      case "iframe", "frame", "embed", "object", "portal", "fencedframe" ->
          framed(element, tag, frame);
      case "form" -> {
        if (element.hasAttr("action")) {
          link(element, element.attr("action"), "", Findings.Via.FORM, frame, false);
        }
      }
      case "option" -> {
        String value = element.attr("value");
        link(
            element,
            value.isBlank() ? element.attr("data-url") : value,
            element.text(),
            Findings.Via.OPTION,
            frame,
            false);
      }
      default -> {
        handler(element, frame);
        if (element.hasAttr("formaction")) {
          link(element, element.attr("formaction"), "", Findings.Via.FORM, frame, false);
        }
      }
    }
  }

  /** Addresses in click handlers and in attributes that scripts follow. */
  private void handler(Element element, Frame frame) {
    if (element.attributesSize() == 0) {
      return;
    }
    for (String name : HANDLERS) {
      String code = element.attr(name);
      if (code.length() >= 8 && code.length() < 4000) {
        Matcher address = QUOTED.matcher("'" + code + "'");
        if (address.find()) {
          String words = element.text();
          link(
              element,
              address.group(1),
              words.length() > 300 ? "" : words,
              Findings.Via.SCRIPT,
              frame,
              false);
        }
      }
    }
  }

  private void framed(Element element, String tag, Frame frame) {
    String source = element.attr(tag.equals("object") ? "data" : "src");
    if (source.isBlank()) {
      source = element.attr("data-src");
    }
    if (source.regionMatches(true, 0, "javascript:", 0, 11)) {
      page.scripts.add(new Page.Script(element, "", Optional.empty(), source.substring(11)));
    }
    link(element, source, element.attr("title"), Findings.Via.FRAME, frame, false);
  }

  private void picture(Element element, String tag, Frame frame) {
    if (tag.equals("img")) {
      page.pictures++;
      String alt = element.attr("alt");
      if (alt.length() > 80 || (alt.length() > 8 && element.attr("width").equals("1"))) {
        page.longAlts.add(alt.length() > 1000 ? alt.substring(0, 1000) : alt);
      }
      if (anchor != null) {
        anchorPicture = true;
        anchorText.append(' ').append(element.attr("alt"));
      }
    }
    String source = element.attr("src");
    if (source.isEmpty()) {
      source = element.attr("data-src");
    }
    if (!source.isEmpty() && !source.startsWith("data:")) {
      link(element, source, "", Findings.Via.IMAGE, frame, true);
    }
  }

  private void script(Element element) {
    String source = element.attr("src").strip();
    page.scripts.add(
        new Page.Script(
            element,
            source,
            source.isEmpty() ? Optional.empty() : WebAddress.resolve(page.base, source),
            element.data()));
    if (source.isEmpty() && !writing) {
      markup(element);
      Matcher writes = WRITES.matcher(Code.joined(limited(element.data())));
      if (writes.find()) {
        String html = plainQuotes(writes.group(1));
        if (html.startsWith("</")) {
          written = null;
        } else if (html.startsWith("<")
            && !html.contains("</div")
            && !html.startsWith("<script")
            && !html.startsWith("<style")) {
          Element made =
              Jsoup.parseBodyFragment(html.replaceAll("[\"']\\s?\\).{0,400}", ""))
                  .body()
                  .firstElementChild();
          if (made != null) {
            Hiding hides = Visibility.ROOT.into(made, sheet, page.names).hiding();
            written =
                hides == null || !hides.certain()
                    ? null
                    : new Hiding("mã viết " + hides.technique(), true, element, false);
          }
        }
      }
    }
  }

  /** Links, frames and forms in what a script writes into the page. */
  private void markup(Element script) {
    String type = script.attr("type").toLowerCase(Locale.ROOT);
    if (type.contains("json") || type.contains("template") || type.contains("html")) {
      return;
    }
    Element outer = anchor;
    writing = true;
    for (String html : Code.markup(limited(script.data()))) {
      anchor = null;
      Jsoup.parseBodyFragment(html).body().children().forEach(child -> child.traverse(this));
    }
    writing = false;
    anchor = outer;
  }

  private void link(
      Element element, String raw, String words, Findings.Via via, Frame frame, boolean picture) {
    if (page.links.size() >= MAX_LINKS) {
      return;
    }
    Optional<WebAddress> target =
        via == Findings.Via.OPTION && WebAddress.absolute(raw).isEmpty() && !raw.startsWith("//")
            ? Optional.empty()
            : WebAddress.resolve(page.base, raw);
    page.links.add(
        new Page.Link(
            element,
            raw,
            target,
            folded(words),
            via,
            frame.region,
            frame.visibility.hiding(),
            picture,
            frame.inert,
            writing,
            page.blocks.size()));
  }

  @Override
  public void tail(Node node, int depth) {
    if (!(node instanceof Element element)) {
      return;
    }
    String tag = element.normalName();
    Frame frame = stack.peek();
    if (frame == null || frame.element != element) {
      return;
    }
    if (element == anchor) {
      if (element.hasAttr("href") || element.hasAttr("xlink:href")) {
        String words = anchorText.toString();
        boolean bare = element.text().isBlank();
        link(
            element,
            element.hasAttr("href") ? element.attr("href") : element.attr("xlink:href"),
            words.isBlank() ? element.attr("title") : words,
            Findings.Via.LINK,
            unseen(element, frame, words),
            bare && (anchorPicture || element.hasAttr("style") || element.hasAttr("class")));
      }
      anchor = null;
    }
    boolean border =
        !TagKinds.INLINE.contains(tag)
            || (frame.visibility.hiding() != null
                && (stack.size() < 2 || outerHiding() != frame.visibility.hiding()));
    if (border) {
      flush();
    }
    stack.pop();
    if (silent(element, tag)) {
      silent--;
    }
    if (tag.equals("template")) {
      stored--;
    }
  }

  /** The anchor's frame; hidden where it has nothing that an eye could find or a finger hit. */
  private static Frame unseen(Element anchor, Frame frame, String words) {
    Element around = anchor.parent();
    if (frame.visibility.hiding() != null
        || around == null
        || words.codePoints().anyMatch(Character::isLetterOrDigit)
        || anchor.attributesSize() > 4
        || anchor.hasAttr("class")
        || anchor.hasAttr("style")
        || anchor.hasAttr("title")
        || anchor.hasAttr("aria-label")) {
      return anchorOfPoint(anchor)
          ? new Frame(
              frame.element,
              frame.visibility.hiddenBy(
                  new Hiding(Hiding.NOTHING_TO_SEE, true, around == null ? anchor : around, false)),
              frame.region,
              frame.inert)
          : frame;
    }
    for (Element inside : anchor.getAllElements()) {
      boolean drawn =
          inside != anchor
              && (inside.hasAttr("class")
                  || inside.normalName().equals("svg")
                  || (inside.normalName().equals("img") && !point(inside)));
      if (drawn) {
        return frame;
      }
    }
    return new Frame(
        frame.element,
        frame.visibility.hiddenBy(new Hiding(Hiding.NOTHING_TO_SEE, true, around, false)),
        frame.region,
        frame.inert);
  }

  /** Its only content is a picture of hardly a point. */
  private static boolean anchorOfPoint(Element anchor) {
    return anchor.childrenSize() == 1
        && anchor.ownText().isBlank()
        && anchor.child(0).normalName().equals("img")
        && point(anchor.child(0));
  }

  private static boolean point(Element image) {
    return Length.of(image.attr("width")).orElse(99) <= 3
        || Length.of(image.attr("height")).orElse(99) <= 3;
  }

  private @Nullable Hiding outerHiding() {
    var all = stack.iterator();
    all.next();
    return all.hasNext() ? all.next().visibility.hiding() : null;
  }

  private void flush() {
    Frame frame = blockFrame;
    if (frame != null && !text.isEmpty()) {
      String words = folded(text.toString());
      if (!words.isEmpty()) {
        page.blocks.add(
            new Page.Block(words, frame.element, frame.region, frame.visibility.hiding()));
      }
    }
    text = new StringBuilder();
    blockFrame = null;
  }

  /** Blanks folded; zero-width characters stay, they are evidence. */
  static String folded(String words) {
    StringBuilder out = new StringBuilder(words.length());
    boolean owed = false;
    for (int i = 0; i < words.length(); i++) {
      char c = words.charAt(i);
      if (c <= ' ' || c == '\u00A0' || c == '\u3000' || c == '\u0085') {
        owed = !out.isEmpty();
      } else {
        if (owed) {
          out.append(' ');
          owed = false;
        }
        out.append(c);
      }
    }
    return out.toString();
  }
}
