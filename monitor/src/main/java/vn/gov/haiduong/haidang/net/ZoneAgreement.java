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
import java.util.stream.Collectors;
import vn.gov.haiduong.haidang.net.DnsMessage.Rr;
import vn.gov.haiduong.haidang.probe.Addressing.Family;
import vn.gov.haiduong.haidang.probe.Cause;
import vn.gov.haiduong.haidang.probe.Outcome;
import vn.gov.haiduong.haidang.probe.ProbeSpec;
import vn.gov.haiduong.haidang.time.Clock;
import vn.gov.haiduong.haidang.wording.Plain;

/**
 * Whether all name servers of a zone serve it and hold the same version: asks the target for the
 * zone's NS set and each of those servers, at the target's port, for the SOA over UDP and the NS
 * set over TCP (RFC 7766 asks for both). A server that does not answer either with authority is
 * lame, and so is a name without address; different serials or sets are disagreement.
 */
final class ZoneAgreement {

  private static final int MAX_SERVERS = 13;
  private static final int MAX_ADDRESSES = 26;
  private static final Set<Cause> NO_ADDRESS = Set.of(Cause.DNS_NXDOMAIN, Cause.DNS_NODATA);

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

  /** What the target says of its zone: the servers to ask, and names that lead nowhere. */
  private record Named(List<Server> servers, List<Answer> nowhere, Set<String> set) {}

  /** What one server of the zone said. */
  private sealed interface Answer {

    record Serves(String server, long serial, Set<String> names) implements Answer {}

    record Lame(String server, String why) implements Answer {}
  }

  Future<Found> check(
      ProbeSpec.Dns spec,
      InetSocketAddress target,
      DnsMessage targetSoa,
      long deadline,
      ProbeLoop loop) {
    long half = clock.nanos() + Math.max(0, deadline - clock.nanos()) / 2;
    return DnsAsk.ask(
            new DnsAsk.Question(spec.name(), Rr.NS, false), List.of(target), half, loop, clock)
        .compose(said -> named(spec, said, half, loop))
        .compose(
            named ->
                askAll(spec, named.servers(), deadline, loop)
                    .map(
                        answers -> {
                          List<Answer> all = new ArrayList<>();
                          all.add(
                              serial(targetSoa, spec.name())
                                  .<Answer>map(
                                      serial ->
                                          new Answer.Serves(
                                              DnsFaults.shown(target), serial, named.set()))
                                  .orElseGet(() -> new Answer.Lame(DnsFaults.shown(target), "")));
                          all.addAll(named.nowhere());
                          all.addAll(answers);
                          return judge(all);
                        }));
  }

  /** Addresses come from the answer itself where it brings them, else from the resolver. */
  private Future<Named> named(ProbeSpec.Dns spec, DnsSaid said, long deadline, ProbeLoop loop) {
    if (!(said
        instanceof DnsSaid.Answer(DnsMessage message, InetSocketAddress _, boolean _, long _))) {
      return Future.succeededFuture(new Named(List.of(), List.of(), Set.of()));
    }
    Set<String> names = names(message, spec.name());
    List<Future<Named>> found = new ArrayList<>();
    for (String name : names.stream().limit(MAX_SERVERS).toList()) {
      List<Server> glue =
          message.additional().stream()
              .filter(rr -> rr.name().equals(name))
              .flatMap(rr -> rr.address().stream())
              .map(address -> new Server(name, address))
              .toList();
      found.add(
          glue.isEmpty()
              ? lookup.lookup(name, Family.ALL, deadline, loop).map(answer -> named(name, answer))
              : Future.succeededFuture(new Named(glue, List.of(), Set.of())));
    }
    return found.isEmpty()
        ? Future.succeededFuture(new Named(List.of(), List.of(), names))
        : Future.join(found)
            .map(
                _ ->
                    new Named(
                        found.stream()
                            .flatMap(one -> one.result().servers().stream())
                            .distinct()
                            .toList(),
                        found.stream().flatMap(one -> one.result().nowhere().stream()).toList(),
                        names));
  }

  /** A look-up that failed for another reason than that there is no such address says nothing. */
  private static Named named(String name, AddressLookup.Found found) {
    return switch (found) {
      case AddressLookup.Found.Addresses(List<InetAddress> list, long _, NameStory _) ->
          new Named(
              list.stream().map(address -> new Server(name, address)).toList(),
              List.of(),
              Set.of());
      case AddressLookup.Found.Nothing(Outcome why, long _, NameStory _) ->
          new Named(
              List.of(),
              why.cause().filter(NO_ADDRESS::contains).isPresent()
                  ? List.of(new Answer.Lame(Plain.shown(name, 253), "không có địa chỉ"))
                  : List.of(),
              Set.of());
    };
  }

