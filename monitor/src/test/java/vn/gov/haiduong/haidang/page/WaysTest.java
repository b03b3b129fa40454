package vn.gov.haiduong.haidang.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the way: links that nobody sees, and a visitor taken away unasked, are found. */
class WaysTest {

  private static final String LINKS =
      "<a href=\"https://giaydabong-sale.com/\">giày đá bóng giá rẻ</a>"
          + " <a href=\"https://thietkenhadep247.net/\">thiết kế nhà đẹp</a>"
          + " <a href=\"https://visa-fast.org/\">visa nhanh</a>"
          + " <a href=\"https://shopmyphamnhat.com/\">mỹ phẩm Nhật</a>";

  private static final Instant NOW = Instant.parse("2026-11-26T05:00:00Z");

  @Test
  void everyWayIsSeen() {
    List<String> missed =
        text("ways.txt")
            .lines()
            .filter(way -> !way.startsWith("#"))
            .filter(way -> verdict(parts(way)[0], parts(way)[1]) != ContentVerdict.SUSPECT)
            .toList();

    assertEquals(List.of(), missed);
  }

  /** The same links in plain sight are no more than hosts that nobody knows. */
  @Test
  void theSameLinksInSightAreClean() {
    assertEquals(ContentVerdict.CLEAN, verdict("inline", "color:#333"));
  }

  /** What the visitor's pointer or keyboard opens is a menu, whatever its parts are called. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        ".m ul{display:none}.m:hover ul{display:block}",
        "li ul{display:none;position:absolute}li:hover>ul{display:block}",
        "#q ul{visibility:hidden}#q:focus-within ul{visibility:visible}",
        ".m > ul{max-height:0;overflow:hidden} .m:hover > ul , .m:focus ul{max-height:400px}",
      })
  void aMenuThatAStateOpensIsClean(String sheet) {
    assertEquals(ContentVerdict.CLEAN, menu(sheet));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ".m ul{display:none}",
        ".m ul{display:none}.m:hover ol{display:block}",
        ".m ul{display:none}.other:hover ul{display:block}",
        ".m ul{display:none}.m:hover ul{color:red}",
      })
  void whatNoStateOpensIsHidden(String sheet) {
    assertEquals(ContentVerdict.SUSPECT, menu(sheet));
  }

  private static ContentVerdict menu(String sheet) {
    return of(
        "<style>" + sheet + "</style>",
        "<div><li class=\"m\" id=\"q\"><a href=\"#\">Liên kết</a><ul><li>"
            + "<a href=\"https://haiduong.gov.vn/\">Cổng tỉnh</a><a href=\"/lien-he\">Liên hệ</a>"
            + "<a href=\"https://vienthongthanhmien.com/\">Viễn thông huyện</a>"
            + "<a href=\"https://thanhmientour.com/\">Du lịch</a></li></ul></li></div>");
  }

  private static String[] parts(String way) {
    return way.split(" \\| ", 2);
  }

  private static ContentVerdict verdict(String kind, String way) {
    String head = kind.equals("sheet") ? "<style>" + way + "</style>" : "";
    String block = "<div class=\"zq\" id=\"zq\" data-z=\"1\">" + LINKS + "</div>";
    String body =
        switch (kind) {
          case "inline" -> "<div style='" + way + "'>" + LINKS + "</div>";
          case "sheet" -> block;
          case "script" -> block + "<script>" + way + "</script>";
          default ->
              "<form action=\"/tim\"><input name=\"q\"></form><script>"
                  + way.replace("ADDRESS", "https://tin-the-thao-hay.com/vao")
                  + "</script>";
        };
    return of(head, body);
  }

  private static ContentVerdict of(String head, String body) {
    String page =
        text("frame-commune.html").replace("<!--head-->", head).replace("<!--body-->", body);
    return PageReader.read(
            page.getBytes(StandardCharsets.UTF_8),
            Optional.empty(),
            PageContext.of(Optional.of("luongdien.camgiang.haiduong.gov.vn"), "", NOW))
        .verdict();
  }

  private static String text(String name) {
    try (InputStream in = WaysTest.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("missing: " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
