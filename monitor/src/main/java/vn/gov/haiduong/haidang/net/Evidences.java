package vn.gov.haiduong.haidang.net;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import vn.gov.haiduong.haidang.probe.Printable;
import vn.gov.haiduong.haidang.probe.TlsFacts;
import vn.gov.haiduong.haidang.probe.TlsFacts.Trust;
import vn.gov.haiduong.haidang.time.Clock;

/**
 * What a chain of certificates says for a host. Judging costs a tenth of a probe, so verdicts are
 * kept by the fingerprint of the chain and the host, for minutes at most and never past the next
 * date at which one of the certificates begins or ends. One for each trust store; thread-safe.
 */
final class Evidences {

  private static final long KEEP_NANOS = TimeUnit.MINUTES.toNanos(5);
  private static final int MOST = 20_000;
  private static final int MAX_CHAIN = 20;
  private static final int MAX_NAMES = 100;

  private final ChainJudge judge;
  private final Clock clock;
  private final ConcurrentHashMap<String, Kept> kept = new ConcurrentHashMap<>();

  /** The standing of a chain and its certificates. */
  record Evidence(Trust trust, List<Trust> flaws, List<TlsFacts.Certificate> chain) {}

  private record Kept(Evidence evidence, long atNanos, Instant from, Instant until) {}

  Evidences(TrustRoots roots, Clock clock) {
    this.judge = new ChainJudge(roots);
    this.clock = clock;
  }

  Evidence of(Certificate[] sent, String host) throws CertificateException {
    String key = keyOf(sent, host);
    long nanos = clock.nanos();
    Instant now = clock.now();
    Kept old = kept.get(key);
    if (old != null
        && nanos - old.atNanos < KEEP_NANOS
        && now.isAfter(old.from)
        && now.isBefore(old.until)) {
      return old.evidence;
    }
    List<X509Certificate> chain = parsed(sent);
    Evidence fresh = judged(chain, host, now);
    if (kept.size() >= MOST) {
      kept.clear();
    }
    kept.put(key, new Kept(fresh, nanos, lastDate(chain, now), nextDate(chain, now)));
    return fresh;
  }

  private Evidence judged(List<X509Certificate> chain, String host, Instant now)
      throws CertificateException {
    List<Trust> flaws = judge.flaws(chain, host, now);
    List<TlsFacts.Certificate> facts = new ArrayList<>();
    for (X509Certificate each : chain) {
      facts.add(factsOf(each));
    }
    return new Evidence(
        flaws.isEmpty() ? Trust.TRUSTED : flaws.getFirst(), flaws, List.copyOf(facts));
  }

  private static TlsFacts.Certificate factsOf(X509Certificate c) throws CertificateException {
    return new TlsFacts.Certificate(
        Printable.of(c.getSubjectX500Principal().getName()),
        Printable.of(c.getIssuerX500Principal().getName()),
        Printable.of(HexFormat.of().formatHex(c.getSerialNumber().toByteArray())),
        c.getNotBefore().toInstant(),
        c.getNotAfter().toInstant(),
        HexFormat.of().formatHex(sha256().digest(c.getEncoded())),
        HostNames.dnsNames(c, MAX_NAMES).stream().map(n -> Printable.of(n, 253)).toList());
  }

  /** Our own parse: what the TLS library hands over may be lazy and fail late. */
  private static List<X509Certificate> parsed(Certificate[] sent) throws CertificateException {
    CertificateFactory factory = CertificateFactory.getInstance("X.509");
    List<X509Certificate> chain = new ArrayList<>();
    for (Certificate each : sent) {
      if (chain.size() == MAX_CHAIN) {
        break;
      }
      chain.add(
          (X509Certificate)
              factory.generateCertificate(new ByteArrayInputStream(each.getEncoded())));
    }
    return chain;
  }

  private static Instant nextDate(List<X509Certificate> chain, Instant now) {
    Instant next = Instant.MAX;
    for (X509Certificate each : chain) {
      for (Instant date :
          List.of(each.getNotBefore().toInstant(), each.getNotAfter().toInstant())) {
        next = date.isAfter(now) && date.isBefore(next) ? date : next;
      }
    }
    return next;
  }

  private static Instant lastDate(List<X509Certificate> chain, Instant now) {
    Instant last = Instant.MIN;
    for (X509Certificate each : chain) {
      for (Instant date :
          List.of(each.getNotBefore().toInstant(), each.getNotAfter().toInstant())) {
        last = !date.isAfter(now) && date.isAfter(last) ? date : last;
      }
    }
    return last;
  }

  private static String keyOf(Certificate[] sent, String host) throws CertificateException {
    MessageDigest digest = sha256();
    for (int i = 0; i < sent.length && i < MAX_CHAIN; i++) {
      digest.update(sent[i].getEncoded());
    }
    return new String(digest.digest(), StandardCharsets.ISO_8859_1) + host;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256: expected in every Java", e);
    }
  }
}
