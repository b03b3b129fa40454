package vn.gov.haiduong.haidang.app.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.gov.haiduong.haidang.time.Clock;

/** What befalls the database server of the service. Each returns what was wrong. */
final class DatabaseRuns {

  private DatabaseRuns() {}

  /** A database server that can be taken away. */
  interface Switch {
    void up() throws IOException, InterruptedException;

    void down() throws IOException, InterruptedException;
  }

  /**
   * A service starts while its database is away, is killed and starts again: it knows its
   * incidents, tells people of new ones, tells nobody again, and enters everything later.
   */
  static List<String> away(Path folder, String ledger, Switch server, Clock clock)
      throws IOException, InterruptedException {
    try (Trial trial = Trial.moody(folder, clock).in(ledger)) {
      CrashSite site = trial.site();
      Map<String, JsonNode> before;
      try (Watched first = trial.start()) {
        trial.expectReady(40, first, "at first");
        site.fail(0, true);
        trial.expectTold(1, "the first");
        before = first.incidents();
        first.child().kill();
      }
      site.nextLife();
      server.down();
      try (Watched second = trial.start()) {
        trial.same(before, second.incidents());
        if (second.ready().statusCode() != 503) {
          trial.problems().add("expected not ready while the database is away");
        }
        site.fail(1, true);
        trial.expectTold(2, "the second while it is away");
        before = second.incidents();
        second.child().kill();
      }
      site.nextLife();
      try (Watched third = trial.start()) {
        trial.same(before, third.incidents());
        server.up();
        trial.expectReady(60, third, "when it is back");
        trial.expectOver(third);
        third.end();
      }
      CrashLedger kept = trial.kept(url(ledger));
      if (kept.incidents().size() != 2) {
        trial.problems().add("expected two incidents, got " + kept.incidents().keySet());
      }
      Set<String> met = new HashSet<>();
      int repeated = 0;
      for (CrashSite.Receipt receipt : site.receipts()) {
        if (receipt.taken() && !met.add(receipt.person() + " " + receipt.key())) {
          repeated++;
        }
      }
      if (repeated > 2) { // One in flight at each kill.
        trial.problems().add(repeated + " messages were told again");
      }
      return trial.problems();
    }
  }

  /**
   * A service starts with an empty folder while the database that knows of an open incident is
   * away: once it is back there is one incident, the old one, and nobody is told again.
   */
  static List<String> awayAndFolderLost(Path folder, String ledger, Switch server, Clock clock)
      throws IOException, InterruptedException {
    try (Trial trial = Trial.steady(folder, clock).in(ledger)) {
      CrashSite site = trial.site();
      Map<String, JsonNode> before;
      try (Watched first = trial.start(List.of(), folder.resolve("first"))) {
        trial.expectReady(40, first, "at first");
        site.fail(0, true);
        trial.expectTold(1, "it");
        before = first.incidents();
        first.child().kill();
      }
      site.nextLife();
      server.down();
      try (Watched second = trial.start(List.of(), folder.resolve("second"))) {
        trial.expectTold(2, "what it does not know yet");
        int heard = site.receipts().size();
        server.up();
        trial.expect(90, () -> knows(second, before.keySet()), "the old incident known");
        trial.same(before, second.incidents());
        trial.expect(20, () -> open(second) == 1, "one incident open, not two");
        site.fail(0, false);
        trial.expect(60, () -> open(second) == 0, "it over");
        second.end();
        for (CrashSite.Receipt later : site.receipts().subList(heard, site.receipts().size())) {
          if (!later.key().contains(":recovered")) {
            trial.problems().add("told again when the database was back: " + later.key());
          }
        }
        if (site.receipts().stream().noneMatch(one -> one.key().contains(":recovered"))) {
          trial.problems().add("nobody was told of its end");
        }
      }
      CrashLedger _ = trial.kept(url(ledger));
      return trial.problems();
    }
  }

  private static String url(String ledger) {
    return ledger.startsWith("jdbc:") ? ledger : "jdbc:" + ledger;
  }

  private static boolean knows(Watched service, Set<String> incidents) {
    try {
      return service.incidents().keySet().containsAll(incidents)
          && service.ready().statusCode() == 200;
    } catch (UncheckedIOException e) {
      return false; // It begins anew.
    }
  }

  private static long open(Watched service) {
    return service.incidents().values().stream()
        .map(one -> one.path("phase").asText())
        .filter(phase -> List.of("gathering", "open", "recovering").contains(phase))
        .count();
  }
}
