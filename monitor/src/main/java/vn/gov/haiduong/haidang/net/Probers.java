package vn.gov.haiduong.haidang.net;

import io.vertx.core.Future;
import java.net.InetAddress;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vn.gov.haiduong.haidang.probe.AddressResult;
import vn.gov.haiduong.haidang.probe.ProbeSpec;
import vn.gov.haiduong.haidang.time.Clock;

/** Which prober serves which kind; a new kind does not compile without one. */
final class Probers implements AutoCloseable {

  private final Clock clock;
  private final Connector connector;
  private final AddressLookup lookup;
  private final Supplier<TlsClient> tls;
  private final Prober<ProbeSpec.Tcp> tcp;
  private final Prober<ProbeSpec.Smtp> smtp;
  private final Prober<ProbeSpec.Sip> sip;
  private final DnsProber dns;
  private final IcmpProber icmp;
  private final NtpProber ntp;
  private final Optional<BodyCopies> copies;
  private volatile @Nullable HttpProber http;

  Probers(ProbeEnvironment environment, AddressLookup lookup, Optional<BodyCopies> copies) {
    this.copies = copies;
    this.clock = environment.clock();
    this.lookup = lookup;
    this.tls = new TlsWhenNeeded(environment);
    this.connector = new Connector(clock);
    Exchange.SpokenTools spoken = new Exchange.SpokenTools(connector, tls, clock);
    this.tcp = new TcpProber(spoken);
    this.smtp = new SmtpProber(spoken);
    this.sip = new SipProber(spoken);
    this.dns = new DnsProber(clock, lookup);
    this.icmp = new IcmpProber(clock);
    this.ntp = new NtpProber(clock);
  }

  Future<AddressResult> probe(ProbeSpec spec, InetAddress address, ProbeLoop loop, Turns turns) {
    return switch (spec) {
      case ProbeSpec.Http s -> http().probe(s, address, loop, turns);
      case ProbeSpec.Journey s -> new JourneyProber(http()).probe(s, address, loop, turns);
      case ProbeSpec.Tls s -> new TlsProber(clock, connector, tls.get()).probe(s, address, loop);
      case ProbeSpec.Tcp s -> tcp.probe(s, address, loop);
      case ProbeSpec.Smtp s -> smtp.probe(s, address, loop);
      case ProbeSpec.Sip s -> sip.probe(s, address, loop);
      case ProbeSpec.Dns s -> dns.probe(s, address, loop);
      case ProbeSpec.Icmp s -> icmp.probe(s, address, loop);
      case ProbeSpec.Ntp s -> ntp.probe(s, address, loop);
    };
  }

  /** Makes ready what the first handshake would wait for. */
  void rehearseTls() {
    tls.get().rehearse();
  }

  Future<HttpProber.KeptResult> fetch(
      ProbeSpec.Http spec, InetAddress address, ProbeLoop loop, Turns turns, PageWish wish) {
    return http().fetch(spec, address, loop, turns, wish);
  }

  /** Made at first use: a measurement by hand of another kind loads no trust roots. */
  private HttpProber http() {
    HttpProber made = http;
    if (made == null) {
      made = new HttpProber(clock, connector, tls.get(), lookup, RecognitionFile.shipped(), copies);
      http = made;
    }
    return made;
  }

  @Override
  public void close() {
    icmp.close();
  }
}
