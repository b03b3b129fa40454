package vn.gov.haiduong.haidang.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.gov.haiduong.haidang.access.Secret;
import vn.gov.haiduong.haidang.plan.Channel;
import vn.gov.haiduong.haidang.time.Clock;
import vn.gov.haiduong.haidang.wording.Septets;

/** What is told before it is kept says so, in whatever a channel lets people read or hear. */
class UnwrittenTest {

  private static final Duration SOON = Duration.ofSeconds(5);
  private static final Secret SECRET = new Secret(new byte[32]);
  private final Vertx vertx = Vertx.vertx();
  private final List<AutoCloseable> open = new ArrayList<>();

  @AfterEach
  void shut() throws Exception {
    for (AutoCloseable one : open) {
      one.close();
    }
    Outside.await(vertx.close());
  }

  /** Nothing can be written at all. */
  private static final class Full implements Outbox {
    @Override
    public Future<Void> put(List<Message> messages) {
      return Future.failedFuture("disk full");
    }

    @Override
    public Future<List<Waiting>> waiting() {
      return Future.succeededFuture(List.of());
    }

    @Override
    public Future<Void> attempted(List<Attempt> attempts) {
      return Future.failedFuture("disk full");
    }

    @Override
    public Future<Void> bundled(String key, String person, List<String> members) {
      return Future.failedFuture("disk full");
    }

    @Override
    public Future<Void> finished(String key, String reason) {
      return Future.failedFuture("disk full");
    }
  }

  private static final PostOffice.Listener NOBODY =
      new PostOffice.Listener() {
        @Override
        public void attempted(Attempt attempt) {}

        @Override
        public void unreached(Message message) {}
      };

  private Outside outside(String answer) {
    Outside outside = Outside.status(vertx, 200, answer);
    open.add(outside);
    return outside;
  }

  private void tell(Carrier channel, Message... messages) {
    PostOffice.Rules rules =
        new PostOffice.Rules(
            List.of(SOON), 2, 2, Duration.ofMillis(300), Duration.ofDays(36_500), 1, SOON);
    PostOffice office =
        Outside.await(
            PostOffice.start(vertx, new Full(), List.of(channel), rules, Clock.system(), NOBODY));
    open.add(() -> Outside.await(office.close()));
    Outside.await(office.post(List.of(messages)));
  }

  private static JsonObject first(Outside outside) {
    await().until(() -> !outside.seen.isEmpty());
    return new JsonObject(outside.seen.getFirst().body());
  }

  private SmsGateway gateway(Outside outside, Map<String, String> fields) {
    return new SmsGateway(
        vertx,
        new SmsGateway.Settings(
            outside.url("/send"), SmsGateway.Form.JSON, Map.of(), fields, "", SOON));
  }

  private static Message message(Text text) {
    return new Message(
        "k",
        "SC-20261125-001",
        new Recipient(
            "a",
            "Nguyễn Văn A",
            List.of(
                Sample.sms(),
                new Address(Channel.ZALO, "84912345678"),
                new Address(Channel.VOICE, "0912345678"),
                new Address(Channel.COMMAND, "modem"))),
        Purpose.OPENED,
        text,
        Sample.NOW,
        false);
  }

  /** As the plan's texts make it, with a name that just fills what a short message takes. */
  private static Text full(int nameLength) {
    String link = "https://giamsat.example.vn/ack/" + "x".repeat(60);
    String name = "n".repeat(nameLength);
    Map<String, String> places = new LinkedHashMap<>();
    places.put("doi_tuong", name);
    places.put("xac_nhan", "Ma xac nhan: 123456.");
    places.put("lien_ket", link);
    ShortText made =
        ShortText.of(
            "", "[TBSC] SC-20261125-001 S1: {{doi_tuong}}. {{xac_nhan}} {{lien_ket}}", places);
    Map<String, String> parameters = new LinkedHashMap<>(Sample.letter("x", false).parameters());
    made.filled().forEach((place, value) -> parameters.put(Text.SMS_PLACE + place, value));
    return new Text(
        "[TBSC] Cổng tỉnh", "cả lời", made.text(), "opened", parameters, Optional.of(link));
  }

  @ParameterizedTest(name = "a name of {0} characters")
  @ValueSource(ints = {20, 120, 140, 160, 250, 400})
  void aShortMessageCarriesItWithinItsLength(int nameLength) {
    Outside outside = outside("ok");
    Text text = full(nameLength);
    tell(gateway(outside, Map.of("message", "{text}")), message(text));
    String said = first(outside).getString("message");
    assertThat(said)
        .startsWith("[chua ghi so] [TBSC] SC-20261125-001 S1: nnnn")
        .contains("Ma xac nhan: 123456.")
        .matches("[ -~]+");
    assertThat(Septets.of(said)).isLessThanOrEqualTo(ShortText.LONGEST);
    if (nameLength == 20) {
      assertThat(said).contains(text.link().orElseThrow());
    }
  }

