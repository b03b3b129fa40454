package vn.gov.haiduong.haidang.console;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is sent back: status, headers beyond those of every answer, and a body in pieces. */
record Answer(
    int status,
    String contentType,
    Map<String, String> headers,
    List<byte[]> pieces,
    Runnable release) {

  static final String JSON = "application/json; charset=utf-8";
  static final String HTML = "text/html; charset=utf-8";
  static final String PLAIN = "text/plain; charset=utf-8";

  Answer(int status, String contentType, Map<String, String> headers, List<byte[]> pieces) {
    this(status, contentType, headers, pieces, () -> {});
  }

  Answer {
    headers = Map.copyOf(headers);
    pieces = List.copyOf(pieces);
  }

  static Answer of(int status, String contentType, String body) {
    return new Answer(
        status, contentType, Map.of(), List.of(body.getBytes(StandardCharsets.UTF_8)));
  }

  static Answer json(JsonObject body) {
    return of(200, JSON, body.encode());
  }

  static Answer json(JsonArray body) {
    return of(200, JSON, body.encode());
  }

  /** An error for programs: one machine word and one Vietnamese sentence. */
  static Answer error(int status, String code, String message) {
    return of(
        status,
        JSON,
        new JsonObject()
            .put("error", new JsonObject().put("code", code).put("message", message))
            .encode());
  }

  Answer with(String header, String value) {
    Map<String, String> more = new HashMap<>(headers);
    more.put(header, value);
    return new Answer(status, contentType, more, pieces, release);
  }

  /** One more header of that name beside the one that is there; for cookies. */
  Answer and(String header, String value) {
    String before = headers.get(header);
    return with(header, before == null ? value : before + "\n" + value);
  }
}
