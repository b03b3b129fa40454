package vn.gov.haiduong.haidang.net;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Reads one HTTP/1 answer as strictly as RFC 9112 lets a client be, in bounded memory: bytes go in
 * as they arrive, body bytes come out at once. Not thread-safe.
 */
final class Http1Reader {

  /** All heads together (informational ones too), and trailers and chunk lines. */
  static final int MAX_HEAD = 256 * 1024;

  private static final int MAX_CHUNK_LINE = 8 * 1024;

  /** Takes the body; called on the channel's loop. */
  interface Sink {
    void head(HttpHead head) throws HttpFault;

    /** The readable bytes of {@code bytes} up to {@code length}; must read exactly these. */
    void body(ByteBuf bytes, int length) throws HttpFault;

    void end() throws HttpFault;
  }

  private enum At {
    STATUS,
    FIELD,
    LENGTH,
    CLOSE,
    CHUNK_LINE,
    CHUNK,
    CHUNK_END,
    TRAILER,
    DONE
  }

  private final Sink sink;
  private At at = At.STATUS;
  private byte[] line = new byte[512];
  private int length;
  private int headBytes;
  private int status;
  private String version = "";
  private List<String> fields = new ArrayList<>(24);
  private long left;

  Http1Reader(Sink sink) {
    this.sink = sink;
  }

  boolean done() {
    return at == At.DONE;
  }

  /** Whether the first bytes are an HTTP/2 SETTINGS frame: the server speaks nothing else. */
  boolean sawHttp2() {
    return at == At.STATUS && length >= 9 && line[3] == 4 && line[0] == 0 && line[1] == 0;
  }

  /** Reads what has arrived; what follows the end of the message is left unread. */
  void read(ByteBuf in) throws HttpFault {
    while (in.isReadable() && at != At.DONE) {
      switch (at) {
        case STATUS, FIELD, CHUNK_LINE, CHUNK_END, TRAILER -> readLine(in);
        case LENGTH, CHUNK -> {
          int n = (int) Math.min(left, in.readableBytes());
          sink.body(in, n);
          left -= n;
          if (left == 0) {
            if (at == At.LENGTH) {
              finish();
            } else {
              at = At.CHUNK_END;
            }
          }
        }
        case CLOSE -> sink.body(in, in.readableBytes());
        case DONE -> {
          return;
        }
      }
    }
  }

  /** The other side has ended the connection in good order. */
  void ended() throws HttpFault {
    if (at == At.CLOSE) {
      finish();
    } else if (at != At.DONE) {
      if (at == At.STATUS && length > 0 && headBytes == length) {
        checkStart();
      }
      throw HttpFault.closed();
    }
  }

  private void finish() throws HttpFault {
    at = At.DONE;
    sink.end();
  }

  private void readLine(ByteBuf in) throws HttpFault {
    int from = in.readerIndex();
    int lf = in.indexOf(from, in.writerIndex(), (byte) '\n');
    int n = (lf < 0 ? in.writerIndex() : lf + 1) - from;
    headBytes += n;
    if (at == At.CHUNK_LINE && length + n > MAX_CHUNK_LINE) {
      throw HttpFault.malformed("dòng độ dài của khối quá dài");
    }
    if (headBytes > MAX_HEAD) {
      checkStart();
      throw HttpFault.tooLarge("Phần đầu");
    }
    if (length + n > line.length) {
      line = Arrays.copyOf(line, Math.max(length + n, line.length * 2));
    }
    in.readBytes(line, length, n);
    length += n;
    if (at == At.STATUS) {
      checkStart();
    }
    if (lf >= 0) {
      int end = length - 1;
      if (end > 0 && line[end - 1] == '\r') {
        end--;
      }
      length = 0;
      onLine(end);
    }
  }

  /** Garbage is known by its first bytes; there is no need to wait for the end of its line. */
  private void checkStart() throws HttpFault {
    if (at != At.STATUS) {
      return;
    }
    byte[] expected = {'H', 'T', 'T', 'P', '/', '1', '.'};
    for (int i = 0; i < Math.min(length, expected.length); i++) {
      if (line[i] != expected[i] && !(sawHttp2() || (length < 9 && line[0] == 0))) {
        throw HttpFault.malformed("không bắt đầu bằng dòng trạng thái HTTP/1");
      }
    }
    if (sawHttp2()) {
      throw HttpFault.malformed("máy chủ chỉ nói HTTP/2");
    }
  }

