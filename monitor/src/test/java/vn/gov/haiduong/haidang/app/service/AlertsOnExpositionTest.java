package vn.gov.haiduong.haidang.app.service;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.gov.haiduong.haidang.app.service.Outsider.until;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import vn.gov.haiduong.haidang.Needs;
import vn.gov.haiduong.haidang.Tool;

/**
 * Each alert fires in a real Prometheus on the exposition that the running service really gives,
 * with only the samples changed that make its state; before the change none does. Windows and
 * {@code for} are shortened to seconds; metrics, labels and expressions are those that are shipped.
 */
@Needs({Tool.PROMETHEUS, Tool.ALERTMANAGER})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(400)
class AlertsOnExpositionTest {

  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Duration LONG = Duration.ofMinutes(2);
  private static final Pattern LABEL = Pattern.compile("\\$labels\\.(\\w+)");

  private static final String CURRENT = "month=\"current\"";
  private static final String PREVIOUS = "month=\"previous\"";

  /**
   * Its window of a day is seconds here, in which the decided time of targets that are measured
   * seldom moves in jumps.
   */
  private static final Set<String> OF_SHORT_WINDOWS = Set.of("CoverageLow");

  @TempDir static Path work;

  private Process service;
  private Outsider prometheus;
  private Outsider alertmanager;
  private AlteringProxy monitor;
  private AlteringProxy self;
  private AlteringProxy alerts;
  private final Set<String> before = new TreeSet<>();
  private final Map<String, JsonObject> fired = new TreeMap<>();

  @BeforeAll
  @Timeout(600)
  void story() throws Exception {
    int at = Outsider.freePorts(3);
    service = launch(at);
    URI ready = URI.create("http://127.0.0.1:" + at + "/-/ready");
    until(
        "the service is ready: " + work.resolve("service.log"),
        LONG,
        () -> {
          assertThat(service.isAlive()).as("%s", told()).isTrue();
          return Outsider.ask(HttpRequest.newBuilder(ready).build()).startsWith("200 ");
        });
    int alertsAt = Outsider.freePort();
    alertmanager =
        Outsider.start(
            alertsAt,
            work.resolve("alertmanager.log"),
            List.of(
                Tool.ALERTMANAGER.path(),
                "--config.file="
                    + Files.writeString(
                        work.resolve("am.yml"), "route: {receiver: a}\nreceivers: [{name: a}]\n"),
                "--storage.path=" + work.resolve("am"),
                "--cluster.listen-address=",
                "--web.listen-address=127.0.0.1:" + alertsAt));
    int prometheusAt = Outsider.freePort();
    monitor = AlteringProxy.of(URI.create("http://127.0.0.1:" + at + "/metrics"));
    self = AlteringProxy.of(URI.create("http://127.0.0.1:" + prometheusAt + "/metrics"));
    alerts = AlteringProxy.of(alertmanager.root().resolve("/metrics"));
    until(
        "the province is measured",
        Duration.ofSeconds(150),
        () -> monitor.exposition().lines().filter(AlertsOnExpositionTest::known).count() > 1_300);
    String victim = oneSiteBreaks(at);
    startPrometheus(prometheusAt, alertsAt);
    until("it is scraped", LONG, () -> some("count(avail_target_state) > 1300"));
    until("rules are evaluated", LONG, () -> some("ALERTS{alertname=\"Watchdog\"}"));
    until("windows are full", LONG, () -> some("count_over_time(up{job=\"monitor\"}[40s]) >= 12"));
    firing(victim)
        .forEach(
            (name, alert) -> {
              if (!OF_SHORT_WINDOWS.contains(name)) {
                var _ =
                    before.add(name + " " + alert.getJsonObject("labels").getString("target", ""));
              }
            });
    Alterations everything = changes(victim);
    // A tenth more samples than there were: over 80 % of the limit, and not over the limit.
    long samples = samples();
    for (int n = 0; n < samples / 10; n++) {
      var _ = everything.add("one_more_sample{n=\"" + n + "\"}", () -> 1);
    }
    assertThat(everything.missed(monitor.exposition())).as("samples that are not there").isEmpty();
    Alterations ofPrometheus =
        new Alterations()
            .growing("prometheus_rule_evaluation_failures_total", 1)
            .set("prometheus_config_last_reload_successful", 0)
            .set("prometheus_notifications_alertmanagers_discovered", 0)
            .set("prometheus_tsdb_storage_blocks_bytes", 9e9)
            .set("prometheus_tsdb_retention_limit_bytes", 1e10);
    assertThat(ofPrometheus.missed(self.exposition())).isEmpty();
    Alterations ofAlertmanager =
        new Alterations().growing("alertmanager_notifications_failed_total", 1);
    assertThat(ofAlertmanager.missed(alerts.exposition())).isEmpty();
    monitor.tell(everything);
    self.tell(ofPrometheus);
    alerts.tell(ofAlertmanager);
    Set<String> alive = new TreeSet<>(shipped().keySet());
    alive.removeAll(Set.of("MonitorDown", "AlertmanagerDown", "IncidentWithoutDown"));
    collect(alive);
    // The broken site answers while its incident is still open.
    monitor.tell(new Alterations().set("avail_target_state\\{target=\"" + victim + "\"", 0));
    collect(Set.of("IncidentWithoutDown"));
    monitor.die();
    alerts.die();
    collect(Set.of("MonitorDown", "AlertmanagerDown"));
  }

