package vn.gov.haiduong.haidang.notify;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What must still be written into the outbox, in order: while it cannot be written, telling goes on
 * and the record follows later. One thread calls; answers may come from any.
 */
final class Backlog {

  private static final Logger LOG = LoggerFactory.getLogger(Backlog.class);
  private static final int MOST = 50_000;
  private static final long PAUSE_NANOS = 5_000_000_000L;

  private final Outbox outbox;
  private final Deque<Supplier<Future<Void>>> todo = new ArrayDeque<>();
  private boolean writing;
  private long notBefore = Long.MIN_VALUE;

  Backlog(Outbox outbox) {
    this.outbox = outbox;
  }

  synchronized void put(List<Message> messages) {
    var _ = add(() -> outbox.put(messages)); // Nobody waits for it.
  }

  /** Completes once it is written, also when that is much later. */
  synchronized Future<Void> attempted(List<Attempt> attempts) {
    return add(() -> outbox.attempted(attempts));
  }

  synchronized void finished(String key, String reason) {
    var _ = add(() -> outbox.finished(key, reason)); // Nobody waits for it.
  }

  private Future<Void> add(Supplier<Future<Void>> write) {
    if (todo.size() >= MOST) {
      todo.removeFirst();
      LOG.error("the record of deliveries is full: the oldest entry is lost");
    }
    Promise<Void> written = Promise.promise();
    todo.addLast(() -> write.get().onSuccess(_ -> written.tryComplete()));
    return written.future();
  }

  /** Writes on, one after the other. */
  synchronized void flush(long now) {
    if (writing || todo.isEmpty() || now < notBefore) {
      return;
    }
    writing = true;
    todo.getFirst()
        .get()
        .onComplete(
            result -> {
              synchronized (this) {
                writing = false;
                if (result.succeeded()) {
                  todo.pollFirst();
                } else {
                  notBefore = now + PAUSE_NANOS;
                }
              }
              if (result.succeeded()) {
                flush(now);
              }
            });
  }
}
