package vn.gov.haiduong.haidang.net;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.gov.haiduong.haidang.net.LoopbackProber.called;
import static vn.gov.haiduong.haidang.net.ScriptedWeb.answer;
import static vn.gov.haiduong.haidang.net.ScriptedWeb.page;
import static vn.gov.haiduong.haidang.probe.WebRules.expecting;
import static vn.gov.haiduong.haidang.probe.WebRules.limited;
import static vn.gov.haiduong.haidang.probe.WebRules.plain;
import static vn.gov.haiduong.haidang.probe.WebRules.with;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import vn.gov.haiduong.haidang.probe.HttpRules;
import vn.gov.haiduong.haidang.probe.Observation;

/** Bodies in every encoding and character set, broken ones, and ones that never end. */
class WebBodiesTest {

  private static final String NAME = "Sở Nội vụ";
  private static final byte[] PLAIN = ("<p>" + NAME + "</p>").getBytes(StandardCharsets.UTF_8);

  private static ScriptedWeb web;

  @BeforeAll
  static void start() {
    web = new ScriptedWeb();
  }

  @AfterAll
  static void stop() {
    web.close();
  }

  private static byte[] gzip(byte[] plain) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(plain);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return packed.toByteArray();
  }

  private static byte[] deflated(byte[] plain, boolean raw) {
    Deflater deflater = new Deflater(9, raw);
    deflater.setInput(plain);
    deflater.finish();
    byte[] packed = new byte[plain.length + 100];
    int length = deflater.deflate(packed);
    deflater.end();
    return Arrays.copyOf(packed, length);
  }

  private static byte[] changed(byte[] bytes, int fromTheEnd) {
    byte[] other = bytes.clone();
    other[other.length - fromTheEnd] ^= 0x55;
    return other;
  }

  private static byte[] twice(byte[] bytes) {
    byte[] both = Arrays.copyOf(bytes, 2 * bytes.length);
    System.arraycopy(bytes, 0, both, bytes.length, bytes.length);
    return both;
  }

  static Stream<Arguments> encodings() {
    byte[] gz = gzip(PLAIN);
    return Stream.of(
        Arguments.of("gzip", gz, "up"),
        Arguments.of("x-gzip", gz, "up"),
        Arguments.of("GZIP", gz, "up"),
        Arguments.of("identity", PLAIN, "up"),
        Arguments.of("deflate", deflated(PLAIN, false), "up"),
        Arguments.of("deflate", deflated(PLAIN, true), "up"),
        Arguments.of("gzip", twice(gz), "up"),
        Arguments.of("gzip", changed(gz, 7), "http_malformed"), // CRC
        Arguments.of("gzip", changed(gz, 1), "http_malformed"), // length
        Arguments.of("gzip", Arrays.copyOf(gz, gz.length - 10), "http_malformed"),
        Arguments.of("gzip", PLAIN, "http_malformed"),
        Arguments.of("deflate", changed(deflated(PLAIN, false), 1), "http_malformed"),
        Arguments.of("br", PLAIN, "http_malformed"),
        Arguments.of("foo", PLAIN, "http_malformed"));
  }

  @ParameterizedTest(name = "{0}: {2}")
  @MethodSource("encodings")
  void anEncodingIsUndoneAndItsSumsChecked(String encoding, byte[] body, String expected)
      throws Exception {
    byte[] bytes =
        answer(
            "200 OK",
            "Content-Type: text/html; charset=utf-8\r\nContent-Encoding: " + encoding + "\r\n",
            body);
    assertThat(called(web.measure(bytes, "/", expecting(NAME)))).isEqualTo(expected);
  }

  static Stream<Arguments> charsets() {
    // windows-1258 writes vowels with their hook or hat, tones as marks of their own.
    byte[] viet1258 =
        "<p>S\u01a1\u0309 N\u00f4\u0323i vu\u0323".getBytes(Charset.forName("cp1258"));
    return Stream.of(
        Arguments.of("text/html; charset=windows-1258", viet1258),
        Arguments.of("text/html", meta("windows-1258", viet1258)),
        Arguments.of("text/html", ("\ufeff<p>" + NAME).getBytes(StandardCharsets.UTF_16LE)),
        Arguments.of(
            "text/html; charset=iso-8859-1", ("\ufeff<p>" + NAME).getBytes(StandardCharsets.UTF_8)),
        Arguments.of("text/html", PLAIN),
        Arguments.of("text/html; charset=\"UTF-8\"", PLAIN),
        Arguments.of("text/html; charset=utf8mb4", PLAIN),
        Arguments.of(
            "text/html; charset=utf-8",
            Normalizer.normalize("<p>" + NAME, Normalizer.Form.NFD)
                .getBytes(StandardCharsets.UTF_8)),
        Arguments.of(
            "text/html", "<p>S&#7903; N&#x1ED9;i v&#7909;".getBytes(StandardCharsets.US_ASCII)),
        Arguments.of(
            "text/html; charset=utf-8",
            "<p>S&#7903; <span style=x>N</span>&#7897;<wbr>i v&#7909;"
                .getBytes(StandardCharsets.US_ASCII)),
        Arguments.of(
            "text/html; charset=utf-8", "<p>Sở\n\t  Nội&nbsp;vụ".getBytes(StandardCharsets.UTF_8)));
  }

  private static byte[] meta(String charset, byte[] body) {
    byte[] head = ("<meta charset=" + charset + ">").getBytes(StandardCharsets.US_ASCII);
    byte[] all = Arrays.copyOf(head, head.length + body.length);
    System.arraycopy(body, 0, all, head.length, body.length);
    return all;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("charsets")
  void theNameIsReadHoweverItIsWritten(String type, byte[] body) throws Exception {
    byte[] bytes = answer("200 OK", "Content-Type: " + type + "\r\n", body);
    assertThat(called(web.measure(bytes, "/", expecting(NAME)))).isEqualTo("up");
  }

  @Test
  void aCommentIsNotRead() throws Exception {
    byte[] bytes = page("<p>Trang<!-- " + NAME + " -->");
    assertThat(called(web.measure(bytes, "/", expecting(NAME)))).isEqualTo("text_missing");
  }

  @Test
  void allExpectedTextsMustStandAndRefusedOnesGoFirst() throws Exception {
    assertThat(called(web.measure(page("<p>một"), "/", expecting("một", "hai"))))
        .isEqualTo("text_missing");
    HttpRules both = with(plain(), List.of(NAME), List.of("hacked by"));
    assertThat(called(web.measure(page("<p>hacked by x"), "/", both))).isEqualTo("text_forbidden");
    assertThat(
            called(
                web.measure(
                    answer("404 N", "", "hacked by".getBytes(StandardCharsets.UTF_8)), "/", both)))
        .isEqualTo("http_status");
  }

  @Test
  void aTextBehindTheLimitIsNotSaidToBeMissingForSure() throws Exception {
    String filler = "a ".repeat(40_000);
    HttpRules rules = limited(expecting(NAME), 10_240);
    Observation behind = web.measure(page("<p>" + filler + NAME), "/", rules);
    assertThat(called(behind)).isEqualTo("text_missing");
    assertThat(behind.outcome().verdict().label()).isEqualTo("degraded");
    assertThat(called(web.measure(page("<p>" + NAME + filler), "/", rules))).isEqualTo("up");
  }

  @Test
  void theLimitIsToTheByte() throws Exception {
    HttpRules rules = limited(plain(), 1_024);
    assertThat(truncated(web.measure(page("<p>" + "a".repeat(1_021)), "/", rules))).isFalse();
    assertThat(truncated(web.measure(page("<p>" + "a".repeat(1_022)), "/", rules))).isTrue();
  }

  @Test
  void aDecompressionBombIsReadToTheLimitOnly() throws Exception {
    byte[] plain = new byte[60_000_000];
    Arrays.fill(plain, (byte) ' ');
    System.arraycopy(PLAIN, 0, plain, 0, PLAIN.length);
    byte[] bomb =
        answer("200 OK", "Content-Type: text/html\r\nContent-Encoding: gzip\r\n", gzip(plain));
    Observation seen = web.measure(bomb, "/", plain());
    assertThat(called(seen)).isEqualTo("up");
    assertThat(truncated(seen)).isTrue();
    assertThat(bytes(seen)).isEqualTo(HttpRules.MAX_BODY_IN_LOOP);
  }

  @Test
  void anEndlessBodyIsReadToTheLimitOnly() throws Exception {
    byte[] piece = "abc ".repeat(8_192).getBytes(StandardCharsets.US_ASCII);
    Observation seen =
        web.measure(
            _ ->
                (_, _, out) -> {
                  out.write(
                      "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>Xin chao "
                          .getBytes(StandardCharsets.US_ASCII));
                  for (int i = 0; i < 4_000; i++) { // 131 MB, were nobody to hang up
                    out.write(piece);
                  }
                },
            "/",
            plain());
    assertThat(called(seen)).isEqualTo("up");
    assertThat(truncated(seen)).isTrue();
    assertThat(bytes(seen)).isEqualTo(HttpRules.MAX_BODY_IN_LOOP);
  }

  private static boolean truncated(Observation seen) {
    return seen.speaker().orElseThrow().http().orElseThrow().truncated();
  }

  private static long bytes(Observation seen) {
    return seen.speaker().orElseThrow().http().orElseThrow().bodyBytes();
  }
}
