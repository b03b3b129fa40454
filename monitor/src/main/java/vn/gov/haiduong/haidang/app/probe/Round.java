package vn.gov.haiduong.haidang.app.probe;

import io.vertx.core.Future;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import vn.gov.haiduong.haidang.probe.Cause;
import vn.gov.haiduong.haidang.probe.Observation;
import vn.gov.haiduong.haidang.probe.ProbeKind;
import vn.gov.haiduong.haidang.probe.ProbeSpec;
import vn.gov.haiduong.haidang.probe.Verdict;
import vn.gov.haiduong.haidang.time.Clock;

/**
 * All that was asked for in one command: measured at the same time, at most {@link #AT_ONCE}, told
 * in the order in which it was asked.
 */
final class Round {

  private static final int AT_ONCE = 64;

  private final Measuring measuring;
  private final Clock clock;

  Round(Measuring measuring, Clock clock) {
    this.measuring = measuring;
    this.clock = clock;
  }

  /** Blocks until all is told; the worst verdict: down, unknown, degraded, up. */
  Verdict run(List<What> whats, Overrides overrides, Consumer<Shown> tell) {
    Semaphore free = new Semaphore(AT_ONCE);
    Deque<Pending> pending = new ArrayDeque<>();
    List<Verdict> verdicts = new ArrayList<>();
    int number = 0;
    for (What what : whats) {
      free.acquireUninterruptibly();
      pending.add(begin(what, overrides, number++, free));
      while (!pending.isEmpty() && pending.peek().seen.isDone()) {
        verdicts.add(tellOne(pending.remove(), tell));
      }
    }
    while (!pending.isEmpty()) {
      verdicts.add(tellOne(pending.remove(), tell));
    }
    return worst(verdicts);
  }

  private record Pending(String shown, CompletableFuture<Observation> seen) {}

  private Pending begin(What what, Overrides overrides, int number, Semaphore free) {
    Future<Observation> seen =
        switch (what) {
          case What.Address(String _, ProbeSpec spec) ->
              measuring.measure(overrides.over(spec), clock.now(), number);
          case What.Bad bad -> Future.succeededFuture(unknown(bad));
          case What.Listed(String shown, String _) ->
              Future.succeededFuture(
                  unknown(
                      new What.Bad(shown, ProbeKind.HTTP, "Không có danh mục nào để tìm mã này.")));
        };
    return new Pending(
        what.shown(),
        seen.onComplete(_ -> free.release()).toCompletionStage().toCompletableFuture());
  }

  private Observation unknown(What.Bad bad) {
    return Observation.unknown(bad.kind(), clock.now(), Cause.BAD_TARGET, bad.reason());
  }

  private static Verdict tellOne(Pending one, Consumer<Shown> tell) {
    Observation observation = one.seen.join();
    tell.accept(new Shown(one.shown, observation));
    return observation.outcome().verdict();
  }

  /** Worst first: 2, 3, 1, 0. */
  static Verdict worst(List<Verdict> verdicts) {
    for (Verdict each : List.of(Verdict.DOWN, Verdict.UNKNOWN, Verdict.DEGRADED)) {
      if (verdicts.contains(each)) {
        return each;
      }
    }
    return Verdict.UP;
  }
}