  @Test
  void aGatewayOfTemplatesGetsItInAParameterThatItHas() {
    Outside outside = outside("ok");
    tell(
        gateway(
            outside,
            Map.of("template", "{template}", "level", "{p:muc}", "code", "{p:ma_xac_nhan}")),
        message(Sample.letter("Cổng tỉnh", false).text()));
    JsonObject sent = first(outside);
    assertThat(sent.getString("level")).isEqualTo("[chua ghi so] S2 Cao");
    assertThat(sent.getString("code")).isEqualTo("123456");
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"ma_su_co,muc", "muc,noi_dung", ""})
  void zaloGetsItInOneParameterOfTheRegisteredTemplate(String asked) {
    Outside outside = outside("{\"error\":0}");
    List<String> parameters = asked.isEmpty() ? List.of() : List.of(asked.split(",", -1));
    ZaloOa zalo =
        new ZaloOa(
            vertx,
            new ZaloOa.Settings(
                outside.url("/template"),
                () -> "t",
                Map.of("tbsc_su_co", new ZaloOa.Registered("7", parameters)),
                SOON));
    tell(zalo, message(Sample.letter("Cổng tỉnh", false).text()));
    JsonObject data = first(outside).getJsonObject("template_data");
    if (!parameters.isEmpty()) {
      assertThat(data.fieldNames()).containsExactlyInAnyOrderElementsOf(parameters);
    }
    assertThat(data.fieldNames().stream().map(data::getString))
        .filteredOn(value -> value.contains("chưa ghi sổ"))
        .hasSize(1);
    assertThat(data.fieldNames()).noneMatch(name -> name.contains(":"));
  }

  @Test
  void aCallSaysIt() {
    Outside outside = outside("ok");
    tell(
        new VoiceCall(vertx, outside.url("/call"), SECRET, SOON),
        message(Sample.letter("Cổng tỉnh", false).text()));
    assertThat(first(outside).getString("say")).startsWith("(chưa ghi sổ) ").contains("Cổng tỉnh");
  }

  @Test
  void aCommandGetsItInEachOfItsTexts(@TempDir Path folder) throws Exception {
    Path out = folder.resolve("out");
    LocalCommand command =
        new LocalCommand(
            vertx,
            Map.of(
                "modem",
                List.of(
                    "/bin/sh",
                    "-c",
                    "{ echo \"$HAIDANG_BRIEF\"; echo \"$HAIDANG_SUBJECT\"; cat; } > "
                        + out
                        + ".part && mv "
                        + out
                        + ".part "
                        + out)),
            SOON);
    tell(command, message(Sample.letter("Cổng tỉnh", false).text()));
    await().until(() -> Files.exists(out));
    List<String> lines = Files.readAllLines(out);
    assertThat(lines.get(0)).startsWith("[chua ghi so] ");
    assertThat(lines.get(1)).contains("(chưa ghi sổ)");
    assertThat(lines.get(2)).startsWith("(chưa ghi sổ) ");
  }

  @Test
  void severalThatGoTogetherCarryItOnceWithinTheLength() {
    Outside outside = outside("ok");
    List<Message> many = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      many.add(
          new Message(
              "k" + i,
              "SC-20261125-" + i,
              new Recipient("a", "A", List.of(Sample.sms())),
              Purpose.OPENED,
              Sample.letter("Trang " + i, false).text(),
              Sample.NOW,
              false));
    }
    tell(gateway(outside, Map.of("message", "{text}")), many.toArray(new Message[0]));
    String said = first(outside).getString("message");
    assertThat(said).startsWith("[chua ghi so] [TBSC] 40 tin").contains("nua");
    assertThat(said.indexOf("chua ghi so")).isEqualTo(said.lastIndexOf("chua ghi so"));
    assertThat(Septets.of(said)).isLessThanOrEqualTo(ShortText.LONGEST);
  }

  @Test
  void whatIsKeptCarriesNoMark() {
    Text text = Sample.letter("Cổng tỉnh", false).text();
    assertThat(Unwritten.carrier(text, _ -> true)).isEmpty();
    assertThat(Unwritten.carrier(Unwritten.marked(text), "muc"::equals)).contains("muc");
  }
}
