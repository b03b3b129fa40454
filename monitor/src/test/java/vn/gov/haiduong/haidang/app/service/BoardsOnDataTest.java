package vn.gov.haiduong.haidang.app.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import vn.gov.haiduong.haidang.Needs;
import vn.gov.haiduong.haidang.NodeScript;
import vn.gov.haiduong.haidang.Tool;

/**
 * The boards on the data of a real Prometheus beside the whole service, some of the province
 * broken: every expression runs, every panel draws or says why not, Grafana's own transformations
 * find their fields, and the checks that say so find what is planted.
 */
@Needs({Tool.NODE, Tool.NPM, Tool.PROMETHEUS, Tool.ALERTMANAGER, Tool.CHROMIUM})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BoardsOnDataTest {

  @TempDir static Path work;

  private Path pictures;
  private NodeScript.Run stage;

  @BeforeAll
  @Timeout(950)
  void play() throws Exception {
    NodeScript.library();
    pictures = work.resolve("pictures");
    String program =
        "%s -cp %s -Dhaidang.home=%s vn.gov.haiduong.haidang.app.Main"
            .formatted(
                Path.of(System.getProperty("java.home"), "bin", "java"),
                System.getProperty("java.class.path"),
                NodeScript.FOLDER.resolve("..").normalize());
    stage =
        NodeScript.run(
            900,
            "stage.mjs",
            "--planted",
            "--pictures",
            pictures.toString(),
            "--work",
            work.resolve("programs").toString(),
            "--haidang",
            program);
  }

  @Test
  void everyExpressionRunsAndEveryPlantedDefectIsFound() {
    assertThat(stage.said().lines()).hasSizeGreaterThanOrEqualTo(14).allMatch(NodeScript::found);
    assertThat(stage.status()).isZero();
  }

  @Test
  void everyPanelDrawsOrStandsOnTheShortListWithItsReason() throws Exception {
    Map<String, String> empty = new TreeMap<>();
    JsonObject boards = new JsonObject(Files.readString(pictures.resolve("panels.json")));
    assertThat(boards.fieldNames()).hasSize(7);
    for (String board : boards.fieldNames()) {
      for (JsonObject panel : panels(boards, board)) {
        if (panel.getInteger("drawn") == 0) {
          empty.put(board + "/" + panel.getString("title"), panel.getString("says"));
        }
      }
    }
    Set<String> allowed =
        Files.readAllLines(NodeScript.FOLDER.resolve("may-be-empty.txt")).stream()
            .filter(line -> !line.startsWith("#"))
            .map(line -> line.substring(0, line.indexOf('\t')))
            .collect(Collectors.toSet());
    assertThat(allowed).containsAll(empty.keySet());
    assertThat(empty.values()).noneMatch(String::isBlank);
  }

  @Test
  void whatHappenedIsMarkedOnEveryBoard() throws Exception {
    JsonObject boards = new JsonObject(Files.readString(pictures.resolve("panels.json")));
    for (String board : boards.fieldNames()) {
      assertThat(boards.getJsonObject(board).getJsonArray("annotations"))
          .as(board)
          .contains("Bộ giám sát không nhìn thấy", "Sự cố", "Bảo trì", "Đổi cấu hình");
    }
  }

  @Test
  void everyBoardIsLoudWhenDataAreLost() throws Exception {
    Path lost = pictures.resolve("mat-du-lieu");
    JsonObject boards = new JsonObject(Files.readString(lost.resolve("panels.json")));
    assertThat(boards.fieldNames()).hasSize(7);
    for (String board : boards.fieldNames()) {
      for (JsonObject panel : panels(boards, board)) {
        if (!panel.getString("type").equals("text")) {
          String at = board + " " + panel.encode();
          assertThat(panel.getInteger("drawn")).as(at).isZero();
          assertThat(panel.getString("says")).as(at).contains("MẤT DỮ LIỆU");
        }
      }
    }
    assertThat(size(lost.resolve("avail-wall.png"))).isEqualTo("1920x1080");
  }

  @Test
  void thePicturesAreThere() throws Exception {
    assertThat(size(pictures.resolve("avail-wall.png"))).isEqualTo("1920x1080");
    for (String board : List.of("agency", "wan", "portal", "incidents", "slo", "self")) {
      assertThat(size(pictures.resolve("avail-" + board + ".png"))).startsWith("1920x");
      assertThat(pictures.resolve("avail-" + board + ".html"))
          .content()
          .contains("bản xem trước, không phải Grafana");
    }
  }

  private static List<JsonObject> panels(JsonObject boards, String board) {
    JsonArray panels = boards.getJsonObject(board).getJsonArray("panels");
    assertThat(panels).as(board).isNotEmpty();
    return panels.stream().map(JsonObject.class::cast).toList();
  }

  private static String size(Path picture) throws Exception {
    BufferedImage image = ImageIO.read(picture.toFile());
    return image.getWidth() + "x" + image.getHeight();
  }
}
