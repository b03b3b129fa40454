package vn.gov.haiduong.haidang.engine;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Supplier;
import vn.gov.haiduong.haidang.engine.Measurer.Measured;
import vn.gov.haiduong.haidang.probe.Addresses;
import vn.gov.haiduong.haidang.probe.Assignment;
import vn.gov.haiduong.haidang.probe.Cause;
import vn.gov.haiduong.haidang.probe.Observation;
import vn.gov.haiduong.haidang.probe.Outcome;
import vn.gov.haiduong.haidang.probe.ProbeSpec;
import vn.gov.haiduong.haidang.target.Side;
import vn.gov.haiduong.haidang.time.Clock;

/**
 * Which failures are believed: a name's only while our own resolvers answer about other names, an
 * IPv6 address's only while our own way by IPv6 stands. Both are asked for at the moment of doubt,
 * because a verdict of the side comes two rounds later. Confined to the engine's loop.
 */
final class Beliefs {

  /** What both a broken zone and a broken resolver of ours make of a name. */
  private static final Set<Cause> OF_RESOLVERS =
      EnumSet.of(Cause.DNS_TIMEOUT, Cause.DNS_SERVFAIL, Cause.DNS_REFUSED, Cause.DNS_MALFORMED);

  private static final Outcome.Unknown OWN_RESOLVERS =
      new Outcome.Unknown(
          Cause.OWN_NETWORK,
          "Các máy phân giải tên miền của bộ giám sát không trả lời, nên chưa thể nói tên có lỗi");

  private static final Outcome.Unknown OWN_IPV6 =
      new Outcome.Unknown(
          Cause.OWN_NETWORK,
          "Đường IPv6 của bộ giám sát đang mất, nên không xét địa chỉ IPv6 của đối tượng");

  private static final Outcome.Unknown OVERLOADED =
      new Outcome.Unknown(
          Cause.OWN_OVERLOAD,
          "Máy đo bị đứng trong lúc tự kiểm tra, nên chưa thể nói đối tượng có lỗi");

  private final OwnSideWatch ownSides;
  private final Clock clock;
  private final Supplier<Instant> now;

  Beliefs(OwnSideWatch ownSides, Clock clock, Supplier<Instant> now) {
    this.ownSides = ownSides;
    this.clock = clock;
    this.now = now;
  }

  /** What is left of a measurement once our own side was asked about it. Never fails on its own. */
  Future<Measured> believed(Watch watch, Measured measured) {
    boolean asksNames =
        !(watch.assignment().method() instanceof Assignment.Active(ProbeSpec.Dns _, String _));
    if (asksNames
        && measured.observation().outcome() instanceof Outcome.Down(Cause cause, String _)
        && OF_RESOLVERS.contains(cause)) {
      return ownSides
          .resolversAnswer(measured.startedNanos(), now.get(), clock.nanos())
          .map(
              look ->
                  switch (look) {
                    case SEES -> measured;
                    case DARK -> measured.as(OWN_RESOLVERS);
                    case OVERLOADED -> measured.as(OVERLOADED);
                  });
    }
    // What stands for the lost side itself has its own outage.
    if (watch.target().side() != Side.NONE && Addresses.anyIpv6Down(measured.observation())) {
      return ownSides
          .sees(Side.IPV6, measured.startedNanos(), now.get(), clock.nanos())
          .map(
              look ->
                  switch (look) {
                    case SEES -> measured;
                    case DARK -> withoutIpv6(measured, OWN_IPV6);
                    case OVERLOADED -> withoutIpv6(measured, OVERLOADED);
                  });
    }
    return Future.succeededFuture(measured);
  }

  private static Measured withoutIpv6(Measured measured, Outcome.Unknown why) {
    Observation kept = Addresses.ipv6SetAside(measured.observation(), why);
    return new Measured(
        kept,
        measured.startedNanos(),
        measured.endedNanos(),
        measured.stalled(),
        measured.tooLate());
  }
}
