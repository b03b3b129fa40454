package vn.gov.haiduong.haidang.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.gov.haiduong.haidang.incident.Alert;
import vn.gov.haiduong.haidang.incident.Input;

/** What Alertmanager posts, and what others might. */
class AlertPayloadTest {

  private static final Instant NOW = Instant.parse("2026-11-25T03:00:00Z");

  private static JsonObject alert(String name) {
    return new JsonObject()
        .put("status", "firing")
        .put("labels", new JsonObject().put("alertname", name).put("severity", "warning"))
        .put("annotations", new JsonObject().put("summary", "Sổ kẹt"))
        .put("startsAt", "2026-11-25T09:59:00.123456789+07:00")
        .put("endsAt", "0001-01-01T00:00:00Z")
        .put("fingerprint", "0123456789abcdef");
  }

  private static AlertPayload.Read read(Object... alerts) {
    return AlertPayload.read(
        new JsonObject()
            .put("version", "4")
            .put("status", "firing")
            .put("somethingNew", 1)
            .put("alerts", new JsonArray(List.of(alerts)))
            .encode()
            .getBytes(StandardCharsets.UTF_8),
        NOW);
  }

  private static AlertPayload.Read.Good good(Object... alerts) {
    return (AlertPayload.Read.Good) read(alerts);
  }

  private static Alert one(JsonObject alert) {
    return ((Input.AlertSeen) good(alert).inputs().getFirst()).alert();
  }

  @Test
  void aFiringAlertIsRead() {
    Alert alert = one(alert("CoverageLow"));
    assertThat(alert.name()).isEqualTo("CoverageLow");
    assertThat(alert.detail()).isEqualTo("Sổ kẹt");
    assertThat(alert.since()).isEqualTo(Instant.parse("2026-11-25T02:59:00.123456789Z"));
    assertThat(alert.critical()).isFalse();
  }

  @Test
  void aResolvedOneHasItsEnd() {
    JsonObject over =
        alert("CoverageLow").put("status", "resolved").put("endsAt", "2026-11-25T02:59:30Z");
    assertThat(good(over).inputs().getFirst())
        .isInstanceOfSatisfying(
            Input.AlertGone.class,
            gone -> assertThat(gone.end()).isEqualTo(Instant.parse("2026-11-25T02:59:30Z")));
  }

  @Test
  void theSameLabelsAreTheSameAlertWhoeverSendsIt() {
    assertThat(one(alert("CoverageLow").put("fingerprint", "00")).key())
        .isEqualTo(one(alert("CoverageLow")).key())
        .isNotEqualTo(one(alert("Other")).key());
  }

  @ParameterizedTest(name = "{0}={1} is not taken back")
  @CsvSource({"source,monitor", "told_by,haidang"})
  void whatWeShowedThereIsRefused(String label, String value) {
    JsonObject own = alert("TargetDown");
    var _ = own.getJsonObject("labels").put(label, value);
    assertThat(good(own).onlyOwn()).isTrue();
    assertThat(good(own, alert("CoverageLow")).onlyOwn()).isFalse();
    assertThat(good(own, alert("CoverageLow")).inputs()).hasSize(1);
  }

  @Test
  void aHeartbeatMakesNoIncident() {
    JsonObject beat = alert("Watchdog");
    var _ = beat.getJsonObject("labels").put("severity", "none");
    assertThat(good(beat).inputs()).isEmpty();
    assertThat(good(beat).left()).isOne();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "\"4\"",
        "{",
        "{}",
        "{\"version\":\"3\",\"alerts\":[]}",
        "{\"version\":4,\"alerts\":[]}",
        "{\"version\":\"4\"}",
        "{\"version\":\"4\",\"alerts\":{}}",
        "\u0000\u0001"
      })
  void whatIsNoPayloadIsSaidToBeNone(String body) {
    assertThat(AlertPayload.read(body.getBytes(StandardCharsets.UTF_8), NOW))
        .isInstanceOf(AlertPayload.Read.Bad.class);
  }

  @Test
  void deepNestingIsRefusedAndNotFollowed() {
    String deep = "{\"version\":\"4\",\"alerts\":" + "[".repeat(200_000);
    assertThat(AlertPayload.read(deep.getBytes(StandardCharsets.UTF_8), NOW))
        .isInstanceOf(AlertPayload.Read.Bad.class);
  }

  @Test
  void whatCannotBeReadIsLeftAndTheRestTaken() {
    assertThat(
            good(
                    1,
                    "text",
                    new JsonArray(),
                    new JsonObject(),
                    alert("rm -rf /"),
                    alert("CoverageLow").put("labels", "none"),
                    alert("CoverageLow").put("status", "perhaps"),
                    alert("CoverageLow")
                        .put("startsAt", "yesterday")
                        .put("annotations", new JsonArray()))
                .inputs())
        .hasSize(1);
  }

  @ParameterizedTest(name = "startsAt {0} is since {1}")
  @CsvSource({
    "2027-01-01T00:00:00Z, 2026-11-25T03:00:00Z",
    "1970-01-01T00:00:00Z, 2026-11-25T03:00:00Z",
    "soon, 2026-11-25T03:00:00Z",
    "2026-11-20T00:00:00Z, 2026-11-20T00:00:00Z"
  })
  void timesOutOfReasonBecomeNow(String startsAt, String since) {
    assertThat(one(alert("A").put("startsAt", startsAt)).since()).isEqualTo(since);
  }

  @Test
  void controlsLengthAndNumberAreBounded() {
    JsonObject loud =
        alert("A")
            .put("annotations", new JsonObject().put("summary", "\u202e\nđỏ" + "x".repeat(5_000)));
    assertThat(one(loud).detail()).doesNotContain("\n", "\u202e").hasSizeLessThanOrEqualTo(400);
    Object[] many = new Object[2_000];
    for (int i = 0; i < many.length; i++) {
      many[i] = alert("A" + i);
    }
    assertThat(good(many).inputs()).hasSize(500);
    assertThat(good(many).left()).isEqualTo(1_500);
  }

  @Test
  void aTargetAndAnIncidentAreFoundInTheLabels() {
    JsonObject alert = alert("IncidentDeadlineMissed");
    var _ =
        alert
            .getJsonObject("labels")
            .put("target", "so-a/web")
            .put("incident", "SC-261125-0A1B2")
            .put("bad-name", "x")
            .put("number", 5);
    assertThat(one(alert).target().orElseThrow().value()).isEqualTo("so-a/web");
    assertThat(one(alert).incident().orElseThrow().value()).isEqualTo("SC-261125-0A1B2");
    var _ = alert.getJsonObject("labels").put("target", "\u0000").put("incident", "SC-1");
    assertThat(one(alert).target()).isEmpty();
    assertThat(one(alert).incident()).isEmpty();
  }
}
