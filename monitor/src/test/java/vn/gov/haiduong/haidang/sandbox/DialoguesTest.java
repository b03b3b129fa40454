package vn.gov.haiduong.haidang.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.gov.haiduong.haidang.sandbox.Await.await;

import io.vertx.core.Vertx;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.gov.haiduong.haidang.target.TargetId;
import vn.gov.haiduong.haidang.target.TargetKind;
import vn.gov.haiduong.haidang.time.Clock;

/** Names, mail, video and time, asked byte by byte. */
@NullMarked
class DialoguesTest {

  private static Vertx vertx;
  private static Sandbox sandbox;
  private static Client client;

  @BeforeAll
  static void start() {
    vertx = Vertx.vertx();
    sandbox =
        await(
            Sandbox.start(
                SandboxPlan.of(
                    7,
                    List.of(
                        Simulated.Web.of(
                            about("web"),
                            Place.at("127.20.91.1"),
                            "soyte.haiduong.gov.vn",
                            false,
                            Style.MODULES),
                        new Simulated.NameServer(
                            about("dns"), Place.at("127.20.91.2"), "ns1.haiduong.gov.vn"),
                        mail("mx", Simulated.MailRole.MX),
                        mail("imaps", Simulated.MailRole.IMAPS),
                        video("sip-udp", Simulated.VideoRole.SIP_UDP),
                        video("sip-tcp", Simulated.VideoRole.SIP_TCP),
                        new Simulated.TimeServer(
                            about("ntp"), Place.at("127.20.91.5"), "ntp.haiduong.gov.vn"))),
                vertx,
                Clock.system()));
    client = new Client(sandbox.ca());
  }

  private static About about(String id) {
    return About.alone(id, id, TargetKind.SERVICE, "x");
  }

  private static Simulated mail(String id, Simulated.MailRole role) {
    return new Simulated.Mail(about(id), Place.at("127.20.91.3"), "mail.haiduong.gov.vn", role);
  }

  private static Simulated video(String id, Simulated.VideoRole role) {
    return new Simulated.Video(about(id), Place.at("127.20.91.4"), id + ".haiduong.gov.vn", role);
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

  /** rcode/answers, and the last four bytes where there is an answer. */
  private static String summary(byte[] answer) {
    ByteBuffer in = ByteBuffer.wrap(answer);
    assertThat(in.getShort(0)).as("id").isEqualTo((short) 0x1234);
    int answers = in.getShort(6);
    String said = (in.getShort(2) & 15) + "/" + answers;
    if (answers == 0) {
      return said;
    }
    byte[] ip = Arrays.copyOfRange(answer, answer.length - 4, answer.length);
    return said + "/" + (ip[0] & 255) + "." + ip[1] + "." + ip[2] + "." + ip[3];
  }

  private static byte[] query(String name, int type) throws IOException {
    var out = new ByteArrayOutputStream();
    out.write(new byte[] {0x12, 0x34, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0});
    for (String label : name.split("\\.", -1)) {
      out.write(label.length());
      out.write(label.getBytes(StandardCharsets.US_ASCII));
    }
    out.write(new byte[] {0, 0, (byte) type, 0, 1});
    return out.toByteArray();
  }

  private static byte[] datagram(InetAddress to, int port, byte[] bytes) throws IOException {
    try (DatagramSocket socket = new DatagramSocket()) {
      socket.setSoTimeout(400);
      socket.send(new DatagramPacket(bytes, bytes.length, to, port));
      DatagramPacket in = new DatagramPacket(new byte[2048], 2048);
      socket.receive(in);
      return Arrays.copyOf(in.getData(), in.getLength());
    }
  }

  private static String ask(String name, int type) throws IOException {
    InetSocketAddress resolver = sandbox.resolvers().getFirst();
    try {
      return summary(datagram(resolver.getAddress(), resolver.getPort(), query(name, type)));
    } catch (SocketTimeoutException silent) {
      return "silent";
    }
  }

  @ParameterizedTest
  @CsvSource({
    "soyte.haiduong.gov.vn, 1, 0/1/127.20.91.1",
    "SoYTe.haiduong.gov.vn, 1, 0/1/127.20.91.1",
    "www.soyte.haiduong.gov.vn, 1, 0/2/127.20.91.1",
    "soyte.haiduong.gov.vn, 28, 0/0",
    "khong-co.haiduong.gov.vn, 1, 3/0",
    "example.test, 1, 3/0"
  })
  void namesOfThePlanAreAnswered(String name, int type, String answer) throws IOException {
    assertThat(ask(name, type)).isEqualTo(answer);
  }

  @ParameterizedTest
  @CsvSource({"dns_nxdomain, 3/0", "dns_servfail, 2/0", "dns_refused, 5/0", "dns_timeout, silent"})
  void nameFaultsStrikeTheNameAlone(String fault, String answer) throws IOException {
    strike("web", Fault.of(fault).orElseThrow());
    assertThat(ask("soyte.haiduong.gov.vn", 1)).isEqualTo(answer);
    assertThat(ask("ns1.haiduong.gov.vn", 1)).isEqualTo("0/1/127.20.91.2");
  }

  @Test
  void theZoneHasSoaNsAndMxOverTcpToo() throws IOException {
    Located dns = at("dns");
    for (int type : new int[] {6, 2, 15}) {
      byte[] query = query("haiduong.gov.vn", type);
      try (Socket socket = client.connect(dns)) {
        var out = new ByteArrayOutputStream();
        out.write(new byte[] {0, (byte) query.length});
        out.write(query);
        socket.getOutputStream().write(out.toByteArray());
        DataInputStream in = new DataInputStream(socket.getInputStream());
        byte[] answer = in.readNBytes(in.readUnsignedShort());
        assertThat(summary(answer)).startsWith("0/1/");
        assertThat(answer[2] & 4).as("authoritative").isEqualTo(4);
      }
    }
  }

  @Test
  void aNameServerRefusesNamesOutsideItsZoneAndDiesAlone() throws IOException {
    Located dns = at("dns");
    byte[] outside = query("example.test", 1);
    assertThat(summary(datagram(dns.address(), dns.port(), outside))).isEqualTo("5/0");
    strike("dns", Fault.DEAD);
    assertThat(Assertions.catchThrowable(() -> datagram(dns.address(), dns.port(), outside)))
        .isInstanceOf(SocketTimeoutException.class);
    assertThat(ask("soyte.haiduong.gov.vn", 1)).startsWith("0/1");
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
      line.append((char) c);
    }
    return line.toString().strip();
  }

