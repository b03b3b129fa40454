package vn.gov.haiduong.haidang.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageReadingTest {

  private static final long SEED = 20_261_126;

  private static final List<String> PIECES =
      List.of(
          "<",
          "</",
          ">",
          "/",
          "a",
          "<script>",
          "</script>",
          "</script ",
          "<style>",
          "</style>",
          "<title>",
          "</title>",
          "<textarea>",
          "</textarea>",
          "<template>",
          "</template>",
          "<p>",
          "<br>",
          "<b>",
          "</b>",
          "&",
          "&amp;",
          "&nbsp;",
          "&#x1EA1",
          "&xyz;",
          "<!--",
          "-->",
          "--!>",
          "<![CDATA[",
          "]]>",
          "<?",
          " ",
          "\n",
          "\u00A0",
          "\u00AD",
          "=",
          "\"",
          "'",
          "Giới",
          "thiệu",
          "<input type=hidden>",
          "<meta http-equiv=\"refresh\" content='0'>",
          "<iframe/>",
          "e\u0301",
          "<img src=\"a>b\">",
          "<a href='x'>",
          "<x=\"y>\">",
          "</>",
          "<1",
          "\uD83D\uDE00");

  /** Where the network cuts a page is nobody's doing: what is read must not depend on it. */
  @Test
  void theSameHoweverItIsCut() {
    Random random = new Random(SEED);
    for (int round = 0; round < 4_000; round++) {
      StringBuilder page = new StringBuilder("<html>");
      for (int i = random.nextInt(60); i >= 0; i--) {
        page.append(PIECES.get(random.nextInt(PIECES.size())));
      }
      byte[] bytes = page.toString().getBytes(StandardCharsets.UTF_8);
      PageFacts whole = read(bytes, bytes.length, "Giới thiệu", "a");
      assertThat(read(bytes, 1, "Giới thiệu", "a")).as("%s", page).isEqualTo(whole);
      assertThat(read(bytes, 1 + random.nextInt(9), "Giới thiệu", "a")).isEqualTo(whole);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'<p>Giới <b>thiệu</b></p>', true",
    "'<td>Giới</td><td>thiệu</td>', true",
    "'Gi<b>ới</b> thi<i>ệu</i>', true",
    "'Giới<!-- x -->\u00A0&#32;thiệu', true",
    "'<title>Giới thiệu</title>', true",
    "'Gio\u031B\u0301i thie\u0323\u0302u', true",
    "'Gi\u00ADới thiệu', true",
    "'<script>Giới thiệu</script>', false",
    "'<!-- Giới thiệu -->', false",
    "'<img alt=\"Giới thiệu\">', false",
    "'<template>Giới thiệu</template>', false",
    "'<textarea>Giới thiệu</textarea>', true",
    "'Giới thiê u', false",
    "'Giới, thiệu', false",
  })
  void findsWhatAVisitorReads(String body, boolean found) {
    byte[] bytes = ("<html><body>" + body + "</body></html>").getBytes(StandardCharsets.UTF_8);
    Optional<String> missing = read(bytes, bytes.length, "Giới thiệu").missing();
    assertThat(missing.isEmpty()).isEqualTo(found);
  }

  /** A text must be found wherever the window of the search ends. */
  @Test
  void findsATextAtEveryPlaceOfALongPage() {
    for (int before = 8_000; before < 9_400; before += 7) {
      String page = "<html><p>" + "chữ ".repeat(before / 4) + "x".repeat(before % 4) + "Số hóa</p>";
      byte[] bytes = (page + "y ".repeat(9_000)).getBytes(StandardCharsets.UTF_8);
      assertThat(read(bytes, 4096, "Số hóa").missing()).as("%d", before).isEmpty();
    }
  }

  private static PageFacts read(byte[] bytes, int piece, String... expected) {
    HttpRules rules = WebRules.expecting(expected);
    PageReading reading = new PageReading(rules, Recognitions.NONE, "text/html; charset=utf-8", "");
    for (int at = 0; at < bytes.length; at += piece) {
      reading.feed(bytes, at, Math.min(piece, bytes.length - at));
    }
    return reading.end(200, false);
  }
}
