package vn.gov.haiduong.haidang.metrics;

import java.util.List;

/**
 * A finished exposition, in pieces so that growing never copies. Never changed once made; the
 * pieces are shared by all who asked at the same time and must not be written to.
 *
 * @param gzip whether the pieces together are one gzip file
 */
public record Rendered(String contentType, boolean gzip, List<byte[]> pieces) {

  public Rendered {
    pieces = List.copyOf(pieces);
  }

  /** Bytes of all pieces. */
  public long length() {
    long length = 0;
    for (byte[] piece : pieces) {
      length += piece.length;
    }
    return length;
  }
}
