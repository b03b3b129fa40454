package vn.gov.haiduong.haidang.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import vn.gov.haiduong.haidang.plan.Channel;
import vn.gov.haiduong.haidang.wording.Septets;

class LetterTest {

  @Test
  void aShortMessageIsUnaccentedWithinItsLengthAndSaysEnoughWithoutItsLink() {
    String brief =
        Sample.letter("Cổng thông tin điện tử tỉnh: đường truyền đứt", false).text().brief();
    assertThat(brief)
        .matches("[ -~]+")
        .startsWith("[TBSC] SC-20261125-001")
        .contains("S2 Cao: Cong thong tin dien tu tinh")
        .contains("tu 08:15 25/11.")
        .contains("Ma xac nhan: 123456")
        .endsWith("https://giamsat.example.vn/ack/abc.def");
    String longest = Sample.letter("Ệ".repeat(3_000), true).text().brief();
    assertThat(Septets.of(longest)).isLessThanOrEqualTo(ShortText.LONGEST);
    assertThat(longest)
        .startsWith("[DIEN TAP] [TBSC] SC-20261125-001")
        .contains("tu 08:15 25/11.")
        .contains("Ma xac nhan: 123456.")
        .endsWith("https://giamsat.example.vn/ack/abc.def");
  }

  @Test
  void theWholeTextSaysWhatWhoSinceWhenWhyAndWhatNow() {
    Text text = Sample.letter("Cổng tỉnh không kết nối được", false).text();
    assertThat(text.subject()).startsWith("[TBSC] ").endsWith("SC-20261125-001");
    assertThat(text.plain())
        .contains("Từ lúc: 08:15:00 25/11/2026 (giờ Việt Nam)")
        .contains("Ảnh hưởng: ")
        .contains("Căn cứ đo: ")
        .contains("Đề nghị: ")
        .contains("QĐ 05/2017 Đ12.1b")
        .contains("/ack/abc.def")
        .contains("123456");
  }

  @Test
  void onlyWhereRepliesAreHeardOneIsAskedFor() {
    Text text = Sample.letter("Cổng tỉnh", false).text();
    assertThat(text.plain())
        .contains("\nHoặc đọc mã 123456 cho trực ban.")
        .doesNotContain("trả lời");
    assertThat(text.brief()).doesNotContain("Tra loi");
    Text heard = Letter.answeredByReply(text);
    assertThat(heard.plain())
        .contains("\nHoặc trả lời tin này bằng mã 123456, hoặc đọc mã cho trực ban.");
    assertThat(heard.brief())
        .contains(" Tra loi ma 123456. ")
        .hasSizeLessThanOrEqualTo(text.brief().length());
    Text many = Letter.together(List.of(about("SC-1", "111111"), about("SC-2", "222222")), false);
    assertThat(Letter.answeredByReply(many).brief()).isEqualTo(many.brief());
  }

  @Test
  void aDrillSaysSoInEveryText() {
    Text text = Sample.letter("Cổng tỉnh", true).text();
    assertThat(text.subject()).startsWith("[DIỄN TẬP] ");
    assertThat(text.plain()).startsWith("[DIỄN TẬP]");
    assertThat(text.brief()).startsWith("[DIEN TAP] ");
    assertThat(text.parameters().get("noi_dung")).startsWith("[DIỄN TẬP]");
    Recipient somebody = new Recipient("a", "A", List.of());
    Text unmarked = Sample.letter("Cổng tỉnh", false).text();
    assertThatThrownBy(
            () -> new Message("k", "SC-1", somebody, Purpose.OPENED, unmarked, Sample.NOW, true))
        .hasMessageContaining("DIỄN TẬP");
  }

  @Test
  void severalInOneShortMessageCanEachBeAnsweredWithoutALink() {
    List<Message> few = List.of(about("SC-1", "111111"), about("SC-2", "222222"));
    Text text = Letter.together(few, false);
    assertThat(text.brief())
        .startsWith("[TBSC] 2 tin. Ma xac nhan: SC-1 111111, SC-2 222222 https://")
        .hasSizeLessThanOrEqualTo(ShortText.LONGEST);
    assertThat(text.plain()).contains("/ack/SC-1").contains("/ack/SC-2").contains("222222");
    assertThat(text.parameters().get("danh_sach")).isEqualTo("SC-1 111111, SC-2 222222");
  }

  /** The message of a recovery has no code; that of the outage before it is still good. */
  @Test
  void aMessageWithoutACodeLeavesTheCodeOfItsIncident() {
    List<Message> both =
        List.of(about("SC-1", "111111"), about("SC-2", "222222"), about("SC-1", "–"));
    assertThat(Letter.together(both, false).brief()).contains("SC-1 111111, SC-2 222222");
  }

  @Test
  void aFullBundleStaysWithinItsLengthAndCountsWhatItLeavesOut() {
    List<Message> many = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      many.add(about("SC-261126-" + (10_000 + i), String.valueOf(100_000 + i)));
    }
    String brief = Letter.together(many, false).brief();
    assertThat(brief)
        .matches("[ -~]+")
        .hasSizeLessThanOrEqualTo(ShortText.LONGEST)
        .contains("SC-261126-10000 100000, SC-261126-10001 100001")
        .containsPattern(" va \\d+ su co nua$");
  }

  private static Message about(String incident, String code) {
    Letter letter =
        new Letter(
            Purpose.OPENED,
            incident,
            "Trang thử",
            "thu.test",
            Sample.NOW,
            "",
            "",
            "S3 Trung bình",
            "kiểm tra",
            Optional.empty(),
            Optional.of("https://giamsat.example.vn/ack/" + incident),
            Optional.of(code),
            false);
    Recipient somebody = new Recipient("a", "A", List.of());
    return new Message(
        "k-" + incident, incident, somebody, Purpose.OPENED, letter.text(), Sample.NOW, false);
  }

  @Test
  void nothingFromOutsideBeginsALineOfItsOwn() {
    Text text =
        Sample.letter("Trang\r\nBcc: ai@example.vn\r\n\r\n<script>alert(1)</script>", false).text();
    assertThat(text.subject()).doesNotContain("\r").doesNotContain("\n");
    assertThat(text.plain().lines()).noneMatch(line -> line.startsWith("Bcc"));
    assertThat(HtmlLetter.of(text, Purpose.OPENED))
        .doesNotContain("<script")
        .contains("&lt;script&gt;", ">Xác nhận đã nhận</a>");
  }

  @Test
  void anAddressIsNeverPrinted() {
    Message message = Sample.message("k", "truc-01", List.of(Sample.sms(), Sample.mail("an")));
    assertThat(message.toString()).doesNotContain("0912345678").doesNotContain("@example.vn");
    assertThatThrownBy(() -> new Address(Channel.MAIL, "a@b.vn\r\nBcc: c@d.vn"))
        .hasMessageNotContaining("Bcc");
  }
}
