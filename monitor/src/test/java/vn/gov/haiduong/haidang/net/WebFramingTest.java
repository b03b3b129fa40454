package vn.gov.haiduong.haidang.net;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.gov.haiduong.haidang.net.LoopbackProber.called;
import static vn.gov.haiduong.haidang.probe.WebRules.plain;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import vn.gov.haiduong.haidang.probe.Observation;

/** Status lines, headers, lengths and chunks as servers send them, right and wrong (RFC 9112). */
class WebFramingTest {

  private static final String OK = "HTTP/1.1 200 OK\r\n";
  private static final String CHUNKED = OK + "Transfer-Encoding: chunked\r\n\r\n";
  private static final String PAGE = OK + "Content-Length: 11\r\n\r\n<p>Xin chao";

  private static ScriptedWeb web;

  @BeforeAll
  static void start() {
    web = new ScriptedWeb();
  }

  @AfterAll
  static void stop() {
    web.close();
  }

  static Stream<Arguments> wellFormed() {
    return Stream.of(
        Arguments.of("no content", "HTTP/1.1 204 No Content\r\n\r\n"),
        Arguments.of("no length, HTTP/1.1", OK + "\r\n<p>Xin chao"),
        Arguments.of("no length, HTTP/1.0", "HTTP/1.0 200 OK\r\n\r\n<p>Xin chao"),
        Arguments.of("continue first", "HTTP/1.1 100 Continue\r\n\r\n" + PAGE),
        Arguments.of("lines ended by LF alone", PAGE.replace("\r\n", "\n")),
        Arguments.of("a folded header", PAGE.replace("\r\n\r\n", "\r\nX-A: a\r\n b\r\n\r\n")),
        Arguments.of("no reason phrase", "HTTP/1.1 200\r\nContent-Length: 2\r\n\r\nok"),
        Arguments.of("more than it promised", PAGE + "garbage"),
        Arguments.of(
            "chunk extension and trailer", CHUNKED + "3;a=b\r\nabc\r\n0\r\nX-T: 1\r\n\r\n"),
        Arguments.of(
            "headers of 200 KB",
            OK
                + "Content-Length: 2\r\n"
                + ("X-A: " + "a".repeat(8_000) + "\r\n").repeat(25)
                + "\r\nok"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("wellFormed")
  void whatBrowsersAcceptIsUp(String what, String bytes) throws Exception {
    assertThat(measured(bytes)).isEqualTo("up");
  }

  static Stream<Arguments> malformed() {
    return Stream.of(
        Arguments.of("another protocol's version", "ICY 200 OK\r\n\r\nabc"),
        Arguments.of("a page without a head", "<html>hello</html>"),
        Arguments.of("a status of two digits", "HTTP/1.1 99 X\r\nContent-Length: 2\r\n\r\nok"),
        Arguments.of("a status of letters", "HTTP/1.1 abc X\r\nContent-Length: 2\r\n\r\nok"),
        Arguments.of("a header without colon", OK + "foo bar\r\nContent-Length: 2\r\n\r\nok"),
        Arguments.of("a length below zero", OK + "Content-Length: -3\r\n\r\nabc"),
        Arguments.of("a length of letters", OK + "Content-Length: abc\r\n\r\nabc"),
        Arguments.of(
            "a length beyond count", OK + "Content-Length: " + "9".repeat(20) + "\r\n\r\n"),
        Arguments.of("a chunk below zero", CHUNKED + "-3\r\nabc\r\n0\r\n\r\n"),
        Arguments.of("a chunk beyond count", CHUNKED + "F".repeat(18) + "\r\nabcdef\r\n0\r\n\r\n"),
        Arguments.of("a chunk longer than told", CHUNKED + "3\r\nabcdef\r\n0\r\n\r\n"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("malformed")
  void whatIsNoHttpIsMalformed(String what, String bytes) throws Exception {
    assertThat(measured(bytes)).isEqualTo("http_malformed");
  }

  static Stream<Arguments> cut() {
    return Stream.of(
        Arguments.of("in the status line", "HTTP/1.1 20"),
        Arguments.of("in the head", OK + "Content-Le"),
        Arguments.of("in a chunk", CHUNKED + "5\r\nabc"),
        Arguments.of("before the last chunk", CHUNKED + "3\r\nabc\r\n"),
        Arguments.of("in the body", PAGE.replace("11", "30")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cut")
  void anEndBeforeTheEndIsClosed(String what, String bytes) throws Exception {
    assertThat(measured(bytes)).isEqualTo("http_closed");
  }

  @Test
  void aResetBeforeAnyByteIsClosed() throws Exception {
    Observation seen =
        web.measure(_ -> (_, client, _) -> client.setSoLinger(true, 0), "/", plain());
    assertThat(called(seen)).isEqualTo("http_closed");
  }

  @Test
  void dripsAreCutOffByTheBudgetOfTheWholeAnswer() throws Exception {
    byte[] bytes = PAGE.getBytes(StandardCharsets.ISO_8859_1);
    Observation seen =
        web.measure(
            _ ->
                (_, _, out) -> {
                  for (byte one : bytes) {
                    out.write(one);
                    Thread.sleep(150); // the fault itself: 48 bytes take 7 s, the budget is 2 s
                  }
                },
            "/",
            plain());
    assertThat(called(seen)).isEqualTo("http_timeout");
    assertThat(Duration.ofNanos(seen.durationNanos()))
        .isBetween(Duration.ofMillis(1_900), Duration.ofMillis(3_000));
  }

  private static String measured(String bytes) throws Exception {
    return called(web.measure(bytes.getBytes(StandardCharsets.ISO_8859_1), "/", plain()));
  }
}
