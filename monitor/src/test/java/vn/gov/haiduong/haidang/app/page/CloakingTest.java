package vn.gov.haiduong.haidang.app.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.gov.haiduong.haidang.page.ContentVerdict;
import vn.gov.haiduong.haidang.page.PageContext;
import vn.gov.haiduong.haidang.page.Signal;

/** A real server that shows another face to some of its visitors. */
class CloakingTest {

  /** What it answers: a status and a body, or the address of a redirect. */
  private record Answer(int status, String body) {}

  private static final String HONEST =
      "<!doctype html><html lang=vi><head><meta charset=utf-8><title>Sở Nội vụ tỉnh Hải"
          + " Dương</title></head><body><nav><a href=/>Trang chủ</a><a href=/gioi-thieu>Giới"
          + " thiệu</a><a href=/tin-tuc>Tin tức</a><a href=/van-ban>Văn bản</a><a href=/lien-he>Liên"
          + " hệ</a></nav><h1>Tin tức</h1><p>Sở Nội vụ tổ chức hội nghị tổng kết công tác cải cách"
          + " hành chính, triển khai nhiệm vụ năm tới, trao thưởng các tập thể, cá nhân có thành tích"
          + " xuất sắc.</p><p>Thông báo lịch tiếp công dân định kỳ của lãnh đạo Sở.</p><!--more-->"
          + "<footer>45 Quang Trung, thành phố Hải Dương</footer></body></html>";
  private static final Answer PLAIN = new Answer(200, HONEST);

  private HttpServer server;
  private volatile Function<Headers, Answer> shows = _ -> PLAIN;

  @BeforeEach
  void start() throws Exception {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16);
    server.createContext(
        "/",
        exchange -> {
          Answer answer =
              exchange.getRequestURI().getPath().equals("/m")
                  ? PLAIN
                  : shows.apply(exchange.getRequestHeaders());
          if (answer.status == 0) {
            exchange.close(); // hangs up
            return;
          }
          boolean sent = answer.status / 100 == 3;
          byte[] body = sent ? new byte[0] : answer.body.getBytes(StandardCharsets.UTF_8);
          if (sent) {
            exchange.getResponseHeaders().set("Location", answer.body);
          }
          exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
          exchange.sendResponseHeaders(answer.status, body.length == 0 ? -1 : body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private Reading read(Function<Headers, Answer> server) throws Exception {
    shows = server;
    return AddressReading.read(
        "http://127.0.0.1:" + this.server.getAddress().getPort() + "/",
        List.of(Visitor.values()),
        PageContext.of(Optional.of("sonoivu.test"), "", Instant.parse("2026-11-26T05:00:00Z")),
        Optional.empty());
  }

  private static boolean says(Headers headers, String name, String part) {
    String value = headers.getFirst(name);
    return value != null && value.contains(part);
  }

  private static ContentVerdict of(Reading reading, String visitor) {
    return reading.copies().stream()
        .filter(copy -> copy.as().label().equals(visitor))
        .findFirst()
        .orElseThrow()
        .verdict();
  }

  private static Answer with(String more) {
    return new Answer(200, HONEST.replace("<!--more-->", more));
  }

  private static void suspect(Reading reading) {
    assertThat(reading.findings().verdict())
        .as("%s", reading.findings().signals())
        .isEqualTo(ContentVerdict.SUSPECT);
  }

  private static void clean(Reading reading) {
    assertThat(reading.findings().signals().stream().filter(s -> !s.guarded()).map(Signal::code))
        .isEmpty();
  }

  @Test
  void wordsForTheSearchEngineAlone() throws Exception {
    Reading reading =
        read(
            asks ->
                says(asks, "User-Agent", "Googlebot")
                    ? with("<h2>Nhà cái uy tín</h2><p>Cá cược bóng đá, tài xỉu, nổ hũ.</p>")
                    : PLAIN);
    suspect(reading);
    assertThat(of(reading, "browser")).isEqualTo(ContentVerdict.CLEAN);
    assertThat(of(reading, "crawler")).isEqualTo(ContentVerdict.SUSPECT);
  }

  @Test
  void anotherPageForWhoComesFromASearchEngine() throws Exception {
    suspect(
        read(
            asks ->
                says(asks, "Referer", "google.")
                    ? new Answer(302, "https://landing.example/vn")
                    : PLAIN));
    suspect(
        read(
            asks ->
                says(asks, "Referer", "google.")
                    ? new Answer(
                        200,
                        "<html><head><meta http-equiv=refresh content='0;url=https://landing.example/'>"
                            + "</head><body></body></html>")
                    : PLAIN));
  }

  @Test
  void aRedirectForTelephonesAlone() throws Exception {
    Reading reading =
        read(
            asks ->
                says(asks, "User-Agent", "Android")
                    ? new Answer(301, "//m.play-vn.example/reg")
                    : PLAIN);
    suspect(reading);
    assertThat(of(reading, "mobile")).isEqualTo(ContentVerdict.SUSPECT);
  }

  /** A search engine names no language; some doors open only to what names none. */
  @Test
  void whoNamesNoLanguageGetsAnother() throws Exception {
    suspect(
        read(
            asks ->
                asks.containsKey("Accept-Language")
                    ? PLAIN
                    : with("<h3>Slot gacor</h3><p>Situs judi slot online terpercaya, togel</p>")));
  }

  @Test
  void linksThatOnlyTheSearchEngineGets() throws Exception {
    Reading reading =
        read(
            asks ->
                says(asks, "User-Agent", "Googlebot")
                    ? with(
                        "<a href=https://a1.example/>chăn ga</a><a href=https://b2.example>xe</a>")
                    : PLAIN);
    suspect(reading);
    assertThat(reading.findings().signals())
        .anySatisfy(s -> assertThat(s.evidence()).contains("chỉ bản crawler", "a1.example"));
  }

  @Test
  void aRedirectWithoutEndIsNoPage() {
    assertThatThrownBy(() -> read(_ -> new Answer(302, "/again")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("chuyển hướng quá 10 lần");
  }

  @Test
  void honestDifferencesSayNothing() throws Exception {
    clean(read(_ -> with("<p>" + System.nanoTime() + " lượt truy cập</p>")));
    // The search engine is refused.
    clean(read(asks -> says(asks, "User-Agent", "Googlebot") ? new Answer(403, "no") : PLAIN));
    clean(read(asks -> says(asks, "User-Agent", "Googlebot") ? new Answer(0, "") : PLAIN));
    // Telephones get a shorter page, or the site's own page for them.
    clean(
        read(
            asks ->
                says(asks, "User-Agent", "Android")
                    ? new Answer(
                        200,
                        HONEST
                            .replaceFirst("<p>Sở Nội vụ tổ chức.*?</p>", "")
                            .replace("<h1>", "<b>"))
                    : PLAIN));
    clean(
        read(
            asks ->
                says(asks, "User-Agent", "Android")
                    ? new Answer(302, "http://127.0.0.1:" + server.getAddress().getPort() + "/m")
                    : PLAIN));
    // Whoever names no language gets the English page.
    clean(
        read(
            asks ->
                asks.containsKey("Accept-Language")
                    ? PLAIN
                    : new Answer(
                        200,
                        "<html lang=en><head><title>Department of Home Affairs of Hai Duong"
                            + " province</title></head><body><nav><a href=/en>Home</a><a"
                            + " href=/en/about>About</a></nav><p>The department advises the provincial"
                            + " people's committee on the organisation of the state"
                            + " apparatus.</p></body></html>")));
  }
}
