package vn.gov.haiduong.haidang.net;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Promise;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.gov.haiduong.haidang.net.AddressLookup.Found;
import vn.gov.haiduong.haidang.net.NameServer.Asked;
import vn.gov.haiduong.haidang.net.NameServer.Conduct;
import vn.gov.haiduong.haidang.net.NameServer.Reply;
import vn.gov.haiduong.haidang.probe.Addressing.Family;
import vn.gov.haiduong.haidang.probe.Cause;
import vn.gov.haiduong.haidang.time.Clock;

/** What each conduct of a resolver is called, against real sockets. */
@SuppressWarnings("ImmutableEnumChecker") // Cases of a table: functions without state.
class ResolverTest {

  private static final Clock CLOCK = Clock.system();
  private static ProbeLoops loops;
  private static ProbeLoop loop;

  @BeforeAll
  static void start() {
    loops = ProbeLoops.start(1, CLOCK);
    loop = loops.of(0).loop();
  }

  @AfterAll
  static void stop() throws Exception {
    Object _ = loops.close().toCompletionStage().toCompletableFuture().get(5, TimeUnit.SECONDS);
  }

  /** A conduct and what is made of it: addresses, or the cause. */
  enum Case {
    ADDRESSES_A_BEFORE_AAAA(q -> both(q, "127.0.0.2", "::1"), "127.0.0.2", "0:0:0:0:0:0:0:1"),
    DUPLICATES_ONCE(
        q ->
            q.type() == 1
                ? Reply.to(q)
                    .a(q.name(), "127.0.0.3")
                    .a(q.name(), "127.0.0.2")
                    .a(q.name(), "127.0.0.3")
                    .send()
                : Reply.to(q).nothing().send(),
        "127.0.0.3",
        "127.0.0.2"),
    NO_SUCH_NAME(q -> Reply.to(q).rcode(3).nothing().send(), Cause.DNS_NXDOMAIN),
    NO_RECORD(q -> Reply.to(q).nothing().send(), Cause.DNS_NODATA),
    NO_RECORD_AND_NO_SOA(q -> Reply.to(q).send(), Cause.DNS_NODATA),
    SERVER_FAILURE(q -> Reply.to(q).rcode(2).send(), Cause.DNS_SERVFAIL),
    REFUSAL(q -> Reply.to(q).rcode(5).send(), Cause.DNS_REFUSED),
    QUESTION_NOT_UNDERSTOOD(q -> Reply.to(q).rcode(1).send(), Cause.DNS_MALFORMED),
    SILENCE(_ -> List.of(), Cause.DNS_TIMEOUT),
    WRONG_ID(q -> Reply.to(q).id(q.id() ^ 1).a(q.name(), "127.0.0.9").send(), Cause.DNS_TIMEOUT),
    WRONG_QUESTION(
        q -> Reply.to(q).question("other.test").a("other.test", "127.0.0.9").send(),
        Cause.DNS_TIMEOUT),
    WRONG_ID_THEN_RIGHT(
        q ->
            List.of(
                Reply.to(q).id(q.id() ^ 1).a(q.name(), "127.0.0.9").bytes(),
                Reply.to(q).question("evil.test").a(q.name(), "127.0.0.9").bytes(),
                q.type() == 1
                    ? Reply.to(q).a(q.name(), "127.0.0.2").bytes()
                    : Reply.to(q).nothing().bytes()),
        "127.0.0.2"),
    ONLY_RECORDS_OF_OTHER_NAMES(
        q -> q.type() == 1 ? Reply.to(q).a("other.test", "127.0.0.9").send() : Reply.to(q).send(),
        Cause.DNS_NODATA),
    CASE_OF_LETTERS_DOES_NOT_MATTER(
        q ->
            q.type() == 1
                ? Reply.to(q).question("Name.TEST").a("nAme.test", "127.0.0.2").send()
                : Reply.to(q).nothing().send(),
        "127.0.0.2"),
    ALIAS_IN_ONE_ANSWER(
        q ->
            q.type() == 1
                ? Reply.to(q)
                    .a("end.test", "127.0.0.4")
                    .cname("mid.test", "end.test")
                    .cname(q.name(), "mid.test")
                    .send()
                : Reply.to(q).cname(q.name(), "mid.test").nothing().send(),
        "127.0.0.4"),
    ALIAS_TO_BE_ASKED_ON(
        q ->
            q.type() != 1
                ? Reply.to(q).nothing().send()
                : q.name().equals("end.test")
                    ? Reply.to(q).a("end.test", "127.0.0.4").send()
                    : Reply.to(q).cname(q.name(), "end.test").send(),
        "127.0.0.4"),
    ALIAS_LOOP_IN_ONE_ANSWER(
        q -> Reply.to(q).cname(q.name(), "b.test").cname("b.test", q.name()).send(),
        Cause.DNS_MALFORMED),
    ALIAS_LOOP_OVER_ANSWERS(
        q -> Reply.to(q).cname(q.name(), q.name().equals("b.test") ? "name.test" : "b.test").send(),
        Cause.DNS_MALFORMED),
    ALIAS_TO_ITSELF(q -> Reply.to(q).cname(q.name(), q.name()).send(), Cause.DNS_MALFORMED),
    ALIAS_TO_NOTHING(
        q -> Reply.to(q).cname(q.name(), "gone.test").rcode(3).send(), Cause.DNS_NXDOMAIN),
    ENDLESS_ALIASES(
        q -> Reply.to(q).cname(q.name(), "x" + q.number() + ".test").send(), Cause.DNS_MALFORMED),
    ADDRESS_OF_FIVE_BYTES(
        q -> Reply.to(q).record(q.name(), q.type(), new byte[5]).send(), Cause.DNS_MALFORMED),
    CUT_IN_A_RECORD(
        q -> {
          byte[] whole = Reply.to(q).a(q.name(), "127.0.0.2").bytes();
          return List.of(Arrays.copyOf(whole, whole.length - 3));
        },
        Cause.DNS_MALFORMED),
    HEADER_ALONE(
        q -> List.of(Arrays.copyOf(Reply.to(q).a(q.name(), "127.0.0.2").bytes(), 12)),
        Cause.DNS_MALFORMED),
    COMPRESSION_LOOP(
        q -> {
          byte[] whole = Reply.to(q).a(q.name(), "127.0.0.2").bytes();
          int at = 12 + q.name().length() + 2 + 4;
          whole[at] = (byte) 0xc0;
          whole[at + 1] = (byte) at;
          return List.of(whole);
        },
        Cause.DNS_MALFORMED),
    CUT_THEN_TCP(
        q ->
            q.tcp() && q.type() == 1
                ? Reply.to(q).a(q.name(), "127.0.0.5").send()
                : q.tcp() ? Reply.to(q).nothing().send() : Reply.to(q).truncated().send(),
        "127.0.0.5"),
    CUT_OVER_TCP_TOO(q -> Reply.to(q).truncated().send(), Cause.DNS_MALFORMED),
    NO_EDNS(
        q -> q.edns() ? Reply.to(q).rcode(1).send() : both(q, "127.0.0.6", "::1"),
        "127.0.0.6",
        "0:0:0:0:0:0:0:1"),
    ONE_FAMILY_GOOD_OTHER_BROKEN(
        q ->
            q.type() == 1
                ? Reply.to(q).a(q.name(), "127.0.0.2").send()
                : Reply.to(q).rcode(2).send(),
        "127.0.0.2"),
    ONE_FAMILY_GOOD_OTHER_SILENT(
        q -> q.type() == 28 ? Reply.to(q).aaaa(q.name(), "::1").send() : List.of(),
        "0:0:0:0:0:0:0:1"),
    FIRST_PACKET_LOST(
        q -> q.number() <= 2 ? List.of() : both(q, "127.0.0.2", "::1"),
        "127.0.0.2",
        "0:0:0:0:0:0:0:1");

