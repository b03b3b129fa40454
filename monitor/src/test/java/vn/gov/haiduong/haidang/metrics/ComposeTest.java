package vn.gov.haiduong.haidang.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.gov.haiduong.haidang.Needs;
import vn.gov.haiduong.haidang.Tool;

/** The stack of containers, without an engine: the composer accepts it and nothing is left open. */
class ComposeTest {

  private static final Path FILE = Path.of("..", "docker-compose.yml").toAbsolutePath().normalize();

  private static String config(String... more) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(Tool.COMPOSE.path(), "-f", FILE.toString()));
    command.addAll(List.of(more));
    command.add("config");
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(50, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(said).isZero();
    return said;
  }

  @ParameterizedTest
  @Needs(Tool.COMPOSE)
  @ValueSource(strings = {"demo", "postgres", "blackbox"})
  void theComposerAcceptsEachProfile(String profile) throws IOException, InterruptedException {
    String whole = config("--profile", profile);
    assertThat(whole).contains("\n  " + profile + ":\n");
    int services = whole.split("\n    image: ", -1).length - 1;
    for (String held :
        List.of("read_only: true", "- no-new-privileges:true", "pids_limit: 300", "- ALL")) {
      assertThat(whole.split(held, -1).length - 1).as(held).isGreaterThanOrEqualTo(services);
    }
  }

  @Test
  void portsAreLocalImagesPinnedAndSecretsFiles() throws IOException {
    String text = Files.readString(FILE);
    assertThat(text).doesNotContain(":latest").doesNotContain("privileged: true");
    assertThat(text).doesNotContainPattern("ports: \\[\"(?!127\\.0\\.0\\.1:)");
    assertThat(text).doesNotContainPattern("(?i)password: +[a-z0-9]+$");
  }

  @Test
  void theSimulatedProvinceStandsInTheMonitorSPlace() throws IOException {
    String text = Files.readString(FILE);
    assertThat(text).contains("aliases: [monitor]");
    assertThat(text)
        .as("Prometheus watches, and must come up when the monitor does not")
        .doesNotContain("depends_on: {monitor");
  }
}
