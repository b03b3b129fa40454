package vn.gov.haiduong.haidang.console;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.Inet4Address;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.gov.haiduong.haidang.health.State;
import vn.gov.haiduong.haidang.probe.AddressResult;
import vn.gov.haiduong.haidang.probe.Cause;
import vn.gov.haiduong.haidang.probe.HttpFacts;
import vn.gov.haiduong.haidang.probe.Observation;
import vn.gov.haiduong.haidang.probe.Phases;
import vn.gov.haiduong.haidang.probe.TlsFacts;
import vn.gov.haiduong.haidang.status.Build;
import vn.gov.haiduong.haidang.status.CanaryStatus;
import vn.gov.haiduong.haidang.status.Counts;
import vn.gov.haiduong.haidang.status.CoverageStatus.NotProbed;
import vn.gov.haiduong.haidang.status.Snapshot;
import vn.gov.haiduong.haidang.status.TargetStatus;
import vn.gov.haiduong.haidang.target.Target;
import vn.gov.haiduong.haidang.target.TargetId;
import vn.gov.haiduong.haidang.target.TargetKind;
import vn.gov.haiduong.haidang.target.Unit;
import vn.gov.haiduong.haidang.target.UnitCode;
import vn.gov.haiduong.haidang.time.Province;

/** The JSON doors, from a snapshot. Field names are a contract; nothing here knows HTTP. */
final class Api {

  private static final double NANOS = 1e9;

  private Api() {}

  static JsonObject targets(Snapshot snapshot, Query query) {
    List<TargetStatus> found = query.of(snapshot.targets());
    JsonArray targets = new JsonArray();
    query.pageOf(found).forEach(status -> targets.add(summary(status)));
    return paged(snapshot, query, found.size()).put("targets", targets);
  }

  private static JsonObject paged(Snapshot snapshot, Query query, int total) {
    return new JsonObject()
        .put("at", Province.rfc3339(snapshot.at()))
        .put("total", total)
        .put("page", query.page())
        .put("size", query.size())
        .put("pages", (total + query.size() - 1) / query.size());
  }

  private static JsonObject summary(TargetStatus status) {
    Target target = status.target();
    return new JsonObject()
        .put("id", target.id().value())
        .put("name", target.name())
        .put("kind", target.kind().label())
        .put("agency", target.unit().value())
        .put("district", target.district().map(UnitCode::value).orElse(null))
        .put("address", target.address())
        .put("state", status.state().label())
        .put("since", Province.rfc3339(status.since()))
        .put("cause", label(status.cause()))
        .put("message", status.said())
        .put("flapping", status.flapping())
        .put("lastProbeAt", time(status.last().map(Observation::startedAt)))
        .put("lastCompletionAt", time(status.lastAtVerdict()))
        .put("nextProbeAt", time(status.nextAt()))
        .put("intervalSeconds", target.cadence().interval().toMillis() / 1000.0);
  }

  private static @Nullable String label(Optional<Cause> cause) {
    return cause.map(Cause::label).orElse(null);
  }

  private static @Nullable String time(Optional<Instant> at) {
    return at.map(Province::rfc3339).orElse(null);
  }

  static JsonObject target(TargetStatus status) {
    Target target = status.target();
    JsonArray strip = new JsonArray();
    status
        .strip()
        .entries()
        .forEach(
            entry ->
                strip.add(
                    new JsonObject()
                        .put("at", Province.rfc3339(entry.at()))
                        .put("outcome", entry.verdict().label())
                        .put("cause", label(entry.cause()))
                        .put("durationSeconds", entry.durationNanos() / NANOS)));
    return summary(status)
        .put("tier", target.tier())
        .put("priority", target.priority())
        .put("vantage", target.vantage().label())
        .put("side", target.side().label())
        .put("hostedOn", target.hostedOn().map(TargetId::value).orElse(null))
        .put("reachedThrough", target.reachedThrough().map(TargetId::value).orElse(null))
        .put("platform", target.platform().orElse(null))
        .put("latenessSeconds", status.latenessSeconds())
        .put("decidedSeconds", decided(status.decided()))
        .put("counts", counts(status.counts()))
        .put("last", status.last().map(Api::observation).orElse(null))
        .put("recent", strip);
  }

  private static JsonObject decided(TargetStatus.Decided decided) {
    JsonObject json = new JsonObject();
    for (State state : State.values()) {
      json.put(state.label(), decided.seconds(state));
    }
    return json.put("upTo", Province.rfc3339(decided.upTo()));
  }

  private static JsonObject counts(Counts counts) {
    JsonObject causes = new JsonObject();
    counts.byCause().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(entry -> causes.put(entry.getKey().label(), entry.getValue()));
    return new JsonObject()
        .put("up", counts.up())
        .put("degraded", counts.degraded())
        .put("down", counts.down())
        .put("unknown", counts.unknown())
        .put("causes", causes);
  }