  private static void say(Socket socket, String text) throws IOException {
    socket.getOutputStream().write((text + "\r\n").getBytes(StandardCharsets.US_ASCII));
  }

  @Test
  void smtpGreetsOffersStarttlsAndShowsItsCertificate() throws IOException {
    Located mx = at("mx");
    try (Socket socket = client.connect(mx)) {
      InputStream in = socket.getInputStream();
      assertThat(line(in)).startsWith("220 mail.haiduong.gov.vn ");
      say(socket, "EHLO test");
      StringBuilder capabilities = new StringBuilder();
      String last;
      do {
        last = line(in);
        capabilities.append(last).append('\n');
      } while (last.startsWith("250-"));
      assertThat(capabilities).contains("250-STARTTLS");
      say(socket, "STARTTLS");
      assertThat(line(in)).startsWith("220 ");
      try (var tls = client.tls(socket, mx.host(), true)) {
        say(tls, "EHLO test");
        assertThat(line(tls.getInputStream())).startsWith("250-");
      }
    }
  }

  @Test
  void imapsGreetsInsideTls() throws IOException {
    Located imaps = at("imaps");
    try (Socket socket = client.connect(imaps);
        var tls = client.tls(socket, imaps.host(), true)) {
      assertThat(line(tls.getInputStream())).startsWith("* OK ");
    }
  }

  private static String options(String transport) {
    return "OPTIONS sip:x SIP/2.0\r\nVia: SIP/2.0/"
        + transport.toUpperCase(Locale.ROOT)
        + " 127.0.0.1;branch=z9hG4bK1\r\nFrom: <sip:a>;tag=1\r\nTo: <sip:b>\r\n"
        + "Call-ID: 77@x\r\nCSeq: 1 OPTIONS\r\nMax-Forwards: 70\r\nContent-Length: 0\r\n\r\n";
  }

  @Test
  void sipAnswersOptionsOverUdpAndTcp() throws IOException {
    Located udp = at("sip-udp");
    byte[] request = options("udp").getBytes(StandardCharsets.US_ASCII);
    assertThat(new String(datagram(udp.address(), udp.port(), request), StandardCharsets.UTF_8))
        .startsWith("SIP/2.0 200 OK\r\n")
        .contains("Call-ID: 77@x\r\n", "CSeq: 1 OPTIONS\r\n", "branch=z9hG4bK1");
    strike("sip-udp", Fault.WRONG_STATUS);
    assertThat(new String(datagram(udp.address(), udp.port(), request), StandardCharsets.UTF_8))
        .startsWith("SIP/2.0 503 ");
    try (Socket socket = client.connect(at("sip-tcp"))) {
      socket.getOutputStream().write(options("tcp").getBytes(StandardCharsets.US_ASCII));
      assertThat(line(socket.getInputStream())).isEqualTo("SIP/2.0 200 OK");
    }
  }

  @Test
  void ntpTellsTheTime() throws IOException {
    byte[] request = new byte[48];
    request[0] = (4 << 3) | 3;
    Located ntp = at("ntp");
    ByteBuffer answer = ByteBuffer.wrap(datagram(ntp.address(), ntp.port(), request));
    assertThat(answer.get(0) & 7).isEqualTo(4);
    assertThat(answer.get(1)).isEqualTo((byte) 2);
    long seconds = Integer.toUnsignedLong(answer.getInt(40)) - 2_208_988_800L;
    assertThat(Duration.ofSeconds(Math.abs(Clock.system().now().getEpochSecond() - seconds)))
        .isLessThan(Duration.ofSeconds(5));
  }

  @Test
  void aThingIsFoundByIdOrNot() {
    assertThat(sandbox.located(new TargetId("nobody"))).isEqualTo(Optional.empty());
  }
}
