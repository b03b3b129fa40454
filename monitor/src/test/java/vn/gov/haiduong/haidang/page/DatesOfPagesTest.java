package vn.gov.haiduong.haidang.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The newest item's date in the forms that real sites write, and pages that want to hurt. */
class DatesOfPagesTest {

  private static final Instant NOW = Instant.parse("2026-11-25T03:00:00Z");

  private static Findings read(String html) {
    return PageReader.read(
        html.getBytes(StandardCharsets.UTF_8),
        Optional.empty(),
        PageContext.of(Optional.of("sonoivu.haiduong.gov.vn"), "", NOW));
  }

  private static Findings item(String date) {
    return read(
        "<title>Sở Nội vụ</title><ul><li><a href='/1'>Hội nghị cải cách hành chính của tỉnh</a>"
            + " <span>"
            + date
            + "</span></li></ul>");
  }

  /** Only the style sheet parts it from the headline, which ends with a figure. */
  @ParameterizedTest
  @ValueSource(strings = {"20/11/2026", "20 November 2026", "20-11-2026 08:15"})
  void aDateOfItsOwnElementNeedsNoBlankBefore(String date) {
    Findings found =
        read(
            "<title>Sở Nội vụ</title><ul><li><a href='/1'>Kế hoạch giai đoạn 2026 - 2030</a>"
                + "<span class='d'>"
                + date
                + "</span></li></ul>");
    assertThat(found.freshness().latestDate()).contains(LocalDate.of(2026, 11, 20));
  }

