package vn.gov.haiduong.haidang.notify;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import vn.gov.haiduong.haidang.access.Secret;
import vn.gov.haiduong.haidang.plan.Channel;
import vn.gov.haiduong.haidang.time.Clock;
import vn.gov.haiduong.haidang.time.Province;

/**
 * A signed POST to other systems. {@code X-HaiDang-Signature: t=UNIX,v1=HEX} is HMAC-SHA256 over
 * {@code UNIX.BODY}; {@code Idempotency-Key} is the message's key.
 */
public final class Webhook implements Carrier {

  private final HttpCaller http;
  private final Map<String, Hook> hooks;
  private final Clock clock;

  /** Where to, and the key that signs. */
  public record Hook(URI url, Secret secret) {}

  /** Several by name; the address of a recipient is the name. */
  public Webhook(Vertx vertx, Map<String, Hook> hooks, Clock clock, Duration deadline) {
    this.http = new HttpCaller(vertx, deadline);
    this.hooks = Map.copyOf(hooks);
    this.clock = clock;
  }

  @Override
  public Channel kind() {
    return Channel.WEBHOOK;
  }

  @Override
  public Future<Delivery> send(String key, Message message, Text text, Address to) {
    Hook hook = hooks.get(to.value());
    if (hook == null) {
      return Future.succeededFuture(new Delivery.Refused("không có webhook tên này"));
    }
    String body =
        new JsonObject()
            .put("key", key)
            .put("incident", message.incident())
            .put("purpose", message.purpose().label())
            .put("at", Province.rfc3339(message.at()))
            .put("drill", message.drill())
            .put("subject", text.subject())
            .put("text", text.plain())
            .encode();
    return http.call(HttpMethod.POST, hook.url(), signed(hook, key, body), body)
        .map(HttpCaller::byStatus)
        .otherwise(HttpCaller::failed);
  }

  private Map<String, String> signed(Hook hook, String key, String body) {
    String at = Long.toString(clock.now().getEpochSecond());
    return Map.of(
        "Content-Type",
        "application/json",
        "Idempotency-Key",
        key,
        "X-HaiDang-Signature",
        "t=" + at + ",v1=" + hook.secret().hex((at + "." + body).getBytes(StandardCharsets.UTF_8)));
  }

  @Override
  public Future<Void> close() {
    return http.close();
  }
}
