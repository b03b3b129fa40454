package vn.gov.haiduong.haidang.app.report;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import vn.gov.haiduong.haidang.console.Soon;
import vn.gov.haiduong.haidang.time.Clock;

/**
 * Work of the month pages that may outlast a browser's patience and the server's limit for silent
 * connections. It is done away from the console's workers; who asks waits a little and is then told
 * that it is under way. Who asks again joins what is under way or takes what came of it. Safe from
 * any thread; never blocks.
 */
final class LongWork<T> {

  /** Well below the 30 s after which the server ends a silent connection. */
  static final Duration PATIENCE = Duration.ofSeconds(12);

  /** What nobody came back for is forgotten after this. */
  private static final Duration KEPT = Duration.ofMinutes(5);

  /** More at once are not begun; who asked is told to come again. */
  private static final int MOST = 8;

  private final Executor executor;
  private final Clock clock;
  private final Duration patience;
  private final Map<String, Piece<T>> pieces = new LinkedHashMap<>();

  private record Piece<T>(Instant since, CompletableFuture<T> result) {
    boolean forgotten(Instant now) {
      return result.isDone() && since.plus(KEPT).isBefore(now);
    }
  }

  LongWork(Executor executor, Clock clock, Duration patience) {
    this.executor = executor;
    this.clock = clock;
    this.patience = patience;
  }

  /** What comes of the work that the key names; it is handed out once, later it is done anew. */
  synchronized CompletionStage<Soon<T>> get(String key, Supplier<T> work) {
    Instant now = clock.now();
    pieces.values().removeIf(piece -> piece.forgotten(now));
    Piece<T> piece = pieces.get(key);
    if (piece == null) {
      if (pieces.size() >= MOST) {
        return CompletableFuture.completedFuture(new Soon.Working<>(now));
      }
      piece = new Piece<>(now, CompletableFuture.supplyAsync(work, executor));
      pieces.put(key, piece);
    }
    Piece<T> asked = piece;
    return asked
        .result()
        .<Soon<T>>handle(
            (value, failure) -> {
              handedOut(key, asked);
              if (failure != null) {
                throw new CompletionException(failure);
              }
              return new Soon.Ready<>(value);
            })
        .completeOnTimeout(
            new Soon.Working<>(asked.since()), patience.toMillis(), TimeUnit.MILLISECONDS);
  }

  private synchronized void handedOut(String key, Piece<T> piece) {
    boolean _ = pieces.remove(key, piece);
  }
}
