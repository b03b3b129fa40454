package vn.gov.haiduong.haidang.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.gov.haiduong.haidang.page.ScriptToken.Kind;
import vn.gov.haiduong.haidang.page.ScriptValue.Each;
import vn.gov.haiduong.haidang.page.ScriptValue.Function;
import vn.gov.haiduong.haidang.page.ScriptValue.Items;
import vn.gov.haiduong.haidang.page.ScriptValue.Made;
import vn.gov.haiduong.haidang.page.ScriptValue.Named;
import vn.gov.haiduong.haidang.page.ScriptValue.Num;
import vn.gov.haiduong.haidang.page.ScriptValue.Text;

/**
 * Reads a script from beginning to end and works out constant texts on the way: joined, decoded,
 * shifted, looked up. Nothing is run: no loop turns, no branch is chosen, every function body
 * counts as if it were reached. Bounded in steps.
 */
final class ScriptReading {

  private static final int MAX_CODE = 100_000;
  private static final int MAX_TEXT = 20_000;
  private static final int MAX_STEPS = 200_000;
  private static final int MAX_DEPTH = 60;

  private final Map<String, ScriptValue> known = new HashMap<>();
  private final Set<String> counters = new HashSet<>();
  private final ScriptDeeds deeds = new ScriptDeeds();
  private List<ScriptToken> tokens = List.of();
  private int at;
  private int steps;
  private int depth;
  private int layers;
  private String path = "";
  private ScriptValue owner = ScriptValue.UNKNOWN;

  private ScriptReading() {}

  static ScriptDeeds of(String code) {
    ScriptReading reading = new ScriptReading();
    reading.walk(code);
    return reading.deeds;
  }

  private void walk(String code) {
    if (layers >= 3 || code.length() > MAX_CODE) {
      return;
    }
    layers++;
    List<ScriptToken> outer = tokens;
    int outerAt = at;
    tokens = ScriptToken.of(code);
    for (int i = 1; i < tokens.size(); i++) {
      if (tokens.get(i).is("++") || tokens.get(i).is("--")) {
        counters.add(tokens.get(i - 1).text());
      }
    }
    for (int i = 0; i < tokens.size() && steps < MAX_STEPS; i++) {
      ScriptToken token = tokens.get(i);
      if (token.kind() != Kind.WORD || (i > 0 && tokens.get(i - 1).is("."))) {
        continue;
      }
      if (token.text().equals("for")) {
        loop(i);
      } else if (!token.text().equals("function")) {
        statement(i);
      }
    }
    tokens = outer;
    at = outerAt;
    layers--;
  }

  /** {@code for (x of list)}: x is each of them. */
  private void loop(int from) {
    for (int i = from + 2; i < Math.min(tokens.size() - 1, from + 5); i++) {
      if (tokens.get(i).kind() == Kind.WORD && tokens.get(i).text().equals("of")) {
        at = i + 1;
        known.put(tokens.get(i - 1).text(), each(expression()));
        return;
      }
    }
  }

  private void statement(int from) {
    at = from;
    ScriptValue _ = postfix();
    String place = path;
    ScriptValue base = owner;
    boolean adds = sign("+=");
    if (place.isEmpty() || !(adds || sign("="))) {
      return;
    }
    at++;
    ScriptValue value = expression();
    if (adds) {
      value =
          new Text(
              bounded(
                  ScriptValue.text(known.getOrDefault(place, new Text("")))
                      + ScriptValue.text(value)));
    }
    assigned(place, base, value);
  }

