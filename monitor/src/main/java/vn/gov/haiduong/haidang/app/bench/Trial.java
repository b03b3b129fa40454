package vn.gov.haiduong.haidang.app.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import vn.gov.haiduong.haidang.time.Clock;

/** A service to which something is done, its site, and what must not be but was seen. */
final class Trial implements AutoCloseable {

  private static final int TARGETS = 4;

  private final Path folder;
  private final Optional<String> ledger;
  private final CrashSite site;
  private final List<String> problems = new ArrayList<>();

  private Trial(Path folder, Optional<String> ledger, CrashSite site) {
    this.folder = folder;
    this.ledger = ledger;
    this.site = site;
  }

  /** One whose receiver now and then refuses. */
  static Trial moody(Path folder, Clock clock) throws IOException {
    return new Trial(folder, Optional.empty(), new CrashSite(1, clock));
  }

  /** One whose receiver takes everything at once. */
  static Trial steady(Path folder, Clock clock) throws IOException {
    return new Trial(folder, Optional.empty(), CrashSite.steady(clock));
  }

  /** The same with its ledger in a database. */
  Trial in(String database) {
    return new Trial(folder, Optional.of(database), site);
  }

  CrashSite site() {
    return site;
  }

  Path folder() {
    return folder;
  }

  List<String> problems() {
    return problems;
  }

  /** Starts the service on the usual data folder. */
  Watched start() {
    return start(List.of(), folder.resolve("data"));
  }

  /**
   * @param before what it is started by, such as {@code unshare …}; may be empty
   */
  Watched start(List<String> before, Path data) {
    return Watched.start(
        before,
        data,
        ledger,
        new Load(Load.Kind.HTTP, TARGETS, Duration.ofSeconds(1), site.port()),
        site,
        folder.resolve("service.log"));
  }

  void expect(int seconds, BooleanSupplier holds, String what) {
    if (!Watched.within(seconds, holds)) {
      problems.add("expected " + what);
    }
  }

  void expectReady(int seconds, Watched service, String when) {
    expect(seconds, () -> service.ready().statusCode() == 200, "ready " + when);
  }

  /** The receiver has taken messages of so many incidents. */
  void expectTold(int incidents, String of) {
    expect(60, () -> told() >= incidents, "told of " + of);
  }

  private long told() {
    return site.receipts().stream()
        .filter(CrashSite.Receipt::taken)
        .map(receipt -> receipt.key().replaceFirst(":.*", ""))
        .distinct()
        .count();
  }

  /** Nothing fails any more, and the service knows it. */
  void expectOver(Watched service) {
    for (int i = 0; i < TARGETS; i++) {
      site.fail(i, false);
    }
    expect(
        90,
        () -> service.incidents().values().stream().noneMatch(one -> one.path("end").isNull()),
        "the faults over");
  }

  /** Nobody was told of anything. */
  void quiet() {
    if (!site.receipts().isEmpty()) {
      problems.add("somebody was told of trouble that was our own: " + site.receipts());
    }
  }

  /** The ledger as an outsider reads it, in order. */
  CrashLedger kept(String url) {
    CrashLedger kept = CrashLedger.read(url);
    kept.disorder().ifPresent(problems::add);
    return kept;
  }

  /** A restart changes nothing of what was known. */
  void same(Map<String, JsonNode> before, Map<String, JsonNode> after) {
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

  @Override
  public void close() {
    site.close();
  }
}
