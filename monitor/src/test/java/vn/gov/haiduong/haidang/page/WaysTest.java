package vn.gov.haiduong.haidang.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

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