  private void assigned(String place, ScriptValue base, ScriptValue value) {
    known.put(place, value);
    String text = ScriptValue.text(value);
    int dot = place.lastIndexOf('.');
    String name = place.substring(dot + 1);
    if (place.equals("location")
        || place.endsWith(".location")
        || place.endsWith("location.href")) {
      deeds.goes.add(text);
    } else if (name.equals("innerHTML") || name.equals("outerHTML") || name.equals("srcdoc")) {
      deeds.written(text);
    }
    ScriptValue first =
        known.getOrDefault(dot < 0 ? place : place.substring(0, place.indexOf('.')), base);
    if (base instanceof Made made) {
      deeds.attribute(made, name, text);
    } else if (first instanceof Made made && place.contains(".style.")) {
      deeds.attribute(made, "style", name + ":" + text);
    }
  }

  // -- expressions

  private boolean sign(String sign) {
    return at < tokens.size() && tokens.get(at).is(sign);
  }

  private boolean word(String word) {
    return at < tokens.size()
        && tokens.get(at).kind() == Kind.WORD
        && tokens.get(at).text().equals(word);
  }

  private ScriptValue expression() {
    if (++steps > MAX_STEPS || depth > MAX_DEPTH || at >= tokens.size()) {
      return ScriptValue.UNKNOWN;
    }
    depth++;
    ScriptValue value = either();
    if (sign("?")) {
      at++;
      ScriptValue one = expression();
      if (sign(":")) {
        at++;
        ScriptValue other = expression();
        value = ScriptValue.text(one).contains("//") || !ScriptValue.known(other) ? one : other;
      }
    }
    depth--;
    return value;
  }

  private ScriptValue either() {
    ScriptValue value = sum();
    while (at < tokens.size() && tokens.get(at).kind() == Kind.SIGN) {
      String sign = tokens.get(at).text();
      switch (sign) {
        case "||", "??" -> {
          at++;
          value = ScriptArithmetic.orElse(value, sum());
        }
        case "&&" -> {
          at++;
          value = sum();
        }
        case "==", "===", "!=", "!==", "<", ">", "<=", ">=" -> {
          at++;
          ScriptValue _ = sum();
          value = ScriptValue.UNKNOWN;
        }
        default -> {
          return value;
        }
      }
    }
    return value;
  }

  private ScriptValue sum() {
    ScriptValue value = unary();
    while (at < tokens.size()
        && tokens.get(at).kind() == Kind.SIGN
        && "+-*/%^&|".contains(tokens.get(at).text())
        && steps++ < MAX_STEPS) {
      char sign = tokens.get(at++).text().charAt(0);
      value = ScriptArithmetic.of(sign, value, unary());
    }
    return value;
  }

  private ScriptValue unary() {
    if (++depth > MAX_DEPTH) {
      depth--;
      at++;
      return ScriptValue.UNKNOWN;
    }
    ScriptValue value;
    if (sign("!")
        || sign("~")
        || sign("+")
        || sign("++")
        || sign("--")
        || word("typeof")
        || word("void")) {
      at++;
      ScriptValue _ = unary();
      value = ScriptValue.UNKNOWN;
    } else if (sign("-")) {
      at++;
      value = ScriptArithmetic.of('-', new Num(0), unary());
    } else if (word("await") || word("new")) {
      at++;
      value = unary();
    } else {
      value = postfix();
    }
    depth--;
    return value;
  }

  /** A value with what is called and looked up on it; leaves its path and owner behind. */
  private ScriptValue postfix() {
    String place = "";
    ScriptValue base = ScriptValue.UNKNOWN;
    ScriptValue value = primary();
    if (at > 0 && tokens.get(at - 1).kind() == Kind.WORD) {
      place = tokens.get(at - 1).text();
    }
    while (at < tokens.size() && ++steps < MAX_STEPS) {
      String name = "";
      if (sign("(")) {
        List<ScriptValue> with = arguments();
        int dot = place.lastIndexOf('.');
        name = place.substring(dot + 1);
        value = called(dot < 0 ? "" : place.substring(0, dot), name, base, with);
        place = place + "()";
        base = ScriptValue.UNKNOWN;
        continue;
      }
      if ((sign(".") || sign("?."))
          && at + 1 < tokens.size()
          && tokens.get(at + 1).kind() == Kind.WORD) {
        name = tokens.get(at + 1).text();
        at += 2;
        base = value;
        value = property(place + "." + name, value, name);
      } else if (sign("[")) {
        at++;
        ScriptValue key = expression();
        if (!sign("]")) {
          break;
        }
        at++;
        name = ScriptValue.text(key);
        base = value;
        value = known.getOrDefault(place + "." + name, ScriptArithmetic.at(value, key));
      } else {
        break;
      }
      place = place + "." + name;
    }
    path = place;
    owner = base;
    return value;
  }

