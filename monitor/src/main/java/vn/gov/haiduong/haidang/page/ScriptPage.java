package vn.gov.haiduong.haidang.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Selector;
import org.jspecify.annotations.Nullable;
import vn.gov.haiduong.haidang.page.ScriptValue.Each;
import vn.gov.haiduong.haidang.page.ScriptValue.Found;
import vn.gov.haiduong.haidang.page.ScriptValue.Named;
import vn.gov.haiduong.haidang.page.ScriptValue.Num;
import vn.gov.haiduong.haidang.page.ScriptValue.Part;
import vn.gov.haiduong.haidang.page.ScriptValue.Place;
import vn.gov.haiduong.haidang.page.ScriptValue.Text;

/**
 * What a script finds when it looks around: the browser's own names and the elements of the page,
 * their texts and attributes. Bounded in elements and in searches.
 */
final class ScriptPage {

  private static final int MOST_FOUND = 300;
  private static final int MOST_SEARCHES = 200;
  private static final int MOST_TEXT = 4_000;

  private static final Set<String> WINDOWS =
      Set.of("window", "self", "top", "parent", "globalThis", "frames", "opener");

  private static final Map<String, String> LISTS =
      Map.of(
          "links", "a[href],area[href]",
          "forms", "form",
          "scripts", "script",
          "images", "img",
          "anchors", "a[name]",
          "body", "body",
          "head", "head",
          "documentElement", "html");

  private final Document document;
  private final Map<String, Element> ids = new HashMap<>();
  private int searches;

  ScriptPage(Document document) {
    this.document = document;
    for (Element element : document.getElementsByAttribute("id")) {
      ids.putIfAbsent(element.id(), element);
    }
  }

  /** What a bare name means where the script gave it no meaning. */
  ScriptValue named(String word) {
    if (WINDOWS.contains(word)) {
      return new Place("window");
    }
    return switch (word) {
      case "document", "location", "navigation" -> new Place(word);
      case "localStorage", "sessionStorage" -> ScriptValue.SECRET;
      default -> {
        Element element = ids.get(word);
        yield element == null ? ScriptValue.UNKNOWN : new Found(List.of(element));
      }
    };
  }

  /** A property of something of the browser or of the page. */
  ScriptValue property(ScriptValue of, String name, Optional<Element> running) {
    return switch (of) {
      case Place place -> ofPlace(place.path(), name, running);
      case Found found -> ofFound(found, name);
      case Part part -> part.name().equals("dataset") ? data(part.of(), name) : ScriptValue.UNKNOWN;
      case Each each ->
          each.all().stream().anyMatch(v -> v instanceof Found || v instanceof Named)
              ? new Each(each.all().stream().map(v -> property(v, name, running)).toList())
              : ScriptValue.UNKNOWN;
      case Named named -> named.all().getOrDefault(name, ScriptValue.UNKNOWN);
      case ScriptValue.Items items ->
          name.equals("length") ? new Num(items.all().size()) : ScriptValue.UNKNOWN;
      case Text _, Num _, ScriptValue.Unknown _, ScriptValue.Function _, ScriptValue.Made _ ->
          ScriptValue.UNKNOWN;
    };
  }

  private ScriptValue ofPlace(String path, String name, Optional<Element> running) {
    if (path.equals("location")) {
      return name.equals("replace") || name.equals("assign")
          ? new Place("location." + name)
          : ScriptValue.UNKNOWN;
    }
    if (path.equals("document")) {
      if (name.equals("cookie")) {
        return ScriptValue.SECRET;
      }
      if (name.equals("currentScript")) {
        return running.isPresent() ? new Found(List.of(running.get())) : ScriptValue.UNKNOWN;
      }
      String list = LISTS.get(name);
      if (list != null) {
        return select(list, false);
      }
      return name.equals("location")
          ? new Place(name)
          : name.equals("defaultView") ? new Place("window") : ScriptValue.UNKNOWN;
    }
    return path.equals("window") ? named(name) : ScriptValue.UNKNOWN;
  }

