package vn.gov.haiduong.haidang.metrics;

import java.util.List;

/**
 * A finished exposition, in pieces so that growing never copies. The pieces are shared by all who
 * asked at the same time and must not be written to.
 *
 * @param gzip whether the pieces together are one gzip file
 * @param release says that its pieces are read no more and may be written anew; may be left out,
 *     and then they are garbage in the end
 */
public record Rendered(String contentType, boolean gzip, List<byte[]> pieces, Runnable release) {

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
