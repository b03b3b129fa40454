package vn.gov.haiduong.haidang.net;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Promise;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.gov.haiduong.haidang.probe.AddressResult;
import vn.gov.haiduong.haidang.probe.Addressing;
import vn.gov.haiduong.haidang.probe.Budget;
import vn.gov.haiduong.haidang.probe.Cause;
import vn.gov.haiduong.haidang.probe.Endpoint;
import vn.gov.haiduong.haidang.probe.ProbeSpec;
import vn.gov.haiduong.haidang.probe.ProbeSpec.Sip.Transport;
import vn.gov.haiduong.haidang.probe.ProtocolFacts;
import vn.gov.haiduong.haidang.time.Clock;

/** Servers on loopback that answer line by line as told, rightly and wrongly. */
class SpokenProbersTest {

  private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
  private static final Budget SHORT = new Budget(Duration.ofMillis(800), Duration.ofSeconds(5));

  private static ProbeLoops loops;
  private static Exchange.SpokenTools tools;

  @BeforeAll
  static void start() {
    Clock clock = Clock.system();
    loops = ProbeLoops.start(1, clock);
    ProbeEnvironment environment = ProbeEnvironment.byHand(clock);
    tools = new Exchange.SpokenTools(new Connector(clock), new TlsWhenNeeded(environment), clock);
  }