  private ScriptValue ofFound(Found found, String name) {
    switch (name) {
      case "style", "classList", "dataset", "attributeStyleMap" -> {
        return new Part(found, name);
      }
      case "length" -> {
        return new Num(found.all().size());
      }
      default -> {}
    }
    if (found.all().isEmpty()) {
      return ScriptValue.UNKNOWN;
    }
    Element first = found.all().getFirst();
    return switch (name) {
      case "parentNode", "parentElement" -> one(first.parent());
      case "previousElementSibling", "previousSibling" -> one(first.previousElementSibling());
      case "nextElementSibling", "nextSibling" -> one(first.nextElementSibling());
      case "firstElementChild", "firstChild" -> one(first.firstElementChild());
      case "lastElementChild" -> one(first.lastElementChild());
      case "children", "childNodes" ->
          new Found(first.children().stream().limit(MOST_FOUND).toList());
      case "textContent", "innerText", "text", "innerHTML" -> text(first);
      case "content", "href", "src", "title", "alt", "id", "name", "action", "className" ->
          attribute(first, name.equals("className") ? "class" : name);
      case "value" ->
          first.attr("type").equalsIgnoreCase("hidden")
              ? attribute(first, name)
              : ScriptValue.UNKNOWN;
      default -> ScriptValue.UNKNOWN;
    };
  }

  private static ScriptValue one(@Nullable Element element) {
    return element == null ? ScriptValue.UNKNOWN : new Found(List.of(element));
  }

  private static ScriptValue text(Element element) {
    String data = element.data();
    String said = data.isEmpty() ? element.text() : data;
    return new Text(said.length() > MOST_TEXT ? said.substring(0, MOST_TEXT) : said);
  }

  private static ScriptValue attribute(Element element, String name) {
    return element.hasAttr(name) ? new Text(element.attr(name)) : ScriptValue.UNKNOWN;
  }

  private static ScriptValue data(Found found, String name) {
    String attribute = "data-" + name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    return found.all().isEmpty()
        ? ScriptValue.UNKNOWN
        : attribute(found.all().getFirst(), attribute);
  }

  /** What a search by that name finds; empty where it is none. */
  Optional<ScriptValue> search(String name, ScriptValue in, String said) {
    return switch (name) {
      case "getElementById" ->
          Optional.of(ids.containsKey(said) ? one(ids.get(said)) : ScriptValue.UNKNOWN);
      case "querySelector" -> Optional.of(within(in, said, true));
      case "querySelectorAll", "$", "jQuery", "find" -> Optional.of(within(in, said, false));
      case "getElementsByTagName" -> Optional.of(within(in, said, false));
      case "getElementsByClassName" ->
          Optional.of(within(in, "." + said.strip().replaceAll("\\s+", "."), false));
      case "getElementsByName" -> Optional.of(within(in, "[name=" + said + "]", false));
      case "closest", "parents" ->
          in instanceof Found(List<Element> all) && !all.isEmpty()
              ? Optional.of(one(guarded(() -> all.getFirst().closest(said))))
              : Optional.empty();
      case "getAttribute", "attr", "data" ->
          in instanceof Found(List<Element> all) && !all.isEmpty()
              ? Optional.of(attribute(all.getFirst(), name.equals("data") ? "data-" + said : said))
              : Optional.empty();
      case "parent" -> Optional.of(property(in, "parentNode", Optional.empty()));
      case "next" -> Optional.of(property(in, "nextSibling", Optional.empty()));
      case "prev" -> Optional.of(property(in, "previousSibling", Optional.empty()));
      case "text", "html" -> Optional.of(property(in, "textContent", Optional.empty()));
      default -> Optional.empty();
    };
  }

  private ScriptValue within(ScriptValue in, String selector, boolean first) {
    if (in instanceof Found(List<Element> all) && !all.isEmpty() && ++searches < MOST_SEARCHES) {
      List<Element> inner = new ArrayList<>();
      all.stream()
          .limit(20)
          .forEach(
              e -> {
                Element one = guarded(() -> e.selectFirst(selector));
                if (one != null) {
                  inner.add(one);
                }
              });
      return inner.isEmpty() ? ScriptValue.UNKNOWN : new Found(inner);
    }
    return select(selector, first);
  }

  private ScriptValue select(String selector, boolean first) {
    if (selector.isBlank() || selector.length() > 300 || ++searches > MOST_SEARCHES) {
      return ScriptValue.UNKNOWN;
    }
    if (first) {
      return one(guarded(() -> document.selectFirst(selector)));
    }
    try {
      List<Element> all = document.select(selector).stream().limit(MOST_FOUND).toList();
      return all.isEmpty() ? ScriptValue.UNKNOWN : new Found(all);
    } catch (Selector.SelectorParseException | IllegalArgumentException e) {
      return ScriptValue.UNKNOWN;
    }
  }

  private static @Nullable Element guarded(Supplier<@Nullable Element> search) {
    try {
      return search.get();
    } catch (Selector.SelectorParseException | IllegalArgumentException e) {
      return null;
    }
  }
}
