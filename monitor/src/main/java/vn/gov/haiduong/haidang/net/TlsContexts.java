package vn.gov.haiduong.haidang.net;

import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.OpenSslContextOption;
import io.netty.handler.ssl.OpenSslSessionContext;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.net.Socket;
import java.security.NoSuchAlgorithmException;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSession;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** The settings of our side of TLS. */
final class TlsContexts {

  private static final String[] VERSIONS = {"TLSv1.3", "TLSv1.2"};

  /** The first is sent as a key share; the rest are only offered. */
  private static final String[] GROUPS = {"X25519", "P-256", "P-384", "P-521"};

  private TlsContexts() {}

  /** Fast and like today's browsers; no session is kept. */
  static SslContext usual(List<String> protocols) throws SSLException {
    if (!OpenSsl.isAvailable()) {
      return wide(protocols);
    }
    SslContext context =
        base(protocols)
            .sslProvider(SslProvider.OPENSSL)
            .ciphers(fastCiphers())
            .option(OpenSslContextOption.GROUPS, GROUPS)
            .build();
    ((OpenSslSessionContext) context.sessionContext()).setSessionCacheEnabled(false);
    return context;
  }

  /**
   * All of the fast library that encrypt and authenticate, today's first: by itself it would leave
   * out some that servers offer alone, such as ChaCha20 in TLS 1.2.
   */
  private static List<String> fastCiphers() {
    return OpenSsl.availableJavaCipherSuites().stream()
        .filter(name -> !name.contains("_anon_") && !name.contains("_NULL_"))
        .filter(name -> !name.contains("EXPORT") && !name.contains("_PSK_"))
        .sorted(Comparator.comparingInt(TlsContexts::age))
        .toList();
  }

  /** How old-fashioned a cipher suite is. */
  private static int age(String name) {
    boolean forward = name.contains("_ECDHE_") || !name.contains("_WITH_");
    boolean sealed = name.contains("_GCM_") || name.contains("_CHACHA20_");
    return (forward ? 0 : 2) + (sealed ? 0 : 1) + (name.contains("_3DES_") ? 4 : 0);
  }

  /** Slow, with whatever this Java can do that is neither anonymous nor without encryption. */
  static SslContext wide(List<String> protocols) throws SSLException {
    try {
      List<String> ciphers =
          Arrays.stream(SSLContext.getDefault().getSupportedSSLParameters().getCipherSuites())
              .filter(name -> !name.contains("_anon_") && !name.contains("_NULL_"))
              .filter(name -> !name.contains("EXPORT") && !name.contains("KRB5"))
              .toList();
      return base(protocols).sslProvider(SslProvider.JDK).ciphers(ciphers).build();
    } catch (NoSuchAlgorithmException e) {
      throw new SSLException(e);
    }
  }

  private static SslContextBuilder base(List<String> protocols) {
    SslContextBuilder builder =
        SslContextBuilder.forClient()
            .trustManager(new Recorder())
            .keyManager(new Asked())
            .protocols(VERSIONS)
            .endpointIdentificationAlgorithm("");
    if (!protocols.isEmpty()) {
      builder.applicationProtocolConfig(
          new ApplicationProtocolConfig(
              ApplicationProtocolConfig.Protocol.ALPN,
              ApplicationProtocolConfig.SelectorFailureBehavior.NO_ADVERTISE,
              ApplicationProtocolConfig.SelectedListenerFailureBehavior.ACCEPT,
              protocols));
    }
    return builder;
  }

  /** Whether the server of this handshake asked for a certificate of ours. */
  static boolean asked(SSLSession session) {
    return session.getValue(Asked.MARK) != null;
  }

  /** Has no certificate to show, and notes that one was asked for. */
  private static final class Asked extends X509ExtendedKeyManager {

    private static final String MARK = "haidang.certificate-asked";

    @Override
    public @Nullable String chooseEngineClientAlias(
        String[] types, Principal[] issuers, SSLEngine engine) {
      SSLSession handshake = engine.getHandshakeSession();
      (handshake == null ? engine.getSession() : handshake).putValue(MARK, true);
      return null;
    }

    @Override
    public @Nullable String chooseClientAlias(String[] types, Principal[] issuers, Socket socket) {
      return null;
    }

    @Override
    public String @Nullable [] getClientAliases(String type, Principal[] issuers) {
      return null;
    }

    @Override
    public String @Nullable [] getServerAliases(String type, Principal[] issuers) {
      return null;
    }

    @Override
    public @Nullable String chooseServerAlias(String type, Principal[] issuers, Socket socket) {
      return null;
    }

    @Override
    public X509Certificate @Nullable [] getCertificateChain(String alias) {
      return null;
    }

    @Override
    public @Nullable PrivateKey getPrivateKey(String alias) {
      return null;
    }
  }

  /**
   * Lets every chain through, because the verdict on it is made from the session afterwards. It
   * must be an extended one: around a plain one the engines put checks of their own that throw.
   */
  private static final class Recorder extends X509ExtendedTrustManager {

    private static final X509Certificate[] NONE = {};

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {
      throw new UnsupportedOperationException("we are never a server");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {
      checkClientTrusted(chain, type);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {
      checkClientTrusted(chain, type);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return NONE;
    }
  }
}
