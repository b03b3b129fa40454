package vn.gov.haiduong.haidang.access;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * What is kept of a password: PBKDF2 with HMAC-SHA512, salted. Making and checking take a tenth of
 * a second and more: never on an event loop.
 *
 * @param iterations at least {@link #LEAST_ITERATIONS}
 */
public record PasswordHash(int iterations, String salt, String hash) {

  /** OWASP's figure for HMAC-SHA512; SHA256 would need 600,000. */
  public static final int LEAST_ITERATIONS = 210_000;

  /** Shortest password that is taken. */
  public static final int LEAST_LENGTH = 10;

  public static final int MOST_LENGTH = 200;

  private static final int BITS = 256;
  private static final String PREFIX = "pbkdf2-sha512";

  public PasswordHash {
    if (iterations < LEAST_ITERATIONS || iterations > 10_000_000) {
      throw new IllegalArgumentException(
          "iterations: expected " + LEAST_ITERATIONS + " to 10000000, got " + iterations);
    }
    if (Base64.getDecoder().decode(salt).length < 16
        || Base64.getDecoder().decode(hash).length != BITS / 8) {
      throw new IllegalArgumentException("password hash: expected 16 bytes of salt and 32 of hash");
    }
  }

  /** Blocks. */
  public static PasswordHash of(String password, SecureRandom random) {
    if (password.length() < LEAST_LENGTH || password.length() > MOST_LENGTH) {
      throw new IllegalArgumentException(
          "password: expected " + LEAST_LENGTH + " to " + MOST_LENGTH + " characters");
    }
    byte[] salt = new byte[16];
    random.nextBytes(salt);
    return new PasswordHash(
        LEAST_ITERATIONS,
        Base64.getEncoder().encodeToString(salt),
        Base64.getEncoder().encodeToString(derive(password, salt, LEAST_ITERATIONS)));
  }

  /**
   * A hash that no password has, so that a name that does not exist takes as long as one that does.
   */
  public static PasswordHash ofNobody() {
    return new PasswordHash(
        LEAST_ITERATIONS,
        Base64.getEncoder().encodeToString(new byte[16]),
        Base64.getEncoder().encodeToString(new byte[BITS / 8]));
  }

  /** Whether this is the password; blocks, compares in constant time. */
  public boolean matches(String password) {
    if (password.isEmpty() || password.length() > MOST_LENGTH) {
      return false;
    }
    return MessageDigest.isEqual(
        Base64.getDecoder().decode(hash),
        derive(password, Base64.getDecoder().decode(salt), iterations));
  }

  private static byte[] derive(String password, byte[] salt, int iterations) {
    PBEKeySpec spec = new PBEKeySpec(password.toCharArray(), salt, iterations, BITS);
    try {
      return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512").generateSecret(spec).getEncoded();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has PBKDF2WithHmacSHA512", e);
    } finally {
      spec.clearPassword();
    }
  }

  /** One line for the file of accounts. */
  public String line() {
    return PREFIX + "$" + iterations + "$" + salt + "$" + hash;
  }

  /**
   * Reads {@link #line}.
   *
   * @throws IllegalArgumentException when it is none
   */
  public static PasswordHash parse(String line) {
    String[] parts = line.split("\\$", -1);
    if (parts.length != 4 || !parts[0].equals(PREFIX)) {
      throw new IllegalArgumentException("password hash: expected " + PREFIX + "$…$…$…");
    }
    return new PasswordHash(Integer.parseInt(parts[1]), parts[2], parts[3]);
  }

  @Override
  public String toString() {
    return "PasswordHash";
  }
}
