package vn.gov.haiduong.haidang.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.gov.haiduong.haidang.access.AckLinks;
import vn.gov.haiduong.haidang.access.Role;
import vn.gov.haiduong.haidang.access.Secret;
import vn.gov.haiduong.haidang.incident.Actor;
import vn.gov.haiduong.haidang.incident.Event;
import vn.gov.haiduong.haidang.incident.Incident;

/** Taking over an incident by link and by code, over the real server. */
class AcknowledgingTest {

  private final PeopleHouse house = new PeopleHouse();

  @AfterEach
  void close() {
    house.close();
  }

  private boolean acknowledged(Incident incident) {
    return house.now(incident).acknowledged().isPresent();
  }

  @Test
  void lookingAcknowledgesNothingAndTheButtonDoes() {
    Incident incident = house.fails(0);
    String link = house.link(incident, "truc-lan");
    var page = house.get(link);
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("Tôi đã nhận").contains("Nguyễn Thị Lan");
    assertThat(acknowledged(incident)).isFalse();
    var done =
        house.post(link, Map.of("name", "Lan", "minutes", "30", "note", "đang gọi nhà mạng"));
    assertThat(done.statusCode()).isEqualTo(200);
    Incident.Acknowledged ack = house.now(incident).acknowledged().orElseThrow();
    assertThat(ack.by().name()).isEqualTo("Lan");
    assertThat(ack.by().means()).isEqualTo(Actor.Means.LINK);
    assertThat(ack.by().person().orElseThrow().value()).isEqualTo("truc-lan");
    assertThat(ack.note()).isEqualTo("đang gọi nhà mạng");
    assertThat(ack.estimate()).contains(house.clock.now().plus(Duration.ofMinutes(30)));
  }

  @Test
  void aLinkIsGoodForOneActAndAReplayAddsNothing() {
    Incident incident = house.fails(0);
    String link = house.link(incident, "truc-lan");
    assertThat(house.post(link, Map.of("name", "Lan")).statusCode()).isEqualTo(200);
    int events = house.story(incident).size();
    assertThat(house.post(link, Map.of("name", "Kẻ Khác")).statusCode()).isEqualTo(409);
    assertThat(house.story(incident)).hasSize(events);
    assertThat(house.get(link).body()).contains("Đã ghi nhận").doesNotContain("<form");
    String others = house.link(incident, "truc-minh");
    assertThat(house.post(others, Map.of("name", "Minh")).statusCode()).isEqualTo(200);
  }

  @Test
  void aLinkOfTheMessageAfterReopeningIsGoodAgain() {
    Incident incident = house.fails(0);
    String link = house.link(incident, "truc-lan");
    assertThat(house.post(link, Map.of("name", "Lan")).statusCode()).isEqualTo(200);
    house.pass(Duration.ofHours(1));
    assertThat(house.post(link, Map.of("name", "Lan")).statusCode()).isEqualTo(409);
    assertThat(house.get(house.link(incident, "truc-lan")).body()).contains("<form");
  }

  @Test
  void aLinkExpires() {
    Incident incident = house.fails(0);
    String link = house.link(incident, "truc-lan");
    house.clock.pass(AckLinks.LIFE);
    assertThat(house.get(link).statusCode()).isEqualTo(410);
    assertThat(house.post(link, Map.of("name", "Lan")).statusCode()).isEqualTo(410);
    assertThat(acknowledged(incident)).isFalse();
  }

