package vn.gov.haiduong.haidang.linkage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.gov.haiduong.haidang.linkage.Linkage.Seen;
import vn.gov.haiduong.haidang.page.LinkReader;
import vn.gov.haiduong.haidang.target.TargetId;
import vn.gov.haiduong.haidang.target.UnitCode;

/**
 * Random listings: a right link in any form, anywhere among look-alikes, is found; look-alikes
 * alone never are.
 */
class RandomPagesTest {

  private static final String PORTAL = "https://haiduong.gov.vn/";
  private static final List<String> RIGHT =
      List.of(
          "http://soyte.haiduong.gov.vn",
          "https://soyte.haiduong.gov.vn/",
          "HTTP://WWW.SOYTE.haiduong.gov.vn/x?y=1#z",
          "//soyte.haiduong.gov.vn./trang",
          "http://soyte.haiduong.gov.vn:8080/",
          "https://ai@soyte.haiduong.gov.vn/",
          "/chuyen?den=https%3A%2F%2Fsoyte.haiduong.gov.vn%2F");
  private static final List<String> NOT =
      List.of(
          "http://soyte.haiduong.vn/",
          "http://soyte.haiduong.gov.vn.evil.test/",
          "https://soyte.haiduong.gov.vn@evil.test/",
          "http://xsoyte.haiduong.gov.vn/",
          "http://soyte.haiduong.gov.vn.haiduong.vn/",
          "http://cdc.soyte.haiduong.gov.vn/",
          "https://evil.test/?u=http://soyte.haiduong.gov.vn/",
          "soyte.haiduong.gov.vn",
          "mailto:soyte@haiduong.gov.vn",
          "http://sоyte.haiduong.gov.vn/", // A Cyrillic letter in it.
          "http://haiduong.gov.vn/soyte.haiduong.gov.vn/",
          "javascript:void('soyte.haiduong.gov.vn')");
  private static final List<String> FORMS =
      List.of(
          "<a href=\"%s\">Sở Y tế</a>",
          "<a href=\"%s\"><img alt=\"Sở Y tế\" src=\"a.gif\"></a>",
          "<select><option value=\"%s\">Sở Y tế</option></select>",
          "<map><area href=\"%s\" alt=\"Sở Y tế\"></map>",
          "<p onclick=\"window.open('%s')\">Sở Y tế</p>",
          "<a href=\"%s\">x</a>");

  @Test
  void aRightLinkIsFoundWhereverItStands() {
    for (int seed = 0; seed < 3_000; seed++) {
      Random random = new Random(seed);
      String right = RIGHT.get(random.nextInt(RIGHT.size()));
      // Options and handlers with an own path are values, not addresses.
      int forms = right.startsWith("/") ? 2 : 4;
      List<String> pieces = strangers(random);
      pieces.add(FORMS.get(random.nextInt(forms)).formatted(right));
      Collections.shuffle(pieces, random);
      assertThat(look(pieces)).as("seed %d: %s", seed, pieces).isInstanceOf(Seen.Present.class);
    }
  }

  @Test
  void lookAlikesAloneNeverAre() {
    for (int seed = 0; seed < 3_000; seed++) {
      List<String> pieces = strangers(new Random(seed));
      assertThat(look(pieces)).as("seed %d: %s", seed, pieces).isNotInstanceOf(Seen.Present.class);
    }
  }

  private static List<String> strangers(Random random) {
    List<String> pieces = new ArrayList<>();
    for (int i = random.nextInt(8); i >= 0; i--) {
      pieces.add(
          FORMS
              .get(random.nextInt(FORMS.size()))
              .formatted(NOT.get(random.nextInt(NOT.size())).replace("'", "&#39;")));
    }
    return pieces;
  }

  private static Seen look(List<String> pieces) {
    int half = pieces.size() / 2;
    return Linkage.look(
        new ExpectedLink(
            new TargetId("lk/tu-cong/so-yte"),
            Direction.FROM_PORTAL,
            new UnitCode("syt"),
            new TargetId("so-yte"),
            List.of("Sở Y tế"),
            Set.of("soyte.haiduong.gov.vn"),
            List.of(PORTAL)),
        List.of(page(pieces.subList(0, half)), page(pieces.subList(half, pieces.size()))),
        Set.of());
  }

  private static PageLinks page(List<String> pieces) {
    String html = "<html><body>" + String.join("\n", pieces) + "</body></html>";
    return new PageLinks(PORTAL, LinkReader.read(html, PORTAL));
  }
}
