package vn.gov.haiduong.haidang.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.gov.haiduong.haidang.access.Role;
import vn.gov.haiduong.haidang.incident.Incident;

/** Maintenance, mutes and extra probes over the real server. */
class OrderingTest {

  private final PeopleHouse house = new PeopleHouse();

  @AfterEach
  void close() {
    house.close();
  }

  private Map<String, String> form() {
    return Map.of(
        "target", house.target(0).value(),
        "what", "Thay máy chủ <b>web</b>",
        "start", "2026-11-24T22:00",
        "end", "2026-11-24T23:30",
        "announced", "2026-11-19", // Friday and Monday: the 24th is a day off.
        "told", "thư tới các đơn vị");
  }

  private String planned(PeopleHouse.Person person) {
    assertThat(house.fill(person, "/bao-tri", form()).statusCode()).isEqualTo(303);
    String json =
        house
            .get("/api/v1/maintenance", "Authorization", "Bearer " + house.tokens.get(Role.VIEWER))
            .body();
    return new JsonObject(json).getJsonArray("maintenance").getJsonObject(0).getString("id");
  }

  private String page(PeopleHouse.Person person) {
    return house.get("/bao-tri", "Cookie", person.cookie()).body();
  }

  @Test
  void itIsPlannedByTheDeskApprovedByALeaderAndEndedByTheDesk() {
    PeopleHouse.Person lan = house.enter("lan");
    PeopleHouse.Person duc = house.enter("duc");
    String id = planned(lan);
    assertThat(page(lan))
        .contains("Chờ duyệt")
        .contains("Thay máy chủ &lt;b&gt;web&lt;/b&gt;")
        .contains("báo trước 2/7 ngày làm việc")
        .contains("NĐ 224/2026/NĐ-CP Điều 13")
        .doesNotContain("/duyet\"");
    assertThat(house.fill(lan, "/bao-tri/" + id + "/duyet", Map.of("document", "1")).statusCode())
        .isEqualTo(403);
    assertThat(house.fill(duc, "/bao-tri/" + id + "/duyet", Map.of("document", "")).statusCode())
        .isEqualTo(409);
    assertThat(
            house
                .fill(duc, "/bao-tri/" + id + "/duyet", Map.of("document", "12/TB-STTTT"))
                .statusCode())
        .isEqualTo(303);
    assertThat(page(lan)).contains("số 12/TB-STTTT").contains("Lê Văn Đức");
    house.clock.pass(Duration.ofHours(14));
    PeopleHouse.Person later = house.enter("lan");
    assertThat(page(later)).contains("Kết thúc ngay");
    assertThat(house.fill(later, "/bao-tri/" + id + "/ket-thuc", Map.of()).statusCode())
        .isEqualTo(303);
    assertThat(page(later)).contains("kết thúc sớm");
  }

