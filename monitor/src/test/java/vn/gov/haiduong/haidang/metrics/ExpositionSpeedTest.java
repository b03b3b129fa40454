package vn.gov.haiduong.haidang.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.gov.haiduong.haidang.status.SampleProvince;
import vn.gov.haiduong.haidang.status.Snapshot;

/** A guard against a slip of an order of magnitude; the true figures come from the benchmark. */
class ExpositionSpeedTest {

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void tenThousandTargetsAreRenderedWithinASecond(boolean gzip) {
    Snapshot snapshot = SampleProvince.of(10_000, 1);
    Exposition exposition = ExpositionTest.exposition();
    // CPU time of this thread: the machine may be busy with other things.
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long best = Long.MAX_VALUE;
    long length = 0;
    for (int i = 0; i < 6; i++) {
      long started = threads.getCurrentThreadCpuTime();
      length = exposition.render(snapshot, Format.TEXT, gzip).length();
      best = Math.min(best, threads.getCurrentThreadCpuTime() - started);
    }
    assertThat(Duration.ofNanos(best)).isLessThan(Duration.ofSeconds(1));
    assertThat(length).isPositive();
  }
}
