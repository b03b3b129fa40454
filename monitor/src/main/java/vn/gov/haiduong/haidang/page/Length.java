package vn.gov.haiduong.haidang.page;

import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Lengths of style sheets in px, about: of a window of 1,000 px each way and letters of 16 px. What
 * is calculated is worked out; enough to tell what lies far away or is nothing.
 */
final class Length {

  private static final Pattern NUMBER =
      Pattern.compile(
          "([+-]?(?:\\d{1,9}(?:\\.\\d{0,9})?|\\.\\d{1,9})(?:e[+-]?\\d)?)(px|r?em|%|pt|pc|[sld]?v(?:w|h|i|b|min|max)|cm|mm|in|ex|ch|deg|turn)?");

  private static final int MAX_DEPTH = 20;

  private final String text;
  private int at;
  private int depth;

  private Length(String text) {
    this.text = text;
  }

  /** Empty where the text does not begin with a length. */
  static OptionalDouble of(String value) {
    String told = value.strip();
    if (told.isEmpty() || told.length() > 200) {
      return OptionalDouble.empty();
    }
    Length reading = new Length(told);
    double px = reading.sum();
    return Double.isNaN(px) ? OptionalDouble.empty() : OptionalDouble.of(px);
  }

  /** The same with 0 for what cannot be told. */
  static double px(String value) {
    return of(value).orElse(0);
  }

  private double sum() {
    if (++depth > MAX_DEPTH) {
      return Double.NaN;
    }
    double value = product();
    while (!Double.isNaN(value)) {
      skip();
      char sign = at < text.length() ? text.charAt(at) : ' ';
      // Outside of brackets a blank ends the value: what follows is another one.
      if ((sign != '+' && sign != '-') || depth == 1) {
        break;
      }
      at++;
      double other = product();
      value = sign == '+' ? value + other : value - other;
    }
    depth--;
    return value;
  }

  private double product() {
    double value = one();
    while (depth > 1 && !Double.isNaN(value)) {
      skip();
      char sign = at < text.length() ? text.charAt(at) : ' ';
      if (sign != '*' && sign != '/') {
        break;
      }
      at++;
      double other = one();
      value = sign == '*' ? value * other : value / other;
    }
    return value;
  }

  private double one() {
    skip();
    Matcher name = FUNCTION.matcher(text).region(at, text.length());
    if (name.lookingAt()) {
      at = name.end();
      return called(name.group(1));
    }
    Matcher number = NUMBER.matcher(text).region(at, text.length());
    if (!number.lookingAt()) {
      return Double.NaN;
    }
    at = number.end();
    return Double.parseDouble(number.group(1)) * unit(number.group(2));
  }

  private static final Pattern FUNCTION = Pattern.compile("(-?(?:calc|min|max|clamp)?)\\(");

  private double called(String name) {
    double value = sum();
    while (at < text.length() && text.charAt(at) == ',') {
      at++;
      double other = sum();
      value =
          switch (name) {
            case "min" -> Math.min(value, other);
            case "clamp" -> other;
            default -> Math.max(value, other);
          };
      skip();
    }
    if (at < text.length() && text.charAt(at) == ')') {
      at++;
    }
    return name.startsWith("-") ? -value : value;
  }

  private void skip() {
    while (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
  }

  private static double unit(@Nullable String unit) {
    if (unit == null) {
      return 1;
    }
    return switch (unit) {
      case "em", "rem" -> 16;
      case "ex", "ch" -> 8;
      case "pt" -> 1.33;
      case "pc" -> 16;
      case "in" -> 96;
      case "cm" -> 38;
      case "mm" -> 3.8;
      case "px", "deg" -> 1;
      case "turn" -> 360;
      default -> 10; // percents and parts of the window
    };
  }
}
