package vn.gov.haiduong.haidang.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.gov.haiduong.haidang.health.Effect;
import vn.gov.haiduong.haidang.health.Span;
import vn.gov.haiduong.haidang.health.State;
import vn.gov.haiduong.haidang.journal.Body;
import vn.gov.haiduong.haidang.journal.Closings;
import vn.gov.haiduong.haidang.journal.Entry;
import vn.gov.haiduong.haidang.journal.History;
import vn.gov.haiduong.haidang.journal.Journal.Kept;
import vn.gov.haiduong.haidang.journal.MaintenanceOrder;
import vn.gov.haiduong.haidang.journal.TargetFacts;
import vn.gov.haiduong.haidang.journal.UnreadableJournal;
import vn.gov.haiduong.haidang.ledger.FreshCodec.Placed;
import vn.gov.haiduong.haidang.probe.Cause;
import vn.gov.haiduong.haidang.probe.Verdict;
import vn.gov.haiduong.haidang.target.Side;
import vn.gov.haiduong.haidang.target.Target.Cadence;
import vn.gov.haiduong.haidang.target.TargetId;
import vn.gov.haiduong.haidang.target.TargetKind;
import vn.gov.haiduong.haidang.target.UnitCode;
import vn.gov.haiduong.haidang.time.Clock;

/**
 * The ledger that a service writes: what is kept, and what is there after it ended somehow. The
 * same on every database.
 */
abstract class LedgerRules {

  private static final Instant T0 = Instant.parse("2026-10-03T01:00:00Z");
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

