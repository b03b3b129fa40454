package vn.gov.haiduong.haidang.net;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.gov.haiduong.haidang.net.LoopbackProber.called;
import static vn.gov.haiduong.haidang.net.ScriptedWeb.answer;
import static vn.gov.haiduong.haidang.net.ScriptedWeb.page;
import static vn.gov.haiduong.haidang.probe.WebRules.plain;
import static vn.gov.haiduong.haidang.probe.WebRules.with;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import vn.gov.haiduong.haidang.net.NameServer.Reply;
import vn.gov.haiduong.haidang.probe.AddressResult;
import vn.gov.haiduong.haidang.probe.Exhibit;
import vn.gov.haiduong.haidang.probe.HttpFacts;
import vn.gov.haiduong.haidang.probe.Observation;

/**
 * What is kept of an answer that was no good, for the folder of evidence; of a good one nothing.
 */
class FailureExhibitTest {

  private static final String GOOD =
      "<html><head><title>Sở Nội vụ</title></head><body>Cổng <b>thông tin</b></body></html>";

  private static Optional<Exhibit> exhibit(Observation seen) {
    return seen.speaker().flatMap(AddressResult::http).flatMap(HttpFacts::exhibit);
  }

  private static Exhibit.Copy body(Observation seen) {
    return exhibit(seen).flatMap(Exhibit::body).orElseThrow();
  }

  private static String sha256(byte[] bytes) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void anErrorOfTheServerIsKeptWithItsHeaderAndBodyButNoSecret() throws Exception {
    byte[] said = utf8("<html><title>Lỗi</title><body>Server Error in '/' Application.</body>");
    try (ScriptedWeb web = new ScriptedWeb()) {
      Observation seen =
          web.measure(
              answer(
                  "500 Internal Server Error",
                  """
                  Server: Microsoft-IIS/10.0\r
                  X-AspNet-Version: 4.0.30319\r
                  Set-Cookie: ASP.NET_SessionId=bi-mat-1; path=/; HttpOnly\r
                  X-Auth-Token: bi-mat-2\r
                  WWW-Authenticate: Negotiate bi-mat-3\r
                  Link: <https://a.test/b?token=bi-mat-4>; rel=next\r
                  """,
                  said),
              "/",
              plain());
      assertThat(called(seen)).isEqualTo("http_status");
      assertThat(exhibit(seen).orElseThrow().fields())
          .contains(
              "server: Microsoft-IIS/10.0",
              "x-aspnet-version: 4.0.30319",
              "set-cookie: ASP.NET_SessionId=(không giữ)",
              "x-auth-token: (không giữ)",
              "www-authenticate: Negotiate")
          .noneMatch(line -> line.contains("bi-mat"));
      assertThat(body(seen)).isEqualTo(new Exhibit.Copy(sha256(said), said.length, true));
      assertThat(web.copies().of(sha256(said))).contains(said);
    }
  }

  @Test
  void anErrorPageThatCallsItselfGoodIsKept() throws Exception {
    String html =
        "<html><head><title>Bảo trì hệ thống</title></head><body><h2>Website đang được bảo trì,"
            + " nâng cấp</h2><p>Vui lòng quay lại sau.</p></body></html>";
    try (ScriptedWeb web = new ScriptedWeb()) {
      Observation seen = web.measure(page(html), "/", plain());
      assertThat(called(seen)).isEqualTo("error_page");
      assertThat(web.copies().of(body(seen).sha256())).contains(utf8(html));
    }
  }

