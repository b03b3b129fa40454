package vn.gov.haiduong.haidang.app.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.gov.haiduong.haidang.health.Span;
import vn.gov.haiduong.haidang.health.State;
import vn.gov.haiduong.haidang.journal.History;
import vn.gov.haiduong.haidang.journal.TargetFacts;
import vn.gov.haiduong.haidang.ledger.Ledgers;
import vn.gov.haiduong.haidang.time.Clock;

/** One run for each thing that is done to the service; each returns what must not be. */
final class FaultRuns {

  private static final int TARGETS = 4;

  private FaultRuns() {}

  /** A database server that can be taken away. */
  interface Switch {
    void up() throws IOException, InterruptedException;

    void down() throws IOException, InterruptedException;
  }

  private static Load load(CrashSite site) {
    return new Load(Load.Kind.HTTP, TARGETS, Duration.ofSeconds(1), site.port());
  }

  private static Watched start(List<String> before, Path data, CrashSite site) {
    return Watched.start(
        before, data, Optional.empty(), load(site), site, data.resolveSibling("service.log"));
  }

  private static void expect(
      int seconds, java.util.function.BooleanSupplier holds, String what, List<String> problems) {
    if (!Watched.within(seconds, holds)) {
      problems.add("expected " + what);
    }
  }

  /** SIGSTOP, and after a while SIGCONT. */
  static List<String> stopped(Path folder, Clock clock, int seconds)
      throws IOException, InterruptedException {
    List<String> problems = new ArrayList<>();
    Path data = folder.resolve("data");
    try (CrashSite site = new CrashSite(1, clock);
        Watched service = start(List.of(), data, site)) {
      expect(40, () -> service.ready().statusCode() == 200, "ready before the stop", problems);
      Thread.sleep(Duration.ofSeconds(6));
      service.child().signal("STOP");
      Thread.sleep(Duration.ofSeconds(seconds));
      service.child().signal("CONT");
      Thread.sleep(Duration.ofSeconds(12));
      expect(20, () -> service.ready().statusCode() == 200, "ready after the stop", problems);
      service.end();
      quiet(site, problems);
    }
    unknown(data, Duration.ofSeconds(seconds - 3), problems);
    return problems;
  }

  private static void quiet(CrashSite site, List<String> problems) {
    if (!site.receipts().isEmpty()) {
      problems.add("somebody was told of trouble that was our own: " + site.receipts());
    }
  }

  /** No time is down, and so much of each target's is unknown. */
  private static void unknown(Path data, Duration least, List<String> problems) {
    try (History history = Ledgers.read(data, Optional.empty())) {
      var recorded = history.recorded().orElseThrow();
      for (TargetFacts target : history.targets(recorded.from(), recorded.to())) {
        Duration unknown = Duration.ZERO;
        for (Span span : history.spans(target.id(), recorded.from(), recorded.to())) {
          if (span.state() == State.DOWN) {
            problems.add(target.id() + ": down, though only we were in trouble, " + span);
          }
          if (span.state() == State.UNKNOWN) {
            unknown = unknown.plus(Duration.between(span.from(), span.to()));
          }
        }
        if (unknown.compareTo(least) < 0) {
          problems.add(target.id() + ": unknown for " + unknown + " alone");
        }
      }
      if (history.gaps(recorded.from(), recorded.to()).isEmpty()) {
        problems.add("the record does not say that something happened to us");
      }
    }
  }

  /**
   * The clock is set by so much, and a real fault follows: nothing false before it, and people hear
   * of it as soon as ever.
   */
  static List<String> clock(Path folder, Clock clock, Duration by)
      throws IOException, InterruptedException {
    List<String> problems = new ArrayList<>();
    Path data = folder.resolve("data");
    try (CrashSite site = new CrashSite(1, clock);
        Watched service = start(List.of(), data, site)) {
      expect(40, () -> service.ready().statusCode() == 200, "ready before the leap", problems);
      Thread.sleep(Duration.ofSeconds(6));
      service.leap(by);
      Thread.sleep(Duration.ofSeconds(20));
      expect(5, () -> service.ready().statusCode() == 200, "ready after the leap", problems);
      quiet(site, problems);
      site.fail(0, true);
      expect(90, () -> !site.receipts().isEmpty(), "told of a real fault after it", problems);
      site.fail(0, false);
      expect(
          90,
          () -> service.incidents().values().stream().allMatch(FaultRuns::recovered),
          "the real fault over",
          problems);
      service.end();
    }
    CrashLedger kept = CrashLedger.read("jdbc:sqlite:" + data.resolve("ledger.db"));
    kept.disorder().ifPresent(problems::add);
    if (kept.incidents().size() != 1) {
      problems.add("expected one incident, got " + kept.incidents().keySet());
    }
    try (History history = Ledgers.read(data, Optional.empty())) {
      var recorded = history.recorded().orElseThrow();
      if (history.gaps(recorded.from(), recorded.to()).isEmpty()) {
        problems.add("the record does not say that the clock was set");
      }
    }
    return problems;
  }

