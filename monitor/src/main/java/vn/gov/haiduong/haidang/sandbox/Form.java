package vn.gov.haiduong.haidang.sandbox;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** The fields of a submitted form; what cannot be read is empty. */
record Form(Map<String, String> fields) {

  static Form read(String body) {
    Map<String, String> fields = new HashMap<>();
    for (String pair : body.split("&", 50)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        String name = decoded(pair.substring(0, equals));
        fields.putIfAbsent(name, decoded(pair.substring(equals + 1)));
      }
    }
    return new Form(Map.copyOf(fields));
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException brokenEscape) {
      return "";
    }
  }

  /** The value, or an empty text. */
  String value(String name) {
    return fields.getOrDefault(name, "");
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
