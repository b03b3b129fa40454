package vn.gov.haiduong.haidang.page;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** Ways in which an element's own style takes it out of a visitor's sight. */
final class OutOfSight {

  private static final Pattern TRANSLATE =
      Pattern.compile("translate(?:x|y|3d)?\\(([^)]{1,80})\\)");

  /** Turned so that only its edge is left, or pressed to a point. */
  private static final Pattern EDGEWISE =
      Pattern.compile("rotate[xy]\\(-?(?:90|270)deg|matrix\\(0,0,0,0,|skew[xy]?\\(-?90deg");

  /** What stands in them is for browsers that cannot show the thing itself. */
  private static final Set<String> NEVER_DRAWN = Set.of("canvas", "audio", "video");

  private static final String[] SIDES = {
    "left", "top", "right", "bottom", "inset-inline-start", "inset-block-start", "inset-inline-end"
  };
  private static final String[] MARGINS = {
    "margin-left", "margin-top", "margin", "margin-right", "margin-inline-start"
  };
  private static final String[] CUT = {
    "height", "max-height", "width", "max-width", "line-height", "block-size", "inline-size"
  };

  private OutOfSight() {}

  /** The technique in words of style sheets; empty where the element takes part in the page. */
  static Optional<String> box(Element element, Map<String, String> says, String name) {
    if (NEVER_DRAWN.contains(name)) {
      return Optional.of("nội dung dự phòng của " + name);
    }
    if (name.equals("dialog") && !element.hasAttr("open")) {
      return Optional.of("dialog");
    }
    String display = says.getOrDefault("display", "");
    if (display.startsWith("none")) {
      return Optional.of("display:none");
    }
    if (element.hasAttr("hidden") && display.isEmpty()) {
      return Optional.of("hidden");
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
    return offScreen(says).or(() -> clipped(element, says, name));
  }

  private static Optional<String> faint(Map<String, String> says) {
    String opacity = says.getOrDefault("opacity", "");
    Optional<Double> value = Visibility.number(opacity);
    if (value.isPresent() && (opacity.contains("%") ? value.get() / 100 : value.get()) <= 0.06) {
      return Optional.of("opacity:" + opacity);
    }
    String filter = says.getOrDefault("filter", "").replace(" ", "");
    if (filter.contains("opacity")
        && filter.matches(".{0,200}(opacity\\(0(\\.0\\d*)?%?\\)|opacity=0\\)?).{0,200}")) {
      return Optional.of("filter:" + filter);
    }
    String transform = says.getOrDefault("transform", "").replace(" ", "");
    if ((transform.contains("scale")
            && transform.matches(".{0,200}scale[xy3d]{0,2}\\(0(\\.0\\d*)?[,)].{0,200}"))
        || says.getOrDefault("scale", "").equals("0")
        || EDGEWISE.matcher(transform).find()) {
      return Optional.of("transform:" + transform);
    }
    Optional<Double> zoom = Visibility.number(says.getOrDefault("zoom", ""));
    return zoom.isPresent() && zoom.get() > 0 && zoom.get() <= 0.05
        ? Optional.of("zoom:" + Visibility.trimmed(zoom.get()))
        : Optional.empty();
  }

  private static Optional<String> offScreen(Map<String, String> says) {
    String position = says.getOrDefault("position", "");
    boolean placed =
        position.startsWith("absolute")
            || position.startsWith("fixed")
            || position.startsWith("relative");
    if (placed) {
      for (String side : SIDES) {
        String value = says.getOrDefault(side, "");
        double px = Visibility.pixels(value);
        if (px <= -400
            || (px >= 5000 && !value.contains("%"))
            || value.startsWith("-100%")
            || value.startsWith("-100v")
            || value.startsWith("calc(-100")
            || (px <= -300 && side.equals("top"))) {
          return Optional.of("position:" + position + ";" + side + ":" + value);
        }
      }
      for (String value : says.getOrDefault("inset", "").split("\\s+", 4)) {
        if (Visibility.pixels(value) <= -400) {
          return Optional.of("position:" + position + ";inset:" + value);
        }
      }
      double z = Visibility.pixels(says.getOrDefault("z-index", ""));
      if (z < 0 && !position.startsWith("relative") && z <= -1) {
        return Optional.of("z-index:" + says.getOrDefault("z-index", ""));
      }
    }
    String indent = says.getOrDefault("text-indent", "");
    if (Visibility.pixels(indent) <= -400 || Visibility.pixels(indent) >= 5000) {
      return Optional.of("text-indent:" + indent);
    }
    String spacing = says.getOrDefault("letter-spacing", "");
    if (Visibility.pixels(spacing) <= -40) {
      return Optional.of("letter-spacing:" + spacing);
    }
    for (String side : MARGINS) {
      for (String value : says.getOrDefault(side, "").split("\\s+", 4)) {
        if (Visibility.pixels(value) <= -700) {
          return Optional.of(side + ":" + value);
        }
      }
    }
    String transform = says.getOrDefault("transform", "");
    Matcher moved = TRANSLATE.matcher(transform);
    String by = moved.find() ? moved.group(1) : says.getOrDefault("translate", "");
    if (!by.isEmpty()) {
      for (String value : by.split("[,\\s]+", 3)) {
        if (Math.abs(Visibility.pixels(value)) >= 900 && !value.contains("%")) {
          return Optional.of("transform:" + (transform.isEmpty() ? by : transform));
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<String> clipped(Element element, Map<String, String> says, String name) {
    String clip = says.getOrDefault("clip", "").replace(" ", "").replace("px", "");
    if (!clip.isEmpty() && clip.matches("rect\\((0|1),?(0|1),?(0|1),?(0|1)\\)")) {
      return Optional.of("clip:" + clip);
    }
    String path = says.getOrDefault("clip-path", "").replace(" ", "");
    if (path.startsWith("inset(50%")
        || path.startsWith("inset(100%")
        || path.startsWith("inset(99")
        || path.startsWith("circle(0")
        || path.startsWith("ellipse(0")
        || path.startsWith("rect(0000")
        || path.startsWith("polygon(00,00")
        || path.startsWith("polygon(0px0px,0px0px")) {
      return Optional.of("clip-path:" + path);
    }
    boolean cut =
        says.getOrDefault("overflow", "").startsWith("hidden")
            || says.getOrDefault("overflow", "").startsWith("clip")
            || says.getOrDefault("overflow", "").startsWith("auto")
            || says.getOrDefault("overflow", "").startsWith("scroll")
            || says.getOrDefault("overflow-y", "").startsWith("hidden")
            || says.getOrDefault("overflow-x", "").startsWith("hidden");
    if (cut) {
      for (String side : CUT) {
        String value = says.getOrDefault(side, "");
        Optional<Double> number = Visibility.number(value);
        if (number.isPresent()
            && Visibility.pixels(value) >= 0
            && Visibility.pixels(value) <= 3
            && (number.get() == 0 || value.endsWith("px") || value.endsWith("pt"))) {
          return Optional.of(side + ":" + value + ";overflow:hidden");
        }
      }
    }
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
      Optional<Double> fast = Visibility.number(element.attr("scrollamount"));
      if (high <= 6 || (fast.isPresent() && fast.get() >= 500)) {
        return Optional.of("marquee nhỏ hoặc quá nhanh");
      }
    }
    return Optional.empty();
  }

  private static double size(String attribute, String style) {
    String value = style.isEmpty() ? attribute : style;
    return value.isEmpty() || value.contains("%") || value.equals("auto")
        ? 999
        : Visibility.pixels(value);
  }
}
