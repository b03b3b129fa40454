package vn.gov.haiduong.haidang.net;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.gov.haiduong.haidang.probe.AddressResult;
import vn.gov.haiduong.haidang.probe.Addressing;
import vn.gov.haiduong.haidang.probe.Budget;
import vn.gov.haiduong.haidang.probe.Endpoint;
import vn.gov.haiduong.haidang.probe.Exhibit;
import vn.gov.haiduong.haidang.probe.HttpFacts;
import vn.gov.haiduong.haidang.probe.Observation;
import vn.gov.haiduong.haidang.probe.ProbeSpec;
import vn.gov.haiduong.haidang.probe.WebRules;

/** Which version of HTTP is spoken with servers that know one or both (RFC 9113, RFC 7301). */
class Http2ProbeTest {

  private static Vertx vertx;
  private static LoopbackTls tls;
  private static LoopbackProber prober;

  @BeforeAll
  static void start() throws Exception {
    vertx = Vertx.vertx();
    tls = LoopbackTls.make();
    prober = LoopbackProber.trusting(tls);
  }

  @AfterAll
  static void stop() throws Exception {
    prober.close();
    Object _ = vertx.close().toCompletionStage().toCompletableFuture().get(10, SECONDS);
  }

  @ParameterizedTest(name = "server {0}, wished for {1}, {2}: {4} over {3}")
  @CsvSource({
    "both, true, /, 2, up",
    "both, false, /, 1.1, up",
    "old, true, /, 1.1, up",
    "new, true, /, 2, up",
    "new, false, /, 2, up", // it speaks nothing else
    "both, true, /gone, 2, http_status",
    "both, true, /moved, 2, up",
    "both, true, /empty, 2, empty_page",
    "both, true, /reset, 2, http_closed",
    "both, true, /silent, 2, http_timeout",
    "both, true, /packed, 2, up",
    "new, false, /reset, 2, http_closed", // agreed on at the second knock
    "new, false, /silent, 2, http_timeout",
  })
  void theVersionIsAFact(
      String server, boolean wished, String path, String version, String expected)
      throws Exception {
    HttpServer started = listen(server);
    try {
      Observation seen = measure(started.actualPort(), path, wished);
      assertThat(LoopbackProber.called(seen)).isEqualTo(expected);
      if (expected.equals("up") || expected.equals("http_status")) {
        assertThat(seen.speaker().orElseThrow().http().orElseThrow().version()).isEqualTo(version);
      }
    } finally {
      Object _ = started.close().toCompletionStage().toCompletableFuture().get(10, SECONDS);
    }
  }

  @Test
  void aBodyOverHttp2IsKeptOfWhatIsDown() throws Exception {
    HttpServer started = listen("new");
    try {
      Observation seen = measure(started.actualPort(), "/gone", true);
      String hash =
          seen.speaker()
              .flatMap(AddressResult::http)
              .flatMap(HttpFacts::exhibit)
              .flatMap(Exhibit::body)
              .orElseThrow()
              .sha256();
      assertThat(prober.copies.of(hash))
          .hasValueSatisfying(
              body -> assertThat(new String(body, StandardCharsets.UTF_8)).isEqualTo("không có"));
    } finally {
      Object _ = started.close().toCompletionStage().toCompletableFuture().get(10, SECONDS);
    }
  }

  private static HttpServer listen(String speaks) throws Exception {
    List<HttpVersion> versions =
        switch (speaks) {
          case "new" -> List.of(HttpVersion.HTTP_2);
          case "old" -> List.of(HttpVersion.HTTP_1_1);
          default -> List.of(HttpVersion.HTTP_2, HttpVersion.HTTP_1_1);
        };
    return vertx
        .createHttpServer(
            new HttpServerOptions()
                .setSsl(true)
                .setUseAlpn(true)
                .setAlpnVersions(versions)
                .setCompressionSupported(true)
                .setKeyCertOptions(tls.options()))
        .requestHandler(Http2ProbeTest::answer)
        .listen(0, LoopbackTls.HOST)
        .toCompletionStage()
        .toCompletableFuture()
        .get(10, SECONDS);
  }

  private static void answer(HttpServerRequest request) {
    request.response().putHeader("Content-Type", "text/html; charset=utf-8");
    Object _ =
        switch (String.valueOf(request.path())) {
          case "/gone" -> request.response().setStatusCode(404).end("không có");
          case "/moved" -> request.response().setStatusCode(302).putHeader("Location", "/").end();
          case "/empty" -> request.response().end("<p> </p>");
          case "/reset" -> request.response().reset(2);
          case "/silent" -> "nothing is said";
          case "/packed" -> request.response().end("<p>Sở Nội vụ " + "tin tức ".repeat(20_000));
          default -> request.response().end("<p>Sở Nội vụ");
        };
  }

  private static Observation measure(int port, String path, boolean http2) throws Exception {
    return prober.measure(
        new ProbeSpec.Http(
            new Endpoint(LoopbackTls.HOST, port),
            new Budget(Duration.ofSeconds(path.equals("/silent") ? 2 : 15), Duration.ofSeconds(15)),
            Addressing.ALL,
            ProbeSpec.Scheme.HTTPS,
            path,
            WebRules.offeringHttp2(WebRules.plain(), http2)));
  }
}
