package vn.gov.haiduong.haidang.reply;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a mail turns out to be, from bytes that anybody may have written. */
class ReceivedTest {

  private static final Set<String> OWN = Set.of("hd@example.vn");

  private static Received read(String mail) throws Exception {
    return read(mail, StandardCharsets.UTF_8);
  }

  private static Received read(String mail, Charset charset) throws Exception {
    return Received.of(mail.replace("\n", "\r\n").getBytes(charset), OWN);
  }

  @Test
  void aPlainReplyIsHeardWithItsSender() throws Exception {
    assertThat(read("From: \"Lan, truc\" <Lan@Example.VN>\nSubject: Re: x\n\nMa 123456\n"))
        .isEqualTo(new Received.Reply("lan@example.vn", "Ma 123456"));
  }

  @Test
  void ofTwoFormsThePlainOneIsReadAndEncodingsAreUndone() throws Exception {
    String plain =
        Base64.getMimeEncoder().encodeToString("Đã nhận 123456".getBytes(StandardCharsets.UTF_8));
    assertThat(
            read(
                """
                From: lan@example.vn
                MIME-Version: 1.0
                Content-Type: multipart/mixed; boundary=m

                --m
                Content-Type: multipart/alternative; boundary=a

                --a
                Content-Type: text/html; charset=utf-8

                <p>999999</p>
                --a
                Content-Type: text/plain; charset=utf-8
                Content-Transfer-Encoding: base64

                %s
                --a--
                --m
                Content-Type: text/plain
                Content-Disposition: attachment; filename=a.txt

                888888
                --m--
                """
                    .formatted(plain)))
        .isEqualTo(new Received.Reply("lan@example.vn", "Đã nhận 123456"));
  }

  @Test
  void htmlAloneIsReadWithoutWhatItQuotes() throws Exception {
    Received read =
        read(
            """
            From: lan@example.vn
            Content-Type: text/html; charset=utf-8

            <html><head><style>.c111111{}</style></head><body><div>Nhận rồi<br>mã <b>123456</b></div>
            <div class="gmail_quote"><div>Vào thứ Sáu đã viết:</div><blockquote>654321</blockquote></div>
            <div id="divRplyFwdMsg">Từ: x</div><div>765432</div>876543</body></html>
            """);
    assertThat(read).isInstanceOf(Received.Reply.class);
    assertThat(((Received.Reply) read).words())
        .contains("Nhận rồi\nmã 123456")
        .doesNotContain("111111")
        .doesNotContain("654321")
        .doesNotContain("765432")
        .doesNotContain("876543");
  }

  @Test
  void whatStandsInOutlooksMarkIsThePersonsAndWhatFollowsIsNot() throws Exception {
    Received read =
        read(
            """
            From: lan@example.vn
            Content-Type: text/html; charset=utf-8

            <body><div id="appendonsend">123456</div><hr><div>654321</div>543210</body>
            """);
    assertThat(((Received.Reply) read).words()).isEqualTo("123456");
  }

  @Test
  void anOutlookHtmlEndsAtTheHeadOfWhatItAnswers() throws Exception {
    Received read =
        read(
            """
            From: lan@example.vn
            Content-Type: text/html; charset=utf-8

            <body><p>123456</p><div style="border-top:solid"><p><b>From:</b> Hai Dang<br>
            <b>Sent:</b> Friday<br></p></div><p>654321</p></body>
            """);
    assertThat(((Received.Reply) read).words()).isEqualTo("123456");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Auto-Submitted: auto-replied",
        "Auto-Submitted: Auto-Generated; owner-email=\"a@b.vn\"",
        "Precedence: bulk",
        "Precedence: auto_reply",
        "X-Autoreply: yes",
        "List-Id: <tin.example.vn>",
        "Return-Path: <>",
        "Content-Type: multipart/report; report-type=delivery-status; boundary=b",
        "From: mallory@example.vn",
      })
  void whatAMachineSendsOrNobodyInParticularIsNotHeard(String header) throws Exception {
    assertThat(read(header + "\nFrom: lan@example.vn\n\n123456\n"))
        .isInstanceOf(Received.Ignored.class);
  }

  @Test
  void whoSaysThatNoMachineSentItIsHeard() throws Exception {
    assertThat(read("Auto-Submitted: no\nFrom: lan@example.vn\n\n123456\n"))
        .isInstanceOf(Received.Reply.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "From: HD@example.vn",
        "From: a@b.vn, c@d.vn",
        "From: nhom: a@b.vn, c@d.vn;",
        "From: khong-co-cong",
        "From: <>",
        "From: <a@b@c.vn>",
        "Sender: lan@example.vn",
        "Subject: x",
      })
  void aMailOfOursOrOfNoOneAddressIsNotHeard(String header) throws Exception {
    assertThat(read(header + "\n\n123456\n")).isInstanceOf(Received.Ignored.class);
  }

  @Test
  void unknownCharsetsAndNestedPartsDoNoHarm() throws Exception {
    assertThat(read("From: lan@example.vn\nContent-Type: text/plain; charset=x-ma-la\n\n123456\n"))
        .isEqualTo(new Received.Reply("lan@example.vn", "123456"));
    StringBuilder nested = new StringBuilder("From: lan@example.vn\n");
    for (int depth = 0; depth < 2_000; depth++) {
      nested.append("Content-Type: multipart/mixed; boundary=b").append(depth).append("\n\n--b");
      nested.append(depth).append('\n');
    }
    assertThat(read(nested + "Content-Type: text/plain\n\n123456\n"))
        .isInstanceOf(Received.Ignored.class);
    StringBuilder wide =
        new StringBuilder("From: lan@example.vn\nContent-Type: multipart/mixed; boundary=b\n\n");
    wide.append("--b\nContent-Type: image/png\n\nx\n".repeat(5_000));
    assertThat(read(wide + "--b\nContent-Type: text/plain\n\n123456\n--b--\n"))
        .isInstanceOf(Received.Ignored.class);
    assertThat(
            read(
                "From: lan@example.vn\nContent-Type: multipart/mixed; boundary=b\n\n"
                    + "--b\n\n".repeat(40_000)
                    + "--b\nContent-Type: text/plain\n\n123456\n--b--\n"))
        .isEqualTo(new Received.Ignored("too many parts"));
  }

  /** Each of these once took from seconds to a minute: the mailbox stood still for everybody. */
  @ParameterizedTest
  @ValueSource(strings = {"<div>", "<p>a", "<b><p>", "<table>x", "<style></style>", "<q><i>"})
  @Timeout(10)
  void aPageOfTensOfThousandsOfElementsIsReadInOnePass(String piece) throws Exception {
    String page = "Nhận rồi 123456<br>" + piece.repeat(200_000 / piece.length());
    assertThat(read("From: lan@example.vn\nContent-Type: text/html; charset=utf-8\n\n" + page))
        .isInstanceOfSatisfying(
            Received.Reply.class, it -> assertThat(it.words()).startsWith("Nhận rồi 123456"));
  }
}
