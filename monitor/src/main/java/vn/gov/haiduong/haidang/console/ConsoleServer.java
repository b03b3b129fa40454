package vn.gov.haiduong.haidang.console;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;

/** The HTTP server of the running service. */
public final class ConsoleServer {

  private final HttpServer server;

  private ConsoleServer(HttpServer server) {
    this.server = server;
  }

  /**
   * Listens.
   *
   * @param host address to listen on; loopback unless the operator says otherwise
   * @param port 0 for any free one
   * @return fails when the address is taken or not ours
   */
  public static Future<ConsoleServer> start(
      Vertx vertx, ConsolePorts ports, String host, int port) {
    return vertx
        .createHttpServer(new HttpServerOptions())
        .requestHandler(request -> request.response().end(ports.build().version()))
        .listen(port, host)
        .map(ConsoleServer::new);
  }

  /** The port that is listened on. */
  public int port() {
    return server.actualPort();
  }

  public Future<Void> close() {
    return server.close();
  }
}
