package vn.gov.haiduong.haidang.metrics;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.ToIntFunction;
import vn.gov.haiduong.haidang.status.Build;
import vn.gov.haiduong.haidang.status.CanaryStatus;
import vn.gov.haiduong.haidang.status.CommonCause;
import vn.gov.haiduong.haidang.status.ConfigStatus;
import vn.gov.haiduong.haidang.status.CoverageStatus.Group;
import vn.gov.haiduong.haidang.status.CoverageStatus.NotProbed;
import vn.gov.haiduong.haidang.status.LoopStatus;
import vn.gov.haiduong.haidang.status.OwnSideStatus;
import vn.gov.haiduong.haidang.status.Snapshot;
import vn.gov.haiduong.haidang.status.TargetStatus;
import vn.gov.haiduong.haidang.target.TargetKind;

/** The monitor's own standing: coverage, own side, lateness, canaries, configuration, build. */
final class ServiceFamilies {

  private static final byte[] P50 = Samples.label("stat", "p50");
  private static final byte[] P99 = Samples.label("stat", "p99");
  private static final byte[] MAX = Samples.label("stat", "max");

  private final Samples samples;
  private final Snapshot snapshot;

  private ServiceFamilies(Samples samples, Snapshot snapshot) {
    this.samples = samples;
    this.snapshot = snapshot;
  }

  static void write(Samples samples, Snapshot snapshot, Latencies latencies, Build build) {
    ServiceFamilies families = new ServiceFamilies(samples, snapshot);
    families.latencies(latencies, build);
    families.coverage();
    families.ownSides();
    families.loop(snapshot.loop());
    families.canaries();
    families.commonCauses();
    families.configuration(snapshot.config());
    families.standing(build);
  }

  private void latencies(Latencies latencies, Build build) {
    samples.family(Names.LATENCY);
    for (TargetKind kind : TargetKind.values()) {
      byte[] labels = Samples.labels("kind", kind.label(), "vantage", build.vantage());
      samples.histogram(Names.LATENCY, labels, latencies.histogram(kind));
    }
    samples.family(Names.LAG);
    samples.histogram(Names.LAG, new byte[0], latencies.lag());
    samples.family(Names.LATENESS);
    samples.sample(P50).real(snapshot.loop().latenessP50Seconds());
    samples.sample(P99).real(snapshot.loop().latenessP99Seconds());
    samples.sample(MAX).real(snapshot.loop().latenessMaxSeconds());
  }

  private void coverage() {
    Map<TargetKind, Integer> byKind = new EnumMap<>(TargetKind.class);
    for (TargetStatus target : snapshot.targets()) {
      byKind.merge(target.target().kind(), 1, Integer::sum);
    }
    samples.family(Names.TARGETS);
    for (TargetKind kind : TargetKind.values()) {
      samples.sample(Samples.label("kind", kind.label())).whole(byKind.getOrDefault(kind, 0));
    }
    Map<NotProbed.Reason, Integer> byReason = new EnumMap<>(NotProbed.Reason.class);
    snapshot.coverage().notProbed().forEach(row -> byReason.merge(row.reason(), 1, Integer::sum));
    samples.family(Names.NOT_PROBED);
    for (NotProbed.Reason reason : NotProbed.Reason.values()) {
      samples
          .sample(Samples.label("reason", reason.label()))
          .whole(byReason.getOrDefault(reason, 0));
    }
    units(Names.UNITS, Group::units);
    units(Names.UNITS_OBLIGED, Group::obliged);
    units(Names.UNITS_WITH_SITE, Group::withSite);
    units(Names.UNITS_NO_SITE, Group::noSite);
    units(Names.UNITS_UNCONFIRMED, Group::unconfirmed);
    units(Names.UNITS_MEASURED, Group::measured);
    units(Names.UNITS_OBLIGED_MEASURED, Group::obligedMeasured);
  }

  private void units(Names metric, ToIntFunction<Group> count) {
    samples.family(metric);
    for (Group group : snapshot.coverage().groups()) {
      samples
          .sample(Samples.labels("unit_kind", group.unitKind(), "district", group.district()))
          .whole(count.applyAsInt(group));
    }
  }

  private void ownSides() {
    samples.family(Names.VANTAGE_UP);
    snapshot.ownSides().forEach(side -> samples.sample(label(side)).flag(side.seeing()));
    samples.family(Names.VANTAGE_JUDGED);
    snapshot.ownSides().forEach(side -> samples.sample(label(side)).flag(side.judged()));
    samples.family(Names.VANTAGE_SINCE);
    snapshot
        .ownSides()
        .forEach(side -> samples.sample(label(side)).millis(side.since().toEpochMilli()));
    samples.family(Names.ANCHORS);
    snapshot.ownSides().forEach(side -> samples.sample(label(side)).whole(side.anchors().size()));
    samples.family(Names.ANCHORS_ANSWERED);
    snapshot
        .ownSides()
        .forEach(
            side ->
                samples
                    .sample(label(side))
                    .whole(side.anchors().stream().filter(OwnSideStatus.Anchor::answered).count()));
  }

  private static byte[] label(OwnSideStatus side) {
    return Samples.label("side", side.side().label());
  }

  private void loop(LoopStatus loop) {
    samples.family(Names.IN_FLIGHT);
    samples.sample().whole(loop.inFlight());
    samples.family(Names.QUEUE);
    samples.sample().whole(loop.waitingForPoliteness());
    samples.family(Names.MADE);
    samples.sample().whole(loop.probesTotal());
    samples.family(Names.OVERLOAD);
    samples.sample().whole(loop.skippedOverload());
  }

  private void canaries() {
    samples.family(Names.CANARY);
    for (CanaryStatus canary : snapshot.canaries()) {
      samples.sample(Samples.label("canary", canary.name())).flag(canary.caught());
    }
    samples.family(Names.CANARY_MISSED);
    for (CanaryStatus canary : snapshot.canaries()) {
      samples.sample(Samples.label("canary", canary.name())).whole(canary.missedTotal());
    }
  }

  private void commonCauses() {
    samples.family(Names.COMMON_CAUSES);
    for (CommonCause.Kind kind : CommonCause.Kind.values()) {
      long groups = snapshot.commonCauses().stream().filter(c -> c.kind() == kind).count();
      samples.sample(Samples.label("shared", kind.label())).whole(groups);
    }
  }

  private void configuration(ConfigStatus config) {
    samples.family(Names.RELOAD_OK);
    samples.sample().flag(config.lastReloadSuccessful());
    samples.family(Names.RELOAD_AT);
    samples.sample().millis(config.lastReloadAt().toEpochMilli());
    samples.family(Names.CONFIG_SINCE);
    samples.sample().millis(config.inForceSince().toEpochMilli());
    samples.family(Names.CONFIG_PROBLEMS);
    samples.sample().whole(config.problems().size());
    samples.family(Names.CONFIG_INFO);
    samples.sample(Samples.label("hash", config.hash())).whole(1);
  }

  private void standing(Build build) {
    samples.family(Names.SNAPSHOT_AT);
    samples.sample().millis(snapshot.at().toEpochMilli());
    samples.family(Names.START_TIME);
    samples.sample().millis(snapshot.startedAt().toEpochMilli());
    samples.family(Names.BUILD_INFO);
    samples
        .sample(
            Samples.labels(
                "version",
                build.version(),
                "revision",
                build.revision(),
                "vantage",
                build.vantage()))
        .whole(1);
  }
}
