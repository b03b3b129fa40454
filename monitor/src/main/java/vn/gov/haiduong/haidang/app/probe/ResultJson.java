package vn.gov.haiduong.haidang.app.probe;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import vn.gov.haiduong.haidang.probe.AddressResult;
import vn.gov.haiduong.haidang.probe.Cause;
import vn.gov.haiduong.haidang.probe.HttpFacts;
import vn.gov.haiduong.haidang.probe.Observation;
import vn.gov.haiduong.haidang.probe.Outcome;
import vn.gov.haiduong.haidang.probe.Phases;
import vn.gov.haiduong.haidang.probe.ProtocolFacts;
import vn.gov.haiduong.haidang.probe.TlsFacts;
import vn.gov.haiduong.haidang.time.Province;
import vn.gov.haiduong.haidang.wording.Plain;

/**
 * One measurement as one line of JSON. {@code cause} is null for up; {@code http} and {@code tls}
 * are always there and null where nothing of the kind was seen; phases not reached are absent.
 */
final class ResultJson {

  private static final int LONGEST = 4096;

  private final JsonText json = new JsonText();

  private ResultJson() {}

  static String line(Shown shown) {
    return new ResultJson().whole(shown);
  }

  private String whole(Shown shown) {
    Observation seen = shown.observation();
    json.open('{').name("what").string(shown.what());
    json.name("kind").string(seen.kind().label());
    verdict(seen.outcome());
    json.name("message").string(shown.sentence());
    json.name("startedAt").string(Province.rfc3339(seen.startedAt()));
    json.name("durationSeconds").nanos(seen.durationNanos());
    phases(seen.phases());
    json.name("addresses").open('[');
    seen.addresses().forEach(this::address);
    json.close(']').name("http");
    shown.http().ifPresentOrElse(this::http, () -> none());
    json.name("tls");
    shown.tls().ifPresentOrElse(this::tls, () -> none());
    shown.protocol().ifPresent(facts -> protocol(facts, seen));
    return json.close('}').toString();
  }

  private void verdict(Outcome outcome) {
    json.name("outcome").string(outcome.verdict().label());
    json.name("cause").string(outcome.cause().map(Cause::label).orElse(null));
  }

  private void phases(Phases phases) {
    json.name("phases").open('{');
    for (Phases.Phase phase : Phases.Phase.values()) {
      if (phases.nanos(phase) != Phases.ABSENT) {
        json.name(phase.label()).nanos(phases.nanos(phase));
      }
    }
    json.close('}');
  }

  private void address(AddressResult result) {
    json.open('{').name("ip").string(Shown.ip(result.ip()));
    json.name("family").number(Shown.family(result.ip()));
    verdict(result.outcome());
    String said = Plain.shown(result.outcome().said(), LONGEST);
    json.name("message").string(said.isEmpty() ? null : said);
    json.name("durationSeconds").nanos(result.durationNanos());
    phases(result.phases());
    json.close('}');
  }

  private void http(HttpFacts facts) {
    json.open('{').name("status").number(facts.status());
    json.name("version").string(facts.version());
    json.name("finalUrl").string(url(facts.finalUrl()));
    json.name("hops").open('[');
    for (HttpFacts.Hop hop : facts.hops()) {
      json.open('{').name("url").string(url(hop.url()));
      json.name("status").number(hop.status());
      json.name("ip").string(hop.ip()).close('}');
    }
    json.close(']').name("contentType").string(facts.contentType().orElse(null));
    json.name("charset").string(facts.charset().orElse(null));
    json.name("bodyBytes").number(facts.bodyBytes());
    json.name("truncated").bool(facts.truncated());
    json.name("title").string(facts.title().orElse(null));
    json.name("alpn").string(facts.alpn().orElse(null));
    json.name("note").string(facts.note().orElse(null)).close('}');
  }

  private void tls(TlsFacts facts) {
    json.open('{').name("version").string(facts.version());
    json.name("cipher").string(facts.cipher());
    json.name("trust").string(facts.trust().label());
    strings("flaws", facts.flaws().stream().map(TlsFacts.Trust::label).toList());
    json.name("chain").open('[');
    for (TlsFacts.Certificate certificate : facts.chain()) {
      json.open('{').name("subject").string(certificate.subject());
      json.name("issuer").string(certificate.issuer());
      json.name("serial").string(certificate.serial());
      json.name("notBefore").string(Province.rfc3339(certificate.notBefore()));
      json.name("notAfter").string(Province.rfc3339(certificate.notAfter()));
      json.name("sha256").string(certificate.sha256());
      strings("dnsNames", certificate.dnsNames());
      json.close('}');
    }
    json.close(']').close('}');
  }

  private void protocol(ProtocolFacts facts, Observation seen) {
    json.name(seen.kind().label()).open('{');
    switch (facts) {
      case ProtocolFacts.Dns dns -> dns(dns);
      case ProtocolFacts.Echo echo -> echo(echo);
      case ProtocolFacts.Dialogue dialogue -> {
        json.name("startTls");
        dialogue.startTls().ifPresentOrElse(offered -> json.bool(offered), () -> none());
        strings("transcript", dialogue.transcript());
      }
      case ProtocolFacts.Sip sip -> {
        json.name("status").number(sip.status());
        json.name("reason").string(sip.reason());
      }
      case ProtocolFacts.Ntp ntp -> {
        json.name("stratum").number(ntp.stratum());
        json.name("offsetSeconds").seconds(ntp.offsetSeconds());
      }
    }
    json.close('}');
  }

  private void dns(ProtocolFacts.Dns dns) {
    json.name("rcode").string(dns.rcode().isEmpty() ? null : dns.rcode());
    json.name("authoritative").bool(dns.authoritative());
    json.name("overTcp").bool(dns.overTcp());
    strings("answers", dns.answers());
    json.name("authorityCount").number(dns.authorityCount());
    json.name("additionalCount").number(dns.additionalCount());
    json.name("serials").open('{');
    for (Map.Entry<String, Long> serial : new TreeMap<>(dns.serials()).entrySet()) {
      json.name(Plain.withoutControls(serial.getKey())).number(serial.getValue());
    }
    json.close('}');
  }

  private void echo(ProtocolFacts.Echo echo) {
    json.name("sent").number(echo.sent());
    json.name("received").number(echo.received());
    json.name("rttSeconds").open('[');
    echo.rttNanos().forEach(json::nanos);
    json.close(']').name("hopLimit").number(echo.hopLimit());
  }

  private void strings(String name, List<String> values) {
    json.name(name).open('[');
    values.forEach(json::string);
    json.close(']');
  }

  private void none() {
    json.string(null);
  }

  private static String url(String url) {
    return Plain.withoutCredentials(url);
  }
}
