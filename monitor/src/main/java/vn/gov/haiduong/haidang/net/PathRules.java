package vn.gov.haiduong.haidang.net;

import java.io.IOException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.NameConstraintValidatorException;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.asn1.x509.PKIXNameConstraintValidator;

/**
 * What a path of certificates must keep beside signatures and dates (RFC 5280 section 6): who may
 * issue, for what use, how deep, for which names, and no critical extension that we do not know.
 */
final class PathRules {

  private static final String ANY_USE = "2.5.29.37.0";
  private static final String SERVER_USE = "1.3.6.1.5.5.7.3.1";

  private static final Set<String> KNOWN =
      Set.of(
          "2.5.29.15", // keyUsage
          "2.5.29.17", // subjectAltName
          "2.5.29.19", // basicConstraints
          "2.5.29.30", // nameConstraints
          "2.5.29.32", // certificatePolicies
          "2.5.29.33", // policyMappings
          "2.5.29.36", // policyConstraints
          "2.5.29.37", // extKeyUsage
          "2.5.29.54", // inhibitAnyPolicy
          "2.16.840.1.113730.1.1"); // netscapeCertType

  private PathRules() {}

  /** Whether the path, leaf first and anchored, may carry a server's certificate. */
  static boolean keptBy(List<X509Certificate> path) {
    X509Certificate leaf = path.getFirst();
    if (!forServers(leaf) || !leafUsage(leaf)) {
      return false;
    }
    int below = 0;
    for (int i = 0; i < path.size(); i++) {
      X509Certificate each = path.get(i);
      boolean anchor = i == path.size() - 1;
      if (!anchor && unknownCritical(each)) {
        return false;
      }
      if (i > 0 && !mayIssue(each, anchor, below)) {
        return false;
      }
      if (i > 0 && !each.getSubjectX500Principal().equals(each.getIssuerX500Principal())) {
        below++;
      }
    }
    return namesAllowed(path);
  }

  private static boolean mayIssue(X509Certificate ca, boolean anchor, int below) {
    int length = ca.getBasicConstraints();
    if (length < 0) {
      // A root of version 1 has no such extension; an anchor is trusted by decision.
      return anchor && ca.getVersion() < 3;
    }
    boolean[] usage = ca.getKeyUsage();
    boolean signs = usage == null || usage[5];
    return below <= length && signs && (anchor || forServers(ca));
  }

  private static boolean forServers(X509Certificate certificate) {
    try {
      List<String> uses = certificate.getExtendedKeyUsage();
      return uses == null || uses.contains(SERVER_USE) || uses.contains(ANY_USE);
    } catch (CertificateParsingException e) {
      return false;
    }
  }

  private static boolean leafUsage(X509Certificate leaf) {
    boolean[] usage = leaf.getKeyUsage();
    return usage == null || usage[0] || usage[2] || usage[4];
  }

  private static boolean unknownCritical(X509Certificate certificate) {
    Set<String> critical = certificate.getCriticalExtensionOIDs();
    return critical != null && !KNOWN.containsAll(critical);
  }

  private static boolean namesAllowed(List<X509Certificate> path) {
    PKIXNameConstraintValidator rules = new PKIXNameConstraintValidator();
    boolean any = false;
    try {
      for (int i = path.size() - 1; i > 0; i--) {
        byte[] extension = path.get(i).getExtensionValue(Extension.nameConstraints.getId());
        if (extension != null) {
          any = true;
          add(rules, NameConstraints.getInstance(inner(extension)));
        }
      }
      if (!any) {
        return true;
      }
      check(rules, path.getFirst());
      return true;
    } catch (IOException | RuntimeException | NameConstraintValidatorException e) {
      return false;
    }
  }

  private static void add(PKIXNameConstraintValidator rules, NameConstraints constraints) {
    GeneralSubtree[] permitted = constraints.getPermittedSubtrees();
    if (permitted != null) {
      rules.intersectPermittedSubtree(permitted);
    }
    GeneralSubtree[] excluded = constraints.getExcludedSubtrees();
    if (excluded != null) {
      for (GeneralSubtree each : excluded) {
        rules.addExcludedSubtree(each);
      }
    }
  }

  private static void check(PKIXNameConstraintValidator rules, X509Certificate leaf)
      throws IOException, NameConstraintValidatorException {
    X500Name subject = X500Name.getInstance(leaf.getSubjectX500Principal().getEncoded());
    if (subject.getRDNs().length > 0) {
      rules.checkPermittedDN(subject);
      rules.checkExcludedDN(subject);
    }
    byte[] names = leaf.getExtensionValue(Extension.subjectAlternativeName.getId());
    if (names == null) {
      return;
    }
    for (GeneralName name : GeneralNames.getInstance(inner(names)).getNames()) {
      rules.checkPermitted(name);
      rules.checkExcluded(name);
    }
  }

  private static ASN1Primitive inner(byte[] extension) throws IOException {
    return ASN1Primitive.fromByteArray(ASN1OctetString.getInstance(extension).getOctets());
  }
}
