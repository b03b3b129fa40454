package vn.gov.haiduong.haidang.net;

import io.vertx.core.Future;
import vn.gov.haiduong.haidang.probe.Cause;
import vn.gov.haiduong.haidang.probe.Observation;
import vn.gov.haiduong.haidang.probe.Outcome;
import vn.gov.haiduong.haidang.probe.ProbeSpec;
import vn.gov.haiduong.haidang.time.Clock;

/**
 * Asks the anchors by which the monitor judges its own side: gateway by echo or connection,
 * resolvers by a question, outside hosts by connection. An anchor is any specification; only
 * whether something came back counts.
 */
public final class AnchorProber {

  private final Probes probes;
  private final Clock clock;

  public AnchorProber(Probes probes, Clock clock) {
    this.probes = probes;
    this.clock = clock;
  }

  /** Whether the anchor lives, as far as we can see. */
  public enum Answer {
    ANSWERED,
    SILENT,
    /** We could not ask at all: no permission, no file left. Says nothing about the network. */
    NOT_ASKED
  }

  /** Asks once; the future never fails and completes within the budget of the specification. */
  public Future<Answer> ask(ProbeSpec anchor, ProbeLoop loop) {
    return probes.measure(anchor, clock.now(), loop).map(AnchorProber::read);
  }

  static Answer read(Observation observation) {
    return switch (observation.outcome()) {
      case Outcome.Up _, Outcome.Degraded _ -> Answer.ANSWERED;
      case Outcome.Down(Cause reason, String _) ->
          cameFromFar(reason) ? Answer.ANSWERED : Answer.SILENT;
      case Outcome.Unknown(Cause reason, String _) ->
          reason == Cause.OWN_NETWORK ? Answer.SILENT : Answer.NOT_ASKED;
    };
  }

  /** A refusal or an error code is an answer too: somebody over there sent it. */
  private static boolean cameFromFar(Cause reason) {
    return switch (reason.group()) {
      case NAME -> reason != Cause.DNS_TIMEOUT;
      case CONNECT -> reason == Cause.CONNECT_REFUSED || reason == Cause.CONNECT_RESET;
      case ECHO, HEARTBEAT, ADDRESSES, SPEED, CONFIRMATION, OWN_SIDE -> false;
      case DIALOGUE -> reason != Cause.REPLY_TIMEOUT;
      case TLS, HTTP, REDIRECT, CONTENT, LINK -> true;
    };
  }
}
