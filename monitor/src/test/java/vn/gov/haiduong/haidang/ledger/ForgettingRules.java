package vn.gov.haiduong.haidang.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vn.gov.haiduong.haidang.journal.Body;
import vn.gov.haiduong.haidang.journal.Entry;
import vn.gov.haiduong.haidang.journal.History;
import vn.gov.haiduong.haidang.journal.MaintenanceOrder;
import vn.gov.haiduong.haidang.probe.Verdict;
import vn.gov.haiduong.haidang.report.Digest;
import vn.gov.haiduong.haidang.report.Reading;
import vn.gov.haiduong.haidang.target.Side;

/**
 * What is forgotten after thirteen months is forgotten whole, and what is kept reads as before. The
 * same on every database.
 */
abstract class ForgettingRules extends LedgerStage {

  private static final long DAY = 86_400;
  private static final Instant HORIZON = T0.minus(Duration.ofDays(403));

  /** A moment so many days before now. */
  private static Instant ago(double days) {
    return at(-Math.round(days * DAY));
  }

  private static Entry lost(double days, Side side) {
    return new Entry.OwnSideDown(ago(days), Optional.of(side), ago(days), "mất mạng");
  }

  private static Entry found(double days, Side side) {
    return new Entry.OwnSideUp(ago(days), Optional.of(side), ago(days));
  }

  private static Entry works(double days, String document) {
    return new Entry.MaintenanceStarted(
        ago(days),
        new MaintenanceOrder(
            W,
            document,
            "Lê Văn Đức",
            ago(days + 1),
            ago(days),
            Optional.of(ago(days - 1)),
            "đã báo",
            Optional.empty()));
  }

  private static Entry worked(double days, String document) {
    return new Entry.MaintenanceEnded(ago(days), W, document);
  }

  private static Entry stopped(double days) {
    return new Entry.MonitorStopped(ago(days));
  }

  private static Entry started(double days, double sign) {
    return new Entry.MonitorStarted(ago(days), Optional.of(ago(sign)));
  }

  /** Of each kind of pair: one long over, one that reaches over the horizon, one that is kept. */
  private static List<Entry> pairs() {
    return List.of(
        lost(480, Side.INTERNET),
        found(479, Side.INTERNET),
        works(470, "cũ/TB"),
        worked(469, "cũ/TB"),
        stopped(460),
        started(459, 460),
        lost(404, Side.INTERNET),
        found(402.5, Side.INTERNET),
        works(403.6, "ngang/TB"),
        worked(402.6, "ngang/TB"),
        stopped(403.2),
        started(402.9, 403.2),
        lost(410, Side.IPV6), // To this day.
        lost(300, Side.INTERNET),
        found(299, Side.INTERNET),
        works(298, "mới/TB"),
        worked(297, "mới/TB"),
        stopped(296),
        started(295, 296));
  }

  private void enter(List<Entry> more) throws Exception {
    List<Entry> all =
        Stream.concat(
                Stream.of(
                    new Entry.MonitorStarted(ago(500), Optional.empty()),
                    configured(-500 * DAY),
                    seen(-500 * DAY, Verdict.UP),
                    seen(-301 * DAY, Verdict.UP),
                    seen(-300 * DAY + 60, Verdict.DOWN),
                    seen(-294 * DAY, Verdict.UP),
                    new Entry.Heartbeat(at(0))),
                more.stream())
            .sorted(Comparator.comparing(Entry::at)) // Stable.
            .toList();
    try (LiveLedger ledger = open()) {
      assertThat(keep(ledger, all.toArray(Entry[]::new))).isNotNull();
    }
    open().close(); // Folds what is there.
  }

  private void forget() throws Exception {
    try (Connection connection = database().open()) {
      Forgetting.forget(connection, at(0));
    }
  }

  /** As earlier versions left it: what began stands there, what ended it is gone. */
  private void loseEnds() throws Exception {
    try (Connection connection = database().open();
        Statement statement = connection.createStatement()) {
      int _ =
          statement.executeUpdate(
              "DELETE FROM entry WHERE at_ms < "
                  + HORIZON.toEpochMilli()
                  + " AND kind IN ('own_side_up', 'maintenance_end', 'monitor_stopped',"
                  + " 'monitor_started')");
    }
  }

  private List<String> entries(Instant from) throws Exception {
    List<String> found = new ArrayList<>();
    try (History history = history()) {
      history.entries(
          from,
          at(DAY),
          entry ->
              found.add(
                  String.format("%.1f ", Duration.between(entry.at(), T0).toHours() / 24.0)
                      + EntryCodec.kind(entry)));
    }
    return found;
  }

  /** Everything that readers make of the kept time. */
  private record Known(
      List<History.Gap> gaps,
      List<History.Maintained> maintenance,
      List<Entry.OwnSideDown> ownSides,
      Map<String, String> month) {}

