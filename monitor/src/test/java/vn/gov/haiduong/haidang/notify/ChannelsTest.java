package vn.gov.haiduong.haidang.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.gov.haiduong.haidang.notify.Outside.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.mail.StartTLSOptions;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.gov.haiduong.haidang.access.Secret;
import vn.gov.haiduong.haidang.plan.Channel;
import vn.gov.haiduong.haidang.time.Clock;

/** Each channel against a server on loopback that answers, refuses, hangs or sends elsewhere. */
class ChannelsTest {

  private static final Duration SOON = Duration.ofSeconds(2);
  private static final Secret SECRET = new Secret(new byte[32]);
  private static Vertx vertx;

  @BeforeAll
  static void open() {
    vertx = Vertx.vertx();
  }

  @AfterAll
  static void shut() {
    await(vertx.close());
  }

  private static Delivery send(Carrier channel, Message message, Address to) {
    try {
      return await(channel.send(message.key(), message, message.text(), to));
    } finally {
      await(channel.close());
    }
  }

  private static Webhook webhook(Outside outside, String path) {
    return new Webhook(
        vertx, Map.of("soc", new Webhook.Hook(outside.url(path), SECRET)), Clock.system(), SOON);
  }

  private static Delivery hooked(Outside outside) {
    return send(
        webhook(outside, "/hook"), Sample.message("k1", "soc", List.of()), Sample.hook("soc"));
  }

  @ParameterizedTest
  @CsvSource({
    "200, accepted", "204, accepted", "301, refused", "302, refused", "400, refused",
    "401, refused", "408, later", "429, later", "500, later", "503, later"
  })
  void statusDecides(int status, String expected) {
    try (Outside outside = Outside.status(vertx, status, "")) {
      assertThat(hooked(outside).label()).isEqualTo(expected);
    }
  }

  @Test
  void aRedirectInsideIsNotFollowed() {
    try (Outside inside = Outside.status(vertx, 200, "");
        Outside outside =
            Outside.start(
                vertx,
                (_, request) -> {
                  var _ =
                      request
                          .response()
                          .setStatusCode(307)
                          .putHeader("Location", inside.url("/admin").toString())
                          .end();
                })) {
      assertThat(hooked(outside)).isInstanceOf(Delivery.Refused.class);
      assertThat(inside.seen).isEmpty();
    }
  }

  @Test
  void aServerThatHangsIsGivenUpAtTheDeadline() {
    try (Outside outside = Outside.start(vertx, (_, _) -> {})) {
      assertThat(hooked(outside)).isInstanceOf(Delivery.Later.class);
    }
  }

  @Test
  void anEndlessAnswerIsCut() {
    try (Outside outside =
        Outside.start(
            vertx,
            (_, request) -> {
              var response = request.response().setChunked(true);
              vertx.setPeriodic(
                  1,
                  _ -> {
                    if (!response.closed()) {
                      var _ = response.write("x".repeat(16_384));
                    }
                  });
            })) {
      assertThat(hooked(outside)).isInstanceOf(Delivery.class);
    }
  }

  @Test
  void retryAfterIsHeardWithinAnHour() {
    try (Outside outside =
        Outside.start(
            vertx,
            (_, request) -> {
              var _ =
                  request.response().setStatusCode(429).putHeader("Retry-After", "999999").end();
            })) {
      assertThat(hooked(outside))
          .isEqualTo(new Delivery.Later("HTTP 429", Optional.of(Duration.ofHours(1))));
    }
  }

  @Test
  void aWebhookIsSignedOverTimeAndBody() {
    try (Outside outside = Outside.status(vertx, 200, "")) {
      assertThat(hooked(outside)).isInstanceOf(Delivery.Accepted.class);
      Outside.Seen seen = outside.seen.getFirst();
      String signature = Objects.requireNonNull(seen.headers().get("X-HaiDang-Signature"));
      String at = signature.substring(2, signature.indexOf(','));
      assertThat(signature)
          .endsWith("v1=" + SECRET.hex((at + "." + seen.body()).getBytes(StandardCharsets.UTF_8)));
      assertThat(seen.headers().get("Idempotency-Key")).isEqualTo("k1");
      assertThat(new JsonObject(seen.body()).getString("incident")).isEqualTo("SC-20261125-001");
    }
  }

  private static SmsGateway gateway(Outside outside, SmsGateway.Form form) {
    return new SmsGateway(
        vertx,
        new SmsGateway.Settings(
            outside.url("/send"),
            form,
            Map.of("X-Api-Key", "bi-mat"),
            Map.of("phone", "{to}", "message", "{text}", "id", "{key}", "level", "{p:muc}"),
            "\"ok\"",
            SOON));
  }

