package vn.gov.haiduong.haidang.page;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * What of the surroundings decides whether an element can be seen, handed down from parent to
 * child.
 *
 * @param fontSize in px
 * @param colour of text; null while only the browser's default applies
 * @param background nearest one; null while the page says none
 * @param pageWide the background is that of the whole page: an outer sheet may lie over it
 * @param picture a background image lies between, so that colours cannot be compared
 */
record Visibility(
    @Nullable Hiding hiding,
    double fontSize,
    @Nullable Colour colour,
    @Nullable Colour background,
    boolean picture,
    boolean pageWide,
    boolean openable) {

  /** Elements that have a look of their own. */
  private static final Set<String> SPEAKING =
      Set.of("font", "marquee", "dialog", "input", "select", "button", "svg");

  static final Visibility ROOT = new Visibility(null, 16, null, null, false, true, false);

  private static final Pattern NUMBER =
      Pattern.compile("^([+-]?\\d{0,9}(?:\\.\\d{0,9})?)(px|em|rem|%|pt|vw|vh|cm|in|ex|ch)?");

  Visibility hiddenBy(Hiding other) {
    return new Visibility(other, fontSize, colour, background, picture, pageWide, openable);
  }

  /** The child's view of it. */
  Visibility into(Element element, StyleSheet sheet, NameKinds kinds) {
    Map<String, String> says = sheet.of(element);
    boolean opens = openable || opens(element, kinds);
    String name = element.normalName();
    if (says.isEmpty() && !SPEAKING.contains(name) && !speaks(element)) {
      return opens == openable
          ? this
          : new Visibility(hiding, fontSize, colour, background, picture, pageWide, opens);
    }
    double size = size(says, name);
    Colour text = colour(says, element);
    Colour behind = background;
    boolean image = picture;
    boolean wide = pageWide;
    String background = says.getOrDefault("background", "");
    String plainBackground = says.getOrDefault("background-color", element.attr("bgcolor"));
    Optional<Colour> own = Colour.of(plainBackground).or(() -> Colour.of(background));
    if (own.isPresent() && own.get().alpha() > 0.3) {
      behind = own.get();
      wide = name.equals("body") || name.equals("html");
      image = false;
    }
    if (background.contains("url(")
        || background.contains("gradient(")
        || element.hasAttr("background")) {
      image = true;
    }
    Hiding now = hiding;
    if (now != null
        && now.technique().startsWith("visibility")
        && says.getOrDefault("visibility", "").equals("visible")) {
      now = null;
    }
    if (now != null && now.technique().startsWith("font-size") && size > 2.5) {
      now = null;
    }
    if (now != null && now.technique().startsWith("color") && !sameColour(text, behind, image)) {
      now = null;
    }
    if (now == null) {
      now = own(element, says, name, size, text, behind, image, wide, opens);
    }
    return new Visibility(now, size, text, behind, image, wide, opens);
  }

  private static @Nullable Hiding own(
      Element element,
      Map<String, String> says,
      String name,
      double size,
      @Nullable Colour text,
      @Nullable Colour behind,
      boolean image,
      boolean wide,
      boolean opens) {
    Optional<String> box = OutOfSight.box(element, says, name);
    if (box.isPresent()) {
      return new Hiding(box.get(), true, element, opens);
    }
    if (size <= 2.5) {
      return new Hiding("font-size:" + trimmed(size) + "px", true, element, opens);
    }
    if (text != null && text.alpha() < 0.06) {
      return new Hiding("color:transparent", true, element, opens);
    }
    if (sameColour(text, behind, image)) {
      boolean told = behind != null && !wide;
      return new Hiding("color trùng màu nền", told, element, opens);
    }
    return null;
  }

  private static boolean sameColour(@Nullable Colour text, @Nullable Colour behind, boolean image) {
    if (text != null && text.alpha() < 0.06) {
      return true;
    }
    return text != null && !image && text.near(behind == null ? Colour.WHITE : behind);
  }

  private double size(Map<String, String> says, String name) {
    String value = says.getOrDefault("font-size", "");
    if (value.isEmpty() && says.containsKey("font")) {
      for (String word : says.getOrDefault("font", "").split("\\s+", 8)) {
        String first = word.split("/", 2)[0];
        if (first.matches("\\d.{0,12}(px|em|pt|%)|0")) {
          value = first;
          break;
        }
      }
    }
    if (value.isEmpty()) {
      // Headings and fields have sizes of their own only in relation to what surrounds them.
      return name.equals("input") || name.equals("select") || name.equals("button") ? 13 : fontSize;
    }
    Optional<Double> number = number(value);
    if (number.isEmpty()) {
      return value.startsWith("inherit") || value.startsWith("small") || value.startsWith("large")
          ? fontSize
          : 16;
    }
    double n = number.get();
    if (value.contains("rem")) {
      return n * 16;
    }
    return value.contains("em")
        ? n * fontSize
        : value.contains("%")
            ? n / 100 * fontSize
            : value.contains("pt") ? n * 1.33 : value.contains("v") ? n * 10 : n;
  }

  private @Nullable Colour colour(Map<String, String> says, Element element) {
    String value = says.getOrDefault("-webkit-text-fill-color", says.getOrDefault("color", ""));
    if (value.isEmpty() && element.normalName().equals("font")) {
      value = element.attr("color");
    }
    if (value.isEmpty() || value.startsWith("inherit") || value.startsWith("current")) {
      return colour;
    }
    return Colour.of(value).orElse(null);
  }

  /** Attributes that show or hide something without a style. */
  private static boolean speaks(Element element) {
    return element.attributesSize() > 0
        && (element.hasAttr("bgcolor")
            || element.hasAttr("background")
            || element.hasAttr("hidden"));
  }

  private static boolean opens(Element element, NameKinds kinds) {
    if (element.normalName().equals("nav")
        || element.normalName().equals("dialog")
        || element.normalName().equals("details")
        || element.normalName().equals("header")) {
      return true;
    }
    String role = element.attr("role");
    if (role.equals("menu")
        || role.equals("tabpanel")
        || role.equals("dialog")
        || role.equals("navigation")
        || element.hasAttr("aria-hidden")
        || element.hasAttr("aria-labelledby")) {
      return true;
    }
    return kinds.of(element).openable();
  }

  static Optional<Double> number(String value) {
    String told = value.strip();
    // Of a calculation its first number: enough to tell what lies far away or is nothing.
    Matcher matcher = NUMBER.matcher(told.startsWith("calc(") ? told.substring(5) : told);
    if (!matcher.find() || matcher.group(1).isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Double.valueOf(matcher.group(1)));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** A length in px, about; 0 for what cannot be told. */
  static double pixels(String value) {
    Optional<Double> number = number(value);
    if (number.isEmpty()) {
      return 0;
    }
    double n = number.get();
    return value.contains("em")
        ? n * 16
        : value.contains("vw") || value.contains("vh")
            ? n * 10
            : value.contains("in")
                ? n * 96
                : value.contains("cm") ? n * 38 : value.contains("%") ? n * 10 : n;
  }

  static String trimmed(double value) {
    return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
  }
}
