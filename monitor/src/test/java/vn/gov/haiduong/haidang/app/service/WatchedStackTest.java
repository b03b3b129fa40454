package vn.gov.haiduong.haidang.app.service;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.gov.haiduong.haidang.app.service.Outsider.until;

import com.sun.net.httpserver.HttpServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import vn.gov.haiduong.haidang.Needs;
import vn.gov.haiduong.haidang.Tool;
import vn.gov.haiduong.haidang.access.Secret;
import vn.gov.haiduong.haidang.app.Screen;
import vn.gov.haiduong.haidang.app.Surroundings;
import vn.gov.haiduong.haidang.app.alerting.Alerting;
import vn.gov.haiduong.haidang.health.State;
import vn.gov.haiduong.haidang.incident.Incident;
import vn.gov.haiduong.haidang.plan.Signal;
import vn.gov.haiduong.haidang.sandbox.Fault;
import vn.gov.haiduong.haidang.sandbox.Located;
import vn.gov.haiduong.haidang.sandbox.Scope;
import vn.gov.haiduong.haidang.sandbox.Switch;
import vn.gov.haiduong.haidang.target.TargetKind;
import vn.gov.haiduong.haidang.target.UnitCode;
import vn.gov.haiduong.haidang.time.Clock;

/**
 * The whole way with the real programs: the simulated province breaks, Prometheus fires our rules,
 * Alertmanager sends them back, the incident stands, and everything resolves. The files are those
 * that are shipped; only addresses and intervals are the test's. One story, told in order.
 */
