package vn.gov.haiduong.haidang.app.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.gov.haiduong.haidang.app.bench.Figure.Goal;

/**
 * Six hundred hosts that let a probe wait for its whole time-out, all due within a second: how long
 * until the last of them has its verdict.
 */
record Dead() implements Measure {

  private static final int TARGETS = 600;

  @Override
  public String name() {
    return "dead";
  }

  @Override
  public List<Figure> take(Bench bench) {
    try (Silence silence = new Silence()) {
      return List.of(
          round(bench, "dead", Load.Kind.DEAD, silence),
          round(bench, "dead-one", Load.Kind.DEAD_ON_ONE, silence));
    }
  }

  private static Figure round(Bench bench, String name, Load.Kind kind, Silence silence) {
    bench.say(name + ": 600 đối tượng câm, thời hạn 10 giây");
    try (OurSide service = OurSide.start(bench)) {
      long begin = bench.clock().nanos();
      service.load(new Load(kind, TARGETS, Duration.ofSeconds(1), silence.port()));
      double seconds = 0;
      while (service.measured() < TARGETS && seconds < 120) {
        bench.pause(0.1);
        seconds = (bench.clock().nanos() - begin) / 1e9;
      }
      return new Figure(
          name, seconds, Optional.empty(), "seconds for a round", new Goal.AtMost(12), 1);
    }
  }

  /** A listening socket whose queue is full: the kernel drops every further connection attempt. */
  private static final class Silence implements AutoCloseable {
    private final ServerSocket server;
    private final List<Socket> filling = new ArrayList<>();

    Silence() {
      try {
        server = new ServerSocket(0, 1);
        for (int i = 0; i < 4; i++) {
          fill();
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private void fill() throws IOException {
      Socket socket = new Socket();
      filling.add(socket);
      try {
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port()), 200);
      } catch (SocketTimeoutException e) {
        socket.close(); // The queue is full, as it should be.
      }
    }

    int port() {
      return server.getLocalPort();
    }

    @Override
    public void close() {
      try {
        for (Socket socket : filling) {
          socket.close();
        }
        server.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
