package vn.gov.haiduong.haidang.app.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import vn.gov.haiduong.haidang.app.Main;

/** The product as a process of its own, as an operator starts it; its folder is the test's. */
final class Product implements AutoCloseable {

  private static final Duration START = Duration.ofSeconds(60);

  private final Process process;
  private final Path out;
  private final Path err;

  private Product(Process process, Path out, Path err) {
    this.process = process;
    this.out = out;
    this.err = err;
  }

  /** How a command ended. */
  record Ended(int exit, String out, String err) {}

  /**
   * Runs a command to its end, with nobody at the keyboard and nothing of the test's environment.
   */
  static Ended run(Path folder, String... arguments) throws Exception {
    try (Product product = launch(folder, List.of(arguments))) {
      assertThat(product.process.waitFor(START.toSeconds(), TimeUnit.SECONDS))
          .as("%s ended: %s %s", List.of(arguments), product.out(), product.err())
          .isTrue();
      return new Ended(product.process.exitValue(), product.out(), product.err());
    }
  }

  static Product launch(Path folder, List<String> arguments) throws IOException {
    Path out = Files.createTempFile(folder, "out", ".txt");
    Path err = Files.createTempFile(folder, "err", ".txt");
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-Dhaidang.home=" + folder,
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
    command.addAll(arguments);
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectInput(new File("/dev/null"))
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().clear();
    builder.environment().put("PATH", "/usr/bin:/bin");
    builder.environment().put("LC_ALL", "C.UTF-8");
    return new Product(builder.start(), out, err);
  }

  String out() {
    return read(out);
  }

  String err() {
    return read(err);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sends a signal by its name, as {@code kill} does. */
  void signal(String name) throws IOException, InterruptedException {
    Process kill =
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).inheritIO().start();
    assertThat(kill.waitFor()).isZero();
  }

  /** Waits for its end and gives the exit code. */
  int exit(Duration within) throws InterruptedException {
    assertThat(process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS))
        .as("ended within %s: %s", within, err())
        .isTrue();
    return process.exitValue();
  }

  /** Status, blank, body. */
  static String get(int port, String path) {
    return Outsider.ask(request(port, path).build());
  }

  /** Status, blank, body. */
  static String post(int port, String path, String... headers) {
    HttpRequest.Builder request = request(port, path).POST(HttpRequest.BodyPublishers.noBody());
    if (headers.length > 0) {
      request.headers(headers);
    }
    return Outsider.ask(request.build());
  }

  private static HttpRequest.Builder request(int port, String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
        .timeout(Duration.ofSeconds(10));
  }

  @Override
  public void close() {
    Object _ = process.destroyForcibly().onExit().orTimeout(10, TimeUnit.SECONDS).join();
  }
}
