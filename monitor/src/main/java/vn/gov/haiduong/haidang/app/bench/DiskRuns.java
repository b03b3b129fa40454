package vn.gov.haiduong.haidang.app.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.gov.haiduong.haidang.time.Clock;

/** What befalls the disk of the service: full, read-only, refusing. Each returns what was wrong. */
final class DiskRuns {

  private static final String NOTHING_WAITS = "\navail_outbox_messages 0";

  private DiskRuns() {}

  /** What is done to a disk. */
  private interface Deed {
    void done() throws IOException;
  }

  static List<String> full(Path folder, Clock clock) throws IOException {
    Path disk = Files.createDirectories(folder.resolve("disk"));
    try (Trial trial = Trial.moody(folder, clock);
        Watched service = trial.start(onDisk(disk), disk.resolve("data"))) {
      Path filler = inside(service, disk).resolve("filler");
      throughTrouble(
          trial,
          service,
          inside(service, disk).resolve("data"),
          () -> fill(filler),
          () -> Files.delete(filler));
      return trial.problems();
    }
  }

  /**
   * Every write to a file fails, as on a disk that the kernel has made read-only after an error.
   */
  static List<String> refuses(Path folder, Clock clock) throws IOException {
    try (Trial trial = Trial.moody(folder, clock);
        Watched service = trial.start()) {
      throughTrouble(
          trial,
          service,
          folder.resolve("data"),
          () -> largestFile(service, "0"),
          () -> largestFile(service, "unlimited"));
      return trial.problems();
    }
  }

  private static void throughTrouble(
      Trial trial, Watched service, Path data, Deed trouble, Deed mend) throws IOException {
    trial.expectReady(40, service, "before the trouble");
    trouble.done();
    trial.expect(40, () -> service.ready().statusCode() == 503, "not ready meanwhile");
    trial.site().fail(0, true);
    trial.expectTold(1, "a fault though nothing is kept");
    mend.done();
    trial.expectReady(40, service, "when it is mended");
    trial.expectOver(service);
    // The disk is seen through that process alone, and SQLite would look on ours.
    for (String ending : List.of("", "-wal")) {
      Path _ =
          Files.copy(
              data.resolve("ledger.db" + ending), trial.folder().resolve("copy.db" + ending));
    }
    CrashLedger kept = trial.kept("jdbc:sqlite:" + trial.folder().resolve("copy.db"));
    if (kept.incidents().isEmpty() || kept.notifications("delivered").isEmpty()) {
      trial.problems().add("what happened meanwhile is not in the ledger");
    }
    service.end();
  }

  /**
   * A service starts on a disk that it can only read: it knows its incidents, shows its pages with
   * what is long past, tells people of new trouble, and enters all of it once it may write.
   */
  static List<String> readOnly(Path folder, Clock clock) throws IOException {
    Path data = folder.resolve("data");
    try (Trial trial = Trial.steady(folder, clock)) {
      CrashSite site = trial.site();
      Map<String, JsonNode> before;
      try (Watched first = trial.start()) {
        trial.expectReady(40, first, "at first");
        site.fail(0, true);
        trial.expectTold(1, "the first");
        trial.expect(20, () -> first.metrics().contains(NOTHING_WAITS), "all of it delivered");
        before = first.incidents();
        first.child().kill();
      }
      site.nextLife();
      int heard = site.receipts().size();
      try (Watched second = trial.start(readOnly(data), data)) {
        trial.same(before, second.incidents());
        trial.expect(20, () -> second.ready().statusCode() == 503, "not ready meanwhile");
        for (String page : pages(before.keySet().iterator().next())) {
          HttpResponse<String> answer = second.get(page);
          if (answer.statusCode() != 200 || answer.body().contains("không đọc được sổ")) {
            trial.problems().add("on a read-only disk " + page + " says " + answer.statusCode());
          }
        }
        site.fail(1, true);
        trial.expectTold(2, "the second though nothing is kept");
        before = second.incidents();
        remount(second, data);
        trial.expectReady(60, second, "when it is mended");
        trial.expectOver(second);
        second.end();
      }
      CrashLedger kept = trial.kept("jdbc:sqlite:" + data.resolve("ledger.db"));
      if (!kept.incidents().keySet().equals(before.keySet())) {
        trial.problems().add("expected " + before.keySet() + ", kept " + kept.incidents().keySet());
      }
      nobodyTwice(trial, heard);
      return trial.problems();
    }
  }

  /** What was heard before may not come again after it. */
  private static void nobodyTwice(Trial trial, int heard) {
    Set<String> met = new HashSet<>();
    List<CrashSite.Receipt> receipts = trial.site().receipts();
    for (int i = 0; i < receipts.size(); i++) {
      CrashSite.Receipt receipt = receipts.get(i);
      boolean again = !met.add(receipt.person() + " " + receipt.key());
      if (again && i >= heard) {
        trial.problems().add("told again: " + receipt.key());
      }
    }
  }

  /** What is read from the ledger, and what is in memory. */
  private static List<String> pages(String incident) {
    return List.of(
        "/",
        "/incidents",
        "/incidents/" + incident,
        "/lich-su",
        "/tin-bao",
        "/bao-cao",
        "/bao-cao/kiem-tra");
  }

  // ---- what is done to the disk ----------------------------------------------------------------

  /** A disk of its own, of which this process sees {@code inside} through the service's. */
  private static List<String> onDisk(Path disk) {
    return mounting("mount -t tmpfs -o size=4m tmpfs \"$0\"", disk);
  }

  /** The same folder, of which nothing can be written; what is in it can be read. */
  private static List<String> readOnly(Path disk) {
    return mounting("mount --bind \"$0\" \"$0\" && mount -o remount,bind,ro \"$0\"", disk);
  }

  private static List<String> mounting(String how, Path disk) {
    return List.of("unshare", "-m", "sh", "-c", how + " && exec \"$@\"", disk.toString());
  }

  private static Path inside(Watched service, Path disk) {
    return Path.of("/proc", Long.toString(service.child().pid()), "root" + disk);
  }

  private static void remount(Watched service, Path disk) throws IOException {
    String process = Long.toString(service.child().pid());
    run("nsenter", "-t", process, "-m", "mount", "-o", "remount,bind,rw", disk.toString());
  }

  private static void largestFile(Watched service, String bytes) throws IOException {
    String process = Long.toString(service.child().pid());
    run("prlimit", "--pid", process, "--fsize=" + bytes + ":unlimited");
  }

  private static void run(String... command) throws IOException {
    try {
      int code = new ProcessBuilder(command).inheritIO().start().waitFor();
      if (code != 0) {
        throw new IOException(String.join(" ", command) + " ended with " + code);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Until nothing fits any more, not even a byte. */
  private static void fill(Path file) throws IOException {
    for (int size : new int[] {65_536, 1}) {
      try (OutputStream out =
          Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
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
}
