package vn.gov.haiduong.haidang.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import vn.gov.haiduong.haidang.Needs;
import vn.gov.haiduong.haidang.Tool;
import vn.gov.haiduong.haidang.incident.Incident;

/** Prometheus' rules and Alertmanager's routes, by the checkers that come with those programs. */
class AlertRulesTest {

  @TempDir Path dir;

  private static final Path RULES = Path.of("..", "alerts", "prometheus");
  private static final Path ROUTES = Path.of("..", "alerts", "alertmanager");
  private static final Pattern ALERT =
      Pattern.compile("(?m)^      - alert: (\\w+)\\n((?:        .*\\n)+)");

  @Test
  void everyAlertTellsWhatWhoAndWhatToDo() throws IOException {
    assertThat(alerts()).hasSizeGreaterThan(25).containsKey("Watchdog");
    alerts()
        .forEach(
            (name, body) -> {
              assertThat(body)
                  .as(name)
                  .containsPattern("severity: (none|info|warning|critical), team: [a-z-]+, source")
                  .containsPattern("summary: \".*\\p{L}.*\"")
                  .containsPattern("description: \".*\\p{L}.*\"")
                  .containsPattern("dashboard_url: /d/avail-[a-z]+\\n")
                  .contains("runbook_url: docs/runbooks/" + name + ".md\n");
              assertThat(Path.of("..", "docs", "runbooks", name + ".md")).exists();
            });
  }

  @Test
  void everyAlertIsSeenToFireAndToBeSilent() throws IOException {
    String tests = String.join("\n", read(RULES.resolve("tests"), ".test.yml"));
    for (String name : alerts().keySet()) {
      Pattern asked =
          Pattern.compile(
              "alertname=\"" + name + "\", alertstate[^\\n]*\\n[^\\n]*\\n *exp_samples:(.*)");
      List<String> expected = asked.matcher(tests).results().map(r -> r.group(1).strip()).toList();
      assertThat(expected).as(name + " fires in a test").contains("");
      if (!name.equals("Watchdog")) {
        assertThat(expected).as(name + " is silent in a test").contains("[]");
      }
    }
  }

  @Test
  void budgetsAndManyDownAreNeverCritical() throws IOException {
    alerts()
        .forEach(
            (name, body) -> {
              if (name.matches("Availability.*|Monthly.*|ManyTargetsDown|TargetFlapping")) {
                assertThat(body).as(name).doesNotContain("critical");
              }
            });
  }

  @Test
  void rulesSpeakOfPhasesAndKindsThatIncidentsHave() throws IOException {
    List<String> phases =
        Stream.of(Incident.Phase.values()).map(Incident.Phase::label).sorted().toList();
    List<String> kinds =
        Stream.of(Incident.Kind.values()).map(Incident.Kind::label).sorted().toList();
    Pattern asked = Pattern.compile("avail_incident_info\\{([^}]*)}");
    Pattern matcher = Pattern.compile("(phase|kind)[=!~]+\\\\?\"([^\"\\\\]*)");
    List<String> texts = new ArrayList<>(read(RULES, ".rules.yml"));
    texts.addAll(read(Path.of("..", "dashboards", "json"), ".json"));
    List<String> said =
        texts.stream()
            .flatMap(text -> asked.matcher(text).results())
            .flatMap(found -> matcher.matcher(found.group(1)).results())
            .flatMap(
                found ->
                    Stream.of(found.group(2).split("\\|", -1))
                        .map(word -> found.group(1) + " " + word))
            .toList();
    assertThat(said).isNotEmpty();
    assertThat(said)
        .allMatch(
            word ->
                (word.startsWith("phase ") ? phases : kinds)
                    .contains(word.substring(word.indexOf(' ') + 1)));
  }

  /** Debian's own, and a newer one where {@code .ci/newer.sh} could fetch it. */
  static List<String> promtools() {
    return withNewer(Tool.PROMTOOL);
  }

  static List<String> amtools() {
    return withNewer(Tool.AMTOOL);
  }

  private static List<String> withNewer(Tool tool) {
    Path newer = Path.of("..", "target", "newer", "usr", "bin", tool.command());
    return Files.isExecutable(newer)
        ? List.of(tool.path(), newer.toString())
        : List.of(tool.path());
  }

