package vn.gov.haiduong.haidang.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import vn.gov.haiduong.haidang.status.Build;
import vn.gov.haiduong.haidang.status.SampleProvince;
import vn.gov.haiduong.haidang.status.Snapshot;
import vn.gov.haiduong.haidang.target.TargetKind;

class ExpositionTest {

  private static final String BESIDE =
      "avail_(portal_links|portal_unregistered_hosts|services|slo_|goal_|units_linked|meeting_|incident|target_incident|roster_).*";

  private static final Build BUILD = new Build("0.1.0", "abc1234", "test");

  static String text(Snapshot snapshot, Format format) {
    return plain(exposition().render(snapshot, format, false));
  }

  static Exposition exposition() {
    return new Exposition(BUILD, new Latencies(), _ -> "");
  }

  static byte[] bytes(Rendered rendered) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    rendered.pieces().forEach(all::writeBytes);
    return all.toByteArray();
  }

  static String plain(Rendered rendered) {
    return new String(bytes(rendered), StandardCharsets.UTF_8);
  }

  private static List<String> samples(String text, String name) {
    return text.lines().filter(line -> line.matches(name + "[{ ].*")).toList();
  }

  @ParameterizedTest(name = "Accept \"{0}\" gets {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | TEXT",
        "*/* | TEXT",
        "text/plain | TEXT",
        "application/openmetrics-text | OPEN_METRICS",
        "application/openmetrics-text;version=1.0.0,application/openmetrics-text;version=0.0.1;q=0.75,text/plain;version=0.0.4;q=0.5,*/*;q=0.1 | OPEN_METRICS",
        "application/openmetrics-text;version=2.0.0,text/plain;q=0.5 | TEXT",
        "application/openmetrics-text;q=0.2,text/plain;q=0.5 | TEXT",
        "application/openmetrics-text;q=0 | TEXT",
        "application/openmetrics-text;q=x | TEXT",
        "text/html | TEXT",
        ",;,;q=1,,, | TEXT",
      })
  void theFormatIsTheOneThatTheClientLikesBetter(String accept, Format format) {
    assertThat(Format.accepted(accept == null ? "" : accept)).isEqualTo(format);
  }

  @Test
  void anAddressIsHashedAsBlackboxDoes() throws IOException {
    assertThat(ProbeFamilies.hash(InetAddress.getByAddress(new byte[] {127, 0, 0, 1})))
        .isEqualTo(3_668_918_509L);
  }

  @Test
  void gzipHoldsTheSameText() throws IOException {
    Snapshot snapshot = SampleProvince.of(700, 1);
    Rendered zipped = exposition().render(snapshot, Format.TEXT, true);
    assertThat(zipped.gzip()).isTrue();
    assertThat(
            new String(
                new GZIPInputStream(new ByteArrayInputStream(bytes(zipped))).readAllBytes(),
                StandardCharsets.UTF_8))
        .isEqualTo(text(snapshot, Format.TEXT));
  }

  @ParameterizedTest
  @EnumSource(Format.class)
  void everyFamilyStandsOnceWithHelpAndTypeBeforeItsSamples(Format format) {
    String text = text(SampleProvince.of(300, 2), format);
    List<String> families =
        text.lines()
            .filter(line -> line.startsWith("# TYPE "))
            .map(line -> line.split(" ", -1)[2])
            .toList();
    assertThat(families).doesNotHaveDuplicates();
    // Rooms that do the work count for themselves, and tell of duties and incidents beside the
    // snapshot.
    assertThat(families)
        .isEqualTo(
            Arrays.stream(Names.values())
                .filter(name -> name.scope() != Names.Scope.PROCESS)
                .map(name -> name.family(format))
                .filter(name -> !name.matches(BESIDE))
                .toList());
    String family = "";
    for (String line : text.lines().toList()) {
      if (line.startsWith("# HELP ")) {
        family = line.split(" ", -1)[2];
      } else if (!line.startsWith("#")) {
        assertThat(line).startsWith(family);
      }
    }
  }

  @Test
  void openMetricsEndsWithItsMarkAndTheClassicTextHasNone() {
    Snapshot snapshot = SampleProvince.of(5, 3);
    assertThat(text(snapshot, Format.OPEN_METRICS)).endsWith("\n# EOF\n").containsOnlyOnce("# EOF");
    assertThat(text(snapshot, Format.TEXT)).doesNotContain("# EOF").doesNotContain("# UNIT");
  }

  @Test
  void noSeriesStandsTwice() {
    Map<String, Long> series =
        text(SampleProvince.of(1000, 4), Format.TEXT)
            .lines()
            .filter(line -> !line.startsWith("#"))
            .map(line -> line.substring(0, line.lastIndexOf(' ')))
            .collect(Collectors.groupingBy(line -> line, Collectors.counting()));
    assertThat(series.values()).containsOnly(1L);
  }

  @Test
  void thousandTargetsStayInTheirNumberOfSeries() {
    Map<String, Integer> perMetric = new TreeMap<>();
    text(SampleProvince.of(1000, 5), Format.TEXT)
        .lines()
        .filter(line -> !line.startsWith("#"))
        .forEach(line -> perMetric.merge(line.split("[{ ]", 2)[0], 1, Integer::sum));
    assertThat(perMetric)
        .containsEntry("avail_target_info", 1000)
        .containsEntry("avail_target_state", 1000)
        .containsEntry("avail_target_state_seconds_total", 5000)
        .containsEntry("avail_probes_total", 3000)
        .containsEntry("avail_targets", TargetKind.values().length);
    assertThat(perMetric.values()).allMatch(count -> count <= 5000);
    assertThat(perMetric.values().stream().mapToInt(Integer::intValue).sum())
        .as("series of 1,000 targets")
        .isLessThan(60_000);
  }

  @Test
  void aTargetOfWhichNothingWasSeenHasNoFacts() {
    String text = text(Hostile.unknownTarget(), Format.TEXT);
    assertThat(samples(text, "probe_success")).isEmpty();
    assertThat(samples(text, "probe_http_status_code")).isEmpty();
    assertThat(samples(text, "avail_target_state")).singleElement().asString().endsWith(" 2");
  }

  @Test
  void hostileWordsCannotLeaveTheirLabel() {
    String text = text(Hostile.names(), Format.TEXT);
    assertThat(samples(text, "avail_target_info"))
        .singleElement()
        .asString()
        .contains("name=\"Trang \\\"x\\\"} 1\\nfake_metric 1\\\\\"")
        .endsWith("} 1");
    assertThat(text.lines().filter(line -> line.startsWith("fake"))).isEmpty();
  }

  @Test
  void successIsOneForDegradedAndZeroForDown() {
    assertThat(samples(text(Hostile.degraded(), Format.TEXT), "probe_success"))
        .singleElement()
        .asString()
        .endsWith(" 1");
    assertThat(samples(text(Hostile.nameFailed(), Format.TEXT), "probe_success"))
        .singleElement()
        .asString()
        .endsWith(" 0");
  }

  @Test
  void whenTheNameFailsOnlyTheLookUpIsAPhase() {
    String text = text(Hostile.nameFailed(), Format.TEXT);
    assertThat(samples(text, "probe_http_duration_seconds"))
        .singleElement()
        .asString()
        .contains("phase=\"resolve\"")
        .endsWith(" 0.0125");
    assertThat(samples(text, "probe_ip_protocol")).singleElement().asString().endsWith(" 0");
    assertThat(samples(text, "probe_http_status_code")).singleElement().asString().endsWith(" 0");
    assertThat(samples(text, "avail_probe_duration_seconds")).isEmpty();
  }

  @Test
  void figuresOfTheServiceFollowAndTheirFailureCostsOnlyThem() {
    Exposition with =
        new Exposition(BUILD, new Latencies(), _ -> "# TYPE jvm_x gauge\njvm_x 1.0\n# EOF\n");
    assertThat(plain(with.render(SampleProvince.of(2, 6), Format.OPEN_METRICS, false)))
        .endsWith("jvm_x 1.0\n# EOF\n")
        .containsOnlyOnce("# EOF");
    Exposition broken =
        new Exposition(
            BUILD,
            new Latencies(),
            _ -> {
              throw new IllegalStateException("registry closed");
            });
    assertThat(plain(broken.render(SampleProvince.of(2, 6), Format.TEXT, false)))
        .contains("avail_build_info");
  }

  @Test
  void bucketsAreCumulativeAndEndInTheCount() {
    Latencies latencies = new Latencies();
    latencies.answered(TargetKind.WEBSITE, 1_000_000);
    latencies.answered(TargetKind.WEBSITE, 1_000_001);
    latencies.answered(TargetKind.WEBSITE, 20_000_000_000L);
    latencies.late(-5);
    String text =
        plain(
            new Exposition(BUILD, latencies, _ -> "")
                .render(SampleProvince.of(1, 7), Format.TEXT, false));
    String labels = "kind=\"website\",vantage=\"test\"";
    assertThat(text)
        .contains("avail_probe_latency_seconds_bucket{" + labels + ",le=\"0.001\"} 1\n")
        .contains("avail_probe_latency_seconds_bucket{" + labels + ",le=\"0.0025\"} 2\n")
        .contains("avail_probe_latency_seconds_bucket{" + labels + ",le=\"10.0\"} 2\n")
        .contains("avail_probe_latency_seconds_bucket{" + labels + ",le=\"+Inf\"} 3\n")
        .contains("avail_probe_latency_seconds_count{" + labels + "} 3\n")
        .contains("avail_probe_latency_seconds_sum{" + labels + "} 20.002000001\n")
        .contains("avail_scheduler_lag_seconds_sum 0\n");
  }

  @Test
  void onlyTheListedLabelsAreUsed() {
    Map<String, Names> byName =
        Arrays.stream(Names.values()).collect(Collectors.toMap(Names::sample, name -> name));
    for (String line : text(SampleProvince.of(200, 8), Format.TEXT).lines().toList()) {
      if (line.startsWith("#")) {
        continue;
      }
      String name = line.split("[{ ]", 2)[0].replaceFirst("_(bucket|count|sum)$", "");
      assertThat(byName).as(line).containsKey(name);
      Names metric = Objects.requireNonNull(byName.get(name));
      Set<String> labels =
          Pattern.compile("[{,]([a-z_0-9]+)=\"")
              .matcher(line)
              .results()
              .map(found -> found.group(1))
              .collect(Collectors.toSet());
      labels.remove("le");
      Set<String> expected = new HashSet<>(metric.labels());
      if (metric.scope() == Names.Scope.TARGET) {
        expected.addAll(Names.IDENTITY);
      }
      assertThat(labels).as(line).isEqualTo(expected);
    }
  }
}
