package vn.gov.haiduong.haidang.app.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.gov.haiduong.haidang.access.Accounts;
import vn.gov.haiduong.haidang.access.Secret;
import vn.gov.haiduong.haidang.console.PeoplePorts;
import vn.gov.haiduong.haidang.incident.Figures;
import vn.gov.haiduong.haidang.incident.Incident;
import vn.gov.haiduong.haidang.incident.IncidentBook;
import vn.gov.haiduong.haidang.incident.IncidentId;
import vn.gov.haiduong.haidang.incident.Incidents;
import vn.gov.haiduong.haidang.incident.Turn;
import vn.gov.haiduong.haidang.incident.World;
import vn.gov.haiduong.haidang.journal.Body;
import vn.gov.haiduong.haidang.journal.Entry;
import vn.gov.haiduong.haidang.journal.Journal.Kept;
import vn.gov.haiduong.haidang.journal.UnreadableJournal;
import vn.gov.haiduong.haidang.ledger.LiveLedger;
import vn.gov.haiduong.haidang.notify.Address;
import vn.gov.haiduong.haidang.notify.Message;
import vn.gov.haiduong.haidang.notify.Purpose;
import vn.gov.haiduong.haidang.notify.Recipient;
import vn.gov.haiduong.haidang.notify.SmsGateway;
import vn.gov.haiduong.haidang.notify.Text;
import vn.gov.haiduong.haidang.plan.Channel;
import vn.gov.haiduong.haidang.time.ManualClock;

/** Who was told of one incident, however long ago and whatever else was told since. */
class WhomTest {

  private static final Instant T0 = OneSite.T0;
  private static final String REFUSED = "0912000009";

  @TempDir Path folder;

  private final ManualClock clock = new ManualClock(T0.plusSeconds(60));
  private final Vertx vertx = Vertx.vertx();
  private HttpServer gateway;
  private World world;

  @BeforeEach
  void begin() throws Exception {
    gateway =
        vertx
            .createHttpServer()
            .requestHandler(
                request ->
                    request.bodyHandler(
                        body -> {
                          boolean refused = body.toString().contains(REFUSED);
                          var _ =
                              request
                                  .response()
                                  .setStatusCode(refused ? 400 : 200)
                                  .end(refused ? "số bị khóa" : "tin-77");
                        }))
            .listen(0, "127.0.0.1")
            .await(10, TimeUnit.SECONDS);
    world =
        OneSite.world(
            Channel.SMS,
            Map.of("mot", "0912000001", "ba", REFUSED),
            OneSite.roster("desk", "mot", "mot"),
            OneSite.roster("csirt", "ba", "ba"));
  }

  @AfterEach
  void end() throws Exception {
    var _ = vertx.close().await(20, TimeUnit.SECONDS);
  }

  /** One service's life with this ledger. */
  private final class Life implements AutoCloseable {
    final LiveLedger ledger;
    final People people;
    final PeoplePorts ports;
    private IncidentBook book = IncidentBook.EMPTY;

    Life() throws Exception {
      this(false);
    }

    /**
     * @param blind whether the ledger cannot be read while it lives
     */
    Life(boolean blind) throws Exception {
      ledger = LiveLedger.open(folder, Optional.empty(), clock);
      Remembered.Earlier earlier =
          blind
              ? (_, _, _, _) -> {
                throw new UnreadableJournal("đĩa hỏng");
              }
              : ledger::told;
      people =
          new People(
              vertx,
              clock,
              new People.Setup(
                  new Secret(new byte[Secret.LEAST_BYTES]),
                  Optional.of("https://a.vn"),
                  made -> List.of(new SmsGateway(made, settings())),
                  () -> Accounts.NONE,
                  false),
              new Remembered(ledger, List.of(), ledger.restored().notifications(), earlier));
      people.know(this::incidents);
      people
          .open("https://a.vn", () -> true, new SimpleMeterRegistry())
          .await(20, TimeUnit.SECONDS);
      ports = people.ports(this::incidents, (_, _) -> Future.failedFuture("none"), new NoOrders());
    }

    private Incidents incidents() {
      return new Incidents(clock.now(), book, world, new Figures());
    }

    /** The site is down, and people hear of it. */
    Incident down() throws Exception {
      Turn turn = book.next(OneSite.down(T0.plusSeconds(60)), world);
      book = turn.book();
      People.Hearing hearing = people.hears(turn);
      people.took(turn, hearing, ledger.append(hearing.entries()));
      Incident incident = book.all().iterator().next();
      String id = incident.id().value();
      Message alsoTo =
          new Message(
              id + ":grew:ba",
              id,
              new Recipient("ba", "Người ba", List.of(new Address(Channel.SMS, REFUSED))),
              Purpose.UPDATE,
              new Text("Thêm", "Thêm đối tượng", "Them", "grew", Map.of(), Optional.empty()),
              clock.now(),
              false);
      assertThat(
              people
                  .tell(List.of(), List.of(alsoTo))
                  .toCompletableFuture()
                  .get(20, TimeUnit.SECONDS))
          .isEqualTo(Kept.LEDGER);
      return incident;
    }

