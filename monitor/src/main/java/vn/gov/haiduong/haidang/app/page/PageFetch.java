package vn.gov.haiduong.haidang.app.page;

import java.io.IOException;
import java.io.InputStream;
import java.net.CookieManager;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.zip.GZIPInputStream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import vn.gov.haiduong.haidang.probe.InnerAddresses;

/**
 * Fetches a page to read it: bounded in size, time and redirects, cookies kept along the way. A
 * flawed certificate does not keep the page from being read, as with probes; nothing secret is
 * sent. A redirect to a strange host is a finding and not followed. Blocks.
 */
final class PageFetch {

  static final int MAX_BODY = 8 * 1024 * 1024;
  private static final int FOLLOW = 10;
  private static final Duration BUDGET = Duration.ofSeconds(40);
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final Predicate<String> known;

  /**
   * @param known hosts to which a redirect may be followed, beside the site's own
   */
  PageFetch(Predicate<String> known) {
    this.known = known;
  }

  Fetched get(String url, Visitor as) throws IOException {
    try (HttpClient client =
        HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .cookieHandler(new CookieManager())
            .connectTimeout(PATIENCE)
            .sslContext(trusting())
            .build()) {
      return within(client, address(url), as);
    }
  }

  /** The whole of it has one time budget: a server that drips bytes cannot outlast it. */
  private Fetched within(HttpClient client, URI from, Visitor as) throws IOException {
    FutureTask<Fetched> task = new FutureTask<>(() -> follow(client, from, as));
    Thread _ = Thread.ofVirtual().name("page-fetch").start(task);
    try {
      return task.get(BUDGET.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new IOException("quá " + BUDGET.toSeconds() + " giây mà chưa xong", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("bị ngắt", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
    } finally {
      client.shutdownNow();
    }
  }

  /**
   * An outer site may not send us to an inner address, whatever name it has. The machine's answers
   * are kept for some seconds, so that the address that was judged is the one that is connected.
   */
  private static void refuseInner(boolean outer, String host) throws IOException {
    if (outer && inner(host)) {
      throw new IOException("bị chuyển hướng tới địa chỉ nội bộ " + host + ", không đi theo");
    }
  }

  private static boolean inner(String host) {
    try {
      return Arrays.stream(InetAddress.getAllByName(host)).anyMatch(InnerAddresses::isInner);
    } catch (UnknownHostException e) {
      return false;
    }
  }

  private Fetched follow(HttpClient client, URI from, Visitor as) throws IOException {
    URI at = from;
    boolean outer = !inner(Optional.ofNullable(from.getHost()).orElse(""));
    for (int hop = 0; ; hop++) {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(at)
              .timeout(PATIENCE)
              .header("User-Agent", as.userAgent())
              .header("Accept", "text/html,application/xhtml+xml,*/*;q=0.8")
              .header("Accept-Encoding", "gzip");
      if (as != Visitor.CRAWLER) {
        request.header("Accept-Language", "vi,en;q=0.6"); // search engines name no language
      }
      if (!as.referer().isEmpty()) {
        request.header("Referer", as.referer());
      }
      HttpResponse<InputStream> answer;
      try {
        answer = client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("bị ngắt", e);
      }
      Optional<String> location = answer.headers().firstValue("Location");
      boolean redirect = answer.statusCode() / 100 == 3 && location.isPresent();
      if (redirect && hop >= FOLLOW) {
        answer.body().close();
        throw new IOException("bị chuyển hướng quá " + FOLLOW + " lần");
      }
      if (!redirect) {
        try (InputStream in = answer.body()) {
          return new Fetched(
              as,
              at.toString(),
              answer.statusCode(),
              answer.headers().firstValue("Content-Type"),
              bounded(in, answer.headers().firstValue("Content-Encoding").orElse("")),
              Optional.empty());
        }
      }
      answer.body().close();
      URI next = at.resolve(address(location.orElse("")));
      String host = Optional.ofNullable(next.getHost()).orElse("");
      if (!sameSite(from.getHost(), host) && !known.test(host)) {
        return new Fetched(
            as,
            next.toString(),
            answer.statusCode(),
            Optional.empty(),
            new byte[0],
            Optional.of(host));
      }
      refuseInner(outer, host);
      at = next;
    }
  }

  private static boolean sameSite(String one, String other) {
    return one.replaceFirst("^www\\.", "").equalsIgnoreCase(other.replaceFirst("^www\\.", ""));
  }

  private static byte[] bounded(InputStream in, String encoding) throws IOException {
    InputStream plain = encoding.equalsIgnoreCase("gzip") ? new GZIPInputStream(in) : in;
    return plain.readNBytes(MAX_BODY);
  }

  /** Letters outside ASCII and blanks are escaped as browsers do. */
  static URI address(String url) throws IOException {
    StringBuilder plain = new StringBuilder();
    for (byte b : url.strip().getBytes(StandardCharsets.UTF_8)) {
      if (b <= ' ' || "\"<>\\^`{|}".indexOf(b) >= 0) {
        plain.append('%').append("%02X".formatted(b & 0xFF));
      } else {
        plain.append((char) b);
      }
    }
    try {
      URI uri = new URI(plain.toString());
      return uri.getPath() != null && uri.getPath().isEmpty() && uri.isAbsolute()
          ? uri.resolve("/" + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery()))
          : uri;
    } catch (URISyntaxException e) {
      throw new IOException("địa chỉ không hợp lệ", e);
    }
  }

  private static SSLContext trusting() throws IOException {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {new Anyone()}, new SecureRandom());
      return context;
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
  }

  /** Certificates are judged by probes; here the page is read whatever they say. */
  private static final class Anyone extends X509ExtendedTrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
