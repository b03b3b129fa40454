package vn.gov.haiduong.haidang.ledger;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Small numbers in few bytes: seven bits a byte, low bits first. */
final class Bytes {

  private Bytes() {}

  /** Writes into memory. */
  static final class Out {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(64);

    /** A number that is not negative. */
    void number(long value) {
      long rest = value;
      while ((rest & ~0x7FL) != 0) {
        bytes.write((int) ((rest & 0x7F) | 0x80));
        rest >>>= 7;
      }
      bytes.write((int) rest);
    }

    /** A number of either sign, small when near to zero. */
    void signed(long value) {
      number((value << 1) ^ (value >> 63));
    }

    void text(String text) {
      byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
      number(utf8.length);
      bytes.writeBytes(utf8);
    }

    void bytes(byte[] more) {
      number(more.length);
      bytes.writeBytes(more);
    }

    byte[] toBytes() {
      return bytes.toByteArray();
    }
  }

  /** Reads what {@link Out} wrote; anything else is an {@link IllegalArgumentException}. */
  static final class In {
    private final byte[] bytes;
    private int place;

    In(byte[] bytes) {
      this.bytes = bytes;
    }

    boolean more() {
      return place < bytes.length;
    }

    long number() {
      long value = 0;
      for (int shift = 0; shift < 64; shift += 7) {
        if (place >= bytes.length) {
          throw new IllegalArgumentException("bytes: expected more, got " + bytes.length);
        }
        byte next = bytes[place++];
        value |= (long) (next & 0x7F) << shift;
        if (next >= 0) {
          return value;
        }
      }
      throw new IllegalArgumentException("bytes: expected a number of at most 64 bits");
    }

    int count() {
      long count = number();
      if (count < 0 || count > 50_000_000) {
        throw new IllegalArgumentException("bytes: expected a sensible count, got " + count);
      }
      return (int) count;
    }

    long signed() {
      long value = number();
      return (value >>> 1) ^ -(value & 1);
    }

    String text() {
      return new String(bytes(), StandardCharsets.UTF_8);
    }

    byte[] bytes() {
      int length = count();
      if (length > bytes.length - place) {
        throw new IllegalArgumentException("bytes: expected " + length + " more");
      }
      byte[] found = Arrays.copyOfRange(bytes, place, place + length);
      place += length;
      return found;
    }
  }
}