  /** A measurement in the shape of {@code probe --json}. */
  static JsonObject observation(Observation observation) {
    JsonArray addresses = new JsonArray();
    for (AddressResult address : observation.addresses()) {
      addresses.add(
          new JsonObject()
              .put("ip", address.ip().getHostAddress())
              .put("family", address.ip() instanceof Inet4Address ? 4 : 6)
              .put("outcome", address.outcome().verdict().label())
              .put("cause", label(address.outcome().cause())));
    }
    JsonObject phases = new JsonObject();
    for (Phases.Phase phase : Phases.Phase.values()) {
      long nanos = observation.phases().nanos(phase);
      if (nanos != Phases.ABSENT) {
        phases.put(phase.label(), nanos / NANOS);
      }
    }
    JsonObject json =
        new JsonObject()
            .put("kind", observation.kind().label())
            .put("outcome", observation.outcome().verdict().label())
            .put("cause", label(observation.outcome().cause()))
            .put("message", observation.outcome().said())
            .put("startedAt", Province.rfc3339(observation.startedAt()))
            .put("durationSeconds", observation.durationNanos() / NANOS)
            .put("phases", phases)
            .put("addresses", addresses);
    observation.speaker().flatMap(AddressResult::http).ifPresent(h -> json.put("http", http(h)));
    observation.speaker().flatMap(AddressResult::tls).ifPresent(t -> json.put("tls", tls(t)));
    return json;
  }

  private static JsonObject http(HttpFacts http) {
    JsonArray hops = new JsonArray();
    http.hops()
        .forEach(
            hop ->
                hops.add(
                    new JsonObject()
                        .put("url", hop.url())
                        .put("status", hop.status())
                        .put("ip", hop.ip())));
    return new JsonObject()
        .put("status", http.status())
        .put("version", http.version())
        .put("finalUrl", http.finalUrl())
        .put("hops", hops)
        .put("contentType", http.contentType().orElse(null))
        .put("charset", http.charset().orElse(null))
        .put("bodyBytes", http.bodyBytes())
        .put("truncated", http.truncated())
        .put("title", http.title().orElse(null));
  }

  private static JsonObject tls(TlsFacts tls) {
    JsonArray chain = new JsonArray();
    tls.chain()
        .forEach(
            c ->
                chain.add(
                    new JsonObject()
                        .put("subject", c.subject())
                        .put("issuer", c.issuer())
                        .put("notBefore", Province.rfc3339(c.notBefore()))
                        .put("notAfter", Province.rfc3339(c.notAfter()))
                        .put("sha256", c.sha256())
                        .put("dnsNames", new JsonArray(c.dnsNames()))));
    return new JsonObject()
        .put("version", tls.version())
        .put("cipher", tls.cipher())
        .put("trust", tls.trust().label())
        .put("flaws", new JsonArray(tls.flaws().stream().map(TlsFacts.Trust::label).toList()))
        .put("chain", chain);
  }

  /** Units with how many targets each has; filtered by district and agency (their own code). */
  static JsonObject units(Snapshot snapshot, Query query) {
    Map<UnitCode, Long> measured =
        snapshot.targets().stream()
            .collect(Collectors.groupingBy(t -> t.target().unit(), Collectors.counting()));
    List<Unit> found =
        snapshot.units().stream()
            .filter(u -> query.agencies().isEmpty() || query.agencies().contains(u.code().value()))
            .filter(
                u ->
                    query.districts().isEmpty()
                        || query.districts().contains(u.code().value())
                        || u.parent().map(p -> query.districts().contains(p.value())).orElse(false))
            .toList();
    JsonArray units = new JsonArray();
    for (Unit unit : query.pageOf(found)) {
      units.add(
          new JsonObject()
              .put("code", unit.code().value())
              .put("name", unit.name())
              .put("kind", unit.kind().label())
              .put("parent", unit.parent().map(UnitCode::value).orElse(null))
              .put("site", unit.siteStanding().label())
              .put("obliged", unit.obliged())
              .put("targets", measured.getOrDefault(unit.code(), 0L)));
    }
    return paged(snapshot, query, found.size()).put("units", units);
  }

  static JsonObject status(Snapshot snapshot, Build build, Query query) {
    List<TargetStatus> found = query.of(snapshot.targets());
    JsonArray kinds = new JsonArray();
    for (TargetKind kind : TargetKind.values()) {
      List<TargetStatus> of = found.stream().filter(t -> t.target().kind() == kind).toList();
      if (!of.isEmpty()) {
        kinds.add(
            new JsonObject()
                .put("kind", kind.label())
                .put("name", kind.words())
                .put("targets", of.size())
                .put("states", states(of)));
      }
    }
    return new JsonObject()
        .put("at", Province.rfc3339(snapshot.at()))
        .put("startedAt", Province.rfc3339(snapshot.startedAt()))
        .put("version", build.version())
        .put("revision", build.revision())
        .put("vantage", build.vantage())
        .put("targets", found.size())
        .put("states", states(found))
        .put("kinds", kinds)
        .put("coverage", coverage(snapshot))
        .put("ownSides", ownSides(snapshot))
        .put("loop", loop(snapshot))
        .put("config", config(snapshot))
        .put("canaries", canaries(snapshot))
        .put("commonCauses", commonCauses(snapshot));
  }

