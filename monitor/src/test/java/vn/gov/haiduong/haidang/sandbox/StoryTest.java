package vn.gov.haiduong.haidang.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.gov.haiduong.haidang.sandbox.Await.await;

import io.vertx.core.Vertx;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import vn.gov.haiduong.haidang.target.TargetKind;
import vn.gov.haiduong.haidang.time.Clock;

/** What the demo tells, and the page from which people meddle with it. */
@NullMarked
class StoryTest {

  private static List<String> told(int scenes) {
    Script script = new Script(ProvincePlanTest.plan());
    return IntStream.range(0, scenes)
        .mapToObj(_ -> script.next().orElseThrow())
        .map(scene -> scene.after().toSeconds() + " " + scene.words())
        .toList();
  }

  @Test
  void theSamePlanGivesTheSameStory() {
    assertThat(told(60)).isEqualTo(told(60));
  }

  @Test
  void theFirstThreeMinutesShowTheImportantFaultsAndEndWell() {
    List<Scene> scenes = new Script(ProvincePlanTest.plan()).openingScenes();
    assertThat(scenes).allMatch(scene -> scene.after().compareTo(Duration.ofMinutes(3)) < 0);
    assertThat(
            scenes.stream()
                .flatMap(scene -> scene.switches().stream())
                .map(Switch::fault)
                .collect(Collectors.toSet()))
        .contains(
            Fault.REFUSED,
            Fault.EXPIRED,
            Fault.ERROR_PAGE,
            Fault.SLOW,
            Fault.DNS_NXDOMAIN,
            Fault.DEFACED,
            Fault.SPAM_LINKS,
            Fault.PORTAL_LINK_LOST,
            Fault.FLAPPING,
            Fault.DEAD);
    assertThat(scenes.stream().map(Scene::words).toList().toString())
        .contains("Trung tâm dữ liệu tỉnh mất điện")
        .contains("Đứt đường truyền WAN")
        .contains("Đường Internet của chính điểm đo bị đứt");
    assertThat(scenes.getLast().switches()).containsExactly(Switch.good(new Scope.Everything()));
  }

  @Test
  void aStoryIsToldAndPlayedAndPeopleMayMeddle() throws Exception {
    Vertx vertx = Vertx.vertx();
    Sandbox sandbox =
        await(
            Sandbox.start(
                SandboxPlan.of(
                    7,
                    List.of(
                        Simulated.Web.of(
                            About.alone("web-a", "Trang Sở A", TargetKind.WEBSITE, "a"),
                            Place.at("127.20.92.1"),
                            "soa.haiduong.gov.vn",
                            false,
                            Style.MODULES))),
                vertx,
                Clock.system()));
    Queue<String> said = new ConcurrentLinkedQueue<>();
    Story story = Story.begin(sandbox, URI.create("http://127.0.0.1:8080/"), 1000, said::add);
    Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> said.size() > 3);
    story.stop();
    assertThat(said.peek())
        .matches("\\d\\d:\\d\\d:\\d\\d Trang Sở A: .+, xem http://127.0.0.1:8080/targets/web-a");
    controls(sandbox);
    await(sandbox.close());
    await(vertx.close());
  }

  private static void controls(Sandbox sandbox) throws Exception {
    ControlPage page =
        await(
            ControlPage.start(
                sandbox, new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0)));
    await(sandbox.apply(Switch.good(new Scope.Everything())));
    try (HttpClient http = HttpClient.newHttpClient()) {
      String form = "application/x-www-form-urlencoded";
      String slow = "scope=target%3Aweb-a&fault=slow";
      assertThat(post(http, page, form, slow, "http://evil.example")).isEqualTo(403);
      assertThat(sandbox.switches()).isEmpty();
      assertThat(post(http, page, form, slow, "")).isEqualTo(303);
      assertThat(sandbox.switches()).containsExactly(Switch.of(Scope.one("web-a"), Fault.SLOW));
      assertThat(get(http, page, "")).contains("Trang Sở A", "Sự cố đang bật: 1", "Khắc phục");
      String json = "application/json";
      assertThat(post(http, page, json, "{\"switches\":[{\"scope\":\"x\",\"fault\":\"y\"}]}", ""))
          .isEqualTo(400);
      assertThat(post(http, page, json, "[]", "")).isEqualTo(400);
      assertThat(post(http, page, "text/plain", "{}", "")).isEqualTo(415);
      assertThat(
              post(
                  http,
                  page,
                  json,
                  "{\"switches\":[{\"scope\":\"all\",\"fault\":\"good\"},"
                      + "{\"scope\":\"target:web-a\",\"fault\":\"wrong_status\",\"status\":503}]}",
                  ""))
          .isEqualTo(200);
      assertThat(get(http, page, "faults")).contains("\"wrong_status\"", "503");
    } finally {
      await(page.close());
    }
  }

  private static String get(HttpClient http, ControlPage page, String path) throws Exception {
    return http.send(
            HttpRequest.newBuilder(page.address().resolve(path)).build(),
            HttpResponse.BodyHandlers.ofString())
        .body();
  }

  private static int post(
      HttpClient http, ControlPage page, String type, String body, String origin) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(page.address().resolve("faults"))
            .header("Content-Type", type)
            .POST(HttpRequest.BodyPublishers.ofString(body));
    if (!origin.isEmpty()) {
      request.header("Origin", origin);
    }
    return http.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
  }
}
