package vn.gov.haiduong.haidang.sandbox;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.zip.GZIPInputStream;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/** A plain blocking client, which shares no code with the servers. */
@NullMarked
final class Client {

  private static final int PATIENT_MILLIS = 5_000;
  private static final int IMPATIENT_MILLIS = 250;

  private final Ca ca;
  private final int timeoutMillis;

  Client(Ca ca) {
    this(ca, PATIENT_MILLIS);
  }

  private Client(Ca ca, int timeoutMillis) {
    this.ca = ca;
    this.timeoutMillis = timeoutMillis;
  }

  /** One for those who will not answer. */
  Client impatient() {
    return new Client(ca, IMPATIENT_MILLIS);
  }

  record Reply(int status, String head, String body) {}

  Socket connect(Located where) throws IOException {
    Socket socket = new Socket();
    try {
      if (where.address() instanceof Inet4Address) {
        // From an address where nobody is asked: else a closed port may be met by itself.
        socket.bind(new InetSocketAddress(InetAddress.ofLiteral("127.66.66.66"), 0));
      }
      socket.connect(new InetSocketAddress(where.address(), where.port()), timeoutMillis);
      socket.setSoTimeout(timeoutMillis);
      return socket;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  /** Asks for the page, trusting whoever answers over TLS. */
  Reply get(Located where, String path, boolean gzip) throws IOException {
    Simulated.Web web = (Simulated.Web) where.thing();
    try (Socket plain = connect(where);
        Socket socket = web.https() ? tls(plain, where.host(), false) : plain) {
      socket
          .getOutputStream()
          .write(
              ("GET "
                      + path
                      + " HTTP/1.1\r\nHost: "
                      + where.host()
                      + ":"
                      + where.port()
                      + "\r\nConnection: close\r\n"
                      + (gzip ? "Accept-Encoding: gzip\r\n" : "")
                      + "\r\n")
                  .getBytes(StandardCharsets.US_ASCII));
      return read(socket.getInputStream());
    }
  }

  Reply get(Located where) throws IOException {
    return get(where, "/", false);
  }

  private static Reply read(InputStream in) throws IOException {
    byte[] all = in.readAllBytes();
    String text = new String(all, StandardCharsets.ISO_8859_1);
    int end = text.indexOf("\r\n\r\n");
    if (end < 0) {
      throw new IOException("no head: " + text);
    }
    String head = text.substring(0, end);
    InputStream body = new ByteArrayInputStream(all, end + 4, all.length - end - 4);
    if (head.contains("content-encoding: gzip")) {
      body = new GZIPInputStream(body);
    }
    return new Reply(
        Integer.parseInt(head.split(" ", 3)[1]),
        head,
        new String(body.readAllBytes(), StandardCharsets.UTF_8));
  }

  /**
   * A handshake over {@code plain}.
   *
   * @param verify check the chain against the sandbox's authority, and the host name
   */
  SSLSocket tls(Socket plain, String host, boolean verify) throws IOException {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(
          null, verify ? trusting(ca.root()) : new X509TrustManager[] {new Anyone()}, null);
      SSLSocket socket =
          (SSLSocket) context.getSocketFactory().createSocket(plain, host, plain.getPort(), true);
      SSLParameters parameters = socket.getSSLParameters();
      parameters.setServerNames(List.of(new SNIHostName(host)));
      if (verify) {
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
      }
      socket.setSSLParameters(parameters);
      socket.startHandshake();
      return socket;
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
  }

  /** The certificate that the server shows, whatever it is. */
  X509Certificate certificate(Located where) throws IOException {
    try (Socket plain = connect(where);
        SSLSocket socket = tls(plain, where.host(), false)) {
      return (X509Certificate) socket.getSession().getPeerCertificates()[0];
    }
  }

  /** The complaint of a verifying client, or "trusted". */
  String trust(Located where) throws IOException {
    try (Socket plain = connect(where);
        SSLSocket socket = tls(plain, where.host(), true)) {
      return socket.isConnected() ? "trusted" : "closed";
    } catch (javax.net.ssl.SSLException e) {
      StringBuilder all = new StringBuilder();
      for (Throwable cause = e; cause != null; cause = cause.getCause()) {
        all.append(cause.getMessage()).append(" | ");
      }
      return all.toString();
    }
  }

  private static javax.net.ssl.TrustManager[] trusting(X509Certificate root)
      throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    store.setCertificateEntry("root", root);
    TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
    factory.init(store);
    return factory.getTrustManagers();
  }

  private static final class Anyone extends javax.net.ssl.X509ExtendedTrustManager
      implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String auth) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String auth) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String auth, @Nullable Socket socket) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String auth, @Nullable Socket socket) {}

    @Override
    public void checkClientTrusted(
        X509Certificate[] chain, String auth, javax.net.ssl.@Nullable SSLEngine engine) {}

    @Override
    public void checkServerTrusted(
        X509Certificate[] chain, String auth, javax.net.ssl.@Nullable SSLEngine engine) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
