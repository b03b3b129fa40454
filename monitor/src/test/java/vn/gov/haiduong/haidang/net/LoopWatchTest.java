package vn.gov.haiduong.haidang.net;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import vn.gov.haiduong.haidang.time.Clock;

/** A loop that stands still is noticed while it stands and afterwards. */
class LoopWatchTest {

  private static final Clock CLOCK = Clock.system();

  @Test
  void aLoopThatStandsStillIsLate() throws Exception {
    ProbeLoops loops = ProbeLoops.start(1, CLOCK);
    CountDownLatch held = new CountDownLatch(1);
    try {
      LoopWatch watch = loops.of(0).watch();
      long from = CLOCK.nanos();
      loops
          .of(0)
          .loop()
          .netty()
          .execute(
              () -> {
                try {
                  boolean _ = held.await(20, SECONDS);
                } catch (InterruptedException e) {
                  Thread.currentThread().interrupt();
                }
              });
      await().atMost(Duration.ofSeconds(10)).until(() -> watch.lateNanos() > SECONDS.toNanos(1));
      assertThat(watch.stalledWithin(from, CLOCK.nanos())).isTrue();
      held.countDown();
      long went = CLOCK.nanos();
      await()
          .atMost(Duration.ofSeconds(10))
          .until(() -> CLOCK.nanos() - went > MILLISECONDS.toNanos(600));
      assertThat(watch.lateNanos()).as("of the last minute").isGreaterThan(SECONDS.toNanos(1));
    } finally {
      held.countDown();
      Object _ = loops.close().toCompletionStage().toCompletableFuture().get(10, SECONDS);
    }
  }
}
