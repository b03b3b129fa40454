package vn.gov.haiduong.haidang.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import vn.gov.haiduong.haidang.status.SampleProvince;

/** What {@code docker/sample-limit.sh} reckons with is more than the exposition really has. */
class ScrapeLimitTest {

  private static long samples(int targets) {
    return ExpositionTest.text(SampleProvince.of(targets, 1), Format.TEXT)
        .lines()
        .filter(line -> !line.startsWith("#"))
        .count();
  }

  @Test
  void aTargetHasFewerSamplesThanTheScriptReckonsWith() throws IOException {
    String script = Files.readString(Path.of("..", "docker", "sample-limit.sh"));
    Matcher formula = Pattern.compile("2 \\* \\((\\d+) \\+ (\\d+) \\*").matcher(script);
    assertThat(formula.find()).isTrue();
    long common = Long.parseLong(formula.group(1));
    long each = Long.parseLong(formula.group(2));
    long few = samples(300);
    long many = samples(1_300);
    assertThat((many - few) / 1_000.0).as("samples of one target").isBetween(15.0, (double) each);
    assertThat(many).isLessThan(common + each * 1_300);
  }
}
