package vn.gov.haiduong.haidang.app.service;

import io.vertx.core.Future;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Runs until the process is told to end (TERM, INT), then stops in good order, for at most four
 * seconds: whoever stops a service waits five. A stop that was asked for is no failure, so the
 * signal ends the waiting and the process goes the way of any command, with its exit code; left to
 * itself the JVM would say 143 or 130. Told a second time, it does not wait.
 */
final class Ending {

  private static final long STOP_SECONDS = 4;

  private Ending() {}

  /** Waits on the calling thread, the main one; {@code stop} runs when the process is to end. */
  static void await(Supplier<Future<Void>> stop) throws InterruptedException {
    boolean _ = awaitOr(new CompletableFuture<Void>(), stop);
  }

  /**
   * The same, or until {@code anew} completes; {@code stop} has run when this returns.
   *
   * @return whether to begin anew; else the process ends
   */
  static boolean awaitOr(CompletionStage<Void> anew, Supplier<Future<Void>> stop)
      throws InterruptedException {
    CompletableFuture<Boolean> told = new CompletableFuture<>();
    Thread hook =
        new Thread(
            () -> {
              waitFor(stop.get());
              boolean _ = told.complete(false);
            },
            "stop");
    Runtime.getRuntime().addShutdownHook(hook);
    var _ = anew.thenRun(() -> told.complete(true));
    endOn("TERM", 15, told);
    endOn("INT", 2, told);
    try {
      boolean again = told.get();
      if (Runtime.getRuntime().removeShutdownHook(hook)) {
        waitFor(stop.get());
        return again;
      }
      return false;
    } catch (IllegalStateException e) {
      hook.join(); // The process ends already.
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException("nothing fails it", e);
    }
  }

  private static void endOn(String signal, int number, CompletableFuture<Boolean> told) {
    Signals.on(
        signal,
        () -> {
          if (!told.complete(false)) {
            System.exit(128 + number);
          }
        });
  }

  /** Waits for what is started before anything can be served; a failure keeps its own cause. */
  static <T> T start(Future<T> starting) throws Exception {
    CompletableFuture<T> done = starting.toCompletionStage().toCompletableFuture();
    try {
      return done.get(60, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Exception cause) {
        throw cause;
      }
      throw e;
    }
  }

  private static void waitFor(Future<Void> stopping) {
    try {
      stopping.toCompletionStage().toCompletableFuture().get(STOP_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      // The process ends anyway; what is in flight is abandoned.
      return;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
