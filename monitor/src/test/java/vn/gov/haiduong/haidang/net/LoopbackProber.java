package vn.gov.haiduong.haidang.net;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import vn.gov.haiduong.haidang.probe.Cause;
import vn.gov.haiduong.haidang.probe.Observation;
import vn.gov.haiduong.haidang.probe.ProbeSpec;
import vn.gov.haiduong.haidang.time.Clock;

/** The probers as a probe by hand has them, on one loop: for all tests of a class. */
final class LoopbackProber implements AutoCloseable {

  private final Clock clock = Clock.system();
  private final ProbeLoops loops = ProbeLoops.start(1, clock);
  private final Probes probes;

  /** Bodies of what is down, as in the service. */
  final BodyCopies copies = new BodyCopies();

  private LoopbackProber(List<InetSocketAddress> resolvers, List<X509Certificate> trusted) {
    probes =
        new Probes(
            new ProbeEnvironment(resolvers, trusted, clock, new ProbeEnvironment.ByHand()),
            Optional.of(copies));
  }

  /** Trusts whom the machine trusts. */
  static LoopbackProber start() {
    return new LoopbackProber(List.of(), List.of());
  }

  /** Asks that resolver alone. */
  static LoopbackProber asking(InetSocketAddress resolver) {
    return new LoopbackProber(List.of(resolver), List.of());
  }

  /** Trusts that authority too, and has had its slow first handshake. */
  static LoopbackProber trusting(LoopbackTls tls) {
    LoopbackProber prober = new LoopbackProber(List.of(), List.of(tls.authority()));
    prober.probes.rehearseTls();
    return prober;
  }

  Observation measure(ProbeSpec spec) throws Exception {
    return probes
        .measure(spec, clock.now(), loops.of(0).loop())
        .toCompletionStage()
        .toCompletableFuture()
        .get(20, SECONDS);
  }

  /** The cause's word, or the verdict's when there is no cause. */
  static String called(Observation seen) {
    return seen.outcome().cause().map(Cause::label).orElse(seen.outcome().verdict().label());
  }

  @Override
  public void close() {
    probes.close();
    Object _ =
        loops.close().toCompletionStage().toCompletableFuture().orTimeout(10, SECONDS).join();
  }
}
