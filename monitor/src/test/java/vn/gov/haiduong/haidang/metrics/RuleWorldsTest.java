package vn.gov.haiduong.haidang.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.yaml.snakeyaml.Yaml;
import vn.gov.haiduong.haidang.Needs;
import vn.gov.haiduong.haidang.Tool;

/**
 * Every rule through a gap, a restart, maintenance, unknown time and the turn of a month, all rules
 * at once: nothing fires but what the case itself means. That each rule fires, and is silent, by
 * its own series is in {@code alerts/prometheus/tests}.
 */
@Timeout(300)
class RuleWorldsTest {

  private static final Path RULES = Path.of("..", "alerts", "prometheus").toAbsolutePath();
  private static final Pattern METRIC =
      Pattern.compile(
          "\\b(avail_\\w+|up|prometheus_\\w+|alertmanager_\\w+|scrape_\\w+)\\b(?=[{\\[ )]|$)");

  /** What unknown time must tell: that too much is unknown, and where too little was seen. */
  private static final Map<RuleWorlds.Case, Set<String>> MEANT =
      Map.of(RuleWorlds.Case.UNKNOWN, Set.of("UnknownShareHigh", "CoverageLow"));

  @TempDir Path dir;

  private record Rule(String name, String expression) {}

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> list(Map<String, Object> from, String key) {
    return from.get(key) instanceof List<?> found ? (List<Map<String, Object>>) found : List.of();
  }

  private static List<Rule> alerts() throws IOException {
    List<Rule> found = new ArrayList<>();
    try (Stream<Path> files = Files.list(RULES)) {
      for (Path file : files.filter(name -> name.toString().endsWith(".rules.yml")).toList()) {
        Map<String, Object> read = new Yaml().load(Files.readString(file));
        for (Map<String, Object> group : list(read, "groups")) {
          for (Map<String, Object> rule : list(group, "rules")) {
            if (rule.get("alert") instanceof String name) {
              found.add(new Rule(name, String.valueOf(rule.get("expr"))));
            }
          }
        }
      }
    }
    return found;
  }

  private String run(RuleWorlds.Case happening, Set<String> meant) throws Exception {
    StringBuilder test = new StringBuilder("rule_files:\n");
    List<String> groups = new ArrayList<>();
    try (Stream<Path> files = Files.list(RULES)) {
      for (Path file :
          files.filter(name -> name.toString().endsWith(".rules.yml")).sorted().toList()) {
        var _ = test.append("  - ").append(file).append('\n');
        var _ =
            Files.readString(file)
                .lines()
                .filter(line -> line.startsWith("  - name: "))
                .map(line -> line.substring(10))
                .filter(groups::add)
                .count();
      }
    }
    var _ =
        test.append("evaluation_interval: 1m\ngroup_eval_order: ")
            .append(groups)
            .append("\ntests:\n  - name: \"")
            .append(happening)
            .append("\"\n    interval: 1m\n    input_series:\n")
            .append(RuleWorlds.of(happening))
            .append(
                "    promql_expr_test:\n      - expr: 'count by (alertname) (sum_over_time("
                    + "ALERTS{alertstate=\"firing\", alertname!=\"Watchdog\"}[5h]) > 0) > bool 0'\n")
            .append("        eval_time: ")
            .append(RuleWorlds.MINUTES)
            .append("m\n        exp_samples:");
    if (meant.isEmpty()) {
      var _ = test.append(" []\n");
    } else {
      var _ = test.append('\n');
      for (String name : new TreeSet<>(meant)) {
        var _ =
            test.append("          - {labels: '{alertname=\"")
                .append(name)
                .append("\"}', value: 1}\n");
      }
    }
    Path file = Files.writeString(dir.resolve(happening + ".test.yml"), test);
    Process promtool =
        new ProcessBuilder(Tool.PROMTOOL.path(), "test", "rules", file.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(promtool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(promtool.waitFor(200, TimeUnit.SECONDS)).isTrue();
    return promtool.exitValue() == 0 ? "" : said;
  }

  @ParameterizedTest
  @Needs(Tool.PROMTOOL)
  @EnumSource
  void nothingFiresButWhatItMeans(RuleWorlds.Case happening) throws Exception {
    assertThat(run(happening, MEANT.getOrDefault(happening, Set.of()))).isEmpty();
  }

  /** The check of the check: unknown time must not be taken for silence of all. */
  @Test
  @Needs(Tool.PROMTOOL)
  void whatFiresUnexpectedlyIsNoticed() throws Exception {
    assertThat(run(RuleWorlds.Case.UNKNOWN, Set.of())).contains("UnknownShareHigh");
  }

  /** A rule over a metric that no world has would be silent for want of data. */
  @Test
  void everyMetricOfEveryRuleIsInEveryWorld() throws IOException {
    for (Rule rule : alerts()) {
      List<String> read =
          METRIC
              .matcher(rule.expression)
              .results()
              .map(found -> found.group(1))
              .distinct()
              .toList();
      boolean ofRecords = rule.expression.contains("target:avail_");
      assertThat(read.isEmpty() && !ofRecords)
          .as(rule.name)
          .isEqualTo(rule.name.equals("Watchdog"));
      for (RuleWorlds.Case happening : RuleWorlds.Case.values()) {
        String world = RuleWorlds.of(happening);
        assertThat(read)
            .as(rule.name + " in " + happening)
            .allMatch(metric -> world.contains("'" + metric + "{"));
      }
    }
  }
}
