package vn.gov.haiduong.haidang.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.gov.haiduong.haidang.health.OwnSide;
import vn.gov.haiduong.haidang.health.State;
import vn.gov.haiduong.haidang.probe.Addressing;
import vn.gov.haiduong.haidang.probe.Budget;
import vn.gov.haiduong.haidang.probe.Cause;
import vn.gov.haiduong.haidang.probe.Endpoint;
import vn.gov.haiduong.haidang.probe.ProbeSpec;
import vn.gov.haiduong.haidang.target.Side;

/**
 * Our own way by IPv6 fails, over real sockets: a site of both families is judged by IPv4 alone, a
 * site of IPv6 alone not at all, and nothing is set aside while the way stands.
 */
class Ipv6SideTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Budget SHORT = new Budget(Duration.ofMillis(900), Duration.ofMillis(900));

  @Test
  void whileOurWayByIpv6IsLostItsAddressesAreNotJudged() throws Exception {
    try (ServerSocket four = new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"));
        Answering names = new Answering("127.0.0.1");
        Answering anchor = new Answering("::1");
        Measuring measuring =
            new Measuring(
                List.of(names.address()),
                List.of(anchor.asGateway()),
                Measuring.target("both", Duration.ofSeconds(1), tcp(four.getLocalPort(), "both")),
                Measuring.target("six", Duration.ofSeconds(1), tcp(four.getLocalPort(), "six")))) {
      // Nobody listens on ::1: the fault is the site's own as long as the anchor answers.
      await()
          .atMost(PATIENCE)
          .until(() -> measuring.status("both").cause().equals(cause(Cause.ADDRESS_PARTIAL)));
      await().atMost(PATIENCE).until(() -> measuring.status("six").counts().down() >= 1);

      anchor.silent = true;
      await().atMost(PATIENCE).until(() -> measuring.status("both").state() == State.UP);
      assertThat(measuring.status("both").cause()).isEmpty();
      await()
          .atMost(PATIENCE)
          .until(() -> measuring.status("six").cause().equals(cause(Cause.OWN_NETWORK)));
      await().atMost(PATIENCE).until(() -> !seesIpv6(measuring));
      assertThat(measuring.status("both").state()).isEqualTo(State.UP);

      anchor.silent = false;
      await().atMost(PATIENCE).until(() -> seesIpv6(measuring));
      await()
          .atMost(PATIENCE)
          .until(() -> measuring.status("both").cause().equals(cause(Cause.ADDRESS_PARTIAL)));
    }
  }

  private static Optional<Cause> cause(Cause cause) {
    return Optional.of(cause);
  }

  private static boolean seesIpv6(Measuring measuring) {
    return measuring.engine().snapshot().ownSides().stream()
        .filter(side -> side.side() == Side.IPV6)
        .allMatch(side -> side.judged() && side.seeing());
  }

  private static ProbeSpec tcp(int port, String name) {
    return new ProbeSpec.Tcp(
        new Endpoint(name + ".haiduong.gov.vn", port),
        SHORT,
        Addressing.ALL,
        ProbeSpec.Dialogue.CONNECT_ONLY,
        false);
  }

  /** A name server: "both" has an address of each family, "six" of IPv6 alone; all on loopback. */
  private static final class Answering implements AutoCloseable {
    private final DatagramSocket socket;
    volatile boolean silent;

    Answering(String ip) throws IOException {
      socket = new DatagramSocket(new InetSocketAddress(InetAddress.ofLiteral(ip), 0));
      Thread _ = Thread.ofVirtual().start(this::serve);
    }

    InetSocketAddress address() {
      return (InetSocketAddress) socket.getLocalSocketAddress();
    }

    AnchorProbe asGateway() {
      return new AnchorProbe(
          Side.IPV6,
          new OwnSide.Anchor("cong-ipv6", OwnSide.Role.GATEWAY, "cong-ipv6"),
          new ProbeSpec.Dns(
              new Endpoint("::1", address().getPort()),
              SHORT,
              Addressing.ALL,
              "both.example.vn",
              ProbeSpec.RecordType.A,
              Set.of(),
              false,
              false));
    }

    private void serve() {
      byte[] buffer = new byte[1500];
      while (!socket.isClosed()) {
        try {
          DatagramPacket in = new DatagramPacket(buffer, buffer.length);
          socket.receive(in);
          if (!silent) {
            byte[] out = reply(ByteBuffer.wrap(buffer, 0, in.getLength()));
            socket.send(new DatagramPacket(out, out.length, in.getSocketAddress()));
          }
        } catch (IOException _) {
          return;
        }
      }
    }

    private static byte[] reply(ByteBuffer question) {
      int end = 12;
      while (question.get(end) != 0) {
        end += question.get(end) + 1;
      }
      end += 5;
      byte[] asked = new byte[end - 12];
      ByteBuffer _ = question.get(12, asked);
      int type = question.get(end - 3);
      byte[] address =
          type == 28
              ? InetAddress.ofLiteral("::1").getAddress()
              : type == 1 && asked[1] == 'b' ? new byte[] {127, 0, 0, 1} : new byte[0];
      ByteBuffer out = ByteBuffer.allocate(600);
      out.putShort(question.getShort(0)).putShort((short) 0x8180).putShort((short) 1);
      out.putShort((short) (address.length > 0 ? 1 : 0)).putInt(0);
      out.put(asked);
      if (address.length > 0) {
        out.putShort((short) 0xc00c).putShort((short) type).putShort((short) 1).putInt(60);
        out.putShort((short) address.length).put(address);
      }
      return Arrays.copyOf(out.array(), out.position());
    }

    @Override
    public void close() {
      socket.close();
    }
  }
}
