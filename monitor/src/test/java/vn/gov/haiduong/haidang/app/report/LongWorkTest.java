package vn.gov.haiduong.haidang.app.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import vn.gov.haiduong.haidang.console.Soon;
import vn.gov.haiduong.haidang.time.ManualClock;

/** Work that takes longer than anybody waits; the test itself is the thread that does it. */
@Timeout(30)
class LongWorkTest {

  private static final Instant NOW = Instant.parse("2026-11-02T09:00:00+07:00");

  private final ManualClock clock = new ManualClock(NOW);
  private final Deque<Runnable> waiting = new ArrayDeque<>();
  private final AtomicInteger done = new AtomicInteger();
  private final LongWork<String> work = new LongWork<>(waiting::add, clock, Duration.ofMillis(20));

  private CompletableFuture<Soon<String>> ask(String key, Supplier<String> how) {
    return work.get(key, how).toCompletableFuture();
  }

  private CompletableFuture<Soon<String>> ask(String key) {
    return ask(key, () -> key + done.incrementAndGet());
  }

  private void doNext() {
    Objects.requireNonNull(waiting.poll(), "nothing to do").run();
  }

  @Test
  void whoWaitsLongIsToldAndTakesTheResultLater() {
    assertThat(ask("a").join()).isEqualTo(new Soon.Working<>(NOW));
    clock.pass(Duration.ofSeconds(20));
    assertThat(ask("a").join()).as("since when it is made").isEqualTo(new Soon.Working<>(NOW));
    assertThat(waiting).as("made once").hasSize(1);
    doNext();
    assertThat(ask("a").join()).isEqualTo(new Soon.Ready<>("a1"));

    assertThat(ask("a").join())
        .as("handed out, so it is made anew")
        .isInstanceOf(Soon.Working.class);
    doNext();
    assertThat(ask("a").join()).isEqualTo(new Soon.Ready<>("a2"));
  }

  @Test
  void whatNobodyComesBackForIsForgotten() {
    assertThat(ask("a").join()).isInstanceOf(Soon.Working.class);
    doNext();
    clock.pass(Duration.ofMinutes(6));
    assertThat(ask("a").join()).isInstanceOf(Soon.Working.class);
    doNext();
    assertThat(ask("a").join()).isEqualTo(new Soon.Ready<>("a2"));
  }

  @Test
  void aFailureIsToldAndTheNextBeginsAnew() {
    assertThat(
            ask(
                    "a",
                    () -> {
                      throw new IllegalStateException("no ledger");
                    })
                .join())
        .isInstanceOf(Soon.Working.class);
    doNext();
    assertThatThrownBy(ask("a")::join)
        .isInstanceOf(CompletionException.class)
        .hasRootCauseMessage("no ledger");
    assertThat(ask("a").join()).isInstanceOf(Soon.Working.class);
    doNext();
    assertThat(ask("a").join()).isEqualTo(new Soon.Ready<>("a1"));
  }

  @Test
  void moreThanAFewAreNotBegunAtOnce() {
    for (int i = 0; i < 20; i++) {
      assertThat(ask("k" + i).join()).isInstanceOf(Soon.Working.class);
    }
    assertThat(waiting).hasSize(8);
  }
}
