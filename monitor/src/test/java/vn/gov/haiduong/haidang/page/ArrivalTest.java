package vn.gov.haiduong.haidang.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages of software under an agency's name: never filled, or the door of its own system. */
class ArrivalTest {

  private static final String IIS =
      "<html><head><title>IIS Windows Server</title></head><body><div id=\"container\"><a"
          + " href=\"http://go.microsoft.com/fwlink/?linkid=66138\"><img src=\"iis-85.png\""
          + " alt=\"IIS\" width=\"960\" height=\"600\"></a></div></body></html>";

  /** Nothing of the site is left: one finding, and no attack. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        IIS,
        "<html><head><title>Welcome to nginx!</title></head><body><h1>Welcome to nginx!</h1><p>If you"
            + " see this page, the nginx web server is successfully installed.</p><p>See <a"
            + " href=\"http://nginx.org/\">nginx.org</a>, support at <a"
            + " href=\"http://nginx.com/\">nginx.com</a>.</p></body></html>",
        "<html><head><title>Apache2 Ubuntu Default Page: It works</title></head><body><img"
            + " src=\"/icons/ubuntu-logo.png\" alt=\"Ubuntu Logo\"><span>Apache2 Ubuntu Default"
            + " Page</span><div>It works!</div><p>This is the default welcome page used to test the"
            + " correct operation of the server. <a href=\"http://httpd.apache.org/docs/2.4/\">"
            + "documentation</a> <a href=\"https://bugs.launchpad.net/ubuntu\">bugs</a></p></body></html>",
        "<html><head><title>Internet Information Services</title></head><body><img src=\"w.png\""
            + " alt=\"IIS7\"></body></html>",
        "<html><head><meta charset=utf-8><title>恭喜，站点创建成功！</title></head><body><div><h1>恭喜,"
            + " 站点创建成功！</h1><h3>这是默认index.html，本页面由系统自动生成</h3></div></body></html>"
      })
  void aServersStartPageAsksForALook(String html) {
    Findings found = read(html, PageKind.HOME);

    assertThat(found.verdict()).as(found.signals().toString()).isEqualTo(ContentVerdict.CHECK);
    assertThat(found.signals()).extracting(Signal::code).contains(SignalCode.SITE_LOST);
  }

  @Test
  void whatStandsOnAStartPageBesideItStaysSeen() {
    String html =
        IIS.replace(
            "</body>",
            "<div style=\"display:none\"><a href=\"https://kubet79.vip/\">nhà cái KUBET</a> <a"
                + " href=\"https://w88-x.club/\">tài xỉu online</a></div></body>");

    assertThat(read(html, PageKind.HOME).verdict()).isEqualTo(ContentVerdict.SUSPECT);
  }

  private static final String DOOR =
      "<html><head><title>%s</title></head><body><img src=\"/logo.png\" alt=\"\"><form method=post"
          + " action=\"%s\"><input name=u><input type=password name=p><button>OK</button></form>"
          + "</body></html>";

  @ParameterizedTest
  @ValueSource(
      strings = {"Zimbra Web Client Sign In", "Roundcube Webmail :: Đăng nhập", "Outlook", "SOGo"})
  void theDoorOfTheAgencysMailIsClean(String title) {
    Findings found = read(DOOR.formatted(title, "/login"), PageKind.HOME);

    assertThat(found.verdict()).as(found.signals().toString()).isEqualTo(ContentVerdict.CLEAN);
  }

  /** Where the password goes to a stranger, the name on the door says nothing. */
  @Test
  void aDoorThatSendsToAStrangerIsNot() {
    String html = DOOR.formatted("Zimbra Web Client Sign In", "https://zimbra-update.xyz/p.php");

    assertThat(read(html, PageKind.SERVICE).verdict()).isNotEqualTo(ContentVerdict.CLEAN);
  }

  private static Findings read(String html, PageKind kind) {
    PageContext context =
        new PageContext(
            Optional.of("mail.haiduong.gov.vn"),
            "https://mail.haiduong.gov.vn/",
            Instant.parse("2026-11-27T03:00:00Z"),
            kind,
            PageContext.PORTAL,
            Set.of(),
            Optional.empty());
    return PageReader.read(html.getBytes(UTF_8), Optional.of("text/html; charset=utf-8"), context);
  }
}
