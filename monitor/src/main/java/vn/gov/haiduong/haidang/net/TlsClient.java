package vn.gov.haiduong.haidang.net;

import io.netty.channel.Channel;
import io.netty.handler.ssl.NotSslRecordException;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.NetUtil;
import io.netty.util.concurrent.ScheduledFuture;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;
import vn.gov.haiduong.haidang.probe.Cause;
import vn.gov.haiduong.haidang.probe.Outcome;
import vn.gov.haiduong.haidang.probe.TlsFacts;
import vn.gov.haiduong.haidang.time.Clock;

/**
 * Makes full TLS handshakes on connected channels and says what certificate was shown. Sessions are
 * never resumed: a resumed one shows no certificate and lies about the time. A flawed certificate
 * does not stop the handshake; its flaws stand in the facts, and nothing secret is ever sent.
 */
public final class TlsClient {

  /** Application protocols offered. */
  public enum Offer {
    /** None: mail, plain TLS. */
    NONE,
    HTTP1,
    HTTP2,
    HTTP2_ONLY;

    private List<String> protocols() {
      return switch (this) {
        case NONE -> List.of();
        case HTTP1 -> List.of("http/1.1");
        case HTTP2 -> List.of("h2", "http/1.1");
        case HTTP2_ONLY -> List.of("h2");
      };
    }
  }

  private final Clock clock;
  private final TrustRoots roots;
  private final Evidences evidences;
  private final Map<Offer, SslContext> usual = new EnumMap<>(Offer.class);
  private final Map<Offer, SslContext> wide = new EnumMap<>(Offer.class);

  private TlsClient(TrustRoots roots, Clock clock) throws SSLException {
    this.clock = clock;
    this.roots = roots;
    this.evidences = new Evidences(roots, clock);
    for (Offer offer : Offer.values()) {
      usual.put(offer, TlsContexts.usual(offer.protocols()));
      wide.put(offer, TlsContexts.wide(offer.protocols()));
    }
  }

  /** A client that judges certificates by these roots. */
  public static TlsClient trusting(TrustRoots roots, Clock clock) {
    try {
      return new TlsClient(roots, clock);
    } catch (SSLException e) {
      throw new IllegalStateException("TLS: this machine cannot start a TLS client", e);
    }
  }

  /**
   * Starts TLS on a connected channel, on its loop. The future never fails.
   *
   * @param serverName host name sent as SNI and looked for in the certificate, or an IP literal,
   *     which is only looked for
   * @param deadlineNanos monotonic reading of the clock at which it is given up as {@link
   *     Cause#TLS_TIMEOUT}
   */
  public Future<TlsShake> start(
      Channel channel, String serverName, long deadlineNanos, Offer offer) {
    return shake(usual, channel, serverName, deadlineNanos, deadlineNanos, offer);
  }

  /** The same, but given up sooner, at {@code silentNanos}, where not one byte has come by then. */
  Future<TlsShake> startUnlessSilent(
      Channel channel, String serverName, long silentNanos, long deadlineNanos, Offer offer) {
    return shake(usual, channel, serverName, silentNanos, deadlineNanos, offer);
  }

  /**
   * The same with everything that is old but not broken (such as finite-field Diffie-Hellman), for
   * a second knock where the first was refused.
   */
  Future<TlsShake> startWide(
      Channel channel, String serverName, long silentNanos, long deadlineNanos, Offer offer) {
    return shake(wide, channel, serverName, silentNanos, deadlineNanos, offer);
  }

  private Future<TlsShake> shake(
      Map<Offer, SslContext> contexts,
      Channel channel,
      String serverName,
      long silentNanos,
      long deadlineNanos,
      Offer offer) {
    SslContext context = contexts.get(offer);
    if (context == null) {
      throw new IllegalStateException("offer: expected a context of each");
    }
    long start = clock.nanos();
    Promise<TlsShake> answer = Promise.promise();
    SslHandler handler = newHandler(context, channel, serverName);
    handler.setHandshakeTimeoutMillis(0);
    FirstRecord seen = new FirstRecord();
    Runnable tooLate =
        () -> {
          boolean _ = answer.tryComplete(silent(clock.nanos() - start));
          Connector.close(channel);
        };
    ScheduledFuture<?> giveUp = at(channel, deadlineNanos, tooLate);
    ScheduledFuture<?> hurry =
        silentNanos >= deadlineNanos
            ? giveUp
            : at(
                channel,
                silentNanos,
                () -> {
                  if (!seen.any()) {
                    tooLate.run();
                  }
                });
    channel.pipeline().addFirst(handler);
    channel.pipeline().addFirst(seen);
    io.netty.util.concurrent.Future<Channel> _ =
        handler
            .handshakeFuture()
            .addListener(
                done -> {
                  boolean _ = giveUp.cancel(false);
                  boolean _ = hurry.cancel(false);
                  long nanos = clock.nanos() - start;
                  if (done.isSuccess()) {
                    finish(answer, handler, serverName, nanos, channel);
                  } else {
                    boolean _ = answer.tryComplete(failed(done.cause(), seen, nanos));
                    Connector.close(channel);
                  }
                });
    return answer.future();
  }

