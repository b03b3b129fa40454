package vn.gov.haiduong.haidang.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.gov.haiduong.haidang.access.Role;
import vn.gov.haiduong.haidang.incident.Event;
import vn.gov.haiduong.haidang.incident.Incident;

/** Acts on incidents by page and by API, and who may do and read what. */
class ActingTest {

  private final PeopleHouse house = new PeopleHouse();

  @AfterEach
  void close() {
    house.close();
  }

  private String path(Incident incident, String act) {
    return "/incidents/" + incident.id().value() + "/" + act;
  }

  @Test
  void everythingThatAPersonDoesStandsInTheStoryWithTheirName() {
    Incident incident = house.fails(0);
    PeopleHouse.Person lan = house.enter("lan");

    Stream.of(
            Map.entry("acknowledge", Map.of("note", "đã nhận", "minutes", "60")),
            Map.entry("note", Map.of("text", "đã gọi nhà mạng")),
            Map.entry("assign", Map.of("to", "Trần Văn Minh", "note", "bàn giao ca")),
            Map.entry("escalate", Map.of("reason", "cần chỉ đạo")),
            Map.entry("step", Map.of("step", "xac-minh", "document", "12/TB-STTTT")),
            Map.entry(
                "classify",
                Map.of("type", "loi-ha-tang", "severity", "S2", "reason", "nhiều người dùng")),
            Map.entry("mute", Map.of("hours", "24", "reason", "đang thay máy chủ")),
            Map.entry("unmute", Map.<String, String>of()))
        .forEach(
            act -> {
              HttpResponse<String> answer =
                  house.fill(lan, path(incident, act.getKey()), act.getValue());
              assertThat(answer.statusCode())
                  .describedAs(act.getKey() + ": " + answer.body())
                  .isEqualTo(303);
              house.clock.pass(Duration.ofSeconds(1));
            });
    house.recovers(incident);
    assertThat(
            house
                .fill(
                    lan,
                    path(incident, "close"),
                    Map.of("reason", "đã thay", "lessons", "dự phòng"))
                .statusCode())
        .isEqualTo(303);
    String page = house.get("/incidents/" + incident.id().value(), "Cookie", lan.cookie()).body();
    assertThat(page)
        .contains("đã gọi nhà mạng")
        .contains("12/TB-STTTT")
        .contains("Giao cho Trần Văn Minh")
        .contains("Yêu cầu chuyển cấp")
        .contains("Ngừng nhắc đến")
        .contains("Bài học: dự phòng")
        .contains("Nguyễn Thị Lan");
  }

