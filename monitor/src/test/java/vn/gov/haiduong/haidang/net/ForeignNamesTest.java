package vn.gov.haiduong.haidang.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.gov.haiduong.haidang.Needs;
import vn.gov.haiduong.haidang.Tool;
import vn.gov.haiduong.haidang.probe.Addressing;
import vn.gov.haiduong.haidang.probe.Budget;
import vn.gov.haiduong.haidang.probe.Cause;
import vn.gov.haiduong.haidang.probe.Endpoint;
import vn.gov.haiduong.haidang.probe.Observation;
import vn.gov.haiduong.haidang.probe.ProbeSpec;
import vn.gov.haiduong.haidang.probe.ProbeSpec.RecordType;
import vn.gov.haiduong.haidang.probe.ProtocolFacts;
import vn.gov.haiduong.haidang.time.Clock;

/** The truth about name servers that we did not write: BIND and Unbound. */
class ForeignNamesTest {

  private static final Clock CLOCK = Clock.system();
  private static final Budget BUDGET = new Budget(Duration.ofSeconds(4), Duration.ofSeconds(4));

  @TempDir Path home;
  private final List<Process> started = new ArrayList<>();
  private ProbeLoops loops;

  @BeforeEach
  void start() {
    loops = ProbeLoops.start(1, CLOCK);
  }

  @AfterEach
  void stop() throws Exception {
    for (Process process : started) {
      process.destroy();
      assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    }
    loops.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
  }

  /** BIND serves every zone; Unbound is the second server, lags behind or was never told. */
  @Test
  @Needs({Tool.NAMED, Tool.UNBOUND})
  void zonesAreServedWellAndBadly() throws Exception {
    int port = freePort();
    String both = "@ NS ns1\n@ NS ns2\nns1 A 127.0.0.1\nns2 A 127.0.0.3\n";
    String www = "www A 127.0.0.9\n@ MX 10 mail\nmail A 127.0.0.9\n";
    zone("first", "agree.test", 7, both + www);
    zone("second", "agree.test", 7, both + www);
    zone("first", "differ.test", 8, both);
    zone("second", "differ.test", 7, both);
    zone("first", "lame.test", 7, both);
    zone("first", "sets.test", 7, both);
    zone("second", "sets.test", 7, "@ NS ns1\nns1 A 127.0.0.1\n");
    zone("first", "nowhere.test", 7, "@ NS ns1\n@ NS ns9.agree.test.\nns1 A 127.0.0.1\n");
    // BIND does not load a zone whose own server has no address.
    zone("first", "broken.test", 7, "@ NS ns9\n");
    bind(port);
    unbound(
        "127.0.0.3",
        port,
        "local-zone: \"lame.test.\" always_refuse",
        zones("second").stream()
            .map(
                zone ->
                    "auth-zone:\n  name: \"%s\"\n  zonefile: \"%s\"\n  for-downstream: yes\n"
                        .formatted(zone.getFileName(), zone))
            .collect(Collectors.joining()));
    InetSocketAddress first = at("127.0.0.1", port);
    InetSocketAddress second = at("127.0.0.3", port);

    try (Probes probes = new Probes(environment(first))) {
      assertThat(
              List.of(
                  called(probes, zone(first, "agree.test")),
                  called(probes, zone(second, "agree.test")),
                  called(probes, zone(first, "differ.test")),
                  called(probes, zone(first, "lame.test")),
                  called(probes, zone(second, "lame.test")),
                  called(probes, zone(first, "sets.test")),
                  called(probes, zone(first, "nowhere.test")),
                  called(probes, zone(first, "broken.test")),
                  called(probes, record(first, "www.agree.test", RecordType.A, "127.0.0.9")),
                  called(probes, record(first, "www.agree.test", RecordType.A, "127.0.0.8")),
                  called(probes, record(first, "www.agree.test", RecordType.AAAA)),
                  called(probes, record(first, "none.agree.test", RecordType.A)),
                  called(probes, record(first, "agree.test", RecordType.MX))))
          .containsExactly(
              "up",
              "up",
              "dns_disagree",
              "dns_lame",
              "dns_refused",
              "dns_disagree",
              "dns_lame",
              "dns_servfail",
              "up",
              "reply_unexpected",
              "dns_nodata",
              "dns_nxdomain",
              "up");
      ProtocolFacts facts =
          measured(probes, zone(first, "differ.test"))
              .speaker()
              .orElseThrow()
              .protocol()
              .orElseThrow();
      assertThat(facts)
          .isInstanceOfSatisfying(
              ProtocolFacts.Dns.class,
              dns -> assertThat(Set.copyOf(dns.serials().values())).isEqualTo(Set.of(7L, 8L)));
      assertThat(measured(probes, zone(first, "nowhere.test")).outcome().said())
          .contains("ns9.agree.test: không có địa chỉ");
    }
  }

