package vn.gov.haiduong.haidang.incident;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Events as plain maps of texts, numbers, flags, lists and maps, for the ledger, and back. Names
 * are those of the records' components; a case that is added needs nothing here. Unknown names are
 * ignored, so that an older ledger is read by a newer service.
 */
public final class KeptForm {

  private static final String CASE = "event";
  private static final Map<String, Class<? extends Record>> CASES = new HashMap<>();

  static {
    cases(Event.class);
  }

  private KeptForm() {}

  private static void cases(Class<?> sealed) {
    for (Class<?> permitted : sealed.getPermittedSubclasses()) {
      if (permitted.isRecord()) {
        CASES.put(word(permitted), permitted.asSubclass(Record.class));
      } else {
        cases(permitted);
      }
    }
  }

  private static String word(Class<?> type) {
    return type.getSimpleName().replaceAll("(?<!^)([A-Z])", "_$1").toLowerCase(Locale.ROOT);
  }

  /** The case in one word, such as {@code step_done}. */
  public static String word(Event event) {
    return word(event.getClass());
  }

  /** The event's values in the order of its components. */
  public static Map<String, Object> of(Event event) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put(CASE, word(event));
    values.putAll(record((Record) event));
    return values;
  }

  /**
   * The event again.
   *
   * @throws IllegalArgumentException when the map is none of ours
   */
  public static Event event(Map<String, ?> values) {
    Class<? extends Record> type = CASES.get(String.valueOf(values.get(CASE)));
    if (type == null) {
      throw new IllegalArgumentException("kept event: unknown case " + values.get(CASE));
    }
    return (Event) made(type, values);
  }

  private static Map<String, Object> record(Record record) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (RecordComponent component : record.getClass().getRecordComponents()) {
      Object value = read(record, component);
      if (value instanceof Optional<?> optional) {
        optional.ifPresent(inner -> values.put(component.getName(), plain(inner)));
      } else {
        values.put(component.getName(), plain(value));
      }
    }
    return values;
  }

  private static Object plain(Object value) {
    return switch (value) {
      case String text -> text;
      case Boolean flag -> flag;
      case Integer number -> (long) number;
      case Instant at -> at.toString();
      case Enum<?> one -> one.name();
      case List<?> list -> list.stream().map(KeptForm::plain).toList();
      case Record record when single(record.getClass()) ->
          read(record, record.getClass().getRecordComponents()[0]);
      case Record record -> record(record);
      default -> throw new IllegalArgumentException("kept event: got a " + value.getClass());
    };
  }

  /** Ids: a record around one text. */
  private static boolean single(Class<?> type) {
    RecordComponent[] components = type.getRecordComponents();
    return components.length == 1 && components[0].getType() == String.class;
  }

  private static Object read(Record record, RecordComponent component) {
    try {
      return component.getAccessor().invoke(record);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("a public record is readable", e);
    }
  }

  private static Record made(Class<? extends Record> type, Map<String, ?> values) {
    RecordComponent[] components = type.getRecordComponents();
    Object[] arguments = new Object[components.length];
    Class<?>[] types = new Class<?>[components.length];
    for (int i = 0; i < components.length; i++) {
      types[i] = components[i].getType();
      arguments[i] = back(components[i].getGenericType(), values.get(components[i].getName()));
    }
    try {
      return type.getDeclaredConstructor(types).newInstance(arguments);
    } catch (InvocationTargetException e) {
      throw new IllegalArgumentException("kept event: " + e.getCause(), e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("a public record can be made", e);
    }
  }

  @SuppressWarnings("unchecked")
  private static Object back(Type type, @Nullable Object value) {
    if (type instanceof ParameterizedType of) {
      Type inner = of.getActualTypeArguments()[0];
      if (of.getRawType() == Optional.class) {
        return value == null ? Optional.empty() : Optional.of(back(inner, value));
      }
      List<Object> list = new ArrayList<>();
      if (value instanceof List<?> items) {
        items.forEach(item -> list.add(back(inner, item)));
      }
      return list;
    }
    Class<?> wanted = (Class<?>) type;
    if (wanted == boolean.class) {
      return Boolean.TRUE.equals(value);
    }
    if (wanted == int.class) {
      return value instanceof Number number ? number.intValue() : 0;
    }
    if (wanted == String.class) {
      return value == null ? "" : String.valueOf(value);
    }
    if (value == null) {
      throw new IllegalArgumentException("kept event: expected a " + wanted.getSimpleName());
    }
    if (wanted == Instant.class) {
      return Instant.parse(String.valueOf(value));
    }
    if (wanted.isEnum()) {
      for (Object constant : wanted.getEnumConstants()) {
        if (((Enum<?>) constant).name().equals(value)) {
          return constant;
        }
      }
      throw new IllegalArgumentException(
          "kept event: " + wanted.getSimpleName() + ": got " + value);
    }
    Class<? extends Record> record = wanted.asSubclass(Record.class);
    return value instanceof Map<?, ?> map
        ? made(record, (Map<String, ?>) map)
        : made(record, Map.of(record.getRecordComponents()[0].getName(), value));
  }
}
