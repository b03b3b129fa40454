package vn.gov.haiduong.haidang.net;

import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.PemKeyCertOptions;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** An authority made for a test, and a good certificate of it for 127.0.0.1. */
final class LoopbackTls {

  static final String HOST = "127.0.0.1";

  private final X509Bundle authority;
  private final X509Bundle leaf;

  private LoopbackTls(X509Bundle authority, X509Bundle leaf) {
    this.authority = authority;
    this.leaf = leaf;
  }

  static LoopbackTls make() throws Exception {
    X509Bundle authority =
        new CertificateBuilder()
            .subject("CN=Test CA")
            .ecp256()
            .setIsCertificateAuthority(true)
            .buildSelfSigned();
    return new LoopbackTls(
        authority,
        new CertificateBuilder()
            .subject("CN=leaf")
            .ecp256()
            .addSanIpAddress(HOST)
            .addExtendedKeyUsageServerAuth()
            .buildIssuedBy(authority));
  }

  X509Certificate authority() {
    return authority.getCertificate();
  }

  SSLContext context() throws Exception {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    keys.load(null, null);
    keys.setKeyEntry(
        "leaf", leaf.getKeyPair().getPrivate(), new char[0], leaf.getCertificatePath());
    KeyManagerFactory managers = KeyManagerFactory.getInstance("PKIX");
    managers.init(keys, new char[0]);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }

  PemKeyCertOptions options() {
    return new PemKeyCertOptions()
        .addKeyValue(Buffer.buffer(leaf.getPrivateKeyPEM()))
        .addCertValue(Buffer.buffer(leaf.getCertificatePathPEM()));
  }
}
