package vn.gov.haiduong.haidang.app.service;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;

/** Stands between Prometheus and an exposition, and changes what is told. */
final class AlteringProxy implements AutoCloseable {

  private final HttpServer server;
  private final URI source;
  private volatile UnaryOperator<String> change = UnaryOperator.identity();
  private volatile boolean dead;

  private AlteringProxy(HttpServer server, URI source) {
    this.server = server;
    this.source = source;
  }

  static AlteringProxy of(URI source) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    AlteringProxy proxy = new AlteringProxy(server, source);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    var _ =
        server.createContext(
            "/metrics",
            exchange -> {
              String answer = proxy.exposition();
              boolean good = answer.startsWith("200 ") && !proxy.dead;
              byte[] body =
                  good
                      ? proxy.change.apply(answer.substring(4)).getBytes(StandardCharsets.UTF_8)
                      : new byte[0];
              exchange
                  .getResponseHeaders()
                  .set("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
              exchange.sendResponseHeaders(good ? 200 : 503, good ? body.length : -1);
              if (good) {
                exchange.getResponseBody().write(body);
              }
              exchange.close();
            });
    server.start();
    return proxy;
  }

  /** What the source says now, unchanged, after its status. */
  String exposition() {
    return Outsider.ask(HttpRequest.newBuilder(source).timeout(Duration.ofSeconds(10)).build());
  }

  String address() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  void tell(UnaryOperator<String> other) {
    change = other;
  }

  void die() {
    dead = true;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
