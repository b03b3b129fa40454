package vn.gov.haiduong.haidang.page;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.gov.haiduong.haidang.page.ScriptValue.Each;
import vn.gov.haiduong.haidang.page.ScriptValue.Items;
import vn.gov.haiduong.haidang.page.ScriptValue.Named;
import vn.gov.haiduong.haidang.page.ScriptValue.Num;
import vn.gov.haiduong.haidang.page.ScriptValue.Text;

/** What operators and functions of the language give for values that are known. */
final class ScriptArithmetic {

  private static final int MAX_TEXT = 20_000;
  private static final int MAX_ITEMS = 5_000;

  /** Patterns that cannot run away: no repetition of a group. */
  private static final Pattern TAME = Pattern.compile("[^()*+{}]{1,60}[+*]?");

  private ScriptArithmetic() {}

  static ScriptValue number(String text) {
    try {
      return new Num(
          text.startsWith("0x") || text.startsWith("0X")
              ? Long.parseLong(text.substring(2), 16)
              : Double.parseDouble(text));
    } catch (NumberFormatException e) {
      return ScriptValue.UNKNOWN;
    }
  }

  static ScriptValue of(char sign, ScriptValue one, ScriptValue other) {
    if (sign == '+' && (one instanceof Text || other instanceof Text)) {
      return text(ScriptValue.text(one) + ScriptValue.text(other));
    }
    if (one instanceof Each all) {
      return each(all.all(), v -> of(sign, v, other));
    }
    if (other instanceof Each all) {
      return each(all.all(), v -> of(sign, one, v));
    }
    if (!(one instanceof Num(double a)) || !(other instanceof Num(double b))) {
      return ScriptValue.UNKNOWN;
    }
    return switch (sign) {
      case '+' -> new Num(a + b);
      case '-' -> new Num(a - b);
      case '*' -> new Num(a * b);
      case '/' -> new Num(a / b);
      case '%' -> new Num(a % b);
      case '^' -> new Num((long) a ^ (long) b);
      case '&' -> new Num((long) a & (long) b);
      case '|' -> new Num((long) a | (long) b);
      default -> ScriptValue.UNKNOWN;
    };
  }

  static ScriptValue orElse(ScriptValue one, ScriptValue other) {
    if (one instanceof Each(List<ScriptValue> some)) {
      List<ScriptValue> rest = other instanceof Each(List<ScriptValue> all) ? all : List.of();
      List<ScriptValue> out = new ArrayList<>();
      for (int i = 0; i < some.size(); i++) {
        out.add(
            ScriptValue.known(some.get(i)) ? some.get(i) : i < rest.size() ? rest.get(i) : other);
      }
      return new Each(out);
    }
    return ScriptValue.known(one) ? one : other;
  }

  private static ScriptValue each(List<ScriptValue> all, UnaryOperator<ScriptValue> change) {
    return new Each(all.stream().limit(MAX_ITEMS).map(change).toList());
  }

  private static ScriptValue text(String text) {
    return new Text(bounded(text));
  }

