package vn.gov.haiduong.haidang.net;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;

/**
 * Finds the ways from a server's certificate to a trusted root, by name and signature alone. Dates,
 * weak algorithms and names are judged afterwards, so that each flaw is known by its own name and
 * an expired certificate is not called untrusted.
 */
final class ChainPaths {

  private static final int MAX_DEPTH = 10;
  private static final int MAX_SIGNATURES = 60;
  private static final int MAX_PATHS = 8;

  private final TrustRoots roots;
  private final List<X509Certificate> sent;
  private final List<Path> found = new ArrayList<>();
  private int signatures;

  /**
   * A way, leaf first.
   *
   * @param anchored whether the last one is a trusted root
   */
  record Path(List<X509Certificate> certificates, boolean anchored) {
    Path {
      certificates = List.copyOf(certificates);
    }
  }

  private ChainPaths(TrustRoots roots, List<X509Certificate> sent) {
    this.roots = roots;
    this.sent = sent;
  }

  /** The ways that end at a trusted root; without any, the longest that was sent. */
  static List<Path> of(TrustRoots roots, List<X509Certificate> sent) {
    ChainPaths paths = new ChainPaths(roots, sent);
    List<X509Certificate> way = new ArrayList<>();
    way.add(sent.getFirst());
    List<X509Certificate> longest = new ArrayList<>(way);
    paths.walk(way, longest);
    return paths.found.isEmpty() ? List.of(new Path(longest, false)) : paths.found;
  }

  private void walk(List<X509Certificate> way, List<X509Certificate> longest) {
    X509Certificate last = way.getLast();
    if (way.size() > longest.size()) {
      longest.clear();
      longest.addAll(way);
    }
    if (roots.contains(last)) {
      found.add(new Path(way, true));
      return;
    }
    if (way.size() >= MAX_DEPTH) {
      return;
    }
    for (X509Certificate root : roots.named(last.getIssuerX500Principal())) {
      step(way, root, longest);
    }
    for (X509Certificate other : sent) {
      if (other.getSubjectX500Principal().equals(last.getIssuerX500Principal())) {
        step(way, other, longest);
      }
    }
  }

  private void step(
      List<X509Certificate> way, X509Certificate issuer, List<X509Certificate> longest) {
    if (found.size() >= MAX_PATHS || way.contains(issuer) || !signed(way.getLast(), issuer)) {
      return;
    }
    way.add(issuer);
    walk(way, longest);
    way.removeLast();
  }

  private boolean signed(X509Certificate certificate, X509Certificate issuer) {
    if (++signatures > MAX_SIGNATURES) {
      return false;
    }
    try {
      PublicKey key = issuer.getPublicKey();
      // The JDK's own verify refuses no algorithm; weakness is judged elsewhere.
      if (certificate.getSigAlgOID().equals(PKCSObjectIdentifiers.id_RSASSA_PSS.getId())) {
        certificate.verify(key);
        return true;
      }
      Signature signature = Signature.getInstance(certificate.getSigAlgName());
      signature.initVerify(key);
      signature.update(certificate.getTBSCertificate());
      return signature.verify(certificate.getSignature());
    } catch (GeneralSecurityException | RuntimeException e) {
      return false;
    }
  }
}
