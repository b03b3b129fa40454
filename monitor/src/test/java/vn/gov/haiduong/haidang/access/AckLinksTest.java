package vn.gov.haiduong.haidang.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class AckLinksTest {

  private static final Instant NOW = Instant.parse("2026-11-25T08:00:00Z");
  private static final Secret SECRET = new Secret(new byte[32]);
  private final AckLinks links = new AckLinks(SECRET);
  private final String token = links.token("SC-1", "truc-01", NOW.plusSeconds(3600));

  @Test
  void aTokenNamesIncidentPersonAndEnd() {
    assertThat(links.read(token, NOW))
        .isEqualTo(new AckLinks.Reading.Good("SC-1", "truc-01", NOW.plusSeconds(3600)));
    assertThat(token).matches("[A-Za-z0-9._-]+");
  }

  @Test
  void atItsEndItIsExpired() {
    assertThat(links.read(token, NOW.plusSeconds(3599))).isInstanceOf(AckLinks.Reading.Good.class);
    assertThat(links.read(token, NOW.plusSeconds(3600)))
        .isInstanceOf(AckLinks.Reading.Expired.class);
  }

  @Test
  void everyAlteredCharacterMakesItForged() {
    for (int i = 0; i < token.length(); i++) {
      char other = token.charAt(i) == 'A' ? 'B' : 'A';
      String altered = token.substring(0, i) + other + token.substring(i + 1);
      assertThat(links.read(altered, NOW))
          .as("at %d", i)
          .isInstanceOf(AckLinks.Reading.Forged.class);
    }
  }

  @Test
  void anotherKeyOrAnotherPurposeSignsNothing() {
    byte[] other = new byte[32];
    other[0] = 1;
    assertThat(new AckLinks(new Secret(other)).read(token, NOW))
        .isInstanceOf(AckLinks.Reading.Forged.class);
    String payload = token.substring(0, token.indexOf('.'));
    String signedForElse =
        Base64.getUrlEncoder().withoutPadding().encodeToString(SECRET.of("csrf").sign(payload));
    assertThat(links.read(payload + "." + signedForElse, NOW))
        .isInstanceOf(AckLinks.Reading.Forged.class);
  }

  @Test
  void rubbishIsForged() {
    for (String rubbish : new String[] {"", ".", "a", "a.b", "..", "x".repeat(10_000) + ".y"}) {
      assertThat(links.read(rubbish, NOW)).isInstanceOf(AckLinks.Reading.Forged.class);
    }
  }

  @Test
  void aNameWithALineEndCannotMakeAnotherToken() {
    assertThatThrownBy(() -> links.token("SC-1\ntruc-02", "x", NOW))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