  @AfterAll
  static void stop() throws Exception {
    loops.close().toCompletionStage().toCompletableFuture().get(5, TimeUnit.SECONDS);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        // greeting; answer to EHLO; answer to HELO; answer to STARTTLS; cause
        "220 hi         | 250 me                    | -      | -       | -",
        "220-a~220 b    | 250-me~250 SIZE           | -      | -       | -",
        "220 hi         | 502 no                    | 250 me | -       | -",
        "220 hi         | 502 no                    | 550 no | -       | reply_unexpected",
        "220 hi         | 250-me~250 STARTTLS       | -      | 454 no  | tls_handshake",
        "220 hi         | 250-me~250 starttls       | -      | CLOSE   | tls_handshake",
        "220 hi         | 250-me~250 STARTTLS       | -      | 220 go~plain | tls_handshake",
        "554 no         | -                         | -      | -       | reply_unexpected",
        "421 busy       | -                         | -      | -       | reply_unexpected",
        "SSH-2.0-x      | -                         | -      | -       | reply_unexpected",
        "220 hi~garbage | -                         | -      | -       | reply_unexpected",
        "CLOSE          | -                         | -      | -       | reply_closed",
        "SILENT         | -                         | -      | -       | reply_timeout",
        "LONG           | -                         | -      | -       | reply_unexpected",
        "220 hi         | CLOSE                     | -      | -       | reply_closed",
      })
  void aMailServerIsJudgedByItsFirstWords(
      String greeting, String ehlo, String helo, String startTls, String cause) throws Exception {
    try (ServerSocket server = new ServerSocket(0, 5, LOOPBACK)) {
      serve(server, socket -> mail(socket, greeting, ehlo, helo, startTls));
      AddressResult result =
          measured(
              new SmtpProber(tools),
              new ProbeSpec.Smtp(at(server.getLocalPort()), SHORT, Addressing.ALL, "", false));
      assertThat(result.outcome().cause().map(Cause::label).orElse(null)).isEqualTo(cause);
      assertThat(result.durationNanos()).isLessThan(1_500_000_000L);
      assertThat(result.protocol().toString()).doesNotContain("MAIL FROM");
    }
  }

  @Test
  void aClosedPortIsRefusedOverTcpAndUdp() throws Exception {
    int closed;
    try (ServerSocket free = new ServerSocket(0, 1, LOOPBACK)) {
      closed = free.getLocalPort();
    }
    for (Transport transport : Transport.values()) {
      assertThat(sip(closed, transport).outcome().cause()).contains(Cause.CONNECT_REFUSED);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "200 OK               | -",
        "404 Not Found        | -",
        "486 Busy Here        | -",
        "500 Server Error     | reply_unexpected",
        "603 Decline          | reply_unexpected",
        "100 Trying           | reply_timeout",
        "WRONG-BRANCH         | reply_timeout",
        "GARBAGE              | reply_timeout",
      })
  void aSipHostIsJudgedByItsFinalAnswer(String answer, String cause) throws Exception {
    try (DatagramSocket server = new DatagramSocket(0, LOOPBACK)) {
      Thread.ofVirtual().start(() -> answerSip(server, answer));
      AddressResult result = sip(server.getLocalPort(), Transport.UDP);
      assertThat(result.outcome().cause().map(Cause::label).orElse(null)).isEqualTo(cause);
      if (cause == null) {
        assertThat(result.protocol()).containsInstanceOf(ProtocolFacts.Sip.class);
      }
    }
  }

  private static AddressResult sip(int port, Transport transport) throws Exception {
    return measured(
        new SipProber(tools), new ProbeSpec.Sip(at(port), SHORT, Addressing.ALL, transport));
  }

  /** Probers are called on their loop and nowhere else. */
  private static <S extends ProbeSpec> AddressResult measured(Prober<S> prober, S spec)
      throws Exception {
    ProbeLoop loop = loops.of(0).loop();
    Promise<AddressResult> promise = Promise.promise();
    loop.context().runOnContext(_ -> prober.probe(spec, LOOPBACK, loop).onComplete(promise));
    return promise.future().toCompletionStage().toCompletableFuture().get(5, TimeUnit.SECONDS);
  }

  private static Endpoint at(int port) {
    return new Endpoint("localhost", port);
  }

  private interface Talk {
    void with(Socket socket) throws IOException;
  }

  private static void serve(ServerSocket server, Talk talk) {
    Thread _ =
        Thread.ofVirtual()
            .start(
                () -> {
                  try (Socket socket = server.accept()) {
                    talk.with(socket);
                  } catch (IOException gone) {
                    // the prober left first; that is its right
                    return;
                  }
                });
  }

  private static void mail(Socket socket, String greeting, String ehlo, String helo, String tls)
      throws IOException {
    if (!say(socket, greeting)) {
      return;
    }
    StringBuilder line = new StringBuilder();
    InputStream in = socket.getInputStream();
    for (int c = in.read(); c >= 0; c = in.read()) {
      line.append((char) c);
      if (c != '\n') {
        continue;
      }
      String command = line.toString().strip();
      line.setLength(0);
      String answer =
          command.startsWith("EHLO")
              ? ehlo
              : command.startsWith("HELO") ? helo : command.equals("STARTTLS") ? tls : "221 bye";
      if (!say(socket, answer)) {
        return;
      }
    }
  }

  private static boolean say(Socket socket, String words) throws IOException {
    OutputStream out = socket.getOutputStream();
    if (words == null || words.equals("CLOSE")) {
      return false;
    }
    if (words.equals("LONG")) {
      out.write("220-x".repeat(20_000).getBytes(StandardCharsets.US_ASCII));
    } else if (!words.equals("SILENT")) {
      out.write((words.replace("~", "\r\n") + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }
    out.flush();
    return true;
  }

  private static void answerSip(DatagramSocket server, String answer) {
    try {
      DatagramPacket packet = new DatagramPacket(new byte[4096], 4096);
      server.receive(packet);
      String asked = new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8);
      StringBuilder reply = new StringBuilder("SIP/2.0 ");
      reply.append(answer.startsWith("WRONG") ? "200 OK" : answer).append("\r\n");
      for (String line : asked.split("\r\n", -1)) {
        if (line.startsWith("Via:") || line.startsWith("Call-ID:") || line.startsWith("CSeq:")) {
          reply.append(answer.startsWith("WRONG") ? line.replace("z9hG4bK", "z9hG4bKx") : line);
          reply.append("\r\n");
        }
      }
      byte[] bytes =
          (answer.equals("GARBAGE") ? "nonsense" : reply.append("\r\n").toString())
              .getBytes(StandardCharsets.UTF_8);
      server.send(new DatagramPacket(bytes, bytes.length, packet.getSocketAddress()));
    } catch (IOException closed) {
      return;
    }
  }
}
