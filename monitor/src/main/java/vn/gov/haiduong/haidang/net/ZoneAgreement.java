package vn.gov.haiduong.haidang.net;

import io.vertx.core.Future;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import vn.gov.haiduong.haidang.net.DnsMessage.Rr;
import vn.gov.haiduong.haidang.probe.Addressing.Family;
import vn.gov.haiduong.haidang.probe.Cause;
import vn.gov.haiduong.haidang.probe.Outcome;
import vn.gov.haiduong.haidang.probe.ProbeSpec;
import vn.gov.haiduong.haidang.time.Clock;
import vn.gov.haiduong.haidang.wording.Plain;

/**
 * Whether all name servers of a zone serve it and hold the same version: asks the target for the
 * zone's NS set and each of those servers, at the target's port, for the SOA. A server that does
 * not answer with authority is lame; different serials are disagreement.
 */
final class ZoneAgreement {

  private static final int MAX_SERVERS = 13;
  private static final int MAX_ADDRESSES = 26;

  private final Clock clock;
  private final AddressLookup lookup;

  ZoneAgreement(Clock clock, AddressLookup lookup) {
    this.clock = clock;
    this.lookup = lookup;
  }

  /**
   * What was found.
   *
   * @param serials by server as "name (address)"
   */
  record Found(Outcome outcome, Map<String, Long> serials) {}

  private record Server(String name, InetAddress address) {
    String shown() {
      return Plain.shown(name, 253) + " (" + address.getHostAddress() + ")";
    }
  }

  private record Answer(String server, Optional<Long> serial) {}

  Future<Found> check(
      ProbeSpec.Dns spec,
      InetSocketAddress target,
      DnsMessage targetSoa,
      long deadline,
      ProbeLoop loop) {
    long half = clock.nanos() + Math.max(0, deadline - clock.nanos()) / 2;
    return DnsAsk.ask(
            new DnsAsk.Question(spec.name(), Rr.NS, false), List.of(target), half, loop, clock)
        .compose(said -> servers(spec, said, half, loop))
        .compose(servers -> askAll(spec, servers, deadline, loop))
        .map(
            answers -> {
              List<Answer> all = new ArrayList<>();
              all.add(new Answer(DnsFaults.shown(target), serial(targetSoa, spec.name())));
              all.addAll(answers);
              return judge(all);
            });
  }

  /** Addresses come from the answer itself where it brings them, else from the resolver. */
  private Future<List<Server>> servers(
      ProbeSpec.Dns spec, DnsSaid said, long deadline, ProbeLoop loop) {
    if (!(said
        instanceof DnsSaid.Answer(DnsMessage message, InetSocketAddress _, boolean _, long _))) {
      return Future.succeededFuture(List.of());
    }
    List<String> names =
        message.answers().stream()
            .filter(rr -> rr.type() == Rr.NS && rr.name().equals(spec.name()))
            .map(Rr::target)
            .distinct()
            .limit(MAX_SERVERS)
            .toList();
    List<Future<List<Server>>> found = new ArrayList<>();
    for (String name : names) {
      List<Server> glue =
          message.additional().stream()
              .filter(rr -> rr.name().equals(name))
              .flatMap(rr -> rr.address().stream())
              .map(address -> new Server(name, address))
              .toList();
      found.add(
          glue.isEmpty()
              ? lookup.lookup(name, Family.ALL, deadline, loop).map(answer -> named(name, answer))
              : Future.succeededFuture(glue));
    }
    return found.isEmpty()
        ? Future.succeededFuture(List.of())
        : Future.join(found)
            .map(_ -> found.stream().flatMap(one -> one.result().stream()).distinct().toList());
  }

  private static List<Server> named(String name, AddressLookup.Found found) {
    return switch (found) {
      case AddressLookup.Found.Addresses(List<InetAddress> list, long _) ->
          list.stream().map(address -> new Server(name, address)).toList();
      case AddressLookup.Found.Nothing _ -> List.of();
    };
  }

  private Future<List<Answer>> askAll(
      ProbeSpec.Dns spec, List<Server> servers, long deadline, ProbeLoop loop) {
    List<Future<Optional<Answer>>> asked =
        servers.stream()
            .limit(MAX_ADDRESSES)
            .map(
                server ->
                    DnsAsk.ask(
                            new DnsAsk.Question(spec.name(), Rr.SOA, false),
                            List.of(
                                new InetSocketAddress(server.address(), spec.endpoint().port())),
                            deadline,
                            loop,
                            clock)
                        .map(said -> answer(server, said, spec.name())))
            .toList();
    return asked.isEmpty()
        ? Future.succeededFuture(List.of())
        : Future.join(asked)
            .map(_ -> asked.stream().flatMap(one -> one.result().stream()).toList());
  }

  /** What we could not reach for want of our own route says nothing about the server. */
  private static Optional<Answer> answer(Server server, DnsSaid said, String zone) {
    return switch (said) {
      case DnsSaid.Answer(DnsMessage message, InetSocketAddress _, boolean _, long _) ->
          Optional.of(new Answer(server.shown(), serial(message, zone)));
      case DnsSaid.NoRoute(Outcome seen, long _) ->
          seen instanceof Outcome.Unknown
              ? Optional.empty()
              : Optional.of(new Answer(server.shown(), Optional.empty()));
      case DnsSaid.Exhausted _ -> Optional.empty();
      case DnsSaid.Broken _, DnsSaid.Silent _, DnsSaid.Closed _ ->
          Optional.of(new Answer(server.shown(), Optional.empty()));
    };
  }

  /** The serial, where the answer is one of authority. */
  private static Optional<Long> serial(DnsMessage message, String zone) {
    if (!message.authoritative() || message.rcode() != DnsMessage.NOERROR) {
      return Optional.empty();
    }
    return message.answers().stream()
        .filter(rr -> rr.type() == Rr.SOA && rr.name().equals(zone))
        .map(Rr::serial)
        .findFirst();
  }

  private static Found judge(List<Answer> answers) {
    Map<String, Long> serials = new LinkedHashMap<>();
    Set<String> lame = new LinkedHashSet<>();
    for (Answer answer : answers) {
      answer
          .serial()
          .ifPresentOrElse(
              serial -> serials.put(answer.server(), serial), () -> lame.add(answer.server()));
    }
    Set<Long> versions = new TreeSet<>(serials.values());
    if (!lame.isEmpty()) {
      return new Found(
          new Outcome.Degraded(
              Cause.DNS_LAME, Plain.shown("Không phục vụ vùng: " + String.join(", ", lame), 300)),
          serials);
    }
    if (versions.size() > 1) {
      return new Found(
          new Outcome.Degraded(
              Cause.DNS_DISAGREE,
              "Các máy chủ của vùng có số hiệu SOA khác nhau: "
                  + String.join(", ", versions.stream().map(String::valueOf).toList())),
          serials);
    }
    return new Found(new Outcome.Up(), serials);
  }
}