  @Test
  @Needs(Tool.UNBOUND)
  void unboundAnswersAndRefuses() throws Exception {
    int port = freePort();
    unbound(
        "127.0.0.1",
        port,
        """
        local-zone: "good.test." static
          local-data: "www.good.test. A 127.0.0.9"
          local-zone: "closed.test." always_refuse
          local-zone: "none.test." always_nxdomain
          local-zone: "empty.test." always_nodata
          local-zone: "silent.test." always_deny
        """,
        "");
    InetSocketAddress resolver = at("127.0.0.1", port);

    try (Probes probes = new Probes(environment(resolver))) {
      assertThat(
              Stream.of(
                      "www.good.test",
                      "none.good.test",
                      "x.closed.test",
                      "x.none.test",
                      "x.empty.test",
                      "x.silent.test")
                  .map(name -> causeOf(probes, record(resolver, name, RecordType.A)))
                  .toList())
          .containsExactly(
              "up", "dns_nxdomain", "dns_refused", "dns_nxdomain", "dns_nodata", "dns_timeout");
      // The same names asked as a website's, by way of the resolver.
      assertThat(
              Stream.of("www.good.test", "none.good.test", "x.closed.test", "x.empty.test")
                  .map(name -> causeOf(probes, port(name)))
                  .toList())
          .containsExactly("connect_refused", "dns_nxdomain", "dns_refused", "dns_nodata");
    }
  }

  private void zone(String face, String name, int serial, String records) throws IOException {
    Path file = Files.createDirectories(home.resolve(face)).resolve(name);
    Files.writeString(
        file, "$TTL 60\n@ SOA ns1 admin %d 3600 600 86400 60\n%s".formatted(serial, records));
  }

  private List<Path> zones(String face) throws IOException {
    try (Stream<Path> zones = Files.list(home.resolve(face))) {
      return zones.sorted().toList();
    }
  }

  private void bind(int port) throws IOException {
    Path configuration =
        Files.writeString(
            home.resolve("named.conf"),
            """
            options { directory "%1$s"; pid-file none; session-keyfile none; dnssec-validation no;
              listen-on port %2$d { 127.0.0.1; }; listen-on-v6 { none; }; recursion no;
              notify no; empty-zones-enable no; };
            controls { };
            %3$s
            """
                .formatted(
                    home,
                    port,
                    zones("first").stream()
                        .map(
                            zone ->
                                "zone \"%s\" { type primary; file \"%s\"; };\n"
                                    .formatted(zone.getFileName(), zone))
                        .collect(Collectors.joining())));
    run(
        at("127.0.0.1", port),
        "all zones loaded",
        Tool.NAMED.path(),
        "-g",
        "-c",
        configuration.toString());
  }

  private void unbound(String address, int port, String serves, String more) throws IOException {
    Path configuration =
        Files.writeString(
            home.resolve("unbound.conf"),
            """
            server:
              directory: "%1$s"
              chroot: ""
              username: ""
              pidfile: ""
              use-syslog: no
              interface: %2$s
              port: %3$d
              do-not-query-localhost: no
              module-config: "iterator"
              local-zone: "test." nodefault
              %4$s
            %5$s
            """
                .formatted(home, address, port, serves, more));
    run(
        at(address, port),
        "start of service",
        Tool.UNBOUND.path(),
        "-d",
        "-p",
        "-c",
        configuration.toString());
  }

  private ProbeEnvironment environment(InetSocketAddress resolver) {
    return new ProbeEnvironment(List.of(resolver), List.of(), CLOCK, new ProbeEnvironment.ByHand());
  }

  private static ProbeSpec zone(InetSocketAddress server, String zone) {
    return dns(server, zone, RecordType.SOA, Set.of(), true);
  }

  private static ProbeSpec record(
      InetSocketAddress server, String name, RecordType type, String... expected) {
    return dns(server, name, type, Set.of(expected), false);
  }

  private static ProbeSpec dns(
      InetSocketAddress server, String name, RecordType type, Set<String> expected, boolean agree) {
    return new ProbeSpec.Dns(
        new Endpoint(server.getAddress().getHostAddress(), server.getPort()),
        BUDGET,
        Addressing.ALL,
        name,
        type,
        expected,
        true,
        agree);
  }

  /** A closed port of whatever the name leads to. */
  private static ProbeSpec port(String name) {
    return new ProbeSpec.Tcp(
        new Endpoint(name, 1), BUDGET, Addressing.ALL, ProbeSpec.Dialogue.CONNECT_ONLY, false);
  }

  private static InetSocketAddress at(String address, int port) {
    return new InetSocketAddress(InetAddress.ofLiteral(address), port);
  }

  /**
   * Starts a server and waits until it serves: the port is open before the zones are read.
   *
   * @param ready what it then says in its log
   */
  private void run(InetSocketAddress server, String ready, String... command) throws IOException {
    Path log = home.resolve("log-" + started.size());
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    started.add(process);
    await()
        .atMost(Duration.ofSeconds(20))
        .failFast(
            () -> {
              if (!process.isAlive()) {
                throw new AssertionError(Files.readString(log));
              }
            })
        .until(() -> Files.readString(log).contains(ready) && answers(server));
  }

  private static boolean answers(InetSocketAddress server) {
    try (Socket _ = new Socket(server.getAddress(), server.getPort())) {
      return true;
    } catch (IOException notYet) {
      return false;
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      return taken.getLocalPort();
    }
  }

  private String called(Probes probes, ProbeSpec spec) throws Exception {
    Observation seen = measured(probes, spec);
    return seen.outcome().cause().map(Cause::label).orElse(seen.outcome().verdict().label());
  }

  private String causeOf(Probes probes, ProbeSpec spec) {
    try {
      return called(probes, spec);
    } catch (Exception failed) {
      throw new AssertionError(spec.toString(), failed);
    }
  }

  private Observation measured(Probes probes, ProbeSpec spec) throws Exception {
    return probes
        .measure(spec, Instant.EPOCH, loops.of(0).loop())
        .toCompletionStage()
        .toCompletableFuture()
        .get(20, TimeUnit.SECONDS);
  }
}
