package vn.gov.haiduong.haidang.linkage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.gov.haiduong.haidang.page.LinkReader;

/** Some inner pages in each round, others in the next, and none that a machine is kept from. */
class InnerLinksTest {

  private static final String HOME = "http://a.haiduong.gov.vn/";

  @Test
  void onlyPagesOfItsOwnHostAreOpened() {
    String html =
        "<a href='/tin'>x</a><a href='/tin#dau'>x</a><a href='/a.pdf'>x</a><a href='/'>x</a>"
            + "<a href='http://b.test/'>x</a><a href='mailto:x'>x</a><a href='/quan-tri/1'>x</a>"
            + "<form action='/gui'></form>";
    assertThat(sample(html, new Robots(List.of("/quan-tri/"), List.of(), List.of()), 0))
        .containsExactly("http://a.haiduong.gov.vn/tin");
  }

  @Test
  void everyLinkHasItsTurn() {
    StringBuilder html = new StringBuilder();
    for (int i = 0; i < 23; i++) {
      html.append("<a href='/trang-").append(i).append("'>x</a>");
    }
    Set<String> seen = new HashSet<>();
    for (int round = 0; round < 23; round++) {
      List<String> some = sample(html.toString(), Robots.NONE, round);
      assertThat(some).hasSizeLessThanOrEqualTo(5).doesNotHaveDuplicates();
      seen.addAll(some);
    }
    assertThat(seen).hasSize(23);
  }

  private static List<String> sample(String html, Robots robots, int round) {
    return InnerLinks.sample(new PageLinks(HOME, LinkReader.read(html, HOME)), robots, round, 5);
  }
}
