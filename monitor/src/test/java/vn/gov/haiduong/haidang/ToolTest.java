package vn.gov.haiduong.haidang;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the tests call a tool and what the launcher can install are the same list. */
class ToolTest {

  @Test
  void everyToolHasAPackageAndEveryPackageATool() throws IOException {
    List<String> installable =
        Files.readAllLines(Path.of("..", ".ci", "tools")).stream()
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            .map(line -> line.split("\\s+", 3)[0])
            .toList();

    assertThat(installable)
        .containsExactlyInAnyOrderElementsOf(Stream.of(Tool.values()).map(Tool::command).toList());
  }
}
