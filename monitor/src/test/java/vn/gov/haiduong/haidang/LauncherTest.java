package vn.gov.haiduong.haidang;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The launcher alone, in a tree of its own whose Maven and JDK only tell that they were called:
 * when it builds, what it starts, what it says.
 */
class LauncherTest {

  @TempDir Path temp;
  private Path root;
  private Path jdk;

  /** How a run of the launcher ended. */
  private record Ended(int exit, String out, String err) {}

  @BeforeEach
  void aTreeInAFolderWithABlank() throws IOException {
    root = Files.createDirectories(temp.resolve("hải đăng"));
    Files.copy(Path.of("..", "haidang"), root.resolve("haidang"));
    Files.createDirectories(root.resolve("monitor/src/main/java"));
    Files.createDirectories(root.resolve(".mvn"));
    Files.writeString(root.resolve("pom.xml"), "");
    Files.writeString(root.resolve("monitor/pom.xml"), "");
    Files.writeString(root.resolve("monitor/src/main/java/A.java"), "");
    Files.writeString(root.resolve("monitor/src/main/java/B.java"), "");
    script(
        root.resolve("mvnw"),
        """
        echo build >>"$(dirname "$0")/builds"
        sleep 0.3
        mkdir -p "$(dirname "$0")/monitor/target"
        [ ! -e "$(dirname "$0")/broken" ] || { echo '[ERROR] A.java:[3,5] broken'; exit 1; }
        echo jar >"$(dirname "$0")/monitor/target/monitor-1.jar"
        """);
    jdk = temp.resolve("jdk 25");
    Files.createDirectories(jdk.resolve("bin"));
    Files.writeString(jdk.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"25.0.3\"\n");
    script(jdk.resolve("bin/javac"), "");
    // In training it writes the cache; else it says how it was started.
    script(
        jdk.resolve("bin/java"),
        """
        for a in "$@"; do
          case $a in -XX:AOTCacheOutput=*) echo cache >"${a#*=}"; echo train >>"$TRAININGS"; exit ;; esac
        done
        for a in "$@"; do printf '<%s>' "$a"; done
        """);
  }

  @Test
  void buildsOnceAndStartsAtOnceAfterwards() throws Exception {
    Ended first = run(root.resolve("haidang"), "check", "--targets", "a b");
    Ended second = run(root.resolve("haidang"), "check");

    assertThat(first.exit()).isZero();
    assertThat(first.err()).contains("lần chạy đầu tiên");
    assertThat(first.out())
        .contains("<-cp><" + root.toRealPath() + "/monitor/target/haidang/haidang.jar>")
        .contains("<-XX:AOTCache=" + root.toRealPath() + "/monitor/target/haidang/haidang.aot>")
        .endsWith("<vn.gov.haiduong.haidang.app.Main><check><--targets><a b>");
    assertThat(second.err()).isEmpty();
    assertThat(builds()).isEqualTo(1);
    assertThat(trainings()).isEqualTo(1);
  }

  @Test
  void buildsAgainWhenASourceIsChangedOrRemoved() throws Exception {
    var _ = run(root.resolve("haidang"), "check");
    age();
    Files.writeString(root.resolve("monitor/src/main/java/A.java"), "changed");
    var _ = run(root.resolve("haidang"), "check");
    assertThat(builds()).isEqualTo(2);

    age();
    Files.delete(root.resolve("monitor/src/main/java/B.java"));
    var _ = run(root.resolve("haidang"), "check");
    assertThat(builds()).isEqualTo(3);
  }

  @Test
  void twoAtOnceBuildOnce() throws Exception {
    Process one = start(root.resolve("haidang"), "check");
    Process other = start(root.resolve("haidang"), "check");

    assertThat(end(one).exit()).isZero();
    assertThat(end(other).exit()).isZero();
    assertThat(builds()).isEqualTo(1);
    assertThat(trainings()).isEqualTo(1);
  }

  @Test
  void worksThroughASymbolicLinkFromAnywhere() throws Exception {
    Path link = temp.resolve("link");
    Files.createSymbolicLink(link, Path.of("hải đăng", "haidang"));

    assertThat(run(link, "check").out()).contains(root.toRealPath() + "/monitor/target/haidang/");
  }

  @Test
  void anotherJdkTrainsAgainWithoutBuilding() throws Exception {
    var _ = run(root.resolve("haidang"), "check");
    Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"25.0.4\"\n");
    var _ = run(root.resolve("haidang"), "check");

