package vn.gov.haiduong.haidang.net;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.gov.haiduong.haidang.net.LoopbackProber.called;
import static vn.gov.haiduong.haidang.probe.WebRules.plain;
import static vn.gov.haiduong.haidang.probe.WebRules.with;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import vn.gov.haiduong.haidang.probe.Cause;
import vn.gov.haiduong.haidang.probe.HttpRules;
import vn.gov.haiduong.haidang.probe.Observation;

/** What each conduct of a web server is called, against real sockets. */
class WebProbeTest {

  private static final String PAGE =
      "<html><head><title>Sở Nội vụ</title></head><body>Cổng <b>thông tin</b></body></html>";
  private static final String NGINX =
      "<html><head><title>Welcome to nginx!</title></head><body><h1>Welcome to nginx!</h1>"
          + "<p>If you see this page, the nginx web server is successfully installed and working."
          + "</p></body></html>";
  private static final String MAINTENANCE =
      "<html><head><title>Bảo trì hệ thống</title></head><body><h2>Website đang được bảo trì,"
          + " nâng cấp</h2><p>Vui lòng quay lại sau.</p></body></html>";

  private static ScriptedWeb web;

  @BeforeAll
  static void start() {
    web = new ScriptedWeb();
  }

  @AfterAll
  static void stop() {
    web.close();
  }

  static Stream<Arguments> answers() {
    return Stream.of(
        Arguments.of("a page", page(PAGE), "up"),
        Arguments.of("no such page", "HTTP/1.1 404 N\r\nContent-Length: 1\r\n\r\nx", "http_status"),
        Arguments.of("too many", "HTTP/1.1 429 T\r\nContent-Length: 1\r\n\r\nx", "http_refused"),
        Arguments.of("nothing at all", "", "http_closed"),
        Arguments.of("another protocol", "SSH-2.0-x\r\n", "http_malformed"),
        Arguments.of("bytes like HTTP/2", "\0\0\0\4\0\0\0\0\0", "http_malformed"),
        Arguments.of("a short body", "HTTP/1.1 200 O\r\nContent-Length: 9\r\n\r\nx", "http_closed"),
        Arguments.of(
            "two lengths",
            "HTTP/1.1 200 O\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nxx",
            "http_malformed"),
        Arguments.of(
            "a broken chunk",
            "HTTP/1.1 200 O\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
            "http_malformed"),
        Arguments.of(
            "unfinished chunks",
            "HTTP/1.1 200 O\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nx\r\n",
            "http_closed"),
        Arguments.of(
            "an unknown encoding",
            "HTTP/1.1 200 O\r\nContent-Encoding: foo\r\nContent-Length: 1\r\n\r\nx",
            "http_malformed"),
        Arguments.of(
            "no page in an unknown encoding",
            "HTTP/1.1 204 N\r\nContent-Encoding: br\r\n\r\n",
            "up"),
        Arguments.of(
            "no such page in an unknown encoding",
            "HTTP/1.1 404 N\r\nContent-Encoding: br\r\nContent-Length: 1\r\n\r\nx",
            "http_status"),
        Arguments.of("a length with zeros", padded(PAGE), "up"),
        Arguments.of(
            "a page that goes on elsewhere",
            "HTTP/1.1 200 O\r\nRefresh: 0;url=/x\r\nContent-Length: 0\r\n\r\n",
            "up"),
        Arguments.of(
            "an endless head",
            "HTTP/1.1 200 O\r\n" + ("X-A: " + "a".repeat(1000) + "\r\n").repeat(300),
            "http_too_large"),
        Arguments.of("early hints first", "HTTP/1.1 103 E\r\n\r\n" + page(PAGE), "up"),
        Arguments.of("until the end", "HTTP/1.0 200 O\r\n\r\n" + PAGE, "up"),
        Arguments.of("a loop", moved("/"), "redirect_loop"),
        Arguments.of("another scheme", moved("ftp://127.0.0.1/"), "redirect_refused"),
        Arguments.of("an empty place", moved(""), "http_status"),
        Arguments.of("an empty page", page("<html><body> </body></html>"), "empty_page"),
        Arguments.of("a picture alone", page("<body><img src=a></body>"), "up"),
        Arguments.of("a fresh server", page(NGINX), "placeholder_page"),
        Arguments.of("under maintenance", page(MAINTENANCE), "error_page"));
  }