  private ScriptValue property(String place, ScriptValue of, String name) {
    ScriptValue set = known.get(place);
    if (set != null) {
      return set;
    }
    return of instanceof Named named
        ? named.all().getOrDefault(name, ScriptValue.UNKNOWN)
        : ScriptValue.UNKNOWN;
  }

  private ScriptValue primary() {
    if (at >= tokens.size()) {
      return ScriptValue.UNKNOWN;
    }
    ScriptToken token = tokens.get(at);
    if (token.kind() != Kind.WORD && token.kind() != Kind.SIGN) {
      at++;
    }
    return switch (token.kind()) {
      case TEXT, PATTERN -> new Text(token.text());
      case NUMBER -> ScriptArithmetic.number(token.text());
      case TEMPLATE -> new Text(filled(token.text()));
      case WORD -> named(token.text());
      case SIGN ->
          switch (token.text()) {
            case "(" -> bracketed();
            case "[" -> new Items(listed("]"));
            case "{" -> object();
            default -> ScriptValue.UNKNOWN;
          };
    };
  }

  private ScriptValue named(String word) {
    at++;
    if (word.equals("function")) {
      if (at < tokens.size() && tokens.get(at).kind() == Kind.WORD) {
        at++;
      }
      List<String> names = names();
      Function function = new Function(names, at);
      at = past("{", "}");
      return function;
    }
    if (sign("=>")) {
      at++;
      Function function = new Function(List.of(word), at);
      at = sign("{") ? past("{", "}") : at;
      return function;
    }
    if (word.equals("Image") && sign("(")) {
      at = past("(", ")");
      return Made.of("img");
    }
    return counters.contains(word)
        ? ScriptValue.UNKNOWN
        : known.getOrDefault(word, ScriptValue.UNKNOWN);
  }

  private ScriptValue bracketed() {
    int end = past("(", ")");
    if (end < tokens.size() && tokens.get(end).is("=>")) {
      List<String> names = names();
      at++;
      Function function = new Function(names, at);
      at = sign("{") ? past("{", "}") : at;
      return function;
    }
    at++;
    ScriptValue value = expression();
    while (sign(",")) {
      at++;
      value = expression();
    }
    at = Math.max(at, end);
    return value;
  }

  /** The names in round brackets. */
  private List<String> names() {
    List<String> names = new ArrayList<>();
    int end = past("(", ")");
    while (at < end) {
      if (tokens.get(at).kind() == Kind.WORD) {
        names.add(tokens.get(at).text());
      }
      at++;
    }
    return names;
  }

  /** Behind the bracket that closes the one at which we stand. */
  private int past(String open, String close) {
    int deep = 0;
    for (int i = at; i < tokens.size(); i++) {
      steps++;
      if (tokens.get(i).is(open)) {
        deep++;
      } else if (tokens.get(i).is(close) && --deep <= 0) {
        return i + 1;
      } else if (deep == 0) {
        return i;
      }
    }
    return tokens.size();
  }

  private List<ScriptValue> listed(String close) {
    List<ScriptValue> values = new ArrayList<>();
    at++;
    while (at < tokens.size() && !sign(close) && steps < MAX_STEPS) {
      int before = at;
      if (sign("...")) {
        at++;
        values.addAll(ScriptArithmetic.items(expression()));
      } else {
        values.add(expression());
      }
      if (sign(",")) {
        at++;
      } else if (!sign(close)) {
        at = Math.max(at, before + 1);
        break;
      }
    }
    if (sign(close)) {
      at++;
    }
    return values;
  }

