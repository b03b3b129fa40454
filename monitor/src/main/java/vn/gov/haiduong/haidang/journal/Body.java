package vn.gov.haiduong.haidang.journal;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an entry says beyond its fixed fields, in the words of the room that writes it: names to
 * texts, whole numbers, true or false, lists and further bodies of these. Kept as JSON; unknown
 * names survive reading by an older version. Immutable; keeps the order of names.
 */
public record Body(Map<String, Object> values) {

  public static final Body EMPTY = new Body(Map.of());

  public Body {
    Map<String, Object> checked = new LinkedHashMap<>();
    values.forEach((name, value) -> checked.put(name, plain(name, value)));
    values = Collections.unmodifiableMap(checked);
  }

  /** Names and values one after the other. */
  public static Body of(Object... pairs) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (int i = 0; i + 1 < pairs.length; i += 2) {
      values.put(String.valueOf(pairs[i]), pairs[i + 1]);
    }
    return new Body(values);
  }

  /** The same with one more value, or another one of that name. */
  public Body with(String name, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(values);
    more.put(name, value);
    return new Body(more);
  }

  /** The same with all of these, whose keys are names. */
  public Body withAll(Map<?, ?> others) {
    Map<String, Object> more = new LinkedHashMap<>(values);
    others.forEach((name, value) -> more.put(String.valueOf(name), value));
    return new Body(more);
  }

  public Optional<String> text(String name) {
    return Optional.ofNullable(values.get(name)).map(String::valueOf);
  }

  public Optional<Long> number(String name) {
    return values.get(name) instanceof Number number
        ? Optional.of(number.longValue())
        : Optional.empty();
  }

  public boolean flag(String name) {
    return Boolean.TRUE.equals(values.get(name));
  }

  /** A list as it stands; empty where there is none of that name. */
  public List<Object> list(String name) {
    return values.get(name) instanceof List<?> list ? List.copyOf(list) : List.of();
  }

  /** A list of texts; what is not text is shown as text. */
  public List<String> texts(String name) {
    return list(name).stream().map(String::valueOf).toList();
  }

  private static Object plain(String name, Object value) {
    return switch (value) {
      case String text -> text;
      case Boolean flag -> flag;
      case Integer number -> number.longValue();
      case Long number -> number;
      case Double number -> number;
      case List<?> list -> list.stream().map(item -> plain(name, item)).toList();
      case Body body -> body.values;
      case Map<?, ?> map -> {
        Map<String, Object> inner = new LinkedHashMap<>();
        map.forEach((key, item) -> inner.put(String.valueOf(key), plain(name, item)));
        yield Collections.unmodifiableMap(inner);
      }
      default ->
          throw new IllegalArgumentException(
              name + ": expected text, number, flag, list or body, got " + value.getClass());
    };
  }
}
