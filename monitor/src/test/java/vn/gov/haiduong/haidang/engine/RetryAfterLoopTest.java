package vn.gov.haiduong.haidang.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.gov.haiduong.haidang.probe.Addressing;
import vn.gov.haiduong.haidang.probe.Budget;
import vn.gov.haiduong.haidang.probe.Endpoint;
import vn.gov.haiduong.haidang.probe.ProbeSpec;
import vn.gov.haiduong.haidang.probe.WebRules;

/** A real server asks to be left alone; when the engine comes back is read from its own log. */
class RetryAfterLoopTest {

  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  /** The server's clock goes an hour ahead: its date counts from its own Date. */
  @ParameterizedTest(name = "{0} with Retry-After as {1}: left alone for {3} s, asked each {2} s")
  @CsvSource({"429, date, 1, 5", "429, seconds, 1, 5", "503, date, 4, 6", "503, seconds, 4, 6"})
  void theServerIsLeftAloneAndThenAskedAsBefore(int status, String form, long every, long asked)
      throws Exception {
    List<Instant> came = new CopyOnWriteArrayList<>();
    ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread _ = Thread.ofVirtual().start(() -> serve(server, status, form, asked, came));
    try (Measuring measuring =
        new Measuring(
            List.of(),
            List.of(),
            Measuring.target("site", Duration.ofSeconds(every), http(server.getLocalPort())))) {
      await().atMost(Duration.ofSeconds(60)).until(() -> came.size() >= 5);

      assertThat(measuring.status("site").counts().up()).isGreaterThanOrEqualTo(2);

      assertThat(Duration.between(came.get(1), came.get(2)))
          .isBetween(
              Duration.ofSeconds(asked).minusMillis(50), Duration.ofSeconds(asked + every + 1));
      assertThat(Duration.between(came.get(3), came.get(4)))
          .isBetween(
              Duration.ofSeconds(every).minusMillis(500),
              Duration.ofSeconds(every).plusMillis(900));
    } finally {
      server.close();
    }
  }

  /** By hand: a library's server writes its own Date. */
  private static void serve(
      ServerSocket server, int status, String form, long asked, List<Instant> came) {
    byte[] body = "<title>Sở Nội vụ</title><p>Tin tức".getBytes(StandardCharsets.UTF_8);
    while (!server.isClosed()) {
      try (Socket socket = server.accept()) {
        byte[] _ = socket.getInputStream().readNBytes(4); // The rest stands in one packet with it.
        came.add(Instant.now());
        boolean refuse = came.size() == 2;
        Instant there = Instant.now().plus(Duration.ofHours(1));
        String retryAfter =
            form.equals("date") ? HTTP_DATE.format(there.plusSeconds(asked)) : Long.toString(asked);
        String head =
            "HTTP/1.1 "
                + (refuse ? status : 200)
                + " X\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: "
                + body.length
                + "\r\nDate: "
                + HTTP_DATE.format(there)
                + (refuse ? "\r\nRetry-After: " + retryAfter : "")
                + "\r\n\r\n";
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().write(body);
        socket.shutdownOutput();
        long _ = socket.getInputStream().transferTo(OutputStream.nullOutputStream());
      } catch (IOException _) {
        // The prober is gone, or the test is over.
      }
    }
  }

  private static ProbeSpec http(int port) {
    return new ProbeSpec.Http(
        new Endpoint("127.0.0.1", port),
        new Budget(Duration.ofSeconds(1), Duration.ofSeconds(1)),
        Addressing.ALL,
        ProbeSpec.Scheme.HTTP,
        "/",
        WebRules.plain());
  }
}