    List<String> told(Incident incident) {
      return ports.telling().of(incident).told().stream()
          .map(one -> one.person() + " " + one.state().label() + " " + one.result())
          .distinct()
          .toList();
    }

    @Override
    public void close() {
      var _ =
          people
              .close()
              .toCompletionStage()
              .toCompletableFuture()
              .orTimeout(20, TimeUnit.SECONDS)
              .join();
      ledger.close();
    }
  }

  private SmsGateway.Settings settings() {
    return new SmsGateway.Settings(
        URI.create("http://127.0.0.1:" + gateway.actualPort() + "/send"),
        SmsGateway.Form.FORM,
        Map.of(),
        Map.of("phone", "{to}", "text", "{text}"),
        "",
        Duration.ofSeconds(10));
  }

  /** What a thousand other messages leave behind. */
  private static List<Entry> others(Instant since) {
    List<Entry> all = new ArrayList<>();
    for (int i = 0; i < 1_500; i++) {
      all.add(
          new Entry.Notification(
              since.plusSeconds(i),
              "SC-261214-00001:opened:" + i,
              Optional.of("SC-261214-00001"),
              "delivered",
              Body.of(
                  "person",
                  "ai-do",
                  "purpose",
                  "opened",
                  "channel",
                  "sms",
                  "nth",
                  1,
                  "result",
                  "accepted",
                  "said",
                  "ok")));
    }
    return all;
  }

  private void keep(LiveLedger ledger, List<Entry> entries) throws Exception {
    assertThat(ledger.append(entries).toCompletableFuture().get(20, TimeUnit.SECONDS))
        .isEqualTo(Kept.LEDGER);
  }

  @Test
  void everyAttemptIsShownThreeWeeksAndManyMessagesLater() throws Exception {
    Incident incident;
    List<String> before;
    try (Life life = new Life()) {
      incident = life.down();
      await()
          .untilAsserted(
              () ->
                  assertThat(life.told(incident))
                      .anyMatch(line -> line.startsWith("mot accepted HTTP 200"))
                      .anyMatch(line -> line.startsWith("ba not_taken "))
                      .anyMatch(line -> line.startsWith("ba waiting  (đã thử ")));
      clock.pass(Duration.ofHours(25));
      await()
          .untilAsserted(
              () ->
                  assertThat(life.told(incident))
                      .anyMatch(line -> line.startsWith("ba given_up "))
                      .noneMatch(line -> line.startsWith("ba waiting")));
      before = life.told(incident);
    }
    clock.pass(Duration.ofDays(20));
    try (Life life = new Life()) {
      keep(life.ledger, others(clock.now().minus(Duration.ofDays(1))));
    }
    try (Life life = new Life()) {
      assertThat(life.people.told()).hasSize(1_000).noneMatch(one -> one.person().equals("mot"));
      assertThat(life.ports.telling().of(incident).whole()).isTrue();
      assertThat(life.told(incident)).isEqualTo(before);
      assertThat(life.ports.telling().people(List.of(incident)))
          .hasEntrySatisfying(
              incident.id(), people -> assertThat(people).containsExactlyInAnyOrder("mot", "ba"));
      IncidentId other = new IncidentId("SC-261214-00001");
      assertThat(life.ports.telling().people(List.of())).doesNotContainKey(other);
    }
  }

  @Test
  void whatNobodyTriesAnyMoreIsNotSaidToWait() throws Exception {
    Incident incident;
    try (Life life = new Life()) {
      incident = life.down();
      await()
          .until(() -> life.told(incident).stream().anyMatch(line -> line.startsWith("ba wait")));
    }
    clock.pass(Duration.ofDays(20));
    try (LiveLedger alone = LiveLedger.open(folder, Optional.empty(), clock)) {
      keep(alone, List.of(new Entry.Heartbeat(clock.now())));
    }
    try (Life life = new Life()) {
      assertThat(life.told(incident))
          .contains("ba given_up dịch vụ dừng lâu hơn thời gian gửi lại")
          .noneMatch(line -> line.contains("waiting"));
    }
  }

  @Test
  void whereTheLedgerCannotBeReadThePageSaysThatEarlierOnesAreMissing() throws Exception {
    try (Life life = new Life(true)) {
      Incident incident = life.down();
      await()
          .until(() -> life.told(incident).stream().anyMatch(line -> line.startsWith("mot acc")));
      assertThat(life.ports.telling().of(incident).whole()).isFalse();
    }
  }
}
