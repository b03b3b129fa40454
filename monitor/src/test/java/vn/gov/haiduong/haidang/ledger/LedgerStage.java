package vn.gov.haiduong.haidang.ledger;

import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import vn.gov.haiduong.haidang.journal.Body;
import vn.gov.haiduong.haidang.journal.Entry;
import vn.gov.haiduong.haidang.journal.History;
import vn.gov.haiduong.haidang.journal.Journal.Kept;
import vn.gov.haiduong.haidang.journal.TargetFacts;
import vn.gov.haiduong.haidang.probe.Cause;
import vn.gov.haiduong.haidang.probe.Verdict;
import vn.gov.haiduong.haidang.target.Side;
import vn.gov.haiduong.haidang.target.Target.Cadence;
import vn.gov.haiduong.haidang.target.TargetId;
import vn.gov.haiduong.haidang.target.TargetKind;
import vn.gov.haiduong.haidang.target.UnitCode;
import vn.gov.haiduong.haidang.time.Clock;

/** A ledger in a folder of its own, and what is entered in it. */
abstract class LedgerStage {

  static final Instant T0 = Instant.parse("2026-10-03T01:00:00Z");
  private static final Cadence MINUTELY = new Cadence(Duration.ofSeconds(60), 3);
  static final TargetId W = new TargetId("w");

  @TempDir Path folder;

  /** Of the database; empty for the file in the folder. */
  abstract Optional<String> address() throws Exception;

  /** Makes that nobody else can write before the transaction ends. */
  abstract void shutOut(Statement statement) throws SQLException;

  final Database database() throws Exception {
    return address().map(Database::at).orElseGet(() -> Database.in(folder));
  }

  final History history() throws Exception {
    return SqlHistory.open(database());
  }

  static Instant at(long seconds) {
    return T0.plusSeconds(seconds);
  }

  static Entry seen(long seconds, Verdict verdict) {
    return new Entry.Observed(
        at(seconds),
        W,
        verdict,
        verdict == Verdict.DOWN ? Optional.of(Cause.CONNECT_REFUSED) : Optional.empty(),
        MINUTELY,
        OptionalLong.of(12_000));
  }

  static Entry configured(long seconds) {
    return new Entry.Configured(
        at(seconds),
        "h",
        List.of(
            new TargetFacts(
                W,
                "W",
                TargetKind.WEBSITE,
                new UnitCode("u"),
                "U",
                Optional.empty(),
                "",
                "",
                MINUTELY,
                Side.INTERNET,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty())),
        List.of());
  }

  static Kept keep(LiveLedger ledger, Entry... entries) throws Exception {
    return ledger.append(List.of(entries)).toCompletableFuture().get(10, TimeUnit.SECONDS);
  }

  final LiveLedger open() throws Exception {
    return LiveLedger.open(folder, address(), Clock.system());
  }

  static Entry step(long seconds, String incident, String what) {
    return new Entry.IncidentStep(at(seconds), incident, what, List.of(W), Body.EMPTY);
  }

  static Entry.Act act(int number) {
    return new Entry.Act(at(number), "ai", "ghi", Integer.toString(number), Body.EMPTY);
  }

  final List<String> acts() throws Exception {
    try (History history = history()) {
      List<String> found = new ArrayList<>();
      history.entries(
          at(0),
          at(100_000),
          entry -> {
            if (entry instanceof Entry.Act act) {
              found.add(act.subject());
            }
          });
      return found;
    }
  }
}