  @ParameterizedTest(name = "{0} with {1} is refused with {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "note | text= | 400",
        "close | reason=xong | 409",
        "mute | hours=169&reason=lâu | 409",
        "mute | hours=0&reason=x | 400",
        "mute | hours=24 | 409",
        "classify | type=khong_co&severity=S2 | 400",
        "classify | type=loi-ha-tang&severity=S9 | 400",
        "classify | type=loi-ha-tang&severity=S1&serious=on&reason=x | 403",
        "step | step=khong_co | 409",
        "sent | clock=khong_co&number=1 | 409",
        "assign | to= | 400",
        "reopen | reason=x | 409",
        "xoa | a=b | 400",
        "acknowledge | minutes=99999 | 400",
        "acknowledge | minutes=-1 | 400",
      })
  void whatIsNotLegalIsRefusedWithASentence(String act, String form, int status) {
    Incident incident = house.fails(0);
    int before = house.story(incident).size();
    Map<String, String> fields = new HashMap<>();
    for (String pair : form.split("&", -1)) {
      fields.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
    }
    HttpResponse<String> answer = house.fill(house.enter("lan"), path(incident, act), fields);
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.body()).contains("Chưa làm được");
    assertThat(house.story(incident)).hasSize(before);
  }

  @Test
  void closingSaysWhatTheLawStillAsksForAndItsDocumentIsRecordedAfterwards() {
    Incident incident = house.fails(0);
    PeopleHouse.Person lan = house.enter("lan");
    assertThat(
            house
                .fill(
                    lan,
                    path(incident, "classify"),
                    Map.of("type", "ma-doc", "severity", "S2", "reason", "có mã lạ"))
                .statusCode())
        .isEqualTo(303);
    house.recovers(incident);
    String page = "/incidents/" + incident.id().value();
    assertThat(house.get(page, "Cookie", lan.cookie()).body())
        .contains("Đóng rồi vẫn phải gửi: Báo cáo kết thúc ứng phó (Mẫu 04)");
    HttpResponse<String> closed =
        house.api(
            Role.OPERATOR,
            "/api/v1" + path(incident, "close"),
            new JsonObject().put("reason", "đã gỡ").put("by", "Trần Văn Minh"));
    assertThat(closed.statusCode()).isEqualTo(200);
    assertThat(
            new JsonObject(closed.body())
                .getJsonArray("results").getJsonObject(0).getJsonArray("owed").stream()
                    .map(one -> ((JsonObject) one).getString("id")))
        .contains("bao-cao-ket-thuc", "thong-bao-5-ngay");

    // Ten days on it still stands among what asks for somebody, and the record ends it.
    house.pass(Duration.ofDays(10));
    PeopleHouse.Person later = house.enter("lan");
    assertThat(house.get("/incidents", "Cookie", later.cookie()).body())
        .contains("Không có sự cố nào đang mở")
        .contains("Đã đóng, còn thời hạn theo luật (1)")
        .contains(page)
        .contains("quá hạn");
    assertThat(house.get(page, "Cookie", later.cookie()).body())
        .contains("thời hạn theo luật chưa dừng");
    for (String clock : new String[] {"thong-bao-ngay", "thong-bao-5-ngay", "bao-cao-ket-thuc"}) {
      assertThat(
              house
                  .fill(
                      later,
                      path(incident, "sent"),
                      Map.of("clock", clock, "number", "45/BC-STTTT", "to", "VNCERT/CC"))
                  .statusCode())
          .isEqualTo(303);
    }
    assertThat(house.get("/incidents", "Cookie", later.cookie()).body())
        .doesNotContain("còn thời hạn theo luật");
  }

  @Test
  void onlyALeaderConfirmsThatItIsSerious() {
    Incident incident = house.fails(0);
    Map<String, String> said =
        Map.of("type", "loi-ha-tang", "severity", "S1", "serious", "on", "reason", "diện rộng");
    assertThat(house.fill(house.enter("lan"), path(incident, "classify"), said).statusCode())
        .isEqualTo(403);
    assertThat(house.fill(house.enter("duc"), path(incident, "classify"), said).statusCode())
        .isEqualTo(303);
    assertThat(house.now(incident).classification().orElseThrow().serious()).isTrue();
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "classify | type=ma-doc&severity=S2&reason=x",
        "classify | type=loi-ha-tang&severity=S1&serious=true&reason=x",
        "classify | type=loi-ha-tang&severity=S3&personalData=true&reason=x",
        "sent | clock=thong-bao-ngay&number=12/BC",
        "judge | reason=vượt khả năng",
      })
  void whatTheLawAsksOfANamedPersonNoTokenSaysByItself(String act, String form) {
    Incident incident = house.fails(0);
    JsonObject body = new JsonObject();
    for (String pair : form.split("&", -1)) {
      String value = pair.substring(pair.indexOf('=') + 1);
      body.put(pair.substring(0, pair.indexOf('=')), value.equals("true") ? (Object) true : value);
    }
    String path = "/api/v1" + path(incident, act);
    int before = house.story(incident).size();
    for (String nobody : new String[] {"", "  ", "42", "may-leader"}) {
      HttpResponse<String> answer = house.api(Role.LEADER, path, body.copy().put("by", nobody));
      assertThat(answer.statusCode()).describedAs("by \"" + nobody + "\"").isEqualTo(400);
      assertThat(answer.body()).contains("person_needed").contains("Cần tên người");
    }
    // Nor by way of the page's form.
    Map<String, String> fields = new HashMap<>();
    body.forEach(field -> fields.put(field.getKey(), String.valueOf(field.getValue())));
    assertThat(
            house
                .post(
                    path(incident, act),
                    fields,
                    "Authorization",
                    "Bearer " + house.tokens.get(Role.LEADER))
                .statusCode())
        .isEqualTo(400);
    assertThat(house.story(incident)).hasSize(before);

    HttpResponse<String> named =
        house.api(Role.LEADER, path, body.copy().put("by", "Trần Văn Minh"));
    assertThat(named.statusCode()).describedAs(named.body()).isEqualTo(200);
    assertThat(house.story(incident))
        .anySatisfy(
            event ->
                assertThat(event)
                    .isInstanceOfSatisfying(
                        Event.Done.class,
                        done ->
                            assertThat(done.by().name()).isEqualTo("Trần Văn Minh (may-leader)")));
  }

  @Test
  void ordinaryActsStayPossibleForATokenWithoutAName() {
    Incident incident = house.fails(0);
    for (Map.Entry<String, JsonObject> act :
        Map.of(
                "acknowledge", new JsonObject(),
                "note", new JsonObject().put("text", "đã mở phiếu 12"),
                "classify", new JsonObject().put("type", "loi-ha-tang").put("severity", "S3"))
            .entrySet()) {
      assertThat(
              house
                  .api(Role.OPERATOR, "/api/v1" + path(incident, act.getKey()), act.getValue())
                  .statusCode())
          .describedAs(act.getKey())
          .isEqualTo(200);
    }
  }

  @Test
  void manyAreTakenOverAtOnce() {
    Incident one = house.fails(0);
    Incident other = house.fails(5);
    JsonObject body =
        new JsonObject()
            .put("ids", new JsonArray().add(one.id().value()).add(other.id().value()).add("SC-x"))
            .put("by", "Ca trực 2");
    HttpResponse<String> answer = house.api(Role.OPERATOR, "/api/v1/incidents/acknowledge", body);
    assertThat(answer.statusCode()).isEqualTo(200);
    JsonObject said = new JsonObject(answer.body());
    assertThat(said.getBoolean("done")).isFalse();
    assertThat(said.getJsonArray("results").getJsonObject(0).getBoolean("done")).isTrue();
    assertThat(said.getJsonArray("results").getJsonObject(2).getString("refusal"))
        .isEqualTo("unknown_incident");
    assertThat(house.now(one).acknowledged().orElseThrow().by().name())
        .isEqualTo("Ca trực 2 (may-operator)");
    assertThat(house.now(other).acknowledged()).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"[1]", "{", "\"x\"", "null", "{\"reason\":{\"a\":1}}"})
  void aBodyThatIsNoFlatObjectChangesNothing(String body) {
    Incident incident = house.fails(0);
    int before = house.story(incident).size();
    HttpResponse<String> answer =
        house.send(
            HttpRequest.newBuilder(
                    URI.create(
                        "http://127.0.0.1:" + house.port() + "/api/v1" + path(incident, "note")))
                .header("Authorization", "Bearer " + house.tokens.get(Role.OPERATOR))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(house.story(incident)).hasSize(before);
  }

  // ---- who may ---------------------------------------------------------------------------------

  @ParameterizedTest(name = "{0}: without login {1}, viewer {2}")
  @CsvSource({
    "/, 200, 200",
    "/api/v1/status, 200, 200",
    "/api/v1/targets, 200, 200",
    "/api/v1/units, 200, 200",
    "/metrics, 200, 200",
    "/-/healthy, 200, 200",
    "/-/ready, 200, 200",
    "/dang-nhap, 200, 200",
    "/incidents, 303, 200",
    "/incidents/SC-1, 303, 404",
    "/lich-su, 303, 200",
    "/lich-truc, 303, 200",
    "/tin-bao, 303, 200",
    "/can-xac-nhan, 303, 200",
    "/muc-tieu, 303, 404",
    "/muc-tieu.csv, 303, 404",
    "/muc-tieu/cong, 303, 404",
    "/don-vi/so-yte, 303, 404",
    "/lien-ket, 303, 404",
    "/dich-vu, 303, 404",
    "/hop-truc-tuyen, 303, 404",
    "/cap-mang, 303, 404",
    "/api/v1/goals, 401, 404",
    "/api/v1/links, 401, 404",
    "/api/v1/services, 401, 404",
    "/api/v1/scorecard, 401, 404",
    "/api/v1/targets, 200, 200",
    "/api/v1/incidents, 401, 200",
    "/api/v1/incidents/SC-1, 401, 404",
  })
  void whoMayReadWhat(String path, int nobody, int viewer) {
    assertThat(house.get(path).statusCode()).isEqualTo(nobody);
    String bearer = "Bearer " + house.tokens.get(Role.VIEWER);
    assertThat(house.get(path, "Authorization", bearer).statusCode()).isEqualTo(viewer);
    assertThat(house.get(path, "Authorization", "Bearer x").statusCode()).isEqualTo(nobody);
    assertThat(house.get(path, "Cookie", "haidang=x").statusCode()).isEqualTo(nobody);
  }

  @ParameterizedTest
  @ValueSource(strings = {"acknowledge", "note", "classify", "close", "code", "mute", "assign"})
  void nobodyActsWithoutCredentialsAndAViewerOnlyLooks(String act) {
    Incident incident = house.fails(0);
    int before = house.story(incident).size();
    Map<String, String> form = Map.of("text", "x", "reason", "x");
    assertThat(house.post("/api/v1" + path(incident, act), form).statusCode()).isEqualTo(401);
    HttpResponse<String> page = house.post(path(incident, act), form);
    assertThat(page.statusCode()).isEqualTo(303);
    assertThat(page.headers().firstValue("Location").orElse("")).startsWith("/dang-nhap");
    assertThat(
            house
                .api(
                    Role.VIEWER, "/api/v1" + path(incident, act), new JsonObject().put("text", "x"))
                .statusCode())
        .isEqualTo(403);
    assertThat(house.fill(house.enter("xem"), path(incident, act), form).statusCode())
        .isEqualTo(403);
    assertThat(house.story(incident)).hasSize(before);
  }

  @Test
  void aFormOfAForeignPageIsRefused() {
    Incident incident = house.fails(0);
    int before = house.story(incident).size();
    PeopleHouse.Person lan = house.enter("lan");
    Map<String, String> form = Map.of("text", "x");
    String note = path(incident, "note");
    assertThat(house.post(note, form, "Cookie", lan.cookie()).statusCode())
        .describedAs("without its word")
        .isEqualTo(403);
    assertThat(
            house
                .post(note, Map.of("text", "x", "word", "AAAA"), "Cookie", lan.cookie())
                .statusCode())
        .isEqualTo(403);
    PeopleHouse.Person duc = house.enter("duc");
    assertThat(
            house
                .post(note, Map.of("text", "x", "word", duc.word()), "Cookie", lan.cookie())
                .statusCode())
        .describedAs("the word of another session")
        .isEqualTo(403);
    assertThat(
            house
                .post(
                    note,
                    Map.of("text", "x", "word", lan.word()),
                    "Cookie",
                    lan.cookie(),
                    "Origin",
                    "https://evil.test")
                .statusCode())
        .isEqualTo(403);
    assertThat(
            house
                .post(
                    note,
                    Map.of("text", "x", "word", lan.word()),
                    "Cookie",
                    lan.cookie(),
                    "Sec-Fetch-Site",
                    "cross-site",
                    "Origin",
                    "null")
                .statusCode())
        .isEqualTo(403);
    assertThat(house.story(incident)).hasSize(before);
    assertThat(
            house
                .post(
                    note,
                    Map.of("text", "x", "word", lan.word()),
                    "Cookie",
                    lan.cookie(),
                    "Sec-Fetch-Site",
                    "same-origin",
                    "Origin",
                    "http://127.0.0.1:" + house.port())
                .statusCode())
        .describedAs("as a browser sends our own form")
        .isEqualTo(303);
  }

  @Test
  void whatTheLawStillAsksForIsClosedByANamedPerson() {
    Incident incident = house.fails(0);
    String path = "/api/v1" + path(incident, "classify");
    JsonObject attack =
        new JsonObject()
            .put("type", "ma-doc")
            .put("severity", "S2")
            .put("reason", "x")
            .put("by", "Lê Văn Đức");
    assertThat(house.api(Role.LEADER, path, attack).statusCode()).isEqualTo(200);
    house.recovers(incident);
    String close = "/api/v1" + path(incident, "close");
    JsonObject reason = new JsonObject().put("reason", "xong");
    assertThat(house.api(Role.OPERATOR, close, reason).body()).contains("person_needed");
    assertThat(house.now(incident).open()).isTrue();
    reason.put("by", "Nguyễn Thị Lan");
    assertThat(house.api(Role.OPERATOR, close, reason).statusCode()).isEqualTo(200);
    assertThat(house.now(incident).open()).isFalse();
  }

  @Test
  void ofSeveralAtOnceThePageNamesThoseThatWereNotTaken() {
    Incident incident = house.fails(0);
    PeopleHouse.Person lan = house.enter("lan");
    HttpResponse<String> answer =
        house.fill(
            lan,
            "/incidents/acknowledge",
            Map.of("id", incident.id().value(), "ids", "SC-261125-00000"));
    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(answer.body()).contains("Đã ghi 1 sự cố", "SC-261125-00000");
    assertThat(house.now(incident).acknowledged()).isPresent();
  }

  @Test
  void whatDisturbsATerminalOrTheReadingDirectionIsNotKept() {
    Incident incident = house.fails(0);
    PeopleHouse.Person lan = house.enter("lan");
    String hostile = "dòng một\u0000\u001b[31m\u202e\r\ndòng hai\u0085";
    assertThat(house.fill(lan, path(incident, "note"), Map.of("text", hostile)).statusCode())
        .isEqualTo(303);
    assertThat(house.story(incident).getLast())
        .isInstanceOfSatisfying(
            Event.Noted.class,
            note ->
                assertThat(note.text().lines().map(String::strip))
                    .hasSize(2)
                    .allMatch(line -> line.chars().noneMatch(Character::isISOControl))
                    .allMatch(line -> !line.contains("\u202e"))
                    .last()
                    .isEqualTo("dòng hai"));
  }

  @Test
  void anIncidentsPageComesAnewByItselfAndWithoutTheScriptOnlyWhereNothingIsFilledIn() {
    Incident incident = house.fails(0);
    String page = "/incidents/" + incident.id().value();
    String looking =
        house.get(page, "Authorization", "Bearer " + house.tokens.get(Role.VIEWER)).body();
    assertThat(looking)
        .contains("<script src=\"" + Assets.script())
        .containsPattern("<noscript><meta http-equiv=\"refresh\" content=\"20\">");
    String acting = house.get(page, "Cookie", house.enter("lan").cookie()).body();
    assertThat(acting)
        .contains("<script src=\"" + Assets.script())
        .doesNotContain("http-equiv=\"refresh\"")
        .contains("Tải lại trang");
    String ticking = house.get("/incidents", "Cookie", house.enter("lan").cookie()).body();
    assertThat(ticking)
        .describedAs("ticked boxes of the list are spared too")
        .contains("<script src=\"" + Assets.script(), "type=\"checkbox\"", "Tải lại trang")
        .doesNotContain("http-equiv=\"refresh\"");
    // What it shows by then is the time that is left then.
    house.pass(Duration.ofMinutes(18));
    assertThat(house.get(page, "Cookie", house.enter("lan").cookie()).body())
        .contains("còn 11 phút");
  }

  @Test
  void ourPagesLetTheBrowserNameItsOrigin() {
    // With "no-referrer" a browser sends "Origin: null" with every form, and none is taken.
    assertThat(house.get("/dang-nhap").headers().firstValue("Referrer-Policy"))
        .contains("same-origin");
  }

  @Test
  void scriptInNotesAndNamesIsShownAsText() {
    Incident incident = house.fails(0);
    PeopleHouse.Person lan = house.enter("lan");
    String script = "<script>alert(1)</script>\"><img src=x onerror=alert(1)>";
    assertThat(house.fill(lan, path(incident, "note"), Map.of("text", script)).statusCode())
        .isEqualTo(303);
    assertThat(
            house
                .post(house.link(incident, "truc-lan"), Map.of("name", script, "note", script))
                .statusCode())
        .isEqualTo(200);
    for (String path :
        new String[] {
          "/incidents", "/incidents/" + incident.id().value(), "/lich-su?q=%3Cscript%3E%22%3E"
        }) {
      HttpResponse<String> page = house.get(path, "Cookie", lan.cookie());
      assertThat(page.body()).doesNotContain("<script>alert").doesNotContain("<img src=x");
      assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
          .contains("default-src 'none'")
          .doesNotContain("unsafe");
    }
  }

  @Test
  void tooManyActsAreHeldBack() {
    Incident incident = house.fails(0);
    int refused = 0;
    for (int i = 0; i < 80; i++) {
      HttpResponse<String> answer =
          house.api(
              Role.OPERATOR,
              "/api/v1" + path(incident, "note"),
              new JsonObject().put("text", "n" + i));
      refused += answer.statusCode() == 429 ? 1 : 0;
    }
    assertThat(refused).isBetween(15, 25);
  }
}
