package vn.gov.haiduong.haidang.net;

import io.netty.handler.ssl.SslHandler;
import vn.gov.haiduong.haidang.probe.Outcome;
import vn.gov.haiduong.haidang.probe.TlsFacts;

/** How a TLS handshake ended, and how long it took. */
public sealed interface TlsShake {

  long nanos();

  /**
   * The handshake finished; whether the certificate is good stands in the facts.
   *
   * @param alpn protocol agreed on, or empty
   * @param asked whether a certificate of ours was asked for, which we do not have: in TLS 1.3 the
   *     refusal comes only after the handshake
   */
  record Done(SslHandler handler, TlsFacts facts, String alpn, boolean asked, long nanos)
      implements TlsShake {}

  /** No handshake; the channel is being closed. */
  record Failed(Outcome outcome, Why why, long nanos) implements TlsShake {}

  /** What a failed handshake tells about the other side. */
  enum Why {
    /** Something answered that is not TLS. */
    NO_TLS,
    /** Not one byte before the end of the connection: no TLS there, or none that it has with us. */
    CLOSED,
    /** TLS is spoken, but none of our application protocols. */
    NO_PROTOCOL,
    /** TLS is spoken, and refused. */
    REFUSED,
    /** Nothing came within the deadline. */
    SILENT;

    /**
     * Whether a second knock with every cipher that we have may end better. Some servers (SChannel)
     * say by a mere reset that they have nothing in common with us.
     */
    boolean worthWider() {
      return this == REFUSED || this == CLOSED;
    }
  }
}
