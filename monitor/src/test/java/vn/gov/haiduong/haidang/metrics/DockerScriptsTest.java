package vn.gov.haiduong.haidang.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The scripts beside the stack of containers, on a copy of the files that they read and write. */
class DockerScriptsTest {

  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final String DIGEST = "sha256:" + "0a".repeat(32);

  @TempDir Path dir;

  private record Ran(int code, String said) {}

  @BeforeEach
  void copy() throws IOException {
    for (String folder : List.of("docker", "docker/prometheus", "alerts/alertmanager", "targets")) {
      var _ = Files.createDirectories(dir.resolve(folder));
      try (Stream<Path> files = Files.list(ROOT.resolve(folder))) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          var _ = Files.copy(file, dir.resolve(folder).resolve(file.getFileName()));
        }
      }
    }
    var _ = Files.copy(ROOT.resolve("docker-compose.yml"), dir.resolve("docker-compose.yml"));
  }

  private Ran run(String... command) throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(List.of(command));
    words.set(0, dir.resolve(words.getFirst()).toString());
    ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
    var _ = builder.environment().merge("PATH", dir + "/bin:", (path, first) -> first + path);
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    return new Ran(process.exitValue(), said);
  }

  private String secret(String name) throws IOException {
    return Files.readString(dir.resolve("docker/secrets").resolve(name));
  }

  @Test
  void secretsAreMadeOnceAndNeverShown() throws Exception {
    Ran first = run("docker/secrets.sh");
    assertThat(first.code).as(first.said).isZero();
    String token = secret("alertmanager_token");
    assertThat(token).matches("[0-9a-f]{48}");
    assertThat(secret("grafana_password")).matches("[0-9a-f]{48}").isNotEqualTo(token);
    assertThat(secret("pgpass")).endsWith(":" + secret("postgres_password") + "\n");
    assertThat(first.said).doesNotContain(token);
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(dir.resolve("docker/secrets"))))
        .as("readable inside by name, not to be listed")
        .isEqualTo("rwx--x--x");
    assertThat(run("docker/secrets.sh").code).isZero();
    assertThat(secret("alertmanager_token")).isEqualTo(token);
  }

  @Test
  void theBeatOutsideIsOffWithoutAnAddressAndRefusesWhatIsNone() throws Exception {
    Path written = dir.resolve("docker/secrets/alertmanager.yml");
    Path address = Files.createDirectories(written.getParent()).resolve("dead_man_url");
    assertThat(run("docker/dead-man.sh").said).contains("tắt");
    assertThat(written).doesNotExist();
    var _ = Files.writeString(address, "https://beat.example.vn/ping/0123\n");
    assertThat(run("docker/dead-man.sh").code).isZero();
    String usual = Files.readString(dir.resolve("alerts/alertmanager/alertmanager.yml"));
    assertThat(Files.readString(written))
        .endsWith(
            usual.replace(
                "  - name: nhip-tim\n    webhook_configs:\n",
                """
                  - name: nhip-tim
                    webhook_configs:
                      - url: "https://beat.example.vn/ping/0123"
                        send_resolved: false
                """));
    for (String wrong : List.of("beat.example.vn", "ftp://beat.example.vn/", "https://a/\"b")) {
      var _ = Files.writeString(address, wrong + "\n");
      assertThat(run("docker/dead-man.sh").code).as(wrong).isEqualTo(2);
    }
    Files.delete(address);
    assertThat(run("docker/dead-man.sh").code).isZero();
    assertThat(written).doesNotExist();
  }

  /**
   * A digest that no registry gave is not written; one that it gave is, for every foreign image.
   */
  @Test
  void imagesArePinnedByDigestsOfARegistryAlone() throws Exception {
    Path docker = Files.createDirectories(dir.resolve("bin")).resolve("docker");
    var _ = Files.writeString(docker, "#!/bin/sh\n[ \"$5\" != grafana/grafana:13.2.3 ]\n");
    assertThat(docker.toFile().setExecutable(true)).isTrue();
    Path pinned = dir.resolve("docker-compose.pinned.yml");
    Ran none = run("docker/pin.sh");
    assertThat(none.code).isEqualTo(1);
    assertThat(none.said).contains("prom/prometheus:", "grafana/grafana:", "postgres:");
    assertThat(pinned).doesNotExist();
    var _ = Files.writeString(docker, "#!/bin/sh\necho \"registry/${5%:*}@" + DIGEST + "\"\n");
    Ran all = run("docker/pin.sh");
    assertThat(all.code).as(all.said).isZero();
    assertThat(Files.readAllLines(pinned))
        .filteredOn(line -> line.contains("image"))
        .hasSize(5)
        .allMatch(line -> line.matches("  [a-z]+: \\{image: \"[^@ ]+:[^@ ]+@" + DIGEST + "\"}"));
  }

  @Test
  void theLimitOfSamplesIsRaisedForALargeInventoryAndNeverLowered() throws Exception {
    Path config = dir.resolve("docker/prometheus/prometheus.yml");
    String before = Files.readString(config);
    assertThat(run("docker/sample-limit.sh").code).isZero();
    assertThat(Files.readString(config)).as("that of the shipped inventory").isEqualTo(before);
    StringBuilder sites = new StringBuilder(Files.readString(dir.resolve("targets/sites.csv")));
    for (int n = 0; n < 2_000; n++) {
      var _ = sites.append("site-").append(n).append(",stttt\n");
    }
    var _ = Files.writeString(dir.resolve("targets/sites.csv"), sites);
    assertThat(run("docker/sample-limit.sh").said).contains("60000 -> ");
    for (String file : List.of("prometheus.yml", "prometheus-blackbox.yml")) {
      String raised = Files.readString(dir.resolve("docker/prometheus").resolve(file));
      assertThat(raised).contains("    sample_limit: 780000 #");
    }
    var _ =
        Files.copy(
            ROOT.resolve("targets/sites.csv"),
            dir.resolve("targets/sites.csv"),
            StandardCopyOption.REPLACE_EXISTING);
    assertThat(run("docker/sample-limit.sh").code).isZero();
    assertThat(Files.readString(config)).contains("    sample_limit: 780000 #");
  }
}
