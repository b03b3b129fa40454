package vn.gov.haiduong.haidang.sandbox;

import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;

/**
 * A certification authority made at start and kept in memory; its keys are never written anywhere.
 * Safe from any thread.
 */
public final class Ca {

  private static final String ORGANISATION = ",O=Hai Dang mo phong,C=VN";
  private static final Duration BACK = Duration.ofDays(30);
  private static final Duration AHEAD = Duration.ofDays(330);

  private final X509Bundle root;
  private final X509Bundle stranger;
  private final KeyPair ecKey;
  private final Instant madeAt;

  private Ca(X509Bundle root, X509Bundle stranger, KeyPair ecKey, Instant madeAt) {
    this.root = root;
    this.stranger = stranger;
    this.ecKey = ecKey;
    this.madeAt = madeAt;
  }

  /** A new authority, valid for two years around {@code now}. */
  static Ca make(Instant now) {
    try {
      KeyPairGenerator ec = KeyPairGenerator.getInstance("EC");
      ec.initialize(new ECGenParameterSpec("secp256r1"));
      return new Ca(
          authority("CN=CA Tinh mo phong", ec.generateKeyPair(), now),
          authority("CN=CA khong ai biet", ec.generateKeyPair(), now),
          ec.generateKeyPair(),
          now);
    } catch (Exception e) {
      throw new IllegalStateException("the simulated certification authority cannot be made", e);
    }
  }

  private static X509Bundle authority(String name, KeyPair keys, Instant now) throws Exception {
    return new CertificateBuilder()
        .subject(name + ORGANISATION)
        .keyPair(keys)
        .setIsCertificateAuthority(true)
        .setKeyUsage(
            true, CertificateBuilder.KeyUsage.keyCertSign, CertificateBuilder.KeyUsage.cRLSign)
        .notBefore(now.minus(Duration.ofDays(365)))
        .notAfter(now.plus(Duration.ofDays(730)))
        .buildSelfSigned();
  }

  /** What to trust. */
  public X509Certificate root() {
    return root.getCertificate();
  }

  /** The same as PEM. */
  public String pem() {
    return root.getCertificatePEM();
  }

  /**
   * A server certificate for {@code host}.
   *
   * @param flaw a fault of the layer TLS; any other gives a sound certificate
   */
  X509Bundle leaf(String host, Simulated.KeyKind kind, Fault flaw) {
    try {
      String subject = flaw == Fault.WRONG_HOST ? "ten-mien-khac.test" : host;
      Instant from =
          flaw == Fault.NOT_YET_VALID ? madeAt.plus(Duration.ofDays(7)) : madeAt.minus(BACK);
      Instant to = flaw == Fault.EXPIRED ? madeAt.minus(Duration.ofDays(3)) : madeAt.plus(AHEAD);
      CertificateBuilder builder =
          new CertificateBuilder()
              .subject("CN=" + subject)
              .keyPair(
                  flaw == Fault.WEAK
                      ? rsa(1024)
                      : kind == Simulated.KeyKind.RSA ? rsa(2048) : ecKey)
              .setKeyUsage(true, CertificateBuilder.KeyUsage.digitalSignature)
              .addExtendedKeyUsageServerAuth()
              .notBefore(from)
              .notAfter(to);
      builder =
          Scope.LITERAL.matcher(subject).matches()
              ? builder.addSanIpAddress(subject)
              : builder.addSanDnsName(subject);
      return builder.buildIssuedBy(flaw == Fault.UNTRUSTED ? stranger : root);
    } catch (Exception e) {
      throw new IllegalStateException("no certificate for " + host, e);
    }
  }

  private static KeyPair rsa(int bits) throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(bits);
    return generator.generateKeyPair();
  }
}
