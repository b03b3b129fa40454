package vn.gov.haiduong.haidang.net;

import java.io.ByteArrayOutputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps head and decoded body of the last answer of a run, up to a limit. */
final class BodyTap {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final int limit;
  private @Nullable HttpHead head;
  private boolean cut;

  /** The rules' body limit bounds it. */
  BodyTap() {
    this(Integer.MAX_VALUE);
  }

  /**
   * @param limit as many bytes at most
   */
  BodyTap(int limit) {
    this.limit = limit;
  }

  /** An answer begins; what an earlier hop said is forgotten. */
  void begin(HttpHead of) {
    head = of;
    bytes.reset();
    cut = false;
  }

  void take(byte[] from, int offset, int length) {
    int n = Math.min(length, limit - bytes.size());
    bytes.write(from, offset, n);
    cut |= n < length;
  }

  /** Nothing is kept any more; the room is. */
  void forget() {
    head = null;
    bytes.reset();
    cut = false;
  }

  /** Whether more came than was kept. */
  boolean cut() {
    return cut;
  }

  int size() {
    return bytes.size();
  }

  Optional<HttpHead> head() {
    return Optional.ofNullable(head);
  }

  byte[] bytes() {
    return bytes.toByteArray();
  }
}
