package vn.gov.haiduong.haidang.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What clipping, masking and transforming leave of an element: an area, or nothing. */
final class Shapes {

  private static final Pattern FUNCTION =
      Pattern.compile("([a-z0-9-]{2,20})\\(((?:[^()]|\\([^()]{0,100}\\)){0,400})\\)");

  /** Colours through which nothing of the element can be seen. */
  private static final Pattern CLEAR =
      Pattern.compile(
          "transparent|#0000\\b|#0{8}\\b|rgba?\\([^)]{3,40}[,/]0(?:\\.0)?%?\\)|to[a-z]{3,12}|-?\\d{1,3}(?:deg|%)?|,");

  private Shapes() {}

  /** The declaration that leaves nothing of it. */
  static Optional<String> nothingLeft(Map<String, String> says) {
    return clip(says.getOrDefault("clip", ""))
        .or(() -> path(says.getOrDefault("clip-path", "")))
        .or(() -> mask(says))
        .or(() -> transformed(says));
  }

  private static Optional<String> clip(String clip) {
    if (!clip.startsWith("rect(")) {
      return Optional.empty();
    }
    String[] sides = clip.substring(5).replace(")", "").strip().split("[\\s,]+", 4);
    if (sides.length < 4) {
      return Optional.empty();
    }
    double high = edge(sides[2], 1000) - edge(sides[0], 0);
    double wide = edge(sides[1], 1000) - edge(sides[3], 0);
    return high <= 1 || wide <= 1 ? Optional.of("clip:" + clip) : Optional.empty();
  }

  private static double edge(String side, double otherwise) {
    return side.startsWith("auto") ? otherwise : Length.px(side);
  }

  private static Optional<String> path(String path) {
    Matcher shape = FUNCTION.matcher(path);
    if (!shape.find()) {
      return Optional.empty();
    }
    String inside = shape.group(2).strip();
    boolean empty =
        switch (shape.group(1)) {
          case "inset" -> inset(lengths(inside.split("round", 2)[0]));
          case "circle", "ellipse" ->
              !inside.isEmpty()
                  && !inside.startsWith("at")
                  && anyNothing(lengths(inside.split("at", 2)[0]));
          case "rect", "xywh" -> flat(shape.group(1), lengths(inside));
          case "polygon" -> line(inside);
          case "path" -> inside.replaceAll("[^lhvcsqtaLHVCSQTA]", "").length() < 2;
          default -> false;
        };
    return empty ? Optional.of("clip-path:" + path) : Optional.empty();
  }

  private static boolean inset(List<Double> sides) {
    if (sides.isEmpty()) {
      return false;
    }
    double top = sides.getFirst();
    double right = sides.size() > 1 ? sides.get(1) : top;
    double bottom = sides.size() > 2 ? sides.get(2) : top;
    double left = sides.size() > 3 ? sides.get(3) : right;
    return top + bottom >= 990 || left + right >= 990;
  }

  private static boolean anyNothing(List<Double> radii) {
    return radii.stream().anyMatch(r -> Math.abs(r) <= 1);
  }

  private static boolean flat(String shape, List<Double> sides) {
    if (sides.size() < 4) {
      return false;
    }
    return shape.equals("xywh")
        ? sides.get(2) <= 1 || sides.get(3) <= 1
        : sides.get(2) - sides.get(0) <= 1 || sides.get(1) - sides.get(3) <= 1;
  }

  /** All corners of the polygon lie in a row. */
  private static boolean line(String corners) {
    double[] x = {1e9, -1e9};
    double[] y = {1e9, -1e9};
    for (String corner : corners.split(",", 40)) {
      List<Double> point = lengths(corner);
      if (point.size() < 2) {
        return false;
      }
      x[0] = Math.min(x[0], point.get(0));
      x[1] = Math.max(x[1], point.get(0));
      y[0] = Math.min(y[0], point.get(1));
      y[1] = Math.max(y[1], point.get(1));
    }
    return x[1] - x[0] <= 1 || y[1] - y[0] <= 1;
  }

  private static List<Double> lengths(String text) {
    List<Double> all = new ArrayList<>();
    for (String one : text.strip().split("[\\s,]+", 12)) {
      Length.of(one).ifPresent(all::add);
    }
    return all;
  }

  private static Optional<String> mask(Map<String, String> says) {
    String mask =
        (says.getOrDefault("mask", "") + " " + says.getOrDefault("mask-image", ""))
            .replace(" ", "");
    int open = mask.indexOf("gradient(");
    if (open < 0 || mask.length() > 300) {
      return Optional.empty();
    }
    String stops = mask.substring(open + 9);
    return CLEAR.matcher(stops.replaceFirst("\\).{0,40}$", "")).replaceAll("").isBlank()
        ? Optional.of("mask:" + mask)
        : Optional.empty();
  }

  private static Optional<String> transformed(Map<String, String> says) {
    String transform = says.getOrDefault("transform", "");
    Matcher function = FUNCTION.matcher(transform);
    for (int n = 0; n < 10 && function.find(); n++) {
      List<Double> by = lengths(function.group(2));
      boolean gone =
          switch (function.group(1)) {
            case "scale", "scalex", "scaley", "scale3d" ->
                by.stream()
                    .limit(2)
                    .anyMatch(s -> Math.abs(s) <= (function.group(2).contains("%") ? 20 : 0.05));
            case "translate", "translatex", "translatey", "translate3d" ->
                by.stream().limit(2).anyMatch(d -> far(d, function.group(2)));
            case "translatez" -> !by.isEmpty() && by.getFirst() <= -5000;
            case "rotatex", "rotatey" -> !by.isEmpty() && edgewise(by.getFirst());
            case "skew", "skewx", "skewy" -> !by.isEmpty() && edgewise(by.getFirst());
            case "matrix" ->
                by.size() == 6
                    && ((by.get(0) == 0 && by.get(1) == 0)
                        || (by.get(2) == 0 && by.get(3) == 0)
                        || Math.abs(by.get(4)) >= 900
                        || Math.abs(by.get(5)) >= 900);
            default -> false;
          };
      if (gone) {
        return Optional.of("transform:" + transform);
      }
    }
    String scale = says.getOrDefault("scale", "");
    String moved = says.getOrDefault("translate", "");
    String turned = says.getOrDefault("rotate", "");
    if (lengths(scale).stream().anyMatch(s -> Math.abs(s) <= (scale.contains("%") ? 20 : 0.05))) {
      return Optional.of("scale:" + scale);
    }
    if (lengths(moved).stream().anyMatch(d -> far(d, moved))) {
      return Optional.of("translate:" + moved);
    }
    return turned.matches("[xy]\\s.{1,12}") && edgewise(Length.px(turned.substring(2)))
        ? Optional.of("rotate:" + turned)
        : Optional.empty();
  }

  /** Percents are of the element itself: drawers and slides move by one or two of their widths. */
  private static boolean far(double px, String written) {
    return Math.abs(px) >= (written.contains("%") ? 3000 : 900);
  }

  private static boolean edgewise(double degrees) {
    return Math.abs(Math.abs(degrees) % 180 - 90) < 1;
  }
}