  private History history() throws Exception {
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

  /** Up, then two failures of three that would decide, and a sign of life. */
  private static Kept keepUndecidedRun(LiveLedger ledger) throws Exception {
    return keep(
        ledger,
        new Entry.MonitorStarted(at(0), Optional.empty()),
        configured(0),
        seen(0, Verdict.UP),
        seen(60, Verdict.DOWN),
        seen(80, Verdict.DOWN),
        new Entry.Heartbeat(at(85)));
  }

  final LiveLedger open() throws Exception {
    return LiveLedger.open(folder, address(), Clock.system());
  }

  @Test
  void anUndecidedRunGoesOnAfterARestartAndTheTimeBetweenIsUnknown() throws Exception {
    try (LiveLedger ledger = open()) {
      Kept kept = keepUndecidedRun(ledger);
      assertThat(kept).isEqualTo(Kept.LEDGER);
    }
    try (LiveLedger ledger = open()) {
      assertThat(ledger.restored().lastSign()).contains(at(85));
      assertThat(ledger.restored().healths()).containsOnlyKeys(W);
      assertThat(ledger.restored().healths())
          .hasEntrySatisfying(
              W, health -> assertThat(health.decidedMillis(State.UP)).isEqualTo(60_000));
      Kept _ =
          keep(
              ledger,
              new Entry.MonitorStarted(at(300), Optional.of(at(85))),
              configured(300),
              seen(300, Verdict.DOWN),
              seen(360, Verdict.UP),
              new Entry.Heartbeat(at(365)));
    }
    try (History history = history()) {
      assertThat(history.spans(W, at(0), at(365)))
          .extracting(span -> Duration.between(T0, span.from()).toSeconds() + " " + span.state())
          .containsExactly("0 UP", "60 DOWN", "85 UNKNOWN", "300 DOWN", "360 UP");
      assertThat(history.outages(W, at(0), at(365)))
          .singleElement()
          .satisfies(outage -> assertThat(outage.start()).isEqualTo(at(60)))
          .satisfies(outage -> assertThat(outage.end()).contains(at(360)));
      assertThat(history.gaps(at(0), at(365)))
          .containsExactly(new History.Gap(true, Optional.empty(), at(85), Optional.of(at(300))));
    }
  }

  /** Two kills, the second before anybody heard: the outage is still there to be heard of. */
  @Test
  void anOutageThatWasDecidedBeforeAKillIsToldToEachStart() throws Exception {
    try (LiveLedger ledger = open()) {
      Kept _ = keepUndecidedRun(ledger);
      Kept _ = keep(ledger, seen(100, Verdict.DOWN), new Entry.Heartbeat(at(105)));
    }
    for (long start = 1; start <= 2; start++) {
      try (LiveLedger ledger = open()) {
        assertThat(ledger.restored().decided())
            .filteredOn(told -> told.effect() instanceof Effect.IncidentDue)
            .singleElement()
            .satisfies(told -> assertThat(told.target()).isEqualTo(W));
        Kept _ =
            keep(
                ledger,
                new Entry.MonitorStarted(at(200 * start), Optional.of(at(200 * start - 95))),
                new Entry.Heartbeat(at(200 * start + 105)));
      }
    }
  }

  @Test
  void aSideThatIsLostWhenTheServiceDiesIsKnownToTheNextUntilItIsFound() throws Exception {
    Entry lost = new Entry.OwnSideDown(at(30), Optional.of(Side.INTERNET), at(40), "mất mạng");
    try (LiveLedger ledger = open()) {
      Kept _ =
          keep(
              ledger,
              new Entry.MonitorStarted(at(0), Optional.empty()),
              configured(0),
              new Entry.OwnSideDown(at(10), Optional.of(Side.WAN), at(12), "mất mạng diện rộng"),
              new Entry.OwnSideUp(at(20), Optional.of(Side.WAN), at(20)),
              lost,
              new Entry.Heartbeat(at(45)));
    }
    try (LiveLedger ledger = open()) {
      assertThat(ledger.restored().ownSides()).containsExactly((Entry.OwnSideDown) lost);
      Kept _ =
          keep(
              ledger,
              new Entry.MonitorStarted(at(300), Optional.of(at(45))),
              new Entry.OwnSideUp(at(301), Optional.of(Side.INTERNET), at(301)),
              seen(302, Verdict.UP),
              new Entry.Heartbeat(at(305)));
    }
    try (LiveLedger ledger = open()) {
      assertThat(ledger.restored().ownSides()).isEmpty();
    }
    try (History history = history()) {
      assertThat(history.spans(W, at(302), at(305)))
          .extracting(Span::state)
          .containsExactly(State.UP);
    }
  }

  @Test
  void maintenanceWhoseEndPassesWhileNobodyRunsEndsAsItWasPlanned() throws Exception {
    MaintenanceOrder order =
        new MaintenanceOrder(
            W,
            "12/TB",
            "Lê Văn Đức",
            at(-100),
            at(60),
            Optional.of(at(200)),
            "đã báo",
            Optional.of(java.time.LocalDate.of(2026, 9, 21)));
    try (LiveLedger ledger = open()) {
      Kept _ =
          keep(
              ledger,
              new Entry.MonitorStarted(at(0), Optional.empty()),
              configured(0),
              new Entry.MaintenancePlanned(at(-100), order),
              seen(0, Verdict.UP),
              new Entry.MaintenanceStarted(at(60), order),
              seen(60, Verdict.DOWN),
              new Entry.Heartbeat(at(85)));
    }
    try (LiveLedger ledger = open()) {
      assertThat(ledger.restored().maintenance()).hasSize(2);
      Kept _ =
          keep(
              ledger,
              new Entry.MonitorStarted(at(300), Optional.of(at(85))),
              configured(300),
              new Entry.MaintenanceEnded(at(200), W, "12/TB"),
              seen(300, Verdict.UP),
              new Entry.Heartbeat(at(310)));
    }
    try (History history = history()) {
      assertThat(history.spans(W, at(0), at(310)))
          .extracting(span -> Duration.between(T0, span.from()).toSeconds() + " " + span.state())
          .containsExactly("0 UP", "60 MAINTENANCE", "200 UNKNOWN", "300 UP");
      assertThat(history.outages(W, at(0), at(310))).isEmpty();
    }
  }

  @Test
  void whenTheDiskIsFullTooEntriesWaitInMemoryAndGoInLaterInOrder() throws Exception {
    Path spool = folder.resolve("spool.log");
    try (LiveLedger ledger = open()) {
      Kept _ = keep(ledger, new Entry.MonitorStarted(at(0), Optional.empty()), configured(0));
      try (Connection other = database().open();
          Statement statement = other.createStatement()) {
        shutOut(statement);
        Path _ = Files.createSymbolicLink(spool, Path.of("/dev/full"));
        assertThat(keep(ledger, act(1))).isEqualTo(Kept.MEMORY);
        assertThat(keep(ledger, act(2), new Entry.Heartbeat(at(2)))).isEqualTo(Kept.MEMORY);
        await().until(() -> ledger.status().kept() == Kept.MEMORY);
        assertThat(ledger.status().waiting()).isPositive();
        assertThat(ledger.sureUpTo()).isBefore(at(2));
        Files.delete(spool);
        var _ = statement.execute("ROLLBACK");
      }
      await().until(() -> ledger.status().kept() == Kept.LEDGER);
      assertThat(keep(ledger, act(3))).isEqualTo(Kept.LEDGER);
      assertThat(ledger.status().lost()).isZero();
    }
    assertThat(acts()).containsExactly("1", "2", "3");
  }

  @Test
  void readersSeeWhatIsNotFoldedYet() throws Exception {
    try (LiveLedger ledger = open()) {
      Kept _ =
          keep(
              ledger,
              new Entry.MonitorStarted(at(0), Optional.empty()),
              configured(0),
              seen(0, Verdict.UP),
              seen(60, Verdict.UP),
              new Entry.Heartbeat(at(70)));
      try (History history = history()) {
        assertThat(history.recorded()).contains(new History.Recorded(true, at(0), at(70)));
        assertThat(history.spans(W, at(0), at(70)).getFirst().to()).isEqualTo(at(70));
        assertThat(history.latency(W, at(0), at(70)).count()).isEqualTo(2);
      }
    }
  }

  @Test
  void aDaysAnswersAreThatDaysAloneBeforeFoldingAndAfter() throws Exception {
    long later = 2 * 86_400L;
    try (LiveLedger ledger = open()) {
      Kept _ =
          keep(
              ledger,
              new Entry.MonitorStarted(at(0), Optional.empty()),
              configured(0),
              seen(0, Verdict.UP),
              seen(60, Verdict.UP),
              seen(later, Verdict.UP),
              new Entry.Heartbeat(at(later + 10)));
      try (History history = history()) {
        assertThat(history.latency(W, at(0), at(86_400)).count()).isEqualTo(2);
        assertThat(history.latency(W, at(later), at(later + 10)).count()).isEqualTo(1);
      }
    }
    try (LiveLedger _ = open();
        History history = history()) {
      assertThat(history.latency(W, at(0), at(86_400)).count()).isEqualTo(2);
      assertThat(history.latency(W, at(later), at(later + 10)).count()).isEqualTo(1);
    }
  }

  @Test
  void aRunThatIsNotDecidedIsShownAsUnconfirmedUntilItIs() throws Exception {
    try (LiveLedger ledger = open()) {
      Kept _ = keepUndecidedRun(ledger);
    }
    try (History history = history()) {
      assertThat(history.decidedUpTo(W)).isEqualTo(at(60));
      assertThat(history.undecided(W))
          .containsExactly(
              new Span(at(60), at(85), State.DEGRADED, Optional.of(Cause.UNCONFIRMED)));
    }
  }

  @Test
  void aSecondServiceIsRefusedTheFolder() throws Exception {
    try (LiveLedger ledger = open()) {
      assertThat(ledger.restored().lastSign()).isEmpty();
      assertThatThrownBy(this::open)
          .isInstanceOf(LedgerTrouble.class)
          .hasMessageContaining("tiến trình khác");
    }
  }

  @Test
  void whileTheDatabaseIsLockedEntriesGoToTheSpoolAndInLaterInOrder() throws Exception {
    try (LiveLedger ledger = open()) {
      Kept _ = keep(ledger, new Entry.MonitorStarted(at(0), Optional.empty()), configured(0));
      try (Connection other = database().open();
          Statement statement = other.createStatement()) {
        shutOut(statement);
        var first = ledger.append(List.of(act(1))).toCompletableFuture();
        assertThat(first.get(10, TimeUnit.SECONDS)).isIn(Kept.SPOOL, Kept.MEMORY);
        assertThat(keep(ledger, act(2))).isIn(Kept.SPOOL, Kept.MEMORY);
        var _ = statement.execute("ROLLBACK");
      }
      assertThat(keep(ledger, act(3))).isEqualTo(Kept.LEDGER);
      assertThat(ledger.status().errors()).isPositive();
    }
    assertThat(acts()).containsExactly("1", "2", "3");
  }

  @Test
  void aLongSpoolIsReadInPartsThatKeepTheirOrder() throws Exception {
    Spool spool = new Spool(folder);
    for (int batch = 0; batch < 7; batch++) {
      spool.add(
          List.of(new Placed(2L * batch, act(batch)), new Placed(2L * batch + 1, act(batch))));
    }
    List<Integer> sizes = new ArrayList<>();
    List<Long> places = new ArrayList<>();
    for (Spool.Part part = spool.part(0, 3);
        !part.entries().isEmpty();
        part = spool.part(part.next(), 3)) {
      sizes.add(part.entries().size());
      part.entries().forEach(placed -> places.add(placed.seq()));
    }
    assertThat(sizes).containsExactly(4, 4, 4, 2);
    assertThat(places).isEqualTo(LongStream.range(0, 14).boxed().toList());
    assertThat(spool.read()).extracting(Placed::seq).isEqualTo(places);
  }

  @Test
  void whatAKillCutInTheSpoolHidesNothingThatComesLater() throws Exception {
    new Spool(folder).add(List.of(new Placed(1, act(1))));
    new Spool(folder).add(List.of(new Placed(2, act(2))));
    Path file = folder.resolve("spool.log");
    byte[] bytes = Files.readAllBytes(file);
    Path _ = Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length - 3));

