package vn.gov.haiduong.haidang.status;

import java.util.Map;
import vn.gov.haiduong.haidang.probe.Cause;

/**
 * Probes of a target since the start of the process.
 *
 * @param byCause results with a cause, by cause; only causes that occurred
 */
public record Counts(long up, long degraded, long down, long unknown, Map<Cause, Long> byCause) {

  public static final Counts NONE = new Counts(0, 0, 0, 0, Map.of());

  public Counts {
    byCause = Map.copyOf(byCause);
  }
}