    private final Conduct conduct;
    private final List<String> addresses;
    private final Cause cause;

    Case(Conduct conduct, String... addresses) {
      this.conduct = conduct;
      this.addresses = List.of(addresses);
      this.cause = Cause.UNCONFIRMED;
    }

    Case(Conduct conduct, Cause cause) {
      this.conduct = conduct;
      this.addresses = List.of();
      this.cause = cause;
    }

    private static List<byte[]> both(Asked q, String four, String six) {
      return q.type() == 1
          ? Reply.to(q).a(q.name(), four).send()
          : Reply.to(q).aaaa(q.name(), six).send();
    }
  }

  @ParameterizedTest
  @EnumSource(Case.class)
  void callsEachConductByItsName(Case given) throws Exception {
    try (NameServer server = new NameServer(given.conduct)) {
      Found found = lookup("name.test", Family.ALL, byHand(server.address()));
      if (given.addresses.isEmpty()) {
        assertThat(cause(found)).isEqualTo(given.cause);
      } else {
        assertThat(addresses(found)).isEqualTo(given.addresses);
      }
      assertThat(Duration.ofNanos(found.nanos())).isLessThan(Duration.ofMillis(1500));
    }
  }

  @Test
  void aFamilyWithoutRecordIsNoData() throws Exception {
    try (NameServer server =
        new NameServer(
            q ->
                q.type() == 1
                    ? Reply.to(q).a(q.name(), "127.0.0.2").send()
                    : Reply.to(q).nothing().send())) {
      assertThat(cause(lookup("name.test", Family.V6, byHand(server.address()))))
          .isEqualTo(Cause.DNS_NODATA);
    }
  }

