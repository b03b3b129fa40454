package vn.gov.haiduong.haidang.console;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import java.util.IdentityHashMap;
import java.util.concurrent.TimeUnit;
import vn.gov.haiduong.haidang.time.Clock;

/**
 * Counts connections and ends those that never get to the point: an idle time-out alone would let a
 * client live for ever on one byte now and then. Confined to the server's loop.
 */
final class Visitors {

  private static final int MOST_CONNECTIONS = 256;
  private static final long LONGEST_WITHOUT_REQUEST = TimeUnit.SECONDS.toNanos(60);
  private static final long LOOK_MILLIS = 5_000;

  private final Vertx vertx;
  private final Clock clock;
  private final IdentityHashMap<HttpConnection, Long> lastAsked = new IdentityHashMap<>();

  Visitors(Vertx vertx, Clock clock) {
    this.vertx = vertx;
    this.clock = clock;
  }

  void came(HttpConnection connection) {
    if (lastAsked.size() >= MOST_CONNECTIONS) {
      end(connection);
      return;
    }
    lastAsked.put(connection, clock.nanos());
    long timer = vertx.setPeriodic(LOOK_MILLIS, _ -> look(connection));
    connection.closeHandler(
        _ -> {
          vertx.cancelTimer(timer);
          lastAsked.remove(connection);
        });
  }

  private void look(HttpConnection connection) {
    Long asked = lastAsked.get(connection);
    if (asked != null && clock.nanos() - asked > LONGEST_WITHOUT_REQUEST) {
      end(connection);
    }
  }

  /** A complete request head arrived; its answer, if long, counts as the point. */
  void asked(HttpServerRequest request) {
    HttpConnection connection = request.connection();
    // Until the answer is out nobody waits for the client: the look starts again afterwards.
    lastAsked.replace(connection, Long.MAX_VALUE);
    var _ = request.response().endHandler(_ -> lastAsked.replace(connection, clock.nanos()));
  }

  private static void end(HttpConnection connection) {
    // The peer is gone either way: nothing is left to do about a failed close.
    var _ = connection.close();
  }
}
