package vn.gov.haiduong.haidang.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import vn.gov.haiduong.haidang.Needs;
import vn.gov.haiduong.haidang.NodeScript;
import vn.gov.haiduong.haidang.Tool;

/**
 * The boards are what their source makes, nothing is found in them, and the checker that says so
 * finds defects of form. Those of data are in {@code BoardsOnDataTest}.
 */
@Needs({Tool.NODE, Tool.NPM})
@Timeout(150)
class DashboardsTest {

  @Test
  void theSourceMakesWhatIsCommitted(@TempDir Path work) throws Exception {
    assertThat(NodeScript.run(50, "build.mjs", "--out", work.toString()).said()).isEmpty();
    List<Path> committed = boards(NodeScript.FOLDER.resolve("json"));
    for (Path file : committed) {
      assertThat(work.resolve(file.getFileName())).hasSameTextualContentAs(file);
    }
    assertThat(boards(work)).hasSize(7).hasSameSizeAs(committed);
  }

  @Test
  void nothingIsFound() throws Exception {
    assertThat(NodeScript.run(50, "check.mjs").said()).isEmpty();
  }

  @Test
  void everyFieldIsOneThatGrafanasPublishedTypesHave() throws Exception {
    NodeScript.library();
    NodeScript.Run run = NodeScript.run(120, "types.mjs");
    assertThat(run.said()).isEmpty();
    assertThat(run.status()).isZero();
  }

  @Test
  void everyPlantedDefectOfTypesIsFound() throws Exception {
    NodeScript.library();
    NodeScript.Run run = NodeScript.run(120, "types.mjs", "--planted");
    assertThat(run.said().lines()).hasSizeGreaterThanOrEqualTo(18).allMatch(NodeScript::found);
    assertThat(run.status()).isZero();
  }

  @Test
  void everyPlantedDefectOfFormIsFound() throws Exception {
    NodeScript.Run run = NodeScript.run(120, "check-the-check.mjs");
    assertThat(run.said().lines()).hasSizeGreaterThanOrEqualTo(39).allMatch(NodeScript::found);
    assertThat(run.status()).isZero();
  }

  private static List<Path> boards(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
  }
}
