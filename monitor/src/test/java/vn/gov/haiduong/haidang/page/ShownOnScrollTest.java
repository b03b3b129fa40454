package vn.gov.haiduong.haidang.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Blocks that a script shows as the visitor scrolls are no hidden blocks; its mark alone shows
 * none.
 */
class ShownOnScrollTest {

  private static final String WOW = "<script src=\"/js/wow.min.js\"></script>";
  private static final String PARTNERS =
      "<a href=\"https://nuocsach-hd.vn/\">Nước sạch</a> <a"
          + " href=\"https://dienlanhminhphat-hd.com/\">Điện lạnh</a>";
  private static final String BETS =
      "<a href=\"https://kubet79.vip/\">nhà cái KUBET</a> <a"
          + " href=\"https://taixiu-x.club/\">tài xỉu online</a>";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<script src='/js/wow.min.js'></script> | class='wow fadeIn' style='visibility:hidden'",
        "<script>new WOW().init()</script><style>.wow{visibility:hidden}</style> | class='row wow'",
        "<script>AOS.init();</script><style>[data-aos]{opacity:0}</style> | data-aos='fade-up'",
        "<script>new WOW({boxClass:'hien'}).init()</script><style>.hien{opacity:0}</style> | class='hien'",
      })
  void whatTheScriptShowsIsClean(String script, String block) {
    assertThat(verdict(script, block, PARTNERS)).isEqualTo(ContentVerdict.CLEAN);
  }

  /** A mark without its script, more that hides than the script takes back, a wait without end. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | class='wow fadeIn' style='visibility:hidden'",
        "<script src='/wow.js'></script> | class='wow' style='display:none'",
        "<script src='/wow.js'></script> | class='wow' style='visibility:hidden;position:absolute;left:-9999px'",
        "<script src='/wow.js'></script><style>.wow{visibility:hidden!important}</style> | class='wow'",
        "<script src='/wow.js'></script> | class='wow' data-wow-delay='9999s' style='visibility:hidden'",
        "<script src='/wow.js'></script> | class='khac' style='visibility:hidden'",
      })
  void whatItNeverShowsStaysHidden(String script, String block) {
    assertThat(verdict(script, block, PARTNERS)).isEqualTo(ContentVerdict.SUSPECT);
  }

  @Test
  void bettingLinksInItStaySuspect() {
    assertThat(verdict(WOW, "class='wow' style='visibility:hidden'", BETS))
        .isEqualTo(ContentVerdict.SUSPECT);
  }

  /** One link to one host that nobody sees is one finding: a person looks. */
  @Test
  void oneLinkThatNobodySeesAsksForALook() {
    assertThat(
            verdict("", "style='display:none'", "<a href=\"https://donviso-hd.com/\">Đơn vị</a>"))
        .isEqualTo(ContentVerdict.CHECK);
  }

  private static ContentVerdict verdict(String head, String block, String links) {
    String html =
        "<html lang=vi><head><meta charset=utf-8><title>UBND xã Thanh Mai</title>"
            + head
            + "</head><body><ul><li><a href=/gioi-thieu>Giới thiệu</a><li><a href=/tin>Tin tức</a>"
            + "<li><a href=/van-ban>Văn bản</a></ul><h1>UBND xã Thanh Mai</h1><p>Hội nghị tổng kết"
            + " công tác năm 2026 của xã Thanh Mai, huyện Thanh Hà, tỉnh Hải Dương.</p><div "
            + block
            + ">"
            + links
            + "</div><p>Địa chỉ: xã Thanh Mai, huyện Thanh Hà</p></body></html>";
    return PageReader.read(
            html.getBytes(UTF_8),
            Optional.empty(),
            PageContext.of(
                Optional.of("thanhmai.thanhha.haiduong.gov.vn"),
                "",
                Instant.parse("2026-11-27T03:00:00Z")))
        .verdict();
  }
}
