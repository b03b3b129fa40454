package vn.gov.haiduong.haidang.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static vn.gov.haiduong.haidang.net.LoopbackProber.called;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.gov.haiduong.haidang.Needs;
import vn.gov.haiduong.haidang.Tool;
import vn.gov.haiduong.haidang.probe.Addressing;
import vn.gov.haiduong.haidang.probe.Budget;
import vn.gov.haiduong.haidang.probe.Endpoint;
import vn.gov.haiduong.haidang.probe.Observation;
import vn.gov.haiduong.haidang.probe.ProbeSpec;
import vn.gov.haiduong.haidang.probe.WebRules;

/** The truth about servers that we did not write. */
class ForeignServersTest {

  @TempDir Path home;
  private final List<Process> started = new ArrayList<>();
  private final LoopbackProber prober = LoopbackProber.start();

  @AfterEach
  void stop() {
    started.forEach(Process::destroy);
    prober.close();
  }

  @Test
  @Needs(Tool.NGINX)
  void nginx() throws Exception {
    int port = freePort();
    Path listed = Files.createDirectory(home.resolve("listed"));
    String temporary =
        Stream.of("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
            .map(name -> name + "_temp_path " + home.resolve(name) + ";")
            .reduce("", String::concat);
    Path configuration =
        Files.writeString(
            home.resolve("nginx.conf"),
            """
            daemon off; master_process off; pid %1$s/pid; error_log %1$s/log;
            events {}
            http { access_log off; %2$s gzip on; gzip_min_length 1; charset utf-8;
              default_type text/html;
              server { listen 127.0.0.1:%3$d;
                location / { return 200 "<title>Sở Y tế</title><p>Cổng Sở Y tế</p>"; }
                location /moved { return 301 /; }
                location /gone { return 404; }
                location /often { return 429; }
                location /cut { return 444; }
                location /dead { proxy_pass http://127.0.0.1:1; }
                location /listed/ { autoindex on; alias %4$s/; } } }
            """
                .formatted(home, temporary, port, listed));
    run(port, Tool.NGINX.path(), "-c", configuration.toString());

    assertThat(
            List.of(
                called(page(port, "/")),
                called(page(port, "/moved")),
                called(page(port, "/gone")),
                called(page(port, "/often")),
                called(page(port, "/cut")),
                called(page(port, "/dead")),
                called(page(port, "/listed/"))))
        .containsExactly(
            "up",
            "up",
            "http_status",
            "http_refused",
            "http_closed",
            "http_status",
            "placeholder_page");
  }

  @Test
  @Needs(Tool.LIGHTTPD)
  void lighttpd() throws Exception {
    int port = freePort();
    Path root = Files.createDirectory(home.resolve("root"));
    Files.createDirectory(root.resolve("listed"));
    Files.createDirectory(root.resolve("closed"));
    Files.writeString(
        root.resolve("index.html"),
        "<meta charset=utf-8><title>Sở Y tế</title><p>Cổng Sở Y tế " + "tin tức ".repeat(2_000));
    Files.writeString(root.resolve("empty.html"), "");
    Path configuration =
        Files.writeString(
            home.resolve("lighttpd.conf"),
            """
            server.modules = ("mod_redirect", "mod_deflate", "mod_dirlisting", "mod_proxy",
              "mod_auth", "mod_authn_file", "mod_indexfile", "mod_access")
            server.bind = "127.0.0.1"
            server.port = %1$d
            server.document-root = "%2$s"
            index-file.names = ("index.html")
            mimetype.assign = (".html" => "text/html")
            deflate.mimetypes = ("text/html")
            deflate.allowed-encodings = ("gzip", "deflate")
            url.redirect = ("^/moved" => "/", "^/round" => "/round", "^/away" => "ftp://a.test/")
            $HTTP["url"] =~ "^/listed/" { dir-listing.activate = "enable" }
            $HTTP["url"] =~ "^/dead" { proxy.server = ("" => (("host" => "127.0.0.1", "port" => 1))) }
            $HTTP["url"] =~ "^/secret" {
              auth.backend = "plain"
              auth.backend.plain.userfile = "%2$s/none"
              auth.require = ("" => ("method" => "basic", "realm" => "a", "require" => "valid-user"))
            }
            """
                .formatted(port, root));
    run(port, Tool.LIGHTTPD.path(), "-D", "-f", configuration.toString());

    assertThat(
            Stream.of(
                    "/",
                    "/moved",
                    "/round",
                    "/away",
                    "/listed/",
                    "/closed/",
                    "/none",
                    "/dead",
                    "/secret",
                    "/empty.html")
                .map(
                    path -> {
                      try {
                        return path + " " + called(page(port, path));
                      } catch (Exception failed) {
                        throw new AssertionError(path, failed);
                      }
                    })
                .toList())
        .containsExactly(
            "/ up",
            "/moved up",
            "/round redirect_loop",
            "/away redirect_refused",
            "/listed/ placeholder_page",
            "/closed/ http_status",
            "/none http_status",
            "/dead http_status",
            "/secret http_status",
            "/empty.html empty_page");
  }

  @Test
  @Needs(Tool.OPENSSL)
  void aServerThatWantsOurCertificate() throws Exception {
    int port = freePort();
    run(port, secureServer(port, "-Verify", "1", "-tls1_3"));

    assertThat(called(tls(port))).isEqualTo("tls_handshake");
  }

  @Test
  @Needs(Tool.OPENSSL)
  void aServerWhoseCertificateNobodyKnows() throws Exception {
    int port = freePort();
    run(port, secureServer(port));

    assertThat(called(tls(port))).isEqualTo("tls_untrusted");
  }

  @Test
  @Needs(Tool.OPENSSL)
  void aServerThatOnlySpeaksWhatIsBroken() throws Exception {
    int port = freePort();
    run(port, secureServer(port, "-tls1_1", "-cipher", "ALL:@SECLEVEL=0"));

    assertThat(called(tls(port))).isEqualTo("tls_handshake");
  }

  private String[] secureServer(int port, String... options) throws Exception {
    Path key = home.resolve("key.pem");
    Path certificate = home.resolve("certificate.pem");
    Process made =
        quiet(
                Tool.OPENSSL.path(),
                "req",
                "-x509",
                "-newkey",
                "rsa:2048",
                "-nodes",
                "-subj",
                "/CN=127.0.0.1",
                "-addext",
                "subjectAltName=IP:127.0.0.1",
                "-keyout",
                key.toString(),
                "-out",
                certificate.toString())
            .start();
    assertThat(made.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return Stream.concat(
            Stream.of(
                Tool.OPENSSL.path(),
                "s_server",
                "-accept",
                "127.0.0.1:" + port,
                "-key",
                key.toString(),
                "-cert",
                certificate.toString(),
                "-quiet",
                "-www"),
            Stream.of(options))
        .toArray(String[]::new);
  }

  private static ProcessBuilder quiet(String... command) {
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD);
  }

  private void run(int port, String... command) throws IOException {
    started.add(quiet(command).start());
    await().atMost(Duration.ofSeconds(20)).until(() -> answers(port));
  }

  private static boolean answers(int port) {
    try (Socket _ = new Socket(InetAddress.ofLiteral("127.0.0.1"), port)) {
      return true;
    } catch (IOException notYet) {
      return false;
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      return taken.getLocalPort();
    }
  }

  private Observation page(int port, String path) throws Exception {
    return prober.measure(
        new ProbeSpec.Http(
            new Endpoint("127.0.0.1", port),
            new Budget(Duration.ofSeconds(10), Duration.ofSeconds(10)),
            Addressing.ALL,
            ProbeSpec.Scheme.HTTP,
            path,
            WebRules.plain()));
  }

  private Observation tls(int port) throws Exception {
    return prober.measure(
        new ProbeSpec.Tls(
            new Endpoint("127.0.0.1", port),
            new Budget(Duration.ofSeconds(10), Duration.ofSeconds(10)),
            Addressing.ALL,
            "127.0.0.1",
            false));
  }
}
