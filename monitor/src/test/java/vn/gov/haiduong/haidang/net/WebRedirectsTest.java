package vn.gov.haiduong.haidang.net;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.gov.haiduong.haidang.net.LoopbackProber.called;
import static vn.gov.haiduong.haidang.net.ScriptedWeb.answer;
import static vn.gov.haiduong.haidang.net.ScriptedWeb.page;
import static vn.gov.haiduong.haidang.net.ScriptedWeb.path;
import static vn.gov.haiduong.haidang.probe.WebRules.plain;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a redirect leads, or does not (RFC 9110, 10.2.2; RFC 3986, 5.3). */
class WebRedirectsTest {

  private static final byte[] HERE = page("<p>Xin chào");

  private static ScriptedWeb web;

  @BeforeAll
  static void start() {
    web = new ScriptedWeb();
  }

  @AfterAll
  static void stop() {
    web.close();
  }

  /** {@code PORT} in a place is the server's own. */
  private static byte[] moved(String status, String place, int port) {
    return answer(
        status, "Location: " + place.replace("PORT", Integer.toString(port)) + "\r\n", new byte[0]);
  }

  private static String measured(String from, String place, Predicate<String> arrived)
      throws Exception {
    return called(
        web.measure(
            port ->
                (head, _, out) ->
                    out.write(arrived.test(head) ? HERE : moved("302 Found", place, port)),
            from,
            plain()));
  }

  @ParameterizedTest(name = "{1} from {0} leads to {2}")
  @CsvSource({
    "/a/, ../b, /b",
    "/a, ?x=1, /a?x=1",
    "/, //127.0.0.1:PORT/x, /x",
    "/, HTTP://127.0.0.1:PORT/x, /x",
    "/, /a b, /a%20b",
    "/, http://127.0.0.1:PORT/x#phan-2, /x",
    "/a/b/c, ./../../d/./e/../f, /d/f",
  })
  void aReferenceIsResolvedAsBrowsersDo(String from, String place, String to) throws Exception {
    assertThat(measured(from, place, head -> path(head).equals(to))).isEqualTo("up");
  }

  @Test
  void bytesBeyondAsciiAreSentPercentEncoded() throws Exception {
    String raw =
        new String("/trang-chủ".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    assertThat(measured("/", raw, head -> path(head).equals("/trang-ch%E1%BB%A7"))).isEqualTo("up");
  }

  @Test
  void credentialsInAPlaceAreNotSent() throws Exception {
    assertThat(
            measured(
                "/",
                "http://u:p@127.0.0.1:PORT/x",
                head ->
                    path(head).equals("/x")
                        && !head.toLowerCase(Locale.ROOT).contains("authorization")))
        .isEqualTo("up");
  }

  @Test
  void anotherNameForTheHostIsAnotherHost() throws Exception {
    assertThat(measured("/", "http://localhost:PORT/x", head -> path(head).equals("/x")))
        .isEqualTo("redirect_off_host");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mailto:a@b",
        "javascript:alert(1)",
        "http://[::1/",
        "http://127.0.0.1:99999/",
        "http:///x",
        "/a\u0001b",
        "/a\tb",
      })
  void whatIsNoWebAddressIsRefused(String place) throws Exception {
    assertThat(measured("/", place, _ -> false)).isEqualTo("redirect_refused");
  }

  @Test
  void twoPlacesAreRefusedUnlessAlike() throws Exception {
    assertThat(measured("/", "/a\r\nLocation: /b", head -> path(head).equals("/a")))
        .isEqualTo("redirect_refused");
    assertThat(measured("/", "/a\r\nLocation: /a", head -> path(head).equals("/a")))
        .isEqualTo("up");
  }

  @ParameterizedTest
  @ValueSource(strings = {"301 M", "303 S", "307 T", "308 P"})
  void eachKindOfRedirectIsFollowed(String status) throws Exception {
    assertThat(
            called(
                web.measure(
                    port ->
                        (head, _, out) ->
                            out.write(path(head).equals("/x") ? HERE : moved(status, "/x", port)),
                    "/",
                    plain())))
        .isEqualTo("up");
  }

  @ParameterizedTest(name = "{0} redirects: {1}")
  @CsvSource({"10, up", "11, redirect_limit"})
  void tenAreFollowed(int redirects, String expected) throws Exception {
    assertThat(
            called(
                web.measure(
                    port ->
                        (head, _, out) -> {
                          int done = Integer.parseInt("0" + path(head).substring(1));
                          out.write(
                              done < redirects ? moved("302 F", "/" + (done + 1), port) : HERE);
                        },
                    "/",
                    plain())))
        .isEqualTo(expected);
  }

  @Test
  void aCookieWallIsPassed() throws Exception {
    String setting =
        "/\r\nSet-Cookie: ok=1; Path=/; HttpOnly; Expires=Wed, 21 Oct 2099 07:28:00 GMT";
    assertThat(
            measured("/", setting, head -> head.toLowerCase(Locale.ROOT).contains("cookie: ok=1")))
        .isEqualTo("up");
  }

  @Test
  void whatStandsAtTheEndIsJudged() throws Exception {
    byte[] gone = answer("404 Not Found", "", new byte[0]);
    assertThat(
            called(
                web.measure(
                    port ->
                        (head, _, out) ->
                            out.write(path(head).equals("/x") ? gone : moved("302 F", "/x", port)),
                    "/",
                    plain())))
        .isEqualTo("http_status");
    assertThat(measured("/", "http://127.0.0.1:1/x", _ -> false)).isEqualTo("connect_refused");
  }
}
