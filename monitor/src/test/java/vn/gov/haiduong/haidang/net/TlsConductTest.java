package vn.gov.haiduong.haidang.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.gov.haiduong.haidang.probe.Addressing;
import vn.gov.haiduong.haidang.probe.Budget;
import vn.gov.haiduong.haidang.probe.Endpoint;
import vn.gov.haiduong.haidang.probe.ProbeSpec;
import vn.gov.haiduong.haidang.probe.WebRules;

/** What each conduct in and after a handshake is called: over https, tls and STARTTLS alike. */
class TlsConductTest {

  private static final String PAGE =
      "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 8\r\n\r\n<p>hello";
  private static final Budget SHORT = new Budget(Duration.ofMillis(1500), Duration.ofSeconds(5));

  /** What the fast library does not have. */
  private static final String JAVA_ALONE = "TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA384";

  /** What it has and would not offer by itself in TLS 1.2. */
  private static final String NOT_OF_TODAY = "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256";

  private static LoopbackProber prober;
  private static SSLContext server;

  /** What a server does with a client; given the socket before any TLS. */
  interface Conduct {
    void meet(Socket client) throws Exception;
  }

  @BeforeAll
  static void start() throws Exception {
    LoopbackTls tls = LoopbackTls.make();
    server = tls.context();
    prober = LoopbackProber.trusting(tls);
    // The first handshake of both sides in a process is slow and proves nothing.
    String _ = measured(tls("TLSv1.3", false, false), Door.TLS);
    String _ = measured(tls("TLSv1.2", true, false), Door.HTTPS);
  }

  @AfterAll
  static void stop() {
    prober.close();
  }

  static Stream<Arguments> conducts() {
    return Stream.of(
        Arguments.of("a good handshake", tls("TLSv1.3", false, false), "up"),
        Arguments.of("one of TLS 1.2", tls("TLSv1.2", false, false), "up"),
        Arguments.of("a cipher of Java alone", only(JAVA_ALONE), "up"),
        Arguments.of("a cipher of Java alone, else a reset", curt(JAVA_ALONE, 0xC024), "up"),
        Arguments.of("a cipher not of today", only(NOT_OF_TODAY), "up"),
        Arguments.of("a cipher not of today, else a reset", curt(NOT_OF_TODAY, 0xCCA9), "up"),
        Arguments.of("a certificate wished for", tls("TLSv1.3", true, false), "up"),
        Arguments.of("a certificate demanded", tls("TLSv1.3", true, true), "tls_handshake"),
        Arguments.of(
            "a certificate demanded in TLS 1.2", tls("TLSv1.2", true, true), "tls_handshake"),
        Arguments.of("a reset at once", (Conduct) TlsConductTest::reset, "tls_handshake"),
        Arguments.of("an end at once", (Conduct) _ -> {}, "tls_handshake"),
        Arguments.of("a reset after the hello", after(TlsConductTest::reset), "tls_handshake"),
        Arguments.of("an end after the hello", after(_ -> {}), "tls_handshake"),
        Arguments.of("an alert", saying(0x15, 3, 3, 0, 2, 2, 40), "tls_handshake"),
        Arguments.of("half a hello and an end", saying(0x16, 3, 3, 0, 0x7a, 2), "tls_handshake"),
        Arguments.of(
            "words of another protocol", saying('4', '0', '0', '\r', '\n'), "tls_handshake"),
        Arguments.of("silence", after(client -> drain(client)), "tls_timeout"));
  }

  @ParameterizedTest(name = "{0} is {2}")
  @MethodSource("conducts")
  void overHttps(String what, Conduct conduct, String expected) throws Exception {
    assertThat(measured(conduct, Door.HTTPS)).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0} is {2}")
  @MethodSource("conducts")
  void overTlsAlone(String what, Conduct conduct, String expected) throws Exception {
    assertThat(measured(conduct, Door.TLS)).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0} is {2}")
  @MethodSource("conducts")
  void afterStartTls(String what, Conduct conduct, String expected) throws Exception {
    assertThat(measured(mailing(conduct), Door.SMTP)).isEqualTo(expected);
  }

  /** A server that waits for our word of the end has sent its whole page all the same. */
  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void aPageWithoutLengthEndsWithTheWordThatNoMoreComes(String version) throws Exception {
    assertThat(measured(untilClose(version), Door.HTTPS)).isEqualTo("up");
  }

  private static Conduct untilClose(String version) {
    return client -> {
      try (SSLSocket secured = secured(client, new byte[0])) {
        secured.setEnabledProtocols(new String[] {version});
        secured.startHandshake();
        int _ = secured.getInputStream().read(new byte[4096]);
        secured
            .getOutputStream()
            .write(
                "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>hello"
                    .getBytes(StandardCharsets.US_ASCII));
        secured.shutdownOutput();
        drain(secured);
      }
    };
  }

  private enum Door {
    HTTPS,
    TLS,
    SMTP
  }

  private static String measured(Conduct conduct, Door door) throws Exception {
    try (ServerSocket listening =
        new ServerSocket(0, 50, InetAddress.ofLiteral(LoopbackTls.HOST))) {
      Thread.ofVirtual().start(() -> serve(listening, conduct));
      return LoopbackProber.called(prober.measure(spec(door, listening.getLocalPort())));
    }
  }

