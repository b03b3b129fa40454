package vn.gov.haiduong.haidang.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.gov.haiduong.haidang.status.Build;
import vn.gov.haiduong.haidang.status.SampleProvince;
import vn.gov.haiduong.haidang.time.ManualClock;

/** Who may change something, over real connections. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChangesTest {

  private final Vertx vertx = Vertx.vertx();
  private final ConsoleServer server = start();

  private ConsoleServer start() {
    var snapshot = SampleProvince.of(5, 1);
    ConsolePorts ports =
        new ConsolePorts(
            new ManualClock(SampleProvince.NOW),
            new Build("0.1.0", "abc1234", "test"),
            () -> snapshot,
            ConsolePorts.Readiness.Ready::new,
            () -> Future.succeededFuture(new ConsolePorts.ReloadAnswer.Refused(List.of("hỏng"))),
            (_, token) -> Future.succeededFuture(token.equals("right")),
            _ -> Future.succeededFuture(Optional.empty()),
            (_, _) -> Future.failedFuture("not asked"),
            Optional.empty(),
            Set.of("giam-sat.test"),
            ConsolePorts.Rooms.NONE);
    return ConsoleServer.start(vertx, ports, "127.0.0.1", 0).await();
  }

  @BeforeAll
  void listens() {
    assertThat(server.port()).isPositive();
  }

  @AfterAll
  void stop() {
    server.close().await();
    // Apart: a future of a loop cannot tell of the end of its own loop.
    vertx.close().await();
  }

  @ParameterizedTest(name = "{0} with Host {1} and \"{2}\" is answered {3}")
  @CsvSource(
      delimiter = '|',
      value = {
        "/-/reload | 127.0.0.1:9 | | 422",
        "/-/reload | localhost | | 422",
        "/-/reload | [::1]:80 | | 422",
        "/-/reload | GIAM-SAT.test:443 | | 422",
        "/-/reload | evil.test | | 403",
        "/-/reload | 127.0.0.1 | Origin: http://evil.test | 403",
        "/-/reload | 127.0.0.1 | Sec-Fetch-Site: cross-site | 403",
        "/-/reload | 127.0.0.1 | X-Forwarded-For: 10.0.0.1 | 401",
        "/api/v1/heartbeat/so0%2Fweb | 127.0.0.1 | Authorization: Bearer right | 200",
        "/api/v1/heartbeat/so0%2Fweb | 127.0.0.1 | Authorization: Bearer wrong | 401",
        "/api/v1/heartbeat/so0%2Fweb | 127.0.0.1 | | 401",
        "/api/v1/targets/so0%2Fweb/probe | 127.0.0.1 | Authorization: Bearer any | 401",
      })
  void aChangeIsTakenOnlyFromWhoMay(String path, String host, String header, int status)
      throws IOException {
    try (Socket socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), server.port())) {
      socket.setSoTimeout(10_000);
      String request =
          "POST "
              + path
              + " HTTP/1.1\r\nHost: "
              + host
              + "\r\nContent-Length: 0\r\nConnection: close\r\n"
              + (header == null ? "" : header + "\r\n")
              + "\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(answer).startsWith("HTTP/1.1 " + status + " ");
    }
  }
}