  private void onLine(int end) throws HttpFault {
    switch (at) {
      case STATUS -> onStatus(end);
      case FIELD -> {
        if (end == 0) {
          onHead();
        } else {
          onField(end);
        }
      }
      case CHUNK_LINE -> onChunkLine(end);
      case CHUNK_END -> {
        if (end != 0) {
          throw HttpFault.malformed("khối dài hơn độ dài đã báo");
        }
        at = At.CHUNK_LINE;
      }
      case TRAILER -> {
        if (end == 0) {
          finish();
        }
      }
      case LENGTH, CLOSE, CHUNK, DONE -> throw new IllegalStateException("a body has no lines");
    }
  }

  private void onStatus(int end) throws HttpFault {
    boolean good =
        end >= 12
            && (line[7] >= '0' && line[7] <= '9')
            && line[8] == ' '
            && digit(line[9])
            && line[9] != '0'
            && digit(line[10])
            && digit(line[11])
            && (end == 12 || line[12] == ' ');
    for (int i = 12; good && i < end; i++) {
      good = line[i] == '\t' || ((line[i] & 0xFF) >= ' ' && line[i] != 0x7F);
    }
    if (!good) {
      throw HttpFault.malformed("dòng trạng thái không đọc được");
    }
    version = line[7] == '0' ? "1.0" : "1.1";
    status = (line[9] - '0') * 100 + (line[10] - '0') * 10 + line[11] - '0';
    at = At.FIELD;
  }

  private static boolean digit(byte b) {
    return b >= '0' && b <= '9';
  }

  private void onField(int end) throws HttpFault {
    if (line[0] == ' ' || line[0] == '\t') {
      if (fields.isEmpty()) {
        throw HttpFault.malformed("dòng đầu mục bắt đầu bằng dấu trống");
      }
      String more = value(0, end, fields.get(fields.size() - 2));
      fields.set(fields.size() - 1, fields.getLast() + " " + more);
      return;
    }
    int colon = 0;
    while (colon < end && line[colon] != ':') {
      if (!token(line[colon])) {
        throw HttpFault.malformed("tên đầu mục có ký tự không được phép");
      }
      colon++;
    }
    if (colon == 0 || colon == end) {
      throw HttpFault.malformed("đầu mục không có tên hoặc không có dấu hai chấm");
    }
    String name = new String(line, 0, colon, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
    fields.add(name);
    fields.add(value(colon + 1, end, name));
  }

  private String value(int from, int to, String name) throws HttpFault {
    int start = from;
    int end = to;
    while (start < end && (line[start] == ' ' || line[start] == '\t')) {
      start++;
    }
    while (end > start && (line[end - 1] == ' ' || line[end - 1] == '\t')) {
      end--;
    }
    // A Location with control characters is the business of the redirect rules.
    boolean strict = !name.equals("location");
    for (int i = start; strict && i < end; i++) {
      int c = line[i] & 0xFF;
      if ((c < ' ' && c != '\t') || c == 0x7F) {
        throw HttpFault.malformed("giá trị đầu mục có ký tự điều khiển");
      }
    }
    return new String(line, start, end - start, StandardCharsets.ISO_8859_1);
  }

  private static boolean token(byte b) {
    return b > ' ' && b < 0x7F && "\"(),/:;<=>?@[\\]{}".indexOf(b) < 0;
  }

  private void onHead() throws HttpFault {
    if (status < 200 && status != 101) {
      fields = new ArrayList<>(24);
      at = At.STATUS;
      return;
    }
    HttpHead head = new HttpHead(status, version, List.copyOf(fields));
    long announced = Framing.contentLength(head);
    boolean chunked = Framing.chunked(head);
    sink.head(head);
    if (head.bodiless()) {
      finish();
    } else if (chunked) {
      at = At.CHUNK_LINE;
    } else if (announced == 0) {
      finish();
    } else if (announced > 0 && head.first("transfer-encoding").isEmpty()) {
      left = announced;
      at = At.LENGTH;
    } else {
      at = At.CLOSE;
    }
  }

  private void onChunkLine(int end) throws HttpFault {
    int i = 0;
    long size = 0;
    while (i < end && Character.digit(line[i], 16) >= 0) {
      size = size * 16 + Character.digit(line[i], 16);
      if (++i > 15) {
        throw HttpFault.malformed("độ dài khối quá lớn");
      }
    }
    int rest = i;
    while (rest < end && (line[rest] == ' ' || line[rest] == '\t')) {
      rest++;
    }
    if (i == 0 || (rest < end && line[rest] != ';')) {
      throw HttpFault.malformed("độ dài khối không phải số thập lục phân");
    }
    left = size;
    at = size == 0 ? At.TRAILER : At.CHUNK;
  }
}
