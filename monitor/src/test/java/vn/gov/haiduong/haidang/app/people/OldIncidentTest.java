package vn.gov.haiduong.haidang.app.people;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.gov.haiduong.haidang.console.PeoplePorts;
import vn.gov.haiduong.haidang.engine.IncidentDesk;
import vn.gov.haiduong.haidang.incident.Actor;
import vn.gov.haiduong.haidang.incident.Event;
import vn.gov.haiduong.haidang.incident.Incident;
import vn.gov.haiduong.haidang.incident.IncidentBook;
import vn.gov.haiduong.haidang.incident.IncidentId;
import vn.gov.haiduong.haidang.incident.Input;
import vn.gov.haiduong.haidang.incident.Refusal;
import vn.gov.haiduong.haidang.incident.World;
import vn.gov.haiduong.haidang.journal.Journal;
import vn.gov.haiduong.haidang.target.TargetId;
import vn.gov.haiduong.haidang.time.ManualClock;

/** What people still do about an incident weeks after it was closed. */
class OldIncidentTest {

  private static final Instant T0 = OneSite.T0;
  private static final TargetId SITE = OneSite.SITE;
  private static final World WORLD = OneSite.world();
  private static final Actor LAN = new Actor("Nguyễn Thị Lan", Optional.empty(), Actor.Means.PAGE);

  private final ManualClock clock = new ManualClock(T0.plusSeconds(60));
  private final Vertx vertx = Vertx.vertx();
  private final List<Remembered.Happened> kept = new ArrayList<>();
  private IncidentDesk desk;
  private People people;

  @AfterEach
  void end() throws Exception {
    var _ = vertx.close().await(20, TimeUnit.SECONDS);
  }

  /** As the service puts them together; what an earlier life kept is there. */
  @BeforeEach
  void begin() {
    people =
        new People(
            vertx, clock, People.Setup.none(), new Remembered(Journal.FORGETFUL, kept, List.of()));
    IncidentBook book = IncidentBook.EMPTY;
    for (Remembered.Happened one : kept) {
      book = book.restored(one.incident(), one.event());
    }
    desk =
        new IncidentDesk(
            book,
            WORLD,
            turn -> {
              turn.kept()
                  .forEach(one -> kept.add(new Remembered.Happened(one.incident(), one.event())));
              people.took(
                  turn, people.hears(turn), CompletableFuture.completedFuture(Journal.Kept.LEDGER));
            });
    people.know(desk::incidents);
    desk.recalling(people::standing);
  }

  private PeoplePorts ports() {
    return people.ports(
        desk::incidents,
        (id, done) -> Future.succeededFuture(desk.take(new Input.Act(id, done)).refusal()),
        new NoOrders());
  }

  private void pass(Duration time) {
    clock.pass(time);
    desk.tick(clock.now());
  }

  private Optional<Refusal> act(IncidentId id, Event.Done done) {
    return ports().acts().act(id, done).result();
  }

  private Incident past(IncidentId id) {
    return ports().past().get().stream()
        .filter(incident -> incident.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  /** Down, up again and closed. */
  private IncidentId closed() {
    var _ = desk.take(OneSite.down(clock.now()));
    pass(Duration.ofMinutes(10));
    var _ = desk.take(new Input.OutageEnded(clock.now(), SITE, clock.now()));
    var _ = desk.take(new Input.RecoveryDue(clock.now(), SITE, clock.now()));
    IncidentId id = desk.incidents().book().all().iterator().next().id();
    assertThat(act(id, new Event.Acknowledged(clock.now(), LAN, "", Optional.empty()))).isEmpty();
    assertThat(act(id, new Event.Closed(clock.now(), LAN, "đã sửa", "", false))).isEmpty();
    return id;
  }

  private void actsOnTheEighthDay(IncidentId id) {
    assertThat(desk.incidents().book().incident(id)).isEmpty();
    String clockOfPaper = OneSite.PLAN.clocks().getFirst().id();
    assertThat(act(id, new Event.DocumentSent(clock.now(), LAN, clockOfPaper, "45/BC", "Sở KHCN")))
        .isEmpty();
    assertThat(act(id, new Event.Noted(clock.now(), LAN, "đã gửi Mẫu 04"))).isEmpty();
    pass(Duration.ofSeconds(1));
    assertThat(past(id).sent()).containsKey(clockOfPaper);
    assertThat(ports().story().apply(id))
        .anyMatch(event -> event instanceof Event.Noted noted && noted.text().contains("Mẫu 04"));
    assertThat(act(id, new Event.DocumentSent(clock.now(), LAN, clockOfPaper, "46/BC", "Sở KHCN")))
        .as("what was sent is known also to the next act")
        .contains(Refusal.ALREADY_SENT);
    pass(Duration.ofSeconds(1));
    assertThat(desk.incidents().book().all()).as("the book stays small").isEmpty();
  }

  @Test
  void aPaperIsRecordedAndANoteIsTakenOnTheEighthDay() {
    begin();
    IncidentId id = closed();
    pass(Duration.ofDays(8));
    actsOnTheEighthDay(id);
  }

  @Test
  void theSameAfterARestart() {
    begin();
    IncidentId id = closed();
    clock.pass(Duration.ofDays(8));
    begin();
    pass(Duration.ofSeconds(1));
    actsOnTheEighthDay(id);
  }

  @Test
  void anIncidentOfAMonthAgoIsReopenedAndStaysOpen() {
    begin();
    IncidentId id = closed();
    pass(Duration.ofDays(30));
    assertThat(act(id, new Event.Reopened(clock.now(), LAN, "nguyên nhân chưa rõ"))).isEmpty();
    pass(Duration.ofDays(10));
    assertThat(desk.incidents().book().incident(id))
        .hasValueSatisfying(incident -> assertThat(incident.open()).isTrue());
    assertThat(act(id, new Event.Closed(clock.now(), LAN, "đã rõ", "", false))).isEmpty();
  }

  @Test
  void whatNeverWasIsStillUnknown() {
    begin();
    assertThat(act(new IncidentId("SC-261125-0000F"), new Event.Noted(clock.now(), LAN, "gì")))
        .contains(Refusal.UNKNOWN_INCIDENT);
  }
}
