package vn.gov.haiduong.haidang.net;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import vn.gov.haiduong.haidang.probe.Addressing;
import vn.gov.haiduong.haidang.probe.Budget;
import vn.gov.haiduong.haidang.probe.Endpoint;
import vn.gov.haiduong.haidang.probe.ProbeSpec;
import vn.gov.haiduong.haidang.probe.ProbeSpec.Dialogue;

/** A dialogue that is data, held with servers that keep to it and with servers that do not. */
class TcpDialogueTest {

  private static final Dialogue GREETING = new Dialogue(List.of(new Dialogue.Expect("220 ")));
  private static final Dialogue SUBMISSION =
      new Dialogue(
          List.of(
              new Dialogue.Expect("220 "),
              new Dialogue.Send("EHLO a\r\n"),
              new Dialogue.Expect("250 "),
              new Dialogue.Send("STARTTLS\r\n"),
              new Dialogue.Expect("220 "),
              new Dialogue.StartTls(),
              new Dialogue.Send("EHLO a\r\n"),
              new Dialogue.Expect("250 ")));
  private static final Dialogue IMAPS =
      new Dialogue(List.of(new Dialogue.StartTls(), new Dialogue.Expect("* OK")));

  private static LoopbackTls tls;
  private static LoopbackProber prober;

  /** What a server does with a client. */
  @FunctionalInterface
  interface Conduct {
    void meet(Socket client) throws Exception;
  }

  @BeforeAll
  static void start() throws Exception {
    tls = LoopbackTls.make();
    prober = LoopbackProber.trusting(tls);
  }

  @AfterAll
  static void stop() {
    prober.close();
  }

  static Stream<Arguments> greetings() {
    return Stream.of(
        Arguments.of("the awaited line", says("220 hi\r\n"), "up"),
        Arguments.of("one after others", says("220-a\r\n220-b\r\n220 hi\r\n"), "up"),
        Arguments.of("ended by LF alone", says("220 hi\n"), "up"),
        Arguments.of("without an end, then closed", says("220 hi"), "up"),
        Arguments.of("in pieces", inPieces("22", "0 h", "i\r", "\n"), "up"),
        Arguments.of("another line, then closed", says("554 no\r\n"), "reply_unexpected"),
        Arguments.of("another line, then silence", holds("554 no\r\n"), "reply_unexpected"),
        Arguments.of("nothing, then closed", says(""), "reply_closed"),
        Arguments.of("silence", holds(""), "reply_timeout"),
        Arguments.of("a line that never ends", says("x".repeat(200_000)), "reply_unexpected"),
        Arguments.of("bytes of no text", says("\0\1\2\377\r\n"), "reply_unexpected"));
  }

  @ParameterizedTest(name = "{0} is {2}")
  @MethodSource("greetings")
  void aGreetingIsAwaited(String what, Conduct conduct, String expected) throws Exception {
    assertThat(measured(conduct, GREETING)).isEqualTo(expected);
  }

  static Stream<Arguments> secured() {
    return Stream.of(
        Arguments.of("both sides of STARTTLS", startTls("220 go\r\n", "250 me\r\n"), "up"),
        Arguments.of("STARTTLS refused", startTls("454 no\r\n", ""), "reply_unexpected"),
        Arguments.of("no word after TLS", startTls("220 go\r\n", ""), "reply_closed"),
        Arguments.of(
            "another word after TLS", startTls("220 go\r\n", "550 no\r\n"), "reply_unexpected"));
  }

  @ParameterizedTest(name = "{0} is {2}")
  @MethodSource("secured")
  void theDialogueGoesOnBehindStartTls(String what, Conduct conduct, String expected)
      throws Exception {
    assertThat(measured(conduct, SUBMISSION)).isEqualTo(expected);
  }

  @Test
  void wordsSentBeforeTlsDoNotCountBehindIt() throws Exception {
    assertThat(measured(startTls("220 go\r\n250 injected\r\n", ""), SUBMISSION)).isNotEqualTo("up");
  }

  @Test
  void tlsFromTheFirstByte() throws Exception {
    assertThat(measured(client -> greet(secure(client), "* OK ready\r\n"), IMAPS)).isEqualTo("up");
    assertThat(measured(client -> greet(secure(client), "* BYE busy\r\n"), IMAPS))
        .isEqualTo("reply_unexpected");
    assertThat(measured(says("* OK in plain words\r\n"), IMAPS)).isEqualTo("tls_handshake");
  }

  private static Conduct says(String words) {
    return client -> greet(client, words);
  }

  private static void greet(Socket client, String words) throws IOException {
    client.getOutputStream().write(words.getBytes(StandardCharsets.ISO_8859_1));
    client.getOutputStream().flush();
  }

  private static Conduct inPieces(String... pieces) {
    return client -> {
      client.setTcpNoDelay(true);
      for (String piece : pieces) {
        greet(client, piece);
        Thread.sleep(20); // so that each arrives alone
      }
    };
  }

  /** Says so, and waits until the other side goes. */
  private static Conduct holds(String words) {
    return client -> {
      greet(client, words);
      long _ = client.getInputStream().transferTo(OutputStream.nullOutputStream());
    };
  }

  private static Conduct startTls(String answer, String afterwards) {
    return client -> {
      greet(client, "220 hi\r\n");
      String _ = heard(client.getInputStream());
      greet(client, "250-me\r\n250 STARTTLS\r\n");
      String _ = heard(client.getInputStream());
      greet(client, answer);
      if (answer.startsWith("220")) {
        SSLSocket secure = secure(client);
        String _ = heard(secure.getInputStream());
        greet(secure, afterwards);
        secure.close();
      }
    };
  }

  private static SSLSocket secure(Socket client) throws Exception {
    SSLSocketFactory factory = tls.context().getSocketFactory();
    SSLSocket secure =
        (SSLSocket) factory.createSocket(client, LoopbackTls.HOST, client.getPort(), true);
    secure.setUseClientMode(false);
    secure.startHandshake();
    return secure;
  }

  private static String heard(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
      line.append((char) b);
    }
    return new String(line.toString().getBytes(US_ASCII), US_ASCII);
  }

  private static String measured(Conduct conduct, Dialogue dialogue) throws Exception {
    try (ServerSocket server = new ServerSocket(0, 50, InetAddress.ofLiteral(LoopbackTls.HOST))) {
      Thread.ofVirtual().start(() -> serve(server, conduct));
      return LoopbackProber.called(
          prober.measure(
              new ProbeSpec.Tcp(
                  new Endpoint(LoopbackTls.HOST, server.getLocalPort()),
                  new Budget(Duration.ofSeconds(1), Duration.ofSeconds(5)),
                  Addressing.ALL,
                  dialogue,
                  false)));
    }
  }

  private static void serve(ServerSocket server, Conduct conduct) {
    try (Socket client = server.accept()) {
      conduct.meet(client);
    } catch (Exception clientLeft) {
      // Then the probe tells of it.
    }
  }
}
