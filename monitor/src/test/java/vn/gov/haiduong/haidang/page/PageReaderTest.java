package vn.gov.haiduong.haidang.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the reading of a page finds, by small pages. */
class PageReaderTest {

  private static final Instant NOW = Instant.parse("2026-11-25T03:00:00Z");

  private static Findings read(String body) {
    String html =
        "<!DOCTYPE html><html lang=\"vi\"><head><meta charset=\"utf-8\"><title>Sở Nội vụ tỉnh Hải"
            + " Dương</title></head><body><ul><li><a href=\"/a\">Trang chủ</a></li><li><a"
            + " href=\"/b\">Giới thiệu về Sở Nội vụ</a></li></ul>"
            + body
            + "</body></html>";
    return PageReader.read(
        html.getBytes(StandardCharsets.UTF_8),
        Optional.empty(),
        PageContext.of(Optional.of("sonoivu.haiduong.gov.vn"), "", NOW));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<div style='display:none'>%s</div>",
        "<div style='position:absolute;left:-9999px'>%s</div>",
        "<div style='font-size:0'>%s</div>",
        "<div hidden>%s</div>",
        "<style>.q{visibility:hidden}</style><div class='q'>%s</div>",
        "<div style='height:0;overflow:hidden'>%s</div>"
      })
  void aHiddenBlockOfLinksIsSeenWhateverHidesIt(String block) {
    Findings found = read(block.replace("%s", "<a href='https://789bet.xyz'>nhà cái</a>"));
    assertThat(found.verdict()).isEqualTo(ContentVerdict.SUSPECT);
    assertThat(found.signals()).anyMatch(s -> s.code() == SignalCode.HIDDEN_LINKS && s.hard());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<p>Công an tỉnh khởi tố nhóm đối tượng tổ chức đánh bạc qua nhà cái w88</p>",
        "<p>Kết quả xổ số kiến thiết miền Bắc</p>",
        "<ul class='sub-menu' style='display:none'><li><a href='/x'>Văn bản</a></li></ul>"
      })
  void anHonestPageStaysClean(String body) {
    assertThat(read(body).verdict()).isEqualTo(ContentVerdict.CLEAN);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<a href='https://haiduong.gov.vn'>Cổng</a> | DIRECT",
        "<a href='HTTP://WWW.HaiDuong.gov.vn.:80/'><img src='/a.png'></a> | IMAGE",
        "<a href='/go?u=https%3A%2F%2Fhaiduong.gov.vn'>Cổng</a> | REDIRECT",
        "<select><option value='https://haiduong.gov.vn'>Cổng</option></select> | SCRIPT"
      })
  void aLinkToThePortalHasItsKind(String body, Findings.PortalKind kind) {
    assertThat(read(body).links().toPortal())
        .extracting(Findings.ToPortal::kind)
        .containsExactly(kind);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<a href='https://haiduong.gov.vn.evil.com/'>x</a>",
        "<a href='https://tin.haiduong.gov.vn/'>x</a>",
        "<a href='haiduong.gov.vn'>x</a>",
        "<!-- <a href='https://haiduong.gov.vn'>x</a> -->",
        "<noscript><a href='https://haiduong.gov.vn'>x</a></noscript>",
        "<a href='https://evil.com/?u=https://haiduong.gov.vn'>x</a>"
      })
  void whatOnlyLooksLikeThePortalIsNone(String body) {
    assertThat(read(body).links().toPortal()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(20/11/2026)",
        "20-11-2026",
        "[20/11]",
        "20.11.2026",
        "2026-11-20",
        "Thứ Sáu, 20/11/2026 08:15",
        "ngày 20 tháng 11 năm 2026",
        "Ngày đăng: 20/11/2026",
        "20 Tháng Mười Một 2026",
        "5 ngày trước"
      })
  void theNewestItemIsFoundInManyForms(String date) {
    Findings found =
        read(
            "<ul><li><a href='/1'>Hội nghị cải cách hành chính</a> <span>"
                + date
                + "</span></li></ul>");
    assertThat(found.freshness().latestDate()).contains(LocalDate.of(2026, 11, 20));
  }

  @Test
  void deepNestingIsReadInBoundedTime() {
    assertThat(read("<div>".repeat(100_000)).title()).isEqualTo("Sở Nội vụ tỉnh Hải Dương");
  }
}
