package vn.gov.haiduong.haidang;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How {@code ./haidang test} ends, with a Maven that only says what a real one would have said. */
class TestCommandTest {

  private static final String SUMMARY = "[INFO] Tests run: 12, Failures: 0, Errors: 0, Skipped: ";

  @TempDir Path root;

  private record Ended(int exit, String out) {}

  @BeforeEach
  void aTree() throws IOException {
    Files.createDirectories(root.resolve(".ci"));
    for (String file : List.of("haidang", ".ci/test.sh")) {
      Files.copy(Path.of("..", file), root.resolve(file));
    }
    Files.writeString(root.resolve(".ci/tools"), "sh dash\nno-such-tool no-such-package\n");
    script(root.resolve(".ci/package-test.sh"), "echo packed\n");
    Files.writeString(root.resolve("pom.xml"), "");
    Path jdk = Files.createDirectories(root.resolve("jdk/bin")).getParent();
    Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"25.0.3\"\n");
    script(jdk.resolve("bin/javac"), "");
    script(jdk.resolve("bin/java"), "");
  }

  @Test
  void allIsWellWhereNothingWasMissing() throws Exception {
    Ended ended = after(SUMMARY + "0", "", 0);
    assertThat(ended.exit()).isZero();
    assertThat(ended.out())
        .contains("Tests run: 12")
        .contains("packed")
        .endsWith("ĐẠT\n")
        .doesNotContain("KHÔNG");
  }

  @Test
  void whatWasNotRunIsNamedWithTheOneCommandThatInstallsIt() throws Exception {
    Ended ended = after(SUMMARY + "1", "PostfixTest: postfix\n", 0);
    assertThat(ended.exit()).isZero();
    assertThat(ended.out()).contains("PostfixTest: postfix").contains("./haidang test --install");
  }

  @Test
  void withAllATestLeftOutIsAFailure() throws Exception {
    Ended ended = after(SUMMARY + "1", "PostfixTest: postfix\n", 0, "--all");
    assertThat(ended.exit()).isEqualTo(1);
    assertThat(ended.out()).contains("Có 1 kiểm thử bị bỏ qua").contains("KHÔNG ĐẠT");
  }

  @Test
  void aFailureOfMavenIsAFailureWhateverItsSummarySays() throws Exception {
    Ended ended = after(SUMMARY + "0", "", 1);
    assertThat(ended.exit()).isEqualTo(1);
    assertThat(ended.out()).contains("KHÔNG ĐẠT");
  }

  @Test
  void anArchiveThatFailsIsAFailure() throws Exception {
    script(root.resolve(".ci/package-test.sh"), "exit 1\n");
    assertThat(after(SUMMARY + "0", "", 0).exit()).isEqualTo(1);
  }

  @Test
  void aBuildThatRunsNoTestSaysSo() throws Exception {
    Ended ended = after("[INFO] BUILD FAILURE", "", 1);
    assertThat(ended.exit()).isEqualTo(1);
    assertThat(ended.out()).contains("Không có kiểm thử nào chạy.");
  }

  @Test
  void anUnknownOptionIsWrongUsage() throws Exception {
    assertThat(after(SUMMARY + "0", "", 0, "--fast").exit()).isEqualTo(64);
    assertThat(after(SUMMARY + "0", "", 0, "--help").out()).startsWith("Chạy kiểm thử.");
  }

  private Ended after(String said, String notRun, int exit, String... options) throws Exception {
    Files.createDirectories(root.resolve("monitor/target"));
    Files.writeString(root.resolve("said"), said + "\n");
    Files.writeString(root.resolve("not-run"), notRun);
    script(
        root.resolve("mvnw"),
        "cat said; cp not-run monitor/target/not-run.txt; exit " + exit + "\n");
    List<String> command = new ArrayList<>(List.of(root.resolve("haidang").toString(), "test"));
    command.addAll(List.of(options));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().put("PATH", "/usr/bin:/bin");
    builder.environment().put("JAVA_HOME", root.resolve("jdk").toString());
    builder.environment().put("LC_ALL", "C.UTF-8");
    Process process = builder.start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    return new Ended(process.exitValue(), out);
  }

  private static void script(Path path, String body) throws IOException {
    Files.writeString(path, "#!/bin/sh\n" + body);
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
