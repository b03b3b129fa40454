package vn.gov.haiduong.haidang.engine;

import java.util.EnumMap;
import java.util.Map;
import vn.gov.haiduong.haidang.probe.Cause;
import vn.gov.haiduong.haidang.probe.Outcome;
import vn.gov.haiduong.haidang.status.Counts;

/** Results of one target counted since the start of the process. Confined to the engine's loop. */
final class Tally {

  private long up;
  private long degraded;
  private long down;
  private long unknown;
  private final Map<Cause, Long> byCause = new EnumMap<>(Cause.class);

  void add(Outcome outcome) {
    switch (outcome.verdict()) {
      case UP -> up++;
      case DEGRADED -> degraded++;
      case DOWN -> down++;
      case UNKNOWN -> unknown++;
    }
    outcome.cause().ifPresent(cause -> byCause.merge(cause, 1L, Long::sum));
  }

  Counts counts() {
    return new Counts(up, degraded, down, unknown, byCause);
  }
}
