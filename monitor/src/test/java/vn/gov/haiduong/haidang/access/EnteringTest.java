package vn.gov.haiduong.haidang.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.gov.haiduong.haidang.time.ManualClock;

class EnteringTest {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final PasswordHash HASH = PasswordHash.of("mật khẩu đủ dài", RANDOM);
  private final ManualClock clock = new ManualClock(Instant.parse("2026-11-25T08:00:00Z"));
  private final Sessions sessions = new Sessions(clock, RANDOM, new Secret(new byte[32]));

  @Test
  void aPasswordIsKnownByItsLine() {
    assertThat(HASH.line()).doesNotContain("mật").startsWith("pbkdf2-sha512$210000$");
    assertThat(PasswordHash.parse(HASH.line()).matches("mật khẩu đủ dài")).isTrue();
    assertThat(PasswordHash.parse(HASH.line()).matches("mật khẩu đủ dàj")).isFalse();
    assertThat(PasswordHash.ofNobody().matches("")).isFalse();
  }

  @Test
  void aWeakRecordOrShortPasswordIsRefused() {
    assertThatThrownBy(() -> new PasswordHash(10_000, HASH.salt(), HASH.hash()))
        .hasMessageContaining("210000");
    assertThatThrownBy(() -> PasswordHash.of("ngan", RANDOM)).hasMessageContaining("10");
  }

  @Test
  void onlyTheRightNameAndPasswordEnter() {
    Accounts accounts =
        new Accounts(List.of(new Account("lan", "Nguyễn Thị Lan", Role.OPERATOR, HASH)), List.of());
    assertThat(accounts.enter("lan", "mật khẩu đủ dài"))
        .contains(new Who("lan", "Nguyễn Thị Lan", Role.OPERATOR));
    assertThat(accounts.enter("lan", "sai")).isEmpty();
    assertThat(accounts.enter("ai", "mật khẩu đủ dài")).isEmpty();
  }

  @Test
  void aTokenIsKeptAsItsHashAlone() {
    String token = ApiToken.random(RANDOM);
    Accounts accounts =
        new Accounts(List.of(), List.of(new ApiToken("soc", Role.VIEWER, Secret.digest(token))));
    assertThat(accounts.ofToken(token)).contains(new Who("soc", "soc", Role.VIEWER, true));
    assertThat(accounts.ofToken(token + "x")).isEmpty();
    assertThat(accounts.ofToken("")).isEmpty();
  }

  @Test
  void aSessionEndsIdleAfterAnHourAndAfterAShiftInAnyCase() {
    String idle = sessions.begin("lan");
    clock.pass(Duration.ofMinutes(59));
    assertThat(sessions.login(idle)).contains("lan");
    clock.pass(Duration.ofMinutes(60));
    assertThat(sessions.login(idle)).isEmpty();
    String busy = sessions.begin("lan");
    for (int i = 0; i < 23; i++) {
      clock.pass(Duration.ofMinutes(30));
      assertThat(sessions.login(busy)).contains("lan");
    }
    clock.pass(Duration.ofMinutes(30));
    assertThat(sessions.login(busy)).isEmpty();
  }

  @Test
  void aFormWordIsGoodForItsSessionAlone() {
    String one = sessions.begin("lan");
    String other = sessions.begin("minh");
    assertThat(sessions.isFormWord(one, sessions.formWord(one))).isTrue();
    assertThat(sessions.isFormWord(one, sessions.formWord(other))).isFalse();
    assertThat(sessions.isFormWord(one, "")).isFalse();
  }

  @Test
  void aLeaderMayWhatAnOperatorMay() {
    assertThat(Role.LEADER.may(Role.OPERATOR)).isTrue();
    assertThat(Role.VIEWER.may(Role.OPERATOR)).isFalse();
  }
}
