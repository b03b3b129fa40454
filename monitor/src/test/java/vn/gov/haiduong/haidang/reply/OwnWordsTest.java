package vn.gov.haiduong.haidang.reply;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which lines of a mail a person wrote himself. */
class OwnWordsTest {

  @Test
  void whatStandsAboveTheQuotationIsHis() {
    assertThat(
            OwnWords.of(
                """
                Đã nhận, mã 123456 nhé.
                Lan

                Vào Th 6, 27 thg 11, 2026 vào lúc 14:05 Hai Dang <haidang@example.vn> đã viết:
                > Hoặc trả lời tin này bằng mã 654321, hoặc đọc mã cho trực ban.
                """))
        .isEqualTo("Đã nhận, mã 123456 nhé.\nLan");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "> Mã xác nhận: 654321",
        "  >> 654321",
        "Vào Th 6, 27 thg 11, 2026 vào lúc 14:05 Hai Dang <hd@example.vn> đã viết:\n654321",
        "Vào 14:05 T6, 27 Th11, 2026 Hai Dang <\nhaidang@example.vn> đã viết:\n\n654321",
        "On Fri, Nov 27, 2026 at 2:05 PM Hai Dang <hd@example.vn> wrote:\n654321",
        "On Fri, Nov 27, 2026 at 2:05 PM Hai Dang\n<hd@example.vn> wrote:\n654321",
        "Hai Dang viết:\n654321",
        "-----Original Message-----\n654321",
        "----- Thư gốc -----\n654321",
        "---------- Forwarded message ---------\n654321",
        "________________________________\n654321",
        "Từ: Hai Dang <hd@example.vn>\nĐã gửi: thứ Sáu\n654321",
        "*From:* Hai Dang\nSent: Friday\n654321",
        "From: Hai Dang\n654321",
        "--\nLan, điện thoại 654321",
        "-- \n654321",
        "[TBSC] SC-20261125-001 S2: Cổng tỉnh. Mã xác nhận: 654321.",
        "Xác nhận đã nhận: https://a.vn/ack/x\nHoặc trả lời tin này bằng mã 654321",
        "Hoặc đọc mã 654321 cho trực ban.",
        "Xem sự cố: https://a.vn/ack/x\n654321",
        "\u00a0\u200b> 654321",
      })
  void aCodeThatIsOnlyQuotedIsNobodysWord(String text) {
    assertThat(OwnWords.of("Ai trực?\n" + text)).isEqualTo("Ai trực?");
    String decomposed = Normalizer.normalize(text, Normalizer.Form.NFD);
    assertThat(OwnWords.of(decomposed.replace("\n", "\r\n"))).doesNotContain("654321");
  }

  @Test
  void endlessTextIsCut() {
    assertThat(OwnWords.of("9".repeat(200_000) + "\n" + "8\n".repeat(100_000)))
        .hasSizeLessThan(5_000);
    assertThat(OwnWords.of("on \n".repeat(60_000))).hasSizeLessThan(5_000);
  }
}
