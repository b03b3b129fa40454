package vn.gov.haiduong.haidang.page;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import vn.gov.haiduong.haidang.page.ScriptValue.Each;
import vn.gov.haiduong.haidang.page.ScriptValue.Found;
import vn.gov.haiduong.haidang.page.ScriptValue.Made;
import vn.gov.haiduong.haidang.page.ScriptValue.Named;
import vn.gov.haiduong.haidang.page.ScriptValue.Part;
import vn.gov.haiduong.haidang.page.ScriptValue.Place;

/** What calls and assignments of a script do to its page and its visitor, noted as deeds. */
final class ScriptActs {

  private static final String GONE = "display:none !important";

  /** Classes by which style sheets of every house hide. */
  private static final Pattern HIDES =
      Pattern.compile(
          "(?:^|\\s)(?:d-none|hidden|hide|invisible|is-hidden|sr-only|visually-hidden)(?:\\s|$)");

  private final ScriptDeeds deeds;

  ScriptActs(ScriptDeeds deeds) {
    this.deeds = deeds;
  }

  /**
   * Something is assigned.
   *
   * @param place the whole path as written
   * @param base what owns the property
   */
  void assigned(String place, ScriptValue base, ScriptValue value) {
    String text = ScriptValue.text(value);
    String name = place.substring(place.lastIndexOf('.') + 1);
    boolean ofLocation = base instanceof Place(String path) && path.equals("location");
    if (place.equals("location")
        || place.endsWith(".location")
        || place.endsWith("location.href")
        || (ofLocation && name.equals("href"))) {
      deeds.goes.add(text);
    } else if (ofLocation && (name.equals("host") || name.equals("hostname"))) {
      deeds.goes.add("//" + text);
    } else if (name.equals("innerHTML") || name.equals("outerHTML") || name.equals("srcdoc")) {
      deeds.written(text);
    }
    set(base, name, text);
  }

  /** A property or an attribute of elements is set. */
  private void set(ScriptValue base, String name, String text) {
    switch (base) {
      case Made made -> deeds.attribute(made, name, text);
      case Part part -> part(part, name, text);
      case Found found -> found.all().forEach(element -> attribute(element, name, text));
      case Each each -> each.all().stream().limit(300).forEach(one -> set(one, name, text));
      case ScriptValue.Unknown _,
          ScriptValue.Text _,
          ScriptValue.Num _,
          ScriptValue.Items _,
          Named _,
          ScriptValue.Function _,
          Place _ -> {}
    }
  }

  private void part(Part part, String name, String text) {
    if (part.name().equals("style") || part.name().equals("attributeStyleMap")) {
      String css = name.equals("cssText") ? text : hyphened(name) + ":" + text;
      part.of().all().forEach(element -> deeds.style(element, css));
    }
  }

  private static String hyphened(String name) {
    return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }

  private void attribute(Element element, String name, String text) {
    String tag = element.normalName();
    switch (name) {
      case "style" -> deeds.style(element, text);
      case "hidden" -> {
        if (!text.equals("false") && !text.equals("0")) {
          deeds.style(element, GONE);
        }
      }
      case "className", "class" -> {
        if (HIDES.matcher(text).find()) {
          deeds.style(element, GONE);
        }
      }
      case "innerHTML", "textContent", "innerText", "outerHTML" -> {
        if (text.isEmpty()) {
          deeds.style(element, GONE);
        } else if (tag.equals("style")) {
          deeds.sheets.add(text);
        }
      }
      case "href" -> {
        if (tag.equals("a") || tag.equals("area")) {
          deeds.relinked.merge(text, 1, Integer::sum);
        }
      }
      case "action" -> {
        if (tag.equals("form")) {
          deeds.posts.add(text);
        }
      }
      case "src" -> {
        if (tag.equals("iframe")) {
          deeds.frames.add(text);
        } else if (tag.equals("script")) {
          deeds.loads.add(text);
        }
      }
      default -> {}
    }
  }

