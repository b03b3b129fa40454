package vn.gov.haiduong.haidang.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.gov.haiduong.haidang.journal.Body;
import vn.gov.haiduong.haidang.journal.Entry;
import vn.gov.haiduong.haidang.journal.History;
import vn.gov.haiduong.haidang.journal.Journal.Kept;
import vn.gov.haiduong.haidang.probe.Verdict;
import vn.gov.haiduong.haidang.target.Target.Cadence;
import vn.gov.haiduong.haidang.target.TargetId;
import vn.gov.haiduong.haidang.time.Clock;

/** What is kept for how long, what becomes of the room, and a copy that is put back. */
class RetentionTest {

  private static final Instant NOW = Instant.parse("2026-11-26T03:00:00Z");
  private static final TargetId W = new TargetId("w");

  @TempDir Path folder;
  @TempDir Path elsewhere;

  private static Entry seen(Instant at) {
    return new Entry.Observed(
        at,
        W,
        Verdict.UP,
        Optional.empty(),
        new Cadence(Duration.ofSeconds(60), 3),
        OptionalLong.of(10_000));
  }

  private static Entry act(Instant at, String subject) {
    return new Entry.Act(at, "ai", "ghi", subject, Body.EMPTY);
  }

  private static Entry step(Instant at) {
    return new Entry.IncidentStep(at, "SC-1", "opened", List.of(W), Body.EMPTY);
  }

  private void write(Path into, List<Entry> entries) throws Exception {
    try (LiveLedger ledger = LiveLedger.open(into, Optional.empty(), Clock.system())) {
      assertThat(ledger.append(entries).toCompletableFuture().get(20, TimeUnit.SECONDS))
          .isEqualTo(Kept.LEDGER);
    }
  }

  private static List<String> acts(History history) {
    List<String> found = new ArrayList<>();
    history.entries(
        Instant.EPOCH,
        NOW.plus(Duration.ofDays(1)),
        entry -> {
          if (entry instanceof Entry.Act act) {
            found.add(act.subject());
          }
        });
    return found;
  }

  private static long observations(History history) {
    List<Entry.Observed> all = new ArrayList<>();
    history.observations(W, Instant.EPOCH, NOW.plus(Duration.ofDays(1)), all::add);
    return all.size();
  }

  @Test
  void afterThirteenMonthsMeasurementsGoAndIncidentsStay() throws Exception {
    Instant old = NOW.minus(500, ChronoUnit.DAYS);
    Instant lately = NOW.minus(390, ChronoUnit.DAYS);
    write(
        folder,
        List.of(
            new Entry.MonitorStarted(old, Optional.empty()),
            seen(old),
            act(old, "cũ"),
            step(old),
            seen(lately),
            act(lately, "còn hạn"),
            new Entry.Heartbeat(NOW)));
    LiveLedger.open(folder, Optional.empty(), Clock.system()).close(); // Folds what is there.
    try (Connection connection = Database.in(folder).open()) {
      Forgetting.forget(connection, NOW);
    }
    try (History history = Ledgers.read(folder, Optional.empty())) {
      assertThat(observations(history)).isEqualTo(1);
      assertThat(acts(history)).containsExactly("còn hạn");
      assertThat(history.incidents(old, NOW)).hasSize(1);
    }
  }

  @Test
  void theRoomOfWhatWentIsUsedAgain() throws Exception {
    Instant old = NOW.minus(450, ChronoUnit.DAYS);
    List<Entry> many = new ArrayList<>();
    for (int i = 0; i < 4_000; i++) {
      many.add(act(old.plusSeconds(i), "việc thứ " + i + " có lời dài dài dài dài dài dài dài"));
    }
    write(folder, many);
    try (Connection connection = Database.in(folder).open()) {
      Forgetting.forget(connection, NOW);
    }
    LiveLedger.open(folder, Optional.empty(), Clock.system()).close();
    long before = Files.size(folder.resolve(Database.FILE));
    List<Entry> fresh = new ArrayList<>();
    for (int i = 0; i < 3_000; i++) {
      fresh.add(act(NOW.plusSeconds(i), "việc thứ " + i + " có lời dài dài dài dài dài dài dài"));
    }
    write(folder, fresh);
    assertThat(Files.size(folder.resolve(Database.FILE))).isLessThanOrEqualTo(before + 65_536);
  }

  @Test
  void aCopyPutIntoAnEmptyFolderIsTheLedgerOfThatMoment() throws Exception {
    try (LiveLedger ledger = LiveLedger.open(folder, Optional.empty(), Clock.system())) {
      Kept _ =
          ledger
              .append(
                  List.of(
                      new Entry.MonitorStarted(NOW, Optional.empty()),
                      seen(NOW),
                      step(NOW),
                      act(NOW, "trước khi sao")))
              .toCompletableFuture()
              .get(20, TimeUnit.SECONDS);
      Path copy = elsewhere.resolve("so.db");
      assertThat(Ledgers.backup(folder, copy)).isPositive();
      Kept _ =
          ledger
              .append(List.of(act(NOW.plusSeconds(9), "sau khi sao")))
              .toCompletableFuture()
              .get(20, TimeUnit.SECONDS);
      Path _ = Files.move(copy, elsewhere.resolve(Database.FILE));
    }
    assertThat(Ledgers.damage(elsewhere)).isEmpty();
    try (LiveLedger again = LiveLedger.open(elsewhere, Optional.empty(), Clock.system())) {
      assertThat(again.restored().incidentSteps()).hasSize(1);
      assertThat(again.restored().lastSign()).contains(NOW);
      Kept _ =
          again
              .append(List.of(act(NOW.plusSeconds(60), "sau khi khôi phục")))
              .toCompletableFuture()
              .get(20, TimeUnit.SECONDS);
    }
    try (History history = Ledgers.read(elsewhere, Optional.empty())) {
      assertThat(acts(history)).containsExactly("trước khi sao", "sau khi khôi phục");
      assertThat(observations(history)).isEqualTo(1);
    }
  }
}
