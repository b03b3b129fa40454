package vn.gov.haiduong.haidang.engine;

import io.vertx.core.Context;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.gov.haiduong.haidang.engine.Measurer.Measured;
import vn.gov.haiduong.haidang.probe.Cause;
import vn.gov.haiduong.haidang.probe.Verdict;
import vn.gov.haiduong.haidang.status.CanaryStatus;
import vn.gov.haiduong.haidang.target.TargetId;

/**
 * Proves the detectors against known faults, round by round. A canary that is missed raises a
 * metric of its own: from then on a green board means less. Confined to the engine's loop.
 */
final class CanaryWatch {

  private static final Logger LOG = LoggerFactory.getLogger(CanaryWatch.class);

  /** From one round to the next. */
  static final Duration EVERY = Duration.ofSeconds(60);

  private static final Optional<CanaryStatus.Said> OVERLOADED =
      Optional.of(new CanaryStatus.Said(Verdict.UNKNOWN, Optional.of(Cause.OWN_OVERLOAD)));

  private final Context loop;
  private final Measurer measurer;
  private final List<Standing> standings = new ArrayList<>();

  /** One canary and how its last round went. */
  private static final class Standing {
    final Canary canary;
    Optional<CanaryStatus.Said> got = Optional.empty();
    boolean caught = true;
    boolean inFlight;
    long missed;

    Standing(Canary canary) {
      this.canary = canary;
    }
  }

  CanaryWatch(Context loop, Measurer measurer, List<Canary> canaries) {
    this.loop = loop;
    this.measurer = measurer;
    canaries.forEach(canary -> standings.add(new Standing(canary)));
  }

  /** Measures each canary once; one still in flight is left alone. */
  void round(Instant now, long nanos) {
    for (Standing standing : standings) {
      if (standing.inFlight) {
        continue;
      }
      standing.inFlight = true;
      measurer
          .measure(
              new Measurer.Order(
                  new TargetId("canary-" + standing.canary.name()),
                  EVERY,
                  standing.canary.spec(),
                  now,
                  nanos))
          .onComplete(result -> loop.runOnContext(_ -> judge(standing, result.result())));
    }
  }

  private static void judge(Standing standing, Measured measured) {
    standing.inFlight = false;
    CanaryStatus.Said said = CanaryStatus.Said.of(measured.observation().outcome());
    boolean caught = standing.canary.expected().equals(said);
    if (!caught && (measured.stalled() || measured.tooLate())) {
      if (standing.caught) {
        // Our own trouble says nothing about the detector: it neither caught nor missed.
        standing.got = OVERLOADED;
      }
      return;
    }
    standing.got = Optional.of(said);
    if (!caught) {
      standing.missed++;
    }
    if (caught != standing.caught) {
      LOG.atWarn()
          .addKeyValue("canary", standing.canary.name())
          .addKeyValue("expected", standing.canary.expected().label())
          .addKeyValue("got", said.label())
          .log(caught ? "canary caught again" : "canary missed");
    }
    standing.caught = caught;
  }

  List<CanaryStatus> statuses() {
    return standings.stream()
        .map(s -> new CanaryStatus(s.canary.name(), s.canary.expected(), s.got, s.caught, s.missed))
        .toList();
  }
}