  private static boolean recovered(JsonNode incident) {
    return !incident.path("end").isNull();
  }

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

  static List<String> diskFull(Path folder, Clock clock) throws IOException {
    List<String> problems = new ArrayList<>();
    Path disk = Files.createDirectories(folder.resolve("disk"));
    try (CrashSite site = new CrashSite(1, clock);
        Watched service =
            Watched.start(
                onDisk(disk),
                disk.resolve("data"),
                Optional.empty(),
                load(site),
                site,
                folder.resolve("service.log"))) {
      Path filler = inside(service, disk).resolve("filler");
      throughTrouble(
          folder,
          inside(service, disk).resolve("data"),
          service,
          site,
          () -> fill(filler),
          () -> Files.delete(filler),
          problems);
    }
    return problems;
  }

  /**
   * Every write to a file fails, as on a disk that the kernel has made read-only after an error.
   */
  static List<String> diskRefuses(Path folder, Clock clock) throws IOException {
    List<String> problems = new ArrayList<>();
    Path data = folder.resolve("data");
    try (CrashSite site = new CrashSite(1, clock);
        Watched service = start(List.of(), data, site)) {
      throughTrouble(
          folder,
          data,
          service,
          site,
          () -> largestFile(service, "0"),
          () -> largestFile(service, "unlimited"),
          problems);
    }
    return problems;
  }

  /**
   * A service starts on a disk that it can only read: it knows its incidents, shows its pages with
   * what is long past, tells people of new trouble, and enters all of it once it may write.
   */
  static List<String> diskReadOnly(Path folder, Clock clock) throws IOException {
    List<String> problems = new ArrayList<>();
    Path data = folder.resolve("data");
    Path log = folder.resolve("service.log");
    try (CrashSite site = CrashSite.steady(clock)) {
      Map<String, JsonNode> before;
      try (Watched first = start(List.of(), data, site)) {
        expect(40, () -> first.ready().statusCode() == 200, "ready at first", problems);
        site.fail(0, true);
        expect(60, () -> told(site, 1), "told of the first", problems);
        expect(20, () -> first.metrics().contains(NOTHING_WAITS), "all of it delivered", problems);
        before = first.incidents();
        first.child().kill();
      }
      site.nextLife();
      int heard = site.receipts().size();
      try (Watched second =
          Watched.start(readOnly(data), data, Optional.empty(), load(site), site, log)) {
        same(before, second.incidents(), problems);
        expect(20, () -> second.ready().statusCode() == 503, "not ready meanwhile", problems);
        for (String page : pages(before.keySet().iterator().next())) {
          HttpResponse<String> answer = second.get(page);
          if (answer.statusCode() != 200 || answer.body().contains("không đọc được sổ")) {
            problems.add("on a read-only disk " + page + " says " + answer.statusCode());
          }
        }
        site.fail(1, true);
        expect(60, () -> told(site, 2), "told of the second though nothing is kept", problems);
        before = second.incidents();
        remount(second, data);
        expect(60, () -> second.ready().statusCode() == 200, "ready when it is mended", problems);
        site.fail(0, false);
        site.fail(1, false);
        expect(
            60,
            () -> second.incidents().values().stream().allMatch(FaultRuns::recovered),
            "both over",
            problems);
        second.end();
      }
      CrashLedger kept = CrashLedger.read("jdbc:sqlite:" + data.resolve("ledger.db"));
      kept.disorder().ifPresent(problems::add);
      if (!kept.incidents().keySet().equals(before.keySet())) {
        problems.add("expected " + before.keySet() + ", kept " + kept.incidents().keySet());
      }
      Set<String> met = new HashSet<>();
      for (CrashSite.Receipt receipt : site.receipts()) {
        boolean again = !met.add(receipt.person() + " " + receipt.key());
        if (again && site.receipts().indexOf(receipt) >= heard) {
          problems.add("told again: " + receipt.key());
        }
      }
    }
    return problems;
  }

