package vn.gov.haiduong.haidang.app.probe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.gov.haiduong.haidang.probe.ProbeSpec;

class WhatReaderTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "https://example.test/          | http | example.test     | 443",
        "HTTPS://Example.TEST           | http | example.test     | 443",
        "http://example.test:8080/a?b=c | http | example.test     | 8080",
        "http://[::1]:8080/             | http | ::1              | 8080",
        "https://example.test:/         | http | example.test     | 443",
        "https://example.test./         | http | example.test     | 443",
        "https://hảidương.vn/           | http | xn--hidng-wob8hx63z.vn | 443",
        "localhost                      | http | localhost        | 0",
        "localhost:8443                 | http | localhost        | 8443",
        "127.0.0.1                      | http | 127.0.0.1        | 0",
        "::1                            | http | ::1              | 0",
        "[::1]:99                       | http | ::1              | 99",
        "example.test/path              | http | example.test     | 0",
        "u:p@example.test:81            | http | example.test     | 81",
        "tcp://example.test:143         | tcp  | example.test     | 143",
        "tls://example.test:443         | tls  | example.test     | 443",
        "dns://127.0.0.1/example.test   | dns  | 127.0.0.1        | 53",
        "dns://[::1]:5353/a.test?type=MX| dns  | ::1              | 5353",
        "icmp://example.test            | icmp | example.test     | 0",
        "smtp://mail.test               | smtp | mail.test        | 25",
        "sip://hop.test                 | sip  | hop.test         | 5060",
        "sip://hop.test:5070;transport=tcp | sip | hop.test      | 5070",
        "ntp://gio.test                 | ntp  | gio.test         | 123",
      })
  void anAddressBecomesASpecification(String text, String kind, String host, int port) {
    assertThat(WhatReader.read(text))
        .isInstanceOfSatisfying(
            What.Address.class,
            what -> {
              ProbeSpec spec = what.spec();
              assertThat(spec.kind().label()).isEqualTo(kind);
              assertThat(spec.endpoint().host()).isEqualTo(host);
              assertThat(spec.endpoint().port()).isEqualTo(port);
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "   ",
        "ftp://example.test/",
        "https://",
        "https:///path",
        "https://example.test:0/",
        "https://example.test:65536/",
        "https://example.test:abc/",
        "https://exa mple.test/",
        "https://a..b/",
        "https://256.1.1.1/",
        "https://1.2.3/",
        "https://0x7f000001/",
        "https://[::1/",
        "https://[fe80::1%25eth0]/",
        "https://[zz]/",
        "https://a\u0007b.test/",
        "https://a\u202eb.test/",
        "https://user:pa/ss@example.test/",
        "tcp://example.test",
        "tls://example.test",
        "tcp://example.test:25/path",
        "icmp://example.test:7",
        "dns://127.0.0.1/",
        "dns://127.0.0.1/a.test?type=BOGUS",
        "dns://127.0.0.1/a.test?typ=A",
        "sip://hop.test;transport=sctp",
        "smtp://mail.test:99999",
        "mailto:a@b.test",
        "http:/x",
        "https:a.test",
        "tel:+84220",
      })
  void whatCannotBeMeasuredSaysWhy(String text) {
    assertThat(WhatReader.read(text))
        .isInstanceOfSatisfying(What.Bad.class, bad -> assertThat(bad.reason()).isNotBlank());
  }

  @ParameterizedTest
  @ValueSource(strings = {"data:8080", "sip:5060/", "dns:53?a", "may:mat@a.test"})
  void aHostMayBeCalledLikeAScheme(String text) {
    assertThat(WhatReader.read(text)).isInstanceOf(What.Address.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"stttt", "so-noi-vu", "cong/trang-chu"})
  void aWordWithoutDotOrColonIsAnId(String text) {
    assertThat(WhatReader.read(text)).isEqualTo(new What.Listed(text, text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://user:s3cret@example.test/",
        "https://user:s3/cret@example.test/",
        "https://user:s3cret@:99999/",
        "ftp://user:s3cret@example.test/",
        "user:s3cret@example.test",
        "https://user:s3cret@exam ple/",
      })
  void credentialsAppearNowhere(String text) {
    What what = WhatReader.read(text);
    assertThat(what.toString()).doesNotContain("s3").doesNotContain("cret").doesNotContain("user:");
  }

  @Test
  void thePathIsSentPercentEncoded() {
    assertThat(WhatReader.read("http://a.test/tin tức?q=đ%20x#phần"))
        .isInstanceOfSatisfying(
            What.Address.class,
            what ->
                assertThat(((ProbeSpec.Http) what.spec()).path())
                    .isEqualTo("/tin%20t%E1%BB%A9c?q=%C4%91%20x"));
  }
}
