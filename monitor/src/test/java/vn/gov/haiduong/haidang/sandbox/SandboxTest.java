package vn.gov.haiduong.haidang.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.gov.haiduong.haidang.sandbox.Await.await;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import vn.gov.haiduong.haidang.target.TargetId;
import vn.gov.haiduong.haidang.target.TargetKind;
import vn.gov.haiduong.haidang.target.UnitCode;
import vn.gov.haiduong.haidang.time.Clock;

/** What a client meets at the simulated servers, fault by fault. */
class SandboxTest {

  private static Vertx vertx;
  private static Sandbox sandbox;
  private static Client client;

  private static Simulated.Web web(
      String id, String address, String host, boolean https, Style style) {
    return Simulated.Web.of(
        About.alone(id, "Đơn vị " + id, TargetKind.WEBSITE, id),
        Place.at(address),
        host,
        https,
        style);
  }

  private static Simulated.Web style(Style style, int n) {
    return web(style.label(), "127.20.99." + n, style.label() + ".haiduong.gov.vn", false, style);
  }

  @BeforeAll
  static void start() {
    vertx = Vertx.vertx();
    UnitCode district = new UnitCode("291");
    List<Simulated> things =
        List.of(
            web("plain", "127.20.90.1", "plain.haiduong.gov.vn", false, Style.MODULES),
            web("secure", "127.20.90.2", "secure.haiduong.gov.vn", true, Style.SHAREPOINT),
            web("xa-a", "127.20.90.3", "a.namsach.haiduong.gov.vn", false, Style.VINADES),
            web("xa-b", "127.20.90.3", "b.namsach.haiduong.gov.vn", false, Style.VINADES),
            web("tls-a", "127.20.90.4", "tls-a.haiduong.gov.vn", true, Style.VINADES),
            web("tls-b", "127.20.90.4", "tls-b.haiduong.gov.vn", true, Style.VINADES),
            Simulated.Web.of(
                About.alone("trong-ttdl", "Trang trong TTDL", TargetKind.WEBSITE, "dc"),
                Place.at("127.20.90.5").inTheDataCentre(),
                "dc.haiduong.gov.vn",
                false,
                Style.NUMBERED),
            new Simulated.Point(
                About.alone("wan-291", "WAN Nam Sách", TargetKind.WAN, "291"),
                Place.at("127.20.90.6").behind(district),
                Optional.empty()),
            new Simulated.Point(
                About.alone("wan-10507", "WAN xã", TargetKind.WAN, "10507"),
                Place.at("127.20.90.7").behind(district),
                Optional.empty()),
            style(Style.SHAREPOINT, 1),
            style(Style.MODULES, 2),
            style(Style.VINADES, 3),
            style(Style.NUMBERED, 4),
            style(Style.SERVICE, 5),
            style(Style.PORTAL, 6),
            style(Style.TINY, 7),
            style(Style.HEAVY, 8));
    sandbox = await(Sandbox.start(SandboxPlan.of(7, things), vertx, Clock.system()));
    client = new Client(sandbox.ca());
  }

  @AfterEach
  void mend() {
    await(sandbox.apply(Switch.good(new Scope.Everything())));
  }

  @AfterAll
  static void stop() {
    await(sandbox.close());
    await(vertx.close());
  }

  private static Located at(String id) {
    return sandbox.located(new TargetId(id)).orElseThrow();
  }

  private static void strike(String id, Fault fault) {
    await(sandbox.apply(Switch.of(Scope.one(id), fault)));
  }