  @Test
  void aGatewayGetsItsFieldsInItsForm() {
    try (Outside outside = Outside.status(vertx, 200, "{\"status\":\"ok\"}")) {
      Message message = Sample.message("k2", "truc", List.of(Sample.sms()));
      assertThat(send(gateway(outside, SmsGateway.Form.JSON), message, Sample.sms()))
          .isInstanceOf(Delivery.Accepted.class);
      assertThat(send(gateway(outside, SmsGateway.Form.FORM), message, Sample.sms()))
          .isInstanceOf(Delivery.Accepted.class);
      JsonObject json = new JsonObject(outside.seen.getFirst().body());
      assertThat(json.getString("phone")).isEqualTo("0912345678");
      assertThat(json.getString("message")).startsWith("[TBSC]").matches("[ -~]+");
      assertThat(json.getString("level")).isEqualTo("S2 Cao");
      assertThat(outside.seen.get(1).body()).contains("phone=0912345678").contains("id=k2");
      assertThat(outside.seen.get(1).headers().get("X-Api-Key")).isEqualTo("bi-mat");
    }
  }

  @Test
  void aGatewayThatAnswers200ToAnErrorHasNotTakenIt() {
    try (Outside outside = Outside.status(vertx, 200, "{\"status\":\"het tien\"}")) {
      Message message = Sample.message("k2", "truc", List.of(Sample.sms()));
      assertThat(send(gateway(outside, SmsGateway.Form.JSON), message, Sample.sms()))
          .isInstanceOf(Delivery.Later.class);
    }
  }

  @Test
  void whatIsPutInIsNotReadAsAPattern() {
    Text text = Sample.letter("{to} {key}", false).text();
    assertThat(SmsGateway.filled("{text}|{x}|{", "K", text, "0900000000"))
        .contains("{to}")
        .doesNotContain("0900000000")
        .endsWith("|{x}|{");
  }

  @ParameterizedTest
  @CsvSource({
    "'{\"error\":0,\"message\":\"Success\"}', accepted",
    "'{\"error\":-124,\"message\":\"token\"}', later",
    "'<html>', later"
  })
  void zaloTellsInItsBody(String body, String expected) {
    try (Outside outside = Outside.status(vertx, 200, body)) {
      ZaloOa zalo =
          new ZaloOa(
              vertx,
              new ZaloOa.Settings(
                  outside.url("/message/template"),
                  () -> "t",
                  Map.of("tbsc_su_co", new ZaloOa.Registered("7", List.of("ma_su_co", "muc"))),
                  SOON));
      Message message = Sample.message("k3", "truc", List.of());
      assertThat(send(zalo, message, new Address(Channel.ZALO, "84912345678")).label())
          .isEqualTo(expected);
      JsonObject sent = new JsonObject(outside.seen.getFirst().body());
      assertThat(sent.getString("template_id")).isEqualTo("7");
      // A registered template takes no parameter that it does not ask for.
      assertThat(sent.getJsonObject("template_data").fieldNames())
          .containsExactlyInAnyOrder("ma_su_co", "muc");
    }
  }

  @Test
  void telegramTellsInItsBodyHowLongToWait() {
    try (Outside outside =
        Outside.status(vertx, 429, "{\"ok\":false,\"parameters\":{\"retry_after\":7}}")) {
      Telegram telegram = new Telegram(vertx, outside.url("/"), "123456:ABCDEF", SOON);
      assertThat(
              send(
                  telegram,
                  Sample.message("k4", "truc", List.of()),
                  new Address(Channel.TELEGRAM, "-100123")))
          .isEqualTo(new Delivery.Later("HTTP 429", Optional.of(Duration.ofSeconds(7))));
      assertThat(outside.seen.getFirst().path()).isEqualTo("/bot123456:ABCDEF/sendMessage");
    }
  }

  @Test
  void aCallIsAskedForWithItsWords() {
    try (Outside outside = Outside.status(vertx, 202, "")) {
      VoiceCall call = new VoiceCall(vertx, outside.url("/call"), SECRET, SOON);
      assertThat(
              send(
                  call,
                  Sample.message("k5", "truc", List.of()),
                  new Address(Channel.VOICE, "+84912345678")))
          .isInstanceOf(Delivery.Accepted.class);
      assertThat(new JsonObject(outside.seen.getFirst().body()).getString("say"))
          .contains("Cổng tỉnh")
          .contains("Mã xác nhận: 1, 2, 3, 4, 5, 6. Hãy đọc mã này cho trực ban")
          .doesNotContain("[TBSC]");
    }
  }

