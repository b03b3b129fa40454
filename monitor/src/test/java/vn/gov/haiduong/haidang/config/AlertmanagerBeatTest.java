package vn.gov.haiduong.haidang.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.gov.haiduong.haidang.probe.Assignment;

/**
 * The beat of Alertmanager is watched by the token of its door, without a hash in the inventory.
 */
class AlertmanagerBeatTest {

  private static final Path SHIPPED = Path.of("..", "targets");
  private static final LocalDate DAY = LocalDate.of(2026, 11, 26);
  private static final String OF_DOOR = "ab".repeat(32);
  private static final String OWN = "cd".repeat(32);

  @TempDir Path dir;

  private static List<String> hashes(Path folder, Optional<String> ofDoor) {
    LoadResult read = TargetsLoader.load(folder, Overrides.alertmanager(ofDoor), DAY);
    assertThat(read).isInstanceOf(LoadResult.Loaded.class);
    return ((LoadResult.Loaded) read)
        .configuration().assignments().stream()
            .filter(one -> one.target().id().value().equals("alertmanager"))
            .map(Assignment::method)
            .map(method -> ((Assignment.Passive) method).tokenSha256())
            .toList();
  }

  @Test
  void withATokenItIsWatchedAndWithoutOneItIsNot() {
    assertThat(hashes(SHIPPED, Optional.of(OF_DOOR))).containsExactly(OF_DOOR);
    assertThat(hashes(SHIPPED, Optional.empty())).isEmpty();
  }

  @Test
  void aHashInTheRowGoesBeforeTheDoors() throws IOException {
    try (Stream<Path> files = Files.list(SHIPPED)) {
      for (Path file : files.toList()) {
        var _ = Files.copy(file, dir.resolve(file.getFileName()));
      }
    }
    Path endpoints = dir.resolve("endpoints.csv");
    String row = "alertmanager,datacentre,do,heartbeat,PLACEHOLDER,,,,";
    String text = Files.readString(endpoints);
    assertThat(text).contains(row);
    var _ = Files.writeString(endpoints, text.replace(row, row + OWN));
    assertThat(hashes(dir, Optional.of(OF_DOOR))).containsExactly(OWN);
  }
}