  private static ProbeSpec spec(Door door, int port) {
    Endpoint at = new Endpoint(LoopbackTls.HOST, port);
    return switch (door) {
      case HTTPS ->
          new ProbeSpec.Http(
              at, SHORT, Addressing.ALL, ProbeSpec.Scheme.HTTPS, "/", WebRules.plain());
      case TLS -> new ProbeSpec.Tls(at, SHORT, Addressing.ALL, LoopbackTls.HOST, false);
      case SMTP -> new ProbeSpec.Smtp(at, SHORT, Addressing.ALL, "", false);
    };
  }

  private static void serve(ServerSocket listening, Conduct conduct) {
    while (!listening.isClosed()) {
      try {
        Socket client = listening.accept();
        client.setSoTimeout(5_000);
        Thread.ofVirtual()
            .start(
                () -> {
                  try (client) {
                    conduct.meet(client);
                  } catch (Exception clientLeft) {
                    // Then the probe tells of it.
                  }
                });
      } catch (IOException weAreClosed) {
        return;
      }
    }
  }

  /** A handshake, then whatever was asked over it, answered; a mail server's goodbye too. */
  private static Conduct tls(String version, boolean wants, boolean needs) {
    return client -> {
      try (SSLSocket secured = secured(client, new byte[0])) {
        secured.setEnabledProtocols(new String[] {version});
        if (wants) {
          secured.setWantClientAuth(true);
        }
        if (needs) {
          secured.setNeedClientAuth(true);
        }
        answer(secured);
      }
    };
  }

  private static SSLSocket secured(Socket client, byte[] alreadyRead) throws IOException {
    SSLSocket secured =
        (SSLSocket)
            server
                .getSocketFactory()
                .createSocket(client, new ByteArrayInputStream(alreadyRead), true);
    secured.setUseClientMode(false);
    return secured;
  }

  private static void answer(SSLSocket secured) throws IOException {
    secured.startHandshake();
    byte[] asked = new byte[4096];
    int n = secured.getInputStream().read(asked);
    String words = new String(asked, 0, Math.max(0, n), StandardCharsets.US_ASCII);
    if (!words.isEmpty()) {
      secured
          .getOutputStream()
          .write(
              (words.startsWith("GET") ? PAGE : "221 bye\r\n").getBytes(StandardCharsets.US_ASCII));
    }
  }

  /** TLS 1.2 with one cipher; whoever lacks it gets an alert. */
  private static Conduct only(String cipher) {
    return client -> {
      try (SSLSocket secured = secured(client, new byte[0])) {
        secured.setEnabledProtocols(new String[] {"TLSv1.2"});
        secured.setEnabledCipherSuites(new String[] {cipher});
        answer(secured);
      }
    };
  }

  /** The same, but like SChannel: whoever lacks it is cut off without a word. */
  private static Conduct curt(String cipher, int code) {
    return client -> {
      DataInputStream in = new DataInputStream(client.getInputStream());
      byte[] head = in.readNBytes(5);
      byte[] hello = in.readNBytes(((head[3] & 0xff) << 8) | (head[4] & 0xff));
      if (!offers(hello, code)) {
        reset(client);
        return;
      }
      byte[] record = Arrays.copyOf(head, head.length + hello.length);
      System.arraycopy(hello, 0, record, head.length, hello.length);
      try (SSLSocket secured = secured(client, record)) {
        secured.setEnabledProtocols(new String[] {"TLSv1.2"});
        secured.setEnabledCipherSuites(new String[] {cipher});
        answer(secured);
      }
    };
  }

  /** Whether a ClientHello (RFC 5246, 7.4.1.2) names that cipher suite. */
  private static boolean offers(byte[] hello, int code) {
    ByteBuffer at = ByteBuffer.wrap(hello).position(4 + 2 + 32);
    int session = at.get() & 0xff;
    at.position(at.position() + session);
    int count = (at.getShort() & 0xffff) / 2;
    for (int i = 0; i < count; i++) {
      if ((at.getShort() & 0xffff) == code) {
        return true;
      }
    }
    return false;
  }

  /** A mail server up to STARTTLS, which then behaves as told. */
  private static Conduct mailing(Conduct conduct) {
    return client -> {
      InputStream in = client.getInputStream();
      OutputStream out = client.getOutputStream();
      out.write("220 mail\r\n".getBytes(StandardCharsets.US_ASCII));
      while (true) {
        String said = line(in).toUpperCase(Locale.ROOT);
        if (said.startsWith("EHLO")) {
          out.write("250-mail\r\n250 STARTTLS\r\n".getBytes(StandardCharsets.US_ASCII));
        } else if (said.startsWith("STARTTLS")) {
          out.write("220 go\r\n".getBytes(StandardCharsets.US_ASCII));
          conduct.meet(client);
          return;
        } else {
          return;
        }
      }
    };
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
      line.append((char) b);
    }
    return line.toString();
  }

  private static Conduct after(Conduct then) {
    return client -> {
      if (client.getInputStream().read(new byte[4096]) > 0) {
        then.meet(client);
      }
    };
  }

  private static Conduct saying(int... bytes) {
    return after(
        client -> {
          for (int b : bytes) {
            client.getOutputStream().write(b);
          }
        });
  }

  private static void drain(Socket client) throws IOException {
    InputStream in = client.getInputStream();
    var _ = in.skip(Long.MAX_VALUE);
    while (in.read() >= 0) {
      var _ = in.skip(Long.MAX_VALUE);
    }
  }

  private static void reset(Socket client) throws IOException {
    client.setSoLinger(true, 0);
  }
}
