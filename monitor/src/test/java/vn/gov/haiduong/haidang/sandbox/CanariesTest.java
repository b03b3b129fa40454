package vn.gov.haiduong.haidang.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.gov.haiduong.haidang.sandbox.Await.await;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.gov.haiduong.haidang.time.Clock;

/** The canaries stand, and are as they say. */
@NullMarked
class CanariesTest {

  private static Vertx vertx;
  private static Canaries canaries;
  private static Map<String, Canary> byName;

  @BeforeAll
  static void start() {
    vertx = Vertx.vertx();
    canaries = await(Canaries.start(vertx, Clock.system()));
    byName =
        canaries.canaries().stream().collect(Collectors.toMap(Canary::name, Function.identity()));
  }

  @AfterAll
  static void stop() {
    await(canaries.close());
    await(vertx.close());
  }

  private static Canary named(String name) {
    return Objects.requireNonNull(byName.get(name), name);
  }

  private static void connect(Canary canary) throws IOException {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(canary.address(), canary.port()), 250);
    }
  }

  @Test
  void eachSaysWhatIsExpectedOfIt() {
    assertThat(canaries.canaries().stream().map(c -> c.name() + " " + c.expected()))
        .containsExactly(
            "good up",
            "good-tls up",
            "refused down/connect_refused",
            "silent down/connect_timeout",
            "slow degraded/slow",
            "reset down/http_closed",
            "status down/http_status",
            "expired degraded/tls_expired",
            "wrong-host degraded/tls_wrong_host",
            "untrusted degraded/tls_untrusted",
            "error-page down/error_page",
            "text-missing down/text_missing");
  }

  @Test
  void theRefusedRefusesTheSilentIsSilentTheOthersAnswer() throws Exception {
    assertThatThrownBy(() -> connect(named("refused"))).isInstanceOf(ConnectException.class);
    assertThatThrownBy(() -> connect(named("silent"))).isInstanceOf(SocketTimeoutException.class);
    connect(named("good"));
    connect(named("expired"));
  }

  @Test
  void twoSetsHaveAuthoritiesOfTheirOwn() {
    Canaries others = await(Canaries.start(vertx, Clock.system()));
    try {
      assertThat(others.authority()).isNotEqualTo(canaries.authority());
      assertThat(canaries.authorityPem()).startsWith("-----BEGIN CERTIFICATE-----");
    } finally {
      await(others.close());
    }
  }

  @Test
  void allAreOnLoopback() {
    assertThat(canaries.canaries()).allMatch(canary -> canary.address().isLoopbackAddress());
  }
}