  /** Counters say of which day they speak. */
  @Test
  void todayOfACounterIsNoDateOfAnItem() {
    Findings found =
        read(
            "<title>Sở Nội vụ</title><div class='thongke'>Hôm nay (25/11/2026): 120 lượt</div>"
                + "<ul><li><a href='/1'>Hội nghị cải cách hành chính</a> 03/09/2026</li></ul>");
    assertThat(found.freshness().latestDate()).contains(LocalDate.of(2026, 9, 3));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "20/11/2026",
        "20-11-2026",
        "20.11.2026",
        "(20/11/2026)",
        "[20/11/2026]",
        "(20-11-2026)",
        "( 20/11/2026 )",
        "20 / 11 / 2026",
        "20/11/26",
        "2026-11-20",
        "2026/11/20",
        "2026.11.20",
        "20/11/2026 08:15",
        "20/11/2026 08:15:30",
        "20/11/2026 8:15 SA",
        "20/11/2026 8:15:00 AM",
        "08:15 20/11/2026",
        "08:15, 20/11/2026",
        "08h15 20/11/2026",
        "8h15' 20/11/2026",
        "08:15 | 20/11/2026",
        "20/11/2026 | 08:15",
        "20/11/2026 - 08:15",
        "20/11/2026, 08:15",
        "20/11/2026 lúc 08:15",
        "Thứ Sáu, 20/11/2026",
        "Thứ sáu, ngày 20/11/2026",
        "Thứ 6, 20/11/2026",
        "T6, 20/11/2026",
        "Thứ Sáu, 20/11/2026, 08:15 (GMT+7)",
        "Thứ sáu, 20/11/2026 | 08:15 GMT+7",
        "Ngày đăng: 20/11/2026",
        "Ngày đăng 20/11/2026",
        "Ngày cập nhật: 20/11/2026",
        "Cập nhật: 20/11/2026",
        "Cập nhật lúc 08:15 ngày 20/11/2026",
        "Cập nhật lúc: 20/11/2026 08:15",
        "Đăng ngày 20/11/2026",
        "Đăng lúc: 08:15 20/11/2026",
        "Đăng bởi: 20/11/2026",
        "Ngày xuất bản: 20/11/2026",
        "Thời gian: 20/11/2026",
        "Posted on 20/11/2026",
        "20 tháng 11, 2026",
        "20 tháng 11 năm 2026",
        "ngày 20 tháng 11 năm 2026",
        "Ngày 20 tháng 11 năm 2026, 08:15",
        "20 Tháng Mười Một 2026",
        "20 Tháng mười một, 2026",
        "Tháng Mười Một 20, 2026",
        "20 Th11 2026",
        "20 Th11, 2026",
        "20 thg 11, 2026",
        "20 thg 11 2026",
        "Nov 20, 2026",
        "November 20, 2026",
        "20 November 2026",
        "20 Nov 2026",
        "Fri, 20 Nov 2026",
        "11/20/2026",
        "11/20/2026 8:15:00 AM",
        "[20/11]",
        "(20/11)",
        "5 ngày trước",
        "20/11/2026 - Lượt xem: 120",
        "20/11/2026 | 1.203 lượt xem",
        "<time datetime='2026-11-20T08:15:00+07:00'>20/11</time>",
        "<time datetime='2026-11-19T18:15:00Z'>hôm trước</time>",
        "<i class='fa fa-calendar'></i> 20/11/2026",
        "<b>20</b>/11/2026"
      })
  void theDateOfAnItemIsFoundInAnyUsualForm(String date) {
    assertThat(item(date).freshness().latestDate()).contains(LocalDate.of(2026, 11, 20));
  }

  /** Written when the forms above were all found, and judged before any mending: 64 of 80. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Ngày 20-11-2026 14:05:22",
        "20 Tháng Mười Một 2026 lúc 3:15 CH",
        "20/XI/2026",
        "20/11/2026 (GMT+7)",
        "Thứ Sáu, 20 Tháng Mười Một 2026 02:14",
        "Viết bởi Admin Thứ sáu, 20 Tháng 11 2026 07:40",
        "Được đăng: 20 Tháng 11 2026",
        "Được đăng ngày 20 Tháng 11 2026",
        "20/11/2026 04:31:00 PM",
        "T6, 11/20/2026 - 15:02",
        "vào T6, 20/11/2026 - 15:02",
        "Thứ 6, 20.11.2026 | 09:41:12",
        "11/20/2026 4:20 CH",
        "2026-11-20 08:15:44",
        "2026-11-20T08:15",
        "Ngày: 20 / 11 / 2026",
        "(Ngày 20/11/2026)",
        "(20/11/2026 4:20:00 PM)",
        "-20/11/2026-",
        "» 20/11/2026",
        "20/11/2026 [14:05]",
        "[14:05 20/11/2026]",
        "14:05 - 20/11/2026",
        "14:05 ngày 20/11/2026",
        "14 giờ 05 phút, ngày 20/11/2026",
        "Hải Dương, ngày 20 tháng 11 năm 2026",
        "20-Nov-2026",
        "20-Nov-26",
        "Nov 20th, 2026",
        "20th November 2026",
        "Friday, November 20, 2026",
        "Fri Nov 20 2026",
        "ngày 20, tháng 11, năm 2026",
        "Ngày 20 Tháng 11 Năm 2026",
        "Đăng 5 ngày trước",
        "Cách đây 5 ngày",
        "khoảng 5 ngày trước",
        "5 days ago",
        "120 giờ trước",
        "Th6, 20/11/2026",
        "Thứ sáu 20/11/2026",
        "Thứ Sáu ngày 20 tháng 11 năm 2026",
        "20 tháng mười một năm 2026",
        "20-THG11-2026",
        "20/Thg11/2026",
        "20 Thg 11, 2026, 08:15",
        "20/11/2026 bởi Ban biên tập",
        "Ban biên tập | 20/11/2026",
        "Admin - 20/11/2026 - 0 bình luận",
        "Tác giả: Thu Hà, 20/11/2026",
        "Theo Báo Hải Dương - 20/11/2026",
        "20/11/2026 (GMT +7) - 1.204 lượt đọc",
        "Lượt xem: 120 - Ngày: 20/11/2026",
        "20\u221511\u22152026",
        "20\uFF0F11\uFF0F2026",
        "\uFF12\uFF10/\uFF11\uFF11/\uFF12\uFF10\uFF12\uFF16",
        "20&#47;11&#47;2026",
        "20&nbsp;/&nbsp;11&nbsp;/&nbsp;2026",
        "Nga\u0300y \u0111a\u0306ng: 20/11/2026",
        "<span>20</span><span>/11</span><span>/2026</span>",
        "<span class=d>20</span> <span class=m>Tháng 11</span> <span class=y>2026</span>",
        "<div class='date-box'><span class=day>20</span><span class=month>11</span><span class=year>2026</span></div>",
        "<div class='date-box'><span class=day>20</span><span class=month>11/2026</span></div>",
        "<time datetime='2026-11-20'>tuần trước</time>",
        "<time>20/11/2026</time>",
        "<abbr title='2026-11-20T08:15:00+07:00' class='published'>tuần trước</abbr>",
        "<span class='timeago' title='20/11/2026 08:15'>5 ngày</span>",
        "<span class='date' data-date='2026-11-20'></span>",
        "Xuất bản: Thứ sáu, 20/11/2026, 15:00 [GMT+7]",
        "Phát hành: 20/11/2026",
        "Cập nhật cuối: 20/11/2026",
        "Lần cập nhật cuối: 20/11/2026 15:20",
        "Ngày tạo : 20/11/2026",
        "Ngày gửi: 20/11/2026",
        "NGÀY ĐĂNG: 20-11-2026",
        "Đăng lúc 8 giờ 15 ngày 20/11/2026",
        "20/11/2026, 8:15 sáng",
        "20/11/2026 15g30",
        "15g30 20/11/2026",
        "20.11.26"
      })
  void theDateOfAnItemIsFoundInRarerForms(String date) {
    assertThat(item(date).freshness().latestDate()).contains(LocalDate.of(2026, 11, 20));
  }

  @Test
  void aBadgeOfDayAndMonthIsTheLastSuchDay() {
    assertThat(
            read("<title>Sở Nội vụ</title><ul><li><div class='badge post-date'><span>20</span>"
                    + " <span>Th11</span></div><h5><a href='/1'>Hội nghị cải cách hành chính"
                    + " của tỉnh</a></h5></li></ul>")
                .freshness()
                .latestDate())
        .contains(LocalDate.of(2026, 11, 20));
  }

  private static Findings badges(String... days) {
    StringBuilder items = new StringBuilder("<title>Sở Nội vụ</title><ul>");
    for (String day : days) {
      String[] parts = day.split(" ", 3);
      items
          .append("<li><div class='badge post-date'><span>")
          .append(parts[0])
          .append("</span> <span>Th")
          .append(parts[1])
          .append("</span></div><h5><a href='")
          .append(parts.length > 2 ? parts[2] : "/1")
          .append("'>Hội nghị cải cách hành chính của tỉnh</a></h5></li>");
    }
    return read(items + "</ul>");
  }

  /** A site that nobody wrote for in a year must not look a month old. */
  @Test
  void theYearOfABadgeIsToldByTheAddressOrByTheOrderOfTheList() {
    assertThat(badges("20 11 /2023/11/20/hoi-nghi").freshness().latestDate())
        .contains(LocalDate.of(2023, 11, 20));
    assertThat(badges("28 12", "20 12", "3 11").freshness().latestDate())
        .contains(LocalDate.of(2025, 12, 28));
    // The first is pinned.
    assertThat(badges("2 1", "20 11", "3 11").freshness().latestDate())
        .contains(LocalDate.of(2026, 11, 20));
    assertThat(badges("20 11", "3 11", "28 10").freshness().latestDate())
        .contains(LocalDate.of(2026, 11, 20));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<div id='clock'>Thứ Tư, 25/11/2026</div>",
        "<div class='footer'>Giấy phép số 12/GP-STTTT ngày 20/11/2026</div>",
        "<div class='weather'>Dự báo 20/11/2026</div>",
        "<div class='calendar'><a href='/1'>Hội nghị của tỉnh về chuyển đổi số</a> 20/11/2026</div>",
        "<p>Hôm nay là thứ Tư, 25/11/2026</p>",
        "<li><a href='/1'>Hội nghị cải cách hành chính của tỉnh</a> 30/11/2026</li>",
        "<footer>© 2026. Cập nhật 20/11/2026</footer>"
      })
  void whatIsNoDateOfAnItemNeverCounts(String html) {
    assertThat(read("<title>Sở Nội vụ</title>" + html).freshness().latestDate()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "deep",
        "tags",
        "attribute",
        "style",
        "emptyRules",
        "times",
        "classes",
        "text",
        "code",
        "nul",
        "calls",
        "maps",
        "scripts",
        "classesDeep",
        "select",
        "form",
        "handlers"
      })
  void aPageThatWantsToHurtIsReadInBoundedTime(String kind) {
    String html =
        switch (kind) {
          case "deep" -> "<div>".repeat(100_000) + "x";
          case "tags" -> "<b>a</b>".repeat(300_000);
          case "attribute" -> "<a href='/" + "a%20".repeat(700_000) + "'>x</a>";
          case "style" ->
              "<style>"
                  + "div p > a ~ b{display:none}".repeat(20_000)
                  + "</style>"
                  + "<b>x</b>".repeat(20_000);
          case "emptyRules" -> "<style>" + "a{}".repeat(300_000) + "</style><a>x</a>";
          case "times" -> "<time datetime=2026-01-01>a</time>".repeat(120_000);
          case "classes" -> "<p class='" + "menu foot ".repeat(200_000) + "'>x</p>";
          case "text" -> "20/11/2026 - (".repeat(150_000);
          case "code" -> "<script>" + "location=\"".repeat(100_000) + "</script>";
          case "calls" -> "<script>" + "f(".repeat(40_000) + "</script>";
          case "maps" ->
              "<script>var x='"
                  + "q".repeat(5_000)
                  + "';"
                  + "y=x.split('').reverse().map(function(c){return c}).join('');".repeat(900)
                  + "</script>";
          case "scripts" ->
              ("<script>var a='aHR0cHM6Ly9r';location.href=atob(a)+"
                      + "'x'+".repeat(200)
                      + "1</script>")
                  .repeat(900);
          case "classesDeep" -> "<div class='menu x' style='color:red'>".repeat(60_000) + "x";
          case "select" -> "<select>" + "<option value='https://x.top/'>kubet".repeat(50_000);
          case "form" -> "<form>" + "<input name=x type=password>".repeat(60_000);
          case "handlers" ->
              "<p onload='location.href=1' style='color:red' b c d e>x".repeat(20_000);
          default -> "\0<\0/".repeat(300_000);
        };
    var threads = ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadCpuTime();
    assertThat(read("<title>Sở Nội vụ</title>" + html).title()).isEqualTo("Sở Nội vụ");
    // Work, not the clock on the wall: a busy machine makes nothing of it slower.
    assertThat(Duration.ofNanos(threads.getCurrentThreadCpuTime() - before))
        .isLessThan(Duration.ofSeconds(5));
  }
}
