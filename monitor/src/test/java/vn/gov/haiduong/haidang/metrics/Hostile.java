package vn.gov.haiduong.haidang.metrics;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import vn.gov.haiduong.haidang.health.State;
import vn.gov.haiduong.haidang.probe.Cause;
import vn.gov.haiduong.haidang.probe.Observation;
import vn.gov.haiduong.haidang.probe.Outcome;
import vn.gov.haiduong.haidang.probe.ProbeKind;
import vn.gov.haiduong.haidang.status.SampleProvince;
import vn.gov.haiduong.haidang.status.Snapshot;
import vn.gov.haiduong.haidang.status.TargetStatus;
import vn.gov.haiduong.haidang.target.Target;

/** Snapshots of one target with something odd about it. */
final class Hostile {

  private Hostile() {}

  static Snapshot names() {
    TargetStatus one = one();
    Target target = one.target();
    return with(
        status(
            one,
            new Target(
                target.id(),
                "Trang \"x\"} 1\nfake_metric 1\\",
                target.kind(),
                target.unit(),
                target.district(),
                target.address(),
                target.cadence(),
                target.vantage(),
                target.side(),
                target.tier(),
                target.priority(),
                target.hostedOn(),
                target.reachedThrough(),
                target.platform()),
            one.state(),
            one.last()));
  }

  static Snapshot unknownTarget() {
    TargetStatus one = one();
    return with(
        status(
            one,
            one.target(),
            State.UNKNOWN,
            Optional.of(
                Observation.unknown(
                    ProbeKind.HTTP, SampleProvince.NOW, Cause.OWN_OVERLOAD, "Máy đo quá tải"))));
  }

  static Snapshot degraded() {
    TargetStatus one = one();
    Observation last = one.last().orElseThrow();
    return with(
        status(
            one,
            one.target(),
            State.DEGRADED,
            Optional.of(
                new Observation(
                    last.kind(),
                    last.startedAt(),
                    last.durationNanos(),
                    new Outcome.Degraded(Cause.TLS_EXPIRED, "Chứng thư số đã hết hạn"),
                    last.resolveNanos(),
                    last.addresses(),
                    last.speaker()))));
  }

  static Snapshot nameFailed() {
    TargetStatus one = one();
    return with(
        status(
            one,
            one.target(),
            State.DOWN,
            Optional.of(
                new Observation(
                    ProbeKind.HTTP,
                    SampleProvince.NOW,
                    Duration.ofMillis(13).toNanos(),
                    new Outcome.Down(Cause.DNS_NXDOMAIN, "Tên miền không tồn tại"),
                    12_500_000,
                    List.of(),
                    Optional.empty()))));
  }

  private static TargetStatus one() {
    return SampleProvince.of(1, 1).targets().getFirst();
  }

  private static Snapshot with(TargetStatus target) {
    Snapshot s = SampleProvince.of(1, 1);
    return new Snapshot(
        s.at(),
        s.startedAt(),
        s.units(),
        List.of(target),
        s.ownSides(),
        s.coverage(),
        s.loop(),
        s.config(),
        s.canaries(),
        s.commonCauses());
  }

  private static TargetStatus status(
      TargetStatus o, Target target, State state, Optional<Observation> last) {
    return new TargetStatus(
        target,
        state,
        o.since(),
        o.cause(),
        o.said(),
        o.flapping(),
        last,
        o.lastAtVerdict(),
        o.nextAt(),
        o.latenessSeconds(),
        o.decided(),
        o.counts(),
        o.strip());
  }
}
