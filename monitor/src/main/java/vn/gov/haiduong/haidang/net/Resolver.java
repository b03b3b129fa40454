package vn.gov.haiduong.haidang.net;

import io.netty.util.concurrent.ScheduledFuture;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import vn.gov.haiduong.haidang.net.DnsMessage.Rr;
import vn.gov.haiduong.haidang.probe.Addressing.Family;
import vn.gov.haiduong.haidang.probe.Cause;
import vn.gov.haiduong.haidang.probe.Outcome;
import vn.gov.haiduong.haidang.time.Clock;

/**
 * Finds addresses by asking the configured resolvers, anew each time. Both families are asked at
 * once; when one is found, the other gets a little more time and its failure does not count. {@code
 * localhost} is never asked (RFC 6761).
 */
final class Resolver implements AddressLookup {

  /** More addresses than these of one name and family are not measured. */
  static final int MAX_ADDRESSES = 16;

  private static final int DNS_PORT = 53;

  /** The second family may come this part of the budget later than the first. */
  private static final int GRACE_PART = 3;

  private final List<InetSocketAddress> servers;
  private final Clock clock;
  private final ResolverTrust trust;
  private final ZoneWitness witness;

  Resolver(ProbeEnvironment environment) {
    this(environment, DNS_PORT);
  }

  /**
   * @param zonePort where the servers of zones listen, for tests
   */
  Resolver(ProbeEnvironment environment, int zonePort) {
    this.servers = environment.resolvers();
    this.clock = environment.clock();
    this.trust = new ResolverTrust(environment);
    this.witness = new ZoneWitness(servers, zonePort, clock);
  }

  @Override
  public Future<Found> lookup(String host, Family family, long deadlineNanos, ProbeLoop loop) {
    long start = clock.nanos();
    HostText read = HostText.read(host);
    return switch (read) {
      case HostText.Literal(InetAddress address) ->
          Future.succeededFuture(literal(address, family, start));
      case HostText.Bad(String why) ->
          Future.succeededFuture(
              new Found.Nothing(new Outcome.Unknown(Cause.BAD_TARGET, why), clock.nanos() - start));
      case HostText.Name(String name) ->
          name.equals("localhost") || name.endsWith(".localhost")
              ? Future.succeededFuture(localhost(family, start))
              : ask(name, family, start, deadlineNanos, loop);
    };
  }

  private Found literal(InetAddress address, Family family, long start) {
    boolean six = address instanceof Inet6Address;
    if (family == Family.ALL || (family == Family.V6) == six) {
      return new Found.Addresses(List.of(address), clock.nanos() - start);
    }
    return new Found.Nothing(
        new Outcome.Unknown(
            Cause.BAD_TARGET,
            address.getHostAddress() + " không phải là địa chỉ IPv" + (six ? "4" : "6")),
        clock.nanos() - start);
  }

  private Found localhost(Family family, long start) {
    List<InetAddress> addresses = new ArrayList<>();
    if (family != Family.V6) {
      addresses.add(DnsWire.address(new byte[] {127, 0, 0, 1}));
    }
    InetAddress six = DnsWire.address(new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1});
    if (family != Family.V4 && isOurs(six)) {
      addresses.add(six);
    }
    if (addresses.isEmpty()) {
      return new Found.Nothing(
          new Outcome.Down(Cause.DNS_NODATA, "localhost không có địa chỉ IPv6 trên máy này"),
          clock.nanos() - start);
    }
    return new Found.Addresses(addresses, clock.nanos() - start);
  }

  private static boolean isOurs(InetAddress address) {
    try {
      return NetworkInterface.getByInetAddress(address) != null;
    } catch (SocketException _) {
      // Without a list of interfaces nothing is known to be ours.
      return false;
    }
  }

  private Future<Found> ask(
      String name, Family family, long start, long deadlineNanos, ProbeLoop loop) {
    BothFamilies both = new BothFamilies(name, clock, start, loop);
    if (family != Family.V6) {
      both.expect(Rr.A, chase(name, Rr.A, deadlineNanos, loop, both));
    }
    if (family != Family.V4) {
      both.expect(Rr.AAAA, chase(name, Rr.AAAA, deadlineNanos, loop, both));
    }
    long grace = Math.max(0, deadlineNanos - start) / GRACE_PART;
    return both.future(grace);
  }

  private Future<NameAnswer> chase(
      String name, int type, long deadlineNanos, ProbeLoop loop, BothFamilies both) {
    return chase(name, type, deadlineNanos, loop, both, new HashSet<>());
  }

  /** Asks, and asks on where an answer ends at a name of which it holds no address. */
  private Future<NameAnswer> chase(
      String name,
      int type,
      long deadlineNanos,
      ProbeLoop loop,
      BothFamilies both,
      Set<String> seen) {
    Future<DnsSaid> asked =
        DnsAsk.ask(new DnsAsk.Question(name, type, false), servers, deadlineNanos, loop, clock);
    Future<Boolean> zoneSilent = witness(name, type, deadlineNanos, asked, loop);
    return asked
        .compose(
            said ->
                said instanceof DnsSaid.Silent
                    ? zoneSilent.map(too -> judge(name, type, said, too, seen))
                    : Future.succeededFuture(judge(name, type, said, false, seen)))
        .compose(
            answer -> {
              if (answer instanceof NameAnswer.Onward(String target, DnsSaid said)) {
                both.ledOn(name, type, said, target);
                return chase(target, type, deadlineNanos, loop, both, seen);
              }
              return Future.succeededFuture(answer);
            });
  }

  private NameAnswer judge(
      String name, int type, DnsSaid said, boolean zoneSilent, Set<String> seen) {
    return trust.judge(name, said, zoneSilent, NameAnswer.of(said, name, type, seen));
  }

  /** Where our only resolver is silent for half of the time, the zone's own servers are asked. */
  private Future<Boolean> witness(
      String name, int type, long deadlineNanos, Future<DnsSaid> asked, ProbeLoop loop) {
    if (!trust.needsWitness(servers.size())) {
      return Future.succeededFuture(false);
    }
    Promise<Boolean> silent = Promise.promise();
    long half = Math.max(0, deadlineNanos - clock.nanos()) / 2;
    ScheduledFuture<?> patience =
        loop.netty()
            .schedule(
                () -> {
                  Future<Boolean> _ =
                      witness.silent(name, type, deadlineNanos, loop).onComplete(silent);
                },
                half,
                TimeUnit.NANOSECONDS);
    Future<DnsSaid> _ =
        asked.onSuccess(
            said -> {
              if (!(said instanceof DnsSaid.Silent) && patience.cancel(false)) {
                silent.complete(false);
              }
            });
    return silent.future();
  }
}
