package vn.gov.haiduong.haidang.app.service;

import io.vertx.core.Future;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import vn.gov.haiduong.haidang.engine.Measurer;
import vn.gov.haiduong.haidang.net.Lateness;
import vn.gov.haiduong.haidang.probe.Cause;
import vn.gov.haiduong.haidang.probe.Observation;

/**
 * Measures what this very process serves, the canaries and the simulated province. Where its loops
 * came late, an answer that came late or not at all says that the machine is busy, and nothing of
 * what was asked.
 *
 * @param tolerated how late the loops may come in one measurement, in nanoseconds, and its time
 *     still be believed; of a long one a share of its time, for wakes that come late by the usual
 *     milliseconds add up and explain nothing
 */
record ServedHere(Measurer measurer, Lateness lateness, long tolerated) implements Measurer {

  /** Canaries are slow after a second and a half: a tenth of it explains that they are. */
  static final long OF_CANARIES = TimeUnit.MILLISECONDS.toNanos(150);

  /** So much of a measurement's time must have gone into waiting for our own loops. */
  private static final int SHARE = 4;

  /** What is a stall of a loop in one piece is one in several. */
  static final long OF_PROVINCE = TimeUnit.SECONDS.toNanos(1);

  /**
   * What a server makes that answers late; that it does not answer a request to connect or an echo
   * is the kernel's doing. A name server that is silent for all names is told as our own network.
   */
  private static final Set<Cause> OF_TIME =
      EnumSet.of(
          Cause.SLOW,
          Cause.DNS_TIMEOUT,
          Cause.TLS_TIMEOUT,
          Cause.HTTP_TIMEOUT,
          Cause.REPLY_TIMEOUT,
          Cause.OWN_NETWORK);

  @Override
  public Future<Measured> measure(Order order) {
    Lateness.Mark begun = lateness.mark();
    return measurer
        .measure(order)
        .map(
            measured ->
                ofTime(measured.observation()) && begun.nanos() > believed(measured)
                    ? new Measured(
                        measured.observation(),
                        measured.startedNanos(),
                        measured.endedNanos(),
                        true,
                        measured.tooLate())
                    : measured);
  }

  private long believed(Measured measured) {
    return Math.max(tolerated, (measured.endedNanos() - measured.startedNanos()) / SHARE);
  }

  private static boolean ofTime(Observation seen) {
    return seen.outcome().cause().filter(OF_TIME::contains).isPresent();
  }
}
