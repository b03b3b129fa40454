package vn.gov.haiduong.haidang.net;

import java.security.cert.X509Certificate;
import java.security.interfaces.RSAKey;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import vn.gov.haiduong.haidang.probe.TlsFacts.Trust;

/**
 * Judges the certificates that a server sent. Never refuses: it names the flaws. Where several
 * paths lead to a root, the one with the fewest flaws speaks.
 */
final class ChainJudge {

  private final TrustRoots roots;

  ChainJudge(TrustRoots roots) {
    this.roots = roots;
  }

  /** All flaws, in the order in which the first one is named; empty for a good chain. */
  List<Trust> flaws(List<X509Certificate> sent, String host, Instant now) {
    Set<Trust> best =
        ChainPaths.of(roots, sent).stream()
            .map(path -> ofPath(path, now))
            .min(Comparator.comparingInt(ChainJudge::weight))
            .orElseThrow();
    if (!HostNames.covers(sent.getFirst(), host)) {
      best.add(Trust.WRONG_HOST);
    }
    return List.copyOf(best);
  }

  /** The worse the first flaw, the heavier; then the more, the heavier. */
  private static int weight(Set<Trust> flaws) {
    int weight = 0;
    for (Trust flaw : flaws) {
      weight +=
          switch (flaw) {
            case TRUSTED -> 0;
            case UNTRUSTED -> 16;
            case EXPIRED -> 8;
            case NOT_YET_VALID -> 4;
            case WRONG_HOST -> 2;
            case WEAK -> 1;
          };
    }
    return weight;
  }

  private static Set<Trust> ofPath(ChainPaths.Path path, Instant now) {
    Set<Trust> flaws = EnumSet.noneOf(Trust.class);
    if (!path.anchored() || !PathRules.keptBy(path.certificates())) {
      flaws.add(Trust.UNTRUSTED);
    }
    List<X509Certificate> certificates = path.certificates();
    for (int i = 0; i < certificates.size(); i++) {
      X509Certificate each = certificates.get(i);
      if (now.isAfter(each.getNotAfter().toInstant())) {
        flaws.add(Trust.EXPIRED);
      }
      if (now.isBefore(each.getNotBefore().toInstant())) {
        flaws.add(Trust.NOT_YET_VALID);
      }
      boolean root = path.anchored() && i == certificates.size() - 1;
      if (weakKey(each) || (!root && weakSignature(each))) {
        flaws.add(Trust.WEAK);
      }
    }
    return flaws;
  }

  private static boolean weakKey(X509Certificate certificate) {
    return certificate.getPublicKey() instanceof RSAKey rsa && rsa.getModulus().bitLength() < 2048;
  }

  private static boolean weakSignature(X509Certificate certificate) {
    String name = certificate.getSigAlgName().toUpperCase(Locale.ROOT);
    return name.startsWith("SHA1")
        || name.startsWith("SHA-1")
        || name.startsWith("MD5")
        || name.startsWith("MD2")
        || name.startsWith("MD4");
  }
}
