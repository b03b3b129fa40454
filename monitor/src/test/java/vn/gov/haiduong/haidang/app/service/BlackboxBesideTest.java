package vn.gov.haiduong.haidang.app.service;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.gov.haiduong.haidang.app.service.Outsider.until;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import vn.gov.haiduong.haidang.Needs;
import vn.gov.haiduong.haidang.Tool;

/**
 * A blackbox_exporter beside the service, by the shipped configuration: Prometheus finds the sites
 * at the service's {@code /sd}, and both sides judge the same.
 */
@Needs({Tool.PROMETHEUS, Tool.BLACKBOX})
@Timeout(240)
class BlackboxBesideTest {

  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Duration LONG = Duration.ofSeconds(90);

  @TempDir Path work;

  @Test
  void prometheusFindsTheSitesAtTheServiceAndBothSidesJudgeTheSame() throws Exception {
    HttpServer site =
        HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.7.3"), 0), 50);
    var _ =
        site.createContext(
            "/",
            exchange -> {
              byte[] page = "<title>Sở</title><p>Xin chào".getBytes(StandardCharsets.UTF_8);
              exchange.getResponseHeaders().add("Content-Type", "text/html; charset=utf-8");
              exchange.sendResponseHeaders(200, page.length);
              exchange.getResponseBody().write(page);
              exchange.close();
            });
    site.start();
    int port = Outsider.freePort();
    int blackboxAt = Outsider.freePort();
    int prometheusAt = Outsider.freePort();
    SmallInventory inventory =
        SmallInventory.in(work.resolve("targets"))
            .site("trang-tot", "Trang đang chạy", "127.0.7.3", site.getAddress().getPort())
            .site("trang-hong", "Trang không ai nghe", "127.0.7.4", 1);
    try (Product service = launch(inventory, port);
        Outsider _ = blackbox(blackboxAt);
        Outsider prometheus = prometheus(prometheusAt, port, blackboxAt)) {
      for (String job : List.of("monitor", "blackbox")) {
        until(
            job + " sees the good one",
            LONG,
            () -> some(prometheus, "probe_success{job='" + job + "',target='trang-tot'} == 1"));
        until(
            job + " sees the bad one",
            LONG,
            () -> some(prometheus, "probe_success{job='" + job + "',target='trang-hong'} == 0"));
      }
      assertThat(service.err()).doesNotContain("ERROR");
      assertThat(
              some(prometheus, "probe_success{job='blackbox',instance='trang-tot',kind='website'}"))
          .as("the labels are those of the service")
          .isTrue();
    } finally {
      site.stop(0);
    }
  }

  private Product launch(SmallInventory inventory, int port) throws Exception {
    return Product.launch(
        work,
        List.of(
            "run",
            "--targets",
            inventory.folder().toString(),
            "--alerts",
            ROOT.resolve("alerts").toString(),
            "--data",
            work.resolve("data").toString(),
            "--listen",
            "127.0.0.1:" + port));
  }

  private Outsider blackbox(int at) throws Exception {
    return Outsider.start(
        at,
        work.resolve("blackbox.log"),
        "/-/healthy",
        List.of(
            Tool.BLACKBOX.path(),
            "--config.file=" + ROOT.resolve("docker/blackbox/config.yml"),
            "--web.listen-address=127.0.0.1:" + at));
  }

  private Outsider prometheus(int at, int serviceAt, int blackboxAt) throws Exception {
    String config =
        Files.readString(ROOT.resolve("docker/prometheus/prometheus-blackbox.yml"))
            .replaceFirst(
                "scrape_interval: 30s, scrape_timeout: 10s",
                "scrape_interval: 2s, scrape_timeout: 2s")
            .replace("scrape_interval: 60s", "scrape_interval: 2s")
            .replace("scrape_timeout: 15s", "scrape_timeout: 2s")
            .replace("refresh_interval: 60s", "refresh_interval: 2s")
            .replace("monitor:8080", "127.0.0.1:" + serviceAt)
            .replace("blackbox:9115", "127.0.0.1:" + blackboxAt)
            .replace("127.0.0.1:9090", "127.0.0.1:" + at)
            .replace("alertmanager:9093", "127.0.0.1:9");
    return Outsider.start(
        at,
        work.resolve("prometheus.log"),
        List.of(
            Tool.PROMETHEUS.path(),
            "--config.file=" + Files.writeString(work.resolve("prometheus.yml"), config),
            "--storage.tsdb.path=" + work.resolve("tsdb"),
            "--web.listen-address=127.0.0.1:" + at));
  }

  private static boolean some(Outsider prometheus, String expression) {
    String answer = prometheus.query(expression);
    return answer.startsWith("200 ") && answer.contains("\"metric\"");
  }
}
