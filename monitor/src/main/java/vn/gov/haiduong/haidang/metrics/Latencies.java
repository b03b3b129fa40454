package vn.gov.haiduong.haidang.metrics;

import java.util.Map;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.gov.haiduong.haidang.target.TargetKind;

/**
 * How long answers take and how late probes start, as histograms with fixed buckets: one by kind of
 * target, none by target. Safe from any thread; recording allocates nothing.
 */
public final class Latencies {

  /** Upper bounds of answers, in seconds. */
  static final double[] ANSWER_BOUNDS = {
    0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10
  };

  /** Upper bounds of lateness, in seconds. */
  static final double[] LAG_BOUNDS = {0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1};

  private final Map<TargetKind, Histogram> answers =
      Stream.of(TargetKind.values())
          .collect(Collectors.toUnmodifiableMap(kind -> kind, _ -> new Histogram(ANSWER_BOUNDS)));
  private final Histogram lag = new Histogram(LAG_BOUNDS);

  /** A target of this kind answered (up or degraded) after so long. */
  public void answered(TargetKind kind, long nanos) {
    histogram(kind).record(nanos);
  }

  /** A probe started so long after its intended time. */
  public void late(long nanos) {
    lag.record(nanos);
  }

  Histogram histogram(TargetKind kind) {
    Histogram histogram = answers.get(kind);
    if (histogram == null) {
      throw new IllegalStateException("every kind has its histogram: " + kind);
    }
    return histogram;
  }

  Histogram lag() {
    return lag;
  }

  /** Counts by bucket and the sum of what was recorded. */
  static final class Histogram {

    private final double[] bounds;
    private final long[] boundNanos;
    private final AtomicLongArray counts;
    private final LongAdder sumNanos = new LongAdder();

    Histogram(double[] bounds) {
      this.bounds = bounds.clone();
      this.boundNanos = new long[bounds.length];
      for (int i = 0; i < bounds.length; i++) {
        boundNanos[i] = Math.round(bounds[i] * 1e9);
      }
      this.counts = new AtomicLongArray(bounds.length + 1);
    }

    void record(long nanos) {
      long length = Math.max(0, nanos);
      int bucket = 0;
      while (bucket < boundNanos.length && length > boundNanos[bucket]) {
        bucket++;
      }
      counts.incrementAndGet(bucket);
      sumNanos.add(length);
    }

    int buckets() {
      return counts.length();
    }

    /** Upper bound of a bucket in seconds; infinite for the last. */
    double bound(int bucket) {
      return bucket < bounds.length ? bounds[bucket] : Double.POSITIVE_INFINITY;
    }

    /** Recorded in this bucket alone. */
    long count(int bucket) {
      return counts.get(bucket);
    }

    long sumNanos() {
      return sumNanos.sum();
    }
  }
}
