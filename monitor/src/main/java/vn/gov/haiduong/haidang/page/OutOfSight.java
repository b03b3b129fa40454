package vn.gov.haiduong.haidang.page;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** Ways in which an element's own style takes it out of a visitor's sight. */
final class OutOfSight {

  /** What stands in them is for browsers that cannot show the thing itself. */
  private static final Set<String> NEVER_DRAWN =
      Set.of("canvas", "audio", "video", "datalist", "meter", "progress");

  private static final String[] SIDES = {"left", "top", "right", "bottom"};
  private static final String[] INSET = {"top", "right", "bottom", "left"};
  private static final String[] MARGINS = {
    "margin-left", "margin-top", "margin", "margin-right", "margin-bottom"
  };
  private static final String[] CUT = {"height", "max-height", "width", "max-width", "line-height"};

  private OutOfSight() {}

  /** The technique in words of style sheets; empty where the element takes part in the page. */
  static Optional<String> box(Element element, Map<String, String> says, String name) {
    if (NEVER_DRAWN.contains(name)) {
      return Optional.of("nội dung dự phòng của " + name);
    }
    if (name.equals("object") && (element.hasAttr("data") || element.hasAttr("classid"))) {
      return Optional.of(FALLBACK);
    }
    if (name.equals("dialog") && !element.hasAttr("open")) {
      return Optional.of("dialog");
    }
    String display = says.getOrDefault("display", "");
    if (display.startsWith("none")) {
      return Optional.of("display:none");
    }
    if (display.isEmpty() && (element.hasAttr("hidden") || element.hasAttr("popover"))) {
      return Optional.of(element.hasAttr("hidden") ? "hidden" : "popover");
    }
    if (closed(element, name)) {
      return Optional.of(CLOSED);
    }
    String visibility = says.getOrDefault("visibility", "");
    if (visibility.startsWith("hidden") || visibility.startsWith("collapse")) {
      return Optional.of("visibility:" + visibility);
    }
    if (says.getOrDefault("content-visibility", "").startsWith("hidden")) {
      return Optional.of("content-visibility:hidden");
    }
    Optional<String> faint = faint(says);
    if (faint.isPresent()) {
      return faint;
    }
    return offScreen(says)
        .or(() -> Shapes.nothingLeft(says))
        .or(() -> cut(says))
        .or(() -> small(element, says, name));
  }

  static final String CLOSED = "details đóng";

  /** Shown where the object itself cannot be: players and readers say there how to get one. */
  static final String FALLBACK = "nội dung dự phòng của object";

  /** All that one details element keeps to itself; it opens where it has words to click on. */
  static Hiding shut(Element element, String technique) {
    Element details = element.parent() == null ? element : element.parent();
    Element summary = details.selectFirst("> summary");
    boolean opens = summary == null || !summary.text().isBlank();
    return new Hiding(technique, true, details, opens);
  }

  /** What a closed details element keeps to itself. */
  private static boolean closed(Element element, String name) {
    Element parent = element.parent();
    return parent != null
        && parent.normalName().equals("details")
        && !parent.hasAttr("open")
        && !name.equals("summary");
  }

  private static Optional<String> faint(Map<String, String> says) {
    String filter = says.getOrDefault("filter", "").replace(" ", "");
    Matcher clear = FILTER.matcher(filter);
    while (clear.find()) {
      double by = Length.px(clear.group(2));
      boolean gone =
          clear.group(1).startsWith("blur")
              ? by >= 12
              : clear.group(2).contains("%") ? by <= 100 : by <= 0.1;
      if (gone) {
        return Optional.of("filter:" + filter);
      }
    }
    String zoom = says.getOrDefault("zoom", "");
    double by = Length.of(zoom).orElse(1);
    return by > 0 && by <= (zoom.contains("%") ? 50 : 0.05)
        ? Optional.of("zoom:" + zoom)
        : Optional.empty();
  }

  private static final Pattern FILTER =
      Pattern.compile("(blur|opacity)[(=]([0-9.]{1,10}(?:px|r?em|%)?)");

