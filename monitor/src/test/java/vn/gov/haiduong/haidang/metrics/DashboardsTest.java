package vn.gov.haiduong.haidang.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.gov.haiduong.haidang.Needs;
import vn.gov.haiduong.haidang.Tool;

/**
 * The boards are what their source makes, and the checker that accepts them catches defects of
 * form.
 */
@Needs(Tool.NODE)
class DashboardsTest {

  private static final Path BOARDS = Path.of("..", "dashboards").toAbsolutePath().normalize();

  @Test
  void theSourceMakesWhatIsCommitted(@TempDir Path work) throws Exception {
    Files.createDirectory(work.resolve("json"));
    Files.copy(BOARDS.resolve("build.mjs"), work.resolve("build.mjs"));
    assertThat(node(work.resolve("build.mjs").toString())).isEmpty();
    for (Path file : boards(BOARDS.resolve("json"))) {
      assertThat(work.resolve("json").resolve(file.getFileName())).hasSameTextualContentAs(file);
    }
    assertThat(boards(work.resolve("json"))).hasSize(7);
  }

  @Test
  void nothingIsFound() throws Exception {
    assertThat(node(BOARDS.resolve("check.mjs").toString())).isEmpty();
  }

  @ParameterizedTest(name = "{3}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"uid\": \"avail-wall\",|\"uid\": \"avail-wall\"|not JSON|a comma is gone",
        "\"uid\": \"avail-wall\",|\"apiVersion\": \"v2\", \"uid\": \"avail-wall\",|classic|v2 form",
        "\"schemaVersion\": 42|\"schemaVersion\": 39|schemaVersion|an old schema",
        "\"uid\": \"avail-wall\"|\"uid\": \"avail-wan\"|twice: avail-wan|a uid twice",
        "\"title\": \"Bảng treo tường\"|\"title\": \"Mạng diện rộng\"|twice|a title twice",
        "\"editable\": false|\"editable\": true|editable|people may edit",
        "\"id\": 2,|\"id\": 1,|id twice|a panel's id twice",
        "\"type\": \"state-timeline\"|\"type\": \"graph\"|unknown type|a panel type of old",
        "\"y\": 16,|\"y\": 15,|overlaps|panels overlap",
        "\"x\": 20,|\"x\": 21,|outside|a panel sticks out",
        "\"h\": 9|\"h\": 12|below the screen|the wall is too high",
        "\"unit\": \"s\"|\"unit\": \"sekunden\"|unknown unit|a unit is misspelt",
        "\"colorMode\": \"background\"|\"colorMode\": \"backround\"|unknown value|an option's value is misspelt",
        "\"graphMode\"|\"grafMode\"|unknown option|an option is misspelt",
        "\"lastNotNull\"|\"lastNonNull\"|unknown reducer|a reducer is misspelt",
        "\"id\": \"organize\"|\"id\": \"organise\"|unknown transformation|a transformation is misspelt",
        "\"field\": \"Trạng thái\"|\"field\": \"Status\"|sorts by|a sorted field is gone",
        "\"options\": \"Đã kéo dài\"|\"options\": \"Kéo dài\"|override|an overridden field is gone",
        "/d/avail-wan|/d/avail-net|not there: avail-net|a link leads nowhere",
        "\"noValue\": \"MẤT DỮ LIỆU\"|\"noValue\": \"\"|no words|no words for lost data",
        "count(avail_target_state == 4) or 0 * count(avail_target_state)|count(avail_target_state == 4) or vector(0)|hides|a green zero",
        "count(avail_target_state == 3)|count(avail_target_state{agency=~\\\"$who\\\"} == 3)|unknown $who|a variable is unknown"
      })
  void aPlantedDefectIsCaught(String good, String bad, String said, String name, @TempDir Path work)
      throws Exception {
    for (Path file : boards(BOARDS.resolve("json"))) {
      String text = Files.readString(file);
      if (file.endsWith("01-wall.json")) {
        assertThat(text).as(name).contains(good);
        text = text.replace(good, bad);
      }
      Files.writeString(work.resolve(file.getFileName()), text);
    }
    assertThat(node(BOARDS.resolve("check.mjs").toString(), "--folder", work.toString()))
        .as(name)
        .contains(said);
  }

  private static List<Path> boards(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
  }

  private static String node(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(Tool.NODE.path()));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(50, TimeUnit.SECONDS)).isTrue();
    return said;
  }
}
