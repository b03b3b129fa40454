package vn.gov.haiduong.haidang.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.gov.haiduong.haidang.health.Effect;
import vn.gov.haiduong.haidang.health.Event;
import vn.gov.haiduong.haidang.health.OwnSide;
import vn.gov.haiduong.haidang.health.State;
import vn.gov.haiduong.haidang.health.Step;
import vn.gov.haiduong.haidang.net.ProbeEnvironment;
import vn.gov.haiduong.haidang.net.ProbeLoops;
import vn.gov.haiduong.haidang.net.Probes;
import vn.gov.haiduong.haidang.net.Turns;
import vn.gov.haiduong.haidang.probe.Addressing;
import vn.gov.haiduong.haidang.probe.Assignment;
import vn.gov.haiduong.haidang.probe.Budget;
import vn.gov.haiduong.haidang.probe.Cause;
import vn.gov.haiduong.haidang.probe.Endpoint;
import vn.gov.haiduong.haidang.probe.ProbeSpec;
import vn.gov.haiduong.haidang.status.ConfigStatus;
import vn.gov.haiduong.haidang.status.CoverageStatus;
import vn.gov.haiduong.haidang.status.TargetStatus;
import vn.gov.haiduong.haidang.target.Side;
import vn.gov.haiduong.haidang.target.Target;
import vn.gov.haiduong.haidang.target.TargetId;
import vn.gov.haiduong.haidang.target.TargetKind;
import vn.gov.haiduong.haidang.target.UnitCode;
import vn.gov.haiduong.haidang.target.Vantage;
import vn.gov.haiduong.haidang.time.Clock;

/** Our own resolvers fail, over real sockets: no target of any side is called down for it. */
class OwnResolversTest {

  private static final Duration PATIENCE = Duration.ofSeconds(40);
  private static final Budget SHORT = new Budget(Duration.ofMillis(900), Duration.ofMillis(900));

  /** What a resolver does. */
  enum Conduct {
    ANSWERS,
    SILENT,
    SERVFAIL,
    REFUSED,
    /** Fails about the names of one zone and knows the others: that zone is broken. */
    ZONE_BROKEN
  }

  private final Clock clock = Clock.system();
  private final List<Resolver> resolvers = new ArrayList<>();
  private final List<TargetId> opened = new CopyOnWriteArrayList<>();
  private ServerSocket server;
  private Vertx vertx;
  private ProbeLoops loops;
  private Probes probes;

  @BeforeEach
  void open() throws IOException {
    vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    loops = ProbeLoops.start(1, clock);
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    resolvers.add(new Resolver());
    resolvers.add(new Resolver());
    probes =
        new Probes(
            new ProbeEnvironment(
                resolvers.stream().map(Resolver::address).toList(),
                List.of(),
                clock,
                new ProbeEnvironment.InLoop(Duration.ofSeconds(60))));
  }

  @AfterEach
  void close() throws Exception {
    Future.join(vertx.close(), loops.close())
        .toCompletionStage()
        .toCompletableFuture()
        .get(10, TimeUnit.SECONDS);
    probes.close();
    for (Resolver resolver : resolvers) {
      resolver.close();
    }
    server.close();
  }

