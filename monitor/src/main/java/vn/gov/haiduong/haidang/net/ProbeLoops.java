package vn.gov.haiduong.haidang.net;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.internal.VertxInternal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import vn.gov.haiduong.haidang.time.Clock;

/**
 * The event loops on which probes run and nothing else does: a Vert.x of its own, because phases
 * that are stamped on a loop busy with other work are lies. Each loop is watched for stalls.
 */
public final class ProbeLoops {

  private final Vertx vertx;
  private final List<Watched> loops;

  /** A loop and the watch that tells when it stalled. */
  public record Watched(ProbeLoop loop, LoopWatch watch) {}

  private ProbeLoops(Vertx vertx, List<Watched> loops) {
    this.vertx = vertx;
    this.loops = List.copyOf(loops);
  }

  /** Starts {@code count} loops; must be closed. */
  public static ProbeLoops start(int count, Clock clock) {
    Vertx vertx =
        Vertx.builder()
            .with(
                new VertxOptions()
                    .setEventLoopPoolSize(count)
                    .setWorkerPoolSize(1)
                    .setInternalBlockingPoolSize(1)
                    .setPreferNativeTransport(true)
                    .setMaxEventLoopExecuteTime(1)
                    .setMaxEventLoopExecuteTimeUnit(TimeUnit.SECONDS))
            .build();
    List<Watched> loops = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      ProbeLoop loop = ProbeLoop.of(((VertxInternal) vertx).createEventLoopContext());
      loops.add(new Watched(loop, LoopWatch.start(loop, clock)));
    }
    return new ProbeLoops(vertx, loops);
  }

  /** The loop of a target: the same one each time, spread over the loops by {@code key}. */
  public Watched of(int key) {
    return loops.get(Math.floorMod(key, loops.size()));
  }

  public int size() {
    return loops.size();
  }

  /** How late these loops come, and those that serve what they measure in this process. */
  public Lateness latenessWith(Vertx serving, Clock clock) {
    return Lateness.of(List.of(vertx, serving), clock);
  }

  /** Stops the loops; what is in flight is abandoned and its sockets closed. */
  public Future<Void> close() {
    loops.forEach(watched -> watched.watch().stop());
    return vertx.close();
  }
}