  private static boolean known(String line) {
    return line.startsWith("avail_target_state{") && !line.endsWith(" 2");
  }

  /** What makes each state, on samples that are really there. */
  private static Alterations changes(String victim) {
    String notVictim = "(?!target=\"" + Pattern.quote(victim) + "\")";
    return new Alterations()
        .set("avail_start_time_seconds", Alterations::now)
        .set("avail_vantage_up", 0)
        .ago("avail_snapshot_timestamp_seconds", 1_000)
        .ago("avail_probe_last_completion_timestamp_seconds\\{.*kind=\"wan\"", 10_000)
        .set("avail_scheduler_lag_seconds_bucket\\{le=\"[0-9.]+\"", 0)
        .growing("avail_scheduler_lag_seconds_bucket\\{le=\"\\+Inf\"", 100)
        .growing("avail_probes_overload_total", 100)
        .set("avail_target_state\\{.*kind=\"portal_link\"", 2)
        .set("avail_target_state\\{" + notVictim + ".*kind=\"website\"", 4)
        .set("avail_canary_caught", 0)
        .set("avail_config_last_reload_successful", 0)
        .set("avail_targets", 1)
        .ago("avail_ledger_last_write_timestamp_seconds", 100_000)
        .growing("avail_ledger_write_errors_total", 1)
        .ago("avail_outbox_oldest_timestamp_seconds", 1_000)
        .set("avail_roster_holes\\{.*roster=\"desk\"", 1)
        // The simulated province has a mailbox to look at, none to answer to.
        .add("avail_mailbox_last_success_timestamp_seconds", () -> Alterations.now() - 10_000)
        .growing("avail_alertmanager_posts_total\\{.*result=\"failed\"", 10)
        .add("avail_report_last_success_timestamp_seconds", () -> Alterations.now() - 40 * 86_400)
        .growing("avail_target_state_seconds_total\\{.*kind=\"website\".*state=\"down\"", 1)
        .set("avail_target_state_seconds_total\\{.*kind=\"website\"", 1_000)
        .growing("avail_target_state_seconds_total\\{.*kind=\"wan\".*state=\"unknown\"", 1)
        .set("avail_month_availability_ratio\\{.*target=\"[^\"]", 0.5)
        // The first month of its life: there is no previous one yet.
        .twice("avail_month_availability_ratio\\{.*target=\"[^\"]", CURRENT, PREVIOUS, 0.5)
        .twice("avail_month_coverage_ratio\\{.*target=\"[^\"]", CURRENT, PREVIOUS, 1)
        .set("avail_month_coverage_ratio\\{.*target=\"[^\"]", 1)
        .set("avail_target_flapping\\{.*kind=\"mail\"", 1)
        .set("avail_probe_latency_seconds_bucket\\{.*le=\"[0-9.]+\"", 0)
        .growing("avail_probe_latency_seconds_bucket\\{.*le=\"\\+Inf\"", 100)
        .ago("avail_tls_cert_not_after_timestamp_seconds\\{.*kind=\"website\"", -20 * 86_400)
        .ago("avail_tls_cert_not_after_timestamp_seconds\\{.*kind=\"service\"", -3 * 86_400)
        .ago("avail_incident_step_deadline_timestamp_seconds", 1_000)
        .set("avail_incident_step_done", 0);
  }

