package vn.gov.haiduong.haidang.reply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import vn.gov.haiduong.haidang.time.Clock;

/**
 * Looking into a real mailbox over IMAP. Tells the server of its keys by properties of the process.
 */
@Isolated
class ReplyMailboxTest {

  private static final Duration LONG = Duration.ofSeconds(20);
  private static final String PASSWORD = "mat-khau";

  @TempDir Path folder;

  private final List<String> heard = new CopyOnWriteArrayList<>();
  private @Nullable GreenMail post;
  private @Nullable GreenMailUser user;
  private @Nullable ReplyMailbox mailbox;

  @AfterEach
  void close() {
    if (mailbox != null) {
      mailbox.close();
    }
    if (post != null) {
      post.stop();
    }
    System.clearProperty("greenmail.tls.keystore.file");
    System.clearProperty("greenmail.tls.keystore.password");
  }

  private ReplyMailbox mailbox() {
    return Objects.requireNonNull(mailbox);
  }

  private GreenMail post() {
    return Objects.requireNonNull(post);
  }

  private GreenMailUser user() {
    return Objects.requireNonNull(user);
  }

  private int server(String protocol) {
    post = new GreenMail(new ServerSetup(0, "127.0.0.1", protocol));
    post.start();
    user = post.setUser("truc@example.vn", "truc", PASSWORD);
    return (protocol.equals(ServerSetup.PROTOCOL_IMAPS) ? post().getImaps() : post().getImap())
        .getPort();
  }

  private static ReplyMailbox.Settings settings(
      int port, ReplyMailbox.Tls tls, Optional<Path> ca, String password) {
    return new ReplyMailbox.Settings(
        "localhost",
        port,
        tls,
        ca,
        "truc",
        password,
        "INBOX",
        Duration.ofMillis(50),
        "truc@example.vn",
        Set.of("truc@example.vn"));
  }

  private void look(ReplyMailbox.Settings settings) {
    mailbox =
        ReplyMailbox.start(
            settings,
            (words, from) -> {
              heard.add(from + ": " + words);
              return CompletableFuture.completedFuture(true);
            },
            Clock.system());
  }

