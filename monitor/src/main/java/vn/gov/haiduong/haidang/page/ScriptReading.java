package vn.gov.haiduong.haidang.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Element;
import vn.gov.haiduong.haidang.page.ScriptToken.Kind;
import vn.gov.haiduong.haidang.page.ScriptValue.Each;
import vn.gov.haiduong.haidang.page.ScriptValue.Function;
import vn.gov.haiduong.haidang.page.ScriptValue.Items;
import vn.gov.haiduong.haidang.page.ScriptValue.Made;
import vn.gov.haiduong.haidang.page.ScriptValue.Named;
import vn.gov.haiduong.haidang.page.ScriptValue.Num;
import vn.gov.haiduong.haidang.page.ScriptValue.Place;
import vn.gov.haiduong.haidang.page.ScriptValue.Text;

/**
 * Reads a script from beginning to end and works out constant texts on the way: joined, decoded,
 * shifted, looked up. Nothing is run: no loop turns, no branch is chosen, every function body
 * counts as if it were reached. Bounded in steps.
 */
final class ScriptReading {

  private static final int MAX_CODE = 100_000;
  private static final int MAX_STEPS = 200_000;
  private static final int MAX_DEPTH = 60;

  /** Functions that call functions. */
  private static final int MAX_CALLS = 6;

  private final Map<String, ScriptValue> known = new HashMap<>();
  private final Set<String> counters = new HashSet<>();
  private final ScriptDeeds deeds = new ScriptDeeds();
  private final ScriptActs acts = new ScriptActs(deeds);
  private final ScriptPage around;
  private final Optional<Element> running;
  private int calls;
  private List<ScriptToken> tokens = List.of();
  private int at;
  private int steps;
  private int depth;
  private int layers;
  private String path = "";
  private ScriptValue owner = ScriptValue.UNKNOWN;

  private ScriptReading(ScriptPage around, Optional<Element> running) {
    this.around = around;
    this.running = running;
  }

