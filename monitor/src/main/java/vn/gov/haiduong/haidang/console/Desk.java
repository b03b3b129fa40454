package vn.gov.haiduong.haidang.console;

import io.netty.buffer.Unpooled;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.internal.buffer.BufferInternal;
import java.util.Iterator;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.gov.haiduong.haidang.time.Clock;

/**
 * Takes a request, has the answer made away from the loop, and sends it as fast as the client
 * reads.
 */
final class Desk {

  private static final Logger LOG = LoggerFactory.getLogger(Desk.class);
  private static final int MOST_WAITING = 128;
  private static final long BODY_MILLIS = 10_000;
  private static final long LONGEST_RENDERING_SECONDS = 10;
  private static final int WORKERS = 2;
  private static final String POLICY =
      "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self';"
          + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

  private final Vertx vertx;
  private final Routes routes;
  private final Clock clock;
  private final WorkerExecutor workers;
  private int waiting;

  Desk(Vertx vertx, Routes routes, Clock clock) {
    this.vertx = vertx;
    this.routes = routes;
    this.clock = clock;
    this.workers =
        vertx.createSharedWorkerExecutor(
            "console", WORKERS, LONGEST_RENDERING_SECONDS, TimeUnit.SECONDS);
  }

  Future<Void> close() {
    return workers.close();
  }

  void serve(HttpServerRequest request) {
    if (request.method().equals(HttpMethod.POST)) {
      bodyThenAnswer(request);
    } else {
      answer(request, new byte[0]);
    }
  }

  /** Bodies must be read, in bounds, before an answer. */
  private void bodyThenAnswer(HttpServerRequest request) {
    int largest = routes.largestBody(request);
    long[] read = {0};
    Buffer body = Buffer.buffer();
    long timer =
        vertx.setTimer(
            BODY_MILLIS,
            _ -> {
              send(request, Answer.error(408, "timeout", "Yêu cầu đến quá chậm"), true);
            });
    var _ =
        request
            .handler(
                chunk -> {
                  boolean before = read[0] <= largest;
                  read[0] += chunk.length();
                  if (read[0] <= largest) {
                    body.appendBuffer(chunk);
                  }
                  if (before && read[0] > largest) {
                    vertx.cancelTimer(timer);
                    send(request, Answer.error(413, "too_large", "Nội dung yêu cầu quá lớn"), true);
                  }
                })
            .exceptionHandler(_ -> vertx.cancelTimer(timer))
            .endHandler(
                _ -> {
                  vertx.cancelTimer(timer);
                  if (read[0] <= largest && !request.response().ended()) {
                    answer(request, body.getBytes());
                  }
                });
  }

  private void answer(HttpServerRequest request, byte[] body) {
    if (waiting >= MOST_WAITING) {
      send(
          request,
          Answer.error(503, "busy", "Bộ giám sát đang phục vụ quá nhiều yêu cầu")
              .with("Retry-After", "2"),
          false);
      return;
    }
    waiting++;
    long started = clock.nanos();
    made(request, body)
        .recover(
            failure -> {
              LOG.atError()
                  .addKeyValue("method", request.method())
                  .addKeyValue("elapsedMs", (clock.nanos() - started) / 1_000_000)
                  .setCause(failure)
                  .log("request failed");
              return Future.succeededFuture(
                  Answer.error(500, "failed", "Có lỗi khi xử lý yêu cầu"));
            })
        .onComplete(
            result ->
                // Back on the loop of the connection, wherever the answer was made.
                vertx.runOnContext(_ -> done(request, result.result())));
  }

  private void done(HttpServerRequest request, Answer answer) {
    waiting--;
    send(request, answer, false);
  }

  private Future<Answer> made(HttpServerRequest request, byte[] body) {
    try {
      return made(routes.find(request, body));
    } catch (RuntimeException e) {
      return Future.failedFuture(e);
    }
  }

  private Future<Answer> made(Routes.Work work) {
    return switch (work) {
      case Routes.Work.Render(var rendering) -> workers.executeBlocking(rendering, false);
      case Routes.Work.Ask(var answer) -> answer;
      case Routes.Work.Look<?> look -> looked(look);
    };
  }

  private <T> Future<Answer> looked(Routes.Work.Look<T> look) {
    return workers
        .executeBlocking(look.looking(), false)
        .compose(found -> made(look.then().apply(Objects.requireNonNull(found, "found"))));
  }

  private void send(HttpServerRequest request, Answer answer, boolean last) {
    HttpServerResponse response = request.response();
    if (response.ended() || response.closed()) {
      return;
    }
    boolean head = request.method().equals(HttpMethod.HEAD);
    long length = answer.pieces().stream().mapToLong(piece -> piece.length).sum();
    var _ =
        response
            .setStatusCode(answer.status())
            .putHeader("Content-Type", answer.contentType())
            .putHeader("X-Content-Type-Options", "nosniff")
            // Not "no-referrer": browsers then send "Origin: null" with our own forms.
            .putHeader("Referrer-Policy", "same-origin")
            .putHeader("X-Frame-Options", "DENY")
            .putHeader("Cache-Control", "no-store");
    if (answer.contentType().equals(Answer.HTML)) {
      var _ = response.putHeader("Content-Security-Policy", POLICY);
    }
    answer.headers().forEach((name, value) -> response.putHeader(name, value.lines().toList()));
    if (last) {
      var _ = response.putHeader("Connection", "close");
    }
    if (answer.status() != 204) {
      var _ = response.putHeader("Content-Length", Long.toString(length));
    }
    Future<Void> sent = head ? response.end() : write(response, answer.pieces().iterator());
    sent.onComplete(
        result -> {
          answer.release().run();
          if (result.failed()) {
            LOG.atDebug().setCause(result.cause()).log("client went away");
          } else if (last) {
            end(request);
          }
        });
  }

  private static void end(HttpServerRequest request) {
    // The answer is out; a connection that is already gone is as good as closed.
    var _ = request.connection().close();
  }

  /** Piece by piece, each only when the client has taken the one before. */
  private static Future<Void> write(HttpServerResponse response, Iterator<byte[]> pieces) {
    if (!pieces.hasNext()) {
      return response.end();
    }
    Buffer piece = BufferInternal.buffer(Unpooled.wrappedBuffer(pieces.next())); // Not a copy.
    if (!pieces.hasNext()) {
      return response.end(piece);
    }
    return response.write(piece).compose(_ -> write(response, pieces));
  }
}
