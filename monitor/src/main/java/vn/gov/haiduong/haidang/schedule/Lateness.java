package vn.gov.haiduong.haidang.schedule;

import java.util.Arrays;

/**
 * How late probes started, of the last minute: from intended to true start. Buckets grow by an
 * eighth of a power of two, so a quantile is at most an eighth too high, never too low. Mutable,
 * for one thread; time is monotonic nanoseconds.
 */
public final class Lateness {

  private static final int SLOTS = 60;
  private static final int SUB_BITS = 3;
  private static final int BUCKETS = 30 << SUB_BITS;
  private static final long SLOT_NANOS = 1_000_000_000L;

  /** Quantiles in nanoseconds; 0 when nothing was recorded. */
  public record Reading(long count, long p50Nanos, long p99Nanos, long maxNanos) {}

  private final int[][] counts = new int[SLOTS][];
  private final long[] slotSecond = new long[SLOTS];
  private final long[] slotMax = new long[SLOTS];

  public Lateness() {
    Arrays.fill(slotSecond, Long.MIN_VALUE);
  }

  /** A probe started {@code lateNanos} after its intended time; early counts as in time. */
  public void record(long lateNanos, long nowNanos) {
    long second = Math.floorDiv(nowNanos, SLOT_NANOS);
    int slot = Math.floorMod(second, SLOTS);
    int[] row = counts[slot];
    if (row == null) {
      row = new int[BUCKETS];
      counts[slot] = row;
    }
    if (slotSecond[slot] != second) {
      Arrays.fill(row, 0);
      slotSecond[slot] = second;
      slotMax[slot] = 0;
    }
    long late = Math.max(0, lateNanos);
    row[bucket(late)]++;
    slotMax[slot] = Math.max(slotMax[slot], late);
  }

  /** The last sixty seconds, the one of {@code nowNanos} included. */
  public Reading read(long nowNanos) {
    long second = Math.floorDiv(nowNanos, SLOT_NANOS);
    long[] sum = new long[BUCKETS];
    long total = 0;
    long max = 0;
    for (int slot = 0; slot < SLOTS; slot++) {
      int[] row = counts[slot];
      if (row == null || slotSecond[slot] > second || second - slotSecond[slot] >= SLOTS) {
        continue;
      }
      for (int b = 0; b < BUCKETS; b++) {
        sum[b] += row[b];
        total += row[b];
      }
      max = Math.max(max, slotMax[slot]);
    }
    return new Reading(total, quantile(sum, total, 50, max), quantile(sum, total, 99, max), max);
  }

  private static long quantile(long[] sum, long total, int percent, long max) {
    long rank = Math.ceilDiv(total * percent, 100);
    long seen = 0;
    for (int b = 0; b < sum.length && total > 0; b++) {
      seen += sum[b];
      if (seen >= rank) {
        return Math.min(max, upperNanos(b));
      }
    }
    return 0;
  }

  /** Bucket of a lateness, by its microseconds: exact below 8, then eight to each power of two. */
  private static int bucket(long nanos) {
    long micros = nanos / 1_000;
    if (micros < 1 << SUB_BITS) {
      return (int) micros;
    }
    int power = 63 - Long.numberOfLeadingZeros(micros);
    int sub = (int) (micros >>> (power - SUB_BITS)) & ((1 << SUB_BITS) - 1);
    return Math.min(BUCKETS - 1, ((power - SUB_BITS + 1) << SUB_BITS) + sub);
  }

  private static long upperNanos(int bucket) {
    if (bucket < 1 << SUB_BITS) {
      return (bucket + 1L) * 1_000L;
    }
    int shift = (bucket >>> SUB_BITS) - 1;
    long sub = (bucket & ((1 << SUB_BITS) - 1)) + (1L << SUB_BITS);
    return ((sub + 1) << shift) * 1_000L;
  }
}
