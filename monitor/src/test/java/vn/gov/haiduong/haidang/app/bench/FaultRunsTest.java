package vn.gov.haiduong.haidang.app.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import vn.gov.haiduong.haidang.Needs;
import vn.gov.haiduong.haidang.Tool;
import vn.gov.haiduong.haidang.ledger.PostgresCluster;
import vn.gov.haiduong.haidang.time.Clock;

/** The machine does something to a real process: nothing false, nothing lost, nobody forgotten. */
@Timeout(300)
class FaultRunsTest {

  @TempDir Path folder;

  @Test
  void aProcessThatWasStoppedTellsNobodyOfIt() throws Exception {
    assertThat(FaultRuns.stopped(folder, Clock.system(), 20)).isEmpty();
  }

  @Test
  void aClockSetForthByAnHourTellsNobodyOfIt() throws Exception {
    assertThat(FaultRuns.clock(folder, Clock.system(), Duration.ofHours(1))).isEmpty();
  }

  @Test
  void aClockSetBackByAnHourTellsNobodyOfIt() throws Exception {
    assertThat(FaultRuns.clock(folder, Clock.system(), Duration.ofHours(-1))).isEmpty();
  }

  @Test
  @Needs(Tool.POSTGRESQL)
  void aServiceWhoseDatabaseIsAwayAtItsStartMissesNothing() throws Exception {
    try (PostgresCluster cluster = PostgresCluster.start()) {
      FaultRuns.Switch server =
          new FaultRuns.Switch() {
            @Override
            public void up() throws IOException, InterruptedException {
              cluster.up();
            }

            @Override
            public void down() throws IOException, InterruptedException {
              cluster.down();
            }
          };
      assertThat(FaultRuns.databaseAway(folder, cluster.database(), server, Clock.system()))
          .isEmpty();
    }
  }
}
