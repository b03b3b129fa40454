package vn.gov.haiduong.haidang.app.bench;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.OpenSSLEngineOptions;
import io.vertx.core.net.PemKeyCertOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.zip.GZIPOutputStream;

/**
 * The served side, in a process of its own: the same small page over HTTP, HTTPS with an ECDSA and
 * with an RSA certificate, and a big Vietnamese page in gzip. One request a connection, no session
 * tickets kept by anybody. Answers on every loopback address. Prints its ports on one line.
 */
final class Servers {

  /** In the middle of the big page, not near its beginning. */
  static final String EXPECTED = "Thủ tục hành chính số 700 ";

  private static final String SMALL =
      "<!doctype html><html lang=\"vi\"><title>Cổng</title><p>Xin chào</p>";

  private Servers() {}

  public static void main(String[] args) throws InterruptedException, TimeoutException {
    Path certificates = Path.of(args[0]);
    Vertx vertx =
        Vertx.vertx(new VertxOptions().setPreferNativeTransport(true).setEventLoopPoolSize(2));
    Buffer small = Buffer.buffer(SMALL);
    Buffer page = Buffer.buffer(gzip(page()));
    List<Future<Integer>> ports =
        List.of(
            serve(vertx, new HttpServerOptions(), small, false),
            serve(vertx, tls(certificates, "ecdsa"), small, false),
            serve(vertx, tls(certificates, "rsa"), small, false),
            serve(vertx, new HttpServerOptions(), page, true));
    StringBuilder line = new StringBuilder();
    for (Future<Integer> port : ports) {
      line.append(port.await(10, TimeUnit.SECONDS)).append(' ');
    }
    System.out.println(line.toString().strip());
  }

  private static HttpServerOptions tls(Path certificates, String name) {
    return new HttpServerOptions()
        .setSsl(true)
        .setUseAlpn(false)
        .setSslEngineOptions(new OpenSSLEngineOptions())
        .setKeyCertOptions(
            new PemKeyCertOptions()
                .setCertPath(certificates.resolve(name + ".crt").toString())
                .setKeyPath(certificates.resolve(name + ".key").toString()));
  }

  private static Future<Integer> serve(
      Vertx vertx, HttpServerOptions options, Buffer body, boolean gzip) {
    return vertx
        .createHttpServer(options.setAcceptBacklog(8192))
        .requestHandler(
            request -> {
              var response =
                  request
                      .response()
                      .putHeader("content-type", "text/html; charset=utf-8")
                      .putHeader("connection", "close");
              if (gzip) {
                response.putHeader("content-encoding", "gzip");
              }
              var _ = response.end(body);
            })
        .listen(0, "0.0.0.0")
        .map(server -> server.actualPort());
  }

  /** About 100 KB of what a commune's site says. */
  private static String page() {
    StringBuilder page =
        new StringBuilder("<!doctype html><html lang=\"vi\"><head><title>Cổng thông tin</title>");
    page.append("</head><body><ul>");
    for (int i = 0; i < 1200; i++) {
      page.append("<li><a href=\"/tin/").append(i * 7919 % 100_000).append("\">");
      page.append("Thủ tục hành chính số ").append(i).append(" của Ủy ban nhân dân");
      page.append("</a></li>\n");
    }
    return page.append("</ul></body></html>").toString();
  }

  private static byte[] gzip(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