  @Test
  void aClosedPortOfTheResolverIsOurOwnFault() throws Exception {
    InetSocketAddress closed = closedPort();
    assertThat(cause(lookup("name.test", Family.ALL, byHand(closed)))).isEqualTo(Cause.OWN_NETWORK);
  }

  @Test
  void theSecondResolverIsAskedWhereTheFirstIsOfNoUse() throws Exception {
    try (NameServer good =
            new NameServer(
                q ->
                    q.type() == 1
                        ? Reply.to(q).a(q.name(), "127.0.0.2").send()
                        : Reply.to(q).nothing().send());
        NameServer failing = new NameServer(q -> Reply.to(q).rcode(2).send());
        NameServer silent = new NameServer(_ -> List.of())) {
      for (InetSocketAddress first : List.of(closedPort(), failing.address(), silent.address())) {
        Found found = lookup("name.test", Family.ALL, byHand(first, good.address()));
        assertThat(addresses(found)).containsExactly("127.0.0.2");
      }
    }
  }

  @Test
  void localhostIsNeverAsked() throws Exception {
    try (NameServer server = new NameServer(_ -> List.of())) {
      assertThat(addresses(lookup("LocalHost.", Family.V4, byHand(server.address()))))
          .containsExactly("127.0.0.1");
      assertThat(server.questions()).isZero();
    }
  }

  @Test
  void whatIsNoNameIsABadTarget() throws Exception {
    for (String bad : List.of("a..b", "999.1.1.1", "1.2.3", "x_%.test", "a b", "-", "0x7f.1")) {
      assertThat(cause(lookup(bad, Family.ALL, byHand(closedPort()))))
          .as(bad)
          .isEqualTo(Cause.BAD_TARGET);
    }
  }

  @Test
  void vietnameseNamesAreAskedAsPunycode() throws Exception {
    try (NameServer server =
        new NameServer(
            q ->
                q.name().equals("xn--hidng-qqa7m16c.test") || q.name().startsWith("xn--")
                    ? Reply.to(q).a(q.name(), "127.0.0.2").send()
                    : List.of())) {
      assertThat(addresses(lookup("hảiđăng.test", Family.V4, byHand(server.address()))))
          .containsExactly("127.0.0.2");
    }
  }

  @Test
  void inTheLoopSilenceOfOneResolverProvesNothing() throws Exception {
    try (NameServer silent = new NameServer(_ -> List.of())) {
      assertThat(cause(lookup("name.test", Family.V4, inLoop(silent.address()))))
          .isEqualTo(Cause.OWN_NETWORK);
    }
  }

  @Test
  void inTheLoopSilenceStandsWhenTwoAreSilentAndAnotherNameWasAnswered() throws Exception {
    Conduct knowsOne =
        q ->
            q.name().equals("known.test") ? Reply.to(q).a(q.name(), "127.0.0.2").send() : List.of();
    try (NameServer first = new NameServer(knowsOne);
        NameServer second = new NameServer(knowsOne)) {
      Resolver resolver = inLoop(first.address(), second.address());
      assertThat(cause(lookup("name.test", Family.V4, resolver))).isEqualTo(Cause.OWN_NETWORK);
      assertThat(addresses(lookup("known.test", Family.V4, resolver))).hasSize(1);
      assertThat(cause(lookup("name.test", Family.V4, resolver))).isEqualTo(Cause.DNS_TIMEOUT);
    }
  }

