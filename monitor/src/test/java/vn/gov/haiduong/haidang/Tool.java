package vn.gov.haiduong.haidang;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Programs beside the JDK that some tests use: servers that we did not write, and checkers. The
 * same commands stand in {@code .ci/tools} with their Debian packages.
 */
public enum Tool {
  PROMTOOL("promtool"),
  PROMETHEUS("prometheus"),
  BLACKBOX("prometheus-blackbox-exporter"),
  NGINX("nginx"),
  LIGHTTPD("lighttpd"),
  UNBOUND("unbound"),
  NAMED("named"),
  OPENSSL("openssl"),
  FPING("fping"),
  AMTOOL("amtool"),
  ALERTMANAGER("prometheus-alertmanager"),
  COMPOSE("docker-compose"),
  SYSTEMD_ANALYZE("systemd-analyze"),
  NODE("node"),
  NPM("npm"),
  CHROMIUM("chromium"),
  POSTGRESQL("pg_ctlcluster"),
  POSTFIX("postfix");

  private final String command;

  Tool(String command) {
    this.command = command;
  }

  public String command() {
    return command;
  }

  /** Where the program is. Servers live in {@code sbin}, which is not on everybody's path. */
  public Optional<Path> find() {
    return Stream.concat(
            Stream.of(System.getenv().getOrDefault("PATH", "").split(":", -1)),
            Stream.of("/usr/local/sbin", "/usr/sbin", "/sbin"))
        .filter(folder -> !folder.isEmpty())
        .map(folder -> Path.of(folder, command))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** The program's path, for tests that carry {@link Needs}. */
  public String path() {
    return find()
        .map(Path::toString)
        .orElseThrow(() -> new IllegalStateException(command + ": expected to be installed"));
  }
}
