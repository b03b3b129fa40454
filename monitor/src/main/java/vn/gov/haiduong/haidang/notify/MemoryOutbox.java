package vn.gov.haiduong.haidang.notify;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An outbox without a disk, for demonstrations and tests. Safe from any thread; bounded. */
public final class MemoryOutbox implements Outbox {

  private static final int MOST_DONE = 20_000;

  private final Map<String, Waiting> waiting = new LinkedHashMap<>();
  private final Map<String, String> done =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
          return size() > MOST_DONE;
        }
      };

  @Override
  public synchronized Future<Void> put(List<Message> messages) {
    for (Message message : messages) {
      if (!done.containsKey(message.key())) {
        waiting.putIfAbsent(message.key(), new Waiting(message, 0, Optional.empty()));
      }
    }
    return Future.succeededFuture();
  }

  @Override
  public synchronized Future<List<Waiting>> waiting() {
    return Future.succeededFuture(new ArrayList<>(waiting.values()));
  }

  @Override
  public synchronized Future<Void> attempted(List<Attempt> attempts) {
    attempts.forEach(this::attempted);
    return Future.succeededFuture();
  }

  private void attempted(Attempt attempt) {
    switch (attempt.delivery()) {
      case Delivery.Accepted(String proof) -> finish(attempt.key(), proof);
      case Delivery.Later _, Delivery.Refused _ ->
          waiting.computeIfPresent(
              attempt.key(),
              (_, known) -> new Waiting(known.message(), attempt.nth(), known.bundle()));
    }
  }

  @Override
  public synchronized Future<Void> finished(String key, String reason) {
    finish(key, reason);
    return Future.succeededFuture();
  }

  @Override
  public synchronized Future<Void> bundled(String key, String person, List<String> members) {
    for (String member : members) {
      waiting.computeIfPresent(
          member, (_, known) -> new Waiting(known.message(), known.attempts(), Optional.of(key)));
    }
    return Future.succeededFuture();
  }

  private void finish(String key, String said) {
    waiting.remove(key);
    done.put(key, said);
  }
}
