package vn.gov.haiduong.haidang.access;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The key that signs. One secret serves several purposes: each gets a key of its own, so that a
 * signature made for one is worth nothing for another. Never printed.
 */
public final class Secret {

  /** Fewest bytes: those of SHA-256 (RFC 2104, section 3). */
  public static final int LEAST_BYTES = 32;

  private final byte[] key;

  public Secret(byte[] key) {
    if (key.length < LEAST_BYTES) {
      throw new IllegalArgumentException(
          "secret: expected at least " + LEAST_BYTES + " bytes, got " + key.length);
    }
    this.key = key.clone();
  }

  /** The key of one purpose. */
  public Secret of(String purpose) {
    return new Secret(sign(purpose));
  }

  /**
   * HMAC-SHA256 over the parts. Each part is preceded by its length, so that no two lists of parts
   * look alike.
   */
  public byte[] sign(String... parts) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      for (String part : parts) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        mac.update(ByteBuffer.allocate(4).putInt(bytes.length).flip());
        mac.update(bytes);
      }
      return mac.doFinal();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HmacSHA256", e);
    }
  }

  /** Lower-case hex of HMAC-SHA256 over exactly these bytes, for receivers that know the key. */
  public String hex(byte[] body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HmacSHA256", e);
    }
  }

  /** Lower-case hex of SHA-256, for what need not be kept itself. */
  public static String digest(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** Compares without telling by time how much was right. */
  public static boolean same(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public String toString() {
    return "Secret";
  }
}
