package vn.gov.haiduong.haidang.app.probe;

import io.vertx.core.Future;
import java.time.Instant;
import vn.gov.haiduong.haidang.probe.Observation;
import vn.gov.haiduong.haidang.probe.ProbeSpec;

/** One measurement now; {@code spread} chooses the loop. The future never fails. */
@FunctionalInterface
interface Measuring {
  Future<Observation> measure(ProbeSpec spec, Instant startedAt, int spread);
}
