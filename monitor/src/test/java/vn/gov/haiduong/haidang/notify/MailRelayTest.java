package vn.gov.haiduong.haidang.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.parsetools.RecordParser;
import io.vertx.ext.mail.StartTLSOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Letters through relays that demand, hide, forge or stall, over real sockets and real TLS. */
class MailRelayTest {

  private static final Duration SOON = Duration.ofSeconds(12);
  private static final Duration SHORT = Duration.ofSeconds(2);

  private final Vertx vertx = Vertx.vertx();
  private final List<String> said = new CopyOnWriteArrayList<>();
  private @Nullable NetServer server;
  @TempDir Path folder;

  @AfterEach
  void close() {
    if (server != null) {
      Outside.await(server.close());
    }
    Outside.await(vertx.close());
  }

  /** How a relay behaves. */
  enum Conduct {
    GOOD,
    HIDES_STARTTLS,
    STALLS_AFTER_DATA,
    BUSY,
    REFUSES_RECIPIENT,
    FLOODS
  }

  /** An authority's file and a relay with a certificate of it for {@code name}. */
  private int relay(Conduct conduct, String name) throws Exception {
    X509Bundle ca =
        new CertificateBuilder()
            .subject("CN=CA thu")
            .setIsCertificateAuthority(true)
            .buildSelfSigned();
    X509Bundle own =
        new CertificateBuilder().subject("CN=" + name).addSanDnsName(name).buildIssuedBy(ca);
    Files.writeString(folder.resolve("ca.pem"), ca.getCertificatePathPEM());
    server =
        vertx.createNetServer(
            new NetServerOptions()
                .setKeyCertOptions(
                    new PemKeyCertOptions()
                        .addCertValue(Buffer.buffer(own.getCertificatePathPEM()))
                        .addKeyValue(Buffer.buffer(own.getPrivateKeyPEM()))));
    NetServer listening =
        Outside.await(
            server.connectHandler(socket -> talk(socket, conduct)).listen(0, "127.0.0.1"));
    return listening.actualPort();
  }

  private void talk(NetSocket socket, Conduct conduct) {
    boolean[] data = {false};
    RecordParser lines =
        RecordParser.newDelimited(
            "\r\n",
            line -> {
              String text = line.toString();
              said.add((socket.isSsl() ? "tls " : "plain ") + text);
              String word = text.toUpperCase(Locale.ROOT).split("[ :]", 2)[0];
              if (data[0]) {
                if (text.equals(".")) {
                  data[0] = false;
                  if (conduct != Conduct.STALLS_AFTER_DATA) {
                    say(socket, "250 nhan");
                  }
                }
                return;
              }
              switch (word) {
                case "EHLO" -> {
                  boolean offers = !socket.isSsl() && conduct != Conduct.HIDES_STARTTLS;
                  say(socket, "250-thu\r\n" + (offers ? "250-STARTTLS\r\n" : "") + "250 8BITMIME");
                }
                case "STARTTLS" -> {
                  say(socket, "220 san sang");
                  var _ = socket.upgradeToSsl();
                }
                case "MAIL" -> say(socket, conduct == Conduct.BUSY ? "451 ban" : "250 OK");
                case "RCPT" ->
                    say(socket, conduct == Conduct.REFUSES_RECIPIENT ? "550 khong co" : "250 OK");
                case "DATA" -> {
                  data[0] = true;
                  say(socket, "354 gui di");
                }
                default -> say(socket, "250 OK");
              }
            });
    var _ = socket.handler(lines);
    say(socket, conduct == Conduct.FLOODS ? "220-" + "x".repeat(1_000_000) : "220 thu ESMTP");
  }

  private static void say(NetSocket socket, String line) {
    var _ = socket.write(line + "\r\n");
  }

  private Delivery send(int port, StartTLSOptions tls, boolean trusted) {
    return send(port, tls, trusted, SOON);
  }

  private Delivery send(int port, StartTLSOptions tls, boolean trusted, Duration deadline) {
    MailChannel mail =
        new MailChannel(
            vertx,
            new MailChannel.Settings(
                "localhost",
                port,
                tls,
                false,
                trusted ? Optional.of(folder.resolve("ca.pem").toString()) : Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "haidang@example.vn",
                deadline));
    try {
      Message message = Sample.message("k", "truc", List.of());
      return Outside.await(mail.send("k", message, message.text(), Sample.mail("an")));
    } finally {
      Outside.await(mail.close());
    }
  }

  private boolean toldInPlain() {
    return said.stream().anyMatch(line -> line.matches("plain (MAIL|RCPT|DATA|Subject).*"));
  }

  @Test
  void aLetterGoesEncryptedToARelayThatIsWhoItSays() throws Exception {
    assertThat(send(relay(Conduct.GOOD, "localhost"), StartTLSOptions.REQUIRED, true))
        .isInstanceOf(Delivery.Accepted.class);
    assertThat(toldInPlain()).isFalse();
    assertThat(said)
        .anyMatch(line -> line.startsWith("tls Subject:"))
        .anyMatch(line -> line.startsWith("tls In-Reply-To: <su-co.SC-20261125-001@"))
        .anyMatch(line -> line.contains("text/plain"))
        .anyMatch(line -> line.contains("text/html"));
  }

  @Test
  void whereEncryptionIsRequiredAndNotOfferedNothingIsSaid() throws Exception {
    assertThat(send(relay(Conduct.HIDES_STARTTLS, "localhost"), StartTLSOptions.REQUIRED, true))
        .isInstanceOf(Delivery.Later.class);
    assertThat(toldInPlain()).isFalse();
  }

  @Test
  void anUnknownAuthorityOrAnotherNameIsNotTrusted() throws Exception {
    assertThat(send(relay(Conduct.GOOD, "localhost"), StartTLSOptions.REQUIRED, false))
        .isInstanceOf(Delivery.Later.class);
    Outside.await(Objects.requireNonNull(server).close());
    assertThat(send(relay(Conduct.GOOD, "khac.test"), StartTLSOptions.REQUIRED, true))
        .isInstanceOf(Delivery.Later.class);
    assertThat(said).noneMatch(line -> line.contains("MAIL FROM"));
  }

  @ParameterizedTest(name = "a relay that {0} gives {1}")
  @CsvSource({
    "STALLS_AFTER_DATA, later",
    "BUSY, later",
    "REFUSES_RECIPIENT, refused",
    "FLOODS, later",
  })
  void aRelayThatMisbehavesIsJudgedWithinTheDeadline(Conduct conduct, String expected)
      throws Exception {
    Duration deadline = conduct == Conduct.STALLS_AFTER_DATA ? SHORT : SOON;
    int port = relay(conduct, "localhost");
    assertThat(send(port, StartTLSOptions.OPTIONAL, true, deadline).label()).isEqualTo(expected);
  }
}
