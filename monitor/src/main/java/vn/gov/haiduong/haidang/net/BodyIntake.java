package vn.gov.haiduong.haidang.net;

import io.netty.buffer.ByteBuf;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.gov.haiduong.haidang.probe.HttpRules;
import vn.gov.haiduong.haidang.probe.PageFacts;
import vn.gov.haiduong.haidang.probe.PageReading;
import vn.gov.haiduong.haidang.probe.Recognitions;

/** Takes the body of one answer: undoes its codings, keeps the limit, hands it to the reading. */
final class BodyIntake {

  private static final int SCRATCH = 8192;
  private static final int SLACK = 64 * 1024;

  private final HttpRules rules;
  private final HttpHead head;
  private final PageReading reading;
  private final BodyDecoder decoder;
  private final long maxEncoded;
  private final Optional<BodyTap> tap;
  private byte @Nullable [] scratch;
  private long encoded;
  private long decoded;
  private boolean truncated;

  /**
   * @param tap keeps what is read
   */
  BodyIntake(HttpRules rules, Recognitions recognitions, HttpHead head, Optional<BodyTap> tap)
      throws HttpFault {
    this.tap = tap;
    tap.ifPresent(kept -> kept.begin(head));
    this.rules = rules;
    this.head = head;
    this.reading =
        new PageReading(rules, recognitions, head.first("content-type"), headersOf(head));
    List<String> codings = Framing.codings(head);
    this.decoder = BodyDecoder.of(codings, this::take);
    // What does not shrink grows a little; what decodes to nothing must end somewhere too.
    this.maxEncoded = codings.isEmpty() ? rules.maxBody() : 2L * rules.maxBody() + SLACK;
  }

  /** Only those that recognitions may ask for matter, and they are small. */
  private static String headersOf(HttpHead head) {
    StringBuilder out = new StringBuilder(256);
    for (int i = 0; i < head.fields().size() && out.length() < 8192; i += 2) {
      String value = head.fields().get(i + 1);
      out.append(head.fields().get(i)).append(": ");
      out.append(value, 0, Math.min(value.length(), 300)).append('\n');
    }
    return out.toString().toLowerCase(Locale.ROOT);
  }

  /** Reads exactly {@code length} bytes; false when nothing more is wanted. */
  boolean read(ByteBuf bytes, int length) throws HttpFault {
    long room = maxEncoded - encoded;
    boolean over = length > room;
    int n = (int) Math.min(length, room);
    boolean more = true;
    if (bytes.hasArray()) {
      more = decoder.feed(bytes.array(), bytes.arrayOffset() + bytes.readerIndex(), n);
      bytes.skipBytes(length);
    } else {
      byte[] copy = scratch();
      int left = n;
      while (left > 0 && more) {
        int part = Math.min(left, copy.length);
        bytes.readBytes(copy, 0, part);
        more = decoder.feed(copy, 0, part);
        left -= part;
      }
      bytes.skipBytes(length - n + left);
    }
    encoded += length;
    truncated |= over;
    return more && !over;
  }

  private byte[] scratch() {
    byte[] bytes = scratch;
    if (bytes == null) {
      bytes = new byte[SCRATCH];
      scratch = bytes;
    }
    return bytes;
  }

  private boolean take(byte[] bytes, int from, int length) {
    int n = (int) Math.min(length, rules.maxBody() - decoded);
    reading.feed(bytes, from, n);
    tap.ifPresent(kept -> kept.take(bytes, from, n));
    decoded += n;
    truncated |= n < length;
    return !truncated;
  }

  /** The message is complete. */
  void end() throws HttpFault {
    if (!truncated) {
      decoder.end();
    }
  }

  void close() {
    decoder.close();
  }

  HttpHead head() {
    return head;
  }

  /** Bytes of the body as they came over the wire. */
  long encoded() {
    return encoded;
  }

  long decoded() {
    return decoded;
  }

  boolean truncated() {
    return truncated;
  }

  Optional<PageFacts> facts(boolean complete) {
    return Optional.of(reading.end(head.status(), truncated || !complete));
  }
}