  @Test
  void aPackedPageWithForbiddenTextIsKeptAsItReads() throws Exception {
    byte[] html = utf8("<html><body><p>Sở Nội vụ</p><p>nhà cái uy tín</p></body></html>");
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(html);
    }
    try (ScriptedWeb web = new ScriptedWeb()) {
      Observation seen =
          web.measure(
              answer(
                  "200 OK",
                  "Content-Type: text/html; charset=utf-8\r\nContent-Encoding: gzip\r\n",
                  packed.toByteArray()),
              "/",
              with(plain(), List.of(), List.of("nhà cái")));
      assertThat(called(seen)).isEqualTo("text_forbidden");
      assertThat(web.copies().of(body(seen).sha256())).contains(html);
    }
  }

  @Test
  void ofALargeBodyTheBeginningIsKeptAndItSaysSo() throws Exception {
    byte[] large = utf8("<html><body>" + "lỗi ".repeat(60_000) + "</body></html>");
    try (ScriptedWeb web = new ScriptedWeb()) {
      Observation seen = web.measure(answer("503 Busy", "", large), "/", plain());
      assertThat(body(seen).bytes()).isEqualTo(BodyTaps.MOST_BYTES);
      assertThat(body(seen).whole()).isFalse();
      assertThat(web.copies().of(body(seen).sha256()))
          .hasValueSatisfying(kept -> assertThat(large).startsWith(kept));
    }
  }

  /** More of them than taps: each gives its own back. */
  @Test
  void aGoodAnswerLeavesNothingBehind() throws Exception {
    try (ScriptedWeb web = new ScriptedWeb()) {
      byte[] good = page(GOOD);
      for (int i = 0; i < 140; i++) {
        Observation seen = web.measure(good, "/", plain());
        assertThat(called(seen)).isEqualTo("up");
        assertThat(exhibit(seen)).isEmpty();
        assertThat(seen.name()).isEmpty();
      }
      assertThat(web.copies().of(sha256(utf8(GOOD)))).isEmpty();
      Observation bad = web.measure(answer("502 Bad", "", utf8("cổng hỏng")), "/", plain());
      assertThat(web.copies().of(body(bad).sha256())).contains(utf8("cổng hỏng"));
    }
  }

  @Test
  void whatTheResolversSaidIsKeptOfAFailureAsItWasAnswered() throws Exception {
    try (NameServer names =
            new NameServer(
                q ->
                    q.type() == 1
                        ? Reply.to(q)
                            .cname(q.name(), "may-1.test")
                            .a("may-1.test", "127.0.0.1")
                            .send()
                        : Reply.to(q).cname(q.name(), "may-1.test").nothing().send());
        ScriptedWeb web = new ScriptedWeb(LoopbackProber.asking(names.address()))) {
      byte[] bad = answer("500 E", "", utf8("hỏng"));
      Observation seen = web.measure(_ -> (_, _, out) -> out.write(bad), "www.test", "/", plain());
      assertThat(called(seen)).isEqualTo("http_status");
      assertThat(seen.name())
          .anyMatch(line -> line.startsWith("www.test A → NOERROR từ 127.0.0.1:"))
          .anyMatch(line -> line.matches("  www\\.test [0-9]+ CNAME may-1\\.test\\."))
          .anyMatch(line -> line.matches("  may-1\\.test [0-9]+ A 127\\.0\\.0\\.1"))
          .anyMatch(line -> line.startsWith("www.test AAAA → NOERROR"));
      byte[] good = page(GOOD);
      assertThat(web.measure(_ -> (_, _, out) -> out.write(good), "www.test", "/", plain()).name())
          .isEmpty();
    }
  }

  @Test
  void aNameThatIsNotThereIsKeptWithItsCode() throws Exception {
    try (NameServer names = new NameServer(q -> Reply.to(q).rcode(3).send());
        ScriptedWeb web = new ScriptedWeb(LoopbackProber.asking(names.address()))) {
      Observation seen = web.measure(_ -> (_, _, _) -> {}, "mat.test", "/", plain());
      assertThat(called(seen)).isEqualTo("dns_nxdomain");
      assertThat(seen.name())
          .anyMatch(line -> line.startsWith("mat.test A → NXDOMAIN từ 127.0.0.1:"))
          .anyMatch(line -> line.startsWith("mat.test AAAA → NXDOMAIN"));
    }
  }

  @Test
  void aRedirectToANameThatIsNotThereTellsWhatWasAnswered() throws Exception {
    try (NameServer names =
            new NameServer(
                q ->
                    q.name().equals("www.test")
                        ? q.type() == 1
                            ? Reply.to(q).a(q.name(), "127.0.0.1").send()
                            : Reply.to(q).nothing().send()
                        : Reply.to(q).rcode(3).send());
        ScriptedWeb web = new ScriptedWeb(LoopbackProber.asking(names.address()))) {
      byte[] moved = answer("302 Found", "Location: http://khac.test/\r\n", new byte[0]);
      Observation seen =
          web.measure(_ -> (_, _, out) -> out.write(moved), "www.test", "/", plain());
      assertThat(called(seen)).isEqualTo("dns_nxdomain");
      assertThat(exhibit(seen).orElseThrow().names())
          .anyMatch(line -> line.startsWith("khac.test A → NXDOMAIN"));
      assertThat(seen.name()).anyMatch(line -> line.startsWith("www.test A → NOERROR"));
    }
  }
}
