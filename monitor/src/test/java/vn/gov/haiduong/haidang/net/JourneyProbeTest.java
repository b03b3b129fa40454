package vn.gov.haiduong.haidang.net;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.gov.haiduong.haidang.probe.Addressing;
import vn.gov.haiduong.haidang.probe.Budget;
import vn.gov.haiduong.haidang.probe.Endpoint;
import vn.gov.haiduong.haidang.probe.Observation;
import vn.gov.haiduong.haidang.probe.ProbeSpec;
import vn.gov.haiduong.haidang.probe.WebRules;

/** The path of pages of a public service is walked with its cookies, and nothing is ever sent. */
class JourneyProbeTest {

  private static final List<String> ASKED = new CopyOnWriteArrayList<>();
  private static LoopbackProber prober;
  private static HttpServer server;

  @BeforeAll
  static void start() throws Exception {
    prober = LoopbackProber.start();
    server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          String path = exchange.getRequestURI().toString();
          ASKED.add(exchange.getRequestMethod() + " " + path);
          boolean known = exchange.getRequestHeaders().containsKey("Cookie");
          String body =
              switch (path) {
                case "/" -> "Danh mục dịch vụ <form action=/nop-ho-so method=post></form>";
                case "/thu-tuc" -> known ? "Thành phần hồ sơ" : "Phiên làm việc đã hết";
                default -> "";
              };
          if (path.equals("/")) {
            exchange.getResponseHeaders().add("Set-Cookie", "phien=1");
          }
          if (path.equals("/vao")) {
            exchange.getResponseHeaders().add("Location", "/nop-ho-so?id=1");
          }
          byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().add("Content-Type", "text/html; charset=utf-8");
          exchange.sendResponseHeaders(path.equals("/vao") ? 302 : 200, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    server.start();
  }

  @AfterAll
  static void stop() {
    server.stop(0);
    prober.close();
  }

  @BeforeEach
  void forget() {
    ASKED.clear();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = ';',
      value = {
        "cookies go from page to page; / => Danh mục | /thu-tuc => Thành phần hồ sơ; up; 2",
        "without the page before, the second is not the same; /thu-tuc => Thành phần hồ sơ; text_missing; 1",
        "the first page that fails ends it; / => Không có chữ này | /thu-tuc => x; text_missing; 1",
        "a redirect into a dossier is not followed; / => Danh mục | /vao => x; redirect_refused; 2",
      })
  void path(String sentence, String pages, String expected, int requests) throws Exception {
    Observation seen = measure(pages);
    assertThat(LoopbackProber.called(seen)).isEqualTo(expected);
    assertThat(ASKED).hasSize(requests).allMatch(line -> line.startsWith("GET "));
    assertThat(ASKED).noneMatch(line -> line.contains("nop-ho-so"));
  }

  private static Observation measure(String pages) throws Exception {
    List<ProbeSpec.Http> steps = new ArrayList<>();
    for (String page : pages.split("\\|", -1)) {
      String[] parts = page.split("=>", -1);
      steps.add(
          new ProbeSpec.Http(
              new Endpoint("127.0.0.1", server.getAddress().getPort()),
              Budget.DEFAULT,
              Addressing.ALL,
              ProbeSpec.Scheme.HTTP,
              parts[0].strip(),
              WebRules.inside(WebRules.expecting(parts[1].strip()), Set.of())));
    }
    return prober.measure(
        new ProbeSpec.Journey(steps, new Budget(Duration.ofSeconds(9), Duration.ofSeconds(9))));
  }
}
