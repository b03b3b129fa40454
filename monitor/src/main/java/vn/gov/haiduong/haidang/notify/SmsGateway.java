package vn.gov.haiduong.haidang.notify;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import vn.gov.haiduong.haidang.plan.Channel;
import vn.gov.haiduong.haidang.wording.Unaccented;

/**
 * Short messages through whatever HTTP gateway the province has a contract with: its fields are
 * settings, with {@code {to}}, {@code {text}}, {@code {key}}, {@code {template}} and each template
 * parameter as {@code {p:NAME}} put in.
 */
public final class SmsGateway implements Carrier {

  private final HttpCaller http;
  private final Settings settings;

  /** How the fields travel. */
  public enum Form {
    JSON,
    FORM
  }

  /**
   * A gateway.
   *
   * @param headers with secrets, such as an API key; never logged
   * @param fields name and pattern of each field
   * @param replies whether what people answer is handed on to {@code /api/v1/replies}
   * @param success what the body must contain to count as taken; empty when status is enough
   */
  public record Settings(
      URI url,
      Form form,
      Map<String, String> headers,
      Map<String, String> fields,
      String success,
      Duration deadline,
      boolean replies) {

    /** One way only. */
    public Settings(
        URI url,
        Form form,
        Map<String, String> headers,
        Map<String, String> fields,
        String success,
        Duration deadline) {
      this(url, form, headers, fields, success, deadline, false);
    }

    /** The same, with or without replies that come back. */
    public Settings answered(boolean comesBack) {
      return new Settings(url, form, headers, fields, success, deadline, comesBack);
    }

    public Settings {
      headers = Map.copyOf(headers);
      fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    @Override
    public String toString() {
      return "SmsGateway.Settings[" + url.getHost() + "]";
    }
  }

  public SmsGateway(Vertx vertx, Settings settings) {
    this.http = new HttpCaller(vertx, settings.deadline());
    this.settings = settings;
  }

  @Override
  public Channel kind() {
    return Channel.SMS;
  }

  @Override
  public Future<Delivery> send(String key, Message message, Text text, Address to) {
    Text said = withMark(settings.replies() ? Letter.answeredByReply(text) : text);
    Map<String, String> filled = new LinkedHashMap<>();
    settings
        .fields()
        .forEach((name, pattern) -> filled.put(name, filled(pattern, key, said, to.value())));
    Map<String, String> headers = new LinkedHashMap<>(settings.headers());
    headers.put("Idempotency-Key", key);
    String body =
        switch (settings.form()) {
          case JSON -> {
            headers.put("Content-Type", "application/json");
            JsonObject json = new JsonObject();
            filled.forEach(json::put);
            yield json.encode();
          }
          case FORM -> {
            headers.put("Content-Type", "application/x-www-form-urlencoded");
            yield filled.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
          }
        };
    return http.call(HttpMethod.POST, settings.url(), headers, body)
        .map(this::judged)
        .otherwise(HttpCaller::failed);
  }

  private Delivery judged(HttpCaller.Reply reply) {
    Delivery delivery = HttpCaller.byStatus(reply);
    // Many gateways answer 200 to everything and say in the body whether they took it.
    return delivery instanceof Delivery.Accepted && !reply.body().contains(settings.success())
        ? new Delivery.Later("cổng tin nhắn trả lời 200 nhưng không nhận", Optional.empty())
        : delivery;
  }

  /** One pass, so that what is put in is never read as a pattern itself. */
  static String filled(String pattern, String key, Text text, String to) {
    StringBuilder out = new StringBuilder();
    int at = 0;
    while (at < pattern.length()) {
      int open = pattern.indexOf('{', at);
      int close = open < 0 ? -1 : pattern.indexOf('}', open);
      if (close < 0) {
        return out.append(pattern, at, pattern.length()).toString();
      }
      out.append(pattern, at, open);
      String name = pattern.substring(open + 1, close);
      out.append(
          switch (name) {
            case "to" -> to;
            case "text" -> text.brief();
            case "key" -> key;
            case "template" -> text.parameters().getOrDefault(Text.SMS_TEMPLATE, text.template());
            default ->
                name.startsWith("p:")
                    ? parameter(text, name.substring(2))
                    : pattern.substring(open, close + 1);
          });
      at = close + 1;
    }
    return out.toString();
  }

  /** As it stands in the short message, where it stands there. */
  private static String parameter(Text text, String name) {
    String inFull = text.parameters().getOrDefault(name, "");
    return Unaccented.of(text.parameters().getOrDefault(Text.SMS_PLACE + name, inFull));
  }

  /** The text with the mark in a parameter, where fields ask for parameters and not for a text. */
  private Text withMark(Text text) {
    String all = String.join(" ", settings.fields().values());
    Optional<String> carrier =
        all.contains("{text}")
            ? Optional.empty()
            : Unwritten.carrier(text, name -> all.contains("{p:" + name + "}"));
    if (carrier.isEmpty()) {
      return text;
    }
    Map<String, String> parameters = new LinkedHashMap<>(text.parameters());
    parameters.put(
        Text.SMS_PLACE + carrier.get(),
        Unwritten.marked(Unwritten.MARK_PLAIN, parameter(text, carrier.get())));
    return new Text(
        text.subject(), text.plain(), text.brief(), text.template(), parameters, text.link());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Override
  public Future<Void> close() {
    return http.close();
  }
}
