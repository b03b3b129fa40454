package vn.gov.haiduong.haidang.app.people;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import vn.gov.haiduong.haidang.access.Accounts;
import vn.gov.haiduong.haidang.access.Secret;
import vn.gov.haiduong.haidang.duty.PersonId;
import vn.gov.haiduong.haidang.incident.Figures;
import vn.gov.haiduong.haidang.incident.IncidentBook;
import vn.gov.haiduong.haidang.incident.Incidents;
import vn.gov.haiduong.haidang.incident.Input;
import vn.gov.haiduong.haidang.incident.Turn;
import vn.gov.haiduong.haidang.incident.World;
import vn.gov.haiduong.haidang.journal.Journal;
import vn.gov.haiduong.haidang.notify.LocalCommand;
import vn.gov.haiduong.haidang.notify.Message;
import vn.gov.haiduong.haidang.plan.Channel;
import vn.gov.haiduong.haidang.target.TargetId;
import vn.gov.haiduong.haidang.time.ManualClock;

/** Somebody cannot be reached and others are called in their place: they hear of the end too. */
class StandInsTest {

  private static final Instant T0 = OneSite.T0;
  private static final TargetId SITE = OneSite.SITE;

  private final ManualClock clock = new ManualClock(T0.plusSeconds(60));
  private final World world = world();
  private final BlockingQueue<Input> reported = new LinkedBlockingQueue<>();
  private volatile IncidentBook book = IncidentBook.EMPTY;

  private static World world() {
    // The command of the one at the desk does not exist: refused by the only channel.
    Map<String, String> ways = Map.of("mot", "khong-co", "hai", "chay", "ba", "chay");
    return OneSite.world(
        Channel.COMMAND,
        ways,
        OneSite.roster("desk", "mot", "hai"),
        OneSite.roster("csirt", "ba", "ba"));
  }

  private List<String> heard(People people, Input input) {
    Turn turn = book.next(input, world);
    book = turn.book();
    People.Hearing hearing = people.hears(turn);
    people.took(turn, hearing, CompletableFuture.completedFuture(Journal.Kept.LEDGER));
    return hearing.messages().stream().map(Message::recipient).map(one -> one.id()).toList();
  }

  @Test
  void theyAreToldOfTheRecoveryOnce() throws InterruptedException {
    Vertx vertx = Vertx.vertx();
    try {
      People.Setup setup =
          new People.Setup(
              new Secret(new byte[Secret.LEAST_BYTES]),
              Optional.of("https://a.vn"),
              on ->
                  List.of(
                      new LocalCommand(
                          on, Map.of("chay", List.of("/bin/true")), Duration.ofSeconds(10))),
              () -> Accounts.NONE,
              false);
      People people =
          new People(vertx, clock, setup, new Remembered(Journal.FORGETFUL, List.of(), List.of()));
      people.know(() -> new Incidents(clock.now(), book, world, new Figures()));
      people.report(reported::add);
      people.open("http://127.0.0.1:1/", () -> true, new SimpleMeterRegistry()).await();

      assertThat(heard(people, OneSite.down(T0.plusSeconds(60)))).containsExactly("mot");
      Input told = reported.poll(20, TimeUnit.SECONDS);
      assertThat(told)
          .isInstanceOfSatisfying(
              Input.Reached.class,
              reached ->
                  assertThat(reached.people())
                      .containsExactlyInAnyOrder(new PersonId("hai"), new PersonId("ba")));
      assertThat(heard(people, told)).isEmpty();

      Instant end = T0.plusSeconds(600);
      assertThat(heard(people, new Input.OutageEnded(end, SITE, end))).isEmpty();
      assertThat(heard(people, new Input.RecoveryDue(end.plusSeconds(120), SITE, end)))
          .containsExactlyInAnyOrder("mot", "hai", "ba");
      people.close().await();
    } finally {
      vertx.close().await();
    }
  }
}
