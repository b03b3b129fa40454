package vn.gov.haiduong.haidang.notify;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import vn.gov.haiduong.haidang.plan.Channel;

/**
 * Zalo Official Account: a registered template with parameters, to a telephone number or user id.
 * Its service answers 200 and tells errors by number in the body.
 */
public final class ZaloOa implements Carrier {

  private final HttpCaller http;
  private final Settings settings;

  /**
   * An account.
   *
   * @param token the access token of now, which is exchanged every day; read at each call
   * @param templates from our template's name to the registered one
   */
  public record Settings(
      URI url, Supplier<String> token, Map<String, Registered> templates, Duration deadline) {
    public Settings {
      templates = Map.copyOf(templates);
    }
  }

  /**
   * A template as it was registered.
   *
   * @param parameters that it asks for, no others are sent; empty for all there are
   */
  public record Registered(String number, List<String> parameters) {
    public Registered {
      parameters = List.copyOf(parameters);
    }

    private boolean asks(String name) {
      return Text.said(name) && (parameters.isEmpty() || parameters.contains(name));
    }
  }

  public ZaloOa(Vertx vertx, Settings settings) {
    this.http = new HttpCaller(vertx, settings.deadline());
    this.settings = settings;
  }

  @Override
  public Channel kind() {
    return Channel.ZALO;
  }

  @Override
  public Future<Delivery> send(String key, Message message, Text text, Address to) {
    Registered template = settings.templates().get(text.template());
    if (template == null) {
      return Future.succeededFuture(
          new Delivery.Refused("chưa đăng ký mẫu Zalo cho " + text.template()));
    }
    JsonObject data = new JsonObject();
    text.parameters()
        .forEach(
            (name, value) -> {
              if (template.asks(name)) {
                data.put(name, value);
              }
            });
    Unwritten.carrier(text, template::asks)
        .ifPresent(name -> data.put(name, Unwritten.marked(Unwritten.MARK, data.getString(name))));
    JsonObject body =
        new JsonObject()
            .put("phone", to.value())
            .put("template_id", template.number())
            .put("template_data", data)
            .put("tracking_id", key);
    return http.call(
            HttpMethod.POST,
            settings.url(),
            Map.of("Content-Type", "application/json", "access_token", settings.token().get()),
            body.encode())
        .map(ZaloOa::judged)
        .otherwise(HttpCaller::failed);
  }

  private static Delivery judged(HttpCaller.Reply reply) {
    Delivery delivery = HttpCaller.byStatus(reply);
    if (!(delivery instanceof Delivery.Accepted)) {
      return delivery;
    }
    try {
      Object error = new JsonObject(reply.body()).getValue("error");
      if (error instanceof Number number && number.intValue() == 0) {
        return new Delivery.Accepted("Zalo nhận");
      }
      return new Delivery.Later(
          "Zalo báo lỗi " + Lines.one(String.valueOf(error), 20), Optional.empty());
    } catch (DecodeException | ClassCastException e) {
      return new Delivery.Later("Zalo trả lời không đọc được", Optional.empty());
    }
  }

  @Override
  public Future<Void> close() {
    return http.close();
  }
}
