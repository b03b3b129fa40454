package vn.gov.haiduong.haidang.page;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What is known of a value while a script is read. */
sealed interface ScriptValue {

  /** Stands in a text for a part that nobody can know before the script runs. */
  char GAP = '\uFFFD';

  ScriptValue UNKNOWN = new Unknown();

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
   */
  record Function(List<String> names, int from) implements ScriptValue {}

  /** An element that the script makes. */
  record Made(String tag, Map<String, String> attributes) implements ScriptValue {
    static Made of(String tag) {
      return new Made(tag, new HashMap<>());
    }
  }

  /** As a part of a text. */
  static String text(ScriptValue value) {
    return switch (value) {
      case Text t -> t.text;
      case Num n -> n.n == Math.rint(n.n) ? String.valueOf((long) n.n) : String.valueOf(n.n);
      case Each each -> each.all.stream().map(ScriptValue::text).collect(Collectors.joining());
      case Items items ->
          items.all.stream().map(ScriptValue::text).collect(Collectors.joining(","));
      case Unknown _, Named _, Function _, Made _ -> String.valueOf(GAP);
    };
  }

  static boolean known(ScriptValue value) {
    return !(value instanceof Unknown);
  }
}
