package vn.gov.haiduong.haidang.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Logging in over the real server: cookies, where one comes back to, guessing, lock-out. */
class EnteringPagesTest {

  private final PeopleHouse house = new PeopleHouse();

  @AfterEach
  void close() {
    house.close();
  }

  private HttpResponse<String> enter(String login, String password, String... headers) {
    return house.post("/dang-nhap", Map.of("login", login, "password", password), headers);
  }

  @Test
  void theSessionCookieIsKeptFromScriptsAndForeignPages() {
    HttpResponse<String> answer = enter("lan", PeopleHouse.PASSWORD);
    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(answer.headers().allValues("Set-Cookie"))
        .hasSize(2)
        .allMatch(line -> line.contains("HttpOnly") && line.contains("SameSite=Strict"));
    assertThat(house.audit).contains("lan login ");
  }

  @Test
  void aSessionEndsWhenItsPersonLeaves() {
    PeopleHouse.Person lan = house.enter("lan");
    assertThat(house.get("/incidents", "Cookie", lan.cookie()).statusCode()).isEqualTo(200);
    assertThat(house.post("/dang-xuat", Map.of(), "Cookie", lan.cookie()).statusCode())
        .isEqualTo(303);
    assertThat(house.get("/incidents", "Cookie", lan.cookie()).statusCode())
        .describedAs("a foreign page cannot log anybody out")
        .isEqualTo(200);
    assertThat(house.fill(lan, "/dang-xuat", Map.of()).statusCode()).isEqualTo(303);
    assertThat(house.get("/incidents", "Cookie", lan.cookie()).statusCode()).isEqualTo(303);
  }

  @ParameterizedTest(name = "after {0} one comes to {1}")
  @CsvSource({
    "/lich-su, /lich-su",
    "https://evil.test/, /incidents",
    "//evil.test/, /incidents",
    "/\\evil.test, /incidents",
    "javascript:alert(1), /incidents",
    "'', /incidents",
  })
  void oneComesBackToOurOwnPagesAlone(String next, String location) {
    HttpResponse<String> answer =
        house.post(
            "/dang-nhap", Map.of("login", "lan", "password", PeopleHouse.PASSWORD, "next", next));
    assertThat(answer.headers().firstValue("Location")).contains(location);
  }

  @Test
  void aNameThatNobodyHasIsAnsweredAsAWrongPassword() {
    HttpResponse<String> nobody = enter("khong-co", "sai mật khẩu");
    HttpResponse<String> wrong = enter("lan", "sai mật khẩu");
    assertThat(nobody.statusCode()).isEqualTo(wrong.statusCode()).isEqualTo(403);
    assertThat(nobody.body()).isEqualTo(wrong.body());
  }

  @Test
  void guessingIsStoppedAndKeepsTheOwnerOfAKnownBrowserNotOut() {
    String device =
        "haidang-may=" + PeopleHouse.cookies(enter("lan", PeopleHouse.PASSWORD)).get("haidang-may");
    int heard = 0;
    for (int guess = 0; guess < 12; guess++) {
      house.clock.pass(Duration.ofSeconds(6)); // Slower than the limit of requests.
      heard += enter("lan", "đoán " + guess).statusCode() == 403 ? 1 : 0;
    }
    assertThat(heard).isLessThanOrEqualTo(5);
    // The stranger sits behind the same address, as behind a proxy everybody does.
    assertThat(enter("lan", PeopleHouse.PASSWORD).statusCode()).isEqualTo(429);
    assertThat(enter("lan", PeopleHouse.PASSWORD, "Cookie", device).statusCode()).isEqualTo(303);
    assertThat(enter("duc", PeopleHouse.PASSWORD, "Cookie", device).statusCode())
        .describedAs("another account is as free as before")
        .isEqualTo(303);
    house.clock.pass(Duration.ofMinutes(15));
    assertThat(enter("lan", PeopleHouse.PASSWORD).statusCode()).isEqualTo(303);
  }

  @Test
  void aStolenDeviceCookieGuessesNoFasterAndServesNoOtherAccount() {
    String device =
        "haidang-may=" + PeopleHouse.cookies(enter("lan", PeopleHouse.PASSWORD)).get("haidang-may");
    int heard = 0;
    for (int guess = 0; guess < 12; guess++) {
      house.clock.pass(Duration.ofSeconds(6));
      heard += enter("lan", "đoán " + guess, "Cookie", device).statusCode() == 403 ? 1 : 0;
    }
    assertThat(heard).isEqualTo(5);
    int others = 0;
    for (int guess = 0; guess < 12; guess++) {
      house.clock.pass(Duration.ofSeconds(6));
      others += enter("duc", "đoán " + guess, "Cookie", device).statusCode() == 403 ? 1 : 0;
    }
    assertThat(others).isEqualTo(5);
  }

  @Test
  void aFloodOfGuessesIsHeldBackBeforeAnyPasswordIsHashed() {
    int hashed = 0;
    for (int guess = 0; guess < 100; guess++) {
      hashed += enter("ai" + guess, "sai mật khẩu").statusCode() == 403 ? 1 : 0;
    }
    assertThat(hashed).isBetween(40, 70);
  }

  /** Behind a proxy strangers and officers come from one address. */
  @Test
  void aFewGuessesAtOthersKeepNobodyFromEntering() {
    for (int guess = 0; guess < 14; guess++) {
      assertThat(enter("khong-co", "sai mật khẩu").statusCode()).isIn(403, 429);
    }
    assertThat(enter("lan", PeopleHouse.PASSWORD).statusCode()).isEqualTo(303);
  }
}
