package vn.gov.haiduong.haidang.linkage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.gov.haiduong.haidang.linkage.Linkage.Seen;
import vn.gov.haiduong.haidang.page.LinkReader;
import vn.gov.haiduong.haidang.target.TargetId;
import vn.gov.haiduong.haidang.target.UnitCode;

/** A link counts when it leads to the very host, by whatever way a page offers it. */
class LinkageTest {

  private static final String PORTAL = "https://haiduong.gov.vn/";

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      quoteCharacter = '`',
      delimiter = ';',
      value = {
        "a plain link; <a href='https://haiduong.gov.vn/'>x</a>; ok",
        "http and www are the same host; <a href='http://www.haiduong.gov.vn/trang'>x</a>; ok",
        "case, port and a trailing dot do not matter; <a href='HTTPS://HaiDuong.GOV.vn.:443/'>x</a>; ok",
        "a scheme taken from the page; <a href='//haiduong.gov.vn/'>x</a>; ok",
        "an option of a list; <select><option value='https://haiduong.gov.vn'>Cổng</select>; ok",
        "an area of an image map; <map><area href='https://haiduong.gov.vn' alt='Cổng'></map>; ok",
        "a banner; <a href='https://haiduong.gov.vn'><img src='b.png' alt='Cổng tỉnh'></a>; ok",
        "a click handler; <div onclick=\"window.open('https://haiduong.gov.vn/')\">Cổng</div>; ok",
        "a javascript address; <a href=\"javascript:go('https://haiduong.gov.vn/')\">Cổng</a>; ok",
        "a menu built by a script; <script>var m=[{u:\"https:\\/\\/haiduong.gov.vn\\/\"}]</script>; ok",
        "a redirector of the own site; <a href='/go?url=https%3A%2F%2Fhaiduong.gov.vn%2F'>x</a>; ok",
        "base changes nothing for absolute links; <base href='http://b.test/'><a href='https://haiduong.gov.vn'>x</a>; ok",
        "a redirector of a foreign site does not count; <a href='https://x.test/?u=https://haiduong.gov.vn/'>x</a>; missing",
        "a sub-host is not the portal; <a href='https://soyte.haiduong.gov.vn/'>x</a>; missing",
        "plain text does not lead; https://haiduong.gov.vn/; missing",
        "an address without a scheme is a file of the own site; <a href='haiduong.gov.vn'>x</a>; missing",
        "a comment does not lead; <!-- <a href='https://haiduong.gov.vn/'>x</a> -->; missing",
        "noscript does not lead; <noscript><a href='https://haiduong.gov.vn/'>x</a></noscript>; missing",
        "the address of an image does not lead; <img src='https://haiduong.gov.vn/logo.png'>; missing",
        "mail does not lead; <a href='mailto:a@haiduong.gov.vn'>x</a>; missing",
        "a suffix trick; <a href='https://haiduong.gov.vn.evil.test/'>x</a>; wrong",
        "a registrable name that looks alike; <a href='https://haiduong.vn/'>x</a>; wrong",
        "a user name that looks like the host; <a href='https://haiduong.gov.vn@evil.test/'>x</a>; missing",
        "another province's name; <a href='https://haiduong.thuathienhue.gov.vn/'>x</a>; missing",
        "words of the portal that lead elsewhere; <a href='https://evil.test/'>Cổng thông tin điện tử tỉnh Hải Dương</a>; wrong",
      })
  void fromAUnitsPage(String sentence, String html, String expected) {
    assertThat(said(toPortal(), html, "https://soyte.haiduong.gov.vn/")).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      quoteCharacter = '`',
      delimiter = ';',
      value = {
        "the registered host; <a href='http://soyte.haiduong.gov.vn'>Sở Y tế</a>; ok",
        "a registered alias; <a href='https://yte.haiduong.gov.vn/'>Sở Y tế</a>; ok",
        "another name under the unit's words; <a href='https://soyte.haiduong.vn'>Sở Y tế</a>; wrong",
        "a file of the portal under the unit's words; <a href='/so-y-te.aspx'>Sở Y tế</a>; wrong",
        "only the name, no link; <li>Sở Y tế</li>; missing",
        "another unit's link; <a href='https://snv.haiduong.gov.vn'>Sở Nội vụ</a>; missing",
      })
  void fromThePortal(String sentence, String html, String expected) {
    assertThat(said(fromPortal(), html, PORTAL)).isEqualTo(expected);
  }

  @Test
  void wordsThatTwoUnitsShareProveNothing() {
    String html = "<a href='https://quangtrung.kinhmon.haiduong.gov.vn'>Sở Y tế</a>";
    Seen seen =
        Linkage.look(
            fromPortal(),
            List.of(new PageLinks(PORTAL, LinkReader.read(html, PORTAL))),
            Set.of("so y te"));
    assertThat(seen).isInstanceOf(Seen.Missing.class);
  }

  @Test
  void hostsOnThePortalThatNobodyRegisteredAreListed() {
    String html =
        "<a href='https://la.test/'>Trang lạ</a><a href='http://www.chinhphu.vn/'>x</a>"
            + "<a href='https://vpcp.chinhphu.vn'>VPCP</a><a href='https://soyte.haiduong.gov.vn'>Sở Y tế</a>"
            + "<a href='/tin'>Tin</a>";
    assertThat(
            Linkage.unlisted(
                new PageLinks(PORTAL, LinkReader.read(html, PORTAL)),
                Set.of("soyte.haiduong.gov.vn"),
                new PortalListing(List.of(), List.of("Cổng"), Set.of("chinhphu.vn"))))
        .containsOnlyKeys("la.test");
  }

  @Test
  void aRightLinkAnywhereWinsOverAWrongOneElsewhereAndBothAreTold() {
    PageLinks first =
        page(PORTAL, "<a href='https://la.test/'>Sở Y tế</a><a href='https://khac.test/'>x</a>");
    PageLinks second =
        page(
            PORTAL + "danh-ba",
            "<select><option value='/go?to=http%3A%2F%2Fsoyte.haiduong.gov.vn%2F'>x"
                + "<option value='http://soyte.haiduong.gov.vn/cu'>Trang cũ"
                + "<option value='http://soyte.haiduong.gov.vn/'>Sở Y tế</select>");
    for (List<PageLinks> pages : List.of(List.of(first, second), List.of(second, first))) {
      assertThat(Linkage.look(fromPortal(), pages, Set.of()))
          .isInstanceOfSatisfying(
              Seen.Present.class,
              present -> {
                assertThat(present.right())
                    .extracting(found -> found.link().href())
                    .startsWith("http://soyte.haiduong.gov.vn/", "http://soyte.haiduong.gov.vn/cu")
                    .doesNotContain("https://khac.test/");
                assertThat(present.wrong())
                    .extracting(Found::host, Found::page)
                    .containsExactly(Tuple.tuple("la.test", PORTAL));
              });
    }
  }

  @Test
  void theSameAddressTwiceIsOneLinkUnderItsBetterWords() {
    Seen seen =
        Linkage.look(
            fromPortal(),
            List.of(
                page(
                    PORTAL,
                    "<a href='https://yte.haiduong.gov.vn/'>đây</a>"
                        + "<a href='https://yte.haiduong.gov.vn/'>Sở Y tế</a>")),
            Set.of());
    assertThat(seen.found()).hasSize(1);
    assertThat(seen.found().getFirst().named()).isTrue();
  }

  private static PageLinks page(String address, String html) {
    return new PageLinks(address, LinkReader.read(html, address));
  }

  @Test
  void aMillionNestedTagsAndLinksAreReadInBounds() {
    String html = "<div>".repeat(300_000) + "<a href='https://haiduong.gov.vn'>x</a>".repeat(9_000);
    assertThat(LinkReader.read(html, PORTAL).size()).isLessThanOrEqualTo(5_000);
  }

  private static String said(ExpectedLink expected, String html, String page) {
    Seen seen =
        Linkage.look(expected, List.of(new PageLinks(page, LinkReader.read(html, page))), Set.of());
    return switch (seen) {
      case Seen.Present _ -> "ok";
      case Seen.Missing _ -> "missing";
      case Seen.Wrong _ -> "wrong";
    };
  }

  private static ExpectedLink toPortal() {
    return new ExpectedLink(
        new TargetId("lk/ve-cong/so-yte"),
        Direction.TO_PORTAL,
        new UnitCode("syt"),
        new TargetId("so-yte"),
        List.of("Cổng thông tin điện tử tỉnh Hải Dương"),
        Set.of("haiduong.gov.vn", "www.haiduong.gov.vn"),
        List.of("https://soyte.haiduong.gov.vn/"));
  }

  private static ExpectedLink fromPortal() {
    return new ExpectedLink(
        new TargetId("lk/tu-cong/so-yte"),
        Direction.FROM_PORTAL,
        new UnitCode("syt"),
        new TargetId("so-yte"),
        List.of("Sở Y tế"),
        Set.of("soyte.haiduong.gov.vn", "yte.haiduong.gov.vn"),
        List.of(PORTAL));
  }
}
