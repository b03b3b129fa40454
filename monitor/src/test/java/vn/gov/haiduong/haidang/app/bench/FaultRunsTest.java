package vn.gov.haiduong.haidang.app.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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

  /** On a file system of its own, which takes the right to mount: the build runs as root. */
  @Test
  void aFullDiskSilencesNobodyAndLosesNothing() throws Exception {
    assertThat(DiskRuns.full(folder, Clock.system())).isEmpty();
  }

  @Test
  void aServiceThatStartsOnAReadOnlyDiskKnowsShowsAndTellsEverything() throws Exception {
    assertThat(DiskRuns.readOnly(folder, Clock.system())).isEmpty();
  }

  @Test
  void aDiskThatRefusesEveryWriteSilencesNobody() throws Exception {
    assertThat(DiskRuns.refuses(folder, Clock.system())).isEmpty();
  }

  @Test
  @Needs(Tool.POSTGRESQL)
  void aServiceWhoseDatabaseIsAwayAtItsStartMissesNothing() throws Exception {
    try (PostgresCluster cluster = PostgresCluster.start()) {
      assertThat(DatabaseRuns.away(folder, cluster.database(), of(cluster), Clock.system()))
          .isEmpty();
    }
  }

  @Test
  @Needs(Tool.POSTGRESQL)
  void aServiceThatHasLostItsFolderTakesOverWhatTheDatabaseKnowsOnceItIsBack() throws Exception {
    try (PostgresCluster cluster = PostgresCluster.start()) {
      assertThat(
              DatabaseRuns.awayAndFolderLost(
                  folder, cluster.database(), of(cluster), Clock.system()))
          .isEmpty();
    }
  }

  private static DatabaseRuns.Switch of(PostgresCluster cluster) {
    return new DatabaseRuns.Switch() {
      @Override
      public void up() throws IOException, InterruptedException {
        cluster.up();
      }

      @Override
      public void down() throws IOException, InterruptedException {
        cluster.down();
      }
    };
  }

  @Test
  void metricsSayHowPeopleAreToldAndNeverWho() throws Exception {
    String metrics;
    try (CrashSite site = new CrashSite(1, Clock.system());
        Watched service =
            Watched.start(
                List.of(),
                folder.resolve("data"),
                Optional.empty(),
                new Load(Load.Kind.HTTP, 2, Duration.ofSeconds(1), site.port()),
                site,
                folder.resolve("service.log"))) {
      assertThat(Watched.within(40, () -> service.ready().statusCode() == 200)).isTrue();
      site.fail(0, true);
      assertThat(Watched.within(60, () -> !site.receipts().isEmpty())).isTrue();
      assertThat(Watched.within(10, () -> service.metrics().contains("avail_incident_info{")))
          .isTrue();
      metrics = service.metrics();
      service.end();
    }
    assertThat(families(metrics))
        .contains(
            "avail_incident_info",
            "avail_incident_start_timestamp_seconds",
            "avail_incident_step_deadline_timestamp_seconds",
            "avail_incident_step_done",
            "avail_incidents_opened_total",
            "avail_incident_detect_seconds_bucket",
            "avail_outbox_messages",
            "avail_ledger_last_write_timestamp_seconds",
            "avail_ledger_size_bytes");
    // Webhooks are named like their people here, and incidents carry their targets' names.
    List<String> values =
        Pattern.compile("=\"([^\"]*)\"").matcher(metrics).results().map(m -> m.group(1)).toList();
    assertThat(values).isNotEmpty().doesNotContainAnyElementsOf(CrashService.PEOPLE);
    assertThat(values)
        .noneMatch(value -> value.matches(".*(@|\\+84|\\b0\\d{8,9}\\b).*"))
        .noneMatch(value -> value.contains("/ack/"));
  }

  private static Set<String> families(String metrics) {
    return metrics
        .lines()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.replaceFirst("[{ ].*", ""))
        .collect(Collectors.toSet());
  }
}