  private List<ScriptValue> arguments() {
    int end = past("(", ")");
    List<ScriptValue> values = listed(")");
    at = Math.max(at, end);
    return values;
  }

  private ScriptValue object() {
    Map<String, ScriptValue> all = new HashMap<>();
    int end = past("{", "}");
    at++;
    while (at + 1 < end && steps < MAX_STEPS) {
      String key = tokens.get(at).text();
      if (!tokens.get(at + 1).is(":")) {
        break;
      }
      at += 2;
      all.put(key, expression());
      if (!sign(",")) {
        break;
      }
      at++;
    }
    at = end;
    return new Named(all);
  }

  private String filled(String template) {
    StringBuilder out = new StringBuilder();
    int from = 0;
    for (int open = template.indexOf("${"); open >= 0; open = template.indexOf("${", from)) {
      int close = template.indexOf('}', open);
      if (close < 0) {
        break;
      }
      out.append(template, from, open);
      List<ScriptToken> outer = tokens;
      int outerAt = at;
      tokens = ScriptToken.of(template.substring(open + 2, close));
      at = 0;
      out.append(ScriptValue.text(expression()));
      tokens = outer;
      at = outerAt;
      from = close + 1;
    }
    return bounded(out.append(template.substring(from)).toString());
  }

  private static String bounded(String text) {
    return text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) : text;
  }

  private static ScriptValue each(ScriptValue value) {
    List<ScriptValue> items = ScriptArithmetic.items(value);
    return items.isEmpty() ? ScriptValue.UNKNOWN : new Each(items);
  }

  // -- calls

  private ScriptValue called(String place, String name, ScriptValue base, List<ScriptValue> with) {
    ScriptValue first = with.isEmpty() ? ScriptValue.UNKNOWN : with.getFirst();
    String said = ScriptValue.text(first);
    String then = with.size() > 1 ? ScriptValue.text(with.get(1)) : "";
    switch (name) {
      case "replace", "assign" -> {
        if (place.equals("location") || place.endsWith(".location")) {
          deeds.goes.add(said);
        }
      }
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
      case "click" -> {
        if (base instanceof Made made) {
          deeds.goes.add(made.attributes().getOrDefault("href", ""));
        }
      }
      case "write", "writeln" -> deeds.written(said);
      case "insertAdjacentHTML", "append", "html", "prepend" ->
          deeds.written(then.isEmpty() ? said : then);
      case "setAttribute" -> {
        if (base instanceof Made made) {
          deeds.attribute(made, said, then);
        }
      }
      case "writeText" -> deeds.copies.add(said);
      case "setData" -> deeds.copies.add(then);
      case "fetch", "sendBeacon", "post", "get", "WebSocket", "EventSource" ->
          deeds.sends.add(said);
      case "eval", "Function", "setTimeout", "setInterval", "execScript" -> {
        if (first instanceof Text code && code.text().length() > 8) {
          walk(code.text());
        }
      }
      case "createElement" -> {
        return Made.of(said.toLowerCase(java.util.Locale.ROOT));
      }
      case "map", "forEach" -> {
        if (first instanceof Function function && !function.names().isEmpty()) {
          return mapped(function, base);
        }
      }
      default -> {}
    }
    steps += ScriptArithmetic.items(base).size();
    return ScriptArithmetic.call(name, base, with);
  }

  /** What a function gives for each of a list. */
  private ScriptValue mapped(Function function, ScriptValue list) {
    known.put(function.names().getFirst(), each(list));
    int back = at;
    at = function.from();
    if (sign("{")) {
      int end = past("{", "}");
      while (at < end && !word("return")) {
        at++;
      }
      at++;
    }
    ScriptValue value = expression();
    at = back;
    return value instanceof Each all ? new Items(all.all()) : value;
  }
}
