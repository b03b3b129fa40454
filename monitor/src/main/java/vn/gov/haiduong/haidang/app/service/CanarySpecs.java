package vn.gov.haiduong.haidang.app.service;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.gov.haiduong.haidang.engine.Canary;
import vn.gov.haiduong.haidang.probe.Addressing;
import vn.gov.haiduong.haidang.probe.Budget;
import vn.gov.haiduong.haidang.probe.Cause;
import vn.gov.haiduong.haidang.probe.Endpoint;
import vn.gov.haiduong.haidang.probe.HttpRules;
import vn.gov.haiduong.haidang.probe.ProbeSpec;
import vn.gov.haiduong.haidang.probe.StatusSet;
import vn.gov.haiduong.haidang.probe.Verdict;
import vn.gov.haiduong.haidang.sandbox.Canaries;

/** The canary servers in the engine's words. */
final class CanarySpecs {

  private CanarySpecs() {}

  static List<Canary> of(Canaries servers) {
    return servers.canaries().stream().map(CanarySpecs::one).toList();
  }

  private static Canary one(vn.gov.haiduong.haidang.sandbox.Canary server) {
    ProbeSpec spec =
        new ProbeSpec.Http(
            new Endpoint(server.host(), server.port()),
            new Budget(server.timeout(), server.slowAfter()),
            new Addressing(Addressing.Family.ALL, Optional.of(server.address())),
            server.https() ? ProbeSpec.Scheme.HTTPS : ProbeSpec.Scheme.HTTP,
            "/",
            new HttpRules(
                StatusSet.SUCCESS,
                server.expectText().stream().toList(),
                List.of(),
                HttpRules.MAX_BODY_IN_LOOP,
                10,
                "Haidang-canary",
                false,
                Set.of(),
                false,
                false));
    return new Canary(
        server.name(), spec, verdict(server.verdict()), server.cause().flatMap(Cause::of));
  }

  private static Verdict verdict(String label) {
    for (Verdict verdict : Verdict.values()) {
      if (verdict.label().equals(label)) {
        return verdict;
      }
    }
    throw new IllegalArgumentException("canary: expected a verdict, got " + label);
  }
}
