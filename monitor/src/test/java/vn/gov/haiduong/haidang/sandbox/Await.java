package vn.gov.haiduong.haidang.sandbox;

import io.vertx.core.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullMarked;

/** Waits for what a test needs before it goes on. */
@NullMarked
final class Await {

  private Await() {}

  static <T> T await(Future<T> future) {
    try {
      return future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