  private static Optional<String> offScreen(Map<String, String> says) {
    String position = says.getOrDefault("position", "");
    boolean placed =
        position.startsWith("absolute")
            || position.startsWith("fixed")
            || position.startsWith("relative");
    if (placed) {
      for (String side : SIDES) {
        String value = says.getOrDefault(side, "");
        if (away(position, side, value)) {
          return Optional.of("position:" + position + ";" + side + ":" + value);
        }
      }
      String inset = says.getOrDefault("inset", "");
      String[] edges = inset.isEmpty() ? new String[0] : inset.split("\\s+", 4);
      for (int i = 0; i < edges.length; i++) {
        // One value is that of all sides, of two the first is top and bottom.
        if (Length.px(edges[i]) <= -400
            || (edges.length > 1 && away(position, INSET[i], edges[i]))) {
          return Optional.of("position:" + position + ";inset:" + inset);
        }
      }
      double z = Length.px(says.getOrDefault("z-index", ""));
      if (!position.startsWith("relative") && z <= -1) {
        return Optional.of("z-index:" + says.getOrDefault("z-index", ""));
      }
    }
    String indent = says.getOrDefault("text-indent", "");
    double by = Length.px(indent);
    if (by <= -400 || by >= (indent.contains("%") || indent.contains("v") ? 1000 : 3000)) {
      return Optional.of("text-indent:" + indent);
    }
    String spacing = says.getOrDefault("letter-spacing", "");
    if (Length.px(spacing) <= -12) {
      return Optional.of("letter-spacing:" + spacing);
    }
    for (String side : MARGINS) {
      for (String value : says.getOrDefault(side, "").split("\\s+", 4)) {
        if (Length.px(value) <= -700 || Length.px(value) >= 5000) {
          return Optional.of(side + ":" + value);
        }
      }
    }
    return Optional.empty();
  }

  /** Beyond an edge of the page; one whole width or height away lie flyouts and tips. */
  private static boolean away(String position, String side, String value) {
    double px = Length.px(value);
    if (px <= -400 || (px <= -300 && side.equals("top"))) {
      return true;
    }
    boolean window = value.contains("v");
    if (window || position.startsWith("fixed")) {
      return (px >= 1000 && (window || value.contains("%"))) || px >= 5000;
    }
    return px >= (value.contains("%") ? 1500 : 5000);
  }

  private static Optional<String> cut(Map<String, String> says) {
    String contain = says.getOrDefault("contain", "");
    boolean cuts = cuts(says) || contain.contains("strict") || contain.contains("paint");
    if (!cuts) {
      return Optional.empty();
    }
    for (String side : CUT) {
      String value = says.getOrDefault(side, "");
      double px = Length.of(value).orElse(99);
      boolean sized =
          px == 0 || !(value.contains("%") || value.contains("v") || side.equals("line-height"));
      if (px >= 0 && px <= 3 && sized && !value.matches("[0-9.]*[1-9][0-9.]*")) {
        return Optional.of(side + ":" + value + ";overflow:hidden");
      }
    }
    return (contain.contains("size") || contain.contains("strict"))
            && !says.containsKey("height")
            && !says.containsKey("min-height")
        ? Optional.of("contain:" + contain + ";overflow:hidden")
        : Optional.empty();
  }

  /** What does not fit into the element is not shown. */
  static boolean cuts(Map<String, String> says) {
    for (String name : new String[] {"overflow", "overflow-y", "overflow-x"}) {
      String value = says.getOrDefault(name, "");
      if (value.startsWith("hidden")
          || value.startsWith("clip")
          || (name.equals("overflow")
              && (value.startsWith("auto") || value.startsWith("scroll")))) {
        return true;
      }
    }
    return false;
  }

  private static Optional<String> small(Element element, Map<String, String> says, String name) {
    if (name.equals("svg")
        && Math.min(
                size(element.attr("height"), says.getOrDefault("height", "")),
                size(element.attr("width"), says.getOrDefault("width", "")))
            <= 2) {
      return Optional.of("svg không kích thước");
    }
    if (name.equals("marquee")) {
      double high =
          Math.min(
              size(element.attr("height"), says.getOrDefault("height", "")),
              size(element.attr("width"), says.getOrDefault("width", "")));
      if (high <= 6 || Length.px(element.attr("scrollamount")) >= 500) {
        return Optional.of("marquee nhỏ hoặc quá nhanh");
      }
    }
    return Optional.empty();
  }

  private static double size(String attribute, String style) {
    String value = style.isEmpty() ? attribute : style;
    return value.isEmpty() || value.contains("%") || value.equals("auto") ? 999 : Length.px(value);
  }
}
