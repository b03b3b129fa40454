package vn.gov.haiduong.haidang.net;

import io.netty.channel.Channel;
import io.vertx.core.Future;
import java.net.InetAddress;
import java.util.Optional;
import vn.gov.haiduong.haidang.probe.Cause;
import vn.gov.haiduong.haidang.probe.Outcome;
import vn.gov.haiduong.haidang.probe.Phases;
import vn.gov.haiduong.haidang.probe.TlsFacts;
import vn.gov.haiduong.haidang.probe.WebUrl;

/**
 * Opens the connection of one hop, with TLS where the address says so. Knocks a second time where
 * the server speaks HTTP/2 alone, or where its ciphers are too old for the fast library.
 */
final class HttpTransport {

  private final HttpProber prober;
  private final ProbeLoop loop;
  private final WebUrl url;
  private final InetAddress address;
  private final boolean http2;
  private final long deadline;
  private long connectNanos = Phases.ABSENT;
  private long tlsNanos = Phases.ABSENT;

  /** How opening ended. */
  sealed interface Opened {

    /**
     * Connected, and past the handshake where there is one.
     *
     * @param alpn the protocol agreed on, or ""
     * @param asked whether the server asked for a certificate of ours
     */
    record Ready(Channel channel, Optional<TlsFacts> tls, String alpn, boolean asked)
        implements Opened {}

    /**
     * Not connected.
     *
     * @param noTls nothing there speaks TLS, as far as we can tell
     */
    record Failed(Outcome outcome, boolean noTls) implements Opened {}
  }

  HttpTransport(
      HttpProber prober,
      ProbeLoop loop,
      WebUrl url,
      InetAddress address,
      boolean http2,
      long deadline) {
    this.prober = prober;
    this.loop = loop;
    this.url = url;
    this.address = address;
    this.http2 = http2;
    this.deadline = deadline;
  }

  /** What was spent so far. */
  Phases phases() {
    return new Phases(Phases.ABSENT, connectNanos, tlsNanos, Phases.ABSENT, Phases.ABSENT);
  }

  /**
   * Opens; the future never fails.
   *
   * @param patience when to give up a port that is silent
   */
  Future<Opened> open(long patience) {
    return knock(patience, http2 ? TlsClient.Offer.HTTP2 : TlsClient.Offer.HTTP1, false);
  }

  private Future<Opened> knock(long patience, TlsClient.Offer offer, boolean wide) {
    return prober
        .connector()
        .connect(loop, address, url.port(), Math.min(patience, deadline))
        .compose(
            dial -> {
              connectNanos = sum(connectNanos, dial.nanos());
              return switch (dial) {
                case Dial.Failed(Outcome why, long _) ->
                    Future.succeededFuture(
                        url.tls()
                            ? new Opened.Failed(TlsClient.neverShaken(why), noTls(why))
                            : new Opened.Failed(why, false));
                case Dial.Open(Channel channel, long _) ->
                    url.tls()
                        ? shake(channel, patience, offer, wide)
                        : Future.succeededFuture(
                            new Opened.Ready(channel, Optional.empty(), "", false));
              };
            });
  }

  private static boolean noTls(Outcome why) {
    return why.cause()
        .filter(
            c ->
                c == Cause.CONNECT_REFUSED
                    || c == Cause.CONNECT_TIMEOUT
                    || c == Cause.CONNECT_RESET)
        .isPresent();
  }

  private Future<Opened> shake(
      Channel channel, long patience, TlsClient.Offer offer, boolean wide) {
    Future<TlsShake> shaking =
        wide
            ? prober.tls().startWide(channel, url.host(), patience, deadline, offer)
            : prober.tls().startUnlessSilent(channel, url.host(), patience, deadline, offer);
    return shaking.compose(
        shake -> {
          tlsNanos = sum(tlsNanos, shake.nanos());
          return switch (shake) {
            case TlsShake.Done done ->
                Future.succeededFuture(
                    new Opened.Ready(
                        channel, Optional.of(done.facts()), done.alpn(), done.asked()));
            case TlsShake.Failed failed -> onFailed(failed, patience, offer, wide);
          };
        });
  }

  private Future<Opened> onFailed(
      TlsShake.Failed failed, long patience, TlsClient.Offer offer, boolean wide) {
    boolean spoken =
        failed.why() == TlsShake.Why.REFUSED || failed.why() == TlsShake.Why.NO_PROTOCOL;
    Opened.Failed verdict = new Opened.Failed(failed.outcome(), !spoken);
    if (failed.why() == TlsShake.Why.NO_PROTOCOL && offer == TlsClient.Offer.HTTP1) {
      return knock(patience, TlsClient.Offer.HTTP2_ONLY, wide);
    }
    if (!failed.why().worthWider() || wide) {
      return Future.succeededFuture(verdict);
    }
    return knock(spoken ? deadline : patience, offer, true)
        .map(second -> second instanceof Opened.Ready ? second : verdict);
  }

  private static long sum(long a, long b) {
    return a == Phases.ABSENT ? b : a + b;
  }
}
