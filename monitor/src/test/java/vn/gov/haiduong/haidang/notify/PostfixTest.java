package vn.gov.haiduong.haidang.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import io.vertx.core.Vertx;
import io.vertx.ext.mail.StartTLSOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import vn.gov.haiduong.haidang.Needs;
import vn.gov.haiduong.haidang.Tool;

/** Letters through a mail server that we did not write, which starts as root alone. */
@Needs(Tool.POSTFIX)
@EnabledIfSystemProperty(named = "user.name", matches = "root")
class PostfixTest {

  private final Vertx vertx = Vertx.vertx();
  @TempDir Path folder;

  @AfterEach
  void shut() {
    Outside.await(vertx.close());
  }

  private Delivery send(Postfix postfix, Message message, String to) {
    MailChannel mail =
        new MailChannel(
            vertx,
            new MailChannel.Settings(
                "localhost",
                postfix.port(),
                StartTLSOptions.REQUIRED,
                false,
                Optional.of(folder.resolve("ca.pem").toString()),
                Optional.empty(),
                Optional.empty(),
                "haidang@example.vn",
                Duration.ofSeconds(15)));
    try {
      return Outside.await(mail.send(message.key(), message, message.text(), Sample.mail(to)));
    } finally {
      Outside.await(mail.close());
    }
  }

  @Test
  void lettersArriveWholeAndThreadedAndWhatItRefusesIsRefused() throws Exception {
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
    Path _ = Files.writeString(folder.resolve("ca.pem"), ca.getCertificatePathPEM());
    try (Postfix postfix = Postfix.start(own.getCertificatePathPEM(), own.getPrivateKeyPEM())) {
      assertThat(send(postfix, Sample.message("k1", "an", List.of()), "an"))
          .isInstanceOf(Delivery.Accepted.class);
      // A name that breaks lines must not become a header of its own.
      Message forged =
          Sample.message("k2", "an", List.of(), "Cổng tỉnh\r\nBcc: ke-la@example.vn\r\n\r\nxin");
      assertThat(send(postfix, forged, "an")).isInstanceOf(Delivery.Accepted.class);
      await()
          .atMost(Duration.ofSeconds(20))
          .untilAsserted(() -> assertThat(postfix.letters("an")).hasSize(2));

      List<String> letters = postfix.letters("an");
      assertThat(letters)
          .allSatisfy(
              letter ->
                  assertThat(headers(letter))
                      .contains("with ESMTPS")
                      .containsPattern("(?m)^References: <")
                      .doesNotContainPattern("(?mi)^bcc:"));
      assertThat(letters)
          .anySatisfy(letter -> assertThat(letter).contains("multipart/alternative"));
      assertThat(send(postfix, Sample.message("k3", "ai", List.of()), "khong-co"))
          .isInstanceOf(Delivery.Refused.class);
    }
  }

  private static String headers(String letter) {
    return letter.substring(0, letter.replace("\r", "").indexOf("\n\n"));
  }
}