  @ParameterizedTest
  @EnumSource(
      value = Conduct.class,
      names = {"SILENT", "SERVFAIL", "REFUSED"})
  void whileOurResolversFailNamedTargetsOfEverySideAreUnknownAndNothingOpens(Conduct conduct)
      throws Exception {
    Engine engine = start();
    await().atMost(PATIENCE).until(() -> status(engine, "vc").counts().up() >= 2);

    resolvers.forEach(resolver -> resolver.conduct = conduct);

    await().atMost(PATIENCE).until(() -> status(engine, "vc").counts().unknown() >= 6);
    assertThat(status(engine, "vc").cause()).contains(Cause.OWN_NETWORK);
    assertThat(status(engine, "vc").counts().down()).isZero();
    assertThat(status(engine, "by-address").state()).isEqualTo(State.UP);
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                engine.snapshot().ownSides().stream()
                    .anyMatch(side -> side.side() == Side.INTERNET && !side.seeing()));
    assertThat(opened).isEmpty();
  }

  @Test
  void aZoneThatIsBrokenWhileOurResolversAreWellIsDown() throws Exception {
    Engine engine = start();
    await().atMost(PATIENCE).until(() -> status(engine, "vc").counts().up() >= 2);

    resolvers.forEach(resolver -> resolver.conduct = Conduct.ZONE_BROKEN);

    await().atMost(PATIENCE).until(() -> opened.contains(new TargetId("vc")));
    assertThat(status(engine, "vc").cause()).contains(Cause.DNS_SERVFAIL);
  }

  private Engine start() throws Exception {
    List<AnchorProbe> anchors = new ArrayList<>();
    for (Resolver resolver : resolvers) {
      anchors.add(
          new AnchorProbe(
              Side.INTERNET,
              new OwnSide.Anchor("r" + resolver.address().getPort(), OwnSide.Role.RESOLVER, "r"),
              new ProbeSpec.Dns(
                  new Endpoint("127.0.0.1", resolver.address().getPort()),
                  SHORT,
                  Addressing.ALL,
                  "gov.vn",
                  ProbeSpec.RecordType.A,
                  Set.of(),
                  false,
                  false)));
    }
    return Engine.start(
            vertx,
            new Engine.Wiring(
                clock,
                this::measure,
                new Engine.Canaries(this::measure, List.of()),
                () -> 0,
                Memory.NONE,
                new Opened()),
            new Monitoring(
                List.of(),
                List.of(
                    target("vc", Side.WAN, "vc.haiduong.gov.vn"),
                    target("by-address", Side.WAN, "127.0.0.1")),
                anchors,
                new CoverageStatus(List.of(), List.of()),
                new ConfigStatus(true, Instant.EPOCH, Instant.EPOCH, "test", List.of())))
        .toCompletionStage()
        .toCompletableFuture()
        .get(10, TimeUnit.SECONDS);
  }

  private final class Opened implements Listener {
    @Override
    public void stepped(Assignment assignment, Event event, Step step, Instant now) {
      if (step.effects().stream().anyMatch(Effect.OutageOpened.class::isInstance)) {
        opened.add(assignment.target().id());
      }
    }
  }

  private Future<Measurer.Measured> measure(Measurer.Order order) {
    long started = clock.nanos();
    return probes
        .measure(order.spec(), order.intendedAt(), loops.of(0).loop(), Turns.AT_ONCE)
        .map(seen -> new Measurer.Measured(seen, started, clock.nanos(), false, false));
  }

  private Assignment target(String id, Side side, String host) {
    return new Assignment(
        new Target(
            new TargetId(id),
            id,
            TargetKind.VIDEO,
            new UnitCode("stttt"),
            Optional.empty(),
            "tcp://" + host,
            new Target.Cadence(Duration.ofSeconds(1), 3),
            Vantage.ANY,
            side,
            "1",
            1,
            Optional.empty(),
            Optional.empty(),
            Optional.empty()),
        new Assignment.Active(
            new ProbeSpec.Tcp(
                new Endpoint(host, server.getLocalPort()),
                SHORT,
                Addressing.ALL,
                ProbeSpec.Dialogue.CONNECT_ONLY,
                false),
            "tcp"));
  }

  private static TargetStatus status(Engine engine, String id) {
    return engine.snapshot().targets().stream()
        .filter(status -> status.target().id().equals(new TargetId(id)))
        .findFirst()
        .orElseThrow();
  }

  /** Answers each question for an address with 127.0.0.1, or does what it is told. */
  private static final class Resolver implements AutoCloseable {
    private final DatagramSocket socket;
    volatile Conduct conduct = Conduct.ANSWERS;

    Resolver() throws IOException {
      socket = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      Thread _ = Thread.ofVirtual().start(this::serve);
    }

    InetSocketAddress address() {
      return (InetSocketAddress) socket.getLocalSocketAddress();
    }

    private void serve() {
      byte[] buffer = new byte[1500];
      while (!socket.isClosed()) {
        try {
          DatagramPacket in = new DatagramPacket(buffer, buffer.length);
          socket.receive(in);
          if (conduct != Conduct.SILENT) {
            byte[] out = reply(ByteBuffer.wrap(buffer, 0, in.getLength()));
            socket.send(new DatagramPacket(out, out.length, in.getSocketAddress()));
          }
        } catch (IOException _) {
          return;
        }
      }
    }

    private byte[] reply(ByteBuffer question) {
      int end = 12;
      while (question.get(end) != 0) {
        end += question.get(end) + 1;
      }
      end += 5;
      byte[] asked = new byte[end - 12];
      ByteBuffer _ = question.get(12, asked);
      String name = new String(asked, StandardCharsets.ISO_8859_1);
      int code =
          switch (conduct) {
            case SERVFAIL -> 2;
            case REFUSED -> 5;
            case ZONE_BROKEN -> name.contains("haiduong") ? 2 : 0;
            case ANSWERS, SILENT -> 0;
          };
      boolean address = code == 0 && question.get(end - 3) == 1;
      ByteBuffer out = ByteBuffer.allocate(600);
      out.putShort(question.getShort(0)).putShort((short) (0x8180 | code)).putShort((short) 1);
      out.putShort((short) (address ? 1 : 0)).putInt(0);
      out.put(asked);
      if (address) {
        out.putShort((short) 0xc00c).putShort((short) 1).putShort((short) 1).putInt(60);
        out.putShort((short) 4).put(new byte[] {127, 0, 0, 1});
      }
      return Arrays.copyOf(out.array(), out.position());
    }

    @Override
    public void close() {
      socket.close();
    }
  }
}
