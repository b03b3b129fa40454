package vn.gov.haiduong.haidang.access;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/**
 * Browsers from which an account was entered before, told by a signed cookie of their own. Wrong
 * guesses of strangers are counted apart from these, so that nobody can keep the duty officer out
 * by guessing, not even from the address of the proxy that all of them share (OWASP: device
 * cookies). The cookie lets nobody in: a password is asked all the same.
 */
public final class Devices {

  /** How long a browser is known without a new entry. */
  public static final Duration LIFE = Duration.ofDays(90);

  private static final int LONGEST = 300;
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

  private final Secret key;
  private final SecureRandom random;

  public Devices(Secret secret, SecureRandom random) {
    this.key = secret.of("device");
    this.random = random;
  }

  /** The cookie of a browser from which {@code login} was just entered. */
  public String token(String login, Instant now) {
    byte[] nonce = new byte[12];
    random.nextBytes(nonce);
    String said = ENCODER.encodeToString(nonce) + "." + now.plus(LIFE).getEpochSecond();
    return said + "." + signature(said, login);
  }

  /** What tells this browser from others; empty when it is not known for {@code login}. */
  public Optional<String> known(String token, String login, Instant now) {
    int last = token.lastIndexOf('.');
    if (last < 0 || token.length() > LONGEST) {
      return Optional.empty();
    }
    String said = token.substring(0, last);
    if (!Secret.same(signature(said, login), token.substring(last + 1))) {
      return Optional.empty();
    }
    int dot = said.indexOf('.');
    long until = Long.parseLong(said.substring(dot + 1));
    return now.getEpochSecond() < until ? Optional.of(said.substring(0, dot)) : Optional.empty();
  }

  private String signature(String said, String login) {
    return new String(ENCODER.encode(key.sign(said, login)), StandardCharsets.US_ASCII);
  }
}
