package vn.gov.haiduong.haidang.notify;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import vn.gov.haiduong.haidang.plan.Channel;

/**
 * Telegram's bot API. Off as shipped: access to it is restricted in Viet Nam. The bot's token is
 * part of the path, so that no address of it may be logged.
 */
public final class Telegram implements Carrier {

  private final HttpCaller http;
  private final URI api;
  private final String token;

  public Telegram(Vertx vertx, URI api, String token, Duration deadline) {
    if (!token.matches("[0-9A-Za-z:_-]{10,100}")) {
      throw new IllegalArgumentException("telegram token: expected digits, colon, letters");
    }
    this.http = new HttpCaller(vertx, deadline);
    this.api = api;
    this.token = token;
  }

  @Override
  public Channel kind() {
    return Channel.TELEGRAM;
  }

  @Override
  public Future<Delivery> send(String key, Message message, Text text, Address to) {
    String body =
        new JsonObject()
            .put("chat_id", to.value())
            .put("text", Lines.many(text.subject() + "\n" + text.plain(), 4_000))
            .encode();
    return http.call(
            HttpMethod.POST,
            api.resolve("/bot" + token + "/sendMessage"),
            Map.of("Content-Type", "application/json"),
            body)
        .map(Telegram::judged)
        .otherwise(HttpCaller::failed);
  }

  private static Delivery judged(HttpCaller.Reply reply) {
    Delivery delivery = HttpCaller.byStatus(reply);
    // 429 carries its wait in the body.
    if (delivery instanceof Delivery.Later(String reason, Optional<Duration> wait)
        && wait.isEmpty()) {
      try {
        JsonObject parameters = new JsonObject(reply.body()).getJsonObject("parameters");
        Integer seconds = parameters == null ? null : parameters.getInteger("retry_after");
        return seconds == null || seconds < 0
            ? delivery
            : new Delivery.Later(reason, Optional.of(Duration.ofSeconds(Math.min(3_600, seconds))));
      } catch (DecodeException | ClassCastException e) {
        return delivery;
      }
    }
    return delivery;
  }

  @Override
  public Future<Void> close() {
    return http.close();
  }
}