    new Spool(folder).add(List.of(new Placed(3, act(3))));

    assertThat(new Spool(folder).read()).extracting(Placed::seq).containsExactly(1L, 3L);
  }

  @Test
  void whileALongSpoolGoesInNewEntriesAreKeptAtOnceAndInTheirOrder() throws Exception {
    int spooled = 200_000;
    int acts = 0;
    long slowest = 0;
    int meanwhile = 0;
    try (LiveLedger ledger = open()) {
      Kept _ = keep(ledger, new Entry.MonitorStarted(at(0), Optional.empty()), configured(0));
      try (Connection other = database().open();
          Statement statement = other.createStatement()) {
        shutOut(statement);
        for (int batch = 0; batch < spooled / 1_000; batch++) {
          List<Entry> entries = new ArrayList<>();
          for (int i = 1; i < 1_000; i++) {
            entries.add(seen(60L * batch, Verdict.UP));
          }
          entries.add(act(++acts));
          var _ = ledger.append(entries);
        }
        await()
            .atMost(Duration.ofSeconds(60))
            .until(() -> ledger.status().waiting() == 0 && ledger.status().kept() == Kept.SPOOL);
        var _ = statement.execute("ROLLBACK");
      }
      Kept _ = keep(ledger, act(++acts)); // Behind an attempt that the lock still held up.
      while (ledger.status().kept() != Kept.LEDGER) {
        long begun = Clock.system().nanos();
        assertThat(keep(ledger, act(++acts))).isIn(Kept.SPOOL, Kept.LEDGER);
        slowest = Math.max(slowest, Clock.system().nanos() - begun);
        meanwhile++;
      }
      assertThat(ledger.status().spoolBytes()).isZero();
      assertThat(ledger.status().lost()).isZero();
    }
    System.out.printf(
        "%d entries waited; %d new ones kept meanwhile, the slowest in %d ms%n",
        spooled, meanwhile, slowest / 1_000_000);
    assertThat(Duration.ofNanos(slowest)).isLessThan(Duration.ofSeconds(4));
    assertThat(acts()).isEqualTo(LongStream.rangeClosed(1, acts).mapToObj(Long::toString).toList());
  }

  @Test
  void whatACrashLeftInTheSpoolIsTakenInOnce() throws Exception {
    try (LiveLedger ledger = open()) {
      Kept _ = keep(ledger, act(1));
    }
    Spool spool = new Spool(folder);
    spool.add(List.of(new FreshCodec.Placed(100, act(2)), new FreshCodec.Placed(101, act(3))));
    byte[] whole = Files.readAllBytes(folder.resolve("spool.log"));
    spool.add(List.of(new FreshCodec.Placed(102, act(4))));
    cut(whole.length + 9);
    open().close();
    open().close();
    assertThat(acts()).containsExactly("1", "2", "3");
  }

  @Test
  void measurementsThatComeAgainInALongerBatchCountOnce() throws Exception {
    open().close();
    try (Connection connection = database().open()) {
      EntryTable.add(connection, List.of(new FreshCodec.Placed(5, seen(0, Verdict.UP))));
      EntryTable.add(
          connection,
          List.of(
              new FreshCodec.Placed(5, seen(0, Verdict.UP)),
              new FreshCodec.Placed(6, seen(60, Verdict.UP))));
      EntryTable.add(connection, List.of(new FreshCodec.Placed(6, seen(60, Verdict.UP))));
      assertThat(EntryTable.unfolded(connection, Optional.empty()))
          .extracting(FreshCodec.Placed::seq)
          .containsExactly(5L, 6L);
    }
  }

  static Entry step(long seconds, String incident, String what) {
    return new Entry.IncidentStep(at(seconds), incident, what, List.of(W), Body.EMPTY);
  }

  @Test
  void aStartFindsEveryStepOfWhatIsOpenOrEndedLately() throws Exception {
    long old = -60 * 86_400L;
    try (LiveLedger ledger = open()) {
      Kept _ =
          keep(
              ledger,
              step(old, "long-over", "opened"),
              step(old + 60, "long-over", "closed"),
              step(old, "still-open", "opened"),
              step(old, "open-again", "opened"),
              step(old + 60, "open-again", "closed"),
              step(old + 90, "open-again", "reopened"),
              step(old, "closed-lately", "opened"),
              step(0, "closed-lately", "closed"),
              act(1),
              new Entry.Heartbeat(at(5)));
    }
    try (LiveLedger ledger = open()) {
      assertThat(ledger.restored().incidentSteps())
          .extracting(step -> step.incident() + " " + step.what())
          .containsExactly(
              "still-open opened",
              "open-again opened",
              "open-again closed",
              "open-again reopened",
              "closed-lately opened",
              "closed-lately closed");
      assertThat(ledger.restored().acts()).hasSize(1);
    }
  }

  @Test
  void aMonthIsFrozenBesideTheRunningServiceOnce() throws Exception {
    Entry.MonthClosed september =
        new Entry.MonthClosed(
            at(10), YearMonth.of(2026, 9), 1, "aa", "", Body.of("by", "Nguyễn Văn An"));
    try (LiveLedger ledger = open()) {
      Kept _ = keep(ledger, act(1));
      Closings closings = Ledgers.closings(folder, address());
      closings.enter(september);
      closings.enter(september);
      Kept _ = keep(ledger, act(20));
      assertThatThrownBy(
              () ->
                  closings.enter(
                      new Entry.MonthClosed(
                          at(30), YearMonth.of(2026, 9), 1, "bb", "", Body.EMPTY)))
          .isInstanceOf(UnreadableJournal.class)
          .hasMessageContaining("mã băm khác");
    }
    try (History history = history()) {
      assertThat(history.closed()).containsExactly(september);
      List<Entry> all = new java.util.ArrayList<>();
      history.entries(at(0), at(1000), all::add);
      assertThat(all).containsExactly(act(1), september, act(20));
    }
  }

  private void cut(int length) throws IOException {
    byte[] all = Files.readAllBytes(folder.resolve("spool.log"));
    Files.write(folder.resolve("spool.log"), java.util.Arrays.copyOf(all, length));
  }

  static Entry.Act act(int number) {
    return new Entry.Act(at(number), "ai", "ghi", Integer.toString(number), Body.EMPTY);
  }

  final List<String> acts() throws Exception {
    try (History history = history()) {
      List<String> found = new java.util.ArrayList<>();
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
