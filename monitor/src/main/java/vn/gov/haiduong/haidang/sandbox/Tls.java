package vn.gov.haiduong.haidang.sandbox;

import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.netty.pkitesting.X509Bundle;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLException;

/** Server contexts by host and flaw, made when first asked for. Safe from any thread. */
final class Tls {

  private record Face(String host, Simulated.KeyKind key, Fault flaw) {}

  private final Ca ca;
  private final Map<Face, SslContext> faces = new ConcurrentHashMap<>();

  Tls(Ca ca) {
    this.ca = ca;
  }

  /**
   * The context of a host.
   *
   * @param flaw a fault of the layer TLS, or {@link Fault#GOOD}
   */
  SslContext face(String host, Simulated.KeyKind key, Fault flaw) {
    return faces.computeIfAbsent(new Face(host, key, flaw), this::make);
  }

  private SslContext make(Face face) {
    X509Bundle bundle = ca.leaf(face.host(), face.key(), face.flaw());
    try {
      return SslContextBuilder.forServer(
              bundle.getKeyPair().getPrivate(), bundle.getCertificatePath())
          .sslProvider(OpenSsl.isAvailable() ? SslProvider.OPENSSL : SslProvider.JDK)
          .protocols("TLSv1.3", "TLSv1.2")
          .build();
    } catch (SSLException e) {
      throw new IllegalStateException("no TLS context for " + face.host(), e);
    }
  }
}
