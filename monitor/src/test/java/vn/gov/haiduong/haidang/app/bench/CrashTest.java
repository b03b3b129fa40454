package vn.gov.haiduong.haidang.app.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import vn.gov.haiduong.haidang.time.Clock;

/** The short form of {@code bench crash}: the real process, killed while targets fail. */
class CrashTest {

  private static final int KILLS = 3;

  @TempDir Path folder;

  @Test
  @Timeout(240) // Each life is a JVM that starts, on a machine that others use too.
  void aKillLosesNothingForgetsNobodyAndTellsNobodyTwiceBeyondTheOneInFlight() throws Exception {
    CrashRun.Found found =
        CrashRun.run(folder.resolve("data"), Optional.empty(), KILLS, 7, Clock.system(), _ -> {});
    assertThat(found.problems()).isEmpty();
    assertThat(found.kills()).isEqualTo(KILLS);
  }
}