  /**
   * What the code does.
   *
   * @param around the page that it looks at
   * @param running its script element
   */
  static ScriptDeeds of(String code, ScriptPage around, Optional<Element> running) {
    ScriptReading reading = new ScriptReading(around, running);
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
      if (tokens.get(i - 1).text().equals("function") && tokens.get(i).kind() == Kind.WORD) {
        at = i + 1;
        known.put(tokens.get(i).text(), new Function(names(), at, tokens));
      }
    }
    ScriptValue _ = run(0, tokens.size());
    tokens = outer;
    at = outerAt;
    layers--;
  }

  /** Reads one statement after another; gives what is returned last. */
  private ScriptValue run(int from, int to) {
    ScriptValue returned = ScriptValue.UNKNOWN;
    for (int i = from; i < Math.min(to, tokens.size()) && steps < MAX_STEPS; i++) {
      ScriptToken token = tokens.get(i);
      if (token.is("(") && calledOnTheSpot(i)) {
        statement(i);
        continue;
      }
      if (token.kind() != Kind.WORD || (i > 0 && tokens.get(i - 1).is("."))) {
        continue;
      }
      switch (token.text()) {
        case "for" -> loop(i);
        case "function" -> {}
        case "return" -> {
          at = i + 1;
          ScriptValue value = expression();
          returned = ScriptValue.known(value) ? value : returned;
        }
        default -> statement(i);
      }
    }
    return returned;
  }

  /** {@code (function (x) …)(…)}. */
  private boolean calledOnTheSpot(int i) {
    if (i + 2 >= tokens.size() || (i > 0 && tokens.get(i - 1).kind() == Kind.WORD)) {
      return false;
    }
    ScriptToken next = tokens.get(i + 1);
    return next.is("(")
        || next.text().equals("function")
        || (next.kind() == Kind.WORD && tokens.get(i + 2).is("=>"));
  }

  /** {@code for (x of list)}: x is each of them. */
  private void loop(int from) {
    for (int i = from + 2; i < Math.min(tokens.size() - 1, from + 5); i++) {
      if (tokens.get(i).kind() == Kind.WORD && tokens.get(i).text().equals("of")) {
        at = i + 1;
        known.put(tokens.get(i - 1).text(), ScriptArithmetic.each(expression()));
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
              ScriptArithmetic.bounded(
                  ScriptValue.text(known.getOrDefault(place, new Text("")))
                      + ScriptValue.text(value)));
    }
    assigned(place, base, value);
  }

  private void assigned(String place, ScriptValue base, ScriptValue value) {
    known.put(place, value);
    int dot = place.indexOf('.');
    if (dot > 0 && ScriptValue.kept(value)) {
      known.put(place.substring(0, dot), ScriptValue.SECRET);
    }
    acts.assigned(place, base, value);
    if (dot > 0
        && !(base instanceof Made)
        && place.contains(".style.")
        && known.get(place.substring(0, dot)) instanceof Made made) {
      String name = place.substring(place.lastIndexOf('.') + 1);
      deeds.attribute(made, "style", name + ":" + ScriptValue.text(value));
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
      if (value instanceof Place(String alias)) {
        place = alias;
      }
      if (sign("(")) {
        ScriptValue callee = value;
        List<ScriptValue> with = arguments();
        int dot = place.lastIndexOf('.');
        name = place.substring(dot + 1);
        value = called(dot < 0 ? "" : place.substring(0, dot), name, base, callee, with);
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
        ScriptValue member = ScriptArithmetic.at(value, key);
        value =
            known.getOrDefault(
                place + "." + name,
                ScriptValue.known(member) || !(key instanceof Text)
                    ? member
                    : property(place + "." + name, value, name));
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
    return around.property(of, name, running);
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
      Function function = new Function(names, at, tokens);
      at = past("{", "}");
      return function;
    }
    if (sign("=>")) {
      at++;
      Function function = new Function(List.of(word), at, tokens);
      at = sign("{") ? past("{", "}") : at;
      return function;
    }
    if (word.equals("Image") && sign("(")) {
      at = past("(", ")");
      return Made.of("img");
    }
    if (counters.contains(word)) {
      return ScriptValue.UNKNOWN;
    }
    ScriptValue meant = known.get(word);
    return meant == null ? around.named(word) : meant;
  }

  private ScriptValue bracketed() {
    int end = past("(", ")");
    if (end < tokens.size() && tokens.get(end).is("=>")) {
      List<String> names = names();
      at++;
      Function function = new Function(names, at, tokens);
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
    Map<String, ScriptValue> all = new LinkedHashMap<>();
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
    return ScriptArithmetic.bounded(out.append(template.substring(from)).toString());
  }

  // -- calls

  private ScriptValue called(
      String place, String name, ScriptValue base, ScriptValue callee, List<ScriptValue> with) {
    ScriptValue first = with.isEmpty() ? ScriptValue.UNKNOWN : with.getFirst();
    String said = ScriptValue.text(first);
    acts.called(place, name, base, with);
    if (callee instanceof Place(String path) && path.startsWith("location.")) {
      deeds.goes.add(said);
    }
    if (callee instanceof Function function) {
      return body(function, with);
    }
    switch (name) {
      case "eval", "Function", "setTimeout", "setInterval", "execScript", "constructor" -> {
        ScriptValue last = name.equals("Function") && !with.isEmpty() ? with.getLast() : first;
        if (last instanceof Text code && code.text().length() > 8) {
          walk(code.text());
        } else if (first instanceof Function function && with.size() > 2) {
          return body(function, with.subList(2, with.size()));
        }
      }
      case "createElement" -> {
        return Made.of(said.toLowerCase(Locale.ROOT));
      }
      case "map", "forEach", "each" -> {
        if (first instanceof Function function && !function.names().isEmpty()) {
          return mapped(function, base, name.equals("each"));
        }
      }
      case "then" -> {
        if (first instanceof Function function && ScriptValue.known(base)) {
          return body(function, List.of(base));
        }
      }
      case "$", "jQuery" -> {
        if (first instanceof Place || first instanceof ScriptValue.Found || first instanceof Made) {
          return first;
        }
      }
      default -> {}
    }
    steps += ScriptArithmetic.items(base).size();
    ScriptValue found =
        first instanceof Text || with.isEmpty()
            ? around.search(name, base, with.isEmpty() ? "" : said).orElse(ScriptValue.UNKNOWN)
            : ScriptValue.UNKNOWN;
    if (ScriptValue.known(found)) {
      return found;
    }
    ScriptValue given = ScriptArithmetic.call(name, base, with);
    boolean chained =
        !ScriptValue.known(given)
            && (base instanceof ScriptValue.Found || base instanceof ScriptValue.Made);
    return name.equals("assign") && !ScriptValue.known(given) ? first : chained ? base : given;
  }

  /** What a function gives for each of a list. */
  private ScriptValue mapped(Function function, ScriptValue list, boolean second) {
    ScriptValue each = ScriptArithmetic.each(list);
    ScriptValue value = body(function, second ? List.of(ScriptValue.UNKNOWN, each) : List.of(each));
    return value instanceof Each all ? new Items(all.all()) : value;
  }

  /** What a function gives when it is called with these. */
  private ScriptValue body(Function function, List<ScriptValue> with) {
    if (calls >= MAX_CALLS) {
      return ScriptValue.UNKNOWN;
    }
    calls++;
    for (int i = 0; i < function.names().size(); i++) {
      known.put(function.names().get(i), i < with.size() ? with.get(i) : ScriptValue.UNKNOWN);
    }
    List<ScriptToken> outer = tokens;
    int back = at;
    tokens = function.in();
    at = function.from();
    ScriptValue value;
    if (sign("{")) {
      value = run(at + 1, past("{", "}"));
    } else {
      int from = at;
      value = expression();
      statement(from);
    }
    tokens = outer;
    at = back;
    calls--;
    return value;
  }
}
