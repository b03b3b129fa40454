package vn.gov.haiduong.haidang.ledger;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** A real PostgreSQL of its own on loopback, gone with the test. Never runs as root. */
public final class PostgresCluster implements AutoCloseable {

  private final Path folder;
  private final int port;
  private final AtomicInteger databases = new AtomicInteger();

  private PostgresCluster(Path folder, int port) {
    this.folder = folder;
    this.port = port;
  }

  public static PostgresCluster start() throws IOException, InterruptedException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    PostgresCluster cluster = new PostgresCluster(Files.createTempDirectory("haidang-pg"), port);
    if (root()) {
      run(List.of("chown", "postgres", cluster.folder.toString()));
    }
    cluster.postgres(
        "initdb", "-D", cluster.data(), "-U", "haidang", "--auth=trust", "-E", "UTF8", "--no-sync");
    cluster.up();
    return cluster;
  }

  public void up() throws IOException, InterruptedException {
    postgres(
        "pg_ctl",
        "-D",
        data(),
        "-w",
        "-l",
        folder.resolve("log").toString(),
        "-o",
        "-p "
            + port
            + " -c listen_addresses=127.0.0.1 -c fsync=off -c unix_socket_directories="
            + folder,
        "start");
  }

  /** As if the machine of the database went away. */
  public void down() throws IOException, InterruptedException {
    postgres("pg_ctl", "-D", data(), "-m", "immediate", "stop");
  }

  /** The address of a new, empty database. */
  public String database() throws SQLException {
    String name = "so_" + databases.incrementAndGet();
    try (Connection connection = DriverManager.getConnection("jdbc:" + address("postgres"));
        Statement statement = connection.createStatement()) {
      var _ = statement.execute("CREATE DATABASE " + name);
    }
    return address(name);
  }

  private String address(String name) {
    return "postgresql://127.0.0.1:" + port + "/" + name + "?user=haidang";
  }

  private String data() {
    return folder.resolve("data").toString();
  }

  private static boolean root() {
    return "root".equals(System.getProperty("user.name"));
  }

  private void postgres(String program, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    if (root()) {
      command.addAll(List.of("runuser", "-u", "postgres", "--"));
    }
    command.add(newest().resolve(program).toString());
    command.addAll(List.of(arguments));
    run(command);
  }

  /** Debian keeps the programs of each version beside those of the others. */
  private static Path newest() throws IOException {
    try (Stream<Path> versions = Files.list(Path.of("/usr/lib/postgresql"))) {
      return versions.max(Comparator.comparing(Path::toString)).orElseThrow().resolve("bin");
    }
  }

  private static void run(List<String> command) throws IOException, InterruptedException {
    Path said = Files.createTempFile("haidang-pg", ".out");
    try {
      Process process =
          new ProcessBuilder(command)
              .directory(Path.of("/").toFile())
              .redirectErrorStream(true)
              .redirectOutput(said.toFile())
              .start();
      if (!process.waitFor(120, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new IllegalStateException(command + ": " + Files.readString(said));
      }
    } finally {
      Files.delete(said);
    }
  }

  @Override
  public void close() throws IOException {
    try {
      down();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
