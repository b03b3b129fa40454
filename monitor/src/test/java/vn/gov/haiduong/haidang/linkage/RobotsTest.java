package vn.gov.haiduong.haidang.linkage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** RFC 9309: groups, the paths of ours and of everybody's, and sitemaps outside any group. */
class RobotsTest {

  @Test
  void groupsOfOthersAreNotOurs() {
    Robots robots =
        Robots.read(
            "User-agent: Other\nDisallow: /khac\n\nUser-agent: *\nUser-agent: x\nDisallow: /rieng # x\n"
                + "Disallow:\nAllow: /mo\nDisallow: /tim*\n\nUser-agent: HaiDang\nDisallow: /kho$");
    assertThat(robots.forbidden()).containsExactly("/rieng", "/tim", "/kho");
    assertThat(robots.allowed()).containsExactly("/mo");
    assertThat(robots.permits("/tin")).isTrue();
    assertThat(robots.permits("/tim-kiem?q=a")).isFalse();
  }

  @Test
  void sitemapsBelongToNoGroup() {
    Robots robots =
        Robots.read(
            "Sitemap: https://a.test/s1.xml\nUser-agent: Other\nDisallow: /\nSITEMAP: /s2.xml\n");
    assertThat(robots.sitemaps()).containsExactly("https://a.test/s1.xml", "/s2.xml");
    assertThat(robots.permits("/")).isTrue();
  }

  @Test
  void anotherPageInItsPlaceSaysNothing() {
    assertThat(Robots.read("<html>không phải</html>")).isEqualTo(Robots.NONE);
    assertThat(Robots.read("Disallow: /truoc-moi-nhom")).isEqualTo(Robots.NONE);
  }
}
