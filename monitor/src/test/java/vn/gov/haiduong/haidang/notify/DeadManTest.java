package vn.gov.haiduong.haidang.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.gov.haiduong.haidang.time.Clock;

/** The sign of life outwards: its silence is what is noticed. */
class DeadManTest {

  private static final Duration OFTEN = Duration.ofMillis(30);

  private final Vertx vertx = Vertx.vertx();
  private final AtomicBoolean alive = new AtomicBoolean(true);

  @AfterEach
  void shut() {
    Outside.await(vertx.close());
  }

  private DeadMan start(Outside outside) {
    return DeadMan.start(vertx, outside.url("/ping/uuid"), OFTEN, alive::get, Clock.system());
  }

  @Test
  void aSignIsGivenAgainAndAgainAndWhenItWasTakenIsKnown() throws Exception {
    try (Outside outside = Outside.status(vertx, 200, "OK")) {
      DeadMan deadMan = start(outside);
      assertThat(deadMan.last()).isEmpty();
      await().until(() -> outside.seen.size() >= 3 && deadMan.last().isPresent());
      assertThat(outside.seen).allMatch(seen -> seen.path().equals("/ping/uuid"));
      assertThat(deadMan.failures()).isZero();
      Outside.await(deadMan.close());
    }
  }

  @Test
  void aMonitorThatDoesNotItsWorkGivesNone() throws Exception {
    try (Outside outside = Outside.status(vertx, 200, "OK")) {
      DeadMan deadMan = start(outside);
      await().until(() -> deadMan.last().isPresent());
      alive.set(false);
      // Whatever was under way arrives; after it nothing does.
      await()
          .during(Duration.ofMillis(300))
          .atMost(Duration.ofSeconds(5))
          .until(new Silence(outside)::lasts);
      alive.set(true);
      int before = outside.seen.size();
      await().until(() -> outside.seen.size() > before);
      Outside.await(deadMan.close());
    }
  }

  /** Whether nothing came since it was last asked. */
  private static final class Silence {
    private final Outside outside;
    private int known = -1;

    Silence(Outside outside) {
      this.outside = outside;
    }

    boolean lasts() {
      boolean same = outside.seen.size() == known;
      known = outside.seen.size();
      return same;
    }
  }

  @Test
  void aSignThatNobodyTakesIsCountedAndGoesOn() throws Exception {
    try (Outside outside = Outside.status(vertx, 503, "")) {
      DeadMan deadMan = start(outside);
      await().until(() -> deadMan.failures() >= 2);
      assertThat(deadMan.last()).isEmpty();
      Outside.await(deadMan.close());
    }
  }

  @Test
  void itEndsWithTheService() throws Exception {
    try (Outside outside = Outside.status(vertx, 200, "OK")) {
      DeadMan deadMan = start(outside);
      await().until(() -> deadMan.last().isPresent());
      Outside.await(deadMan.close());
      await()
          .during(Duration.ofMillis(200))
          .atMost(Duration.ofSeconds(5))
          .until(new Silence(outside)::lasts);
    }
  }
}
