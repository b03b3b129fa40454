package vn.gov.haiduong.haidang.metrics;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Locale;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import vn.gov.haiduong.haidang.probe.Cause;
import vn.gov.haiduong.haidang.probe.HttpFacts;
import vn.gov.haiduong.haidang.probe.Observation;
import vn.gov.haiduong.haidang.probe.Phases;
import vn.gov.haiduong.haidang.probe.Phases.Phase;
import vn.gov.haiduong.haidang.probe.ProbeKind;
import vn.gov.haiduong.haidang.probe.ProtocolFacts;
import vn.gov.haiduong.haidang.probe.TlsFacts.Certificate;

/**
 * Facts of the last probe under the names that the field already knows. A probe that said nothing
 * about its target (unknown) leaves no facts.
 */
final class ProbeFamilies {

  private static final Phase[] PHASES = Phase.values();
  private static final byte[][] PHASE_LABELS = phaseLabels();
  private static final byte[] RESOLVE = Samples.label("phase", "resolve");
  private static final byte[] CONNECT = Samples.label("phase", "connect");
  private static final byte[] REQUEST = Samples.label("phase", "request");
  private static final byte[] SETUP = Samples.label("phase", "setup");
  private static final byte[] RTT = Samples.label("phase", "rtt");
  private static final int FNV_BASIS = 0x811c9dc5;
  private static final int FNV_PRIME = 0x01000193;
  private static final int LONGEST_NAME = 256;

  private final Samples samples;
  private final Row[] rows;

  private ProbeFamilies(Samples samples, Row[] rows) {
    this.samples = samples;
    this.rows = rows;
  }

  static void write(Samples samples, Row[] rows) {
    ProbeFamilies families = new ProbeFamilies(samples, rows);
    families.common();
    families.http();
    families.tls();
    families.dns();
    families.echo();
  }

  private void common() {
    samples.family(Names.PROBE_SUCCESS);
    for (Row row : rows) {
      if (row.fact != null) {
        samples.sample(row.labels).flag(row.fact.outcome().verdict().good());
      }
    }
    samples.family(Names.PROBE_DURATION);
    for (Row row : rows) {
      if (row.fact != null) {
        samples.sample(row.labels).nanos(row.fact.durationNanos());
      }
    }
    samples.family(Names.PROBE_DNS_LOOKUP);
    for (Row row : rows) {
      if (row.fact != null && row.fact.resolveNanos() != Phases.ABSENT) {
        samples.sample(row.labels).nanos(row.fact.resolveNanos());
      }
    }
    samples.family(Names.PROBE_IP_PROTOCOL);
    for (Row row : rows) {
      if (addressed(row)) {
        samples.sample(row.labels).whole(protocol(row));
      }
    }
    samples.family(Names.PROBE_IP_HASH);
    for (Row row : rows) {
      if (addressed(row)) {
        samples.sample(row.labels).whole(row.speaker == null ? 0 : hash(row.speaker.ip()));
      }
    }
  }

  private static boolean addressed(Row row) {
    return row.fact != null && row.fact.kind() != ProbeKind.HEARTBEAT;
  }

  private static int protocol(Row row) {
    if (row.speaker == null) {
      return 0;
    }
    return row.speaker.ip() instanceof Inet4Address ? 4 : 6;
  }

  /** FNV-1a, 32 bits, over the 4 or 16 bytes of the address. */
  static long hash(InetAddress ip) {
    int hash = FNV_BASIS;
    for (byte b : ip.getAddress()) {
      hash = (hash ^ (b & 0xff)) * FNV_PRIME;
    }
    return Integer.toUnsignedLong(hash);
  }

