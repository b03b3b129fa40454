package vn.gov.haiduong.haidang.app.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import vn.gov.haiduong.haidang.health.Span;
import vn.gov.haiduong.haidang.health.State;
import vn.gov.haiduong.haidang.journal.History;
import vn.gov.haiduong.haidang.journal.TargetFacts;
import vn.gov.haiduong.haidang.ledger.Ledgers;

/**
 * What the machine does to the service: it is stopped for a while, and its disk fills up. False
 * alerts and silence are both wrong. Needs the right to mount (root).
 */
record Faults() implements Measure {

  private static final int TARGETS = 4;
  private static final int STOPPED_SECONDS = 40;

  @Override
  public String name() {
    return "faults";
  }

  @Override
  public List<Figure> take(Bench bench) {
    List<String> problems = new ArrayList<>();
    try (CrashSite site = new CrashSite(1, bench.clock())) {
      bench.say("faults: tiến trình bị dừng " + STOPPED_SECONDS + " giây (SIGSTOP)");
      stopped(bench, site, problems);
      bench.say("faults: đĩa đầy");
      diskFull(bench, site, problems);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    problems.forEach(problem -> bench.say("SAI: " + problem));
    return List.of(
        new Figure(
            "faults",
            problems.size(),
            Optional.empty(),
            "things that went wrong",
            new Figure.Goal.AtMost(0),
            1));
  }

  private static List<String> arguments(String data, CrashSite site) {
    return List.of(
        data,
        "-",
        new Load(Load.Kind.HTTP, TARGETS, Duration.ofSeconds(1), site.port()).line(),
        site.receiverRoot().toString());
  }

  private static void stopped(Bench bench, CrashSite site, List<String> problems)
      throws IOException, InterruptedException {
    Path data = bench.folder().resolve("stopped");
    try (Child child =
        Child.java(
            bench.folder().resolve("stopped.log"),
            List.of("-Xmx192m"),
            CrashService.class,
            arguments(data.toString(), site).toArray(String[]::new))) {
      String _ = child.line();
      bench.pause(12);
      child.signal("STOP");
      bench.pause(STOPPED_SECONDS);
      child.signal("CONT");
      bench.pause(12);
      child.end(30);
    }
    if (!site.receipts().isEmpty()) {
      problems.add("somebody was told after a stop of our own: " + site.receipts());
    }
    try (History history = Ledgers.read(data, Optional.empty())) {
      var recorded = history.recorded().orElseThrow();
      for (TargetFacts target : history.targets(recorded.from(), recorded.to())) {
        long unknown = 0;
        for (Span span : history.spans(target.id(), recorded.from(), recorded.to())) {
          if (span.state() == State.DOWN) {
            problems.add(target.id() + ": down while we were stopped, " + span);
          }
          if (span.state() == State.UNKNOWN) {
            unknown += Duration.between(span.from(), span.to()).toSeconds();
          }
        }
        if (unknown < STOPPED_SECONDS - 3) {
          problems.add(target.id() + ": unknown for " + unknown + " s alone");
        }
      }
    }
  }

  private static void diskFull(Bench bench, CrashSite site, List<String> problems)
      throws IOException, InterruptedException {
    Path disk = Files.createDirectories(bench.folder().resolve("disk"));
    List<String> command =
        new ArrayList<>(
            List.of(
                "unshare",
                "-m",
                "sh",
                "-c",
                "mount -t tmpfs -o size=4m tmpfs \"$0\" && exec \"$@\"",
                disk.toString()));
    command.addAll(Child.javaCommand(List.of("-Xmx192m"), CrashService.class));
    command.addAll(arguments(disk.resolve("data").toString(), site));
    try (Child child = Child.start(command, bench.folder().resolve("disk.log"))) {
      URI service = URI.create(child.line());
      Path inside = Path.of("/proc", Long.toString(child.pid()), "root" + disk);
      expect(bench, 40, () -> ready(service) == 200, "ready before the disk is full", problems);
      fill(inside.resolve("filler"));
      expect(bench, 40, () -> ready(service) == 503, "not ready while the disk is full", problems);
      bench.say("faults: /-/ready: " + body(service));
      site.fail(0, true);
      expect(bench, 60, () -> site.receipts().size() > 0, "told though nothing is kept", problems);
      Files.delete(inside.resolve("filler"));
      expect(bench, 40, () -> ready(service) == 200, "ready when the disk is free", problems);
      site.fail(0, false);
      bench.pause(8);
      // The disk is seen through that process alone, and SQLite would look on ours.
      for (String ending : List.of("", "-wal")) {
        Path _ =
            Files.copy(
                inside.resolve("data/ledger.db" + ending),
                bench.folder().resolve("full.db" + ending));
      }
      CrashLedger kept = CrashLedger.read("jdbc:sqlite:" + bench.folder().resolve("full.db"));
      kept.disorder().ifPresent(problems::add);
      if (kept.incidents().isEmpty() || kept.notifications("delivered").isEmpty()) {
        problems.add("what happened while the disk was full is not in the ledger");
      }
      child.end(30);
    }
  }

  /** Until nothing fits any more, not even a byte. */
  private static void fill(Path file) throws IOException {
    for (int size : new int[] {65_536, 1}) {
      try (OutputStream out =
          Files.newOutputStream(
              file,
              java.nio.file.StandardOpenOption.CREATE,
              java.nio.file.StandardOpenOption.APPEND)) {
        byte[] bytes = new byte[size];
        for (int i = 0; i < 100_000; i++) {
          out.write(bytes);
        }
      } catch (IOException e) {
        if (!String.valueOf(e.getMessage()).contains("space")) {
          throw e;
        }
      }
    }
  }

  private static void expect(
      Bench bench, int seconds, BooleanSupplier holds, String what, List<String> problems) {
    for (int i = 0; i < seconds * 2; i++) {
      if (holds.getAsBoolean()) {
        return;
      }
      bench.pause(0.5);
    }
    problems.add("expected " + what);
  }

  private static int ready(URI service) {
    return ask(service).statusCode();
  }

  private static String body(URI service) {
    return ask(service).body().strip();
  }

  private static HttpResponse<String> ask(URI service) {
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(
          HttpRequest.newBuilder(service.resolve("/-/ready"))
              .timeout(Duration.ofSeconds(10))
              .build(),
          HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