  @ParameterizedTest(name = "{0} = {1} is refused with {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "start | 2026-11-24T08:00 | 409",
        "start | 2026-11-24T23:45 | 400",
        "start | hôm nay | 400",
        "start | | 400",
        "end | 2027-01-24T23:30 | 409",
        "announced | 20/11/2026 | 400",
        "announced | 2026-11-26 | 409",
        "target | khong-co | 400",
        "target | | 409",
        "what | | 409",
      })
  void whatCannotBePlannedSaysWhy(String field, String value, int status) {
    Map<String, String> form = new HashMap<>(form());
    form.put(field, value == null ? "" : value);
    HttpResponse<String> answer = house.fill(house.enter("lan"), "/bao-tri", form);
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.body()).contains("Chưa làm được");
  }

  @ParameterizedTest
  @CsvSource({
    "/bao-tri",
    "/bao-tri/BT-1/ket-thuc",
    "/bao-tri/BT-1/duyet",
    "/ngung-nhac",
    "/ngung-nhac/bo",
    "/targets/x/probe"
  })
  void aViewerAStrangerAndAForeignFormOrderNothing(String path) {
    HttpResponse<String> stranger = house.post(path, form());
    assertThat(stranger.headers().firstValue("Location").orElse("")).startsWith("/dang-nhap");
    assertThat(house.fill(house.enter("xem"), path, form()).statusCode()).isEqualTo(403);
    assertThat(house.post(path, form(), "Cookie", house.enter("duc").cookie()).statusCode())
        .isEqualTo(403);
    assertThat(house.get("/bao-tri").statusCode()).isEqualTo(303);
    assertThat(house.get("/ngung-nhac").statusCode()).isEqualTo(303);
    assertThat(house.get("/api/v1/maintenance").statusCode()).isEqualTo(401);
    assertThat(house.probed).isEmpty();
  }

  @Test
  void aTargetIsMutedWithReasonAndEndAndSpokenOfAgain() {
    PeopleHouse.Person lan = house.enter("lan");
    String subject = "target:" + house.target(0).value();
    Map<String, String> mute = Map.of("subject", subject, "hours", "24", "reason", "đang thay");
    for (Map<String, String> bad :
        List.of(
            Map.of("subject", subject, "hours", "169", "reason", "x"),
            Map.of("subject", subject, "hours", "24"),
            Map.of("subject", subject, "hours", "0", "reason", "x"),
            Map.of("subject", "target:khong-co", "hours", "1", "reason", "x"),
            Map.of("subject", "x", "hours", "1", "reason", "x"))) {
      assertThat(house.fill(lan, "/ngung-nhac", bad).statusCode()).isIn(400, 409);
    }
    assertThat(house.fill(lan, "/ngung-nhac", mute).statusCode()).isEqualTo(303);
    String page = house.get("/ngung-nhac", "Cookie", lan.cookie()).body();
    assertThat(page).contains("đang thay").contains("Nguyễn Thị Lan");
    assertThat(house.fill(lan, "/ngung-nhac/bo", Map.of("subject", subject)).statusCode())
        .isEqualTo(303);
    assertThat(house.fill(lan, "/ngung-nhac/bo", Map.of("subject", subject)).statusCode())
        .isEqualTo(409);
  }

  @Test
  void ofWhatIsMutedNobodyIsToldButItIsOpenedAllTheSame() {
    PeopleHouse.Person lan = house.enter("lan");
    String subject = "target:" + house.target(0).value();
    assertThat(
            house
                .fill(
                    lan,
                    "/ngung-nhac",
                    Map.of("subject", subject, "hours", "24", "reason", "đang thay"))
                .statusCode())
        .isEqualTo(303);
    Incident quiet = house.fails(0);
    Incident loud = house.fails(1);
    assertThat(house.now(quiet).told()).isEmpty();
    assertThat(house.now(loud).told()).isNotEmpty();
  }

  @Test
  void anExtraProbeIsMadeAuditedAndHeldToAFew() {
    PeopleHouse.Person lan = house.enter("lan");
    String target = house.target(0).value();
    String path = "/targets/" + URLEncoder.encode(target, StandardCharsets.UTF_8) + "/probe";
    assertThat(house.get(path.replace("/probe", ""), "Cookie", lan.cookie()).body())
        .contains("Kiểm tra ngay");
    assertThat(house.get(path.replace("/probe", "")).body()).doesNotContain("Kiểm tra ngay");
    assertThat(house.fill(lan, path, Map.of()).body()).contains("Kết quả kiểm tra ngay");
    assertThat(house.api(Role.OPERATOR, "/api/v1" + path, new JsonObject()).statusCode())
        .isEqualTo(200);
    assertThat(house.fill(lan, path, Map.of()).statusCode()).isEqualTo(429);
    assertThat(house.probed).containsExactly(target, target);
    assertThat(house.audit).contains("lan probed " + target);
    assertThat(house.fill(lan, "/targets/khong-co/probe", Map.of()).statusCode()).isEqualTo(404);
  }
}
