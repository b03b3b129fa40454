package vn.gov.haiduong.haidang.net;

import java.io.ByteArrayOutputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps head and decoded body of the last answer of a run; the rules' body limit bounds it. */
final class BodyTap {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private @Nullable HttpHead head;

  /** An answer begins; what an earlier hop said is forgotten. */
  void begin(HttpHead of) {
    head = of;
    bytes.reset();
  }

  void take(byte[] from, int offset, int length) {
    bytes.write(from, offset, length);
  }

  Optional<HttpHead> head() {
    return Optional.ofNullable(head);
  }

  byte[] bytes() {
    return bytes.toByteArray();
  }
}