  private static JsonObject states(List<TargetStatus> targets) {
    Map<State, Integer> counts = new EnumMap<>(State.class);
    targets.forEach(target -> counts.merge(target.state(), 1, Integer::sum));
    JsonObject json = new JsonObject();
    for (State state : State.values()) {
      json.put(state.label(), counts.getOrDefault(state, 0));
    }
    return json;
  }

  private static JsonObject coverage(Snapshot snapshot) {
    JsonArray groups = new JsonArray();
    snapshot
        .coverage()
        .groups()
        .forEach(
            g ->
                groups.add(
                    new JsonObject()
                        .put("unitKind", g.unitKind())
                        .put("district", g.district().isEmpty() ? null : g.district())
                        .put("units", g.units())
                        .put("obliged", g.obliged())
                        .put("withSite", g.withSite())
                        .put("noSite", g.noSite())
                        .put("unconfirmed", g.unconfirmed())
                        .put("measured", g.measured())
                        .put("obligedMeasured", g.obligedMeasured())));
    JsonObject reasons = new JsonObject();
    for (NotProbed.Reason reason : NotProbed.Reason.values()) {
      reasons.put(
          reason.label(),
          snapshot.coverage().notProbed().stream().filter(n -> n.reason() == reason).count());
    }
    return new JsonObject().put("groups", groups).put("notProbed", reasons);
  }

  private static JsonArray ownSides(Snapshot snapshot) {
    JsonArray sides = new JsonArray();
    snapshot
        .ownSides()
        .forEach(
            side ->
                sides.add(
                    new JsonObject()
                        .put("side", side.side().label())
                        .put("judged", side.judged())
                        .put("seeing", side.seeing())
                        .put("since", Province.rfc3339(side.since()))
                        .put("message", side.said())));
    return sides;
  }

  private static JsonObject loop(Snapshot snapshot) {
    return new JsonObject()
        .put("inFlight", snapshot.loop().inFlight())
        .put("waitingForPoliteness", snapshot.loop().waitingForPoliteness())
        .put("latenessP50Seconds", snapshot.loop().latenessP50Seconds())
        .put("latenessP99Seconds", snapshot.loop().latenessP99Seconds())
        .put("latenessMaxSeconds", snapshot.loop().latenessMaxSeconds())
        .put("probesTotal", snapshot.loop().probesTotal())
        .put("skippedOverload", snapshot.loop().skippedOverload());
  }

  private static JsonObject config(Snapshot snapshot) {
    return new JsonObject()
        .put("lastReloadSuccessful", snapshot.config().lastReloadSuccessful())
        .put("lastReloadAt", Province.rfc3339(snapshot.config().lastReloadAt()))
        .put("inForceSince", Province.rfc3339(snapshot.config().inForceSince()))
        .put("hash", snapshot.config().hash())
        .put("problems", new JsonArray(snapshot.config().problems()));
  }

  private static JsonArray canaries(Snapshot snapshot) {
    JsonArray canaries = new JsonArray();
    snapshot
        .canaries()
        .forEach(
            canary ->
                canaries.add(
                    new JsonObject()
                        .put("name", canary.name())
                        .put("expected", canary.expected().label())
                        .put("got", canary.got().map(CanaryStatus.Said::label).orElse(""))
                        .put("caught", canary.caught())
                        .put("missed", canary.missedTotal())));
    return canaries;
  }

  private static JsonArray commonCauses(Snapshot snapshot) {
    JsonArray causes = new JsonArray();
    snapshot
        .commonCauses()
        .forEach(
            cause ->
                causes.add(
                    new JsonObject()
                        .put("shared", cause.kind().label())
                        .put("key", cause.key())
                        .put(
                            "targets",
                            new JsonArray(
                                cause.members().stream().map(TargetId::value).toList()))));
    return causes;
  }

  /** Prometheus HTTP service discovery: one group a target. */
  static JsonArray discovery(Snapshot snapshot, Query query) {
    JsonArray groups = new JsonArray();
    for (TargetStatus status : query.of(snapshot.targets())) {
      Target target = status.target();
      groups.add(
          new JsonObject()
              .put("targets", new JsonArray().add(target.address()))
              .put(
                  "labels",
                  new JsonObject()
                      .put("target", target.id().value())
                      .put("kind", target.kind().label())
                      .put("agency", target.unit().value())
                      .put("district", target.district().map(UnitCode::value).orElse(""))
                      .put("__meta_haidang_name", target.name())
                      .put("__meta_haidang_tier", target.tier())
                      .put("__meta_haidang_side", target.side().label())));
    }
    return groups;
  }
}
