package vn.gov.haiduong.haidang.app.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VersionTest {

  @TempDir Path dir;

  @Test
  void theRevisionIsWhatTheBuilderWroteBesideTheJar() throws IOException {
    Path file = dir.resolve(".revision");
    assertThat(Version.revision(file)).isEqualTo("unknown");
    var _ = Files.writeString(file, "0123456789ab\n");
    assertThat(Version.revision(file)).isEqualTo("0123456789ab");
    var _ = Files.writeString(file, "\n");
    assertThat(Version.revision(file)).isEqualTo("unknown");
  }
}
