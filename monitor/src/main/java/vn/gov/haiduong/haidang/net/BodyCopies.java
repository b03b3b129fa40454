package vn.gov.haiduong.haidang.net;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import vn.gov.haiduong.haidang.probe.Exhibit;

/**
 * Bodies of answers that were no good, by their hash, for as long as it takes to know whether an
 * incident comes of them. Bounded: what was seen longest ago goes first. From any thread.
 */
public final class BodyCopies {

  private static final int MOST = 1_000;
  private static final int MOST_BYTES = 24 << 20;

  /** Touched by reading and by seeing it again. */
  private final Map<String, byte[]> copies = new LinkedHashMap<>(64, 0.75f, true);

  private int held;

  /** Takes what a tap holds. */
  Exhibit.Copy put(BodyTap tap, boolean whole) {
    byte[] bytes = tap.bytes();
    String hash = sha256(bytes);
    hold(hash, bytes);
    return new Exhibit.Copy(hash, bytes.length, whole);
  }

  private synchronized void hold(String hash, byte[] bytes) {
    if (copies.get(hash) != null) {
      return;
    }
    copies.put(hash, bytes);
    held += bytes.length;
    Iterator<byte[]> eldest = copies.values().iterator();
    while ((copies.size() > MOST || held > MOST_BYTES) && eldest.hasNext()) {
      held -= eldest.next().length;
      eldest.remove();
    }
  }

  /** The bytes of that hash; empty when they are not held any more. */
  public synchronized Optional<byte[]> of(String sha256) {
    return Optional.ofNullable(copies.get(sha256));
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256: expected in every Java", e);
    }
  }
}
