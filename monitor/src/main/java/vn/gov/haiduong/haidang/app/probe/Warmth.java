package vn.gov.haiduong.haidang.app.probe;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import vn.gov.haiduong.haidang.net.ProbeEnvironment;
import vn.gov.haiduong.haidang.net.ProbeLoops;
import vn.gov.haiduong.haidang.net.Probes;
import vn.gov.haiduong.haidang.probe.Addressing;
import vn.gov.haiduong.haidang.probe.Budget;
import vn.gov.haiduong.haidang.probe.Endpoint;
import vn.gov.haiduong.haidang.probe.HttpRules;
import vn.gov.haiduong.haidang.probe.InnerAddresses;
import vn.gov.haiduong.haidang.probe.ProbeSpec;
import vn.gov.haiduong.haidang.probe.ProbeSpec.RecordType;
import vn.gov.haiduong.haidang.probe.StatusSet;
import vn.gov.haiduong.haidang.time.Clock;

/**
 * Measures a small server of our own before anything that was asked for: the first probe of a fresh
 * JVM spends hundreds of milliseconds on loading classes, which would stand in the phases as if the
 * target had been slow. Nothing leaves the machine, and nothing of it is told.
 */
final class Warmth {

  private static final int ROUNDS = 3;
  private static final long MOST_MILLIS = 3_000;
  private static final String NAME = "warm.invalid";
  private static final int HEAD = 12;
  private static final int TYPE_AND_CLASS = 4;

  /** The name asked for, A, IN, a minute, 127.0.0.1. */
  private static final byte[] RECORD = {
    (byte) 0xc0, HEAD, 0, 1, 0, 1, 0, 0, 0, 60, 0, 4, 127, 0, 0, 1
  };

  private static final int TLS_HANDSHAKE = 0x16;

  /** A fatal alert: enough for a client to have made its first flight. */
  private static final byte[] ALERT = {0x15, 3, 3, 0, 2, 2, 40};

  private static final String BODY =
      "<html><head><title>.</title></head><body>&nbsp;.</body></html>";

  private static final byte[] PAGE =
      String.join(
              "\r\n",
              "HTTP/1.1 200 OK",
              "Content-Type: text/html; charset=utf-8",
              "Content-Length: " + BODY.length(),
              "Connection: close",
              "",
              BODY)
          .getBytes(StandardCharsets.US_ASCII);

  private Warmth() {}

  /** Warms what these specifications will use, on each loop. Blocks. */
  static void spread(Measuring measuring, Clock clock, List<ProbeSpec> asked, ProbeLoops loops) {
    boolean web = asked.stream().anyMatch(ProbeSpec.Http.class::isInstance);
    boolean tls = needsTls(asked);
    boolean names = asked.stream().anyMatch(Warmth::asksForNames);
    try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        DatagramSocket nameServer = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual().start(() -> serve(server));
      Thread.ofVirtual().start(() -> serve(nameServer));
      Measuring byName = byName(nameServer, clock, loops);
      for (int round = 0; round < ROUNDS; round++) {
        List<CompletableFuture<?>> running = new ArrayList<>();
        for (int loop = 0; loop < loops.size(); loop++) {
          ProbeSpec spec = web ? page(server, false) : connect(server);
          running.add(start(measuring, clock, spec, loop));
          if (tls && round == 0) {
            running.add(start(measuring, clock, page(server, true), loop));
          }
          if (names) {
            running.add(start(measuring, clock, question(nameServer), loop));
            running.add(start(byName, clock, connect(NAME, server.getLocalPort()), loop));
          }
        }
        CompletableFuture.allOf(running.toArray(CompletableFuture[]::new))
            .get(MOST_MILLIS, TimeUnit.MILLISECONDS);
      }
    } catch (IOException | ExecutionException | TimeoutException e) {
      return; // Cold is slower, not wrong.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  static boolean needsTls(List<ProbeSpec> asked) {
    return asked.stream()
        .anyMatch(
            spec ->
                spec instanceof ProbeSpec.Tls
                    || spec instanceof ProbeSpec.Smtp
                    || (spec instanceof ProbeSpec.Http http
                        && http.scheme() != ProbeSpec.Scheme.HTTP));
  }

