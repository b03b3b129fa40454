package vn.gov.haiduong.haidang.net;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.util.concurrent.ScheduledFuture;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.net.InetAddress;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import vn.gov.haiduong.haidang.probe.AddressResult;
import vn.gov.haiduong.haidang.probe.Cause;
import vn.gov.haiduong.haidang.probe.Outcome;
import vn.gov.haiduong.haidang.probe.Phases;
import vn.gov.haiduong.haidang.probe.ProbeSpec;
import vn.gov.haiduong.haidang.probe.TlsAssess;
import vn.gov.haiduong.haidang.probe.TlsFacts;
import vn.gov.haiduong.haidang.time.Clock;

/** Measures a TLS handshake and its certificate, nothing more. */
public final class TlsProber implements Prober<ProbeSpec.Tls> {

  /** How long the refusal of one that asked for our certificate may be under way. */
  private static final long REFUSAL_NANOS = 1_000_000_000;

  private final Clock clock;
  private final Connector connector;
  private final TlsClient tls;

  public TlsProber(Clock clock, Connector connector, TlsClient tls) {
    this.clock = clock;
    this.connector = connector;
    this.tls = tls;
  }

  @Override
  public Future<AddressResult> probe(ProbeSpec.Tls spec, InetAddress address, ProbeLoop loop) {
    long start = clock.nanos();
    long deadline = start + spec.budget().timeout().toNanos();
    return knock(spec, address, loop, deadline, false, Phases.NONE)
        .compose(
            first ->
                first.refused()
                    ? knock(spec, address, loop, deadline, true, first.phases())
                        .map(second -> second.facts().isPresent() ? second : first)
                    : Future.succeededFuture(first))
        .map(
            seen ->
                new AddressResult(
                    address,
                    slow(spec, seen.outcome(), clock.nanos() - start),
                    seen.phases(),
                    clock.nanos() - start,
                    Optional.empty(),
                    seen.facts(),
                    Optional.empty()));
  }

  private record Seen(Outcome outcome, Optional<TlsFacts> facts, Phases phases, boolean refused) {}

  private Future<Seen> knock(
      ProbeSpec.Tls spec,
      InetAddress address,
      ProbeLoop loop,
      long deadline,
      boolean wide,
      Phases before) {
    return connector
        .connect(loop, address, spec.endpoint().port(), deadline)
        .compose(
            dial -> {
              Phases connected = before.plus(phases(dial.nanos(), Phases.ABSENT));
              return switch (dial) {
                case Dial.Failed(Outcome why, long _) ->
                    Future.succeededFuture(
                        new Seen(TlsClient.neverShaken(why), Optional.empty(), connected, false));
                case Dial.Open open -> shake(spec, open, deadline, wide, connected);
              };
            });
  }

  private Future<Seen> shake(
      ProbeSpec.Tls spec, Dial.Open open, long deadline, boolean wide, Phases before) {
    Future<TlsShake> shaking =
        wide
            ? tls.startWide(
                open.channel(), spec.serverName(), deadline, deadline, TlsClient.Offer.NONE)
            : tls.start(open.channel(), spec.serverName(), deadline, TlsClient.Offer.NONE);
    return shaking.compose(
        shake -> {
          Phases spent = before.plus(phases(Phases.ABSENT, shake.nanos()));
          return switch (shake) {
            case TlsShake.Done done ->
                admitted(open.channel(), done, deadline)
                    .map(
                        admitted ->
                            new Seen(
                                admitted
                                    ? TlsAssess.assess(
                                        done.facts(),
                                        spec.strictTls(),
                                        spec.serverName(),
                                        clock.now())
                                    : TlsClient.wantsCertificate(),
                                Optional.of(done.facts()),
                                spent,
                                false));
            case TlsShake.Failed(Outcome why, TlsShake.Why kind, long _) ->
                Future.succeededFuture(new Seen(why, Optional.empty(), spent, kind.worthWider()));
          };
        });
  }

  /**
   * Whether the server keeps us after the handshake. In TLS 1.3 one that asks for a certificate
   * refuses who has none only afterwards, so that is waited for; who does not ask keeps everybody.
   */
  private Future<Boolean> admitted(Channel channel, TlsShake.Done done, long deadline) {
    if (!done.asked() || !done.facts().version().equals("TLSv1.3")) {
      Connector.close(channel);
      return Future.succeededFuture(true);
    }
    Promise<Boolean> answer = Promise.promise();
    long patience = Math.clamp(deadline - clock.nanos(), 0, REFUSAL_NANOS);
    ScheduledFuture<?> kept =
        channel
            .eventLoop()
            .schedule(() -> answer.tryComplete(true), patience, TimeUnit.NANOSECONDS);
    ChannelFuture _ = channel.closeFuture().addListener(_ -> answer.tryComplete(false));
    return answer
        .future()
        .onComplete(
            _ -> {
              boolean _ = kept.cancel(false);
              Connector.close(channel);
            });
  }

  private static Phases phases(long connect, long shake) {
    return new Phases(Phases.ABSENT, connect, shake, Phases.ABSENT, Phases.ABSENT);
  }

  private static Outcome slow(ProbeSpec.Tls spec, Outcome outcome, long nanos) {
    return outcome instanceof Outcome.Up && nanos > spec.budget().slowAfter().toNanos()
        ? new Outcome.Degraded(
            Cause.SLOW,
            "Bắt tay TLS chậm hơn mức " + spec.budget().slowAfter().toSeconds() + " giây")
        : outcome;
  }
}
