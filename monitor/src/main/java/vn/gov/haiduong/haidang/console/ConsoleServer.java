package vn.gov.haiduong.haidang.console;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;

/**
 * The HTTP server of the running service, on a loop of its own. Everything a stranger can make
 * large or slow has a bound: connections, request line, headers, bodies, and the time until a
 * request is complete.
 */
public final class ConsoleServer {

  private static final int LONGEST_REQUEST_LINE = 4096;
  private static final int LARGEST_HEADERS = 16 * 1024;
  private static final int LARGEST_CHUNK = 16 * 1024;
  private static final int IDLE_SECONDS = 30;

  private final HttpServer server;
  private final Desk desk;

  private ConsoleServer(HttpServer server, Desk desk) {
    this.server = server;
    this.desk = desk;
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
    return start(vertx, ports, host, port, false);
  }

  /** Listens for nothing but the phone page behind signed links, so that it can be published. */
  public static Future<ConsoleServer> startForAcknowledging(
      Vertx vertx, ConsolePorts ports, String host, int port) {
    return start(vertx, ports, host, port, true);
  }

  private static Future<ConsoleServer> start(
      Vertx vertx, ConsolePorts ports, String host, int port, boolean acknowledgeOnly) {
    HttpServerOptions options =
        new HttpServerOptions()
            .setMaxInitialLineLength(LONGEST_REQUEST_LINE)
            .setMaxHeaderSize(LARGEST_HEADERS)
            .setMaxChunkSize(LARGEST_CHUNK)
            .setIdleTimeout(IDLE_SECONDS)
            .setHttp2ClearTextEnabled(false)
            .setAcceptBacklog(128);
    Desk desk = new Desk(vertx, new Routes(ports, acknowledgeOnly), ports.clock());
    Visitors visitors = new Visitors(vertx, ports.clock());
    return vertx
        .createHttpServer(options)
        .connectionHandler(visitors::came)
        .requestHandler(
            request -> {
              visitors.asked(request);
              desk.serve(request);
            })
        .listen(port, host)
        .map(server -> new ConsoleServer(server, desk));
  }

  /** The port that is listened on. */
  public int port() {
    return server.actualPort();
  }

  /** Stops listening; what is being answered is cut off. */
  public Future<Void> close() {
    return server.close().eventually(desk::close);
  }
}