  private static boolean asksForNames(ProbeSpec spec) {
    return spec instanceof ProbeSpec.Dns
        || (spec.addressing().fixed().isEmpty()
            && InnerAddresses.literal(spec.endpoint().host()).isEmpty());
  }

  private static CompletableFuture<?> start(
      Measuring measuring, Clock clock, ProbeSpec spec, int loop) {
    return measuring.measure(spec, clock.now(), loop).toCompletionStage().toCompletableFuture();
  }

  /** Asks our own name server, and nobody else. */
  private static Measuring byName(DatagramSocket nameServer, Clock clock, ProbeLoops loops) {
    Probes probes =
        new Probes(
            new ProbeEnvironment(
                List.of(
                    new InetSocketAddress(nameServer.getLocalAddress(), nameServer.getLocalPort())),
                List.of(),
                clock,
                new ProbeEnvironment.ByHand()));
    return (spec, at, spread) -> probes.measure(spec, at, loops.of(spread).loop());
  }

  private static ProbeSpec connect(ServerSocket server) {
    return connect(server.getInetAddress().getHostAddress(), server.getLocalPort());
  }

  private static ProbeSpec connect(String host, int port) {
    return new ProbeSpec.Tcp(
        new Endpoint(host, port),
        Budget.DEFAULT,
        Addressing.ALL,
        ProbeSpec.Dialogue.CONNECT_ONLY,
        false);
  }

  private static ProbeSpec page(ServerSocket server, boolean tls) {
    return new ProbeSpec.Http(
        endpoint(server),
        new Budget(Duration.ofSeconds(2), Duration.ofSeconds(2)),
        new Addressing(Addressing.Family.ALL, Optional.of(server.getInetAddress())),
        tls ? ProbeSpec.Scheme.HTTPS : ProbeSpec.Scheme.HTTP,
        "/",
        new HttpRules(
            StatusSet.SUCCESS,
            List.of("."),
            List.of(),
            HttpRules.MAX_BODY_IN_LOOP,
            1,
            "warm",
            false,
            Set.of(),
            true,
            false));
  }

  private static ProbeSpec question(DatagramSocket nameServer) {
    return new ProbeSpec.Dns(
        new Endpoint(nameServer.getLocalAddress().getHostAddress(), nameServer.getLocalPort()),
        new Budget(Duration.ofSeconds(2), Duration.ofSeconds(2)),
        Addressing.ALL,
        NAME,
        RecordType.A,
        Set.of(),
        false,
        false);
  }

  /** Answers each question for an address with our own. */
  private static void serve(DatagramSocket nameServer) {
    DatagramPacket packet = new DatagramPacket(new byte[1024], 1024);
    while (!nameServer.isClosed()) {
      try {
        nameServer.receive(packet);
        byte[] answer = answer(packet.getData(), packet.getLength());
        nameServer.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
        packet.setLength(packet.getData().length);
      } catch (IOException weAreClosed) {
        return;
      }
    }
  }

  private static byte[] answer(byte[] asked, int length) {
    int end = HEAD;
    while (end < length && asked[end] > 0) {
      end += asked[end] + 1;
    }
    end = Math.min(end + 1 + TYPE_AND_CLASS, length);
    boolean four = asked[end - 3] == 1;
    ByteBuffer out = ByteBuffer.allocate(end + RECORD.length).put(asked, 0, end);
    ByteBuffer _ =
        out.putShort(2, (short) 0x8180)
            .putShort(6, (short) (four ? 1 : 0))
            .putShort(8, (short) 0)
            .putShort(10, (short) 0);
    if (four) {
      ByteBuffer _ = out.put(RECORD);
    }
    return Arrays.copyOf(out.array(), out.position());
  }

  private static Endpoint endpoint(ServerSocket server) {
    return new Endpoint(server.getInetAddress().getHostAddress(), server.getLocalPort());
  }

  private static void serve(ServerSocket server) {
    while (!server.isClosed()) {
      try (Socket client = server.accept()) {
        client.setSoTimeout((int) MOST_MILLIS);
        InputStream in = client.getInputStream();
        OutputStream out = client.getOutputStream();
        byte[] first = new byte[4096];
        int n = in.read(first);
        if (n > 0) {
          out.write(first[0] == TLS_HANDSHAKE ? ALERT : PAGE);
          out.flush();
        }
      } catch (IOException clientLeftOrWeAreClosed) {
        // Next one, if there is one.
      }
    }
  }
}
