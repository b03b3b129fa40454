package vn.gov.haiduong.haidang.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.gov.haiduong.haidang.health.Effect;
import vn.gov.haiduong.haidang.health.Span;
import vn.gov.haiduong.haidang.health.State;
import vn.gov.haiduong.haidang.journal.Body;
import vn.gov.haiduong.haidang.journal.Closings;
import vn.gov.haiduong.haidang.journal.Entry;
import vn.gov.haiduong.haidang.journal.History;
import vn.gov.haiduong.haidang.journal.Journal.Kept;
import vn.gov.haiduong.haidang.journal.MaintenanceOrder;
import vn.gov.haiduong.haidang.journal.UnreadableJournal;
import vn.gov.haiduong.haidang.probe.Cause;
import vn.gov.haiduong.haidang.probe.Verdict;
import vn.gov.haiduong.haidang.target.Side;

/**
 * The ledger that a service writes: what is kept, and what is there after it ended somehow. The
 * same on every database.
 */
abstract class LedgerRules extends WaitingRules {

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
            Optional.of(LocalDate.of(2026, 9, 21)));
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
  void aStartFindsWhatTheLawMayStillAskForHoweverLongAgoItWasClosed() throws Exception {
    long old = -300 * 86_400L;
    try (LiveLedger ledger = open()) {
      Kept _ =
          keep(
              ledger,
              step(old, "attack", "opened"),
              said(old + 30, "attack", true),
              step(old + 60, "attack", "closed"),
              step(old, "fault", "opened"),
              said(old + 30, "fault", false),
              step(old + 60, "fault", "closed"),
              new Entry.Heartbeat(at(5)));
    }
    try (LiveLedger ledger = open()) {
      assertThat(ledger.restored().incidentSteps())
          .extracting(step -> step.incident() + " " + step.what())
          .containsExactly("attack opened", "attack classified", "attack closed");
    }
  }

  private static Entry.IncidentStep said(long second, String incident, boolean attack) {
    Map<String, Object> event =
        Map.of("event", "classified", "attack", attack, "serious", false, "personalData", false);
    return new Entry.IncidentStep(
        at(second), incident, "classified", List.of(W), Body.of("event", event));
  }

  @Test
  void whatWasToldOfAnIncidentIsReadHoweverLongAgoBesideTheWriting() throws Exception {
    long old = -60 * 86_400L;
    try (LiveLedger ledger = open()) {
      Kept _ =
          keep(
              ledger,
              told(old, "SC-1", "queued"),
              told(old + 1, "SC-1", "failed"),
              told(old + 2, "SC-12", "queued"),
              told(5, "SC-1", "delivered"),
              told(6, "SC-2", "queued"),
              act(7));
      assertThat(ledger.told(Set.of("SC-1"), Optional.empty(), at(old), 100))
          .extracting(Entry.Notification::what)
          .containsExactly("queued", "failed", "delivered");
      assertThat(ledger.told(Set.of("SC-1"), Optional.empty(), at(old), 2))
          .extracting(Entry.Notification::what)
          .containsExactly("failed", "delivered");
      assertThat(ledger.told(Set.of("SC-1"), Optional.empty(), at(old + 1), 100)).hasSize(2);
      assertThat(ledger.told(Set.of("SC-1", "SC-2"), Optional.of("queued"), at(old), 100))
          .extracting(entry -> entry.incident().orElse(""))
          .containsExactly("SC-1", "SC-2");
    }
  }

  private static Entry told(long seconds, String incident, String what) {
    return new Entry.Notification(
        at(seconds),
        incident + ":opened:a",
        Optional.of(incident),
        what,
        Body.of("person", "a", "said", "\"what\":\"queued\""));
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
      List<Entry> all = new ArrayList<>();
      history.entries(at(0), at(1000), all::add);
      assertThat(all).containsExactly(act(1), september, act(20));
    }
  }
}
