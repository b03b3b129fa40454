package vn.gov.haiduong.haidang.access;

import java.security.SecureRandom;
import java.util.Base64;

/**
 * A system that may call the API; the token itself is shown once and not kept.
 *
 * @param sha256 lower-case hex; a random token of 256 bits needs no slow hash
 */
public record ApiToken(String name, Role role, String sha256) {

  public ApiToken {
    if (!name.matches("[a-z0-9][a-z0-9._-]{0,39}")) {
      throw new IllegalArgumentException(
          "token name: expected lower-case letters, digits, . _ -, at most 40, got \""
              + name
              + "\"");
    }
    if (!sha256.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException("token: expected 64 lower-case hex digits of its SHA-256");
    }
  }

  /** A fresh token. */
  public static String random(SecureRandom random) {
    byte[] bytes = new byte[32];
    random.nextBytes(bytes);
    return "hd_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  public boolean matches(String token) {
    return Secret.same(sha256, Secret.digest(token));
  }

  public Who who() {
    return new Who(name, name, role, true);
  }
}
