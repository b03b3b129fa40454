package vn.gov.haiduong.haidang.engine;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import vn.gov.haiduong.haidang.probe.AddressResult;
import vn.gov.haiduong.haidang.probe.Exhibit;
import vn.gov.haiduong.haidang.probe.HttpFacts;
import vn.gov.haiduong.haidang.probe.Observation;
import vn.gov.haiduong.haidang.probe.Outcome;
import vn.gov.haiduong.haidang.probe.Phases;
import vn.gov.haiduong.haidang.probe.TlsFacts;
import vn.gov.haiduong.haidang.time.Province;

/** A measurement as text for the folder of evidence: everything that was seen, one fact a line. */
final class ProbeText {

  private static final int MOST_ADDRESSES = 6;
  private static final int MOST_HOPS = 10;
  private static final int MOST_CERTIFICATES = 5;

  private static final String BODY = "  body_sha256";

  private final StringBuilder text = new StringBuilder(600);

  /** Told once, for most addresses of a site have the same. */
  private final Set<String> chains = new HashSet<>();

  private ProbeText() {}

  static String of(Observation seen, Instant intended) {
    ProbeText made = new ProbeText();
    made.line("at", Province.rfc3339(intended));
    made.line("kind", seen.kind().name().toLowerCase(Locale.ROOT));
    made.outcome("", seen.outcome());
    made.line("duration_ms", millis(seen.durationNanos()));
    made.line("resolve_ms", millis(seen.resolveNanos()));
    seen.name().forEach(said -> made.line("name", said));
    List<AddressResult> addresses = seen.addresses();
    addresses.stream().limit(MOST_ADDRESSES).forEach(made::address);
    if (addresses.size() > MOST_ADDRESSES) {
      made.line("more_addresses", String.valueOf(addresses.size() - MOST_ADDRESSES));
    }
    return made.text.toString();
  }

  private void address(AddressResult result) {
    line("address", result.ip().getHostAddress());
    outcome("  ", result.outcome());
    for (Phases.Phase phase : Phases.Phase.values()) {
      if (result.phases().nanos(phase) != Phases.ABSENT) {
        line("  " + phase.label() + "_ms", millis(result.phases().nanos(phase)));
      }
    }
    result.http().ifPresent(this::http);
    result.tls().ifPresent(this::tls);
    result.protocol().ifPresent(facts -> line("  protocol", facts.toString()));
  }

  private void outcome(String indent, Outcome outcome) {
    line(indent + "outcome", outcome.verdict().label());
    outcome.cause().ifPresent(cause -> line(indent + "cause", cause.label()));
    if (!outcome.said().isEmpty()) {
      line(indent + "said", outcome.said());
    }
  }

  private void http(HttpFacts http) {
    http.hops().stream()
        .limit(MOST_HOPS)
        .forEach(hop -> line("  request", hop.status() + " " + hop.ip() + " " + hop.url()));
    line("  http", http.version() + " " + http.status());
    line("  content_type", http.contentType());
    line("  charset", http.charset());
    line("  content_length", http.contentLength() < 0 ? "" : String.valueOf(http.contentLength()));
    line("  body_bytes", http.bodyBytes() + (http.truncated() ? " (cut)" : ""));
    line("  title", http.title());
    line("  retry_after", http.retryAfter().map(String::valueOf));
    http.exhibit().ifPresent(this::exhibit);
  }

  private void exhibit(Exhibit exhibit) {
    exhibit.names().forEach(said -> line("  name", said));
    exhibit
        .body()
        .ifPresent(
            copy -> {
              line("  body_kept", copy.bytes() + (copy.whole() ? "" : " (cut)"));
              line(BODY, copy.sha256());
            });
    exhibit.fields().forEach(field -> line("  header", field));
  }

  /** Hashes of bodies that the text speaks of, in their order, each once. */
  static List<String> bodies(String text) {
    return text.lines()
        .filter(line -> line.startsWith(BODY + ": "))
        .map(line -> line.substring(BODY.length() + 2))
        .distinct()
        .toList();
  }

  private void tls(TlsFacts tls) {
    line("  tls", tls.version() + " " + tls.cipher() + " " + tls.trust().label());
    if (!tls.chain().isEmpty() && !chains.add(tls.chain().getFirst().sha256())) {
      line("  certificate", "as above, sha256 " + tls.chain().getFirst().sha256());
      return;
    }
    for (TlsFacts.Certificate one : tls.chain().stream().limit(MOST_CERTIFICATES).toList()) {
      line("  certificate", one.subject());
      line("    issuer", one.issuer());
      line("    serial", one.serial());
      line("    valid", one.notBefore() + " – " + one.notAfter());
      line("    sha256", one.sha256());
    }
  }

  private void line(String name, Optional<String> value) {
    value.ifPresent(words -> line(name, words));
  }

  private void line(String name, String value) {
    if (!value.isEmpty()) {
      text.append(name).append(": ").append(value.replaceAll("\\R", " ")).append('\n');
    }
  }

  private static String millis(long nanos) {
    return nanos == Phases.ABSENT ? "" : String.format(Locale.ROOT, "%.1f", nanos / 1e6);
  }
}