  @ParameterizedTest
  @EnumSource(
      value = Style.class,
      names = {"SHAREPOINT", "MODULES", "VINADES", "NUMBERED", "SERVICE", "PORTAL"})
  void eachStyleIsAVietnamesePageThatNamesItsUnitAndLinksToThePortal(Style style)
      throws IOException {
    Client.Reply reply = client.get(at(style.label()));
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body())
        .contains("Đơn vị " + style.label())
        .contains("href=\"https://haiduong.gov.vn/\"")
        .contains("<meta charset=\"utf-8\">")
        .endsWith("</html>\n");
  }

  @ParameterizedTest
  @CsvSource({
    "sharepoint, /vi-vn/2\\d{3}/Trang/[a-z0-9-]+\\.aspx",
    "modules, /Modules/Article/ArticleDetail\\.aspx\\?ArticleID=\\d+",
    "vinades, /tin-tuc/[a-z0-9-]+-\\d+\\.html",
    "numbered, /[a-z0-9-]+-n\\d+\\.html"
  })
  void newsStandAtAddressesOfTheSystemsOwnForm(String id, String form) throws IOException {
    String home = client.get(at(id)).body();
    var link = Pattern.compile("href=\"(" + form + ")\"").matcher(home);
    assertThat(link.find()).isTrue();
    Client.Reply article = client.get(at(id), link.group(1), false);
    assertThat(article.status()).isEqualTo(200);
    assertThat(article.body()).contains("Ngày đăng: ");
    assertThat(client.get(at(id), "/khong-co-trang-nay", false).status()).isEqualTo(404);
  }

  @Test
  void thePortalListsTheUnits() throws IOException {
    assertThat(client.get(at("portal")).body())
        .contains("http://a.namsach.haiduong.gov.vn/")
        .contains("https://secure.haiduong.gov.vn/");
  }

  @Test
  void gzipIsTheSamePageInFewerBytes() throws IOException {
    Client.Reply packed = client.get(at("heavy"), "/", true);
    assertThat(packed.head()).contains("content-encoding: gzip");
    assertThat(packed.body()).isEqualTo(client.get(at("heavy")).body());
    assertThat(packed.body().getBytes(StandardCharsets.UTF_8).length).isBetween(90_000, 110_000);
  }

  @Test
  void sitesOfOneAddressAreToldApartByName() throws IOException {
    assertThat(client.get(at("xa-a")).body()).contains("Đơn vị xa-a");
    assertThat(client.get(at("xa-b")).body()).contains("Đơn vị xa-b");
    assertThat(client.certificate(at("tls-b")).getSubjectX500Principal().getName())
        .isEqualTo("CN=tls-b.haiduong.gov.vn");
  }

  @Test
  void aDeadAddressLeavesConnectionRequestsUnanswered() throws IOException {
    strike("plain", Fault.DEAD);
    assertThatThrownBy(() -> client.impatient().connect(at("plain")).close())
        .isInstanceOf(SocketTimeoutException.class)
        .hasMessageContaining("onnect timed out");
    await(sandbox.apply(Switch.good(Scope.one("plain"))));
    assertThat(client.get(at("plain")).status()).isEqualTo(200);
  }

  @Test
  void aDeadSiteOfASharedAddressIsMetWithSilenceWhileItsNeighbourAnswers() throws IOException {
    strike("xa-a", Fault.DEAD);
    strike("tls-a", Fault.DEAD);
    assertThatThrownBy(() -> client.impatient().get(at("xa-a")))
        .isInstanceOf(SocketTimeoutException.class)
        .hasMessageContaining("Read timed out");
    assertThatThrownBy(() -> client.impatient().get(at("tls-a")))
        .isInstanceOf(SocketTimeoutException.class);
    assertThat(client.get(at("xa-b")).status()).isEqualTo(200);
    assertThat(client.get(at("tls-b")).status()).isEqualTo(200);
  }

  @Test
  void aRefusedAddressRefuses() {
    strike("plain", Fault.REFUSED);
    assertThatThrownBy(() -> client.connect(at("plain")).close())
        .isInstanceOf(ConnectException.class);
  }

  @Test
  void aRefusedSiteOfASharedAddressIsReset() throws IOException {
    strike("xa-a", Fault.REFUSED);
    strike("tls-a", Fault.REFUSED);
    assertThatThrownBy(() -> client.get(at("xa-a"))).isInstanceOf(SocketException.class);
    assertThatThrownBy(() -> client.get(at("tls-a"))).isInstanceOf(IOException.class);
    assertThat(client.get(at("xa-b")).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "expired, expired",
    "not_yet_valid, NotBefore",
    "wrong_host, No subject alternative DNS name",
    "untrusted, unable to find valid certification path",
    "good, trusted"
  })
  void certificatesAreFlawedInTheWayAsked(String fault, String complaint) throws IOException {
    strike("secure", Fault.of(fault).orElseThrow());
    assertThat(client.trust(at("secure"))).contains(complaint);
    assertThat(client.get(at("secure")).status()).isEqualTo(200);
  }

  @Test
  void aWeakCertificateHasAShortKey() throws IOException {
    strike("secure", Fault.WEAK);
    var key = (RSAPublicKey) client.certificate(at("secure")).getPublicKey();
    assertThat(key.getModulus().bitLength()).isEqualTo(1024);
  }

  @Test
  void aBrokenHandshakeEndsInAnAlert() {
    strike("secure", Fault.TLS_BROKEN);
    assertThatThrownBy(() -> client.get(at("secure")))
        .isInstanceOf(javax.net.ssl.SSLHandshakeException.class)
        .hasMessageContaining("handshake_failure");
  }

  @Test
  void aResetComesAfterTheRequest() {
    strike("plain", Fault.RESET);
    strike("secure", Fault.RESET);
    assertThatThrownBy(() -> client.get(at("plain")))
        .isInstanceOf(SocketException.class)
        .hasMessageContaining("reset");
    assertThatThrownBy(() -> client.get(at("secure"))).isInstanceOf(IOException.class);
  }

  @Test
  void aWrongStatusIsTheOneAsked() throws IOException {
    await(
        sandbox.apply(
            new Switch(Scope.one("plain"), Fault.WRONG_STATUS, Tuning.DEFAULT.withStatus(503))));
    assertThat(client.get(at("plain")).status()).isEqualTo(503);
  }

  @Test
  void aSlowSiteAnswersLate() throws IOException {
    await(
        sandbox.apply(
            new Switch(
                Scope.one("plain"), Fault.SLOW, Tuning.DEFAULT.withDelay(Duration.ofMillis(150)))));
    long before = Clock.system().nanos();
    assertThat(client.get(at("plain")).status()).isEqualTo(200);
    assertThat(Duration.ofNanos(Clock.system().nanos() - before))
        .isGreaterThan(Duration.ofMillis(140));
  }

  @Test
  void aDrippingSiteBeginsAndNeverEnds() throws IOException {
    await(
        sandbox.apply(
            new Switch(
                Scope.one("plain"), Fault.DRIP, Tuning.DEFAULT.withDelay(Duration.ofMillis(2)))));
    try (Socket socket = client.connect(at("plain"))) {
      socket
          .getOutputStream()
          .write(
              "GET / HTTP/1.1\r\nHost: plain.haiduong.gov.vn\r\n\r\n"
                  .getBytes(StandardCharsets.US_ASCII));
      String begun = new String(socket.getInputStream().readNBytes(400), StandardCharsets.UTF_8);
      assertThat(begun).startsWith("HTTP/1.1 200 OK").contains("<!DOCTYPE");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "error_page, Server Error in '/' Application",
    "default_page, IIS7",
    "empty_page, <body></body>",
    "defaced, HACKED BY",
    "spam_links, game bài đổi thưởng"
  })
  void pagesAreReplacedWithStatus200(String fault, String text) throws IOException {
    strike("plain", Fault.of(fault).orElseThrow());
    Client.Reply reply = client.get(at("plain"));
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body()).contains(text);
  }

  @Test
  void aLostPortalLinkIsGoneFromThePage() throws IOException {
    strike("plain", Fault.PORTAL_LINK_LOST);
    assertThat(client.get(at("plain")).body())
        .doesNotContain("https://haiduong.gov.vn/")
        .contains("Đơn vị plain");
  }

  @Test
  void flappingBeginsRefusedAndTurns() {
    await(
        sandbox.apply(
            new Switch(
                Scope.one("plain"),
                Fault.FLAPPING,
                Tuning.DEFAULT.withFlapPeriod(Duration.ofMillis(1_500)))));
    assertThatThrownBy(() -> client.get(at("plain"))).isInstanceOf(ConnectException.class);
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .ignoreExceptions()
        .until(() -> client.get(at("plain")).status() == 200);
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () ->
                assertThatThrownBy(() -> client.get(at("plain")))
                    .isInstanceOf(ConnectException.class));
  }

  @Test
  void wholeScopesFailAndMendTogether() throws IOException {
    Scope link = new Scope.DistrictLink(new UnitCode("291"));
    await(
        sandbox.apply(
            List.of(
                Switch.of(new Scope.DataCentre(), Fault.DEAD), Switch.of(link, Fault.REFUSED))));
    assertThatThrownBy(() -> client.impatient().connect(at("trong-ttdl")).close())
        .isInstanceOf(SocketTimeoutException.class);
    assertThatThrownBy(() -> client.connect(at("wan-10507")).close())
        .isInstanceOf(ConnectException.class);
    assertThat(client.get(at("plain")).status()).isEqualTo(200);
    await(sandbox.apply(Switch.good(link)));
    client.connect(at("wan-10507")).close();
    assertThat(sandbox.switches()).hasSize(1);
  }

  @Test
  void faultsOfDifferentLayersHoldAtOnce() throws IOException {
    strike("secure", Fault.EXPIRED);
    strike("secure", Fault.ERROR_PAGE);
    assertThat(client.trust(at("secure"))).contains("expired");
    assertThat(client.get(at("secure")).body()).contains("Server Error");
  }

  @Test
  void theSameSeedGivesTheSamePages() throws IOException {
    SandboxPlan plan = sandbox.plan();
    Sandbox twin = await(Sandbox.start(plan, vertx, Clock.system()));
    try {
      Located there = twin.located(new TargetId("plain")).orElseThrow();
      assertThat(there.port()).isNotEqualTo(at("plain").port());
      assertThat(client.get(there).body()).isEqualTo(client.get(at("plain")).body());
    } finally {
      await(twin.close());
    }
  }
}
