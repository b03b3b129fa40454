package vn.gov.haiduong.haidang.net;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;

/** The certificates that are trusted by themselves. Immutable. */
public final class TrustRoots {

  private final Map<X500Principal, List<X509Certificate>> bySubject;
  private final Set<X509Certificate> all;

  private TrustRoots(Collection<X509Certificate> roots) {
    Map<X500Principal, List<X509Certificate>> map = new HashMap<>();
    for (X509Certificate root : roots) {
      map.computeIfAbsent(root.getSubjectX500Principal(), _ -> new ArrayList<>()).add(root);
    }
    this.bySubject = Map.copyOf(map);
    this.all = Set.copyOf(new HashSet<>(roots));
  }

  /** Those that come with the machine's Java. */
  public static TrustRoots ofSystem() {
    try {
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init((@Nullable KeyStore) null);
      List<X509Certificate> roots = new ArrayList<>();
      for (TrustManager manager : factory.getTrustManagers()) {
        if (manager instanceof X509TrustManager x509) {
          roots.addAll(Arrays.asList(x509.getAcceptedIssuers()));
        }
      }
      return new TrustRoots(roots);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("trusted roots: this Java has none that can be read", e);
    }
  }

  public static TrustRoots of(Collection<X509Certificate> roots) {
    return new TrustRoots(roots);
  }

  /** These and those of a PEM text. */
  public TrustRoots plusPem(byte[] pem) throws CertificateException {
    List<X509Certificate> more = new ArrayList<>(all);
    for (Certificate each :
        CertificateFactory.getInstance("X.509")
            .generateCertificates(new ByteArrayInputStream(pem))) {
      more.add((X509Certificate) each);
    }
    if (more.size() == all.size() && pem.length > 0) {
      throw new CertificateException("expected at least one certificate in PEM, found none");
    }
    return new TrustRoots(more);
  }

  /** These and those. */
  public TrustRoots plus(Collection<X509Certificate> others) {
    List<X509Certificate> more = new ArrayList<>(all);
    more.addAll(others);
    return new TrustRoots(more);
  }

  public int size() {
    return all.size();
  }

  /**
   * One of them.
   *
   * @throws java.util.NoSuchElementException where there is none
   */
  X509Certificate any() {
    return all.iterator().next();
  }

  boolean contains(X509Certificate certificate) {
    return all.contains(certificate);
  }

  List<X509Certificate> named(X500Principal subject) {
    return bySubject.getOrDefault(subject, List.of());
  }
}
