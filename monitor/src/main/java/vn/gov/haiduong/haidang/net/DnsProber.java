package vn.gov.haiduong.haidang.net;

import io.vertx.core.Future;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.gov.haiduong.haidang.net.DnsMessage.Rr;
import vn.gov.haiduong.haidang.probe.AddressResult;
import vn.gov.haiduong.haidang.probe.Cause;
import vn.gov.haiduong.haidang.probe.Outcome;
import vn.gov.haiduong.haidang.probe.Phases;
import vn.gov.haiduong.haidang.probe.ProbeSpec;
import vn.gov.haiduong.haidang.probe.ProbeSpec.RecordType;
import vn.gov.haiduong.haidang.probe.ProtocolFacts;
import vn.gov.haiduong.haidang.time.Clock;

/**
 * A name server that is itself the target: asks it over UDP, where wanted over TCP too, and for a
 * zone's SOA where wanted all its servers. Its closed port is {@code connect_refused}.
 */
final class DnsProber implements Prober<ProbeSpec.Dns> {

  private static final int MAX_ANSWERS = 50;

  private final Clock clock;
  private final ZoneAgreement agreement;

  DnsProber(Clock clock, AddressLookup lookup) {
    this.clock = clock;
    this.agreement = new ZoneAgreement(clock, lookup);
  }

  /** A verdict so far, with the answer that it rests on. */
  private record Judged(
      Outcome outcome, Optional<DnsMessage> message, boolean overTcp, long nanos) {}

  @Override
  public Future<AddressResult> probe(ProbeSpec.Dns spec, InetAddress address, ProbeLoop loop) {
    long start = clock.nanos();
    long deadline = start + spec.budget().timeout().toNanos();
    InetSocketAddress server = new InetSocketAddress(address, spec.endpoint().port());
    return ask(spec, server, false, deadline, loop)
        .compose(
            first ->
                spec.bothTransports() && first.outcome().verdict().good() && !first.overTcp()
                    ? ask(spec, server, true, deadline, loop).map(second -> worse(first, second))
                    : Future.succeededFuture(first))
        .compose(
            judged ->
                spec.agree() && spec.type() == RecordType.SOA && judged.outcome().verdict().good()
                    ? agreement
                        .check(spec, server, judged.message().orElseThrow(), deadline, loop)
                        .map(
                            found ->
                                result(address, judged, found.outcome(), found.serials(), start))
                    : Future.succeededFuture(
                        result(address, judged, judged.outcome(), Map.of(), start)));
  }

  /** The second counts where it is bad; the time is that of both. */
  private static Judged worse(Judged first, Judged second) {
    long nanos = first.nanos() + second.nanos();
    return second.outcome().verdict().good()
        ? new Judged(first.outcome(), first.message(), false, nanos)
        : new Judged(second.outcome(), second.message(), true, nanos);
  }

  private Future<Judged> ask(
      ProbeSpec.Dns spec, InetSocketAddress server, boolean tcp, long deadline, ProbeLoop loop) {
    return DnsAsk.ask(
            new DnsAsk.Question(spec.name(), number(spec.type()), tcp),
            List.of(server),
            deadline,
            loop,
            clock)
        .map(said -> judge(spec, said));
  }

  private static Judged judge(ProbeSpec.Dns spec, DnsSaid said) {
    return switch (said) {
      case DnsSaid.Answer(DnsMessage message, InetSocketAddress _, boolean tcp, long nanos) ->
          new Judged(DnsAnswer.judge(spec, message), Optional.of(message), tcp, nanos);
      case DnsSaid.Broken(String why, InetSocketAddress _, long nanos) ->
          without(new Outcome.Down(Cause.DNS_MALFORMED, "Câu trả lời sai quy cách: " + why), nanos);
      case DnsSaid.Silent(int _, long nanos) ->
          without(
              new Outcome.Down(Cause.DNS_TIMEOUT, "Máy chủ tên miền không trả lời trong thời hạn"),
              nanos);
      case DnsSaid.Closed(long nanos) ->
          without(new Outcome.Down(Cause.CONNECT_REFUSED, "Cổng của máy chủ tên miền đóng"), nanos);
      case DnsSaid.NoRoute(Outcome seen, long nanos) -> without(seen, nanos);
      case DnsSaid.Exhausted(long nanos) ->
          without(
              new Outcome.Unknown(Cause.OWN_OVERLOAD, "Máy giám sát hết tệp hoặc cổng để hỏi"),
              nanos);
    };
  }

  private static Judged without(Outcome outcome, long nanos) {
    return new Judged(outcome, Optional.empty(), false, nanos);
  }

  private AddressResult result(
      InetAddress address, Judged judged, Outcome outcome, Map<String, Long> serials, long start) {
    return new AddressResult(
        address,
        outcome,
        new Phases(Phases.ABSENT, Phases.ABSENT, Phases.ABSENT, judged.nanos(), Phases.ABSENT),
        clock.nanos() - start,
        Optional.empty(),
        Optional.empty(),
        judged.message().map(message -> facts(message, judged.overTcp(), serials)));
  }

  private static ProtocolFacts facts(
      DnsMessage message, boolean overTcp, Map<String, Long> serials) {
    return new ProtocolFacts.Dns(
        message.rcodeName(),
        message.authoritative(),
        overTcp,
        message.answers().stream().limit(MAX_ANSWERS).map(Rr::line).toList(),
        message.authority().size(),
        message.additional().size(),
        serials);
  }

  static int number(RecordType type) {
    return switch (type) {
      case A -> Rr.A;
      case AAAA -> Rr.AAAA;
      case CNAME -> Rr.CNAME;
      case MX -> Rr.MX;
      case NS -> Rr.NS;
      case PTR -> Rr.PTR;
      case SOA -> Rr.SOA;
      case SRV -> Rr.SRV;
      case TXT -> Rr.TXT;
      case CAA -> Rr.CAA;
      case DS -> Rr.DS;
    };
  }
}
