package vn.gov.haiduong.haidang.access;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

/**
 * Signed links by which one person may answer one incident, and nothing else, until they expire.
 * Nothing need be kept for them: the token names incident, person and end, and is signed.
 */
public final class AckLinks {

  /** How long a link is good: longer than the longest escalation of the plan. */
  public static final Duration LIFE = Duration.ofDays(3);

  /** Longest token that is looked at. */
  public static final int LONGEST = 600;

  private static final String VERSION = "1";
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
  private static final Base64.Decoder DECODER = Base64.getUrlDecoder();

  private final Secret key;

  public AckLinks(Secret secret) {
    this.key = secret.of("ack-link");
  }

  /** What a token says. */
  public sealed interface Reading {

    /** Ours, and in time. */
    record Good(String incident, String person, Instant until) implements Reading {}

    /** Ours, but its time is over. */
    record Expired(String incident, Instant until) implements Reading {}

    /** Not ours, or altered. */
    record Forged() implements Reading {}
  }

  /** A token for the path of the acknowledge page; letters, digits, {@code . - _} alone. */
  public String token(String incident, String person, Instant until) {
    requirePlain("incident", incident);
    requirePlain("person", person);
    String said = VERSION + "\n" + incident + "\n" + person + "\n" + until.getEpochSecond();
    String payload = ENCODER.encodeToString(said.getBytes(StandardCharsets.UTF_8));
    return payload + "." + ENCODER.encodeToString(key.sign(payload));
  }

  private static void requirePlain(String name, String value) {
    if (value.isEmpty() || value.length() > 100 || value.chars().anyMatch(c -> c < ' ')) {
      throw new IllegalArgumentException(
          name + ": expected 1 to 100 characters without controls, got " + value.length());
    }
  }

  /** Reads a token; the signature is checked before anything in it is believed. */
  public Reading read(String token, Instant now) {
    int dot = token.indexOf('.');
    if (dot < 0 || token.length() > LONGEST) {
      return new Reading.Forged();
    }
    String payload = token.substring(0, dot);
    // Compared as text, not as bytes: base64 has several spellings of the same bytes.
    if (!Secret.same(ENCODER.encodeToString(key.sign(payload)), token.substring(dot + 1))) {
      return new Reading.Forged();
    }
    try {
      String[] said =
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(DECODER.decode(payload)))
              .toString()
              .split("\n", -1);
      if (said.length != 4 || !said[0].equals(VERSION)) {
        return new Reading.Forged();
      }
      Instant until = Instant.ofEpochSecond(Long.parseLong(said[3]));
      return now.isBefore(until)
          ? new Reading.Good(said[1], said[2], until)
          : new Reading.Expired(said[1], until);
    } catch (IllegalArgumentException | CharacterCodingException e) {
      return new Reading.Forged();
    }
  }
}
