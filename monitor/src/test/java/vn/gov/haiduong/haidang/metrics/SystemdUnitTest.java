package vn.gov.haiduong.haidang.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.gov.haiduong.haidang.Needs;
import vn.gov.haiduong.haidang.Tool;

/** The unit for machines without Docker, by systemd's own checkers. */
@Needs(Tool.SYSTEMD_ANALYZE)
class SystemdUnitTest {

  private static final Path UNIT = Path.of("..", "docker", "haidang.service");
  private static final Pattern EXPOSURE = Pattern.compile("exposure level for \\S+: ([0-9.]+)");

  @TempDir Path dir;

  /** With the program where it is here: systemd refuses a unit whose program it cannot find. */
  private String verified(String text) throws IOException, InterruptedException {
    Path folder = Files.createDirectories(dir.resolve("opt"));
    Path program = Files.writeString(folder.resolve("haidang"), "#!/bin/sh\n");
    assertThat(program.toFile().setExecutable(true)).isTrue();
    Path unit =
        Files.writeString(
            dir.resolve("haidang.service"), text.replace("/opt/haidang", folder.toString()));
    return said("verify", "--man=no", unit.toString());
  }

  private static String said(String... words) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(Tool.SYSTEMD_ANALYZE.path()));
    command.addAll(List.of(words));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return said;
  }

  @Test
  void systemdFindsNothingWrong() throws Exception {
    String text = Files.readString(UNIT);
    assertThat(verified(text)).doesNotContain("haidang.service");
    assertThat(verified(text.replace("ProtectProc=", "ProtectProk=")))
        .as("it would say so")
        .contains("haidang.service", "ProtectProk");
  }

  @Test
  void littleIsExposed() throws Exception {
    Path unit = Files.copy(UNIT, dir.resolve("haidang.service"));
    Matcher exposure = EXPOSURE.matcher(said("security", "--offline=true", unit.toString()));
    assertThat(exposure.find()).isTrue();
    assertThat(Double.parseDouble(exposure.group(1))).isLessThan(1.5);
  }

  /** What hardening must not take away, each with what would fail without it. */
  @Test
  void theServiceKeepsWhatItNeeds() throws IOException {
    assertThat(Files.readAllLines(UNIT))
        .contains("StateDirectory=haidang", "PrivateTmp=yes", "TimeoutStopSec=20")
        .noneMatch(line -> line.startsWith("MemoryDenyWriteExecute"))
        .noneMatch(line -> line.startsWith("ProcSubset"))
        .noneMatch(line -> line.startsWith("NoExecPaths"))
        .anyMatch(line -> line.matches("RestrictAddressFamilies=.*AF_INET6.*AF_NETLINK.*"))
        .anyMatch(line -> line.startsWith("ExecReload=") && line.contains("-HUP"));
  }
}
