package vn.gov.haiduong.haidang.notify;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import vn.gov.haiduong.haidang.plan.Channel;

/** What was told and what came back, for pages and metrics. Safe from any thread; bounded. */
public final class Deliveries {

  private static final int MOST_SHOWN = 1_000;
  private static final int MOST_DONE = 50_000;

  private final Deque<Attempt> recent = new ArrayDeque<>();
  private final Set<String> done = new LinkedHashSet<>();
  private final Map<Counted, Long> counts = new TreeMap<>();
  private int depth;
  private Optional<Instant> oldest = Optional.empty();

  /** A channel and a result, both closed sets. */
  public record Counted(Channel channel, String result) implements Comparable<Counted> {
    @Override
    public int compareTo(Counted other) {
      int by = channel.compareTo(other.channel);
      return by != 0 ? by : result.compareTo(other.result);
    }
  }

  /** Latest first. */
  public synchronized List<Attempt> recent() {
    return new ArrayList<>(recent);
  }

  public synchronized Map<Counted, Long> counts() {
    return Map.copyOf(counts);
  }

  /** Messages that nobody has taken yet. */
  public synchronized int depth() {
    return depth;
  }

  public synchronized Optional<Instant> oldest() {
    return oldest;
  }

  /** Attempts of an earlier process, in order: shown, but not counted again. */
  public synchronized void restore(List<Attempt> attempts) {
    attempts.forEach(this::show);
  }

  private void show(Attempt attempt) {
    recent.addFirst(attempt);
    if (recent.size() > MOST_SHOWN) {
      recent.removeLast();
    }
  }

  synchronized void add(Attempt attempt) {
    show(attempt);
    counts.merge(new Counted(attempt.channel(), attempt.delivery().label()), 1L, Long::sum);
    if (attempt.delivery() instanceof Delivery.Accepted) {
      dropped(attempt.key());
    }
  }

  synchronized void dropped(String key) {
    done.add(key);
    if (done.size() > MOST_DONE) {
      var first = done.iterator();
      first.next();
      first.remove();
    }
  }

  synchronized boolean isDone(String key) {
    return done.contains(key);
  }

  synchronized void waiting(int messages, Optional<Instant> since) {
    depth = messages;
    oldest = since;
  }
}
