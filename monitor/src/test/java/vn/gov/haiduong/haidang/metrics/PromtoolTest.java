package vn.gov.haiduong.haidang.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import vn.gov.haiduong.haidang.Needs;
import vn.gov.haiduong.haidang.Tool;
import vn.gov.haiduong.haidang.status.SampleProvince;

/** The field's own checker has nothing to say about our names, types and help. */
@Needs(Tool.PROMTOOL)
class PromtoolTest {

  @Test
  void promtoolFindsNothing() throws IOException, InterruptedException {
    Process promtool =
        new ProcessBuilder(Tool.PROMTOOL.path(), "check", "metrics")
            .redirectErrorStream(true)
            .start();
    try (var in = promtool.getOutputStream()) {
      in.write(
          ExpositionTest.text(SampleProvince.of(300, 1), Format.TEXT)
              .getBytes(StandardCharsets.UTF_8));
    }
    String said = new String(promtool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(promtool.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(said).isEmpty();
    assertThat(promtool.exitValue()).isZero();
  }
}
