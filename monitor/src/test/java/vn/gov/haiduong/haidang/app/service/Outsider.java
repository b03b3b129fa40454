package vn.gov.haiduong.haidang.app.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import vn.gov.haiduong.haidang.time.Clock;

/** A program that we did not write, run for a test on a port of its own. */
final class Outsider implements AutoCloseable {

  private static final HttpClient HTTP =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

  private final Process process;
  private final URI root;

  private Outsider(Process process, URI root) {
    this.process = process;
    this.root = root;
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /**
   * The first of {@code count} ports in a row that are free, below those that the system gives to
   * whoever connects: one of these would be gone before the program that needs the row is up.
   */
  static int freePorts(int count) throws IOException {
    int first = 20_000 + (int) (ProcessHandle.current().pid() % 10_000);
    for (int at = first; at < first + 2_000; at += count) {
      if (allFree(at, count)) {
        return at;
      }
    }
    throw new IOException("no " + count + " free ports in a row from " + first);
  }

  private static boolean allFree(int from, int count) {
    return IntStream.range(from, from + count).allMatch(Outsider::free);
  }

  private static boolean free(int port) {
    try (ServerSocket taken = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return taken.isBound();
    } catch (IOException somebodyHasIt) {
      return false;
    }
  }

  /** Starts it and waits until {@code /-/ready} says so. */
  static Outsider start(int port, Path log, List<String> command) throws IOException {
    return start(port, log, "/-/ready", command);
  }

  /** The same for a program that says it at another path. */
  static Outsider start(int port, Path log, String ready, List<String> command) throws IOException {
    Outsider outsider =
        new Outsider(
            new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start(),
            URI.create("http://127.0.0.1:" + port));
    try {
      until("ready: " + log, Duration.ofSeconds(40), () -> outsider.get(ready).startsWith("200"));
    } catch (AssertionError notReady) {
      outsider.close();
      throw notReady;
    }
    return outsider;
  }

  /** Status, blank, body; "0 " and the trouble where there is no answer. */
  String get(String path) {
    return ask(HttpRequest.newBuilder(root.resolve(path)).timeout(Duration.ofSeconds(10)).build());
  }

  /** The answer of a query of Prometheus. */
  String query(String expression) {
    return get("/api/v1/query?query=" + URLEncoder.encode(expression, StandardCharsets.UTF_8));
  }

  static String ask(HttpRequest request) {
    try {
      var answer = HTTP.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
      return answer.statusCode() + " " + answer.body();
    } catch (IOException e) {
      return "0 " + e;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "0 " + e;
    }
  }

  URI root() {
    return root;
  }

  /** Looks four times a second; fails with {@code what} when the time is over. */
  static void until(String what, Duration longest, BooleanSupplier holds) {
    long end = Clock.system().nanos() + longest.toNanos();
    while (!holds.getAsBoolean()) {
      assertThat(Clock.system().nanos()).as(what).isLessThan(end);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(250));
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        boolean _ = process.destroyForcibly().waitFor(5, TimeUnit.SECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
