package vn.gov.haiduong.haidang.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import vn.gov.haiduong.haidang.probe.Addressing;
import vn.gov.haiduong.haidang.probe.Budget;
import vn.gov.haiduong.haidang.probe.Cause;
import vn.gov.haiduong.haidang.probe.Endpoint;
import vn.gov.haiduong.haidang.probe.HttpRules;
import vn.gov.haiduong.haidang.probe.Observation;
import vn.gov.haiduong.haidang.probe.ProbeSpec;
import vn.gov.haiduong.haidang.probe.StatusSet;
import vn.gov.haiduong.haidang.time.Clock;

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

  private static final Clock CLOCK = Clock.system();
  private static ProbeLoops loops;
  private static Probes probes;

  @BeforeAll
  static void start() {
    loops = ProbeLoops.start(1, CLOCK);
    probes = new Probes(ProbeEnvironment.byHand(CLOCK));
  }

  @AfterAll
  static void stop() throws Exception {
    probes.close();
    loops.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
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
    try (ServerSocket server = listening()) {
      Thread.ofVirtual()
          .start(
              () -> {
                try (Socket client = server.accept()) {
                  int asked = client.getInputStream().read(new byte[8192]);
                  byte[] begun =
                      "HTTP/1.1 200 O\r\nContent-Type: text/html\r\n\r\n<p>x"
                          .getBytes(StandardCharsets.UTF_8);
                  client.getOutputStream().write(begun, 0, asked > 0 ? begun.length : 0);
                  client.setSoLinger(true, 0);
                } catch (IOException clientLeft) {
                  // Then the probe tells of it.
                }
              });
      assertThat(called(measure(server.getLocalPort(), List.of(), List.of())))
          .isEqualTo("http_closed");
    }
  }

  @Test
  void refusedTextIsDown() throws Exception {
    assertThat(called(measure(page(PAGE), List.of(), List.of("thông tin"))))
        .isEqualTo(Cause.TEXT_FORBIDDEN.label());
  }

  @Test
  void nobodyListensIsRefused() throws Exception {
    int port;
    try (ServerSocket taken = listening()) {
      port = taken.getLocalPort();
    }
    assertThat(called(measure(port, List.of(), List.of()))).isEqualTo("connect_refused");
  }

  @Test
  void aWaitInVainEndsInTimeAndCountsInItsPhase() throws Exception {
    CountDownLatch over = new CountDownLatch(1);
    try (ServerSocket server = listening()) {
      Thread.ofVirtual()
          .start(
              () -> {
                try (Socket _ = server.accept()) {
                  boolean _ = over.await(20, TimeUnit.SECONDS);
                } catch (IOException | InterruptedException e) {
                  over.countDown();
                }
              });
      Observation seen = measure(server.getLocalPort(), List.of(), List.of());
      over.countDown();
      assertThat(called(seen)).isEqualTo("http_timeout");
      assertThat(Duration.ofNanos(seen.phases().processingNanos()))
          .isBetween(Duration.ofMillis(1500), Duration.ofMillis(2600));
      assertThat(seen.phases().transferNanos()).isNegative();
    }
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

  private static ServerSocket listening() throws IOException {
    return new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"));
  }

  private static Observation measure(String answer, List<String> expect, List<String> refuse)
      throws Exception {
    try (ServerSocket server = listening()) {
      Thread.ofVirtual().start(() -> serve(server, answer.getBytes(StandardCharsets.UTF_8)));
      return measure(server.getLocalPort(), expect, refuse);
    }
  }

  private static void serve(ServerSocket server, byte[] answer) {
    while (!server.isClosed()) {
      try (Socket client = server.accept()) {
        byte[] request = new byte[8192];
        int n = client.getInputStream().read(request);
        OutputStream out = client.getOutputStream();
        if (n > 0) {
          out.write(answer);
          out.flush();
        }
      } catch (IOException clientLeftOrWeAreClosed) {
        // The next client, if there is one.
      }
    }
  }

  private static Observation measure(int port, List<String> expect, List<String> refuse)
      throws Exception {
    ProbeSpec spec =
        new ProbeSpec.Http(
            new Endpoint("127.0.0.1", port),
            new Budget(Duration.ofSeconds(2), Duration.ofSeconds(2)),
            Addressing.ALL,
            ProbeSpec.Scheme.HTTP,
            "/",
            new HttpRules(
                StatusSet.SUCCESS,
                expect,
                refuse,
                HttpRules.MAX_BODY_IN_LOOP,
                10,
                "test",
                false,
                Set.of(),
                false,
                false));
    Instant now = CLOCK.now();
    return probes
        .measure(spec, now, loops.of(0).loop())
        .toCompletionStage()
        .toCompletableFuture()
        .get(20, TimeUnit.SECONDS);
  }

  private static String called(Observation seen) {
    return seen.outcome().cause().map(Cause::label).orElse(seen.outcome().verdict().label());
  }
}