  private ScheduledFuture<?> at(Channel channel, long nanos, Runnable task) {
    return channel
        .eventLoop()
        .schedule(task, Math.max(0, nanos - clock.nanos()), TimeUnit.NANOSECONDS);
  }

  private static SslHandler newHandler(SslContext context, Channel channel, String serverName) {
    boolean literal =
        NetUtil.isValidIpV4Address(serverName) || NetUtil.isValidIpV6Address(serverName);
    if (literal) {
      return context.newHandler(channel.alloc());
    }
    SslHandler handler = context.newHandler(channel.alloc(), serverName, 443);
    if (serverName.indexOf('.') <= 0) {
      SSLParameters parameters = handler.engine().getSSLParameters();
      parameters.setServerNames(List.of(new SNIHostName(serverName)));
      handler.engine().setSSLParameters(parameters);
    }
    return handler;
  }

  private void finish(
      Promise<TlsShake> answer, SslHandler handler, String host, long nanos, Channel channel) {
    SSLSession session = handler.engine().getSession();
    try {
      Certificate[] sent = session.getPeerCertificates();
      Evidences.Evidence evidence = evidences.of(sent, host);
      TlsFacts facts =
          new TlsFacts(
              session.getProtocol(),
              session.getCipherSuite(),
              evidence.trust(),
              evidence.flaws(),
              evidence.chain());
      String alpn = handler.applicationProtocol();
      boolean _ =
          answer.tryComplete(
              new TlsShake.Done(
                  handler, facts, alpn == null ? "" : alpn, TlsContexts.asked(session), nanos));
    } catch (SSLException | CertificateException | RuntimeException e) {
      boolean _ =
          answer.tryComplete(
              new TlsShake.Failed(
                  handshakeDown("chứng thư số không đọc được"), TlsShake.Why.REFUSED, nanos));
      Connector.close(channel);
    }
  }

  private static TlsShake silent(long nanos) {
    return new TlsShake.Failed(
        new Outcome.Down(Cause.TLS_TIMEOUT, "Bắt tay TLS không xong trong thời hạn"),
        TlsShake.Why.SILENT,
        nanos);
  }

  private static TlsShake failed(@Nullable Throwable cause, FirstRecord seen, long nanos) {
    TlsShake.Why why;
    String said;
    if (!seen.any()) {
      why = TlsShake.Why.CLOSED;
      said = "máy chủ ngắt kết nối khi bắt tay";
    } else if (!seen.tls()) {
      why = TlsShake.Why.NO_TLS;
      said = "cổng này trả lời bằng thứ khác, không phải TLS";
    } else if (saysNoProtocol(cause)) {
      why = TlsShake.Why.NO_PROTOCOL;
      said = "máy chủ không nhận giao thức ứng dụng nào được chào";
    } else {
      why = TlsShake.Why.REFUSED;
      said =
          closed(cause)
              ? "máy chủ ngắt kết nối khi bắt tay"
              : "máy chủ từ chối hoặc không có phiên bản, bộ mã hóa phù hợp (TLS 1.2 trở lên)";
    }
    if (cause instanceof NotSslRecordException && why == TlsShake.Why.REFUSED) {
      why = TlsShake.Why.NO_TLS;
    }
    return new TlsShake.Failed(handshakeDown(said), why, nanos);
  }

  private static boolean closed(@Nullable Throwable cause) {
    return cause instanceof ClosedChannelException
        || (cause instanceof IOException && !(cause instanceof SSLException));
  }

  private static boolean saysNoProtocol(@Nullable Throwable cause) {
    for (Throwable t = cause; t != null; t = t.getCause()) {
      String message = t.getMessage();
      if (message != null) {
        String lower = message.toLowerCase(Locale.ROOT);
        if (lower.contains("no_application_protocol")
            || lower.contains("no application protocol")) {
          return true;
        }
      }
    }
    return false;
  }

  /**
   * What a connection that was never opened means where TLS was to follow: one that was accepted
   * and reset before a word was a handshake that failed.
   */
  static Outcome neverShaken(Outcome why) {
    return why.cause().equals(Optional.of(Cause.CONNECT_RESET))
        ? handshakeDown("máy chủ ngắt kết nối khi bắt tay")
        : why;
  }

  /**
   * Judges one of the trusted roots as if it had been shown: the first judgement of a process loads
   * what all later ones need, and would stand in the time of the first target.
   */
  void rehearse() {
    try {
      Evidences.Evidence _ = evidences.of(new Certificate[] {roots.any()}, "rehearsal.invalid");
    } catch (CertificateException | NoSuchElementException e) {
      // Cold is slower, not wrong.
    }
  }

  /** Cut off after a handshake in which a certificate of ours was asked for. */
  static Outcome wantsCertificate() {
    return handshakeDown("máy chủ đòi chứng thư số của khách");
  }

  /** Whether an end of the connection is a word of TLS: an alert, or a broken record. */
  static boolean isTls(@Nullable Throwable cause) {
    for (Throwable t = cause; t != null; t = t.getCause()) {
      if (t instanceof SSLException) {
        return true;
      }
    }
    return false;
  }

  static Outcome handshakeDown(String said) {
    return new Outcome.Down(Cause.TLS_HANDSHAKE, "Bắt tay TLS không thành: " + said);
  }
}