  private Future<List<Answer>> askAll(
      ProbeSpec.Dns spec, List<Server> servers, long deadline, ProbeLoop loop) {
    List<Future<Optional<Answer>>> asked =
        servers.stream()
            .limit(MAX_ADDRESSES)
            .map(server -> askBoth(spec, server, deadline, loop))
            .toList();
    return asked.isEmpty()
        ? Future.succeededFuture(List.of())
        : Future.join(asked)
            .map(_ -> asked.stream().flatMap(one -> one.result().stream()).toList());
  }

  /** Both at once: a zone's transfer of trust rests on UDP and TCP alike. */
  private Future<Optional<Answer>> askBoth(
      ProbeSpec.Dns spec, Server server, long deadline, ProbeLoop loop) {
    List<InetSocketAddress> there =
        List.of(new InetSocketAddress(server.address(), spec.endpoint().port()));
    Future<DnsSaid> soa =
        DnsAsk.ask(new DnsAsk.Question(spec.name(), Rr.SOA, false), there, deadline, loop, clock);
    Future<DnsSaid> ns =
        DnsAsk.ask(new DnsAsk.Question(spec.name(), Rr.NS, true), there, deadline, loop, clock);
    return Future.join(soa, ns).map(_ -> answer(server, soa.result(), ns.result(), spec.name()));
  }

  /** What we could not reach for want of our own means says nothing about the server. */
  private static Optional<Answer> answer(Server server, DnsSaid soa, DnsSaid ns, String zone) {
    if (ours(soa) || ours(ns)) {
      return Optional.empty();
    }
    Optional<Long> serial = message(soa).flatMap(message -> serial(message, zone));
    if (serial.isEmpty()) {
      return Optional.of(new Answer.Lame(server.shown(), ""));
    }
    Optional<Set<String>> names =
        message(ns).filter(ZoneAgreement::ofAuthority).map(message -> names(message, zone));
    return Optional.of(
        names
            .<Answer>map(set -> new Answer.Serves(server.shown(), serial.get(), set))
            .orElseGet(() -> new Answer.Lame(server.shown(), "không trả lời qua TCP")));
  }

  private static boolean ours(DnsSaid said) {
    return switch (said) {
      case DnsSaid.NoRoute(Outcome seen, long _) -> seen instanceof Outcome.Unknown;
      case DnsSaid.Exhausted _ -> true;
      case DnsSaid.Answer _, DnsSaid.Broken _, DnsSaid.Silent _, DnsSaid.Closed _ -> false;
    };
  }

  private static Optional<DnsMessage> message(DnsSaid said) {
    return said
            instanceof DnsSaid.Answer(DnsMessage message, InetSocketAddress _, boolean _, long _)
        ? Optional.of(message)
        : Optional.empty();
  }

  private static boolean ofAuthority(DnsMessage message) {
    return message.authoritative() && message.rcode() == DnsMessage.NOERROR;
  }

  private static Set<String> names(DnsMessage message, String zone) {
    return message.answers().stream()
        .filter(rr -> rr.type() == Rr.NS && rr.name().equals(zone))
        .map(Rr::target)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The serial, where the answer is one of authority. */
  private static Optional<Long> serial(DnsMessage message, String zone) {
    if (!ofAuthority(message)) {
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
    Set<Set<String>> sets = new LinkedHashSet<>();
    for (Answer answer : answers) {
      switch (answer) {
        case Answer.Serves(String server, long serial, Set<String> names) -> {
          serials.put(server, serial);
          sets.add(names);
        }
        case Answer.Lame(String server, String why) ->
            lame.add(why.isEmpty() ? server : server + ": " + why);
      }
    }
    Set<Long> versions = new TreeSet<>(serials.values());
    if (!lame.isEmpty()) {
      return found(Cause.DNS_LAME, "Không phục vụ vùng: " + String.join(", ", lame), serials);
    }
    if (versions.size() > 1) {
      return found(
          Cause.DNS_DISAGREE,
          "Các máy chủ của vùng có số hiệu SOA khác nhau: "
              + String.join(", ", versions.stream().map(String::valueOf).toList()),
          serials);
    }
    if (sets.size() > 1) {
      return found(
          Cause.DNS_DISAGREE,
          "Các máy chủ của vùng kể tập máy chủ (NS) khác nhau: "
              + String.join(" | ", sets.stream().map(set -> String.join(", ", set)).toList()),
          serials);
    }
    return new Found(new Outcome.Up(), serials);
  }

  private static Found found(Cause cause, String why, Map<String, Long> serials) {
    return new Found(new Outcome.Degraded(cause, Plain.shown(why, 300)), serials);
  }
}
