package vn.gov.haiduong.haidang.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.gov.haiduong.haidang.net.NameServer.Conduct;
import vn.gov.haiduong.haidang.net.NameServer.Reply;
import vn.gov.haiduong.haidang.probe.Addressing;
import vn.gov.haiduong.haidang.probe.Budget;
import vn.gov.haiduong.haidang.probe.Cause;
import vn.gov.haiduong.haidang.probe.Endpoint;
import vn.gov.haiduong.haidang.probe.Observation;
import vn.gov.haiduong.haidang.probe.Outcome;
import vn.gov.haiduong.haidang.probe.ProbeSpec;
import vn.gov.haiduong.haidang.probe.ProbeSpec.RecordType;
import vn.gov.haiduong.haidang.probe.ProtocolFacts;
import vn.gov.haiduong.haidang.time.Clock;

/** Name servers, echo and time servers through the door of the probers. */
@SuppressWarnings("ImmutableEnumChecker") // Cases of a table: functions without state.
class NamesProbeTest {

  private static final Clock CLOCK = Clock.system();
  private static final Budget SHORT = new Budget(Duration.ofSeconds(1), Duration.ofSeconds(5));
  private static ProbeLoops loops;
  private static Probes probes;

  @BeforeAll
  static void start() throws Exception {
    loops = ProbeLoops.start(1, CLOCK);
    probes =
        new Probes(
            new ProbeEnvironment(
                List.of(ResolverTest.closedPort()),
                List.of(),
                CLOCK,
                new ProbeEnvironment.ByHand()));
  }

  @AfterAll
  static void stop() throws Exception {
    probes.close();
    Object _ = loops.close().toCompletionStage().toCompletableFuture().get(5, TimeUnit.SECONDS);
  }

  /** What a name server does, and what it is called when it is itself the target. */
  enum ServerCase {
    GOOD(q -> Reply.to(q).a(q.name(), "10.1.1.1").send(), Optional.empty()),
    GOOD_BEHIND_AN_ALIAS(
        q -> Reply.to(q).cname(q.name(), "b.test").a("b.test", "10.1.1.1").send(),
        Optional.empty()),
    OTHER_VALUE(
        q -> Reply.to(q).a(q.name(), "10.1.1.2").send(), Optional.of(Cause.REPLY_UNEXPECTED)),
    NO_SUCH_NAME(q -> Reply.to(q).rcode(3).send(), Optional.of(Cause.DNS_NXDOMAIN)),
    NO_RECORD(q -> Reply.to(q).nothing().send(), Optional.of(Cause.DNS_NODATA)),
    OTHER_NAMES(q -> Reply.to(q).a("b.test", "10.1.1.1").send(), Optional.of(Cause.DNS_NODATA)),
    FAILURE(q -> Reply.to(q).rcode(2).send(), Optional.of(Cause.DNS_SERVFAIL)),
    REFUSAL(q -> Reply.to(q).rcode(5).send(), Optional.of(Cause.DNS_REFUSED)),
    NOT_UNDERSTOOD(q -> Reply.to(q).rcode(1).send(), Optional.of(Cause.DNS_MALFORMED)),
    BROKEN(
        q -> Reply.to(q).record(q.name(), 1, new byte[3]).send(), Optional.of(Cause.DNS_MALFORMED)),
    LOOP(
        q -> Reply.to(q).cname(q.name(), "b.test").cname("b.test", q.name()).send(),
        Optional.of(Cause.DNS_MALFORMED)),
    SILENCE(_ -> List.of(), Optional.of(Cause.DNS_TIMEOUT)),
    SILENT_OVER_TCP(
        q -> q.tcp() ? List.of() : Reply.to(q).a(q.name(), "10.1.1.1").send(),
        Optional.of(Cause.DNS_TIMEOUT));

    private final Conduct conduct;
    private final Optional<Cause> cause;

    ServerCase(Conduct conduct, Optional<Cause> cause) {
      this.conduct = conduct;
      this.cause = cause;
    }
  }

  @ParameterizedTest
  @EnumSource(ServerCase.class)
  void judgesNameServers(ServerCase given) throws Exception {
    try (NameServer server = new NameServer(given.conduct)) {
      Observation seen = measure(dns(server.address(), RecordType.A, Set.of("10.1.1.1"), false));
      assertThat(seen.outcome().cause()).isEqualTo(given.cause);
      assertThat(seen.durationNanos()).isLessThan(TimeUnit.MILLISECONDS.toNanos(2_000));
    }
  }

