package vn.gov.haiduong.haidang.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.gov.haiduong.haidang.app.incidents.KeptSteps;
import vn.gov.haiduong.haidang.config.Alerts;
import vn.gov.haiduong.haidang.config.AlertsLoader;
import vn.gov.haiduong.haidang.duty.Directory;
import vn.gov.haiduong.haidang.health.Outage;
import vn.gov.haiduong.haidang.incident.Actor;
import vn.gov.haiduong.haidang.incident.Event;
import vn.gov.haiduong.haidang.incident.IncidentBook;
import vn.gov.haiduong.haidang.incident.IncidentId;
import vn.gov.haiduong.haidang.incident.Input;
import vn.gov.haiduong.haidang.incident.Turn;
import vn.gov.haiduong.haidang.incident.World;
import vn.gov.haiduong.haidang.journal.Entry;
import vn.gov.haiduong.haidang.journal.History;
import vn.gov.haiduong.haidang.journal.Journal;
import vn.gov.haiduong.haidang.ledger.LiveLedger;
import vn.gov.haiduong.haidang.plan.Stage;
import vn.gov.haiduong.haidang.probe.Cause;
import vn.gov.haiduong.haidang.report.Handled;
import vn.gov.haiduong.haidang.target.TargetId;
import vn.gov.haiduong.haidang.time.Clock;

/** Which deadlines of the shipped plan an incident kept, from the steps in a real ledger. */
class HandlingTest {

  private static final Instant START = Instant.parse("2026-10-06T09:00:00+07:00");
  private static final TargetId SITE = new TargetId("snv");
  private static final Actor LAN = new Actor("Nguyễn Thị Lan", Optional.empty(), Actor.Means.PAGE);

  @TempDir Path data;

  private final World world = world();
  private final List<Entry> entries = new ArrayList<>();
  private IncidentBook book = IncidentBook.EMPTY;

  private static World world() {
    return switch (AlertsLoader.load(Path.of("..", "alerts"), LocalDate.of(2026, 10, 31))) {
      case Alerts.Result.Loaded(Alerts read) ->
          new World(read.plan(), read.calendar(), Directory.EMPTY, Map.of());
      case Alerts.Result.Refused(var problems) -> throw new AssertionError(problems);
    };
  }

  private void take(Input input) {
    Turn turn = book.next(input, world);
    assertThat(turn.refusal()).isEmpty();
    book = turn.book();
    turn.kept().forEach(kept -> entries.add(KeptSteps.of(kept)));
  }

  private static Instant after(long minutes) {
    return START.plus(Duration.ofMinutes(minutes));
  }

  private IncidentId open() {
    take(
        new Input.OutageDue(
            START.plusSeconds(40),
            SITE,
            new Outage(
                START,
                Optional.empty(),
                START.plusSeconds(40),
                Optional.of(Cause.CONNECT_REFUSED),
                Optional.of(START.plusSeconds(40))),
            List.of()));
    take(new Input.Passed(after(2)));
    return book.open().getFirst().id();
  }

  private List<Handled> handled() throws Exception {
    List<Entry> all = new ArrayList<>();
    all.add(new Entry.MonitorStarted(START.minusSeconds(60), Optional.empty()));
    all.addAll(entries);
    all.add(new Entry.Heartbeat(START.plus(Duration.ofDays(20))));
    try (LiveLedger ledger = LiveLedger.open(data, Optional.empty(), Clock.system())) {
      assertThat(ledger.append(all).toCompletableFuture().get(20, TimeUnit.SECONDS))
          .isEqualTo(Journal.Kept.LEDGER);
    }
    try (History history = new Books(data, Optional.empty()).history()) {
      return Handling.of(history, YearMonth.of(2026, 10), Path.of("..", "alerts"));
    }
  }

  @Test
  void deadlinesAreKeptOrMissedAsTheLedgerSaysAndActsStandWithTheirNames() throws Exception {
    IncidentId id = open();
    take(new Input.Act(id, new Event.Acknowledged(after(50), LAN, "", Optional.empty())));
    take(new Input.Act(id, new Event.StepDone(after(55), LAN, "xac-minh", "")));
    take(new Input.Act(id, new Event.StageEntered(after(60), LAN, Stage.HANDLE)));

    List<Handled> handled = handled();

    assertThat(handled).hasSize(1);
    Handled one = handled.getFirst();
    assertThat(one.incident()).isEqualTo(id.value());
    assertThat(one.acts())
        .extracting(Handled.Act::what)
        .containsExactly(
            "nhận xử lý", "Tiếp nhận, xác minh sự cố", "giai đoạn: " + Stage.HANDLE.words());
    assertThat(one.acts()).extracting(Handled.Act::by).containsOnly("Nguyễn Thị Lan");
    assertThat(one.due())
        .as("S3: 30 minutes to acknowledge, taken up after 50")
        .anySatisfy(
            due -> {
              assertThat(due.what()).isEqualTo("Có người nhận xử lý");
              assertThat(due.done()).contains(after(50));
              assertThat(due.kept()).isFalse();
              assertThat(due.state()).isEqualTo("đã thực hiện, trễ hạn");
            })
        .as("never classified, twenty days later")
        .anySatisfy(
            due -> {
              assertThat(due.what()).isEqualTo("Phân loại sự cố");
              assertThat(due.done()).isEmpty();
              assertThat(due.kept()).isFalse();
            });
  }

  @Test
  void whatWasTakenUpInTimeIsKeptInTime() throws Exception {
    IncidentId id = open();
    take(new Input.Act(id, new Event.Acknowledged(after(10), LAN, "", Optional.empty())));
    assertThat(handled().getFirst().due())
        .anySatisfy(
            due -> {
              assertThat(due.what()).isEqualTo("Có người nhận xử lý");
              assertThat(due.kept()).isTrue();
              assertThat(due.done()).contains(after(10));
            });
  }
}
