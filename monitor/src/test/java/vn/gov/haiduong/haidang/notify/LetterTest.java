package vn.gov.haiduong.haidang.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class LetterTest {

  @Test
  void aShortMessageIsUnaccentedWithinItsLengthAndSaysEnoughWithoutItsLink() {
    String brief = Sample.letter("Cổng thông tin điện tử tỉnh: đường truyền đứt", false).brief(160);
    assertThat(brief)
        .matches("[ -~]+")
        .startsWith("[TBSC] SC-20261125-001")
        .contains("S2 Cao: Cong thong tin dien tu tinh")
        .contains("tu 08:15 25/11.")
        .contains("Ma xac nhan: 123456")
        .endsWith("https://giamsat.example.vn/ack/abc.def");
    assertThat(brief.substring(0, brief.indexOf(" https"))).hasSizeLessThanOrEqualTo(160);
    String longest = Sample.letter("Ệ".repeat(3_000), true).brief(160);
    assertThat(longest).hasSizeLessThanOrEqualTo(Letter.LONGEST_BRIEF).contains("123456");
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
  void nothingFromOutsideBeginsALineOfItsOwn() {
    Text text =
        Sample.letter("Trang\r\nBcc: ai@example.vn\r\n\r\n<script>alert(1)</script>", false).text();
    assertThat(text.subject()).doesNotContain("\r").doesNotContain("\n");
    assertThat(text.plain().lines()).noneMatch(line -> line.startsWith("Bcc"));
    assertThat(HtmlLetter.of(text)).doesNotContain("<script").contains("&lt;script&gt;");
  }

  @Test
  void anAddressIsNeverPrinted() {
    Message message = Sample.message("k", "truc-01", List.of(Sample.sms(), Sample.mail("an")));
    assertThat(message.toString()).doesNotContain("0912345678").doesNotContain("@example.vn");
    assertThatThrownBy(() -> new Address(ChannelKind.MAIL, "a@b.vn\r\nBcc: c@d.vn"))
        .hasMessageNotContaining("Bcc");
  }
}
