package vn.gov.haiduong.haidang.app.service;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static vn.gov.haiduong.haidang.app.service.Outsider.until;

import com.sun.net.httpserver.HttpServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import vn.gov.haiduong.haidang.access.Secret;
import vn.gov.haiduong.haidang.time.Clock;

/**
 * {@code ./haidang run} as a process: measured, asked, reloaded in every way, fed a bad edit,
 * ended. One story, told in order.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Timeout(180)
class RunProcessTest {

  private static final Duration SOON = Duration.ofSeconds(40);
  private static final String TOKEN = "nhip-thu-7f3a";

  @TempDir static Path work;

  private HttpServer site;
  private SmallInventory inventory;
  private Product service;
  private int port;

  @BeforeAll
  void start() throws Exception {
    site = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.7.1"), 0), 50);
    site.createContext(
        "/",
        exchange -> {
          byte[] page = "<title>Sở Nội vụ</title><p>Xin chào".getBytes(UTF_8);
          exchange.getResponseHeaders().add("Content-Type", "text/html; charset=utf-8");
          exchange.sendResponseHeaders(200, page.length);
          exchange.getResponseBody().write(page);
          exchange.close();
        });
    site.start();
    inventory =
        SmallInventory.in(work.resolve("targets"))
            .site("trang-tot", "Trang đang chạy", "127.0.7.1", site.getAddress().getPort())
            .site("trang-hong", "Trang không ai nghe", "127.0.7.2", 1)
            .heartbeat("nhip", Secret.digest(TOKEN));
    port = Outsider.freePort();
    service = run();
  }

  private Product run() throws Exception {
    return Product.launch(
        work,
        List.of(
            "run",
            "--targets",
            inventory.folder().toString(),
            "--alerts",
            Path.of("..", "alerts").toAbsolutePath().normalize().toString(),
            "--data",
            work.resolve("data").toString(),
            "--listen",
            "127.0.0.1:" + port));
  }

  @AfterAll
  void stop() throws Exception {
    service.close();
    site.stop(0);
  }

  private String get(String path) {
    return Product.get(port, path);
  }

  private String state(String id) {
    String answer = get("/api/v1/targets/" + id);
    return answer.startsWith("200 ")
        ? new JsonObject(answer.substring(4)).getString("state", answer)
        : answer;
  }

  /** The sum of the series of that name whose labels contain {@code part}; NaN without any. */
  private double sum(String name, String part) {
    Matcher line =
        Pattern.compile("(?m)^" + name + "(\\{[^\\n]*\\})? ([^ \\n]+)$").matcher(get("/metrics"));
    double sum = Double.NaN;
    while (line.find()) {
      if (part.isEmpty() || line.group().contains(part)) {
        sum = (Double.isNaN(sum) ? 0 : sum) + Double.parseDouble(line.group(2));
      }
    }
    return sum;
  }

  private double probes() {
    return sum("avail_probes_total", "trang-tot");
  }

  private double downSince() {
    return sum("avail_target_state_since_timestamp_seconds", "trang-hong");
  }

  private double lastReload() {
    return sum("avail_config_last_reload_successful", "");
  }

  @Test
  @Order(1)
  void itSaysWhereItIsAndMeasuresTruly() {
    until("healthy", SOON, () -> get("/-/healthy").startsWith("200"));
    until("up", SOON, () -> state("trang-tot").equals("up"));
    until("down after confirmation", SOON, () -> state("trang-hong").equals("down"));
    until("ready", SOON, () -> get("/-/ready").startsWith("200"));
    assertThat(service.err()).contains("INFO  Engine measuring begins");
    assertThat(sum("avail_loop_late_seconds", "loop=\"0\"")).isBetween(0.0, 60.0);
    assertThat(sum("vertx_http_server_active_connections", "")).isPositive();
    assertThat(service.out()).contains("đang đo 3 đối tượng").contains("http://127.0.0.1:" + port);
  }

  @Test
  @Order(2)
  void discoveryAndTargetsAreThoseOfTheInventoryAlone() {
    String discovered = get("/sd");
    assertThat(discovered).startsWith("200 ");
    assertThat(new JsonArray(discovered.substring(4)).encode())
        .contains("127.0.7.1")
        .doesNotContainIgnoringCase("canary")
        .doesNotContain("localhost");
    assertThat(new JsonObject(get("/api/v1/targets").substring(4)).getJsonArray("targets"))
        .hasSize(3);
    assertThat(get("/api/v1/status")).contains("\"canaries\"");
  }

  @Test
  @Order(3)
  void thePageFindsFiltersAndShowsTheLastResults() {
    assertThat(get("/")).contains("1 mục tiêu đang gián đoạn").contains("Trang không ai nghe");
    assertThat(get("/?q=khong+ai+nghe"))
        .contains("1 mục tiêu phù hợp")
        .contains("Trang không ai nghe")
        .doesNotContain("Trang đang chạy");
    assertThat(get("/?state=up")).contains("Trang đang chạy").doesNotContain("Trang không ai nghe");
    assertThat(get("/?state=khong-co")).startsWith("400 ");
    assertThat(get("/targets/trang-tot"))
        .startsWith("200 ")
        .contains("class=\"strip\"")
        .contains("class=\"waterfall\"");
    assertThat(get("/targets/khong-co")).startsWith("404 ");
  }

  @Test
  @Order(4)
  void aPassiveTargetLivesWhileItsOwnTokenBeats() {
    assertThat(Product.post(port, "/api/v1/heartbeat/nhip")).startsWith("401 ");
    assertThat(Product.post(port, "/api/v1/heartbeat/nhip", "Authorization", "Bearer khac"))
        .startsWith("401 ");
    assertThat(Product.post(port, "/api/v1/heartbeat/nhip", "Authorization", "Bearer " + TOKEN))
        .startsWith("200 ")
        .contains("\"accepted\":true");
    until("alive", SOON, () -> state("nhip").equals("up"));
  }

  @Test
  @Order(5)
  void asItIsToldToReadAgainWhatDidNotChangeKeepsItsCount() throws Exception {
    double before = probes();
    double since = downSince();
    var _ = inventory.site("them-1", "Trang thêm bằng SIGHUP", "127.0.7.11", 1);
    service.signal("HUP");
    until("read again on SIGHUP", SOON, () -> get("/api/v1/targets/them-1").startsWith("200"));
    assertThat(probes()).isGreaterThanOrEqualTo(before);
    assertThat(state("trang-hong")).isEqualTo("down");
    assertThat(downSince()).isPositive().isEqualTo(since);

    var _ = inventory.site("them-2", "Trang thêm bằng POST", "127.0.7.12", 1);
    assertThat(Product.post(port, "/-/reload")).startsWith("200 ").contains("thêm 1");

    var _ = inventory.site("them-3", "Trang thêm bằng tệp", "127.0.7.13", 1);
    until("a saved file is noticed", SOON, () -> get("/api/v1/targets/them-3").startsWith("200"));
    assertThat(lastReload()).isEqualTo(1);
  }

  @Test
  @Order(6)
  void aBadEditKeepsTheLastGoodConfigurationAndSaysWhy() throws Exception {
    Path sites = inventory.folder().resolve("sites.csv");
    String good = Files.readString(sites);
    Files.writeString(sites, good.replace("trang-tot,snv", "trang-tot,khong-co-don-vi"));

    String answer = Product.post(port, "/-/reload");
    assertThat(answer).startsWith("4").contains("sites.csv").contains("khong-co-don-vi");
    assertThat(lastReload()).isZero();
    assertThat(get("/")).contains("khong-co-don-vi");
    assertThat(service.err())
        .contains("ERROR Engine configuration refused, the last good one stays")
        .contains("khong-co-don-vi");
    double before = probes();
    until("measured on", SOON, () -> probes() > before);

    Files.writeString(sites, good);
    until("mended", SOON, () -> lastReload() == 1);
    assertThat(get("/")).doesNotContain("khong-co-don-vi");
  }

  @Test
  @Order(7)
  void aTakenAddressIsOneSentence() throws Exception {
    Product.Ended second =
        Product.run(
            work,
            "run",
            "--targets",
            inventory.folder().toString(),
            "--alerts",
            Path.of("..", "alerts").toAbsolutePath().normalize().toString(),
            "--data",
            work.resolve("data-2").toString(),
            "--listen",
            "127.0.0.1:" + port);
    assertThat(second.exit()).isEqualTo(1);
    assertThat(second.err())
        .contains("127.0.0.1:" + port + ": địa chỉ đã có chương trình khác dùng");
    assertThat(second.err()).doesNotContain("Exception").doesNotContain("\tat ");
  }

  @Test
  @Order(8)
  void itEndsWithinFiveSecondsThoughAProbeHangs() throws Exception {
    endsInOrderOn("TERM");
    assertThat(export("entries")).contains("monitor_stopped");
  }

  @Test
  @Order(9)
  void ctrlCEndsItAsWell() throws Exception {
    service = run();
    until("measuring again", SOON, () -> state("trang-tot").equals("up"));
    endsInOrderOn("INT");
  }

  private void endsInOrderOn(String signal) throws Exception {
    long begun = Clock.system().nanos();
    service.signal(signal);
    assertThat(service.exit(Duration.ofSeconds(5))).as("exit code after %s", signal).isZero();
    assertThat(Duration.ofNanos(Clock.system().nanos() - begun)).isLessThan(Duration.ofSeconds(5));
    assertThat(service.err()).doesNotContain("\tat ");
  }

  private String export(String what) throws Exception {
    Product.Ended ended =
        Product.run(work, "export", "--data", work.resolve("data").toString(), "--what", what);
    assertThat(ended.exit()).as(ended.err()).isZero();
    return ended.out();
  }
}
