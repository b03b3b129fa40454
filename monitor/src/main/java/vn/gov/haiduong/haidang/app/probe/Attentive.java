package vn.gov.haiduong.haidang.app.probe;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import vn.gov.haiduong.haidang.net.ProbeLoops;
import vn.gov.haiduong.haidang.net.Probes;
import vn.gov.haiduong.haidang.probe.Cause;
import vn.gov.haiduong.haidang.probe.Observation;
import vn.gov.haiduong.haidang.probe.Outcome;
import vn.gov.haiduong.haidang.probe.ProbeSpec;
import vn.gov.haiduong.haidang.time.Clock;

/**
 * Measures by hand and does not judge asleep: where the probing loop came more than a second late,
 * or the wall clock leapt meanwhile, the verdict says nothing about the target (interfaces, "Own
 * side"). A service has the engine for that.
 */
final class Attentive implements Measuring {

  /** Wall and monotonic time that part by more than this meanwhile: the clock leapt. */
  private static final Duration LEAP = Duration.ofSeconds(1);

  private final Probes probes;
  private final ProbeLoops loops;
  private final Clock clock;

  Attentive(Probes probes, ProbeLoops loops, Clock clock) {
    this.probes = probes;
    this.loops = loops;
    this.clock = clock;
  }

  @Override
  public Future<Observation> measure(ProbeSpec spec, Instant startedAt, int spread) {
    ProbeLoops.Watched watched = loops.of(spread);
    Instant wall = clock.now();
    long started = clock.nanos();
    return probes
        .measure(spec, startedAt, watched.loop())
        .map(
            seen -> {
              long ended = clock.nanos();
              if (leapt(Duration.between(wall, clock.now()), ended - started)) {
                return seen.as(
                    new Outcome.Unknown(
                        Cause.OWN_CLOCK, "Đồng hồ của máy đo bị chỉnh trong lúc đo"));
              }
              return watched.watch().stalledWithin(started, ended)
                  ? seen.as(
                      new Outcome.Unknown(
                          Cause.OWN_OVERLOAD, "Máy đo bị đứng trong lúc đo, hãy đo lại"))
                  : seen;
            });
  }

  private static boolean leapt(Duration wall, long nanos) {
    return wall.minusNanos(nanos).abs().compareTo(LEAP) > 0;
  }
}