  private Known known() throws Exception {
    List<Entry.OwnSideDown> ownSides;
    try (LiveLedger ledger = open()) {
      ownSides = ledger.restored().ownSides();
    }
    try (History history = history()) {
      YearMonth month = YearMonth.of(2025, 12); // With losses, works and stops, wholly kept.
      return new Known(
          history.gaps(HORIZON, at(0)),
          history.maintenance(HORIZON, at(0)),
          ownSides,
          Digest.of(
                  new Reading(history).alone(month, at(0), at(0)),
                  history,
                  entry -> EntryCodec.kind(entry) + " " + EntryCodec.body(entry))
              .parts());
    }
  }

  @Test
  void pairsAreForgottenTogetherAndOneAcrossTheHorizonKeepsItsStart() throws Exception {
    enter(pairs());
    List<String> kept = entries(HORIZON);
    forget();
    assertThat(entries(Instant.EPOCH))
        .filteredOn(line -> !line.contains("configured"))
        .containsExactlyElementsOf(
            Stream.concat(
                    Stream.of(
                        "410.0 own_side_down",
                        "404.0 own_side_down",
                        "403.6 maintenance_start",
                        "403.2 monitor_stopped"),
                    kept.stream())
                .toList());
  }

  @Test
  void whatIsKeptReadsAfterForgettingAsBefore() throws Exception {
    enter(pairs());
    Known before = known();
    assertThat(before.gaps()).hasSize(5);
    assertThat(before.maintenance()).hasSize(2);
    assertThat(before.ownSides()).containsExactly((Entry.OwnSideDown) lost(410, Side.IPV6));
    assertThat(before.month()).containsKeys("stories", "time:w", "entries:own_side_up");
    forget();
    assertThat(known()).isEqualTo(before);
    forget();
    assertThat(known()).isEqualTo(before);
  }

  /** Thirteen months of a version that kept what began and forgot what ended it. */
  @Test
  void aLedgerThatLostItsEndsCallsNothingLostThatNobodyCanProve() throws Exception {
    enter(pairs());
    Known before = known();
    loseEnds();
    assertThat(known()).isEqualTo(before);
    try (History history = history()) {
      assertThat(history.gaps(ago(500), ago(405)))
          .extracting(History.Gap::scope)
          .containsExactly(Optional.of(Side.IPV6));
      assertThat(history.maintenance(ago(500), ago(405))).isEmpty();
    }
    forget();
    assertThat(known()).isEqualTo(before);
    assertThat(entries(Instant.EPOCH))
        .filteredOn(line -> line.endsWith("own_side_down") || line.endsWith("maintenance_start"))
        .containsExactly(
            "410.0 own_side_down",
            "404.0 own_side_down",
            "403.6 maintenance_start",
            "300.0 own_side_down",
            "298.0 maintenance_start");
  }

  @Test
  void anOldStartWithoutEndAndSuccessorIsNotOpenForEver() throws Exception {
    enter(
        List.of(
            lost(480, Side.WAN), found(479, Side.WAN), works(470, "cũ/TB"), worked(469, "cũ/TB")));
    loseEnds();
    Known known = known();
    assertThat(known.ownSides()).isEmpty();
    assertThat(known.gaps()).isEmpty();
    assertThat(known.maintenance()).isEmpty();
    forget();
    assertThat(entries(Instant.EPOCH)).singleElement().asString().endsWith("configured");
  }

  @Test
  void ofAnOpenIncidentNothingIsForgotten() throws Exception {
    enter(
        List.of(
            step(-450 * DAY, "SC-mo", "opened"),
            told(450, "mo", "SC-mo"),
            act(450, "SC-mo"),
            step(-440 * DAY, "SC-dong", "opened"),
            told(440, "dong", "SC-dong"),
            act(440, "SC-dong"),
            step(-439 * DAY, "SC-dong", "closed")));
    forget();
    assertThat(entries(Instant.EPOCH))
        .filteredOn(line -> !line.contains("configured"))
        .containsExactly(
            "450.0 incident",
            "450.0 notification",
            "450.0 act",
            "440.0 incident",
            "439.0 incident");
  }

  @Test
  void anIncidentIsForgottenWholeTwentyYearsAfterItsLastStep() throws Exception {
    double years = 366;
    enter(
        List.of(
            step(Math.round(-21 * years * DAY), "SC-het", "opened"),
            step(Math.round(-20.5 * years * DAY), "SC-het", "closed"),
            step(Math.round(-21 * years * DAY), "SC-con", "opened"),
            step(Math.round(-19 * years * DAY), "SC-con", "closed")));
    forget();
    try (History history = history()) {
      assertThat(history.incidents(ago(22 * years), at(0)))
          .singleElement()
          .satisfies(story -> assertThat(story.id()).isEqualTo("SC-con"))
          .satisfies(story -> assertThat(story.steps()).hasSize(2));
    }
  }

  private static Entry told(double days, String key, String incident) {
    return new Entry.Notification(ago(days), key, Optional.of(incident), "sent", Body.EMPTY);
  }

  private static Entry act(double days, String subject) {
    return new Entry.Act(ago(days), "ai", "noted", subject, Body.EMPTY);
  }
}
