package vn.gov.haiduong.haidang.net;

import io.vertx.core.Future;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import vn.gov.haiduong.haidang.net.DnsMessage.Rr;
import vn.gov.haiduong.haidang.time.Clock;

/**
 * Asks a zone's own servers whether they too are silent about a name of which our only resolver
 * says nothing (interfaces, "In the loop"). Finds them through the resolver: the nearest zone above
 * the name whose servers it knows, and from there along the referrals.
 */
final class ZoneWitness {

  private static final int MOST_ZONES = 4;
  private static final int MOST_SERVERS = 4;
  private static final int MOST_REFERRALS = 3;

  private final List<InetSocketAddress> resolvers;
  private final int port;
  private final Clock clock;

  /**
   * @param port where the servers of zones listen: 53, but for tests
   */
  ZoneWitness(List<InetSocketAddress> resolvers, int port, Clock clock) {
    this.resolvers = List.copyOf(resolvers);
    this.port = port;
    this.clock = clock;
  }

  /** The servers of a zone: names, and the addresses that came along. */
  private record Servers(String zone, List<String> names, List<Rr> glue) {

    static Servers of(String zone, List<Rr> records, List<Rr> glue) {
      return new Servers(
          zone,
          records.stream()
              .filter(rr -> rr.type() == Rr.NS && rr.name().equals(zone))
              .map(Rr::target)
              .distinct()
              .limit(MOST_SERVERS)
              .toList(),
          glue);
    }

    boolean known() {
      return !names.isEmpty();
    }
  }

  /**
   * Whether servers of the name's zone were found and none of them answered. False also where none
   * could be found: then nobody bears witness. The future never fails and completes before {@code
   * deadlineNanos}.
   */
  Future<Boolean> silent(String name, int type, long deadlineNanos, ProbeLoop loop) {
    return above(name, until(deadlineNanos, 4), loop)
        .compose(servers -> follow(name, type, servers, 0, deadlineNanos, loop));
  }

  private long until(long deadlineNanos, int part) {
    long now = clock.nanos();
    return now + Math.max(0, deadlineNanos - now) / part;
  }

  private Future<Servers> above(String name, long until, ProbeLoop loop) {
    List<Future<Servers>> asked = new ArrayList<>();
    String zone = name;
    while (zone.indexOf('.') > 0 && asked.size() < MOST_ZONES) {
      String here = zone;
      asked.add(
          ask(here, Rr.NS, resolvers, until, loop)
              .map(
                  said ->
                      said instanceof DnsSaid.Answer answer
                          ? Servers.of(
                              here, answer.message().answers(), answer.message().additional())
                          : new Servers(here, List.of(), List.of())));
      zone = zone.substring(zone.indexOf('.') + 1);
    }
    Servers none = new Servers(name, List.of(), List.of());
    return asked.isEmpty()
        ? Future.succeededFuture(none)
        : Future.join(asked)
            .map(
                _ ->
                    asked.stream()
                        .map(Future::result)
                        .filter(Servers::known)
                        .findFirst()
                        .orElse(none));
  }

  private Future<Boolean> follow(
      String name, int type, Servers servers, int referrals, long deadline, ProbeLoop loop) {
    return addresses(servers, until(deadline, 4), loop)
        .compose(
            addresses ->
                addresses.isEmpty()
                    ? Future.succeededFuture(false)
                    : ask(name, type, addresses, until(deadline, 2), loop)
                        .compose(
                            said ->
                                switch (said) {
                                  case DnsSaid.Silent _ -> Future.succeededFuture(true);
                                  case DnsSaid.Answer(
                                          DnsMessage message,
                                          InetSocketAddress _,
                                          boolean _,
                                          long _) -> {
                                    Servers below = referral(message, name, servers.zone());
                                    yield below.known() && referrals < MOST_REFERRALS
                                        ? follow(name, type, below, referrals + 1, deadline, loop)
                                        : Future.succeededFuture(false);
                                  }
                                  case DnsSaid.Broken _,
                                      DnsSaid.Closed _,
                                      DnsSaid.NoRoute _,
                                      DnsSaid.Exhausted _ ->
                                      Future.succeededFuture(false);
                                }));
  }

  /** The zone between {@code zone} and the name to whose servers an answer points, if it does. */
  private static Servers referral(DnsMessage message, String name, String zone) {
    if (message.authoritative() || !message.answers().isEmpty()) {
      return new Servers(zone, List.of(), List.of());
    }
    return message.authority().stream()
        .filter(rr -> rr.type() == Rr.NS && rr.name().length() > zone.length())
        .filter(rr -> name.equals(rr.name()) || name.endsWith("." + rr.name()))
        .findFirst()
        .map(rr -> Servers.of(rr.name(), message.authority(), message.additional()))
        .orElse(new Servers(zone, List.of(), List.of()));
  }

  private Future<List<InetSocketAddress>> addresses(Servers servers, long until, ProbeLoop loop) {
    List<InetSocketAddress> found = new ArrayList<>();
    List<Future<DnsSaid>> asked = new ArrayList<>();
    for (String server : servers.names()) {
      List<InetAddress> glue = addressesOf(server, servers.glue());
      glue.forEach(address -> found.add(new InetSocketAddress(address, port)));
      if (glue.isEmpty()) {
        asked.add(ask(server, Rr.A, resolvers, until, loop));
      }
    }
    if (asked.isEmpty()) {
      return Future.succeededFuture(found.stream().limit(MOST_SERVERS).toList());
    }
    return Future.join(asked)
        .map(
            _ -> {
              for (Future<DnsSaid> each : asked) {
                if (each.result() instanceof DnsSaid.Answer answer) {
                  answer.message().answers().stream()
                      .flatMap(rr -> rr.address().stream())
                      .forEach(address -> found.add(new InetSocketAddress(address, port)));
                }
              }
              return found.stream().distinct().limit(MOST_SERVERS).toList();
            });
  }

  private static List<InetAddress> addressesOf(String server, List<Rr> glue) {
    return glue.stream()
        .filter(rr -> rr.name().equals(server))
        .flatMap(rr -> rr.address().stream())
        .toList();
  }

  private Future<DnsSaid> ask(
      String name, int type, List<InetSocketAddress> servers, long until, ProbeLoop loop) {
    return DnsAsk.ask(new DnsAsk.Question(name, type, false), servers, until, loop, clock);
  }
}
