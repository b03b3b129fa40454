package vn.gov.haiduong.haidang.metrics;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
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
  private final Map<Format, Shared> plain = new EnumMap<>(Format.class);
  private final Map<Format, Shared> zipped = new EnumMap<>(Format.class);

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
    Map<Format, Shared> running = gzip ? zipped : plain;
    synchronized (this) {
      Shared shared = running.get(format);
      if (shared == null) {
        shared = new Shared();
        running.put(format, shared);
        Future<Rendered> started =
            worker.executeBlocking(() -> exposition.render(snapshot.get(), format, gzip));
        shared.rendered =
            started.andThen(
                _ -> {
                  synchronized (this) {
                    Shared _ = running.remove(format); // Until then nobody begins another.
                  }
                });
      }
      return shared.held();
    }
  }

  /** One rendering and who reads it. Guarded by itself. */
  private static final class Shared {

    private Future<Rendered> rendered = Future.failedFuture("not started");
    private int readers;

    /** Nobody comes to a rendering that has ended, so the last to leave is the last of all. */
    synchronized Future<Rendered> held() {
      readers++;
      return rendered.map(
          all -> {
            AtomicBoolean released = new AtomicBoolean();
            return new Rendered(
                all.contentType(),
                all.gzip(),
                all.pieces(),
                () -> {
                  if (released.compareAndSet(false, true) && left() == 0) {
                    all.release().run();
                  }
                });
          });
    }

    private synchronized int left() {
      return --readers;
    }
  }

  public Future<Void> close() {
    return worker.close();
  }
}