  private static Process launch(int at) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx640m",
            "-XX:+UseSerialGC",
            "--enable-native-access=ALL-UNNAMED",
            "-Dhaidang.home=" + ROOT,
            "-cp",
            System.getProperty("java.class.path"),
            "vn.gov.haiduong.haidang.app.Main",
            "demo",
            "--quiet",
            "--listen",
            "127.0.0.1:" + at,
            "--data",
            work.resolve("data").toString());
    builder.environment().put("HAIDANG_ALERTMANAGER", "http://127.0.0.1:1");
    return builder
        .redirectErrorStream(true)
        .redirectOutput(work.resolve("service.log").toFile())
        .start();
  }

  private static String told() {
    try {
      return Files.readString(work.resolve("service.log"));
    } catch (IOException e) {
      return e.toString();
    }
  }

  /** A real outage with a real incident and its clocks. */
  private String oneSiteBreaks(int at) {
    String victim =
        monitor
            .exposition()
            .lines()
            .filter(line -> line.startsWith("avail_tls_cert_not_after"))
            .filter(line -> line.contains("kind=\"website\""))
            .findFirst()
            .orElseThrow()
            .replaceFirst(".*\\{target=\"([^\"]+)\".*", "$1");
    String faults = "{\"switches\":[{\"scope\":\"target:" + victim + "\",\"fault\":\"refused\"}]}";
    String answer =
        Outsider.ask(
            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + (at + 1) + "/faults"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(faults))
                .build());
    assertThat(answer).startsWith("20");
    until(
        "its incident stands",
        LONG,
        () ->
            monitor
                .exposition()
                .lines()
                .anyMatch(line -> line.startsWith("avail_target_incident{target=\"" + victim)));
    return victim;
  }

  private void startPrometheus(int port, int alertsAt) throws Exception {
    Path rules = Files.createDirectories(work.resolve("rules"));
    try (Stream<Path> files = Files.list(ROOT.resolve("alerts/prometheus"))) {
      for (Path rule : files.filter(file -> file.toString().endsWith(".rules.yml")).toList()) {
        var _ =
            Files.writeString(
                rules.resolve(rule.getFileName()),
                Files.readString(rule)
                    .replaceAll("(?m)^( +for: )\\w+$", "$13s")
                    .replaceAll("(?m)^( +interval: )\\w+$", "$13s")
                    .replaceAll("\\[\\d+[smhdw]]", "[15s]")
                    .replaceAll("offset \\d+[smhdw]", "offset 30s"));
      }
    }
    String config =
        Files.readString(ROOT.resolve("docker/prometheus/prometheus.yml"))
            .replaceFirst(
                "scrape_interval: 30s, scrape_timeout: 10s, evaluation_interval: 30s",
                "scrape_interval: 3s, scrape_timeout: 3s, evaluation_interval: 3s")
            .replaceFirst("sample_limit: \\d+", "sample_limit: " + samples() * 20 / 15)
            .replace("monitor:8080", monitor.address())
            .replace("127.0.0.1:9090", self.address())
            .replaceFirst(
                "(?s)(job_name: alertmanager.*)alertmanager:9093", "$1" + alerts.address())
            .replace("alertmanager:9093", "127.0.0.1:" + alertsAt);
    assertThat(config).contains("scrape_interval: 3s").doesNotContain("monitor:8080");
    prometheus =
        Outsider.start(
            port,
            work.resolve("prometheus.log"),
            List.of(
                Tool.PROMETHEUS.path(),
                "--config.file=" + Files.writeString(work.resolve("prometheus.yml"), config),
                "--enable-feature=extra-scrape-metrics",
                "--storage.tsdb.retention.size=10GB",
                "--storage.tsdb.path=" + work.resolve("tsdb"),
                "--web.listen-address=127.0.0.1:" + port));
  }

  private long samples() {
    return monitor.exposition().lines().filter(line -> !line.startsWith("#")).count();
  }

  private boolean some(String expression) {
    String answer = prometheus.query(expression);
    return answer.startsWith("200 ") && answer.contains("\"metric\"");
  }

  private Map<String, JsonObject> firing() {
    return firing("");
  }

  /** What fires about anything else than this target. */
  private Map<String, JsonObject> firing(String but) {
    Map<String, JsonObject> now = new TreeMap<>();
    String answer = prometheus.get("/api/v1/alerts");
    if (answer.startsWith("200 ")) {
      JsonArray all =
          new JsonObject(answer.substring(4)).getJsonObject("data").getJsonArray("alerts");
      all.stream()
          .map(JsonObject.class::cast)
          .filter(alert -> alert.getString("state").equals("firing"))
          .filter(
              alert ->
                  but.isEmpty()
                      || !alert.getJsonObject("labels").getString("target", "").equals(but))
          .forEach(
              alert ->
                  now.putIfAbsent(alert.getJsonObject("labels").getString("alertname"), alert));
    }
    return now;
  }

  private void collect(Set<String> names) {
    try {
      until(
          "all fire",
          LONG,
          () -> {
            firing().forEach(fired::putIfAbsent);
            return fired.keySet().containsAll(names);
          });
    } catch (AssertionError tooFew) {
      Set<String> missing = new TreeSet<>(names);
      missing.removeAll(fired.keySet());
      System.err.println("did not fire: " + missing);
    }
  }

  /** Annotations of each alert that is shipped. */
  private static Map<String, String> shipped() throws Exception {
    Map<String, String> all = new TreeMap<>();
    Pattern alert = Pattern.compile("(?m)^      - alert: (\\w+)\\n((?:        .*\\n)+)");
    try (Stream<Path> files = Files.list(ROOT.resolve("alerts/prometheus"))) {
      for (Path rule : files.filter(file -> file.toString().endsWith(".rules.yml")).toList()) {
        Matcher found = alert.matcher(Files.readString(rule) + "\n");
        while (found.find()) {
          all.put(found.group(1), found.group(2));
        }
      }
    }
    return all;
  }

  /** All that was begun, also when the story broke off in the middle. */
  @AfterAll
  void stop() throws Exception {
    for (AutoCloseable open : Arrays.asList(monitor, self, alerts, prometheus, alertmanager)) {
      if (open != null) {
        open.close();
      }
    }
    service.destroy();
    assertThat(service.waitFor(30, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void aQuietProvinceFiresNothing() {
    assertThat(before).containsExactly("Watchdog ");
  }

  @Test
  void eachAlertFires() throws Exception {
    assertThat(fired.keySet()).containsExactlyInAnyOrderElementsOf(shipped().keySet());
  }

  /** A label that an annotation names and the alert has not would leave a hole in a sentence. */
  @Test
  void eachAlertHasTheLabelsThatItsSentencesName() throws Exception {
    List<String> holes = new ArrayList<>();
    for (Map.Entry<String, String> alert : shipped().entrySet()) {
      JsonObject at = fired.getOrDefault(alert.getKey(), new JsonObject());
      JsonObject labels = at.getJsonObject("labels", new JsonObject());
      Matcher named = LABEL.matcher(alert.getValue());
      while (named.find()) {
        if (labels.getString(named.group(1), "").isEmpty()) {
          holes.add(alert.getKey() + ": " + named.group(1));
        }
      }
      String sentences = at.getJsonObject("annotations", new JsonObject()).encode();
      if (sentences.contains("no value") || sentences.contains("error expanding")) {
        holes.add(alert.getKey() + ": " + sentences);
      }
    }
    assertThat(holes).isEmpty();
  }
}