  /** A text that doubles itself in a script ends here. */
  static String bounded(String text) {
    return text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) : text;
  }

  /** The values that a loop takes one after the other. */
  static ScriptValue each(ScriptValue value) {
    List<ScriptValue> items = items(value);
    return items.isEmpty() ? ScriptValue.UNKNOWN : new ScriptValue.Each(items);
  }

  /** The members of a list, the letters of a text. */
  static List<ScriptValue> items(ScriptValue value) {
    return switch (value) {
      case Items items -> items.all();
      case Each each -> each.all();
      case Text(String text) ->
          text.chars()
              .limit(MAX_ITEMS)
              .mapToObj(c -> (ScriptValue) new Text(String.valueOf((char) c)))
              .toList();
      case ScriptValue.Found found ->
          found.all().stream().map(e -> (ScriptValue) new ScriptValue.Found(List.of(e))).toList();
      case Num _,
          Named _,
          ScriptValue.Function _,
          ScriptValue.Made _,
          ScriptValue.Place _,
          ScriptValue.Part _,
          ScriptValue.Unknown _ ->
          List.of();
    };
  }

  /** A member by its place or name; by an unknown place it is each of them. */
  static ScriptValue at(ScriptValue of, ScriptValue key) {
    if (key instanceof Each(List<ScriptValue> keys)) {
      return each(keys, k -> at(of, k));
    }
    if (of instanceof Named(var all)) {
      return all.getOrDefault(ScriptValue.text(key), ScriptValue.UNKNOWN);
    }
    List<ScriptValue> items = items(of);
    if (items.isEmpty()) {
      return ScriptValue.UNKNOWN;
    }
    if (key instanceof Num(double n)) {
      return n >= 0 && n < items.size() ? items.get((int) n) : ScriptValue.UNKNOWN;
    }
    return ScriptValue.known(key) ? ScriptValue.UNKNOWN : new Each(items);
  }

  /** What is only written otherwise is still the visitor's. */
  private static final Set<String> WRAPS =
      Set.of(
          "encodeURIComponent",
          "encodeURI",
          "escape",
          "btoa",
          "stringify",
          "String",
          "toString",
          "entries",
          "fromEntries",
          "assign");

  static ScriptValue call(String name, ScriptValue of, List<ScriptValue> with) {
    ScriptValue first = with.isEmpty() ? ScriptValue.UNKNOWN : with.getFirst();
    if (WRAPS.contains(name)
        && (ScriptValue.kept(of) || with.stream().anyMatch(ScriptValue::kept))) {
      return ScriptValue.SECRET;
    }
    return switch (name) {
      case "encodeURIComponent", "encodeURI", "escape", "createTextNode", "resolve" -> first;
      case "values" ->
          first instanceof Named(var all)
              ? new Items(List.copyOf(all.values()))
              : ScriptValue.UNKNOWN;
      case "from" -> new Items(items(first));
      case "atob" -> first instanceof Text(String t) ? unpacked(t) : ScriptValue.UNKNOWN;
      case "unescape", "decodeURIComponent", "decodeURI" ->
          first instanceof Text(String t)
              ? text(WebAddress.decoded(t.replaceAll("%u00([0-9a-fA-F]{2})", "%$1")))
              : ScriptValue.UNKNOWN;
      case "fromCharCode", "fromCodePoint" -> letters(with);
      case "apply" -> with.size() == 2 ? letters(items(with.get(1))) : ScriptValue.UNKNOWN;
      case "parseInt", "Number" -> parsed(first, with);
      case "String" -> first instanceof Items ? text(ScriptValue.text(first)) : first;
      case "toString", "trim", "valueOf" -> of;
      case "toLowerCase" -> of instanceof Text(String t) ? text(t.toLowerCase(Locale.ROOT)) : of;
      case "charAt", "at" -> at(of, first);
      case "charCodeAt", "codePointAt" -> codes(at(of, first));
      default -> ofList(name, of, first, with);
    };
  }

  private static ScriptValue ofList(
      String name, ScriptValue of, ScriptValue first, List<ScriptValue> with) {
    List<ScriptValue> items = items(of);
    if (items.isEmpty() && !(of instanceof Text)) {
      return ScriptValue.UNKNOWN;
    }
    return switch (name) {
      case "join" ->
          text(
              items.stream()
                  .map(ScriptValue::text)
                  .collect(Collectors.joining(with.isEmpty() ? "," : ScriptValue.text(first))));
      case "reverse" -> {
        List<ScriptValue> turned = new ArrayList<>(items);
        Collections.reverse(turned);
        yield new Items(turned);
      }
      case "split" -> split(of, first);
      case "concat" ->
          of instanceof Text
              ? text(
                  ScriptValue.text(of)
                      + with.stream().map(ScriptValue::text).collect(Collectors.joining()))
              : new Items(
                  Stream.concat(items.stream(), with.stream().flatMap(w -> items(w).stream()))
                      .toList());
      case "reduce" -> text(items.stream().map(ScriptValue::text).collect(Collectors.joining()));
      case "slice", "substring", "substr" -> part(name, of, with);
      case "replace", "replaceAll" -> replaced(of, with);
      case "filter", "sort" -> of;
      default -> ScriptValue.UNKNOWN;
    };
  }

  private static ScriptValue parsed(ScriptValue first, List<ScriptValue> with) {
    int base =
        with.size() > 1 && with.get(1) instanceof Num(double n) && n >= 2 && n <= 36 ? (int) n : 10;
    if (first instanceof Each(List<ScriptValue> all)) {
      return each(all, v -> parsed(v, with));
    }
    try {
      return first instanceof Text(String t) ? new Num(Long.parseLong(t.strip(), base)) : first;
    } catch (NumberFormatException e) {
      return ScriptValue.UNKNOWN;
    }
  }

  private static ScriptValue letters(List<ScriptValue> codes) {
    if (codes.size() == 1 && codes.getFirst() instanceof Each(List<ScriptValue> all)) {
      return each(all, v -> letters(List.of(v)));
    }
    StringBuilder out = new StringBuilder();
    for (ScriptValue given : codes) {
      ScriptValue code = given instanceof Text ? parsed(given, List.of()) : given;
      out.append(code instanceof Num(double n) && n > 8 && n < 0xFFFF ? (char) n : ScriptValue.GAP);
    }
    return text(out.toString());
  }

  private static ScriptValue codes(ScriptValue letters) {
    return switch (letters) {
      case Each(List<ScriptValue> all) -> each(all, ScriptArithmetic::codes);
      case Text(String t) when !t.isEmpty() -> new Num(t.charAt(0));
      case Text _,
          Num _,
          Items _,
          Named _,
          ScriptValue.Function _,
          ScriptValue.Made _,
          ScriptValue.Place _,
          ScriptValue.Found _,
          ScriptValue.Part _,
          ScriptValue.Unknown _ ->
          ScriptValue.UNKNOWN;
    };
  }

  private static ScriptValue split(ScriptValue of, ScriptValue by) {
    if (!(of instanceof Text(String text)) || !(by instanceof Text(String sign))) {
      return ScriptValue.UNKNOWN;
    }
    if (sign.isEmpty()) {
      return new Items(items(of));
    }
    List<ScriptValue> parts = new ArrayList<>();
    for (String part : text.split(Pattern.quote(sign), MAX_ITEMS)) {
      parts.add(new Text(part));
    }
    return new Items(parts);
  }

  private static ScriptValue part(String name, ScriptValue of, List<ScriptValue> with) {
    List<ScriptValue> items = items(of);
    int from = place(with, 0, 0, items.size());
    int to = place(with, 1, items.size(), items.size());
    if (name.equals("substr") && with.size() > 1) {
      to = from + to;
    }
    to = Math.min(to, items.size());
    List<ScriptValue> some = from < to ? items.subList(from, to) : List.of();
    return of instanceof Text
        ? text(some.stream().map(ScriptValue::text).collect(Collectors.joining()))
        : new Items(some);
  }

  private static int place(List<ScriptValue> with, int i, int otherwise, int size) {
    int n = i < with.size() && with.get(i) instanceof Num(double d) ? (int) d : otherwise;
    return Math.clamp(n < 0 ? size + n : n, 0, size);
  }

  private static ScriptValue replaced(ScriptValue of, List<ScriptValue> with) {
    if (!(of instanceof Text(String text))
        || with.size() < 2
        || !(with.get(0) instanceof Text(String what))
        || !(with.get(1) instanceof Text(String by))
        || what.isEmpty()) {
      return ScriptValue.UNKNOWN;
    }
    if (!TAME.matcher(what).matches()) {
      return text(text.replace(what, by));
    }
    try {
      return text(Pattern.compile(what).matcher(text).replaceAll(Matcher.quoteReplacement(by)));
    } catch (PatternSyntaxException e) {
      return text(text.replace(what, by));
    }
  }

  private static ScriptValue unpacked(String packed) {
    try {
      String plain = packed.replaceAll("[=\\s]+", "");
      return text(new String(Base64.getDecoder().decode(plain), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      return ScriptValue.UNKNOWN;
    }
  }
}