  /** What the servers of a zone do when our only resolver is silent about one of its names. */
  enum ZoneCase {
    SILENT(_ -> List.of(), Cause.DNS_TIMEOUT),
    ANSWERS(q -> Reply.to(q).authoritative().a(q.name(), "127.0.0.9").send(), Cause.OWN_NETWORK),
    REFUSES(q -> Reply.to(q).rcode(5).send(), Cause.OWN_NETWORK);

    private final Conduct conduct;
    private final Cause cause;

    ZoneCase(Conduct conduct, Cause cause) {
      this.conduct = conduct;
      this.cause = cause;
    }
  }

  /** The zone above points to the servers of the name's own, which are the ones that count. */
  @ParameterizedTest
  @EnumSource(ZoneCase.class)
  void inTheLoopTheZoneBearsWitnessWhereThereIsOneResolver(ZoneCase given) throws Exception {
    try (NameServer zone = new NameServer("127.0.53.2", 0, given.conduct);
        NameServer above =
            new NameServer(
                "127.0.53.1",
                zone.address().getPort(),
                q ->
                    Reply.to(q)
                        .authority("site.gov.test", "ns.site.gov.test")
                        .glue("ns.site.gov.test", "127.0.53.2")
                        .send());
        NameServer only =
            new NameServer(
                q ->
                    switch (q.name() + " " + q.type()) {
                      case "test.example 1" -> Reply.to(q).a(q.name(), "127.0.0.2").send();
                      case "gov.test 2" -> Reply.to(q).ns("gov.test", "ns.gov.test").send();
                      case "ns.gov.test 1" -> Reply.to(q).a(q.name(), "127.0.53.1").send();
                      default -> List.of();
                    })) {
      Resolver resolver = inLoop(zone.address().getPort(), only.address());
      assertThat(addresses(lookup("test.example", Family.V4, resolver))).hasSize(1);
      assertThat(cause(lookup("www.site.gov.test", Family.V4, resolver))).isEqualTo(given.cause);
      assertThat(above.questions()).isPositive();
      assertThat(zone.questions()).isPositive();
    }
  }

  static InetSocketAddress closedPort() throws Exception {
    try (DatagramSocket socket =
        new DatagramSocket(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0))) {
      return (InetSocketAddress) socket.getLocalSocketAddress();
    }
  }

  private static Resolver byHand(InetSocketAddress... servers) {
    return new Resolver(
        new ProbeEnvironment(List.of(servers), List.of(), CLOCK, new ProbeEnvironment.ByHand()));
  }

  private static Resolver inLoop(InetSocketAddress... servers) {
    return new Resolver(
        new ProbeEnvironment(
            List.of(servers),
            List.of(),
            CLOCK,
            new ProbeEnvironment.InLoop(Duration.ofSeconds(60))));
  }

  private static Resolver inLoop(int zonePort, InetSocketAddress server) {
    return new Resolver(
        new ProbeEnvironment(
            List.of(server), List.of(), CLOCK, new ProbeEnvironment.InLoop(Duration.ofSeconds(60))),
        zonePort);
  }

  private static Found lookup(String name, Family family, Resolver resolver) throws Exception {
    Promise<Found> promise = Promise.promise();
    loop.context()
        .runOnContext(
            _ ->
                resolver
                    .lookup(name, family, CLOCK.nanos() + TimeUnit.MILLISECONDS.toNanos(500), loop)
                    .onComplete(promise));
    return promise.future().toCompletionStage().toCompletableFuture().get(5, TimeUnit.SECONDS);
  }

  private static List<String> addresses(Found found) {
    return switch (found) {
      case Found.Addresses(List<InetAddress> list, long _, NameStory _) ->
          list.stream().map(InetAddress::getHostAddress).toList();
      case Found.Nothing nothing -> throw new AssertionError(nothing);
    };
  }

  private static Cause cause(Found found) {
    return switch (found) {
      case Found.Nothing nothing -> nothing.why().cause().orElseThrow();
      case Found.Addresses addresses -> throw new AssertionError(addresses);
    };
  }
}
