package vn.gov.haiduong.haidang.page;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
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
 * @param opacity of all that surrounds it, multiplied
 * @param room px that the nearest box shows before it cuts off; endless while none does
 */
record Visibility(
    @Nullable Hiding hiding,
    double fontSize,
    @Nullable Colour colour,
    @Nullable Colour background,
    boolean picture,
    boolean pageWide,
    boolean openable,
    double opacity,
    double room) {

  /** Elements that have a look of their own. */
  private static final Set<String> SPEAKING =
      Set.of(
          "font",
          "marquee",
          "dialog",
          "input",
          "select",
          "button",
          "svg",
          "canvas",
          "object",
          "audio",
          "video",
          "datalist",
          "meter",
          "progress");

  /** Less of it nobody sees on a page. */
  private static final double FAINT = 0.1;

  static final Visibility ROOT =
      new Visibility(null, 16, null, null, false, true, false, 1, Double.POSITIVE_INFINITY);

  Visibility hiddenBy(Hiding other) {
    return new Visibility(
        other, fontSize, colour, background, picture, pageWide, openable, opacity, room);
  }

  /** The child's view of it. */
  Visibility into(Element element, StyleSheet sheet, NameKinds kinds) {
    Map<String, String> says = sheet.of(element);
    boolean opens = openable || opens(element, kinds);
    String name = element.normalName();
    if (says.isEmpty()
        && !SPEAKING.contains(name)
        && !speaks(element)
        && !kinds.of(element).hides()) {
      return opens == openable
          ? this
          : new Visibility(
              hiding, fontSize, colour, background, picture, pageWide, opens, opacity, room);
    }
    double size = size(says, name);
    Colour text = colour(says, element);
    Colour behind = background;
    boolean image = picture;
    boolean wide = pageWide;
    String background = says.getOrDefault("background", "");
    String plainBackground = says.getOrDefault("background-color", element.attr("bgcolor"));
    Optional<Colour> even = Colour.even(background + says.getOrDefault("background-image", ""));
    Optional<Colour> own =
        Colour.of(plainBackground).or(() -> Colour.of(background)).or(() -> even);
    if (own.isPresent() && own.get().alpha() > 0.3) {
      behind = own.get();
      wide = name.equals("body") || name.equals("html");
      image = false;
    }
    if (background.contains("url(")
        || (background.contains("gradient(") && even.isEmpty())
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
    double seen = opacity * shine(says.getOrDefault("opacity", ""));
    if (now == null && seen <= FAINT) {
      now = new Hiding("opacity:" + trimmed(seen), true, element, opens);
    }
    if (now == null && beyond(says)) {
      now = new Hiding("nằm ngoài khung overflow:hidden", true, element, opens);
    }
    if (now == null && sunk(says)) {
      now = new Hiding("z-index:" + says.get("z-index"), !pageWide, element, opens);
    }
    if (now == null && kinds.of(element).hides() && !says.containsKey("display")) {
      // An outer sheet hides it, and most likely a script shows it again.
      now = new Hiding("class " + element.className(), true, element, true);
    }
    if (now == null) {
      now = own(element, says, name, size, text, behind, image, wide, opens);
    }
    if (now == null && sheet.waits(element)) {
      now = new Hiding(Hiding.WAITS, true, element, true);
    }
    return new Visibility(now, size, text, behind, image, wide, opens, seen, room(says));
  }

  /** Opacity of the element itself, 0 to 1. */
  private static double shine(String value) {
    double told = Length.of(value).orElse(1);
    return Math.clamp(value.contains("%") ? told / 1000 : told, 0, 1);
  }

  /** How much of its content the element shows. */
  private double room(Map<String, String> says) {
    String height = says.getOrDefault("height", says.getOrDefault("max-height", ""));
    return OutOfSight.cuts(says) && !height.contains("%") && Length.of(height).isPresent()
        ? Length.px(height)
        : says.getOrDefault("overflow", "").startsWith("visible") ? Double.POSITIVE_INFINITY : room;
  }

  /** Begins below what the box around it shows. */
  private boolean beyond(Map<String, String> says) {
    if (room > 200) {
      return false;
    }
    double top =
        says.containsKey("position") && !says.getOrDefault("top", "").contains("%")
            ? Length.px(says.getOrDefault("top", ""))
            : 0;
    return Math.max(top, Length.px(says.getOrDefault("margin-top", ""))) >= room
        && Math.max(top, Length.px(says.getOrDefault("margin-top", ""))) > 0;
  }

  /** Laid below a box that has a ground of its own. */
  private boolean sunk(Map<String, String> says) {
    return says.getOrDefault("position", "").startsWith("relative")
        && Length.px(says.getOrDefault("z-index", "")) < 0
        && background != null;
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
      return box.get().equals(OutOfSight.CLOSED)
          ? OutOfSight.shut(element, box.get())
          : new Hiding(box.get(), true, element, opens || box.get().equals(OutOfSight.FALLBACK));
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
        if (first.matches("[.\\d].{0,12}(px|em|pt|%)|0")) {
          value = first;
          break;
        }
      }
    }
    if (value.isEmpty()) {
      // Headings and fields have sizes of their own only in relation to what surrounds them.
      return name.equals("input") || name.equals("select") || name.equals("button") ? 13 : fontSize;
    }
    OptionalDouble number = Length.of(value);
    if (number.isEmpty()) {
      return value.startsWith("inherit") || value.startsWith("small") || value.startsWith("large")
          ? fontSize
          : 16;
    }
    double px = number.getAsDouble();
    if (value.contains("%")) {
      return px / 1000 * fontSize;
    }
    return value.contains("em") && !value.contains("rem") ? px / 16 * fontSize : px;
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
    return (element.attributesSize() > 0
            && (element.hasAttr("bgcolor")
                || element.hasAttr("background")
                || element.hasAttr("hidden")
                || element.hasAttr("popover")))
        || (element.parent() != null && element.parent().normalName().equals("details"));
  }

  private static boolean opens(Element element, NameKinds kinds) {
    if (element.normalName().equals("nav")
        || element.normalName().equals("dialog")
        || element.normalName().equals("details")
        || element.hasAttr("popover")
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
    return kinds.of(element).openable() || kinds.opensInside(element);
  }

  static String trimmed(double value) {
    return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
  }
}
