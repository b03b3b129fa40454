package vn.gov.haiduong.haidang.app.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.gov.haiduong.haidang.reply.ReplyMailbox;
import vn.gov.haiduong.haidang.time.Clock;

/** {@code channels.yml}: what it may say, and that no secret is ever in it or comes out of it. */
class ChannelsFileTest {

  private static final Map<String, String> SECRETS =
      Map.of(
          "HAIDANG_SMS_KEY", "khóa-sms",
          "HAIDANG_VOICE_SECRET", "bí mật thoại",
          "HAIDANG_WEBHOOK_SECRET", "bí mật móc",
          "HAIDANG_DEAD_MAN_URL", "https://hc.example.vn/ping/bi-mat");

  @TempDir Path folder;

  private ChannelsFile.Read read(String text, Map<String, String> environment) throws Exception {
    Path _ = Files.writeString(folder.resolve("channels.yml"), text);
    return ChannelsFile.read(folder, Clock.system(), environment);
  }

  private static String shipped() throws Exception {
    return Files.readString(Path.of("..", "alerts", "channels.example.yml"));
  }

  @Test
  void noFileIsNoChannel() {
    ChannelsFile.Read none = ChannelsFile.read(folder, Clock.system(), Map.of());
    assertThat(none.channels()).isEmpty();
    assertThat(none.problems()).isEmpty();
  }

  @Test
  void theShippedExampleIsGoodOnceItsSecretsAreThere() throws Exception {
    Path password = Files.writeString(folder.resolve("smtp"), "mật khẩu\n");
    String text = shipped().replaceAll("/etc/haidang/(smtp|imap|zalo-token)", password.toString());
    ChannelsFile.Read good = read(text, SECRETS);
    assertThat(good.problems()).isEmpty();
    assertThat(good.kinds())
        .containsExactlyInAnyOrder("mail", "sms", "zalo", "voice", "webhook", "command");
    assertThat(good.signOfLife().map(ChannelsFile.SignOfLife::every))
        .contains(Duration.ofSeconds(60));
    assertThat(good.mailbox()).hasToString("Optional[ReplyMailbox.Settings[imap.example.vn:993]]");
    // Telegram is off as shipped, and the address of the sign of life is itself a secret.
    assertThat(good.signOfLife()).hasToString("Optional[SignOfLife[hc.example.vn]]");
  }

  @Test
  void everyMissingSecretIsNamedAtOnceAndNoneIsShown() throws Exception {
    Map<String, String> some = new LinkedHashMap<>(SECRETS);
    some.put("HAIDANG_SMS_KEY", " ");
    var _ = some.remove("HAIDANG_VOICE_SECRET");
    assertThat(read(shipped(), some).problems())
        .hasSize(5)
        .anyMatch(said -> said.contains("mail: không đọc được tệp bí mật /etc/haidang/smtp"))
        .anyMatch(said -> said.contains("mailbox: không đọc được tệp bí mật /etc/haidang/imap"))
        .anyMatch(said -> said.contains("sms: biến môi trường HAIDANG_SMS_KEY trống"))
        .anyMatch(said -> said.contains("zalo: không đọc được tệp bí mật"))
        .anyMatch(said -> said.contains("voice: biến môi trường HAIDANG_VOICE_SECRET trống"))
        .noneMatch(said -> SECRETS.values().stream().anyMatch(said::contains));
  }