  private static final String NOTHING_WAITS = "\navail_outbox_messages 0";

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

  private static void remount(Watched service, Path disk) throws IOException {
    List<String> command =
        List.of(
            "nsenter",
            "-t",
            Long.toString(service.child().pid()),
            "-m",
            "mount",
            "-o",
            "remount,bind,rw",
            disk.toString());
    try {
      int code = new ProcessBuilder(command).inheritIO().start().waitFor();
      if (code != 0) {
        throw new IOException(command + " ended with " + code);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void largestFile(Watched service, String bytes) throws IOException {
    List<String> command =
        List.of(
            "prlimit",
            "--pid",
            Long.toString(service.child().pid()),
            "--fsize=" + bytes + ":unlimited");
    try {
      int code = new ProcessBuilder(command).inheritIO().start().waitFor();
      if (code != 0) {
        throw new IOException(command + " ended with " + code);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** What is done to a disk. */
  private interface Deed {
    void done() throws IOException;
  }

  private static void throughTrouble(
      Path folder,
      Path data,
      Watched service,
      CrashSite site,
      Deed trouble,
      Deed mend,
      List<String> problems)
      throws IOException {
    expect(40, () -> service.ready().statusCode() == 200, "ready before the trouble", problems);
    trouble.done();
    expect(40, () -> service.ready().statusCode() == 503, "not ready meanwhile", problems);
    site.fail(0, true);
    expect(60, () -> !site.receipts().isEmpty(), "told though nothing is kept", problems);
    mend.done();
    expect(40, () -> service.ready().statusCode() == 200, "ready when it is mended", problems);
    site.fail(0, false);
    expect(
        60,
        () -> service.incidents().values().stream().allMatch(FaultRuns::recovered),
        "the fault over",
        problems);
    // The disk is seen through that process alone, and SQLite would look on ours.
    for (String ending : List.of("", "-wal")) {
      Path _ = Files.copy(data.resolve("ledger.db" + ending), folder.resolve("copy.db" + ending));
    }
    CrashLedger kept = CrashLedger.read("jdbc:sqlite:" + folder.resolve("copy.db"));
    kept.disorder().ifPresent(problems::add);
    if (kept.incidents().isEmpty() || kept.notifications("delivered").isEmpty()) {
      problems.add("what happened meanwhile is not in the ledger");
    }
    service.end();
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

  /**
   * A service starts while its database is away, is killed and starts again: it knows its
   * incidents, tells people of new ones, tells nobody again, and enters everything later.
   */
  static List<String> databaseAway(Path folder, String ledger, Switch server, Clock clock)
      throws IOException, InterruptedException {
    List<String> problems = new ArrayList<>();
    Path data = folder.resolve("data");
    Optional<String> address = Optional.of(ledger);
    try (CrashSite site = new CrashSite(1, clock)) {
      Map<String, JsonNode> before;
      try (Watched first =
          Watched.start(List.of(), data, address, load(site), site, folder.resolve("first.log"))) {
        expect(40, () -> first.ready().statusCode() == 200, "ready at first", problems);
        site.fail(0, true);
        expect(60, () -> told(site, 1), "told of the first", problems);
        before = first.incidents();
        first.child().kill();
      }
      site.nextLife();
      server.down();
      try (Watched second =
          Watched.start(List.of(), data, address, load(site), site, folder.resolve("second.log"))) {
        same(before, second.incidents(), problems);
        if (second.ready().statusCode() != 503) {
          problems.add("expected not ready while the database is away");
        }
        site.fail(1, true);
        expect(60, () -> told(site, 2), "told of the second while it is away", problems);
        before = second.incidents();
        second.child().kill();
      }
      site.nextLife();
      try (Watched third =
          Watched.start(List.of(), data, address, load(site), site, folder.resolve("third.log"))) {
        same(before, third.incidents(), problems);
        server.up();
        expect(60, () -> third.ready().statusCode() == 200, "ready when it is back", problems);
        site.fail(0, false);
        site.fail(1, false);
        expect(
            60,
            () -> third.incidents().values().stream().allMatch(FaultRuns::recovered),
            "both over",
            problems);
        third.end();
      }
      CrashLedger kept = CrashLedger.read(ledger.startsWith("jdbc:") ? ledger : "jdbc:" + ledger);
      kept.disorder().ifPresent(problems::add);
      if (kept.incidents().size() != 2) {
        problems.add("expected two incidents, got " + kept.incidents().keySet());
      }
      Set<String> met = new HashSet<>();
      int repeated = 0;
      for (CrashSite.Receipt receipt : site.receipts()) {
        if (receipt.taken() && !met.add(receipt.person() + " " + receipt.key())) {
          repeated++;
        }
      }
      if (repeated > 2) { // One in flight at each kill.
        problems.add(repeated + " messages were told again");
      }
    }
    return problems;
  }

  /**
   * A service starts with an empty folder while the database that knows of an open incident is
   * away: once it is back there is one incident, the old one, and nobody is told again.
   */
  static List<String> databaseAwayAndFolderLost(
      Path folder, String ledger, Switch server, Clock clock)
      throws IOException, InterruptedException {
    List<String> problems = new ArrayList<>();
    Optional<String> address = Optional.of(ledger);
    try (CrashSite site = CrashSite.steady(clock)) {
      Map<String, JsonNode> before;
      try (Watched first =
          Watched.start(
              List.of(),
              folder.resolve("first"),
              address,
              load(site),
              site,
              folder.resolve("first.log"))) {
        expect(40, () -> first.ready().statusCode() == 200, "ready at first", problems);
        site.fail(0, true);
        expect(60, () -> told(site, 1), "told of it", problems);
        before = first.incidents();
        first.child().kill();
      }
      site.nextLife();
      server.down();
      try (Watched second =
          Watched.start(
              List.of(),
              folder.resolve("second"),
              address,
              load(site),
              site,
              folder.resolve("second.log"))) {
        expect(60, () -> told(site, 2), "told of what it does not know yet", problems);
        int heard = site.receipts().size();
        server.up();
        expect(90, () -> knows(second, before.keySet()), "the old incident known", problems);
        same(before, second.incidents(), problems);
        expect(20, () -> open(second) == 1, "one incident open, not two", problems);
        site.fail(0, false);
        expect(60, () -> open(second) == 0, "it over", problems);
        second.end();
        for (CrashSite.Receipt later : site.receipts().subList(heard, site.receipts().size())) {
          if (!later.key().contains(":recovered")) {
            problems.add("told again when the database was back: " + later.key());
          }
        }
        if (site.receipts().stream().noneMatch(one -> one.key().contains(":recovered"))) {
          problems.add("nobody was told of its end");
        }
      }
      CrashLedger kept = CrashLedger.read(ledger.startsWith("jdbc:") ? ledger : "jdbc:" + ledger);
      kept.disorder().ifPresent(problems::add);
    }
    return problems;
  }

  private static boolean knows(Watched service, Set<String> incidents) {
    try {
      return service.incidents().keySet().containsAll(incidents)
          && service.ready().statusCode() == 200;
    } catch (java.io.UncheckedIOException e) {
      return false; // It begins anew.
    }
  }

  private static long open(Watched service) {
    return service.incidents().values().stream()
        .map(one -> one.path("phase").asText())
        .filter(phase -> List.of("gathering", "open", "recovering").contains(phase))
        .count();
  }

  private static boolean told(CrashSite site, int incidents) {
    return site.receipts().stream()
            .filter(CrashSite.Receipt::taken)
            .map(receipt -> receipt.key().replaceFirst(":.*", ""))
            .distinct()
            .count()
        >= incidents;
  }

  private static void same(
      Map<String, JsonNode> before, Map<String, JsonNode> after, List<String> problems) {
    before.forEach(
        (id, one) -> {
          JsonNode now = after.get(id);
          if (now == null) {
            problems.add("lost by the restart: " + id);
          } else if (!now.path("start").equals(one.path("start"))
              || !now.path("clocks").equals(one.path("clocks"))) {
            problems.add("changed by the restart: " + one + " is now " + now);
          }
        });
  }
}
