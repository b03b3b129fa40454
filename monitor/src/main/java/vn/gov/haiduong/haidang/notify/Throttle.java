package vn.gov.haiduong.haidang.notify;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** How thick one person is told: a burst at once, then one every so often. One thread. */
final class Throttle {

  private static final int MOST_PEOPLE = 5_000;

  private final int burst;
  private final double perNano;
  private final Map<String, Bucket> buckets =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
          return size() > MOST_PEOPLE;
        }
      };

  private static final class Bucket {
    double level;
    long at;
  }

  Throttle(int burst, Duration every) {
    this.burst = burst;
    this.perNano = 1.0 / Math.max(1, every.toNanos());
  }

  boolean take(String person, long now) {
    Bucket bucket = of(person, now);
    if (bucket.level < 1) {
      return false;
    }
    bucket.level--;
    return true;
  }

  /** Whether nothing is left after the last taking: what waits should come together. */
  boolean thick(String person, long now) {
    return of(person, now).level < 1;
  }

  private Bucket of(String person, long now) {
    Bucket bucket = buckets.get(person);
    if (bucket == null) {
      bucket = new Bucket();
      bucket.level = burst;
      bucket.at = now;
      buckets.put(person, bucket);
    }
    bucket.level = Math.min(burst, bucket.level + (now - bucket.at) * perNano);
    bucket.at = now;
    return bucket;
  }
}
