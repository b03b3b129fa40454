package vn.gov.haiduong.haidang.net;

import io.vertx.core.Future;
import java.net.InetAddress;
import java.util.Optional;
import java.util.function.Supplier;
import vn.gov.haiduong.haidang.probe.AddressResult;
import vn.gov.haiduong.haidang.probe.Cause;
import vn.gov.haiduong.haidang.probe.Outcome;
import vn.gov.haiduong.haidang.probe.Phases;
import vn.gov.haiduong.haidang.probe.ProbeSpec;

/** Which prober serves which kind; a new kind does not compile without one. */
final class Probers implements AutoCloseable {

  private final Prober<ProbeSpec> waiting =
      (_, address, _) ->
          Future.succeededFuture(
              new AddressResult(
                  address,
                  new Outcome.Unknown(Cause.NOT_MEASURED, "Chưa đo được loại này"),
                  Phases.NONE,
                  0,
                  Optional.empty(),
                  Optional.empty(),
                  Optional.empty()));

  private final Prober<ProbeSpec.Tcp> tcp;
  private final Prober<ProbeSpec.Smtp> smtp;
  private final Prober<ProbeSpec.Sip> sip;

  Probers(ProbeEnvironment environment, AddressLookup lookup) {
    Supplier<TlsClient> tls = new TlsWhenNeeded(environment);
    Connector connector = new Connector(environment.clock());
    Exchange.SpokenTools spoken = new Exchange.SpokenTools(connector, tls, environment.clock());
    this.tcp = new TcpProber(spoken);
    this.smtp = new SmtpProber(spoken);
    this.sip = new SipProber(spoken);
  }

  Future<AddressResult> probe(ProbeSpec spec, InetAddress address, ProbeLoop loop, Turns turns) {
    return switch (spec) {
      case ProbeSpec.Http s -> waiting.probe(s, address, loop);
      case ProbeSpec.Tls s -> waiting.probe(s, address, loop);
      case ProbeSpec.Tcp s -> tcp.probe(s, address, loop);
      case ProbeSpec.Smtp s -> smtp.probe(s, address, loop);
      case ProbeSpec.Sip s -> sip.probe(s, address, loop);
      case ProbeSpec.Dns s -> waiting.probe(s, address, loop);
      case ProbeSpec.Icmp s -> waiting.probe(s, address, loop);
      case ProbeSpec.Ntp s -> waiting.probe(s, address, loop);
    };
  }

  @Override
  public void close() {}
}