  @Test
  void aMailboxIsReadWithWhatIsUsual() throws Exception {
    ChannelsFile.Read read =
        read(
            """
            mailbox: {host: imap.test, user: truc, password: {env: S}, address: Truc@a.test}
            mail: {host: m.test, from: HD@a.test}
            """,
            Map.of("S", "bí mật của thử"));
    assertThat(read.problems()).isEmpty();
    assertThat(read.kinds()).containsExactly("mail");
    ReplyMailbox.Settings box = read.mailbox().orElseThrow();
    assertThat(box.port()).isEqualTo(993);
    assertThat(box.tls()).isEqualTo(ReplyMailbox.Tls.IMPLICIT);
    assertThat(box.folder()).isEqualTo("INBOX");
    assertThat(box.every()).isEqualTo(Duration.ofSeconds(30));
    assertThat(box.password()).isEqualTo("bí mật của thử");
    assertThat(box.own()).containsExactlyInAnyOrder("truc@a.test", "hd@a.test");
    assertThat(box.toString()).isEqualTo("ReplyMailbox.Settings[imap.test:993]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "host: h, user: u, address: a@b.vn | mailbox: password: còn thiếu",
        "host: h, user: u, address: a@b.vn, password: viết-thẳng | bí mật: cần {env: TÊN}",
        "host: h, user: u, address: a@b.vn, password: {env: S, file: /f} | chỉ chọn một trong env và file",
        "host: h, user: u, address: a@b.vn, password: {env: KHÔNG} | biến môi trường KHÔNG trống",
        "user: u, address: a@b.vn, password: {env: S} | host: còn thiếu",
        "host: h, address: a@b.vn, password: {env: S} | user: còn thiếu",
        "host: h, user: u, password: {env: S} | address: còn thiếu",
        "host: h, user: u, address: Trực <a@b.vn>, password: {env: S} | address: cần một địa chỉ thư",
        "host: h, user: u, address: a@b.vn, password: {env: S}, tls: maybe | tls: cần implicit",
        "host: h, user: u, address: a@b.vn, password: {env: S}, port: 0 | port: cần số từ 1",
        "host: h, user: u, address: a@b.vn, password: {env: S}, every: 5 | every: cần số từ 10 đến 3600",
        "host: h, user: u, address: a@b.vn, password: {env: S}, ca: /khong-co | ca: không đọc được",
        "host: h, user: u, address: a@b.vn, password: {env: S}, pasword: x | pasword: không có mục này",
      })
  void whatIsWrongWithAMailboxIsSaid(String text, String expected) throws Exception {
    ChannelsFile.Read read =
        read(
            "mail: {host: m.test, from: hd@a.test}\nmailbox: {" + text + "}\n",
            Map.of("S", "bí mật của thử"));
    assertThat(read.mailbox()).isEmpty();
    assertThat(read.problems())
        .singleElement()
        .asString()
        .startsWith("channels.yml: mailbox: ")
        .contains(expected)
        .doesNotContain("bí mật của thử")
        .doesNotContain("viết-thẳng");
  }

  @Test
  void aMailboxWithoutMailsIsNoUse() throws Exception {
    assertThat(
            read(
                    "mailbox: {host: h, user: u, password: {env: S}, address: a@b.vn}",
                    Map.of("S", "x"))
                .problems())
        .singleElement()
        .asString()
        .contains("cần kênh mail");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "fax: {so: 1} | không có kênh này",
        "voice: {url: 'ftp://a.test/', secret: {env: S}} | cần http(s)://",
        "voice: {url: 'https://ten:mat@a.test/', secret: {env: S}} | không kèm tên và mật khẩu",
        "voice: {url: 'https://a.test/', secret: 'viết thẳng ra đây'} | bí mật: cần {env: TÊN}",
        "voice: {secret: {env: S}} | url: còn thiếu",
        "mail: {host: m.test, from: a@b.test, starttls: maybe} | starttls: cần required",
        "mail: {from: a@b.test} | host: còn thiếu",
        "commands: {modem: /bin/gui} | cần danh sách chương trình",
        "sms: {url: 'https://a.test/', replies: yes-please} | replies: cần true hoặc false",
        "commands: {modem: []} | cần danh sách chương trình",
        "dead_man: {url: 'https://a.test/', every: 5} | cần 10 đến 3600 giây",
        "webhooks: [1, 2] | cần các cặp tên: giá trị",
        "mail: [ | không đọc được",
        "mail: máy chủ thư | cần các cặp tên: giá trị",
        "voice: !!javax.script.ScriptEngineManager [] | không đọc được",
      })
  void whatIsWrongIsSaidWithItsPlace(String text, String expected) throws Exception {
    ChannelsFile.Read read = read(text, Map.of("S", "bí mật của thử"));
    assertThat(read.channels()).isEmpty();
    assertThat(read.problems())
        .singleElement()
        .asString()
        .startsWith("channels.yml: ")
        .contains(expected)
        .doesNotContain("bí mật của thử")
        .doesNotContain("viết thẳng ra đây");
  }
}