  private void http() {
    samples.family(Names.PROBE_HTTP_DURATION);
    for (Row row : rows) {
      if (row.phases != null && isHttp(row.fact)) {
        httpPhases(row, row.phases);
      }
    }
    samples.family(Names.PROBE_HTTP_STATUS);
    for (Row row : rows) {
      if (isHttp(row.fact)) {
        samples.sample(row.labels).whole(row.http == null ? 0 : row.http.status());
      }
    }
    samples.family(Names.PROBE_HTTP_CONTENT_LENGTH);
    for (Row row : rows) {
      if (isHttp(row.fact)) {
        samples.sample(row.labels).whole(row.http == null ? 0 : row.http.contentLength());
      }
    }
    samples.family(Names.PROBE_HTTP_BODY_LENGTH);
    for (Row row : rows) {
      if (isHttp(row.fact)) {
        samples.sample(row.labels).whole(row.http == null ? 0 : row.http.bodyBytes());
      }
    }
    samples.family(Names.PROBE_HTTP_REDIRECTS);
    for (Row row : rows) {
      if (isHttp(row.fact)) {
        samples.sample(row.labels).whole(row.http == null ? 0 : row.http.redirects());
      }
    }
    samples.family(Names.PROBE_HTTP_SSL);
    for (Row row : rows) {
      if (isHttp(row.fact)) {
        samples.sample(row.labels).flag(row.http != null && row.http.overTls());
      }
    }
    samples.family(Names.PROBE_HTTP_VERSION);
    for (Row row : rows) {
      if (isHttp(row.fact)) {
        samples.sample(row.labels).millis(versionMillis(row.http));
      }
    }
    samples.family(Names.PROBE_FAILED_REGEX);
    for (Row row : rows) {
      if (row.fact != null && (isHttp(row.fact) || row.fact.kind() == ProbeKind.TCP)) {
        samples.sample(row.labels).flag(becauseOfText(row.fact));
      }
    }
  }

  private static boolean isHttp(@Nullable Observation fact) {
    return fact != null && fact.kind() == ProbeKind.HTTP;
  }

  private static boolean becauseOfText(Observation fact) {
    Cause cause = fact.outcome().cause().orElse(Cause.SLOW);
    return !fact.outcome().verdict().good()
        && (cause == Cause.TEXT_MISSING
            || cause == Cause.TEXT_FORBIDDEN
            || cause == Cause.REPLY_UNEXPECTED);
  }

  /** All phases once there is an address, those not reached as 0; before that the look-up alone. */
  private void httpPhases(Row row, Phases phases) {
    int count = row.speaker == null ? 1 : PHASES.length;
    for (int i = 0; i < count; i++) {
      samples.sample(row.labels, PHASE_LABELS[i]).nanos(Math.max(0, phases.nanos(PHASES[i])));
    }
  }

  private static long versionMillis(@Nullable HttpFacts http) {
    if (http == null) {
      return 0;
    }
    return switch (http.version()) {
      case "1.0" -> 1000;
      case "1.1" -> 1100;
      case "2" -> 2000;
      default -> 0;
    };
  }

  private void tls() {
    samples.family(Names.PROBE_CERT_EXPIRY);
    for (Row row : rows) {
      if (row.tls != null && !row.tls.chain().isEmpty()) {
        long earliest = Long.MAX_VALUE;
        for (Certificate certificate : row.tls.chain()) {
          earliest = Math.min(earliest, certificate.notAfter().getEpochSecond());
        }
        samples.sample(row.labels).whole(earliest);
      }
    }
    samples.family(Names.PROBE_CHAIN_INFO);
    for (Row row : rows) {
      if (row.tls != null && !row.tls.chain().isEmpty()) {
        samples.sample(row.labels, certificate(row.tls.chain().getFirst())).whole(1);
      }
    }
    samples.family(Names.PROBE_TLS_VERSION);
    for (Row row : rows) {
      if (row.tls != null) {
        String version = row.tls.version().replace("TLSv", "TLS ");
        samples.sample(row.labels, Samples.label("version", cut(version))).whole(1);
      }
    }
    samples.family(Names.PROBE_TLS_CIPHER);
    for (Row row : rows) {
      if (row.tls != null && isHttp(row.fact)) {
        samples.sample(row.labels, Samples.label("cipher", cut(row.tls.cipher()))).whole(1);
      }
    }
  }