  @Test
  void alertmanagerIsToldInItsOwnForm() {
    try (Outside outside = Outside.status(vertx, 200, "")) {
      Alertmanager alertmanager = new Alertmanager(vertx, outside.url("/am/"), SOON);
      Alertmanager.Alert firing =
          new Alertmanager.Alert(
              new TreeMap<>(Map.of("alertname", "TargetDown", "incident", "SC-1", "target", "")),
              Map.of("summary", "Cổng tỉnh\nhỏng"),
              Sample.NOW,
              Sample.NOW.plusSeconds(300),
              Optional.of(URI.create("http://127.0.0.1:8080/incidents/SC-1")));
      assertThat(await(alertmanager.post(List.of(firing)))).isInstanceOf(Delivery.Accepted.class);
      await(alertmanager.close());
      assertThat(outside.seen.getFirst().path()).isEqualTo("/am/api/v2/alerts");
      assertThat(outside.seen.getFirst().body())
          .contains("\"incident\":\"SC-1\"")
          .doesNotContain("\"target\"")
          .contains("\"summary\":\"Cổng tỉnh hỏng\"")
          .contains("\"startsAt\":\"2026-11-25T08:15:00.000+07:00\"");
    }
  }

  @Test
  void aCommandGetsTextAndNoSecretAndNoShell(@TempDir Path folder) throws Exception {
    Path out = folder.resolve("out");
    LocalCommand command =
        new LocalCommand(
            vertx,
            Map.of("modem", List.of("/usr/bin/tee", out.toString()), "no", List.of("/bin/false")),
            SOON);
    Message message =
        Sample.message("k6", "truc", List.of(), "$(touch " + folder.resolve("bad") + ")");
    try {
      assertThat(
              await(
                  command.send(
                      "k6", message, message.text(), new Address(Channel.COMMAND, "modem"))))
          .isInstanceOf(Delivery.Accepted.class);
      assertThat(
              await(
                  command.send("k6", message, message.text(), new Address(Channel.COMMAND, "no"))))
          .isInstanceOf(Delivery.Later.class);
    } finally {
      await(command.close());
    }
    assertThat(Files.readString(out)).contains("$(touch");
    assertThat(folder.resolve("bad")).doesNotExist();
  }

  @Test
  void aLetterArrivesThreadedInBothForms() throws Exception {
    GreenMail post = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    post.start();
    try {
      Message message =
          Sample.message(
              "k7", "truc", List.of(), "Cổng\r\nBcc: ke-gian@example.vn\r\n<b>tiêu đề</b>");
      assertThat(send(mail(post.getSmtp().getPort()), message, Sample.mail("an")))
          .isInstanceOf(Delivery.Accepted.class);
      assertThat(post.waitForIncomingEmail(5_000, 1)).isTrue();
      var letter = post.getReceivedMessages()[0];
      assertThat(post.getReceivedMessages()).hasSize(1);
      assertThat(letter.getSubject()).startsWith("[TBSC] Cổng Bcc:");
      assertThat(letter.getHeader("Bcc")).isNull();
      assertThat(letter.getHeader("References")[0])
          .isEqualTo("<su-co.SC-20261125-001@haidang.local>");
      assertThat(letter.getHeader("Auto-Submitted")[0]).isEqualTo("auto-generated");
      assertThat(letter.getHeader("Reply-To")).isNull();
      assertThat(letter.getContentType()).startsWith("multipart/alternative");
      assertThat(letter.getAllRecipients()).hasSize(1);
    } finally {
      post.stop();
    }
  }

  private static MailChannel mail(int port) {
    return new MailChannel(
        vertx,
        new MailChannel.Settings(
            "127.0.0.1",
            port,
            StartTLSOptions.OPTIONAL,
            false,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            "haidang@example.vn",
            SOON));
  }

  @Test
  void aMailServerThatAcceptsAndHangsIsGivenUp() {
    var server = vertx.createNetServer().connectHandler(_ -> {});
    int port = await(server.listen(0, "127.0.0.1")).actualPort();
    assertThat(send(mail(port), Sample.message("k8", "truc", List.of()), Sample.mail("an")))
        .isInstanceOf(Delivery.Later.class);
    await(server.close());
  }
}
