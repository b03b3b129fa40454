package vn.gov.haiduong.haidang.engine;

import vn.gov.haiduong.haidang.schedule.Lateness;
import vn.gov.haiduong.haidang.status.LoopStatus;

/** How the measuring itself is doing, counted as it goes. Confined to the engine's loop. */
final class LoopFigures {

  private final Lateness lateness = new Lateness();
  private int inFlight;
  private long probes;
  private long tooLate;
  private long missed;

  void started() {
    inFlight++;
  }

  void ended(long latenessNanos, boolean notMade, long nowNanos) {
    inFlight--;
    probes++;
    if (notMade) {
      tooLate++;
    }
    lateness.record(latenessNanos, nowNanos);
  }

  /** Fire times that passed while we could not fire. */
  void missed(long count) {
    missed += count;
  }

  LoopStatus status(int waiting, long nowNanos) {
    Lateness.Reading late = lateness.read(nowNanos);
    return new LoopStatus(
        inFlight,
        waiting,
        late.p50Nanos() / 1e9,
        late.p99Nanos() / 1e9,
        late.maxNanos() / 1e9,
        probes,
        tooLate + missed);
  }
}