  private void arrives(String mail) throws Exception {
    user()
        .deliver(
            new MimeMessage(
                Session.getInstance(new Properties()),
                new ByteArrayInputStream(
                    mail.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8))));
  }

  private int unseen() throws Exception {
    MailFolder inbox = post().getManagers().getImapHostManager().getInbox(user());
    return inbox.getUnseenCount();
  }

  private void allSeen() {
    await().atMost(LONG).until(() -> unseen() == 0);
  }

  @Test
  void whatAPersonWroteIsHandedOnOnceAndMarked() throws Exception {
    int port = server(ServerSetup.PROTOCOL_IMAP);
    arrives("From: Lan <lan@example.vn>\n\nĐã nhận 123456\n> 654321\n");
    look(settings(port, ReplyMailbox.Tls.NONE, Optional.empty(), PASSWORD));
    allSeen();
    arrives("From: Minh <minh@example.vn>\n\n222222\n");
    await().atMost(LONG).until(() -> heard.size() == 2);
    allSeen();
    assertThat(heard).containsExactly("lan@example.vn: Đã nhận 123456", "minh@example.vn: 222222");
    assertThat(mailbox().last()).isPresent();
    assertThat(mailbox().failures()).isZero();
  }

  @Test
  void whatIsTooLargeOrBrokenIsPassedOverAndTheNextIsHeard() throws Exception {
    int port = server(ServerSetup.PROTOCOL_IMAP);
    arrives("From: lan@example.vn\n\n111111\n" + "x".repeat(300_000) + "\n");
    arrives("From: lan@example.vn\nContent-Type: multipart/mixed\n\n--khong co ranh gioi\n");
    arrives("From: lan@example.vn\nContent-Transfer-Encoding: x-la\n\n333333\n");
    arrives("From: lan@example.vn\nAuto-Submitted: auto-replied\n\n444444\n");
    arrives("From: lan@example.vn\n\n555555\n");
    look(settings(port, ReplyMailbox.Tls.NONE, Optional.empty(), PASSWORD));
    allSeen();
    assertThat(heard).containsExactly("lan@example.vn: 555555");
    assertThat(mailbox().failures()).isZero();
  }

  @Test
  void manyAreTakenInTurns() throws Exception {
    int port = server(ServerSetup.PROTOCOL_IMAP);
    for (int number = 0; number < 120; number++) {
      arrives("From: lan@example.vn\n\n" + (100_000 + number) + "\n");
    }
    look(settings(port, ReplyMailbox.Tls.NONE, Optional.empty(), PASSWORD));
    allSeen();
    assertThat(heard).hasSize(120).doesNotHaveDuplicates();
    // The newest fifty first.
    assertThat(heard.getFirst()).isEqualTo("lan@example.vn: 100070");
  }

  @Test
  void whatNobodyCouldHearIsToldAgain() throws Exception {
    int port = server(ServerSetup.PROTOCOL_IMAP);
    arrives("From: lan@example.vn\n\n123456\n");
    AtomicInteger calls = new AtomicInteger();
    mailbox =
        ReplyMailbox.start(
            settings(port, ReplyMailbox.Tls.NONE, Optional.empty(), PASSWORD),
            (_, _) ->
                calls.incrementAndGet() < 3
                    ? CompletableFuture.failedFuture(new IllegalStateException("sổ bận"))
                    : CompletableFuture.completedFuture(true),
            Clock.system());
    allSeen();
    assertThat(calls).hasValue(3);
    assertThat(mailbox().failures()).isEqualTo(2);
  }

  @Test
  void aWrongPasswordIsTriedAgainUntilItIsRight() throws Exception {
    int port = server(ServerSetup.PROTOCOL_IMAP);
    look(settings(port, ReplyMailbox.Tls.NONE, Optional.empty(), "moi"));
    await().atMost(LONG).until(() -> mailbox().failures() >= 2);
    assertThat(mailbox().last()).isEmpty();
    user().setPassword("moi");
    arrives("From: lan@example.vn\n\n123456\n");
    await().atMost(LONG).until(() -> !heard.isEmpty());
  }

  @Test
  void encryptionIsDemandedAndTheServersNameChecked() throws Exception {
    X509Bundle ca =
        new CertificateBuilder()
            .subject("CN=CA thu")
            .setIsCertificateAuthority(true)
            .buildSelfSigned();
    X509Bundle own =
        new CertificateBuilder()
            .subject("CN=localhost")
            .addSanDnsName("localhost")
            .buildIssuedBy(ca);
    Path roots = Files.writeString(folder.resolve("ca.pem"), ca.getCertificatePathPEM());
    Path keys = folder.resolve("keys.p12");
    Files.write(
        keys, Files.readAllBytes(own.toTempKeyStoreFile("changeit".toCharArray()).toPath()));
    System.setProperty("greenmail.tls.keystore.file", keys.toString());
    System.setProperty("greenmail.tls.keystore.password", "changeit");
    int port = server(ServerSetup.PROTOCOL_IMAPS);
    arrives("From: lan@example.vn\n\n123456\n");
    look(settings(port, ReplyMailbox.Tls.IMPLICIT, Optional.empty(), PASSWORD));
    // The server's own thread ends with an error where its certificate is not trusted.
    await().dontCatchUncaughtExceptions().atMost(LONG).until(() -> mailbox().failures() >= 1);
    mailbox().close();
    assertThat(heard).isEmpty();
    look(settings(port, ReplyMailbox.Tls.IMPLICIT, Optional.of(roots), PASSWORD));
    await().dontCatchUncaughtExceptions().atMost(LONG).until(() -> !heard.isEmpty());
  }

  @Test
  void aServerWithoutEncryptionIsToldNoPasswordWhereItIsDemanded() throws Exception {
    int port = server(ServerSetup.PROTOCOL_IMAP);
    arrives("From: lan@example.vn\n\n123456\n");
    look(settings(port, ReplyMailbox.Tls.STARTTLS, Optional.empty(), PASSWORD));
    await().atMost(LONG).until(() -> mailbox().failures() >= 1);
    assertThat(heard).isEmpty();
  }

  @Test
  void closingDoesNotWaitForASilentServer() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      look(settings(silent.getLocalPort(), ReplyMailbox.Tls.NONE, Optional.empty(), PASSWORD));
      try (var _ = silent.accept()) {
        long began = System.nanoTime();
        mailbox().close();
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(2));
      }
    }
  }
}
