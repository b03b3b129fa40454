package vn.gov.haiduong.haidang.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.gov.haiduong.haidang.journal.Entry;
import vn.gov.haiduong.haidang.journal.Journal.Kept;
import vn.gov.haiduong.haidang.journal.MaintenanceOrder;
import vn.gov.haiduong.haidang.journal.TargetFacts;
import vn.gov.haiduong.haidang.ledger.Ledgers;
import vn.gov.haiduong.haidang.ledger.LiveLedger;
import vn.gov.haiduong.haidang.probe.Verdict;
import vn.gov.haiduong.haidang.target.Side;
import vn.gov.haiduong.haidang.target.Target.Cadence;
import vn.gov.haiduong.haidang.target.TargetId;
import vn.gov.haiduong.haidang.target.TargetKind;
import vn.gov.haiduong.haidang.target.UnitCode;
import vn.gov.haiduong.haidang.time.Clock;
import vn.gov.haiduong.haidang.time.ManualClock;

/**
 * What people export of a ledger whose service has let go of what is older than thirteen months.
 */
class ForgottenTest {

  private static final Instant NOW = Instant.parse("2026-10-03T01:00:00Z");
  private static final TargetId W = new TargetId("w");
  private static final Cadence CADENCE = new Cadence(Duration.ofMinutes(1), 3);

  @TempDir Path folder;

  private static Instant ago(double days) {
    return NOW.minusSeconds(Math.round(days * 86_400));
  }

  private static List<Entry> recording() {
    List<Entry> all = new ArrayList<>();
    all.add(new Entry.MonitorStarted(ago(500), Optional.empty()));
    all.add(
        new Entry.Configured(
            ago(500),
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
                    CADENCE,
                    Side.INTERNET,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty())),
            List.of()));
    for (int day = 499; day > 0; day--) {
      all.add(
          new Entry.Observed(
              ago(day), W, Verdict.UP, Optional.empty(), CADENCE, OptionalLong.of(9_000)));
    }
    blindAndWorks(all, 480, 479);
    blindAndWorks(all, 404.5, 400.5);
    blindAndWorks(all, 300.5, 299.5);
    all.add(new Entry.Heartbeat(NOW));
    all.sort(Comparator.comparing(Entry::at)); // Stable.
    return all;
  }

  /** A time in which we were blind, and works that began and ended a while behind it. */
  private static void blindAndWorks(List<Entry> all, double from, double to) {
    double begun = from - 0.25;
    all.add(new Entry.OwnSideDown(ago(from), Optional.empty(), ago(from), "mất mạng"));
    all.add(new Entry.OwnSideUp(ago(to), Optional.empty(), ago(to)));
    all.add(
        new Entry.MaintenanceStarted(
            ago(begun),
            new MaintenanceOrder(
                W,
                "1/TB",
                "Lê Văn Đức",
                ago(begun + 1),
                ago(begun),
                Optional.empty(),
                "",
                Optional.empty())));
    all.add(new Entry.MaintenanceEnded(ago(to - 0.25), W, "1/TB"));
  }

  private void keep(LiveLedger ledger, List<Entry> entries) throws Exception {
    assertThat(ledger.append(entries).toCompletableFuture().get(20, TimeUnit.SECONDS))
        .isEqualTo(Kept.LEDGER);
  }

  private void write() throws Exception {
    try (LiveLedger ledger = LiveLedger.open(folder, Optional.empty(), new ManualClock(NOW))) {
      keep(ledger, recording());
    }
    LiveLedger.open(folder, Optional.empty(), new ManualClock(NOW)).close(); // Folds it.
  }

  /** A service that runs a while more than an hour: it folds and forgets. */
  private void serve() throws Exception {
    ManualClock clock = new ManualClock(NOW);
    try (LiveLedger ledger = LiveLedger.open(folder, Optional.empty(), clock)) {
      clock.pass(Duration.ofMinutes(61));
      keep(ledger, List.of(new Entry.Heartbeat(clock.now())));
    }
  }

  private String export(String what, Instant from) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exit =
        CommandLines.run(
            new Surroundings(
                new Screen(new PrintWriter(out), new PrintWriter(err), false), Clock.system()),
            "export",
            "--what",
            what,
            "--from",
            from.toString(),
            "--to",
            NOW.toString(),
            "--data",
            folder.toString());
    assertThat(exit).as(err.toString()).isZero();
    return out.toString();
  }

  /** As a version left it that forgot ends and kept beginnings. */
  private void loseEnds() throws SQLException {
    try (var open = DriverManager.getConnection("jdbc:sqlite:" + Ledgers.file(folder));
        var statement = open.createStatement()) {
      assertThat(
              statement.executeUpdate(
                  "DELETE FROM entry WHERE at_ms < "
                      + ago(403).toEpochMilli()
                      + " AND kind IN ('own_side_up', 'maintenance_end')"))
          .isEqualTo(2);
    }
  }

  @Test
  void whatIsExportedOfTheKeptTimeIsAsBeforeForgetting() throws Exception {
    write();
    String observations = export("observations", ago(401));
    String intervals = export("intervals", ago(402.9));
    serve();
    assertThat(export("observations", ago(401))).isEqualTo(observations);
    assertThat(observations.lines().limit(2)).anyMatch(line -> line.contains("own_side_down"));
    assertThat(observations.lines().limit(2)).anyMatch(line -> line.contains("maintenance_start"));
    assertThat(export("intervals", ago(402.9))).isEqualTo(intervals).contains("maintenance");
    assertThat(export("entries", ago(600)).lines().filter(line -> line.contains("own_side")))
        .hasSize(4);
  }

  @Test
  void aBeginningWithoutItsEndIsExportedToNobody() throws Exception {
    write();
    String before = export("observations", ago(401));
    long begun = begun(export("observations", ago(600)));
    loseEnds();
    assertThat(export("observations", ago(401))).isEqualTo(before);
    assertThat(begun(export("observations", ago(600)))).isEqualTo(begun - 2);
    serve();
    assertThat(export("observations", ago(401))).isEqualTo(before);
    assertThat(begun(export("observations", ago(600)))).isEqualTo(begun - 2);
  }

  private static long begun(String recording) {
    return recording
        .lines()
        .filter(line -> line.contains("own_side_down") || line.contains("maintenance_start"))
        .count();
  }
}
