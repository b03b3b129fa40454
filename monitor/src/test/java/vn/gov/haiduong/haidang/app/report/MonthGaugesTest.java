package vn.gov.haiduong.haidang.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.gov.haiduong.haidang.metrics.Names;
import vn.gov.haiduong.haidang.report.Aside;
import vn.gov.haiduong.haidang.report.Edition;
import vn.gov.haiduong.haidang.report.Reading;
import vn.gov.haiduong.haidang.time.ManualClock;

/** The month's metrics and its document, made of one ledger. */
class MonthGaugesTest {

  private static final Instant NOW = Instant.parse("2026-11-02T09:00:00+07:00");

  @TempDir Path folder;

  @Test
  void theMetricsSayWhatTheDocumentSaysToTheLastDigit() throws Exception {
    Books books = SmallLedger.make(folder.resolve("so"));
    SimpleMeterRegistry registry = new SimpleMeterRegistry();
    MonthGauges gauges = MonthGauges.of(registry, books::history, new ManualClock(NOW));
    gauges.read();

    JsonNode root;
    try (var history = books.history()) {
      var report = new Reading(history).month(SmallLedger.MONTH, Edition.DRAFT, NOW);
      root =
          new ObjectMapper()
              .readTree(
                  Papers.of(report, EnumSet.of(Papers.Form.JSON))
                      .getOrDefault(Papers.JSON, new byte[0]));
    }
    Map<String, String> said = new TreeMap<>();
    Map<String, String> covered = new TreeMap<>();
    for (JsonNode target : root.path("targets")) {
      note("target " + target.path("target").asText(), target, said, covered);
    }
    for (JsonNode group : root.path("groups").path("kind")) {
      note("kind " + group.path("key").asText(), group, said, covered);
    }

    assertThat(shown(registry, Names.MONTH_AVAILABILITY))
        .isEqualTo(said)
        .hasSizeGreaterThanOrEqualTo(3)
        .doesNotContainKey("target c");
    assertThat(shown(registry, Names.MONTH_COVERAGE)).isEqualTo(covered).hasSize(5);
  }

  private static void note(
      String key, JsonNode of, Map<String, String> said, Map<String, String> covered) {
    String availability = of.path("availability").path("shown").asText();
    if (availability.matches("[0-9,]+")) {
      said.put(key, availability);
    }
    covered.put(key, of.path("coverage").path("shown").asText());
  }

  /** A board shows the ratio as percent with three decimals. */
  private static Map<String, String> shown(SimpleMeterRegistry registry, Names name) {
    Map<String, String> shown = new TreeMap<>();
    for (Gauge gauge : registry.find(name.meter()).tag("month", "previous").gauges()) {
      String target = gauge.getId().getTag("target");
      shown.put(
          target == null || target.isEmpty()
              ? "kind " + gauge.getId().getTag("kind")
              : "target " + target,
          BigDecimal.valueOf(gauge.value())
              .movePointRight(2)
              .setScale(3)
              .toPlainString()
              .replace('.', ','));
    }
    return shown;
  }

  @Test
  void theLastSuccessIsTheLastClosing() throws Exception {
    Books books = SmallLedger.make(folder.resolve("so"));
    SimpleMeterRegistry registry = new SimpleMeterRegistry();
    MonthGauges gauges = MonthGauges.of(registry, books::history, new ManualClock(NOW));
    gauges.read();
    assertThat(registry.find(Names.REPORT_LAST_SUCCESS.meter()).gauges()).isEmpty();

    var _ = new Closing(books).close(SmallLedger.MONTH, "An", "", Aside.NOTHING, NOW);
    gauges.read();

    assertThat(registry.get(Names.REPORT_LAST_SUCCESS.meter()).gauge().value())
        .isEqualTo((double) NOW.getEpochSecond());
  }
}
