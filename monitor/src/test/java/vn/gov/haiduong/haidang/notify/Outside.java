package vn.gov.haiduong.haidang.notify;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/** A service outside, on loopback, that does what a test asks. */
final class Outside implements AutoCloseable {

  final List<Seen> seen = new CopyOnWriteArrayList<>();
  private final HttpServer server;

  /** A request that came. */
  record Seen(String path, MultiMap headers, String body) {}

  private Outside(Vertx vertx, BiConsumer<Integer, HttpServerRequest> answer) {
    this.server =
        vertx
            .createHttpServer()
            .requestHandler(
                request ->
                    request
                        .body()
                        .onSuccess(
                            body -> {
                              seen.add(
                                  new Seen(
                                      Objects.requireNonNull(request.path()),
                                      request.headers(),
                                      body.toString()));
                              answer.accept(seen.size(), request);
                            }));
  }

  static Outside start(Vertx vertx, BiConsumer<Integer, HttpServerRequest> answer) {
    Outside outside = new Outside(vertx, answer);
    HttpServer _ = await(outside.server.listen(0, "127.0.0.1"));
    return outside;
  }

  static Outside status(Vertx vertx, int status, String body) {
    return start(
        vertx,
        (_, request) -> {
          var _ = request.response().setStatusCode(status).end(body);
        });
  }

  URI url(String path) {
    return URI.create("http://127.0.0.1:" + server.actualPort() + path);
  }

  static <T> T await(Future<T> future) {
    try {
      return future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new AssertionError("expected an answer", e);
    }
  }

  @Override
  public void close() {
    await(server.close());
  }
}
