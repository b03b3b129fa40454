package vn.gov.haiduong.haidang.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;
import vn.gov.haiduong.haidang.Needs;
import vn.gov.haiduong.haidang.Tool;

/**
 * The stack of containers, without an engine: the composer accepts it, each service pays what it
 * owes ({@link ComposeRules}), and each of those debts is noticed when it is not paid.
 */
class ComposeTest {

  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  /** What a service may lack without a fault: nothing else may be taken away unnoticed. */
  private static final List<String> FREE =
      List.of(
          "command",
          "environment",
          "sysctls",
          "tmpfs",
          "secrets",
          "ports",
          "volumes",
          "build",
          "shm_size",
          "profiles",
          "entrypoint",
          "depends_on");

  private static final Map<List<String>, String> READ = new ConcurrentHashMap<>();

  /** A copy of its own each time: tests take things from it. */
  private static Map<String, Object> stack(String... files) {
    return new Yaml().load(READ.computeIfAbsent(List.of(files), ComposeTest::composed));
  }

  private static String composed(List<String> files) {
    List<String> command = new ArrayList<>(List.of(Tool.COMPOSE.path()));
    for (String file : files) {
      command.addAll(List.of("-f", ROOT.resolve(file).toString()));
    }
    for (String profile : List.of("demo", "postgres", "blackbox")) {
      command.addAll(List.of("--profile", profile));
    }
    command.add("config");
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor(50, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).as(said).isZero();
      return said;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private static Map<String, Object> services(Map<String, Object> stack) {
    return ComposeRules.map(stack, "services");
  }

  @Test
  @Needs(Tool.COMPOSE)
  void eachServiceOfEachProfilePaysWhatItOwes() throws Exception {
    Map<String, Object> stack = stack("docker-compose.yml");
    assertThat(services(stack))
        .containsOnlyKeys(
            "monitor", "demo", "prometheus", "alertmanager", "grafana", "postgres", "blackbox");
    assertThat(ComposeRules.problems(stack)).isEmpty();
  }

  @Test
  @Needs(Tool.COMPOSE)
  void nothingCanBeTakenFromAServiceUnnoticed() throws Exception {
    Map<String, Object> stack = stack("docker-compose.yml");
    int taken = 0;
    for (String name : services(stack).keySet()) {
      Map<String, Object> service = ComposeRules.map(services(stack), name);
      for (String key : new TreeSet<>(service.keySet())) {
        if (!FREE.contains(key)) {
          Object was = service.remove(key);
          assertThat(ComposeRules.problems(stack)).contains(name + ": " + key);
          assertThat(service.put(key, Objects.requireNonNull(was))).isNull();
          taken++;
        }
      }
    }
    assertThat(taken).as("twelve debts of each of seven services").isGreaterThanOrEqualTo(84);
    assertThat(ComposeRules.problems(stack)).isEmpty();
  }

  /** Values that are there and wrong: one of each kind, put where it would do harm. */
  @Test
  @Needs(Tool.COMPOSE)
  void eachHarmfulValueIsNoticed() throws Exception {
    record Defect(String service, String key, Object value) {}
    for (Defect defect :
        List.of(
            new Defect("monitor", "user", "0:0"),
            new Defect("monitor", "user", "root"),
            new Defect("grafana", "privileged", true),
            new Defect("blackbox", "cap_add", List.of("NET_RAW")),
            new Defect("blackbox", "cap_drop", List.of("NET_RAW")),
            new Defect("prometheus", "read_only", false),
            new Defect("prometheus", "pids_limit", 0),
            new Defect("prometheus", "image", "prom/prometheus:latest"),
            new Defect("grafana", "image", "grafana/grafana"),
            new Defect("alertmanager", "restart", "no"),
            new Defect("alertmanager", "ports", List.of("9093:9093")),
            new Defect("grafana", "ports", List.of("0.0.0.0:3000:3000/tcp")),
            new Defect("postgres", "networks", Map.of("front", Map.of())),
            new Defect("postgres", "security_opt", List.of("seccomp:unconfined")),
            new Defect("monitor", "volumes", List.of("/srv/targets:/app/targets:rw")),
            new Defect("monitor", "environment", Map.of("TZ", "UTC")),
            new Defect(
                "grafana",
                "environment",
                Map.of("TZ", "Asia/Ho_Chi_Minh", "GF_SECURITY_ADMIN_PASSWORD", "admin")),
            new Defect("demo", "healthcheck", Map.of("disable", true)),
            new Defect("demo", "logging", Map.of("driver", "json-file")),
            new Defect("grafana", "depends_on", Map.of()),
            new Defect("prometheus", "depends_on", Map.of()),
            new Defect(
                "prometheus",
                "depends_on",
                Map.of(
                    "alertmanager", Map.of("condition", "service_started"),
                    "monitor", Map.of("condition", "service_healthy"))))) {
      Map<String, Object> stack = stack("docker-compose.yml");
      var _ = ComposeRules.map(services(stack), defect.service).put(defect.key, defect.value);
      assertThat(ComposeRules.problems(stack))
          .as(defect.toString())
          .contains(defect.service + ": " + defect.key);
    }
    Map<String, Object> stack = stack("docker-compose.yml");
    var _ =
        ComposeRules.map(services(stack), "alertmanager")
            .put("depends_on", Map.of("grafana", Map.of("condition", "service_started")));
    assertThat(ComposeRules.problems(stack))
        .contains("prometheus: depends_on goes in a circle")
        .doesNotContain("monitor: depends_on goes in a circle");
    var _ = ComposeRules.map(ComposeRules.map(stack, "networks"), "inner").remove("internal");
    assertThat(ComposeRules.problems(stack)).contains("postgres: networks");
  }

  @Test
  @Needs(Tool.COMPOSE)
  void theOverrideForABeatOutsideChangesOneFileAlone() throws Exception {
    Map<String, Object> plain = stack("docker-compose.yml");
    Map<String, Object> more = stack("docker-compose.yml", "docker-compose.dead-man.yml");
    assertThat(ComposeRules.problems(more)).isEmpty();
    Map<String, Object> there = ComposeRules.map(services(more), "alertmanager");
    List<Object> volumes = new ArrayList<>((List<?>) there.get("volumes"));
    volumes.removeAll((List<?>) ComposeRules.map(services(plain), "alertmanager").get("volumes"));
    assertThat(volumes)
        .singleElement()
        .asString()
        .endsWith("/docker/secrets/alertmanager.yml:/etc/alertmanager/alertmanager.yml:ro");
    assertThat(services(more)).hasSameSizeAs(services(plain));
  }

  @Test
  void theSimulatedProvinceStandsInTheMonitorSPlace() throws IOException {
    assertThat(Files.readString(ROOT.resolve("docker-compose.yml")))
        .contains("aliases: [monitor]")
        .contains("--enable-feature=extra-scrape-metrics");
  }

  @Test
  void theConfigurationForAnExporterBesideIsTheUsualOneAndOneJob() throws IOException {
    Path folder = ROOT.resolve("docker/prometheus");
    String usual = Files.readString(folder.resolve("prometheus.yml"));
    String beside = Files.readString(folder.resolve("prometheus-blackbox.yml"));
    assertThat(beside).startsWith(usual);
    assertThat(beside.substring(usual.length()))
        .containsOnlyOnce("job_name: blackbox")
        .contains("http_sd_configs: [{url: \"http://monitor:8080/sd?kind=website\"");
  }

  @Test
  void theImageKnowsItsSource() throws IOException {
    String text = Files.readString(ROOT.resolve("Dockerfile"));
    assertThat(text.split("ARG HAIDANG_REVISION\n", -1)).as("in both ways to build").hasSize(3);
    assertThat(text.split("image.revision=\"\\$\\{HAIDANG_REVISION}\"", -1)).hasSize(3);
    assertThat(Files.readString(ROOT.resolve(".dockerignore")))
        .contains("!monitor/target/haidang/.revision\n");
  }

  /** Else the cache of classes made in the image's build would not be taken. */
  @Test
  void theCacheIsMadeWithTheFlagsOfTheService() throws IOException {
    List<List<String>> flags = new ArrayList<>();
    for (String script : List.of("docker/rehearse.sh", "docker/command.sh")) {
      flags.add(
          Pattern.compile("-XX:\\+\\S+|-Dfile\\S+|--[a-z][a-z-]+=\\S+")
              .matcher(Files.readString(ROOT.resolve(script)))
              .results()
              .map(MatchResult::group)
              .toList());
    }
    assertThat(flags.getFirst()).hasSize(5).isEqualTo(flags.getLast());
  }
}
