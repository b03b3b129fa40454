package vn.gov.haiduong.haidang.app.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import vn.gov.haiduong.haidang.health.Span;
import vn.gov.haiduong.haidang.health.State;
import vn.gov.haiduong.haidang.journal.History;
import vn.gov.haiduong.haidang.journal.TargetFacts;
import vn.gov.haiduong.haidang.ledger.Ledgers;
import vn.gov.haiduong.haidang.time.Clock;

/**
 * What befalls the process itself: it is stopped, its clock is set. Each returns what was wrong.
 */
final class FaultRuns {

  private FaultRuns() {}

  /** SIGSTOP, and after a while SIGCONT. */
  static List<String> stopped(Path folder, Clock clock, int seconds)
      throws IOException, InterruptedException {
    try (Trial trial = Trial.moody(folder, clock)) {
      try (Watched service = trial.start()) {
        trial.expectReady(40, service, "before the stop");
        Thread.sleep(Duration.ofSeconds(6));
        service.child().signal("STOP");
        Thread.sleep(Duration.ofSeconds(seconds));
        service.child().signal("CONT");
        Thread.sleep(Duration.ofSeconds(12));
        trial.expectReady(20, service, "after the stop");
        service.end();
        trial.quiet();
      }
      unknown(trial, Duration.ofSeconds(seconds - 3));
      return trial.problems();
    }
  }

  /** No time is down, and so much of each target's is unknown. */
  private static void unknown(Trial trial, Duration least) {
    try (History history = Ledgers.read(trial.folder().resolve("data"), Optional.empty())) {
      var recorded = history.recorded().orElseThrow();
      for (TargetFacts target : history.targets(recorded.from(), recorded.to())) {
        Duration unknown = Duration.ZERO;
        for (Span span : history.spans(target.id(), recorded.from(), recorded.to())) {
          if (span.state() == State.DOWN) {
            trial.problems().add(target.id() + ": down, though only we were in trouble, " + span);
          }
          if (span.state() == State.UNKNOWN) {
            unknown = unknown.plus(Duration.between(span.from(), span.to()));
          }
        }
        if (unknown.compareTo(least) < 0) {
          trial.problems().add(target.id() + ": unknown for " + unknown + " alone");
        }
      }
      saidInTheRecord(trial, history);
    }
  }

  private static void saidInTheRecord(Trial trial, History history) {
    var recorded = history.recorded().orElseThrow();
    if (history.gaps(recorded.from(), recorded.to()).isEmpty()) {
      trial.problems().add("the record does not say that something happened to us");
    }
  }

  /**
   * The clock is set by so much, and a real fault follows: nothing false before it, and people hear
   * of it as soon as ever.
   */
  static List<String> clock(Path folder, Clock clock, Duration by)
      throws IOException, InterruptedException {
    try (Trial trial = Trial.moody(folder, clock)) {
      try (Watched service = trial.start()) {
        trial.expectReady(40, service, "before the leap");
        Thread.sleep(Duration.ofSeconds(6));
        service.leap(by);
        Thread.sleep(Duration.ofSeconds(20));
        trial.expectReady(5, service, "after the leap");
        trial.quiet();
        trial.site().fail(0, true);
        trial.expectTold(1, "a real fault after it");
        trial.expectOver(service);
        service.end();
      }
      Path data = folder.resolve("data");
      CrashLedger kept = trial.kept("jdbc:sqlite:" + data.resolve("ledger.db"));
      if (kept.incidents().size() != 1) {
        trial.problems().add("expected one incident, got " + kept.incidents().keySet());
      }
      try (History history = Ledgers.read(data, Optional.empty())) {
        saidInTheRecord(trial, history);
      }
      return trial.problems();
    }
  }
}
