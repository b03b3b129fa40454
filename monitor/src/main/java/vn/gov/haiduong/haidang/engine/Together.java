package vn.gov.haiduong.haidang.engine;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.gov.haiduong.haidang.health.State;
import vn.gov.haiduong.haidang.status.CommonCause;
import vn.gov.haiduong.haidang.status.TargetStatus;
import vn.gov.haiduong.haidang.target.TargetId;

/**
 * Which targets fail together, found on a worker whenever others fail than before: over thousands
 * of targets it takes longer than the loop may stand still. Confined to the engine's loop.
 */
final class Together {

  private static final Logger LOG = LoggerFactory.getLogger(Engine.class);

  /** In a great failure the set changes with every answer; finding what it shares can wait. */
  private static final long APART_NANOS = Duration.ofSeconds(2).toNanos();

  private final Vertx vertx;
  private List<CommonCause> causes = List.of();
  private Set<TargetId> failing = Set.of();
  private boolean underWay;
  private long lastNanos;

  Together(Vertx vertx) {
    this.vertx = vertx;
  }

  /** What was found last; at most some seconds behind the statuses beside it. */
  List<CommonCause> causes() {
    return causes;
  }

  /** Looks anew when other targets fail than those last looked at. */
  void follow(List<TargetStatus> statuses, long nowNanos) {
    if (underWay || (!failing.isEmpty() && nowNanos - lastNanos < APART_NANOS)) {
      return;
    }
    Set<TargetId> fail = new HashSet<>();
    for (TargetStatus status : statuses) {
      if (status.state() == State.DOWN) {
        fail.add(status.target().id());
      }
    }
    if (fail.equals(failing)) {
      return;
    }
    failing = fail;
    lastNanos = nowNanos;
    if (fail.isEmpty()) {
      causes = List.of();
      return;
    }
    underWay = true;
    vertx
        .executeBlocking(() -> Groups.of(statuses))
        .onComplete(
            found -> {
              underWay = false;
              if (found.succeeded()) {
                causes = found.result();
              } else {
                LOG.atError().setCause(found.cause()).log("common causes could not be found");
              }
            });
  }
}