  @Test
  void aForgedOrAlteredLinkDoesNothing() {
    Incident incident = house.fails(0);
    String good = house.link(incident, "truc-lan");
    byte[] other = new byte[32];
    other[0] = 1;
    String forged =
        "/ack/"
            + new AckLinks(new Secret(other))
                .token(incident.id().value(), "truc-lan", house.clock.now().plusSeconds(60));
    assertThat(house.post(forged, Map.of("name", "X")).statusCode()).isEqualTo(403);
    for (int at = 5; at < good.length(); at += 7) {
      char flipped = good.charAt(at) == 'A' ? 'B' : 'A';
      String altered = good.substring(0, at) + flipped + good.substring(at + 1);
      assertThat(house.post(altered, Map.of("name", "X")).statusCode())
          .describedAs("altered at %s", at)
          .isIn(403, 429);
      house.clock.pass(Duration.ofSeconds(3));
    }
    assertThat(acknowledged(incident)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/ack/", "/ack/x", "/ack/../incidents", "/ack/a.b", "/ack/%00.%00"})
  void nonsenseIsNoLink(String path) {
    assertThat(house.get(path).statusCode()).isIn(403, 404);
    assertThat(house.post(path, Map.of("name", "X")).statusCode()).isIn(403, 404);
  }

  @Test
  void aNameIsNeededAndItsControlsAreDropped() {
    Incident incident = house.fails(0);
    String link = house.link(incident, "truc-lan");
    assertThat(house.post(link, Map.of("name", " \u202E\n")).statusCode()).isEqualTo(400);
    assertThat(acknowledged(incident)).isFalse();
    assertThat(house.post(link, Map.of("name", "Lan\r\nBcc: x\u202Ey")).statusCode())
        .isEqualTo(200);
    assertThat(house.now(incident).acknowledged().orElseThrow().by().name())
        .isEqualTo("Lan Bcc: x y");
  }

  @Test
  void theLonelyListenerServesNothingElse() {
    Incident incident = house.fails(0);
    String link = house.link(incident, "truc-lan");
    assertThat(house.getAlone(link).statusCode()).isEqualTo(200);
    for (String path :
        new String[] {
          "/", "/incidents", "/dang-nhap", "/metrics", "/api/v1/status", "/-/ready", "/tin-bao"
        }) {
      assertThat(house.getAlone(path).statusCode()).describedAs(path).isEqualTo(404);
    }
    assertThat(house.postAlone("/dang-nhap", Map.of("login", "lan")).statusCode()).isEqualTo(404);
    assertThat(house.postAlone(link, Map.of("name", "Lan")).statusCode()).isEqualTo(200);
    assertThat(acknowledged(incident)).isTrue();
  }

  @Test
  void aReplyWithTheCodeTakesItOverOnce() {
    Incident incident = house.fails(0);
    String code = house.codes.code(incident.id().value(), "truc-minh");
    JsonObject reply =
        new JsonObject().put("from", "+84 912 000 002").put("text", "Da nhan, ma " + code + " nhe");
    assertThat(house.api(Role.OPERATOR, "/api/v1/replies", reply).statusCode()).isEqualTo(200);
    Actor by = house.now(incident).acknowledged().orElseThrow().by();
    assertThat(by.name()).isEqualTo("Trần Văn Minh");
    assertThat(by.means()).isEqualTo(Actor.Means.CODE);
    assertThat(house.api(Role.OPERATOR, "/api/v1/replies", reply).statusCode()).isEqualTo(403);
  }

  /** Who stands in the contacts more than once answers with each of his codes. */
  @Test
  void eachCodeOfOnesOwnNumberIsGood() {
    for (String person : List.of("truc-lan", "lan-o-so-khac")) {
      Incident incident = house.fails(person.equals("truc-lan") ? 0 : 1);
      String code = house.codes.code(incident.id().value(), person);
      JsonObject reply = new JsonObject().put("from", "0912000001").put("text", code);
      assertThat(house.api(Role.OPERATOR, "/api/v1/replies", reply).statusCode())
          .describedAs(person)
          .isEqualTo(200);
    }
  }

  @Test
  void theCodeOfAnotherPersonIsWorthNothingFromAKnownNumber() {
    Incident incident = house.fails(0);
    String code = house.codes.code(incident.id().value(), "truc-minh");
    JsonObject reply = new JsonObject().put("from", "0912000001").put("text", code);
    assertThat(house.api(Role.OPERATOR, "/api/v1/replies", reply).statusCode()).isEqualTo(403);
    assertThat(acknowledged(incident)).isFalse();
  }

  @Test
  void guessingCodesIsStoppedAndKeepsNoKnownPersonOut() {
    Incident incident = house.fails(0);
    int heard = 0;
    for (int guess = 0; guess < 300; guess++) {
      house.clock.pass(Duration.ofSeconds(1)); // Slower than the limit of requests.
      JsonObject reply =
          new JsonObject()
              .put("from", "09" + (10_000_000 + guess / 3))
              .put("text", String.format(Locale.ROOT, "%06d", guess));
      if (house.api(Role.OPERATOR, "/api/v1/replies", reply).statusCode() == 403) {
        heard++;
      }
    }
    assertThat(heard).isLessThanOrEqualTo(50);
    assertThat(acknowledged(incident)).isFalse();
    JsonObject right =
        new JsonObject()
            .put("from", "truc-lan@example.vn")
            .put("text", house.codes.code(incident.id().value(), "truc-lan"));
    assertThat(house.api(Role.OPERATOR, "/api/v1/replies", right).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "12345", "1234567", "không có mã", "12 34 56"})
  void aReplyWithoutSixDigitsSaysSo(String text) {
    assertThat(
            house
                .api(Role.OPERATOR, "/api/v1/replies", new JsonObject().put("text", text))
                .statusCode())
        .isEqualTo(400);
  }

  @Test
  void repliesNeedATokenThatMayAct() {
    JsonObject reply = new JsonObject().put("text", "123456");
    assertThat(house.api(Role.VIEWER, "/api/v1/replies", reply).statusCode()).isEqualTo(401);
    assertThat(house.post("/api/v1/replies", Map.of("text", "123456")).statusCode()).isEqualTo(401);
    PeopleHouse.Person lan = house.enter("lan");
    assertThat(house.fill(lan, "/api/v1/replies", Map.of("text", "123456")).statusCode())
        .isEqualTo(401);
  }

  @Test
  void theDeskEntersTheCodeThatWasReadToIt() {
    Incident incident = house.fails(0);
    PeopleHouse.Person lan = house.enter("lan");
    String path = "/incidents/" + incident.id().value() + "/code";
    String code = house.codes.code(incident.id().value(), "truc-minh");
    String wrong = code.equals("000000") ? "000001" : "000000";
    assertThat(house.fill(lan, path, Map.of("person", "truc-minh", "code", wrong)).statusCode())
        .isEqualTo(403);
    assertThat(house.audit).contains("lan wrong_code " + incident.id().value());
    assertThat(house.fill(lan, path, Map.of("person", "truc-minh", "code", code)).statusCode())
        .isEqualTo(303);
    Event.Acknowledged ack =
        house.story(incident).stream()
            .filter(Event.Acknowledged.class::isInstance)
            .map(Event.Acknowledged.class::cast)
            .findFirst()
            .orElseThrow();
    assertThat(ack.by().name()).isEqualTo("Trần Văn Minh");
    assertThat(ack.by().means()).isEqualTo(Actor.Means.DESK);
    assertThat(ack.note()).contains("Nguyễn Thị Lan");
  }

  @Test
  void theDeskCannotTryManyCodes() {
    Incident incident = house.fails(0);
    String path = "/incidents/" + incident.id().value() + "/code";
    PeopleHouse.Person lan = house.enter("lan");
    PeopleHouse.Person duc = house.enter("duc");
    int heard = 0;
    for (int guess = 0; guess < 20; guess++) {
      var answer =
          house.fill(lan, path, Map.of("person", "truc-minh", "code", "00000" + guess % 10));
      heard += answer.statusCode() == 403 ? 1 : 0;
    }
    assertThat(heard).isEqualTo(5);
    String code = house.codes.code(incident.id().value(), "truc-minh");
    assertThat(house.fill(duc, path, Map.of("person", "truc-minh", "code", code)).statusCode())
        .describedAs("another account is not held up")
        .isEqualTo(303);
  }
}