  @Test
  void theClosedPortOfANameServerRefuses() throws Exception {
    Observation seen = measure(dns(ResolverTest.closedPort(), RecordType.A, Set.of(), false));
    assertThat(seen.outcome().cause()).contains(Cause.CONNECT_REFUSED);
    assertThat(seen.outcome()).isInstanceOf(Outcome.Down.class);
  }

  /** Serials of the two servers of the zone; -1 is without authority. */
  @ParameterizedTest(name = "serials 7 and {0}")
  @ValueSource(ints = {7, 8, -1})
  void comparesTheServersOfAZone(int serial) throws Exception {
    // The address comes with the set: "localhost" has an IPv6 address too on most machines.
    Conduct names =
        q ->
            Reply.to(q)
                .authoritative()
                .record(q.name(), 2, Reply.wire("ns.test"))
                .glue("ns.test", "127.0.0.1")
                .send();
    Conduct first =
        q -> q.type() == 2 ? names.apply(q) : Reply.to(q).authoritative().soa(q.name(), 7).send();
    Conduct second =
        q ->
            serial < 0
                ? Reply.to(q).rcode(5).send()
                : q.type() == 2
                    ? names.apply(q)
                    : Reply.to(q).authoritative().soa(q.name(), serial).send();
    try (NameServer other = new NameServer("127.0.0.1", 0, second);
        NameServer target = new NameServer("127.0.0.2", other.address().getPort(), first)) {
      Observation seen = measure(dns(target.address(), RecordType.SOA, Set.of(), true));
      Optional<Cause> expected =
          serial == 7
              ? Optional.empty()
              : Optional.of(serial < 0 ? Cause.DNS_LAME : Cause.DNS_DISAGREE);
      assertThat(seen.outcome().cause()).isEqualTo(expected);
      ProtocolFacts facts = seen.speaker().orElseThrow().protocol().orElseThrow();
      assertThat(facts)
          .isInstanceOfSatisfying(
              ProtocolFacts.Dns.class, dns -> assertThat(dns.serials()).containsValue(7L));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "127.9.9.9", "::1"})
  void echoesComeBackOrThePermissionIsNamed(String host) throws Exception {
    ProbeSpec spec = new ProbeSpec.Icmp(new Endpoint(host, 0), SHORT, Addressing.ALL, 5);
    Observation seen = measure(spec);
    try {
      EchoDescriptor descriptor = EchoDescriptor.open(false);
      assertThat(descriptor.file().intValue()).isPositive();
      descriptor.close();
    } catch (IcmpUnavailable refused) {
      assertThat(refused).hasMessageContaining("net.ipv4.ping_group_range");
      assertThat(seen.outcome())
          .isInstanceOfSatisfying(
              Outcome.Unknown.class,
              unknown -> {
                assertThat(unknown.reason()).isEqualTo(Cause.NOT_MEASURED);
                assertThat(unknown.evidence()).contains("net.ipv4.ping_group_range");
              });
      return;
    }
    assertThat(seen.outcome()).isEqualTo(new Outcome.Up());
    assertThat(seen.speaker().orElseThrow().protocol().orElseThrow())
        .isInstanceOfSatisfying(
            ProtocolFacts.Echo.class,
            echo -> {
              assertThat(echo.received()).isEqualTo(5);
              assertThat(echo.hopLimit()).isEqualTo(64);
              assertThat(echo.rttNanos())
                  .allMatch(rtt -> rtt > 0 && rtt < TimeUnit.MILLISECONDS.toNanos(300));
            });
  }

  /** What a time server sends back for our packet. */
  enum TimeCase {
    GOOD(packet -> packet, Optional.empty()),
    KISS_OF_DEATH(packet -> packet.put(1, (byte) 0), Optional.of(Cause.REPLY_UNEXPECTED)),
    UNSYNCHRONISED(packet -> packet.put(0, (byte) 0xe4), Optional.of(Cause.REPLY_UNEXPECTED)),
    WRONG_ORIGIN(packet -> packet.putLong(24, 1), Optional.of(Cause.REPLY_UNEXPECTED)),
    ECHO_OF_OUR_OWN(packet -> packet.put(0, (byte) 0x23), Optional.of(Cause.REPLY_UNEXPECTED)),
    CUT(packet -> packet.limit(20), Optional.of(Cause.REPLY_UNEXPECTED)),
    SILENCE(packet -> packet.limit(0), Optional.of(Cause.REPLY_TIMEOUT));

