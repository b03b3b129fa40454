package vn.gov.haiduong.haidang.app.service;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import vn.gov.haiduong.haidang.metrics.Names;
import vn.gov.haiduong.haidang.net.LoopWatch;
import vn.gov.haiduong.haidang.net.ProbeLoops;

/** Figures of the process itself. */
final class Own {

  private Own() {}

  /** Binds them for the life of the process. */
  @SuppressWarnings("resource") // The garbage-collection listener lives as long as the process.
  static void bind(MeterRegistry registry) {
    new JvmMemoryMetrics().bindTo(registry);
    new JvmGcMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new FileDescriptorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
  }

  /** Binds how late the probing loops are, for as long as the loops are watched. */
  static void bind(MeterRegistry registry, ProbeLoops loops) {
    for (int number = 0; number < loops.size(); number++) {
      LoopWatch watch = loops.of(number).watch();
      var _ =
          Gauge.builder(Names.LOOP_LATE.meter(), watch, one -> one.lateNanos() / 1e9)
              .description(Names.LOOP_LATE.help())
              .tag("loop", Integer.toString(number))
              .strongReference(true)
              .register(registry);
    }
  }
}
