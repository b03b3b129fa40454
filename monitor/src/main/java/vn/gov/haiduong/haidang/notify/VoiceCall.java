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

/** Asks a calling service to ring somebody and read a text: the last step, when nobody answers. */
public final class VoiceCall implements Carrier {

  private final HttpCaller http;
  private final URI url;
  private final Secret secret;

  public VoiceCall(Vertx vertx, URI url, Secret secret, Duration deadline) {
    this.http = new HttpCaller(vertx, deadline);
    this.url = url;
    this.secret = secret;
  }

  @Override
  public Channel kind() {
    return Channel.VOICE;
  }

  @Override
  public Future<Delivery> send(String key, Message message, Text text, Address to) {
    String body =
        new JsonObject()
            .put("key", key)
            .put("to", to.value())
            .put("language", "vi-VN")
            .put("say", said(text))
            .encode();
    return http.call(
            HttpMethod.POST,
            url,
            Map.of(
                "Content-Type",
                "application/json",
                "Idempotency-Key",
                key,
                "X-HaiDang-Signature",
                "v1=" + secret.hex(body.getBytes(StandardCharsets.UTF_8))),
            body)
        .map(HttpCaller::byStatus)
        .otherwise(HttpCaller::failed);
  }

  /**
   * To be heard: without the mark that mails are sorted by, and with the code digit by digit, since
   * nobody who is rung can open a link.
   */
  private static String said(Text text) {
    return text.subject().replace("[TBSC] ", "")
        + text.code()
            .map(
                code ->
                    ". Mã xác nhận: "
                        + String.join(", ", code.split(""))
                        + ". Hãy đọc mã này cho trực ban, hoặc mở tin nhắn để xác nhận.")
            .orElse("");
  }

  @Override
  public Future<Void> close() {
    return http.close();
  }
}
