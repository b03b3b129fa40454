package vn.gov.haiduong.haidang.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The ways into a site that no menu shows. */
class SiteDoorsTest {

  private static final String HOME = "https://xa-a.haiduong.gov.vn/";
  private static final String ASKED = "=H%E1%BA%A3i+D%C6%B0%C6%A1ng";

  @Test
  void theSearchIsAskedForTheProvince() {
    assertThat(
            doors("<form action='/tim-kiem' method=GET><input name=q><input type=submit></form>"))
        .hasValue("https://xa-a.haiduong.gov.vn/tim-kiem?q" + ASKED);
    assertThat(
            doors(
                "<form action='/web/guest/home?p=1#x'><input type=hidden name=lang value=vi>"
                    + "<input type=search name='_portlet_keywords'></form>"))
        .hasValue("https://xa-a.haiduong.gov.vn/web/guest/home?lang=vi&_portlet_keywords" + ASKED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<form action='/gop-y' method=post><input name=q></form>",
        "<form action='/vao'><input name=q><input type=password name=p></form>",
        "<form action='/gui'><input name=q><input type=email name=e></form>",
        "<form action='/dang-ky'><input name=ho_ten></form>",
        "<form action='javascript:tim()'><input name=q></form>",
        "<form action='/tim'><input name=q><input type=hidden name=v value='"
            + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
            + "'></form>",
        "<p>không có</p>"
      })
  void whatIsNoSearchIsNotAsked(String html) {
    assertThat(doors(html)).isEmpty();
  }

  @Test
  void foldersOfUploadsAreKnownByTheirFiles() {
    assertThat(
            SiteDoors.read(
                    "<img src='https://khac.test/uploads/d.jpg'><img src='/Portals/0/anh/a.jpg'><img src='/skin/b.png'><a href='/upload/2026/c.pdf'>"
                        + "x</a><img src='/Portals/0/e.jpg'>",
                    HOME)
                .uploads())
        .containsExactly(HOME + "Portals/0/", HOME + "upload/");
  }

  @Test
  void pagesAmongUploadsAreFound() {
    String folder = HOME + "upload/";
    assertThat(
            SiteDoors.pagesIn(
                "<title>Index of /upload</title><a href='../'>..</a><a href='anh.jpg'>x</a>"
                    + "<a href='vn88.html'>x</a><a href='2026/'>x</a><a href='/upload/shell.php'>x</a>"
                    + "<a href='http://khac.test/upload/a.html'>x</a>",
                folder))
        .containsExactly(folder + "vn88.html", folder + "shell.php");
  }

  @Test
  void addressesThatSpeakOfBetsGiveThemselvesAway() {
    assertThat(SiteDoors.sells("/tin-tuc/nha-cai-uy-tin-2026.html")).isTrue();
    assertThat(SiteDoors.sells("/upload/kubet88.html")).isTrue();
    assertThat(SiteDoors.sells("/tin-tuc/dai-hoi-dang-bo-xa-nhiem-ky-2025-2030.html")).isFalse();
  }

  private static Optional<String> doors(String html) {
    return SiteDoors.read(html, HOME).search();
  }
}
