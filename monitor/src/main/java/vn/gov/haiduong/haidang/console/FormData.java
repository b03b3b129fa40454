package vn.gov.haiduong.haidang.console;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import vn.gov.haiduong.haidang.wording.Plain;

/** The fields of a form or of a flat JSON object, in bounds. */
record FormData(Map<String, List<String>> fields) {

  private static final int MOST = 600;
  static final FormData NONE = new FormData(Map.of());

  /** Empty when it cannot be read. */
  static Optional<FormData> read(String contentType, byte[] body) {
    String text = new String(body, StandardCharsets.UTF_8);
    try {
      if (contentType.startsWith("application/json")) {
        return Optional.of(json(text.isBlank() ? new JsonObject() : new JsonObject(text)));
      }
      return contentType.isEmpty() || contentType.startsWith("application/x-www-form-urlencoded")
          ? Optional.of(form(text))
          : Optional.empty();
    } catch (DecodeException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static FormData form(String text) {
    Map<String, List<String>> fields = new LinkedHashMap<>();
    String[] pairs = text.split("&", MOST + 1);
    if (pairs.length > MOST) {
      throw new IllegalArgumentException("form: expected at most " + MOST + " fields");
    }
    for (String pair : pairs) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        fields
            .computeIfAbsent(decoded(pair.substring(0, equals)), _ -> new ArrayList<>())
            .add(decoded(pair.substring(equals + 1)));
      }
    }
    return new FormData(fields);
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private static FormData json(JsonObject json) {
    Map<String, List<String>> fields = new LinkedHashMap<>();
    json.forEach(
        field -> {
          List<String> values = new ArrayList<>();
          if (field.getValue() instanceof JsonArray many) {
            many.forEach(value -> values.add(String.valueOf(value)));
          } else if (field.getValue() != null) {
            values.add(String.valueOf(field.getValue()));
          }
          fields.put(field.getKey(), values);
        });
    return new FormData(fields);
  }

  /**
   * The first value, its lines without control and bidirectional control characters, without blanks
   * at its ends; empty when there is none.
   */
  String text(String name) {
    List<String> values = fields.getOrDefault(name, List.of());
    return values.isEmpty()
        ? ""
        : values
            .getFirst()
            .lines()
            .map(Plain::withoutControls)
            .collect(Collectors.joining("\n"))
            .strip();
  }

  List<String> all(String name) {
    return fields.getOrDefault(name, List.of());
  }

  boolean flag(String name) {
    String value = text(name);
    return value.equals("true") || value.equals("on") || value.equals("1");
  }
}
