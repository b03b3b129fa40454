package vn.gov.haiduong.haidang.net;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import vn.gov.haiduong.haidang.probe.HttpRules;
import vn.gov.haiduong.haidang.probe.PageFacts;
import vn.gov.haiduong.haidang.probe.PageReading;
import vn.gov.haiduong.haidang.probe.Recognitions;
import vn.gov.haiduong.haidang.probe.WebRules;

/**
 * Each sample page that answers 200 is taken for what it is, and living pages for none of it; so
 * are refusals of protection layers.
 */
class RecognitionFileTest {

  private static final Recognitions SHIPPED = RecognitionFile.shipped();

  private static final HttpRules RULES = WebRules.plain();

  static Stream<Arguments> samples() throws IOException {
    try (InputStream in =
        RecognitionFileTest.class.getResourceAsStream("/recognitions/samples.json")) {
      return StreamSupport.stream(new ObjectMapper().readTree(in).spliterator(), false)
          .map(
              sample ->
                  Arguments.of(
                      text(sample, "name"),
                      text(sample, "expected"),
                      text(sample, "type"),
                      text(sample, "page")));
    }
  }

  static Stream<Arguments> refusals() throws IOException {
    try (InputStream in =
        RecognitionFileTest.class.getResourceAsStream("/recognitions/protections.json")) {
      return StreamSupport.stream(new ObjectMapper().readTree(in).spliterator(), false)
          .map(
              sample ->
                  Arguments.of(
                      text(sample, "name"),
                      sample.required("status").asInt(),
                      sample.required("known").asBoolean(),
                      StreamSupport.stream(sample.required("headers").spliterator(), false)
                          .map(line -> line.asText().toLowerCase(Locale.ROOT) + "\n")
                          .collect(Collectors.joining()),
                      text(sample, "page")));
    }
  }

  @ParameterizedTest(name = "{0} with {1}: {2}")
  @MethodSource("refusals")
  void aProtectionLayerIsKnownByItsMarks(
      String name, int status, boolean known, String headers, String page) {
    byte[] bytes = page.getBytes(StandardCharsets.UTF_8);
    PageReading reading = new PageReading(RULES, SHIPPED, "text/html; charset=utf-8", headers);
    reading.feed(bytes, 0, bytes.length);
    assertThat(reading.end(status, false).protection().isPresent()).as(name).isEqualTo(known);
  }

  @Test
  void aHeaderIsEnoughWhateverTheTypeOfTheBody() {
    byte[] bytes = "{\"error\":\"x\"}".getBytes(StandardCharsets.UTF_8);
    PageReading reading =
        new PageReading(RULES, SHIPPED, "application/json", "cf-mitigated: challenge\n");
    reading.feed(bytes, 0, bytes.length);
    assertThat(reading.end(403, false).protection()).isPresent();
  }

  private static String text(JsonNode sample, String field) {
    return sample.required(field).asText();
  }

  @ParameterizedTest(name = "{0} is {1}")
  @MethodSource("samples")
  void isTakenForWhatItIs(String name, String expected, String type, String page) {
    byte[] bytes = page.getBytes(StandardCharsets.UTF_8);
    PageReading reading = new PageReading(RULES, SHIPPED, type, "");
    reading.feed(bytes, 0, bytes.length);
    PageFacts facts = reading.end(200, false);
    assertThat(facts.recognised().map(r -> r.kind().name().toLowerCase(Locale.ROOT)).orElse("none"))
        .as(name)
        .isEqualTo(expected);
  }
}
