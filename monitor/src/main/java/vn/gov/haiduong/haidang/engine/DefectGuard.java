package vn.gov.haiduong.haidang.engine;

import io.vertx.core.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.gov.haiduong.haidang.probe.Cause;
import vn.gov.haiduong.haidang.probe.Observation;
import vn.gov.haiduong.haidang.time.Clock;

/**
 * A measurer that keeps its promise whatever the one behind it does: what throws or fails costs one
 * probe, which is unknown by our own fault, and never the schedule of its target.
 */
record DefectGuard(Measurer behind, Clock clock) implements Measurer {

  private static final Logger LOG = LoggerFactory.getLogger(DefectGuard.class);

  @Override
  public Future<Measured> measure(Order order) {
    long started = clock.nanos();
    Future<Measured> measuring;
    try {
      measuring = behind.measure(order);
    } catch (RuntimeException defect) {
      measuring = Future.failedFuture(defect);
    }
    return measuring.otherwise(defect -> lost(order, started, defect));
  }

  private Measured lost(Order order, long started, Throwable defect) {
    LOG.atError()
        .addKeyValue("target", order.id().value())
        .setCause(defect)
        .log("a measurement broke");
    return new Measured(
        Observation.unknown(
            order.spec().kind(),
            order.intendedAt(),
            Cause.OWN_OVERLOAD,
            "Bộ giám sát gặp lỗi khi đo"),
        started,
        clock.nanos(),
        false,
        false);
  }
}
