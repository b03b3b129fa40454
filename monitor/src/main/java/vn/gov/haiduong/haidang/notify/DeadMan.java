package vn.gov.haiduong.haidang.notify;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.gov.haiduong.haidang.time.Clock;

/**
 * A sign of life outwards: somebody else's service expects it every minute and raises the alarm
 * when it stays away. Sent only while the monitor does its work.
 */
public final class DeadMan {

  private static final Logger LOG = LoggerFactory.getLogger(DeadMan.class);
  private static final Duration DEADLINE = Duration.ofSeconds(10);

  private final Vertx vertx;
  private final HttpCaller http;
  private final URI url;
  private final BooleanSupplier alive;
  private final Clock clock;
  private volatile Optional<Instant> last = Optional.empty();
  private final LongAdder failures = new LongAdder();
  private long timer;

  private DeadMan(Vertx vertx, URI url, BooleanSupplier alive, Clock clock) {
    this.vertx = vertx;
    this.http = new HttpCaller(vertx, DEADLINE);
    this.url = url;
    this.alive = alive;
    this.clock = clock;
  }

  public static DeadMan start(
      Vertx vertx, URI url, Duration every, BooleanSupplier alive, Clock clock) {
    DeadMan deadMan = new DeadMan(vertx, url, alive, clock);
    deadMan.timer = vertx.setPeriodic(1, every.toMillis(), _ -> deadMan.beat());
    return deadMan;
  }

  private void beat() {
    if (!alive.getAsBoolean()) {
      return;
    }
    http.call(HttpMethod.POST, url, Map.of("Content-Type", "text/plain"), "")
        .map(HttpCaller::byStatus)
        .otherwise(HttpCaller::failed)
        .onSuccess(
            delivery -> {
              if (delivery instanceof Delivery.Accepted) {
                last = Optional.of(clock.now());
              } else {
                failures.increment();
                LOG.atWarn()
                    .addKeyValue("reason", delivery.said())
                    .log("no one took a sign of life");
              }
            });
  }

  /** When the last sign was taken. */
  public Optional<Instant> last() {
    return last;
  }

  /** How many were not taken. */
  public double failures() {
    return failures.doubleValue();
  }

  public Future<Void> close() {
    vertx.cancelTimer(timer);
    return http.close();
  }
}
