package vn.gov.haiduong.haidang.page;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.nodes.Element;

/** What is known of a value while a script is read. */
sealed interface ScriptValue {

  /** Stands in a text for a part that nobody can know before the script runs. */
  char GAP = '\uFFFD';

  /** Stands in a text for what belongs to the visitor alone: cookies and what the browser keeps. */
  char KEPT = '\uE0FE';

  ScriptValue UNKNOWN = new Unknown();
  ScriptValue SECRET = new Text(String.valueOf(KEPT));

  record Unknown() implements ScriptValue {}

  record Text(String text) implements ScriptValue {}

  record Num(double n) implements ScriptValue {}

  record Items(List<ScriptValue> all) implements ScriptValue {}

  /** One value for each turn of a loop. */
  record Each(List<ScriptValue> all) implements ScriptValue {}

  record Named(Map<String, ScriptValue> all) implements ScriptValue {}

  /**
   * A function that is written in the script.
   *
   * @param from first token of its body
   * @param in the tokens among which it stands
   */
  record Function(List<String> names, int from, List<ScriptToken> in) implements ScriptValue {}

  /** An element that the script makes. */
  record Made(String tag, Map<String, String> attributes) implements ScriptValue {
    static Made of(String tag) {
      return new Made(tag, new HashMap<>());
    }
  }

  /** Something of the browser, such as {@code location}, by its path from the window. */
  record Place(String path) implements ScriptValue {}

  /** Elements of the page that the script looked up. */
  record Found(List<Element> all) implements ScriptValue {}

  /** The style, the classes or the data of elements. */
  record Part(Found of, String name) implements ScriptValue {}

  /** As a part of a text. */
  static String text(ScriptValue value) {
    return switch (value) {
      case Text t -> t.text;
      case Num n -> n.n == Math.rint(n.n) ? String.valueOf((long) n.n) : String.valueOf(n.n);
      case Each each -> each.all.stream().map(ScriptValue::text).collect(Collectors.joining());
      case Items items ->
          items.all.stream().map(ScriptValue::text).collect(Collectors.joining(","));
      case Unknown _, Named _, Function _, Made _, Place _, Found _, Part _ -> String.valueOf(GAP);
    };
  }

  static boolean known(ScriptValue value) {
    return !(value instanceof Unknown);
  }

  /** Whether something of the visitor's is in it, however deep. */
  static boolean kept(ScriptValue value) {
    return switch (value) {
      case Text t -> t.text.indexOf(KEPT) >= 0;
      case Items items -> items.all.stream().anyMatch(ScriptValue::kept);
      case Each each -> each.all.stream().anyMatch(ScriptValue::kept);
      case Named named -> named.all.values().stream().anyMatch(ScriptValue::kept);
      case Unknown _, Num _, Function _, Made _, Place _, Found _, Part _ -> false;
    };
  }
}
