package vn.gov.haiduong.haidang.app.probe;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import vn.gov.haiduong.haidang.probe.Addressing;
import vn.gov.haiduong.haidang.probe.Addressing.Family;
import vn.gov.haiduong.haidang.probe.Budget;
import vn.gov.haiduong.haidang.probe.HttpRules;
import vn.gov.haiduong.haidang.probe.ProbeSpec;
import vn.gov.haiduong.haidang.probe.StatusSet;

/** What the options say, over what the default or the profile says. */
record Overrides(
    Optional<Duration> timeout,
    Optional<Duration> slowAfter,
    Optional<Family> family,
    Optional<InetAddress> address,
    boolean strictTls,
    boolean http2,
    Optional<StatusSet> expectStatus,
    List<String> expectText,
    List<String> refuseText,
    Optional<Integer> maxBody,
    Optional<Integer> follow,
    Optional<String> userAgent) {

  Overrides {
    expectText = List.copyOf(expectText);
    refuseText = List.copyOf(refuseText);
  }

  /** The specification with these options in force; those that mean nothing to it are passed by. */
  ProbeSpec over(ProbeSpec spec) {
    Budget budget =
        new Budget(
            timeout.orElse(spec.budget().timeout()), slowAfter.orElse(spec.budget().slowAfter()));
    Addressing addressing =
        new Addressing(
            family.orElse(spec.addressing().family()), address.or(() -> spec.addressing().fixed()));
    return switch (spec) {
      case ProbeSpec.Http s ->
          new ProbeSpec.Http(
              s.endpoint(), budget, addressing, s.scheme(), s.path(), over(s.rules()));
      case ProbeSpec.Journey s ->
          new ProbeSpec.Journey(
              s.pages().stream()
                  .map(
                      page ->
                          new ProbeSpec.Http(
                              page.endpoint(),
                              budget,
                              addressing,
                              page.scheme(),
                              page.path(),
                              page.rules()))
                  .toList(),
              budget);
      case ProbeSpec.Tls s ->
          new ProbeSpec.Tls(
              s.endpoint(), budget, addressing, s.serverName(), s.strictTls() || strictTls);
      case ProbeSpec.Tcp s ->
          new ProbeSpec.Tcp(
              s.endpoint(), budget, addressing, s.dialogue(), s.strictTls() || strictTls);
      case ProbeSpec.Dns s ->
          new ProbeSpec.Dns(
              s.endpoint(),
              budget,
              addressing,
              s.name(),
              s.type(),
              s.expected(),
              s.bothTransports(),
              s.agree());
      case ProbeSpec.Icmp s -> new ProbeSpec.Icmp(s.endpoint(), budget, addressing, s.count());
      case ProbeSpec.Smtp s ->
          new ProbeSpec.Smtp(
              s.endpoint(), budget, addressing, s.heloName(), s.strictTls() || strictTls);
      case ProbeSpec.Sip s -> new ProbeSpec.Sip(s.endpoint(), budget, addressing, s.transport());
      case ProbeSpec.Ntp s -> new ProbeSpec.Ntp(s.endpoint(), budget, addressing);
    };
  }

  private HttpRules over(HttpRules rules) {
    return new HttpRules(
        expectStatus.orElse(rules.expectStatus()),
        expectText.isEmpty() ? rules.expectText() : expectText,
        refuseText.isEmpty() ? rules.refuseText() : refuseText,
        maxBody.orElse(rules.maxBody()),
        follow.orElse(rules.follow()),
        userAgent.orElse(rules.userAgent()),
        rules.strictTls() || strictTls,
        rules.ownHosts(),
        rules.allowInner(),
        rules.http2() || http2);
  }
}
