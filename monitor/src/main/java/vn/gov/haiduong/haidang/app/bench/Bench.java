package vn.gov.haiduong.haidang.app.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.gov.haiduong.haidang.time.Clock;

/** What the measures of one run share: the served side, a folder, the clock. */
final class Bench implements AutoCloseable {

  private final Path folder;
  private final Clock clock;
  private final PrintWriter progress;
  private final int runs;
  private @Nullable Child servers;
  private @Nullable Ports ports;
  private boolean kept;

  /** Where the served side listens, on every loopback address. */
  record Ports(int http, int ecdsa, int rsa, int page) {}

  Bench(Clock clock, PrintWriter progress, int runs) {
    this.clock = clock;
    this.progress = progress;
    this.runs = runs;
    try {
      this.folder = Files.createTempDirectory("haidang-bench");
      Certificates.write(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (Exception e) {
      throw new IllegalStateException("certificates", e);
    }
  }

  Path folder() {
    return folder;
  }

  Clock clock() {
    return clock;
  }

  /** Rounds of each side. */
  int runs() {
    return runs;
  }

  /** Says to people what takes so long. */
  void say(String words) {
    progress.println("  … " + words);
    progress.flush();
  }

  /** The served side, started at first need. */
  Ports ports() {
    Ports known = ports;
    if (known != null) {
      return known;
    }
    Child child =
        Child.java(
            folder.resolve("servers.log"), List.of("-Xmx512m"), Servers.class, folder.toString());
    servers = child;
    List<Integer> numbers = Stream.of(child.line().split(" ", -1)).map(Integer::valueOf).toList();
    known = new Ports(numbers.get(0), numbers.get(1), numbers.get(2), numbers.get(3));
    ports = known;
    return known;
  }

  /** Loopback addresses, one a target: politeness towards one address is not what is measured. */
  static String address(int index) {
    return "127.1." + index / 250 + "." + (index % 250 + 1);
  }

  /** The first {@code count} targets as the peer takes them. */
  static List<String> urls(String scheme, int port, int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> scheme + "://" + address(i) + ":" + port + "/")
        .toList();
  }

  /** What was found there is to be looked at by somebody. */
  void keepFolder() {
    kept = true;
    say("giữ lại để xem: " + folder);
  }

  /** Waits; a benchmark has nothing else to do. */
  void pause(double seconds) {
    try {
      Thread.sleep((long) (seconds * 1000));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    if (servers != null) {
      servers.close();
    }
    if (kept) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
