package vn.gov.haiduong.haidang.app.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import vn.gov.haiduong.haidang.time.Clock;

/**
 * The peer: blackbox_exporter as Debian packages it, driven by keep-alive connections whose CPU is
 * not counted.
 */
final class Blackbox implements AutoCloseable {

  private static final String COMMAND = "prometheus-blackbox-exporter";
  private static final int CONNECTIONS = 16;

  private final Child child;
  private final int port;
  private final Clock clock;

  private Blackbox(Child child, int port, Clock clock) {
    this.child = child;
    this.port = port;
    this.clock = clock;
  }

  /** "blackbox_exporter 0.23"; empty where it is not installed. */
  static Optional<String> name() {
    return Programs.find(COMMAND)
        .map(path -> Programs.firstLine(List.of(path.toString(), "--version")))
        .map(line -> line.replaceAll("^blackbox_exporter, version (\\d+\\.\\d+).*", "$1"))
        .map(version -> "blackbox_exporter " + version);
  }

  /** Starts one with the authority of this run; null where it is not installed. */
  static @Nullable Blackbox start(Bench bench) {
    Optional<Path> program = Programs.find(COMMAND);
    if (program.isEmpty()) {
      return null;
    }
    Path folder = bench.folder();
    try {
      Path config = folder.resolve("blackbox.yml");
      Files.writeString(config, config(folder.resolve("ca.crt")));
      int port;
      try (ServerSocket free = new ServerSocket(0)) {
        port = free.getLocalPort();
      }
      Child child =
          Child.start(
              List.of(
                  program.get().toString(),
                  "--config.file=" + config,
                  "--web.listen-address=127.0.0.1:" + port,
                  "--log.level=error"),
              folder.resolve("blackbox.log"));
      Blackbox blackbox = new Blackbox(child, port, bench.clock());
      blackbox.awaitListening();
      return blackbox;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What was asked of it and what it cost. */
  record Round(long probes, double cpuSeconds) {
    double perCpuSecond() {
      return probes / cpuSeconds;
    }
  }

  /**
   * Probes {@code targets} in turn for {@code seconds}.
   *
   * @param pace probes a second, 0 for as many as it can do
   */
  Round drive(String module, List<String> targets, double seconds, double pace) {
    AtomicLong turn = new AtomicLong();
    AtomicLong good = new AtomicLong();
    double before = child.cpuSeconds();
    long begin = clock.nanos();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < CONNECTIONS; i++) {
      threads.add(
          Thread.ofPlatform()
              .start(
                  () -> {
                    while (true) {
                      long mine = turn.getAndIncrement();
                      double due = pace > 0 ? mine / pace : 0;
                      double now = (clock.nanos() - begin) / 1e9;
                      if (Math.max(due, now) >= seconds || !pause(due - now)) {
                        return;
                      }
                      if (probe(module, targets.get((int) (mine % targets.size())))) {
                        good.incrementAndGet();
                      }
                    }
                  }));
    }
    for (Thread thread : threads) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    return new Round(good.get(), child.cpuSeconds() - before);
  }

  private static boolean pause(double seconds) {
    if (seconds <= 0) {
      return true;
    }
    try {
      Thread.sleep((long) (seconds * 1000));
      return true;
    } catch (InterruptedException e) {
      return false;
    }
  }

  private boolean probe(String module, String target) {
    try {
      var connection =
          (HttpURLConnection)
              URI.create(
                      "http://127.0.0.1:%d/probe?module=%s&hostname=%s&target=%s"
                          .formatted(
                              port,
                              module,
                              Certificates.HOST,
                              URLEncoder.encode(target, StandardCharsets.UTF_8)))
                  .toURL()
                  .openConnection();
      try (InputStream body = connection.getInputStream();
          BufferedReader lines =
              new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
        // All of it is read, or the connection would not be used again.
        return lines.lines().filter("probe_success 1"::equals).count() == 1;
      }
    } catch (IOException e) {
      return false;
    }
  }

  private void awaitListening() {
    for (int attempt = 0; attempt < 100; attempt++) {
      try {
        URI.create("http://127.0.0.1:" + port + "/-/healthy").toURL().openStream().close();
        return;
      } catch (IOException e) {
        if (!pause(0.05)) {
          break;
        }
      }
    }
    throw new IllegalStateException(COMMAND + " does not answer");
  }

  private static String config(Path ca) {
    return """
        modules:
          http:
            prober: http
            timeout: 10s
            http: &http
              preferred_ip_protocol: ip4
              ip_protocol_fallback: false
              follow_redirects: true
              enable_http2: false
              tls_config: {ca_file: "%s"}
          page:
            prober: http
            timeout: 10s
            http:
              <<: *http
              compression: gzip
              headers: {Accept-Encoding: gzip}
              fail_if_body_not_matches_regexp: ["%s"]
        """
        .formatted(ca, Servers.EXPECTED);
  }

  @Override
  public void close() {
    child.close();
  }
}
