package vn.gov.haiduong.haidang.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Names beyond ASCII as they are asked for; expected forms from UTS 46's test file and RFC 3492.
 */
class IdnaTest {

  @ParameterizedTest
  @CsvSource({
    "hảidương.vn,        xn--hidng-wob8hx63z.vn",
    "HaiDuong.GOV.vn,    haiduong.gov.vn",
    "faß.de,             xn--fa-hia.de",
    "FAẞ.de,             xn--fa-hia.de",
    "fass.de,            fass.de",
    "straße.de,          xn--strae-oqa.de",
    "βόλος.com,          xn--nxasmm1c.com",
    "ΒΌΛΟς.com,          xn--nxasmm1c.com",
    "βόλοσ.com,          xn--nxasmq6b.com",
    "hảidương.straße。de, xn--hidng-wob8hx63z.xn--strae-oqa.de",
    "ß.a,                xn--zca.a"
  })
  void deviationsAreKeptAndAllElseIsAsEver(String written, String asked) {
    assertThat(Idna.toAscii(written)).isEqualTo(asked);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\u200db.vn", "a\u200cb.vn", "ß\u200d.vn", "-ß.vn", "ß/.vn", "ß .vn"})
  void whatNoHostIsCalledIsRefused(String written) {
    assertThatThrownBy(() -> Idna.toAscii(written)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {56, 57, 500})
  void aLabelEndsAt63Characters(int letters) {
    assertThatThrownBy(() -> Idna.toAscii("a".repeat(letters) + "ß".repeat(8) + ".vn"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
