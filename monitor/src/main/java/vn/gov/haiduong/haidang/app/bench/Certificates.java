package vn.gov.haiduong.haidang.app.bench;

import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import vn.gov.haiduong.haidang.time.Clock;

/** A certificate authority of this run and two server certificates, as files for both sides. */
final class Certificates {

  /** The name in the certificates, which both sides verify. */
  static final String HOST = "site.test";

  private Certificates() {}

  /** Writes ca.crt (RSA, as in the field) and ecdsa and rsa .crt and .key into {@code folder}. */
  static void write(Path folder) throws Exception {
    X509Bundle authority =
        new CertificateBuilder()
            .subject("CN=Bench CA")
            .rsa2048()
            .setIsCertificateAuthority(true)
            .notAfter(Clock.system().now().plus(Duration.ofDays(3650)))
            .buildSelfSigned();
    Files.writeString(folder.resolve("ca.crt"), authority.getCertificatePEM());
    // Far from its end, so that what is measured is probing and not a province of findings.
    Instant now = Clock.system().now();
    CertificateBuilder server =
        new CertificateBuilder()
            .subject("CN=" + HOST)
            .addSanDnsName(HOST)
            .notBefore(now.minus(Duration.ofDays(1)))
            .notAfter(now.plus(Duration.ofDays(365)));
    write(folder, "ecdsa", server.copy().ecp256().buildIssuedBy(authority));
    write(folder, "rsa", server.copy().rsa2048().buildIssuedBy(authority));
  }

  private static void write(Path folder, String name, X509Bundle bundle) throws IOException {
    Files.writeString(folder.resolve(name + ".crt"), bundle.getCertificatePEM());
    Files.writeString(folder.resolve(name + ".key"), bundle.getPrivateKeyPEM());
  }
}
