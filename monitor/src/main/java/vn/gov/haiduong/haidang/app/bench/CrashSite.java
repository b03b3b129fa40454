package vn.gov.haiduong.haidang.app.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import vn.gov.haiduong.haidang.time.Clock;

/**
 * What outlives the killed process: servers on loopback addresses, each of which can be told to
 * fail, and the receiver of all messages, which keeps what it got and now and then refuses.
 */
final class CrashSite implements AutoCloseable {

  /**
   * What the receiver got.
   *
   * @param life number of the process that sent it, from 0 on
   * @param sentMillis when it was sent, by the sender's signature, which knows whole seconds
   * @param taken whether it was answered with 200
   */
  record Receipt(
      int life, String person, String key, long sentMillis, long atMillis, boolean taken) {}

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpServer servers;
  private final HttpServer receiver;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, Boolean> failing = new ConcurrentHashMap<>();
  private final List<Receipt> receipts = new CopyOnWriteArrayList<>();
  private final AtomicInteger life = new AtomicInteger();
  private final Random random;
  private final boolean moody;
  private final Clock clock;

  CrashSite(long seed, Clock clock) throws IOException {
    this(new Random(seed), clock, true);
  }

  private CrashSite(Random random, Clock clock, boolean moody) throws IOException {
    this.random = random;
    this.moody = moody;
    this.clock = clock;
    this.servers = HttpServer.create(new InetSocketAddress(0), 256);
    this.receiver =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 256);
    var _ = servers.createContext("/", this::serve);
    var _ = receiver.createContext("/", this::receive);
    servers.setExecutor(threads);
    receiver.setExecutor(threads);
    servers.start();
    receiver.start();
  }

  /** One whose receiver takes everything at once. */
  static CrashSite steady(Clock clock) throws IOException {
    return new CrashSite(new Random(0), clock, false);
  }

  int port() {
    return servers.getAddress().getPort();
  }

  URI receiverRoot() {
    return URI.create("http://127.0.0.1:" + receiver.getAddress().getPort() + "/");
  }

  void nextLife() {
    int _ = life.incrementAndGet();
  }

  /** Whether the target of this number fails from now on. */
  void fail(int index, boolean fails) {
    failing.put(Bench.address(index), fails);
  }

  boolean fails(int index) {
    return failing.getOrDefault(Bench.address(index), false);
  }

  List<Receipt> receipts() {
    return List.copyOf(receipts);
  }

  private void serve(HttpExchange exchange) throws IOException {
    boolean fails =
        failing.getOrDefault(exchange.getLocalAddress().getAddress().getHostAddress(), false);
    answer(exchange, fails ? 500 : 200);
  }

  private void receive(HttpExchange exchange) throws IOException {
    JsonNode message = JSON.readTree(exchange.getRequestBody().readAllBytes());
    boolean takes;
    int wait;
    synchronized (random) {
      takes = !moody || random.nextInt(10) > 0;
      wait = moody && random.nextInt(4) == 0 ? random.nextInt(300) : 0;
    }
    // Before the answer: who is killed while waiting for it has told all the same.
    receipts.add(
        new Receipt(
            life.get(),
            exchange.getRequestURI().getPath().substring(1),
            message.path("key").asText(),
            sent(exchange),
            clock.now().toEpochMilli(),
            takes));
    try {
      Thread.sleep(wait);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    answer(exchange, takes ? 200 : 500);
  }

  /** From {@code t=UNIX,v1=HEX}. */
  private static long sent(HttpExchange exchange) {
    String signature = exchange.getRequestHeaders().getFirst("X-HaiDang-Signature");
    return Long.parseLong(signature.replaceFirst("^t=(\\d+),.*", "$1")) * 1_000;
  }

  private static void answer(HttpExchange exchange, int status) throws IOException {
    byte[] body = ("<p>" + status + "</p>").getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
    exchange.sendResponseHeaders(status, body.length);
    try (var out = exchange.getResponseBody()) {
      out.write(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // Killed while it was answered.
    }
  }

  @Override
  public void close() {
    servers.stop(0);
    receiver.stop(0);
    threads.shutdownNow();
  }
}
