package vn.gov.haiduong.haidang.app.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvironmentFileTest {

  @TempDir Path folder;

  @Test
  void readsWhatASupervisorReads() throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("haidang.env"),
            """
            # của dịch vụ
            HAIDANG_PUBLIC_URL=https://giam-sat.test
            export SMS_TOKEN="a=b c"
            EMPTY=

            """);
    assertThat(EnvironmentFile.read(file))
        .isEqualTo(
            Map.of(
                "HAIDANG_PUBLIC_URL", "https://giam-sat.test",
                "SMS_TOKEN", "a=b c",
                "EMPTY", ""));
  }

  @Test
  void saysWhichLineIsNone() throws Exception {
    Path file = Files.writeString(folder.resolve("haidang.env"), "A=1\nxin chào\n");
    assertThatThrownBy(() -> EnvironmentFile.read(file)).hasMessageContaining("haidang.env:2");
  }
}
