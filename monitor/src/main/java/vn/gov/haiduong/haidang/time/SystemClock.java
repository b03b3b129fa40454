package vn.gov.haiduong.haidang.time;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The machine's clock; safe from any thread. */
enum SystemClock implements Clock {
  INSTANCE;

  @Override
  public Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MILLIS);
  }

  @Override
  public long nanos() {
    return System.nanoTime();
  }
}