  @ParameterizedTest
  @Needs(Tool.PROMTOOL)
  @MethodSource("promtools")
  void promtoolAcceptsTheRules(String promtool) throws IOException, InterruptedException {
    List<String> check =
        new ArrayList<>(List.of(promtool, "check", "rules", "--lint=all", "--lint-fatal"));
    check.addAll(paths(RULES, ".rules.yml"));
    String _ = run(check);
  }

  @ParameterizedTest(name = "{0}")
  @Needs(Tool.PROMTOOL)
  @MethodSource("tries")
  void rulesFireAndKeepSilent(String file) throws IOException, InterruptedException {
    for (String promtool : promtools()) {
      String _ = run(List.of(promtool, "test", "rules", file));
    }
  }

  /** With the rules where the stack mounts them. */
  @ParameterizedTest
  @Needs(Tool.PROMTOOL)
  @MethodSource("promtools")
  void promtoolAcceptsTheConfigurations(String promtool) throws IOException, InterruptedException {
    Path rules = Files.createDirectories(dir.resolve("rules"));
    for (String rule : paths(RULES, ".rules.yml")) {
      var _ = Files.copy(Path.of(rule), rules.resolve(Path.of(rule).getFileName()));
    }
    for (String config : paths(Path.of("..", "docker", "prometheus"), ".yml")) {
      Path copy = Files.copy(Path.of(config), dir.resolve(Path.of(config).getFileName()));
      assertThat(run(List.of(promtool, "check", "config", copy.toString())))
          .contains("4 rule files found");
    }
  }

  static List<String> tries() throws IOException {
    return paths(RULES.resolve("tests"), ".test.yml");
  }

  @ParameterizedTest(name = "{0} goes to {1}")
  @Needs(Tool.AMTOOL)
  @CsvSource(
      delimiter = '|',
      value = {
        "alertname=Watchdog severity=none source=prometheus|nhip-tim",
        "alertname=TargetDown source=monitor severity=critical|chi-hien-thi",
        "alertname=HaiDangIncident told_by=haidang severity=S1|chi-hien-thi",
        "alertname=MonitorDown source=prometheus severity=critical|nen-tang-thu,so-su-co",
        "alertname=OutboxStuck source=prometheus severity=critical|nen-tang-thu,so-su-co",
        "alertname=IncidentDeadlineMissed source=prometheus severity=critical|so-su-co",
        "alertname=AvailabilityBudgetBurnFast source=prometheus severity=warning|so-su-co",
        "alertname=TargetFlapping source=prometheus severity=info|so-su-co"
      })
  void alertsGoWhereTheyBelong(String labels, String receivers)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Tool.AMTOOL.path(),
                "config",
                "routes",
                "test",
                "--config.file=" + ROUTES.resolve("alertmanager.yml"),
                "--verify.receivers=" + receivers));
    command.addAll(List.of(labels.split(" ")));
    String _ = run(command);
  }

  @ParameterizedTest
  @Needs(Tool.AMTOOL)
  @MethodSource("amtools")
  void alertmanagerAcceptsItsConfiguration(String amtool) throws IOException, InterruptedException {
    assertThat(run(List.of(amtool, "check-config", ROUTES.resolve("alertmanager.yml").toString())))
        .contains("SUCCESS", "1 templates");
  }

  @Test
  @Needs(Tool.AMTOOL)
  void lettersAreVietnameseAndInVietnameseTime() throws IOException, InterruptedException {
    assertThat(
            run(
                List.of(
                    Tool.AMTOOL.path(),
                    "template",
                    "render",
                    "--template.glob=" + ROUTES.resolve("templates/haidang.tmpl"),
                    "--template.text={{ template \"haidang.tieude\" . }}\n{{ template \"haidang.thu\" . }}")))
        .contains("Ai phải làm", "giờ Việt Nam", "Hướng dẫn");
  }

  private static SortedMap<String, String> alerts() throws IOException {
    SortedMap<String, String> found = new TreeMap<>();
    for (String text : read(RULES, ".rules.yml")) {
      Matcher matcher = ALERT.matcher(text + "\n");
      while (matcher.find()) {
        found.put(matcher.group(1), matcher.group(2));
      }
    }
    return found;
  }

  private static List<String> paths(Path folder, String end) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(Path::toString).filter(name -> name.endsWith(end)).sorted().toList();
    }
  }

  private static List<String> read(Path folder, String end) throws IOException {
    List<String> texts = new ArrayList<>();
    for (String path : paths(folder, end)) {
      texts.add(Files.readString(Path.of(path)));
    }
    return texts;
  }

  private static String run(List<String> command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(said).isZero();
    return said;
  }
}