    assertThat(builds()).isEqualTo(1);
    assertThat(trainings()).isEqualTo(2);
  }

  @Test
  void aFailedBuildShowsTheErrorAndIsTriedAgain() throws Exception {
    Files.writeString(root.resolve("broken"), "");
    Ended failed = run(root.resolve("haidang"), "check");
    Files.delete(root.resolve("broken"));
    Ended again = run(root.resolve("haidang"), "check");

    assertThat(failed.exit()).isEqualTo(1);
    assertThat(failed.err()).contains("[ERROR] A.java:[3,5] broken").contains("build.log");
    assertThat(again.exit()).isZero();
  }

  @Test
  void withoutAJdkItSaysWhatToInstallInOneSentence() throws Exception {
    Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"21.0.1\"\n");
    // The machine that runs this test has a JDK 25 in the usual folders: hide those.
    Path launcher = root.resolve("haidang");
    Files.writeString(
        launcher,
        Files.readString(launcher)
            .replace("/usr/lib/jvm/", "/nowhere/")
            .replace("/opt/", "/nowhere/"));
    Ended ended = run(launcher, "check");

    assertThat(ended.exit()).isEqualTo(1);
    assertThat(ended.err().lines()).hasSize(1);
    assertThat(ended.err()).contains("JDK 25").contains("temurin-25-jdk");
    assertThat(builds()).isZero();
  }

  /** The JVM itself would say it in a trace, or in the middle of its work. */
  @ParameterizedTest
  @CsvSource({"run, 60, 1", "demo, 60, 1", "demo, 256, 0", "check, 60, 0"})
  void tooFewFilesAreSaidInOneSentenceBeforeAnyJava(String command, int files, int exit)
      throws Exception {
    Path limited = temp.resolve("limited");
    script(limited, "ulimit -n " + files + "; exec \"$@\"");
    Ended first = run(root.resolve("haidang"), "check"); // So that nothing is left to build.
    assertThat(first.exit()).isZero();
    Ended ended = run(limited, root.resolve("haidang").toString(), command);

    assertThat(ended.exit()).isEqualTo(exit);
    if (exit == 0) {
      assertThat(ended.out()).contains("<" + command + ">");
      assertThat(ended.err()).isEmpty();
    } else {
      assertThat(ended.out()).isEmpty();
      assertThat(ended.err()).hasLineCount(1).contains("60 tệp", "ulimit -n");
    }
  }

  @Test
  void helpNeedsNothingAndNoCommandIsWrongUsage() throws Exception {
    Ended help = run(root.resolve("haidang"), "--help");
    Ended none = run(root.resolve("haidang"));

    assertThat(help.exit()).isZero();
    assertThat(help.out()).startsWith("Hải Đăng – ").contains("Ví dụ:");
    assertThat(none.exit()).isEqualTo(64);
    assertThat(none.out()).isEmpty();
    assertThat(builds()).isZero();
  }

  private Process start(Path launcher, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(launcher.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(temp.toFile());
    builder.environment().clear();
    builder.environment().put("PATH", "/usr/bin:/bin");
    builder.environment().put("JAVA_HOME", jdk.toString());
    builder.environment().put("TRAININGS", temp.resolve("trainings").toString());
    return builder.start();
  }

  private static Ended end(Process process) throws Exception {
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    return new Ended(process.exitValue(), out, err);
  }

  private Ended run(Path launcher, String... arguments) throws Exception {
    return end(start(launcher, arguments));
  }

  /** Lets what was built look older than any edit from now on. */
  private void age() throws IOException {
    Files.setLastModifiedTime(
        root.resolve("monitor/target/haidang/.built"),
        FileTime.from(Instant.parse("2026-01-01T00:00:00Z")));
    try (var files = Files.walk(root.resolve("monitor/src"))) {
      for (Path file : files.toList()) {
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2025-01-01T00:00:00Z")));
      }
    }
    for (String file : List.of("pom.xml", "monitor/pom.xml", ".mvn")) {
      Files.setLastModifiedTime(
          root.resolve(file), FileTime.from(Instant.parse("2025-01-01T00:00:00Z")));
    }
  }

  private long builds() throws IOException {
    return count(root.resolve("builds"));
  }

  private long trainings() throws IOException {
    return count(temp.resolve("trainings"));
  }

  private static long count(Path file) throws IOException {
    return Files.exists(file) ? Files.readAllLines(file).size() : 0;
  }

  private static void script(Path path, String body) throws IOException {
    Files.writeString(path, "#!/bin/sh\n" + body);
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
