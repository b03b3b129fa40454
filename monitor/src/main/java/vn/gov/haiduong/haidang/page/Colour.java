package vn.gov.haiduong.haidang.page;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A colour of a style sheet; {@code alpha} 0 cannot be seen. */
record Colour(int red, int green, int blue, double alpha) {

  static final Colour WHITE = new Colour(255, 255, 255, 1);

  private static final Map<String, Integer> NAMED =
      Map.ofEntries(
          Map.entry("white", 0xffffff),
          Map.entry("black", 0),
          Map.entry("red", 0xff0000),
          Map.entry("blue", 0x0000ff),
          Map.entry("green", 0x008000),
          Map.entry("lime", 0x00ff00),
          Map.entry("yellow", 0xffff00),
          Map.entry("gray", 0x808080),
          Map.entry("grey", 0x808080),
          Map.entry("silver", 0xc0c0c0),
          Map.entry("maroon", 0x800000),
          Map.entry("navy", 0x000080),
          Map.entry("orange", 0xffa500),
          Map.entry("lightgray", 0xd3d3d3),
          Map.entry("lightgrey", 0xd3d3d3),
          Map.entry("gainsboro", 0xdcdcdc),
          Map.entry("whitesmoke", 0xf5f5f5),
          Map.entry("snow", 0xfffafa),
          Map.entry("ivory", 0xfffff0),
          Map.entry("ghostwhite", 0xf8f8ff),
          Map.entry("floralwhite", 0xfffaf0),
          Map.entry("azure", 0xf0ffff),
          Map.entry("purple", 0x800080),
          Map.entry("teal", 0x008080),
          Map.entry("darkred", 0x8b0000),
          Map.entry("darkblue", 0x00008b));

  /** The first colour in a value such as that of {@code background}. */
  static Optional<Colour> of(String value) {
    String text = value.toLowerCase(Locale.ROOT).strip();
    int open = text.indexOf('(');
    if (open > 0 && text.startsWith("rgb")) {
      return function(text.substring(open + 1));
    }
    if (open > 0 && text.startsWith("hsl")) {
      return hue(text.substring(open + 1));
    }
    for (String word : text.split("\\s+", 8)) {
      if (word.equals("transparent")) {
        return Optional.of(new Colour(0, 0, 0, 0));
      }
      if (word.startsWith("#")) {
        return hex(word.substring(1));
      }
      Integer named = NAMED.get(word);
      if (named != null) {
        return Optional.of(of(named));
      }
      if (word.startsWith("rgb")) {
        int at = text.indexOf("rgb");
        return function(text.substring(text.indexOf('(', at) + 1));
      }
    }
    return Optional.empty();
  }

  private static Colour of(int rgb) {
    return new Colour(rgb >> 16 & 255, rgb >> 8 & 255, rgb & 255, 1);
  }

  private static Optional<Colour> hex(String digits) {
    String six =
        switch (digits.length()) {
          case 3, 4 -> digits.replaceAll("(.)", "$1$1");
          default -> digits;
        };
    try {
      if (six.length() == 8) {
        return Optional.of(
            new Colour(
                Integer.parseInt(six, 0, 2, 16),
                Integer.parseInt(six, 2, 4, 16),
                Integer.parseInt(six, 4, 6, 16),
                Integer.parseInt(six, 6, 8, 16) / 255.0));
      }
      return six.length() == 6 ? Optional.of(of(Integer.parseInt(six, 16))) : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static Optional<Colour> function(String inside) {
    String[] parts = parts(inside);
    if (parts.length < 3) {
      return Optional.empty();
    }
    try {
      int[] rgb = new int[3];
      for (int i = 0; i < 3; i++) {
        boolean percent = parts[i].endsWith("%");
        double number = Double.parseDouble(percent ? parts[i].replace("%", "") : parts[i]);
        rgb[i] = (int) Math.clamp(percent ? number * 2.55 : number, 0, 255);
      }
      return Optional.of(new Colour(rgb[0], rgb[1], rgb[2], alpha(parts)));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** The colour of a gradient that has only one, or hardly more than one. */
  static Optional<Colour> even(String background) {
    int open = background.indexOf("gradient(");
    if (open < 0 || background.contains("url(") || background.length() > 400) {
      return Optional.empty();
    }
    Optional<Colour> first = Optional.empty();
    for (String stop : background.substring(open + 9).split(",(?![^(]{0,60}\\))", 12)) {
      Optional<Colour> told = of(stop.replaceAll("\\s-?[0-9.]+(?:%|px|deg)\\s?$", "").strip());
      if (told.isPresent() && told.get().alpha < 0.3) {
        return Optional.empty();
      }
      if (first.isPresent() && told.filter(first.get()::near).isEmpty()) {
        return Optional.empty();
      }
      first = first.or(() -> told);
    }
    return first;
  }

  /** Hue in degrees, saturation and lightness in percent, perhaps alpha. */
  private static Optional<Colour> hue(String inside) {
    String[] parts = parts(inside);
    if (parts.length < 3) {
      return Optional.empty();
    }
    try {
      double turn = (Double.parseDouble(parts[0].replace("deg", "")) % 360 + 360) % 360 / 30;
      double full = Double.parseDouble(parts[1].replace("%", "")) / 100;
      double light = Double.parseDouble(parts[2].replace("%", "")) / 100;
      double span = full * Math.min(light, 1 - light);
      int[] rgb = new int[3];
      for (int i = 0; i < 3; i++) {
        double k = (i * 8 % 12 + turn) % 12;
        rgb[i] =
            (int)
                Math.clamp(
                    255 * (light - span * Math.max(-1, Math.min(Math.min(k - 3, 9 - k), 1))),
                    0,
                    255);
      }
      return Optional.of(new Colour(rgb[0], rgb[1], rgb[2], alpha(parts)));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** What stands in the brackets of rgb() and hsl(). */
  private static String[] parts(String inside) {
    int close = inside.indexOf(')');
    return (close < 0 ? inside : inside.substring(0, close)).strip().split("[\\s,/]+", 6);
  }

  /** The fourth of them, 0 to 1; without it nothing shines through. */
  private static double alpha(String[] parts) {
    if (parts.length < 4) {
      return 1;
    }
    return parts[3].endsWith("%")
        ? Double.parseDouble(parts[3].replace("%", "")) / 100
        : Double.parseDouble(parts[3]);
  }

  /** Whether an eye cannot tell the two apart. */
  boolean near(Colour other) {
    return Math.abs(red - other.red) + Math.abs(green - other.green) + Math.abs(blue - other.blue)
        <= 30;
  }
}
