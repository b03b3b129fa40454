package vn.gov.haiduong.haidang.app.drill;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import vn.gov.haiduong.haidang.app.Main;

/**
 * A drill is played, measured, kept and compared with earlier ones; what was not reached is "–".
 */
class DrillTest {

  private static final Instant T0 = Instant.parse("2026-11-25T03:00:00Z");

  @TempDir Path folder;

  /** The whole service against the simulated province. */
  @Test
  @Timeout(300)
  void aDefacementIsPlayedToItsEndAndLeavesItsRecord() throws Exception {
    Path said = folder.resolve("said.txt");
    Process drill =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-Dhaidang.home=" + Path.of("..").toAbsolutePath().normalize(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "drill",
                "run",
                "defacement",
                "--data",
                folder.toString())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    try {
      assertThat(drill.waitFor(4, TimeUnit.MINUTES)).isTrue();
      assertThat(drill.exitValue()).as(Files.readString(said)).isZero();
    } finally {
      Process _ = drill.destroyForcibly();
    }
    assertThat(page())
        .contains("# BIÊN BẢN DIỄN TẬP: Trang bị thay đổi giao diện", "Kết quả: ĐẠT")
        .doesNotContain("| – |");
  }

  private String page() throws Exception {
    try (Stream<Path> files = Files.list(folder.resolve("drills"))) {
      return Files.readString(
          files.filter(file -> file.toString().endsWith(".md")).findFirst().orElseThrow());
    }
  }

  @Test
  void theRecordIsAPageToBeSigned() throws Exception {
    DrillRecord drill = record(Duration.ofSeconds(30), Optional.of(Duration.ofSeconds(75)));
    Path text = drill.write(folder.resolve("drills"), Scenario.PORTAL, List.of(drill.json()));
    String pdf = text.toString().replace(".md", ".pdf");
    try (PDDocument read = Loader.loadPDF(Path.of(pdf).toFile())) {
      assertThat(read.getNumberOfPages()).isEqualTo(1);
      assertThat(new PDFTextStripper().getText(read).replaceAll("\\s+", " "))
          .contains("BIÊN BẢN", "DỰ THẢO", "Cổng thông tin điện tử tỉnh ngừng hoạt động")
          .contains("Phát hiện 30 giây 30 giây", "Kết quả: ĐẠT");
    }
    assertThat(Path.of(text.toString().replace(".md", ".docx"))).isNotEmptyFile();
  }

  @Test
  void aRecordIsComparedWithThoseBefore() throws Exception {
    DrillRecord first = record(Duration.ofSeconds(30), Optional.of(Duration.ofSeconds(75)));
    DrillRecord second = record(Duration.ofSeconds(28), Optional.empty());
    List<JsonObject> earlier = DrillRecord.before(List.of(first.entry()), "portal-down");
    String page =
        Files.readString(second.write(folder.resolve("drills"), Scenario.PORTAL, earlier));
    assertThat(page)
        .contains("| Phát hiện | 28 giây | 30 giây |")
        .contains("| Bộ giám sát thấy khôi phục | – | 1 phút 15 giây |");
    assertThat(DrillRecord.before(List.of(first.entry()), "defacement")).isEmpty();
  }

  private static DrillRecord record(Duration detect, Optional<Duration> recovered) {
    Optional<Duration> next = Optional.of(detect.plusSeconds(1));
    return new DrillRecord(
        "portal-down",
        T0,
        "SC-1",
        1,
        Optional.of(detect),
        next,
        next,
        next,
        next,
        recovered,
        3,
        false);
  }
}
