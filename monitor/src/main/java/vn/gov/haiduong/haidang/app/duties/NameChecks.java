package vn.gov.haiduong.haidang.app.duties;

import io.vertx.core.Future;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.gov.haiduong.haidang.net.ProbeLoops;
import vn.gov.haiduong.haidang.net.Probes;
import vn.gov.haiduong.haidang.obligation.CheckCode;
import vn.gov.haiduong.haidang.obligation.PageFact;
import vn.gov.haiduong.haidang.obligation.Result;
import vn.gov.haiduong.haidang.probe.Addressing;
import vn.gov.haiduong.haidang.probe.Budget;
import vn.gov.haiduong.haidang.probe.Cause;
import vn.gov.haiduong.haidang.probe.Endpoint;
import vn.gov.haiduong.haidang.probe.Outcome;
import vn.gov.haiduong.haidang.probe.ProbeSpec;
import vn.gov.haiduong.haidang.time.Clock;

/**
 * CAA and DNSSEC of a host name, asked of our resolver. CAA is looked for up the tree (RFC 8659
 * section 3); DNSSEC means a DS record of a zone on the way, without which nothing can be validated
 * (RFC 4035 section 5).
 */
final class NameChecks {

  private static final Budget BUDGET = new Budget(Duration.ofSeconds(5), Duration.ofSeconds(5));

  /** Names under which anybody may register; whoever is there is not the agency. */
  private static final Set<String> SUFFIXES =
      Set.of("vn", "gov.vn", "org.vn", "edu.vn", "com.vn", "net.vn", "haiduong.vn");

  private final Probes probes;
  private final ProbeLoops loops;
  private final Clock clock;
  private final List<InetSocketAddress> resolvers;

  NameChecks(Probes probes, ProbeLoops loops, Clock clock, List<InetSocketAddress> resolvers) {
    this.probes = probes;
    this.loops = loops;
    this.clock = clock;
    this.resolvers = List.copyOf(resolvers);
  }

  Future<Map<CheckCode, PageFact>> check(String host) {
    if (resolvers.isEmpty()) {
      return Future.succeededFuture(Map.of());
    }
    return climb(host, ProbeSpec.RecordType.CAA)
        .compose(
            caa ->
                climb(host, ProbeSpec.RecordType.DS)
                    .map(
                        ds -> {
                          Map<CheckCode, PageFact> facts = new EnumMap<>(CheckCode.class);
                          facts.put(CheckCode.CAA, caa.fact("bản ghi CAA", "Không có bản ghi CAA"));
                          facts.put(
                              CheckCode.DNSSEC,
                              ds.fact("bản ghi DS", "Không vùng nào được ký (không có DS)"));
                          return facts;
                        }));
  }

  /** Where a record was found going up the tree. */
  private record Climbed(Optional<String> at, Optional<String> trouble) {
    PageFact fact(String what, String none) {
      return at.map(name -> new PageFact(Result.MET, name + " có " + what))
          .or(
              () ->
                  trouble.map(
                      said ->
                          new PageFact(Result.UNCONFIRMED, "Chưa hỏi được " + what + ": " + said)))
          .orElseGet(() -> new PageFact(Result.NOT_MET, none));
    }
  }

  private Future<Climbed> climb(String name, ProbeSpec.RecordType type) {
    int dot = name.indexOf('.');
    if (dot < 0 || SUFFIXES.contains(name)) {
      return Future.succeededFuture(new Climbed(Optional.empty(), Optional.empty()));
    }
    InetSocketAddress resolver = resolvers.getFirst();
    return probes
        .measure(
            new ProbeSpec.Dns(
                new Endpoint(resolver.getAddress().getHostAddress(), resolver.getPort()),
                BUDGET,
                Addressing.ALL,
                name,
                type,
                Set.of(),
                false,
                false),
            clock.now(),
            loops.of(name.hashCode()).loop())
        .compose(
            seen ->
                switch (seen.outcome()) {
                  case Outcome.Up _, Outcome.Degraded _ ->
                      Future.succeededFuture(new Climbed(Optional.of(name), Optional.empty()));
                  case Outcome.Down(Cause cause, String _)
                      when cause == Cause.DNS_NODATA || cause == Cause.DNS_NXDOMAIN ->
                      climb(name.substring(dot + 1), type);
                  case Outcome.Down(Cause _, String said) ->
                      Future.succeededFuture(new Climbed(Optional.empty(), Optional.of(said)));
                  case Outcome.Unknown(Cause _, String said) ->
                      Future.succeededFuture(new Climbed(Optional.empty(), Optional.of(said)));
                });
  }
}
