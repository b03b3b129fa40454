package vn.gov.haiduong.haidang.net;

import java.util.List;

/**
 * Undoes the codings of a body as it streams by. Memory is bounded by one small buffer a layer;
 * whoever takes the bytes says when it has had enough, so a bomb goes off into nothing.
 */
abstract class BodyDecoder {

  /** Takes decoded bytes; false means: no more, please. */
  interface Out {
    boolean take(byte[] bytes, int from, int length) throws HttpFault;
  }

  /** Feeds encoded bytes; false when nothing more is wanted. */
  abstract boolean feed(byte[] bytes, int from, int length) throws HttpFault;

  /** The encoded bytes are complete. */
  abstract void end() throws HttpFault;

  /** Frees native memory; may be called more than once. */
  abstract void close();

  /** A decoder for the codings in the order in which they are undone. */
  static BodyDecoder of(List<String> codings, Out out) throws HttpFault {
    Out next = out;
    BodyDecoder decoder = new Plain(out);
    BodyDecoder after = decoder;
    for (String coding : codings.reversed()) {
      decoder =
          switch (coding) {
            case "gzip", "x-gzip" -> new InflateLayer(true, next, after);
            case "deflate" -> new InflateLayer(false, next, after);
            default -> throw HttpFault.malformed("kiểu nén không biết");
          };
      BodyDecoder layer = decoder;
      next = layer::feed;
      after = layer;
    }
    return decoder;
  }

  /** Nothing to undo. */
  private static final class Plain extends BodyDecoder {
    private final Out out;

    Plain(Out out) {
      this.out = out;
    }

    @Override
    boolean feed(byte[] bytes, int from, int length) throws HttpFault {
      return out.take(bytes, from, length);
    }

    @Override
    void end() {}

    @Override
    void close() {}
  }
}