  @ParameterizedTest(name = "{0} is {2}")
  @MethodSource("answers")
  void isCalledByItsName(String what, String answer, String expected) throws Exception {
    assertThat(called(measure(answer, List.of(), List.of()))).isEqualTo(expected);
  }

  static Stream<Arguments> texts() {
    return Stream.of(
        Arguments.of("Cổng thông tin", "up"),
        Arguments.of("Co\u0302\u0309ng thông tin", "up"),
        Arguments.of("Sở Nội vụ", "up"),
        Arguments.of("vắng mặt", "text_missing"));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("texts")
  void expectedTextIsSoughtInWhatPeopleRead(String text, String expected) throws Exception {
    assertThat(called(measure(page(PAGE), List.of(text), List.of()))).isEqualTo(expected);
  }

  @Test
  void aResetIsNoEndOfABody() throws Exception {
    byte[] begun =
        "HTTP/1.1 200 O\r\nContent-Type: text/html\r\n\r\n<p>x".getBytes(StandardCharsets.UTF_8);
    Observation seen =
        web.measure(
            _ ->
                (_, client, out) -> {
                  out.write(begun);
                  client.setSoLinger(true, 0);
                },
            "/",
            plain());
    assertThat(called(seen)).isEqualTo("http_closed");
  }

  @Test
  void refusedTextIsDown() throws Exception {
    assertThat(called(measure(page(PAGE), List.of(), List.of("thông tin"))))
        .isEqualTo(Cause.TEXT_FORBIDDEN.label());
  }

  @Test
  void nobodyListensIsRefused() throws Exception {
    assertThat(called(web.measureAt(1, "/", plain()))).isEqualTo("connect_refused");
  }

  @Test
  void aWaitInVainEndsInTimeAndCountsInItsPhase() throws Exception {
    CountDownLatch over = new CountDownLatch(1);
    Observation seen =
        web.measure(_ -> (_, _, _) -> over.await(20, TimeUnit.SECONDS), "/", plain());
    over.countDown();
    assertThat(called(seen)).isEqualTo("http_timeout");
    assertThat(Duration.ofNanos(seen.phases().processingNanos()))
        .isBetween(Duration.ofMillis(1500), Duration.ofMillis(2600));
    assertThat(seen.phases().transferNanos()).isNegative();
  }

  @Test
  void aBodyOverTheLimitIsCutAndStillJudged() throws Exception {
    String body = "<p>" + "a".repeat(HttpRules.MAX_BODY_IN_LOOP * 2);
    Observation seen = measure(page(body), List.of(), List.of());
    assertThat(called(seen)).isEqualTo("up");
    assertThat(seen.speaker().orElseThrow().http().orElseThrow().truncated()).isTrue();
    assertThat(seen.speaker().orElseThrow().http().orElseThrow().bodyBytes())
        .isEqualTo(HttpRules.MAX_BODY_IN_LOOP);
  }

  private static String page(String body) {
    return "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: "
        + body.getBytes(StandardCharsets.UTF_8).length
        + "\r\nConnection: close\r\n\r\n"
        + body;
  }

  private static String padded(String body) {
    return page(body).replace("Content-Length: ", "Content-Length: 0000000000000000000000");
  }

  private static String moved(String to) {
    return "HTTP/1.1 302 F\r\nLocation: " + to + "\r\nContent-Length: 0\r\n\r\n";
  }

  private static Observation measure(String answer, List<String> expect, List<String> refuse)
      throws Exception {
    return web.measure(answer.getBytes(StandardCharsets.UTF_8), "/", with(plain(), expect, refuse));
  }
}
