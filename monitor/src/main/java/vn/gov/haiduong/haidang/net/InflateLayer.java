package vn.gov.haiduong.haidang.net;

import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * gzip (RFC 1952, several members, checksum and length verified) and deflate (RFC 1950, and the raw
 * form that some servers send). Bytes after the end of the compressed data are ignored.
 */
final class InflateLayer extends BodyDecoder {

  private static final int FHCRC = 2;
  private static final int FEXTRA = 4;
  private static final int FNAME = 8;
  private static final int FCOMMENT = 16;

  private enum At {
    HEADER,
    EXTRA_LENGTH,
    EXTRA,
    NAME,
    COMMENT,
    HEADER_CRC,
    DATA,
    TRAILER,
    BETWEEN,
    OVER
  }

  private final boolean gzip;
  private final Out out;
  private final BodyDecoder after;
  private final CRC32 crc = new CRC32();
  private final byte[] small = new byte[10];
  private final byte[] inflated = new byte[8192];
  private @Nullable Inflater inflater;
  private At at = At.HEADER;
  private int have;
  private int skip;
  private boolean anything;
  private boolean enough;

  InflateLayer(boolean gzip, Out out, BodyDecoder after) {
    this.gzip = gzip;
    this.out = out;
    this.after = after;
  }

  @Override
  boolean feed(byte[] bytes, int from, int length) throws HttpFault {
    int i = from;
    int end = from + length;
    anything |= length > 0;
    while (i < end && !enough && at != At.OVER) {
      i = at == At.DATA ? data(bytes, i, end) : gzip ? frame(bytes[i], i) : zlibStart(bytes, i);
    }
    return !enough;
  }

  /** Waits for two bytes to tell the wrapped form from the raw one. */
  private int zlibStart(byte[] bytes, int i) throws HttpFault {
    small[have++] = bytes[i];
    if (have == 2) {
      int word = ((small[0] & 0xFF) << 8) | (small[1] & 0xFF);
      boolean wrapped = (small[0] & 0x0F) == 8 && word % 31 == 0 && (small[0] & 0xFF) >> 4 <= 7;
      inflater = new Inflater(!wrapped);
      at = At.DATA;
      int _ = data(small, 0, 2);
    }
    return i + 1;
  }

  private int data(byte[] bytes, int from, int end) throws HttpFault {
    Inflater in = inflater();
    in.setInput(bytes, from, end - from);
    try {
      while (!enough) {
        int n = in.inflate(inflated);
        if (n > 0) {
          if (gzip) {
            crc.update(inflated, 0, n);
          }
          enough = !out.take(inflated, 0, n);
        } else if (in.finished() || in.needsInput()) {
          break;
        } else {
          throw HttpFault.malformed("dữ liệu nén hỏng");
        }
      }
    } catch (DataFormatException e) {
      throw HttpFault.malformed("dữ liệu nén hỏng");
    }
    int used = end - in.getRemaining();
    if (in.finished()) {
      at = gzip ? At.TRAILER : At.OVER;
      have = 0;
    }
    return used;
  }

  private Inflater inflater() {
    Inflater in = inflater;
    if (in == null) {
      in = new Inflater(true);
      inflater = in;
    }
    return in;
  }

  private int frame(byte b, int i) throws HttpFault {
    switch (at) {
      case HEADER -> {
        small[have++] = b;
        if (have == 10) {
          startMember();
        }
      }
      case EXTRA_LENGTH -> {
        skip |= (b & 0xFF) << (8 * have++);
        if (have == 2) {
          at = At.EXTRA;
          if (skip == 0) {
            afterField(FEXTRA);
          }
        }
      }
      case EXTRA -> {
        if (--skip == 0) {
          afterField(FEXTRA);
        }
      }
      case NAME -> {
        if (b == 0) {
          afterField(FNAME);
        }
      }
      case COMMENT -> {
        if (b == 0) {
          afterField(FCOMMENT);
        }
      }
      case HEADER_CRC -> {
        if (++have == 2) {
          at = At.DATA;
        }
      }
      case TRAILER -> {
        small[have++] = b;
        if (have == 8) {
          endMember();
        }
      }
      case BETWEEN -> {
        if (b != 0x1F) {
          at = At.OVER;
        } else {
          at = At.HEADER;
          small[0] = b;
          have = 1;
        }
      }
      case DATA, OVER -> throw new IllegalStateException("not a part of the frame");
    }
    return i + 1;
  }

  private void startMember() throws HttpFault {
    if (small[0] != 0x1F || (small[1] & 0xFF) != 0x8B || small[2] != 8 || (small[3] & 0xE0) != 0) {
      throw HttpFault.malformed("không phải gzip");
    }
    crc.reset();
    inflater().reset();
    afterField(1);
  }

  /** Goes to the next optional field of the header after {@code done}, or to the data. */
  private void afterField(int done) {
    int flags = small[3];
    have = 0;
    skip = 0;
    if (done < FEXTRA && (flags & FEXTRA) != 0) {
      at = At.EXTRA_LENGTH;
    } else if (done < FNAME && (flags & FNAME) != 0) {
      at = At.NAME;
    } else if (done < FCOMMENT && (flags & FCOMMENT) != 0) {
      at = At.COMMENT;
    } else if ((flags & FHCRC) != 0) {
      at = At.HEADER_CRC;
    } else {
      at = At.DATA;
    }
  }

  private void endMember() throws HttpFault {
    long sum = little(0);
    long size = little(4);
    if (sum != crc.getValue() || size != (inflater().getBytesWritten() & 0xFFFFFFFFL)) {
      throw HttpFault.malformed("mã kiểm của gzip không khớp");
    }
    at = At.BETWEEN;
    have = 0;
  }

  private long little(int from) {
    return (small[from] & 0xFFL)
        | (small[from + 1] & 0xFFL) << 8
        | (small[from + 2] & 0xFFL) << 16
        | (small[from + 3] & 0xFFL) << 24;
  }

  @Override
  void end() throws HttpFault {
    boolean complete = !anything || enough || at == At.OVER || at == At.BETWEEN;
    if (!complete) {
      throw HttpFault.malformed("dữ liệu nén bị cụt");
    }
    if (!enough) {
      after.end();
    }
  }

  @Override
  void close() {
    if (inflater != null) {
      inflater.end();
      inflater = null;
    }
    after.close();
  }
}
