package vn.gov.haiduong.haidang.metrics;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import vn.gov.haiduong.haidang.status.Snapshot;

/**
 * Renders scrapes on one worker thread of its own, away from every loop. Scrapes that arrive while
 * the same is being rendered share it; nothing is kept beyond that. Safe from any thread.
 */
public final class Scrapes {

  private static final long LONGEST_SECONDS = 10;

  private final WorkerExecutor worker;
  private final Exposition exposition;
  private final Supplier<Snapshot> snapshot;
  private final Map<Format, Future<Rendered>> plain = new EnumMap<>(Format.class);
  private final Map<Format, Future<Rendered>> zipped = new EnumMap<>(Format.class);

  private Scrapes(WorkerExecutor worker, Exposition exposition, Supplier<Snapshot> snapshot) {
    this.worker = worker;
    this.exposition = exposition;
    this.snapshot = snapshot;
  }

  /** Must be closed. */
  public static Scrapes start(Vertx vertx, Exposition exposition, Supplier<Snapshot> snapshot) {
    WorkerExecutor worker =
        vertx.createSharedWorkerExecutor("metrics", 1, LONGEST_SECONDS, TimeUnit.SECONDS);
    return new Scrapes(worker, exposition, snapshot);
  }

  /**
   * The exposition of now.
   *
   * @param accept the client's Accept header, empty when it sent none
   * @param gzip whether the client takes gzip
   */
  public Future<Rendered> scrape(String accept, boolean gzip) {
    Format format = Format.accepted(accept);
    Map<Format, Future<Rendered>> running = gzip ? zipped : plain;
    synchronized (this) {
      Future<Rendered> same = running.get(format);
      if (same != null) {
        return same;
      }
      Future<Rendered> started =
          worker.executeBlocking(() -> exposition.render(snapshot.get(), format, gzip));
      running.put(format, started);
      return started.andThen(
          _ -> {
            synchronized (this) {
              running.remove(format, started);
            }
          });
    }
  }

  public Future<Void> close() {
    return worker.close();
  }
}