@Needs({Tool.PROMETHEUS, Tool.ALERTMANAGER})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(240)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WatchedStackTest {

  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final String TOKEN = "test-token-of-the-webhook";
  private static final Duration LONG = Duration.ofSeconds(90);

  @TempDir static Path work;

  private DrillStage stage;
  private Outsider prometheus;
  private Outsider alertmanager;
  private int alertsAt;
  private HttpServer outside;
  private final AtomicInteger beatsOutside = new AtomicInteger();
  private boolean stopped;
  private List<Switch> faults = List.of();

  @BeforeAll
  void start() throws Exception {
    alertsAt = Outsider.freePort();
    outside = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    var _ =
        outside.createContext(
            "/ping/secret",
            exchange -> {
              var _ = beatsOutside.incrementAndGet();
              exchange.sendResponseHeaders(204, -1);
              exchange.close();
            });
    outside.start();
    StringWriter said = new StringWriter();
    Screen screen = new Screen(new PrintWriter(said), new PrintWriter(said), false);
    System.setProperty("haidang.home", ROOT.toString());
    stage =
        DrillStage.build(
                new Surroundings(screen, Clock.system()),
                ROOT.resolve("targets"),
                new Alerting.Setup(
                    List.of(URI.create("http://127.0.0.1:" + alertsAt)),
                    Optional.of(Secret.digest(TOKEN)),
                    Duration.ofSeconds(2)))
            .orElseThrow(() -> new AssertionError(said.toString()));
    System.clearProperty("haidang.home");
    alertmanager = startAlertmanager(alertsAt);
    prometheus = startPrometheus(alertsAt);
  }

  private String service() {
    return "127.0.0.1:" + stage.service().port();
  }

  private Outsider startAlertmanager(int port) throws Exception {
    Path token = Files.writeString(work.resolve("token"), TOKEN);
    Path folder = Files.createDirectories(work.resolve("am/templates"));
    var _ =
        Files.copy(
            ROOT.resolve("alerts/alertmanager/templates/haidang.tmpl"),
            folder.resolve("haidang.tmpl"),
            StandardCopyOption.REPLACE_EXISTING);
    String config =
        beatingOutside()
            .replace("monitor:8080", service())
            .replace("/run/secrets/alertmanager_token", token.toString())
            .replace("/run/secrets/smtp_password", token.toString())
            .replaceAll("(group_wait|group_interval): \\w+", "$1: 1s")
            .replaceAll("(?m)^( +receiver: nhip-tim\\n(?:.*\\n){3} +repeat_interval: )1m$", "$15s")
            .replaceAll("(?m)^  smtp_auth_.*\\n", "")
            .replace(
                "smtp_smarthost: \"mail.haiduong.gov.vn:587\"",
                "smtp_require_tls: false\n  smtp_smarthost: \"127.0.0.1:"
                    + stage.mailbox().smtpPort()
                    + "\"");
    assertThat(config).contains("/ping/secret", "repeat_interval: 5s", "smtp_require_tls");
    Path file = Files.writeString(work.resolve("am/alertmanager.yml"), config);
    return Outsider.start(
        port,
        work.resolve("alertmanager.log"),
        List.of(
            Tool.ALERTMANAGER.path(),
            "--config.file=" + file,
            "--storage.path=" + work.resolve("am/data"),
            "--cluster.listen-address=",
            "--web.listen-address=127.0.0.1:" + port));
  }

  /** The configuration as the shipped script writes it for a receiver outside. */
  private String beatingOutside() throws Exception {
    Path url =
        Files.writeString(
            work.resolve("dead_man_url"),
            "http://127.0.0.1:" + outside.getAddress().getPort() + "/ping/secret\n");
    Path written = work.resolve("with-beat.yml");
    Process script =
        new ProcessBuilder(
                "sh",
                ROOT.resolve("docker/dead-man.sh").toString(),
                written.toString(),
                url.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(script.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(script.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(script.exitValue()).as(said).isZero();
    return Files.readString(written);
  }

  private Outsider startPrometheus(int alertsAt) throws Exception {
    int port = Outsider.freePort();
    Path rules = Files.createDirectories(work.resolve("rules"));
    try (Stream<Path> files = Files.list(ROOT.resolve("alerts/prometheus"))) {
      for (Path rule : files.filter(file -> file.toString().endsWith(".rules.yml")).toList()) {
        Files.writeString(
            rules.resolve(rule.getFileName()),
            Files.readString(rule)
                .replaceAll("(?m)^( +for: )\\w+$", "$12s")
                .replaceAll("(?m)^( +interval: )\\w+$", "$12s")
                .replace("}[2m]", "}[15s]"));
      }
    }
    String config =
        Files.readString(ROOT.resolve("docker/prometheus/prometheus.yml"))
            .replaceFirst(
                "scrape_interval: 30s, scrape_timeout: 10s, evaluation_interval: 30s",
                "scrape_interval: 4s, scrape_timeout: 4s, evaluation_interval: 2s")
            .replace("monitor:8080", service())
            .replace("127.0.0.1:9090", "127.0.0.1:" + port)
            .replace("alertmanager:9093", "127.0.0.1:" + alertsAt);
    assertThat(config).contains("scrape_interval: 4s").doesNotContain("monitor:8080");
    Path file = Files.writeString(work.resolve("prometheus.yml"), config);
    return Outsider.start(
        port,
        work.resolve("prometheus.log"),
        List.of(
            Tool.PROMETHEUS.path(),
            "--config.file=" + file,
            "--storage.tsdb.path=" + work.resolve("tsdb"),
            "--web.listen-address=127.0.0.1:" + port));
  }

  @AfterAll
  void stop() throws Exception {
    if (prometheus != null) {
      prometheus.close();
    }
    if (alertmanager != null) {
      alertmanager.close();
    }
    outside.stop(0);
    if (stopped) {
      var _ = stage.sandbox().close().await(30, TimeUnit.SECONDS);
      var _ = stage.mailbox().close().await(10, TimeUnit.SECONDS);
      var _ = stage.vertx().close().await(10, TimeUnit.SECONDS);
    } else if (stage != null) {
      stage.close();
    }
  }

  private static boolean some(String answer) {
    return answer.startsWith("200 ") && answer.contains("\"metric\"");
  }

  private List<Incident> incidents() {
    return List.copyOf(stage.service().incidents().book().all());
  }

  private Optional<Incident> ofAlert(String name) {
    return incidents().stream()
        .filter(incident -> incident.signal() == Signal.ALERT)
        .filter(incident -> incident.cause().key().equals(name))
        .findFirst();
  }

  /** Alerts that Alertmanager shows, as JSON. */
  private List<JsonObject> shown() {
    String answer = alertmanager.get("/api/v2/alerts");
    assertThat(answer).startsWith("200 ");
    return new JsonArray(answer.substring(4)).stream().map(JsonObject.class::cast).toList();
  }

  @Test
  @Order(1)
  void theServiceIsScrapedAndEveryRuleIsEvaluated() {
    until(
        "the province is measured and scraped",
        Duration.ofSeconds(200),
        () ->
            stage.service().engine().snapshot().targets().stream()
                        .filter(target -> target.state() != State.UNKNOWN)
                        .count()
                    > 0.8 * stage.service().engine().snapshot().targets().size()
                && some(prometheus.query("avail_target_state == 0")));
    until(
        "rules are evaluated",
        LONG,
        () -> some(prometheus.query("ALERTS{alertname=\"Watchdog\",alertstate=\"firing\"}")));
    JsonObject rules = new JsonObject(prometheus.get("/api/v1/rules").substring(4));
    List<String> unwell = new ArrayList<>();
    for (Object group : rules.getJsonObject("data").getJsonArray("groups")) {
      for (Object rule : ((JsonObject) group).getJsonArray("rules")) {
        JsonObject one = (JsonObject) rule;
        if (one.getString("health").equals("err")) {
          unwell.add(one.getString("name") + ": " + one.getString("lastError"));
        }
      }
    }
    assertThat(unwell).isEmpty();
  }

  @Test
  @Order(2)
  void whatBreaksBecomesAnIncidentByTheWayOfTheRules() throws Exception {
    Map.Entry<UnitCode, List<Located>> district =
        stage.sandbox().located().stream()
            .filter(at -> at.thing().about().kind() == TargetKind.WEBSITE)
            .filter(at -> at.thing().about().district().isPresent())
            .collect(Collectors.groupingBy(at -> at.thing().about().district().orElseThrow()))
            .entrySet()
            .stream()
            .filter(entry -> entry.getValue().size() >= 5)
            .findFirst()
            .orElseThrow();
    faults =
        district.getValue().stream()
            .map(at -> Switch.of(new Scope.One(at.thing().about().id()), Fault.REFUSED))
            .toList();
    var _ = stage.sandbox().apply(faults).await(30, TimeUnit.SECONDS);
    until(
        "the rule fires",
        Duration.ofMinutes(2),
        () ->
            some(prometheus.query("ALERTS{alertname=\"ManyTargetsDown\",alertstate=\"firing\"}")));
    until("the incident stands", LONG, () -> ofAlert("ManyTargetsDown").isPresent());
    Incident incident = ofAlert("ManyTargetsDown").orElseThrow();
    assertThat(incident.phase()).isEqualTo(Incident.Phase.OPEN);
    assertThat(incident.detail()).contains("gián đoạn cùng lúc");
  }

  @Test
  @Order(3)
  void theServiceSOwnIncidentIsShownAndTellsNobodyAgain() {
    until(
        "shown",
        LONG,
        () -> shown().stream().anyMatch(alert -> label(alert, "alertname").equals("TargetDown")));
    JsonObject alert =
        shown().stream()
            .filter(one -> label(one, "alertname").equals("TargetDown"))
            .findFirst()
            .orElseThrow();
    assertThat(label(alert, "source")).isEqualTo("monitor");
    assertThat(label(alert, "plan_level")).matches("S[1-4]");
    assertThat(alert.getString("generatorURL")).contains("/incidents/" + label(alert, "incident"));
    assertThat(alert.getJsonObject("annotations").getString("deadlines")).contains("Có người nhận");
    assertThat(alert.getJsonArray("receivers").encode()).isEqualTo("[{\"name\":\"chi-hien-thi\"}]");
    List<String> back = incidents().stream().map(incident -> incident.cause().key()).toList();
    assertThat(back).doesNotContain("TargetDown");
  }

  private static String label(JsonObject alert, String name) {
    return alert.getJsonObject("labels").getString(name, "");
  }

  @Test
  @Order(5)
  void theDoorOpensToItsTokenAlone() {
    URI door = URI.create("http://" + service() + "/api/v1/alertmanager");
    String own =
        """
        {"version":"4","alerts":[{"status":"firing","labels":{"alertname":"TargetDown","source":"monitor"}}]}""";
    assertThat(post(door, "", own)).startsWith("401 ");
    assertThat(post(door, "wrong", own)).startsWith("401 ");
    assertThat(post(door, TOKEN, own)).startsWith("422 ").contains("own_alerts");
    assertThat(post(door, TOKEN, "{")).startsWith("400 ");
    assertThat(post(door, TOKEN, "x".repeat(2 * 1024 * 1024))).startsWith("413 ");
    assertThat(post(door, "wrong", "x".repeat(40 * 1024))).startsWith("413 ");
  }

  /** The token of the door is the token of the beats: nobody wrote a hash anywhere. */
  @Test
  @Order(6)
  void alertmanagersBeatIsTakenByItsToken() {
    String beats = "http://" + service() + "/api/v1/heartbeat/";
    assertThat(post(URI.create(beats + "alertmanager"), TOKEN, "{}"))
        .startsWith("200 ")
        .contains("\"accepted\":true");
    assertThat(post(URI.create(beats + "alertmanager"), "wrong", "{}")).startsWith("401 ");
    assertThat(post(URI.create(beats + "probe-outside"), TOKEN, "{}")).startsWith("401 ");
  }

  private static String post(URI door, String token, String body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(door)
            .timeout(Duration.ofSeconds(10))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body));
    if (!token.isEmpty()) {
      request = request.header("Authorization", "Bearer " + token);
    }
    return Outsider.ask(request.build());
  }

  @Test
  @Order(6)
  void whenItIsMendedBothResolve() throws Exception {
    var _ =
        stage
            .sandbox()
            .apply(faults.stream().map(fault -> Switch.good(fault.scope())).toList())
            .await(30, TimeUnit.SECONDS);
    until(
        "the incident of the rule resolves",
        Duration.ofSeconds(150),
        () ->
            ofAlert("ManyTargetsDown")
                .filter(incident -> incident.phase() == Incident.Phase.RESOLVED)
                .isPresent());
    List<String> over =
        incidents().stream()
            .filter(incident -> !incident.phase().active())
            .map(incident -> incident.id().value())
            .toList();
    assertThat(over).isNotEmpty();
    until(
        "Alertmanager shows none of those that are over",
        Duration.ofSeconds(30),
        () -> shown().stream().noneMatch(one -> over.contains(label(one, "incident"))));
    assertThat(stage.service().people().told()).isNotEmpty();
  }

  @Test
  @Order(7)
  void theBeatOfWatchdogReachesTheServiceAndSomebodyOutside() {
    until(
        "the service's own target of the beat is up",
        Duration.ofSeconds(150),
        () -> some(prometheus.query("avail_target_state{target=\"alertmanager\"} == 0")));
    int before = beatsOutside.get();
    until("somebody outside hears it again and again", LONG, () -> beatsOutside.get() > before + 1);
  }

  /**
   * Alertmanager dead: the service tells people all the same, Prometheus knows, outside is silent.
   */
  @Test
  @Order(8)
  void withoutAlertmanagerPeopleAreToldAllTheSame() throws Exception {
    alertmanager.close();
    int silentSince = beatsOutside.get();
    int told = stage.service().people().told().size();
    var _ = stage.sandbox().apply(faults).await(30, TimeUnit.SECONDS);
    until(
        "people are told",
        Duration.ofMinutes(2),
        () -> stage.service().people().told().size() > told);
    until(
        "Prometheus says that it is dead",
        LONG,
        () ->
            some(prometheus.query("ALERTS{alertname=\"AlertmanagerDown\",alertstate=\"firing\"}")));
    until(
        "posts that nobody took are counted",
        LONG,
        () -> some(prometheus.query("avail_alertmanager_posts_total{result=\"failed\"} > 0")));
    assertThat(beatsOutside.get()).as("whoever waits outside hears nothing").isEqualTo(silentSince);
  }

  /** The service dead: Prometheus sees it, and Alertmanager writes to people by itself. */
  @Test
  @Order(9)
  void withoutTheServiceAlertmanagerWritesToPeople() throws Exception {
    alertmanager = startAlertmanager(alertsAt);
    var _ = stage.service().stop().await(60, TimeUnit.SECONDS);
    stopped = true;
    until(
        "the rule fires",
        LONG,
        () -> some(prometheus.query("ALERTS{alertname=\"MonitorDown\",alertstate=\"firing\"}")));
    until(
        "a letter of Alertmanager's own",
        LONG,
        () ->
            stage.mailbox().items().stream()
                .anyMatch(item -> item.to().contains("truc-nen-tang@haiduong.gov.vn")));
    int before = beatsOutside.get();
    until("outside the beat goes on", LONG, () -> beatsOutside.get() > before);
  }
}