  /**
   * Something is called.
   *
   * @param place path before the name
   * @param base what owns the function
   */
  void called(String place, String name, ScriptValue base, List<ScriptValue> with) {
    ScriptValue first = with.isEmpty() ? ScriptValue.UNKNOWN : with.getFirst();
    ScriptValue second = with.size() > 1 ? with.get(1) : ScriptValue.UNKNOWN;
    String said = ScriptValue.text(first);
    String then = with.size() > 1 ? ScriptValue.text(second) : "";
    boolean ofLocation =
        place.equals("location")
            || place.endsWith(".location")
            || (base instanceof Place(String path) && path.equals("location"));
    switch (name) {
      case "replace", "assign" -> {
        if (ofLocation) {
          deeds.goes.add(said);
        } else if (place.equals("Object") && second instanceof Named(var all)) {
          all.forEach((k, v) -> set(first, k, ScriptValue.text(v)));
        }
      }
      case "call", "apply" -> through(base, first, with);
      case "set" -> {
        if (place.equals("Reflect") && with.size() > 2) {
          assigned("." + then, first, with.get(2));
        } else {
          set(base, said, then);
        }
      }
      case "navigate" -> deeds.goes.add(said);
      case "open" -> {
        if (then.matches("_(?:self|top|parent)")) {
          deeds.goes.add(said);
        } else if (said.matches("(?i)GET|POST|PUT")) {
          deeds.sends.add(then);
        }
      }
      case "submit" -> {
        deeds.submits = true;
        if (base instanceof Made made) {
          deeds.goes.add(made.attributes().getOrDefault("action", ""));
        }
      }
      case "click", "dispatchEvent" -> {
        if (base instanceof Made made) {
          deeds.goes.add(made.attributes().getOrDefault("href", ""));
        } else if (base instanceof Found(List<Element> all) && all.size() == 1) {
          deeds.goes.add(all.getFirst().attr("href"));
        }
      }
      case "write", "writeln" -> deeds.written(said);
      case "insertAdjacentHTML", "append", "html", "prepend" ->
          deeds.written(then.isEmpty() ? said : then);
      case "insertRule", "replaceSync" -> deeds.sheets.add(said);
      case "addRule" -> deeds.sheets.add(said + "{" + then + "}");
      case "setAttribute", "attr", "prop" -> {
        if (second instanceof ScriptValue.Unknown && first instanceof Named(var all)) {
          all.forEach((k, v) -> set(base, k, ScriptValue.text(v)));
        } else if (with.size() > 1) {
          set(base, said, then);
          if (base instanceof Place(String path) && path.equals("location")) {
            assigned("location." + said, base, second);
          }
        }
      }
      case "toggleAttribute" -> set(base, said, "true");
      case "setProperty" -> set(base, said, then);
      case "css" -> css(base, first, then);
      case "hide", "fadeOut", "slideUp", "remove", "detach", "empty", "replaceChildren" ->
          gone(base);
      case "removeChild" -> gone(first);
      case "add", "addClass" -> {
        ScriptValue of =
            base instanceof Part part && part.name().equals("classList") ? part.of() : base;
        if (HIDES.matcher(said).find()) {
          gone(of);
        }
      }
      case "animate" -> {
        if (first instanceof ScriptValue.Items(var frames)
            && !frames.isEmpty()
            && frames.getLast() instanceof Named(var last)) {
          last.forEach((k, v) -> styled(base, hyphened(k) + ":" + ScriptValue.text(v)));
        }
      }
      case "writeText" -> deeds.copies.add(said);
      case "setData" -> deeds.copies.add(then);
      case "fetch",
          "sendBeacon",
          "post",
          "get",
          "ajax",
          "load",
          "WebSocket",
          "EventSource",
          "getJSON" -> {
        deeds.sends.add(said);
        if (with.stream().anyMatch(ScriptValue::kept)) {
          deeds.secrets.add(said);
        }
      }
      case "send" -> {
        if (ScriptValue.kept(first)) {
          deeds.secrets.addAll(deeds.sends);
        }
      }
      case "importScripts", "getScript", "import" -> deeds.loads.add(said);
      case "appendChild" -> {
        if (base instanceof Made made && made.tag().equals("style")) {
          deeds.sheets.add(said);
        }
      }
      default -> {}
    }
  }

  /** A function of the location is called by way of another. */
  private void through(ScriptValue base, ScriptValue first, List<ScriptValue> with) {
    boolean goes = base instanceof Place(String path) && path.startsWith("location.");
    boolean reflected = first instanceof Place(String path) && path.startsWith("location.");
    if (!with.isEmpty() && (goes || reflected)) {
      deeds.goes.add(ScriptValue.text(with.getLast()));
    }
  }

  private void css(ScriptValue base, ScriptValue first, String then) {
    if (first instanceof Named(Map<String, ScriptValue> all)) {
      all.forEach((k, v) -> styled(base, hyphened(k) + ":" + ScriptValue.text(v)));
    } else {
      styled(base, hyphened(ScriptValue.text(first)) + ":" + then);
    }
  }

  private void gone(ScriptValue base) {
    styled(base, GONE);
  }

  private void styled(ScriptValue base, String css) {
    if (base instanceof Found found) {
      found.all().forEach(element -> deeds.style(element, css));
    } else if (base instanceof Each each) {
      each.all().stream().limit(300).forEach(one -> styled(one, css));
    }
  }
}
