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
  static BodyDecoder of(List<String> codings, Out out) {
    Out next = out;
    BodyDecoder decoder = new Plain(out);
    BodyDecoder after = decoder;
    for (String coding : codings.reversed()) {
      decoder =
          switch (coding) {
            case "gzip", "x-gzip" -> new InflateLayer(true, next, after);
            case "deflate" -> new InflateLayer(false, next, after);
            default -> new Unknown(after);
          };
      BodyDecoder layer = decoder;
      next = layer::feed;
      after = layer;
    }
    return decoder;
  }

  /** A coding that we neither offered nor know: it matters as soon as there is a body. */
  private static final class Unknown extends BodyDecoder {
    private final BodyDecoder after;

    Unknown(BodyDecoder after) {
      this.after = after;
    }

    @Override
    boolean feed(byte[] bytes, int from, int length) throws HttpFault {
      if (length > 0) {
        throw HttpFault.malformed("kiểu nén không biết");
      }
      return true;
    }

    @Override
    void end() throws HttpFault {
      after.end();
    }

    @Override
    void close() {
      after.close();
    }
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
