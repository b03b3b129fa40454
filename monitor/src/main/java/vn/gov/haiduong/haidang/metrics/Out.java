package vn.gov.haiduong.haidang.metrics;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * Bytes of an exposition: digits are written in place, without garbage, and what is full goes into
 * pieces or through gzip, so that growing never copies. For one thread, packing apart; must be
 * closed.
 */
final class Out implements AutoCloseable {

  private static final int BUFFER = 128 * 1024;
  private static final int LONGEST_NUMBER = 32;
  private static final byte[] GZIP_HEAD = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 4, (byte) 0xff};
  private static final byte[] ESCAPED_BACKSLASH = {'\\', '\\'};
  private static final byte[] ESCAPED_QUOTE = {'\\', '"'};
  private static final byte[] ESCAPED_NEWLINE = {'\\', 'n'};
  private static final long NANOS = 1_000_000_000L;
  private static final int NANO_DIGITS = 9;
  private static final int MILLI_DIGITS = 3;

  private byte[] buffer = new byte[BUFFER];
  private int used;
  private final List<byte[]> pieces = new ArrayList<>();
  private final Pieces stock;
  private byte[] piece;
  private int pieceUsed;
  private final boolean gzip;
  // Level 1: the text is so repetitive that higher levels cost time and save little.
  private final Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
  private final CRC32 crc = new CRC32();
  private long plainLength;

  /** What is written next while {@link #buffer}'s last fill is being packed; used in turns. */
  private byte[] other = new byte[0];

  private CompletableFuture<Void> packing = CompletableFuture.completedFuture(null);

  Out(boolean gzip, Pieces stock) {
    this.gzip = gzip;
    this.stock = stock;
    this.piece = stock.take();
    if (gzip) {
      keep(GZIP_HEAD, GZIP_HEAD.length);
    }
  }

  void raw(byte[] bytes) {
    int from = 0;
    while (bytes.length - from > BUFFER - used) {
      int room = BUFFER - used;
      System.arraycopy(bytes, from, buffer, used, room);
      from += room;
      used = BUFFER;
      flush();
    }
    System.arraycopy(bytes, from, buffer, used, bytes.length - from);
    used += bytes.length - from;
  }

  void text(String text) {
    raw(text.getBytes(StandardCharsets.UTF_8));
  }

  void character(char c) {
    room(1);
    buffer[used++] = (byte) c;
  }

  /** Value of a label, or help text, with what the formats want escaped. */
  static byte[] escaped(String value) {
    byte[] plain = value.getBytes(StandardCharsets.UTF_8);
    int more = 0;
    for (byte b : plain) {
      if (b == '\\' || b == '"' || b == '\n') {
        more++;
      }
    }
    if (more == 0) {
      return plain;
    }
    ByteBuffer escaped = ByteBuffer.allocate(plain.length + more);
    for (byte b : plain) {
      switch (b) {
        case '\\' -> escaped.put(ESCAPED_BACKSLASH);
        case '"' -> escaped.put(ESCAPED_QUOTE);
        case '\n' -> escaped.put(ESCAPED_NEWLINE);
        default -> escaped.put(b);
      }
    }
    return escaped.array();
  }

  void whole(long number) {
    room(LONGEST_NUMBER);
    digits(number);
  }

  /** Nanoseconds, written as seconds. */
  void nanos(long nanos) {
    scaled(nanos, NANOS, NANO_DIGITS);
  }

  /** Milliseconds, written as seconds. */
  void millis(long millis) {
    scaled(millis, 1000, MILLI_DIGITS);
  }

  void real(double number) {
    if (Double.isNaN(number)) {
      text("NaN");
    } else if (Double.isInfinite(number)) {
      text(number > 0 ? "+Inf" : "-Inf");
    } else {
      text(Double.toString(number));
    }
  }

  private void scaled(long number, long scale, int digits) {
    room(LONGEST_NUMBER);
    long rest = number % scale;
    if (number < 0) {
      buffer[used++] = '-';
      rest = -rest;
    }
    digits(Math.abs(number / scale));
    if (rest == 0) {
      return;
    }
    buffer[used++] = '.';
    int end = used + digits;
    for (int i = end - 1; i >= used; i--) {
      buffer[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    while (buffer[end - 1] == '0') {
      end--;
    }
    used = end;
  }

  private void digits(long number) {
    long left = number;
    if (left < 0) {
      if (left == Long.MIN_VALUE) {
        text(Long.toString(left));
        return;
      }
      buffer[used++] = '-';
      left = -left;
    }
    int length = 1;
    for (long power = 10; length < 19 && left >= power; power *= 10) {
      length++;
    }
    for (int i = used + length - 1; i >= used; i--) {
      buffer[i] = (byte) ('0' + left % 10);
      left /= 10;
    }
    used += length;
  }

  private void room(int bytes) {
    if (BUFFER - used < bytes) {
      flush();
    }
  }

  private void flush() {
    if (!gzip) {
      keep(buffer, used);
    } else if (used > 0) {
      packing.join();
      byte[] full = buffer;
      int length = used;
      packing = CompletableFuture.runAsync(() -> pack(full, length));
      buffer = other.length == 0 ? new byte[BUFFER] : other;
      other = full;
    }
    used = 0;
  }

  /**
   * Packing takes twice as long as writing; done beside it, a scrape waits for the longer alone.
   */
  private void pack(byte[] full, int length) {
    crc.update(full, 0, length);
    plainLength += length;
    deflater.setInput(full, 0, length);
    while (!deflater.needsInput()) {
      deflated();
    }
  }

  private void deflated() {
    if (pieceUsed == Pieces.SIZE) {
      nextPiece();
    }
    pieceUsed += deflater.deflate(piece, pieceUsed, Pieces.SIZE - pieceUsed);
  }

  private void keep(byte[] bytes, int length) {
    int from = 0;
    while (from < length) {
      if (pieceUsed == Pieces.SIZE) {
        nextPiece();
      }
      int part = Math.min(length - from, Pieces.SIZE - pieceUsed);
      System.arraycopy(bytes, from, piece, pieceUsed, part);
      from += part;
      pieceUsed += part;
    }
  }

  private void nextPiece() {
    pieces.add(piece);
    piece = stock.take();
    pieceUsed = 0;
  }

  /** Everything written so far; nothing may be written afterwards. */
  List<byte[]> finish() {
    flush();
    packing.join();
    if (gzip) {
      deflater.finish();
      while (!deflater.finished()) {
        deflated();
      }
      ByteBuffer trailer = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
      trailer.putInt((int) crc.getValue()).putInt((int) plainLength);
      keep(trailer.array(), trailer.capacity());
    }
    pieces.add(Arrays.copyOf(piece, pieceUsed));
    stock.give(List.of(piece));
    return pieces;
  }

  @Override
  public void close() {
    // Not before the packing is over: the native memory would go away under it.
    Void _ = packing.exceptionally(_ -> null).join();
    deflater.end();
  }
}