    private final UnaryOperator<ByteBuffer> spoil;
    private final Optional<Cause> cause;

    TimeCase(UnaryOperator<ByteBuffer> spoil, Optional<Cause> cause) {
      this.spoil = spoil;
      this.cause = cause;
    }
  }

  @ParameterizedTest
  @EnumSource(TimeCase.class)
  void judgesTimeServers(TimeCase given) throws Exception {
    try (DatagramSocket server = timeServer(given.spoil)) {
      Observation seen = measure(ntp(server.getLocalPort()));
      assertThat(seen.outcome().cause()).isEqualTo(given.cause);
      if (given == TimeCase.GOOD) {
        assertThat(seen.speaker().orElseThrow().protocol().orElseThrow())
            .isInstanceOfSatisfying(
                ProtocolFacts.Ntp.class,
                ntp -> {
                  assertThat(ntp.stratum()).isEqualTo(2);
                  assertThat(ntp.offsetSeconds()).isBetween(99.0, 101.0);
                });
      }
    }
  }

  @Test
  void theClosedPortOfATimeServerRefuses() throws Exception {
    Observation seen = measure(ntp(ResolverTest.closedPort().getPort()));
    assertThat(seen.outcome().cause()).contains(Cause.CONNECT_REFUSED);
  }

  @Test
  void addressesThatAreNoMachineAreUnreachableAndNeverOurselves() throws Exception {
    Observation seen =
        measure(new ProbeSpec.Ntp(new Endpoint("0.0.0.0", 123), SHORT, Addressing.ALL));
    assertThat(seen.outcome().cause()).contains(Cause.UNREACHABLE);
  }

  @Test
  void anErrorOfOurOwnCostsOneProbe() {
    assertThatThrownBy(() -> DnsWire.question(1, "a..b", 1, true))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static DatagramSocket timeServer(UnaryOperator<ByteBuffer> spoil) throws IOException {
    DatagramSocket socket =
        new DatagramSocket(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0));
    Thread.ofVirtual()
        .start(
            () -> {
              byte[] buffer = new byte[100];
              while (!socket.isClosed()) {
                try {
                  DatagramPacket in = new DatagramPacket(buffer, buffer.length);
                  socket.receive(in);
                  long cookie = ByteBuffer.wrap(buffer).getLong(40);
                  long stamp =
                      ((CLOCK.now().toEpochMilli() / 1000 + 2_208_988_800L + 100) << 32)
                          | ((CLOCK.now().toEpochMilli() % 1000) * 4_294_967L);
                  ByteBuffer out =
                      spoil.apply(
                          ByteBuffer.allocate(48)
                              .put(0, (byte) 0x24)
                              .put(1, (byte) 2)
                              .putLong(24, cookie)
                              .putLong(32, stamp)
                              .putLong(40, stamp));
                  if (out.limit() > 0) {
                    socket.send(
                        new DatagramPacket(out.array(), out.limit(), in.getSocketAddress()));
                  }
                } catch (IOException _) {
                  return;
                }
              }
            });
    return socket;
  }

  private static ProbeSpec ntp(int port) {
    return new ProbeSpec.Ntp(new Endpoint("127.0.0.1", port), SHORT, Addressing.ALL);
  }

  private static ProbeSpec dns(
      InetSocketAddress server, RecordType type, Set<String> expected, boolean agree) {
    return new ProbeSpec.Dns(
        new Endpoint(server.getAddress().getHostAddress(), server.getPort()),
        SHORT,
        Addressing.ALL,
        "zone.test",
        type,
        expected,
        !agree,
        agree);
  }

  private static Observation measure(ProbeSpec spec) throws Exception {
    return probes
        .measure(spec, Instant.EPOCH, loops.of(0).loop())
        .toCompletionStage()
        .toCompletableFuture()
        .get(5, TimeUnit.SECONDS);
  }
}