  private static byte[] certificate(Certificate leaf) {
    return Samples.labels(
        "fingerprint_sha256",
        hex(leaf.sha256()),
        "subject",
        cut(leaf.subject()),
        "issuer",
        cut(leaf.issuer()),
        "subjectalternative",
        cut(String.join(",", leaf.dnsNames())),
        "serialnumber",
        hex(leaf.serial()));
  }

  private static String hex(String digits) {
    return cut(digits.replace(":", "").toLowerCase(Locale.ROOT));
  }

  private static String cut(String text) {
    return text.length() <= LONGEST_NAME ? text : text.substring(0, LONGEST_NAME);
  }

  private void dns() {
    samples.family(Names.PROBE_DNS_DURATION);
    for (Row row : rows) {
      if (row.phases != null && row.fact != null && row.fact.kind() == ProbeKind.DNS) {
        phase(row, RESOLVE, row.phases.resolveNanos());
        phase(row, CONNECT, row.phases.connectNanos());
        phase(
            row,
            REQUEST,
            Math.max(0, row.phases.processingNanos()) + Math.max(0, row.phases.transferNanos()));
      }
    }
    samples.family(Names.PROBE_DNS_ANSWERS);
    for (Row row : rows) {
      if (row.dns != null) {
        samples.sample(row.labels).whole(row.dns.answers().size());
      }
    }
    samples.family(Names.PROBE_DNS_AUTHORITY);
    for (Row row : rows) {
      if (row.dns != null) {
        samples.sample(row.labels).whole(row.dns.authorityCount());
      }
    }
    samples.family(Names.PROBE_DNS_ADDITIONAL);
    for (Row row : rows) {
      if (row.dns != null) {
        samples.sample(row.labels).whole(row.dns.additionalCount());
      }
    }
    samples.family(Names.PROBE_DNS_SUCCEEDED);
    for (Row row : rows) {
      if (row.fact != null && row.fact.kind() == ProbeKind.DNS) {
        samples.sample(row.labels).flag(row.dns != null && !row.dns.rcode().isEmpty());
      }
    }
    samples.family(Names.PROBE_DNS_SERIAL);
    for (Row row : rows) {
      if (row.dns != null) {
        OptionalLong serial = serial(row.dns);
        if (serial.isPresent()) {
          samples.sample(row.labels).whole(serial.getAsLong());
        }
      }
    }
  }

  /** The serial of the first SOA record, written as "name ttl SOA mname rname serial …". */
  private static OptionalLong serial(ProtocolFacts.Dns dns) {
    for (String answer : dns.answers()) {
      String[] fields = answer.split("\\s+", -1);
      if (fields.length > 5 && fields[2].equals("SOA") && fields[5].matches("\\d{1,10}")) {
        return OptionalLong.of(Long.parseLong(fields[5]));
      }
    }
    return OptionalLong.empty();
  }

  private void phase(Row row, byte[] label, long nanos) {
    samples.sample(row.labels, label).nanos(Math.max(0, nanos));
  }

  private void echo() {
    samples.family(Names.PROBE_ICMP_DURATION);
    for (Row row : rows) {
      if (row.phases != null && row.fact != null && row.fact.kind() == ProbeKind.ICMP) {
        phase(row, RESOLVE, row.phases.resolveNanos());
        phase(row, SETUP, row.phases.connectNanos());
        phase(row, RTT, row.echo == null ? 0 : meanRtt(row.echo));
      }
    }
    samples.family(Names.PROBE_ICMP_HOP_LIMIT);
    for (Row row : rows) {
      if (row.echo != null && row.echo.received() > 0) {
        samples.sample(row.labels).whole(row.echo.hopLimit());
      }
    }
  }

  /** Mean round trip in nanoseconds; 0 when nothing came back. */
  static long meanRtt(ProtocolFacts.Echo echo) {
    long sum = 0;
    for (long rtt : echo.rttNanos()) {
      sum += rtt;
    }
    return echo.rttNanos().isEmpty() ? 0 : sum / echo.rttNanos().size();
  }

  private static byte[][] phaseLabels() {
    byte[][] labels = new byte[PHASES.length][];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = Samples.label("phase", PHASES[i].label());
    }
    return labels;
  }
}
